"""A new record of a document to what it changes among the document's cases: ids, cells, flags.

A document that is no longer relevant has no cases in its new record, and so none in the case
table; their values stay open, for the day it is relevant again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cases.cells import Cell, cells_of, values_of
from cases.contract import IS_CASE
from cases.counts import Counts
from cases.db.judged import Judged, disagreement
from cases.db.past import FlagKey, Past
from cases.matching import match
from cases.record import CaseRecord


@dataclass(frozen=True, slots=True)
class Change:
    """What the database is to be told of a document's cases, in the order in which to tell it.

    `cases` are those of the record, in order of the text and then those kept for a person's sake;
    `numbers` holds the new ones with their number. What is closed is named by the ids of its rows.
    """

    cases: tuple[str, ...]
    numbers: Mapping[str, int]
    values: Sequence[tuple[str, Cell]]
    closed_values: Sequence[int]
    flags: Sequence[FlagKey]
    closed_flags: Sequence[int]
    counts: Counts


def turn_over(past: Past, record: CaseRecord) -> Change:
    """What brings the cases of the document in line with `record`.

    A case that a person has judged stays in the table also where it is no longer found.
    """
    new = [cells_of(case) for case in record.cases]
    matched = match(past.values(), [values_of(cells.values()) for cells in new])
    ids = _named(matched, past, record)
    kept = [
        case_id
        for case_id, said in past.judged.items()
        if case_id in past.shown and case_id not in ids and not _is_dismissed(said)
    ]
    cells = dict(zip(ids, new, strict=True))
    flags = dict.fromkeys(_flags(record, past, cells, kept))
    return Change(
        cases=(*ids, *kept),
        numbers={
            case_id: int(case_id.rpartition("-")[2])
            for case_id in ids
            if case_id not in past.numbers
        },
        values=[
            (case_id, cell)
            for case_id, each in cells.items()
            for key, cell in each.items()
            if not _holds(past, case_id, key, cell)
        ],
        closed_values=[
            value_id
            for case_id, each in cells.items()
            for key, (value_id, cell) in past.cells.get(case_id, {}).items()
            if each.get(key) != cell
        ],
        flags=[key for key in flags if key not in past.flags],
        closed_flags=[flag_id for key, flag_id in past.flags.items() if key not in flags],
        counts=_counts(past, cells, kept),
    )


def case_stem(doc: str) -> str:
    """What the ids of a document's cases begin with: `pmid:24429645` -> `24429645`."""
    scheme, _, name = doc.partition(":")
    return name if scheme in {"pmid", "pmcid"} and name else doc


def _is_dismissed(said: Mapping[str, Judged]) -> bool:
    """Whether a person has said that the case is none: nothing is lost where it is not found."""
    return IS_CASE in said and said[IS_CASE].value is False


def _named(matched: Sequence[str | None], past: Past, record: CaseRecord) -> list[str]:
    """The ids of the record's cases; one that matches no earlier case gets the next number."""
    last = max(past.numbers.values(), default=0)
    ids = []
    for case_id in matched:
        if case_id is None:
            last += 1
        ids.append(case_id or f"{case_stem(record.doc)}-{last}")
    return ids


def _holds(past: Past, case_id: str, key: str, cell: Cell) -> bool:
    """Whether the database has this value, with these words, already."""
    old = past.cells.get(case_id, {}).get(key)
    return old is not None and old[1] == cell


def _counts(past: Past, cells: Mapping[str, Mapping[str, Cell]], kept: Sequence[str]) -> Counts:
    """A case is changed where a value is, not where only its words are."""
    in_table = [case_id for case_id in cells if case_id in past.shown]
    changed = sum(
        values_of(cells[case_id].values())
        != values_of(cell for _, cell in past.cells.get(case_id, {}).values())
        for case_id in in_table
    )
    return Counts(
        new=len(cells) - len(in_table),
        changed=changed,
        unchanged=len(in_table) - changed + len(kept),
        gone=len(past.shown - {*cells, *kept}),
    )


def _flags(
    record: CaseRecord,
    past: Past,
    new: Mapping[str, Mapping[str, Cell]],
    kept: Sequence[str],
) -> Iterator[FlagKey]:
    """What is in doubt; of a field that a person has judged, only that the machine disagrees."""
    for reason in dict.fromkeys(record.flags):
        yield None, None, reason
    for case_id in kept:
        yield None, None, f"case {case_id}, which a person has judged, is no longer found"
    for (case_id, cells), case in zip(new.items(), record.cases, strict=True):
        judged = past.judged.get(case_id, {})
        for key, reason in case.review.items():
            if key not in judged:
                yield case_id, key, reason
        for key, said in judged.items():
            news = disagreement(key, said, cells.get(key))
            if news:
                yield case_id, key, news
