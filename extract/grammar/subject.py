"""A study's relevance table to compiled patterns: how its subject and its doubles are named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import groupby

from extract.grammar.pattern import Pattern
from studies.study import Study, StudyError

_SCAN = {"l": "[l1I!]", "i": "[i1l!]", "o": "[o0]", "m": "(?:m|rn)"}
_GAP = r"(?:\S{1,25}\s{1,3}){0,4}?"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a paper of the study speaks of: one pattern a role of `relevance.tsv`."""

    tissue: Pattern
    histology: Pattern
    site: Pattern
    spine: Pattern
    sign: Pattern
    mass: Pattern
    presence: Pattern
    block: Pattern
    blood: Pattern
    skull: Pattern
    lookalike: Pattern
    elsewhere: Pattern
    organ: Pattern
    animal: Pattern
    animal_sign: Pattern


@lru_cache(maxsize=8)
def subject_of(study: Study) -> Subject:
    """The patterns of the study. Raises `StudyError` for a role that none or no term has."""
    terms: dict[str, list[str]] = {field.name: [] for field in fields(Subject)}
    for row in study.rows("relevance"):
        terms.setdefault(row["role"], []).append(row["term"])
    wrong = sorted(terms.keys() - {field.name for field in fields(Subject)})
    wrong += [role for role, words in terms.items() if not words]
    if wrong:
        raise StudyError(
            f"{study.folder / 'relevance.tsv'}: these roles are unknown, or have no term: "
            + ", ".join(wrong)
        )
    return Subject(**{role: any_term(words) for role, words in terms.items()})


def any_term(terms: list[str]) -> Pattern:
    """A pattern for any of the terms, written as the head of `relevance.tsv` says.

    What terms have in common at their beginning is tried once, which makes a long list cheap.
    """
    tree = _any_of(sorted({tuple(_pieces(term)) for term in terms}))
    return Pattern(rf"(?<!\w){tree}(?!\w)", re.IGNORECASE)


def _any_of(terms: Sequence[tuple[str, ...]]) -> str:
    """A pattern for any of the lists of pieces; the longer of two is tried first."""
    branches: list[str] = []
    for first, group in groupby((term for term in terms if term), key=lambda term: term[0]):
        branches.append(first + _any_of([term[1:] for term in group]))
    if not branches:
        return ""
    whole = "|".join(branches)
    if () in terms:
        return f"(?:{whole})?"
    return branches[0] if len(branches) == 1 else f"(?:{whole})"


def _pieces(term: str) -> Iterator[str]:
    """The term as patterns of a letter or a gap each."""
    for part in re.findall(r"ae|oe| \.\.\. |.", term):
        if part == " ... ":
            yield rf"[\s-]{{1,3}}{_GAP}"
        elif part in {"ae", "oe"}:
            yield "a?e" if part == "ae" else "(?:[o0]?e|œ)"
        elif part == "*":
            yield r"\w{0,12}"
        elif part in " -":
            yield r"[\s-]{1,3}" if part == " " else r"[\s-]{0,2}"
        else:
            yield _SCAN.get(part, re.escape(part))
