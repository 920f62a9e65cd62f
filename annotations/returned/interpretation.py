"""What stands on an annotator's page to what he says: marks, findings, and what cannot be read.

Nothing is guessed. A page on which anything is ambiguous is not taken; each problem is a sentence
for the annotator.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from annotations.pages.labels import (
    CANNOT_TELL,
    OTHER,
    Label,
)
from annotations.pages.marked import Mark
from annotations.pages.page import Page
from annotations.returned.ownership import Link, Owned, owners
from annotations.returned.statements import Statement, key_of, read_statements
from cases.finding import FURTHER, Evidence, Field, Finding, PatientId, Status, Value

ReadWords = Callable[[Field, str], Sequence[Value]]
"""The values of a field that words give, read as the extractor would; maybe none."""

_MANY = frozenset(
    {Field.LEVELS, Field.REGIONS, Field.COMPARTMENTS, Field.DISORDERS, Field.TREATMENTS}
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A span as the server has it, in code points of the page."""

    span_id: int
    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Returned:
    """A confirmed page as it came back. `pushed` is the manifest's `spans`."""

    page: Page
    pushed: Sequence[Mapping[str, Any]]
    spans: Sequence[Seen]
    links: Sequence[Link]
    comments: Sequence[str]
    person: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a span: `what` is kept, corrected, rejected or added."""

    what: str
    span_id: int
    before: str
    after: str
    words: str


@dataclass(slots=True)
class Interpreted:
    """`patients` are the numbers of those who are cases, `dismissed` of those who are none.

    `undecided` are (patient, field) that the annotator could not tell. `problems` are sentences;
    where there are any, nothing else counts.
    """

    marks: list[Mark] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    patients: list[str] = field(default_factory=list)
    dismissed: list[str] = field(default_factory=list)
    undecided: set[tuple[str | None, Field]] = field(default_factory=set)
    statements: list[Statement] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    kind: str = ""
    relevant: bool = False


@dataclass(frozen=True, slots=True)
class _Said:
    """A value by one span. `acted`: the annotator changed or added it, so it counts over others.

    `rank` is a finding's: that of the extractor's whose label still stands there; of a refusal
    that the annotator marked himself that of a further treatment, so that it stays beside the
    same treatment given.
    """

    seen: Seen
    field: Field
    label: Label
    value: Value
    acted: bool
    rank: float = 0.0


def interpret(page: Returned, known: Mapping[str, Label], read_words: ReadWords) -> Interpreted:
    """What the page says."""
    out = Interpreted()
    out.changes = list(_changes(page))
    spans = [span for span in page.spans if _is_known(span, known, out)]
    owned = owners(page.page, page.pushed, spans, page.links)
    out.problems += owned.problems
    out.patients, out.dismissed = owned.patients, owned.dismissed
    said = list(_said(page, spans, known, owned, read_words, out))
    out.statements, problems = read_statements(page.comments, out.patients)
    out.problems += problems
    _tell_of_document(said, page.pushed, out)
    _tell_of_patients(page, said, out)
    return out


def words_of(page: Page, span: Seen) -> str:
    """The words for a sentence, short."""
    text = " ".join(page.text[span.start : span.end].split())
    return f"“{text}”" if len(text) <= 40 else f"“{text[:37]}…”"  # noqa: PLR2004 - half a line


def _is_known(span: Seen, known: Mapping[str, Label], out: Interpreted) -> bool:
    if span.label not in known:
        out.problems.append(f"the label {span.label} is not one of the study's")
    return span.label in known


def _changes(page: Returned) -> Iterator[Change]:
    before = {each["span_id"]: each for each in page.pushed if each["span_id"]}
    relinked = {link.start for link in page.links if link.is_new}
    for span in page.spans:
        old = before.pop(span.span_id, None)
        words = words_of(page.page, span)
        if old is None:
            yield Change("added", span.span_id, "", span.label, words)
            continue
        same = (span.label, span.start, span.end) == (old["label"], old["start"], old["end"])
        what = "kept" if same and span.span_id not in relinked else "corrected"
        yield Change(what, span.span_id, old["label"], span.label, words)
    for span_id, old in before.items():
        gone = Seen(span_id, old["label"], old["start"], old["end"])
        yield Change("rejected", span_id, old["label"], "", words_of(page.page, gone))


def _said(  # noqa: PLR0917 - one step of `interpret`, which knows all this
    page: Returned,
    spans: Sequence[Seen],
    known: Mapping[str, Label],
    owned: Owned,
    read_words: ReadWords,
    out: Interpreted,
) -> Iterator[tuple[str | None, _Said]]:
    """The values with their patients; marks and what is undecided go to `out`."""
    before = {each["span_id"]: each for each in page.pushed if each["span_id"]}
    corrected = {c.span_id for c in out.changes if c.what in {"corrected", "added"}}
    for span in spans:
        label = known[span.label]
        old = before.get(span.span_id)
        patients = owned.patients_of[span.span_id]
        for patient in patients or (None,):
            out.marks.append(Mark(span.label, span.start, span.end, patient, span.span_id))
        if label.text == CANNOT_TELL and old is not None:
            was = known.get(old["label"])
            if was is not None and was.field is not None:
                out.undecided |= {(patient, was.field) for patient in patients or (None,)}
        if label.field is None:
            continue
        values = _values(page, span, label, old, read_words, out)
        for value in values:
            acted = span.span_id in corrected
            further = acted and label.status is Status.NOT_GIVEN
            rank = FURTHER if further else _rank(span, value, old)
            told = _Said(span, label.field, label, value, acted, rank)
            for patient in patients or (None,):
                if patient in out.patients or label.of_document:
                    yield patient, told


def _values(  # noqa: PLR0917 - as above
    page: Returned,
    span: Seen,
    label: Label,
    old: Mapping[str, Any] | None,
    read_words: ReadWords,
    out: Interpreted,
) -> Sequence[Value]:
    if label.value is not None:
        return [label.value]
    words = page.page.text[span.start : span.end]
    if old is not None and old["value"] is not None and _is_read_alike(span, label, old):
        return [old["value"]]
    on_line = page.page.line_at(span.start, span.end) is not None
    if not on_line and f":{OTHER}" in label.text:
        return [f"{OTHER}:{' '.join(words.lower().split())}"]
    read = read_words(label.field, words) if label.field is not None and not on_line else ()
    if not read:
        out.problems.append(
            f"{label.text}: {words_of(page.page, span)} cannot be read; mark other words, or "
            f"write a comment such as “1: {label.field} 42”"
        )
    return read


def _rank(span: Seen, value: Value, old: Mapping[str, Any] | None) -> float:
    """As it was pushed; rounds pushed before marks had a rank have none."""
    same = old is not None and (span.label, value) == (old["label"], old["value"])
    return float(old.get("rank", 0.0)) if old is not None and same else 0.0


def _is_read_alike(span: Seen, label: Label, old: Mapping[str, Any]) -> bool:
    """The same words under a label that reads them alike: `level:lesion`, now `level:treated`."""
    same_words = (span.start, span.end) == (old["start"], old["end"])
    was = old["label"]
    alike = was == label.text or all(f":{OTHER}" in each for each in (was, label.text))
    levels = was.startswith("level:") and label.field is Field.LEVELS
    return same_words and (alike or levels)


def _evidence(page: Returned, span: Seen, out: Interpreted) -> tuple[Evidence, ...]:
    """The words in their section; none on a patient's line."""
    words = page.page.evidence(span.start, span.end)
    if words is not None:
        return (words,)
    if page.page.line_at(span.start, span.end) is None:
        out.problems.append(
            f"{span.label}: {words_of(page.page, span)} is not inside one section or on the line "
            "of a patient; mark it there"
        )
    return ()


def _tell_of_document(
    said: Sequence[tuple[str | None, _Said]],
    pushed: Sequence[Mapping[str, Any]],
    out: Interpreted,
) -> None:
    """Kind and relevance; where the annotator cannot tell, the extractor's stand."""
    told: dict[Field, Value] = {}
    for field_ in (Field.KIND, Field.RELEVANT):
        each = [one for _, one in said if one.field is field_]
        values = _counting(each)
        if not values and (None, field_) in out.undecided:
            values = {mark["value"] for mark in pushed if mark["label"].startswith(f"{field_}:")}
        if len(values) == 1:
            told[field_] = values.pop()
        else:
            what = f"is marked as {_list(values)}; keep one" if values else "is not marked"
            out.problems.append(f"{field_} {what}, on the title")
    out.kind = str(told.get(Field.KIND, ""))
    out.relevant = bool(told.get(Field.RELEVANT, False))


def _counting(said: Sequence[_Said]) -> set[Value]:
    """The values; where the annotator acted, what he left of the extractor's does not count."""
    acted = {one.value for one in said if one.acted}
    return acted or {one.value for one in said}


def _tell_of_patients(
    page: Returned, said: Sequence[tuple[str | None, _Said]], out: Interpreted
) -> None:
    stated = {(each.patient, each.key) for each in out.statements}
    groups: dict[tuple[str, Field], list[_Said]] = {}
    for patient, one in said:
        in_words = (patient, key_of(one.field, one.label.status)) not in stated
        if patient is not None and not one.label.of_document and in_words:
            groups.setdefault((patient, one.field), []).append(one)
    for (patient, field_), group in groups.items():
        counted = group
        if field_ not in _MANY:
            values = _counting(group)
            if len(values) > 1:
                out.problems.append(
                    f"patient {patient} has {field_} {_list(values)}; delete all but one"
                )
            counted = [one for one in group if one.value in values]
        for one in counted:
            out.findings.append(_finding(page, PatientId(patient), one, out))
    out.findings += [each.finding(page.person) for each in out.statements if not each.is_none]


def _finding(page: Returned, patient: PatientId, one: _Said, out: Interpreted) -> Finding:
    return Finding(
        field=one.field,
        value=one.value,
        patient=patient,
        evidence=_evidence(page, one.seen, out),
        source=f"human:{page.person}",
        status=one.label.status,
        confidence=1.0,
        rank=one.rank,
    )


def _list(values: set[Value]) -> str:
    return " and ".join(sorted(map(str, values)))
