"""The records that two or more readers made of the same documents to how far they agree, by field.

Patients are aligned as for scoring (`cases.measure.scoring.pair`). Precision, recall and F1 count
values, the first reader taken as right. For kappa and alpha a field of a patient is a unit and
"not stated" a rating like any other; in a set field each value that anybody stated in these
documents is a unit for each patient, stated or not (of levels, too, each vertebra of the spine:
`level_overlap`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from annotations.readers.coefficients import cohen_kappa, krippendorff_alpha
from cases.measure.scoring import FIELDS, LEVEL_OVERLAP, SCALARS, Tally, elements, pair, same, score
from cases.record import Case, CaseRecord
from cases.spine import SPINE, vertebrae

KIND, RELEVANT = "kind", "relevant"
DOCUMENT_FIELDS = (KIND, RELEVANT)
"""What is said of the whole document."""

_UNSTATED, _STATED = "not stated", "stated"
_TWO = 2

Records = Mapping[str, CaseRecord]
"""One reader's records by document."""

Rating = tuple[Case | None, ...]
"""One patient as each reader tells him: empty where he told none, None where he did not read."""


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """Of one field. `units` were rated twice; a coefficient that is not defined is None."""

    field: str
    units: int
    tally: Tally
    kappa: float | None
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of two readers, over the documents that both have read."""

    first: str
    second: str
    documents: int
    fields: tuple[FieldAgreement, ...]


def agreement(first: tuple[str, Records], second: tuple[str, Records]) -> Agreement:
    """How far two readers agree, each a name with records; field by field."""
    (one, right), (other, told) = first, second
    docs = sorted(right.keys() & told.keys())
    readers = [{doc: records[doc] for doc in docs} for records in (right, told)]
    tallies = _tallies(*readers)
    fields = tuple(_field(field, readers, tallies[field]) for field in (*DOCUMENT_FIELDS, *FIELDS))
    return Agreement(one, other, len(docs), fields)


def alphas(readers: Sequence[Records]) -> Mapping[str, float | None]:
    """Krippendorff's alpha of each field over any number of readers.

    A document that fewer than two have read says nothing.
    """
    return {
        field: krippendorff_alpha(ratings(field, readers)) for field in (*DOCUMENT_FIELDS, *FIELDS)
    }


def aligned(records: Sequence[CaseRecord | None]) -> Iterator[Rating]:
    """The patients of one document, each with what every reader says of him.

    A reader's patients are paired with those known so far, as the first who told them did.
    """
    known: list[Case] = []
    rows: list[dict[int, Case]] = []
    for reader, record in enumerate(records):
        pairs = pair(known, record.cases) if record else []
        for place, (_, told) in enumerate(pairs):
            if place == len(known):
                known.append(told)
                rows.append({})
            rows[place][reader] = told
    for row in rows:
        yield tuple(
            row.get(reader, Case()) if record else None for reader, record in enumerate(records)
        )


def ratings(field: str, readers: Sequence[Records]) -> list[tuple[str | None, ...]]:
    """The units of a field with the rating of each reader; None of one who did not read."""
    docs = sorted({doc for records in readers for doc in records})
    documents = [[records.get(doc) for records in readers] for doc in docs]
    if field in DOCUMENT_FIELDS:
        return [
            tuple(str(getattr(record, field)) if record else None for record in each)
            for each in documents
        ]
    patients = [patient for each in documents if _twice(each) for patient in aligned(each)]
    if field in SCALARS:
        return [_scalar(field, patient) for patient in patients]
    return list(_set(field, patients))


def _twice(records: Iterable[CaseRecord | None]) -> bool:
    return sum(record is not None for record in records) >= _TWO


def _field(field: str, readers: Sequence[Records], tally: Tally) -> FieldAgreement:
    units = ratings(field, readers)
    pairs = [(str(one), str(other)) for one, other in units]
    return FieldAgreement(field, len(units), tally, cohen_kappa(pairs), krippendorff_alpha(units))


def _tallies(right: Records, told: Records) -> dict[str, Tally]:
    tallies = dict.fromkeys((*DOCUMENT_FIELDS, *FIELDS), Tally())
    for doc, record in right.items():
        scored = score(record, told[doc])
        kind = Tally(tp=1) if scored.kind_right else Tally(fp=1, fn=1)
        for field, tally in {**scored.fields, KIND: kind, RELEVANT: scored.relevant}.items():
            tallies[field] = tallies[field].plus(tally)
    return tallies


def _scalar(field: str, patient: Rating) -> tuple[str | None, ...]:
    """The rating of each reader; a number that is the same as an earlier reader's is that."""
    given: list[str | None] = []
    seen: list[str | float | bool] = []
    for case in patient:
        value = getattr(case, field) if case else None
        if case is None:
            given.append(None)
        elif value is None:
            given.append(_UNSTATED)
        else:
            first = next((each for each in seen if same(field, each, value)), value)
            seen.append(first)
            given.append(str(first))
    return tuple(given)


def _set(field: str, patients: Sequence[Rating]) -> Iterator[tuple[str | None, ...]]:
    stated = [
        tuple(_values(field, case) if case else None for case in patient) for patient in patients
    ]
    everything = frozenset(chain.from_iterable(each for row in stated for each in row if each))
    for value in SPINE if field == LEVEL_OVERLAP else sorted(everything):
        for row in stated:
            yield tuple(
                None if each is None else _STATED if value in each else _UNSTATED for each in row
            )


def _values(field: str, case: Case) -> frozenset[str]:
    if field == LEVEL_OVERLAP:
        return frozenset(chain.from_iterable(map(vertebrae, case.levels)))
    return elements(case, field)
