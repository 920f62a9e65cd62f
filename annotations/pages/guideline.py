"""A study's `guideline.toml` and its example sentences to the guideline that annotators read.

The sentences are the tests of the rules (`examples/<field>.tsv`), so that people are taught what
the program is held to. A plain one is shown first, then those with a note.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cases.contract import CHECKS
from cases.record import Case
from studies.study import Study, StudyError

FILE = "guideline.toml"
"""What is said to annotators, field by field."""

_DOCUMENT = frozenset({"kind", "relevant", "patient"})
"""Sections that are no field of a case; there are no sentences for them."""
_ANY_NAME = ":<name>"
_LONGEST = 240
_LISTED = 5


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence about one patient and the values it states; without any it states nothing."""

    text: str
    values: tuple[str, ...]
    note: str

    @property
    def line(self) -> str:
        """As the guideline shows it."""
        return f"- “{self.text}”" + (f" ({self.note})" if self.note else "")

    @property
    def said(self) -> str:
        """The values that it states."""
        return ", ".join(f"`{value}`" for value in self.values)

    def like(self, other: "Example") -> float:
        """The share of words in common."""
        mine, theirs = (set(each.text.lower().rstrip(".").split()) for each in (self, other))
        return len(mine & theirs) / len(mine | theirs)


def guideline(study: Study) -> str:
    """The guideline, in Markdown.

    Raises `StudyError` where the file is missing or speaks of a field that there is not.
    """
    source = _source(study)
    lines = [f"# {source['title']}", "", source["introduction"].strip()]
    for section in source["section"]:
        lines += ["", *_section(section, study)]
    return "\n".join(lines) + "\n"


def _source(study: Study) -> Mapping[str, Any]:
    path = study.folder / FILE
    try:
        source = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        message = f"{path}: {error.strerror}; write there what annotators are told"
        raise StudyError(message) from error
    except tomllib.TOMLDecodeError as error:
        raise StudyError(f"{path}: {error}") from error
    for key in ("title", "introduction", "section"):
        if key not in source:
            raise StudyError(f"{path}: it has no {key}")
    for section in source["section"]:
        _check(section, f"{path}: the section {section.get('title', '')!r}")
    return source


def _check(section: Mapping[str, Any], what: str) -> None:
    for key in ("field", "title", "label", "decide"):
        if not isinstance(section.get(key), str):
            raise StudyError(f"{what} has no {key}")
    if section["field"] not in {*CHECKS, *_DOCUMENT}:
        raise StudyError(f"{what} is about {section['field']!r}, which is no field of a case")


def _section(section: Mapping[str, Any], study: Study) -> Iterator[str]:
    field, label = section["field"], section["label"]
    examples = list(_examples(study, field))
    shown = ", ".join(f"`{each}`" for each in (label.format(value="…"), *section.get("beside", ())))
    named = "Labels" if "{value}" in label or "beside" in section else "Label"
    key = "" if field in _DOCUMENT else f"; `{field}` in the case record"
    yield from (f"## {section['title']}", "")
    yield from (f"{named} {shown}{key}.", "", section["decide"].strip())
    values = _values(section, study)
    if values:
        yield from _labels(section, values, examples)
    else:
        yield from _listed("Value", (each for each in examples if each.values))
    yield from _listed("No value", (each for each in examples if not each.values))


def _values(section: Mapping[str, Any], study: Study) -> dict[str, str]:
    """The values of a category with their meanings; none where any value may be."""
    if "meanings" not in section:
        return dict(section.get("values", {}))
    rows = study.rows(section["meanings"])
    return {row["key"]: row.get("name") or row.get("covers", "") for row in rows}


def _labels(
    section: Mapping[str, Any], values: Mapping[str, str], examples: Sequence[Example]
) -> Iterator[str]:
    """A heading for each label that there are sentences for; the rest in a list."""
    plain = [""]
    for value, meaning in values.items():
        called = section.get("called", {}).get(value, value.removesuffix(_ANY_NAME))
        label = f"`{section['label'].format(value=called)}`"
        contrasts = list(_contrasts(value, examples, section.get("examples", 2)))
        if contrasts:
            yield from ("", f"### {label}", "", meaning, "", *contrasts)
        else:
            plain.append(f"- {label}: {meaning}")
    if len(plain) < len(values) and plain[1:]:
        plain[:0] = ["", "### Further labels"]
    yield from plain if plain[1:] else ()


def _contrasts(value: str, examples: Sequence[Example], shown: int) -> Iterator[str]:
    """Sentences that state the value, then those most like them that state another."""
    stating = [each for each in examples if any(_is(stated, value) for stated in each.values)]
    others = [each for each in examples if each.values and each not in stating]
    yield from (each.line for each in _best(stating)[:shown])
    if stating:
        near = sorted(others, key=lambda each: -max(each.like(one) for one in stating))
        yield from (f"- not: {each.line[2:]}, which is {each.said}" for each in near[: shown - 1])


def _is(stated: str, value: str) -> bool:
    """`other:<name>` is any value that begins with `other:`."""
    stem = value.removesuffix(_ANY_NAME)
    return stated == value or (stem != value and stated.startswith(f"{stem}:"))


def _listed(heading: str, examples: Iterable[Example]) -> Iterator[str]:
    chosen = _best(examples)[:_LISTED]
    if chosen:
        yield from ("", f"### {heading}", "")
        yield from (f"{each.line}: {each.said}" if each.values else each.line for each in chosen)


def _best(examples: Iterable[Example]) -> list[Example]:
    """The shortest plain one, those that say why, then the rest; shorter ones first."""
    short = [each for each in examples if len(each.text) <= _LONGEST]
    ordered = sorted(short, key=lambda each: (bool(each.note), len(each.text), each.text))
    return [*ordered[:1], *sorted(ordered[1:], key=lambda each: not each.note)]


def _examples(study: Study, field: str) -> Iterator[Example]:
    """The study's sentences for a field; a study may have none."""
    if not (study.folder / "examples" / f"{field}.tsv").exists():
        return
    for row in study.rows(f"examples/{field}"):
        value = json.loads(row["expected"])
        unstated = value in (None, []) or value == getattr(Case(), field)
        each = value if isinstance(value, list) else [value]
        yield Example(row["text"], () if unstated else tuple(map(_name, each)), row["note"])


def _name(value: object) -> str:
    """A value as a label has it."""
    return value if isinstance(value, str) else json.dumps(value)
