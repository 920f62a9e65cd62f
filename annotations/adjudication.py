"""Documents that several people have confirmed to what they dispute, and to pages that settle it.

A page for adjudication holds what the readers agree on once, and every mark of a disputed field as
each of them made it; whoever adjudicates deletes the wrong ones and confirms.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count as count_from

from annotations.agreement import DOCUMENT_FIELDS, aligned
from annotations.candidates import Read
from annotations.labels import Label
from annotations.marked import Mark, MarkedDocument, Part
from annotations.page import Page, page_of
from annotations.premarked import Premark, Premarked
from cases.contract import KEYS, SET_KEYS
from cases.finding import Evidence, Field, Status
from cases.record import Case
from cases.scoring import SCALARS, elements, same
from corpus.errors import CasesweepError

_DISPUTED = 0.5
"""The confidence of a mark that another reader did not make."""
_TWO = 2

_STATUS_FIELDS = {
    Status.GIVEN: "treatments",
    Status.PRIOR: "treatments_prior",
    Status.NOT_GIVEN: "treatments_not_given",
}


class AdjudicationError(CasesweepError):
    """A document that cannot be adjudicated as it is; the message names it and says why."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field that the readers of a document tell differently.

    `patient` is the number in order of the first reader's record, None for the document's own
    fields. `values` are the record's, by reader.
    """

    field: str
    patient: int | None
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Disputed:
    """A document of several readers, those who had marks to begin with first."""

    doc: str
    readers: tuple[MarkedDocument, ...]
    disputes: tuple[Dispute, ...]

    @property
    def fields(self) -> frozenset[str]:
        """What has to be settled, for whichever patient."""
        return frozenset(dispute.field for dispute in self.disputes)


def disputed(documents: Iterable[MarkedDocument]) -> list[Disputed]:
    """The documents that two or more people read differently, most disputes first."""
    readers: defaultdict[str, dict[str, MarkedDocument]] = defaultdict(dict)
    for document in documents:
        readers[document.doc][document.annotator] = document
    found = []
    for doc, versions in readers.items():
        read = tuple(sorted(versions.values(), key=lambda each: (each.blind, each.annotator)))
        disputes = tuple(_disputes(read)) if len(read) >= _TWO else ()
        if disputes:
            found.append(Disputed(doc, read, disputes))
    return sorted(found, key=lambda each: (-len(each.disputes), each.doc))


def adjudication_page(each: Disputed, read: Read, known: Mapping[str, Label]) -> Premarked:
    """The page that settles the disputes of a document, which `read` holds as it is now.

    Raises `AdjudicationError` where its text is no longer the one that was read.
    """
    first = each.readers[0]
    numbers = {number for reader in each.readers for number in _numbers(reader)}
    lines = max(len(read.cases), *(int(number) for number in numbers or {"0"})) + 1
    page = page_of(read.sections, lines)
    kept: dict[tuple[str, int, int, str | None], Premark] = {}
    for reader in each.readers:
        same_as = _same_patients(first, reader)
        for mark in reader.marks:
            field = field_of(mark.label, known)
            settled = field is not None and field not in each.fields
            if reader is not first and settled:
                continue
            patient = same_as.get(mark.patient, mark.patient) if mark.patient else None
            start, end = _moved(mark, reader, page, patient)
            sure = 1.0 if settled or field is None else _DISPUTED
            premark = Premark(mark.label, start, end, patient, None, sure)
            kept.setdefault((mark.label, start, end, patient), premark)
    numbered = {str(number): case for number, case in enumerate(read.cases, 1)}
    cases = {} if first.blind else numbered
    return Premarked(read, page, tuple(kept.values()), cases, blind=False)


def field_of(label: str, known: Mapping[str, Label]) -> str | None:
    """The key of the record that a label gives; None for `patient` and what is set aside."""
    of = known.get(label)
    if of is None or of.field is None:
        return None
    return _STATUS_FIELDS.get(of.status, "") if of.field is Field.TREATMENTS else str(of.field)


def _disputes(readers: Sequence[MarkedDocument]) -> Iterator[Dispute]:
    names = [each.annotator for each in readers]
    records = [each.record for each in readers]
    for field in DOCUMENT_FIELDS:
        said = [getattr(record, field) for record in records]
        if len(set(said)) > 1:
            yield Dispute(field, None, dict(zip(names, said, strict=True)))
    for number, patient in enumerate(aligned(records), 1):
        told = [case or Case() for case in patient]
        for field in KEYS:
            if any(_differ(field, told[0], other) for other in told[1:]):
                values = {name: getattr(c, field) for name, c in zip(names, told, strict=True)}
                yield Dispute(field, number, values)


def _differ(field: str, one: Case, other: Case) -> bool:
    if field in SET_KEYS:
        return elements(one, field) != elements(other, field)
    first, second = getattr(one, field), getattr(other, field)
    if field not in SCALARS or first is None or second is None:
        return bool(first != second)
    return not same(field, first, second)


def _numbers(reader: MarkedDocument) -> set[str]:
    return {mark.patient for mark in reader.marks if mark.patient}


def _same_patients(first: MarkedDocument, other: MarkedDocument) -> dict[str, str]:
    """For each of the other's patients the first reader's of whom the most same words are said.

    One who shares no word with anybody is whoever has his number, if nobody else is that; else he
    gets a number that nobody has.
    """
    mine, theirs = _words_by_patient(first), _words_by_patient(other)
    shared = ((len(mine[a] & theirs[b]), a, b) for a in mine for b in theirs)
    found: dict[str, str] = {}
    for count, a, b in sorted(shared, key=lambda each: (-each[0], int(each[1]), int(each[2]))):
        if count and a not in found.values() and b not in found:
            found[b] = a
    for number in sorted(theirs.keys() - found.keys(), key=int):
        taken = {*found.values()}
        free = (str(n) for n in count_from(1) if str(n) not in taken | mine.keys())
        found[number] = number if number not in taken else next(free)
    return found


def _words_by_patient(reader: MarkedDocument) -> dict[str, set[tuple[str, int, int]]]:
    words: dict[str, set[tuple[str, int, int]]] = {}
    for mark in reader.marks:
        if mark.patient:
            of = words.setdefault(mark.patient, set())
            of |= {
                (p.section, mark.start - p.start, mark.end - p.start) for p in _parts(mark, reader)
            }
    return words


def _parts(mark: Mark, reader: MarkedDocument) -> list[Part]:
    return [part for part in reader.parts if part.start <= mark.start and mark.end <= part.end]


def _moved(mark: Mark, reader: MarkedDocument, page: Page, patient: str | None) -> tuple[int, int]:
    """The place on the page of what a reader marked on his: pages differ in patients' lines."""
    words = reader.text[mark.start : mark.end]
    for part in _parts(mark, reader):
        start, end = mark.start - part.start, mark.end - part.start
        place = page.shown(Evidence(part.section, start, end, words))
        if place is None or page.text[slice(*place)] != words:
            break
        return place
    else:
        return page.lines[patient] if patient else page.title
    raise AdjudicationError(
        f"the text of {reader.doc} has changed since {reader.annotator} read it; let both read "
        "the new one: casesweep review push"
    )
