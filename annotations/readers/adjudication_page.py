"""A document in dispute to the page that settles it, to be pushed for adjudication.

What the readers agree on is marked once, a field in dispute as each of them has it; whoever
adjudicates deletes what is wrong and confirms. What comes back are the adjudicated values.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotations.pages.labels import PATIENT, Label, label_of
from annotations.pages.page import Page, page_of
from annotations.pages.premarked import Premark, Premarked
from annotations.readers.adjudication import Disputed, differing
from annotations.readers.agreement import DOCUMENT_FIELDS, aligned
from annotations.selection.candidates import Read
from cases.contract import KEYS
from cases.finding import FURTHER, Evidence, Field, Status, Value
from cases.record import Case, CaseRecord
from cases.spine import regions
from corpus.errors import CasesweepError

_AGREED, _DISPUTED = 1.0, 0.5
"""Confidences of marks."""

_TREATMENTS = {
    "treatments": Status.GIVEN,
    "treatments_prior": Status.PRIOR,
    "treatments_not_given": Status.NOT_GIVEN,
}
_LEVELS = frozenset({"levels", "level_basis"})


class AdjudicationError(CasesweepError):
    """A document that cannot be adjudicated as it is; the message names it and says why."""


@dataclass(frozen=True, slots=True)
class Held:
    """A document as the database has it: its record, people's values above the machine's.

    `case_ids` are those of the record's cases.
    """

    read: Read
    record: CaseRecord
    case_ids: tuple[str, ...]


def adjudication_page(each: Disputed, held: Held, known: Mapping[str, Label]) -> Premarked:
    """The page, a line for every patient that any reader has told and one to spare.

    Raises `AdjudicationError` where the text is no longer the one that was read.
    """
    records = [held.record, *(reader.record for reader in each.readers)]
    ids = [*held.case_ids, *[None] * sum(len(record.cases) for record in records)]
    told = [
        (case_id, [case or Case() for case in patient])
        for case_id, (_, *patient) in zip(ids, aligned(records), strict=False)
        if any(case not in (None, Case()) for case in patient)
    ]
    page = page_of(held.read.sections, len(told) + 1)
    marks = [*_of_document(each, page, known)]
    for number, (_, cases) in enumerate(told, 1):
        marks.append(Premark(PATIENT, *page.lines[str(number)], str(number), None, _AGREED))
        marks += _of_patient(cases, str(number), page, known, each.doc)
    once = {(m.label, m.start, m.end, m.patient): m for m in reversed(marks)}
    numbered = {str(number): case_id for number, (case_id, _) in enumerate(told, 1) if case_id}
    return Premarked(held.read, page, tuple(reversed(once.values())), numbered, blind=False)


def _of_document(each: Disputed, page: Page, known: Mapping[str, Label]) -> Iterator[Premark]:
    for key in DOCUMENT_FIELDS:
        values = dict.fromkeys(getattr(reader.record, key) for reader in each.readers)
        sure = _AGREED if len(values) == 1 else _DISPUTED
        for value in values:
            plain = value if isinstance(value, bool) else str(value)
            label = label_of(Field(key), plain, Status.STATED, known)
            yield Premark(label, *page.title, None, plain, sure)


def _of_patient(
    cases: Sequence[Case], number: str, page: Page, known: Mapping[str, Label], doc: str
) -> Iterator[Premark]:
    """The marks of a patient; of a field that all tell alike those of the first reader."""
    apart = frozenset(differing(cases))
    apart |= _LEVELS if apart & _LEVELS else frozenset()
    for key in KEYS:
        for case in cases if key in apart else cases[:1]:
            for value, label in _labelled(key, case, known):
                for start, end in _places(key, value, case, page, doc) or [page.lines[number]]:
                    sure = _DISPUTED if key in apart else _AGREED
                    in_both = key == "treatments_not_given" and value in case.treatments
                    rank = FURTHER if in_both else 0.0
                    yield Premark(label, start, end, number, value, sure, rank=rank)


def _labelled(key: str, case: Case, known: Mapping[str, Label]) -> Iterator[tuple[Value, str]]:
    """Each value of a field with its label; a region that follows from a level has none."""
    value = getattr(case, key)
    if key == "level_basis" or value is None or (key == "no_known_disorder" and not value):
        return
    field = Field.TREATMENTS if key in _TREATMENTS else Field(key)
    status = _TREATMENTS.get(key, Status.STATED)
    if field is Field.LEVELS:
        status = Status(case.level_basis or Status.LESION)
    for each in value if isinstance(value, tuple) else (value,):
        if field is not Field.REGIONS or each not in _followed(case):
            yield each, label_of(field, each, status, known)


def _followed(case: Case) -> set[str]:
    """The regions that assembly takes from levels and compartments by itself."""
    told = {region for level in case.levels for region in regions(level)}
    return told | ({"sacral"} if "presacral" in case.compartments else set())


def _places(key: str, value: Value, case: Case, page: Page, doc: str) -> list[tuple[int, int]]:
    """Where the words that a reader marked for the value stand on the page; none for no words."""
    set_field = isinstance(getattr(case, key), tuple)
    words = [
        evidence
        for finding in case.findings.get(key, ())
        if not set_field or finding.value == value
        for evidence in finding.evidence
    ]
    return [_place(each, page, doc) for each in words]


def _place(words: Evidence, page: Page, doc: str) -> tuple[int, int]:
    place = page.shown(words)
    if place is None or page.text[slice(*place)] != words.text:
        raise AdjudicationError(
            f"the text of {doc} has changed since it was read; let the annotators read the new "
            "one: casesweep review push"
        )
    return place
