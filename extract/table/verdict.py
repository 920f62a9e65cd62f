"""A short cell to the outcome it states: `CR`, `Improved; died 2 y later`, `no change`.

Words in a column of results stand alone, where prose has sentences; longer cells are read as prose.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extract.grammar.pattern import Pattern

_LONGEST = 80
_PART = Pattern(r"(?:(?!\band\b|\bbut\b|\bthen\b)[^;,/.()])+", re.IGNORECASE)
_MASS = Pattern(
    r"\b(?:mass(?:es)?|lesions?|tumou?rs?|size|mri?|ct|imaging|radiolog\w*|radiograph\w*|scans?)\b",
    re.IGNORECASE,
)
_LEADING = Pattern(
    r"\s*(?:(?:the|of|in|his|her|clinical(?:ly)?|neurologic(?:al(?:ly)?)?|symptom\w*|outcome|result"
    r"|mass"
    r"(?:es)?|lesions?|tumou?rs?|size|mri?|ct|imaging|radiolog\w*|pain|paraparesis|weakness"
    r"|deficit|(?:about|by|over)?\s*\d{1,3}\s?%):?\s+)*",
    re.IGNORECASE,
)
_WHOLE = r"(?:complete(?:ly)?|full(?:y)?|total(?:ly)?)"
_GOT_WELL = (
    r"(?:recover\w*|resol\w*|response|remission|improve\w*|relie\w*|regress\w*|disappear\w*)"
)
_CLINICAL = {
    "died": r"(?:died?|dead|deaths?|deceased|expired|fatal|exitus)\b",
    "worsened": r"(?:wors\w*|deteriorat\w*|progress\w*|aggravat\w*|pd)\b",
    "unchanged": r"(?:(?:no|without|poor|minimal) (?:\w+ )?(?:changes?|improvement|response"
    r"|recovery"
    r"|effect|benefit|relief)|(?:not|never) (?:improve\w*|better|recover\w*|respond\w*)"
    r"|non-?respon\w*|unchanged|stable|static|same|persist\w*|failure|failed|sd|nc)\b",
    "improved": r"(?:near\w*|almost|incomplete\w*|partial\w*|pr|improv\w*|better|relie\w*|good|fair"
    r"|moderate\w*|slight\w*|some|mild\w*|significant\w*|marked\w*|recover\w*|excellent)\b",
    "resolved": rf"(?:{_WHOLE}(?:\s*$| (?:\w+ )?{_GOT_WELL})|cured?\b|cr\b|resol(?:ved|ution)"
    r"|intact|normal|asymptomatic|symptom[- ]free|no (?:\w+ )?(?:deficits?|symptoms)\b)",
}
_IMAGING = {
    "progressed": r"(?:progress\w*|increas\w*|enlarg\w*|larger|grew|growth|pd)\b",
    "unchanged": r"(?:no (?:\w+ )?(?:change|response|reduction|regression)|unchanged|stable|static"
    r"|same"
    r"|sd|nc|persist\w*)\b",
    "reduced": r"(?:near\w*|almost|incomplete\w*|partial\w*|pr|small\w*|reduc\w*|decreas\w*"
    r"|regress\w*"
    r"|shr[aiu]nk\w*|diminish\w*|improv\w*|residual|significant\w*|marked\w*|slight\w*)\b",
    "resolved": rf"(?:{_WHOLE}(?:\s*$| (?:\w+ )?{_GOT_WELL})|cr\b|resol(?:ved|ution)|disappear\w*"
    r"|vanished|negative|normal|no (?:residual|residue|mass|lesion|tumou?r)\b|gone|cleared?\b)",
}


def _compiled(table: Mapping[str, str]) -> dict[str, Pattern]:
    return {value: Pattern(words, re.IGNORECASE) for value, words in table.items()}


_CLINICAL_WORDS, _IMAGING_WORDS = _compiled(_CLINICAL), _compiled(_IMAGING)


@dataclass(frozen=True, slots=True)
class Verdict:
    """An outcome, and the part of the cell that states it."""

    value: str
    start: int
    end: int


def clinical_verdict(cell: str) -> Verdict | None:
    """The clinical outcome that a short cell states.

    `Improved; died 2 y later` -> improved: a clear result stays. `Pain better, gait unchanged` ->
    improved. What is said of the mass is not clinical.
    """
    found = {v.value: v for v in reversed(list(_verdicts(cell, _CLINICAL_WORDS, of_mass=False)))}
    better = found.get("resolved") or found.get("improved")
    if {"resolved", "improved"} <= found.keys():
        better = found["improved"]
    died = found.get("died")
    if died and not (better and better.start < died.start):
        return died
    return better or found.get("worsened") or found.get("unchanged")


def imaging_verdict(cell: str, *, of_mass: bool) -> Verdict | None:
    """The outcome on scans that a short cell states; None where its parts disagree.

    In a column of clinical results only the parts that name the mass count (`of_mass` is false).
    """
    found = list(_verdicts(cell, _IMAGING_WORDS, of_mass=None if of_mass else True))
    return found[0] if len({verdict.value for verdict in found}) == 1 else None


def _verdicts(
    cell: str, words: Mapping[str, Pattern], *, of_mass: bool | None
) -> Iterator[Verdict]:
    """What each part of the cell states; None for `of_mass` takes all parts."""
    for part in _PART.finditer(cell) if len(cell) <= _LONGEST else ():
        if of_mass is not None and bool(_MASS.search(part[0])) is not of_mass:
            continue
        lead = _LEADING.match(cell, part.start(), part.end())
        begin = lead.end() if lead else part.start()
        for value, pattern in words.items():
            match = pattern.match(cell, begin, part.end())
            if match:
                yield Verdict(value, match.start(), match.end())
                break
