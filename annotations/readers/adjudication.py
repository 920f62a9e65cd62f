"""Documents that several people have confirmed to what they dispute: field by field, by patient."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotations.pages.marked import MarkedDocument
from annotations.readers.agreement import DOCUMENT_FIELDS, aligned
from cases.contract import KEYS, SET_KEYS
from cases.measure.scoring import SCALARS, elements, same
from cases.record import Case

_TWO = 2


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


def _disputes(readers: Sequence[MarkedDocument]) -> Iterator[Dispute]:
    names = [each.annotator for each in readers]
    records = [each.record for each in readers]
    for field in DOCUMENT_FIELDS:
        said = [getattr(record, field) for record in records]
        if len(set(said)) > 1:
            yield Dispute(field, None, dict(zip(names, said, strict=True)))
    for number, patient in enumerate(aligned(records), 1):
        told = [case or Case() for case in patient]
        for field in differing(told):
            values = {name: getattr(c, field) for name, c in zip(names, told, strict=True)}
            yield Dispute(field, number, values)


def differing(cases: Sequence[Case]) -> list[str]:
    """The fields that are not told alike by all, as scoring compares them."""
    return [key for key in KEYS if any(_differ(key, cases[0], other) for other in cases[1:])]


def _differ(field: str, one: Case, other: Case) -> bool:
    if field in SET_KEYS:
        return elements(one, field) != elements(other, field)
    first, second = getattr(one, field), getattr(other, field)
    if field not in SCALARS or first is None or second is None:
        return bool(first != second)
    return not same(field, first, second)
