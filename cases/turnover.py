"""A new record of a document to what it changes among the document's cases: ids, cells, flags.

A document that is no longer relevant has no cases in its new record, and so none in the case
table; their values stay open, for the day it is relevant again.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select, update
from sqlalchemy.orm import Session, selectinload

from cases.cells import Cell, cell_of, cells_of, evidence_rows, values_of
from cases.contract import IS_CASE
from cases.counts import Counts
from cases.judged import MACHINE, Judged, disagreement, judged_of
from cases.matching import match
from cases.record import CaseRecord
from cases.schema import CaseRow, CaseValue, Flag, Record, RecordCase

FlagKey = tuple[str | None, str | None, str]
"""Case (None: the document), field, reason."""


@dataclass(slots=True)
class Past:
    """What the database holds of a document's cases before a new record is written.

    `cells` are the machine's open values by case and field, with the id of their row; `shown`
    are the cases in the table now, `judged` what people have said, by case and field.
    """

    numbers: dict[str, int] = field(default_factory=dict)
    cells: dict[str, dict[str, tuple[int, Cell]]] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)
    judged: Mapping[str, Mapping[str, Judged]] = field(default_factory=dict)
    flags: dict[FlagKey, int] = field(default_factory=dict)

    def values(self) -> list[tuple[str, dict[str, object]]]:
        """The bare values of each case, in order of the cases' numbers."""
        return [
            (case_id, values_of(cell for _, cell in self.cells.get(case_id, {}).values()))
            for case_id in sorted(self.numbers, key=self.numbers.__getitem__)
        ]


@dataclass(frozen=True, slots=True)
class Maker:
    """Who writes: the run, and the version of the extractor."""

    run_id: int
    extractor: str


def past_of(session: Session, document_ids: Collection[int]) -> Mapping[int, Past]:
    """The past of each document; to be asked before its record is closed."""
    past = {document_id: Past() for document_id in document_ids}
    of = CaseRow.document_id.in_(document_ids)
    for row in session.scalars(select(CaseRow).where(of)):
        past[row.document_id].numbers[row.id] = row.number
    for document_id, case_id in session.execute(
        select(CaseRow.document_id, RecordCase.case_id)
        .join(RecordCase, RecordCase.case_id == CaseRow.id)
        .join(Record, Record.id == RecordCase.record_id)
        .where(of, Record.closed_run_id.is_(None))
    ):
        past[document_id].shown.add(case_id)
    for document_id, value in session.execute(
        select(CaseRow.document_id, CaseValue)
        .join(CaseRow, CaseRow.id == CaseValue.case_id)
        .where(of, CaseValue.closed_run_id.is_(None), CaseValue.origin == MACHINE)
        .options(selectinload(CaseValue.evidence))
    ):
        cells = past[document_id].cells.setdefault(value.case_id, {})
        cells[value.field] = (value.id, cell_of(value))
    for flag in session.scalars(
        select(Flag).where(Flag.document_id.in_(document_ids), Flag.closed_run_id.is_(None))
    ):
        past[flag.document_id].flags[flag.case_id, flag.field, flag.reason] = flag.id
    for document_id, judged in judged_of(session, document_ids).items():
        past[document_id].judged = judged
    return past


def turn_over(
    session: Session, past: Past, record: CaseRecord, *, row: Record, maker: Maker
) -> Counts:
    """Bring the cases of the document in line with `record`, whose row is `row`.

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
    _add_cases(session, [*ids, *kept], past, row=row, maker=maker)
    counts = Counts(gone=len(past.shown - {*ids, *kept}), unchanged=len(kept))
    for case_id, cells in zip(ids, new, strict=True):
        changed = _turn_over_cells(session, past, case_id, cells, row=row, maker=maker)
        in_table = case_id in past.shown
        counts += Counts(
            new=int(not in_table),
            changed=int(in_table and changed),
            unchanged=int(in_table and not changed),
        )
    flags = _flags(record, past, dict(zip(ids, new, strict=True)), kept)
    _turn_over_flags(session, past, flags, row=row, maker=maker)
    return counts


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


def _add_cases(
    session: Session, ids: Sequence[str], past: Past, *, row: Record, maker: Maker
) -> None:
    for case_id in ids:
        if case_id not in past.numbers:
            number = int(case_id.rpartition("-")[2])
            session.add(
                CaseRow(
                    id=case_id,
                    document_id=row.document_id,
                    number=number,
                    run_id=maker.run_id,
                )
            )
    session.flush()
    session.add_all(
        RecordCase(record_id=row.id, case_id=case_id, position=position)
        for position, case_id in enumerate(ids, 1)
    )


def _turn_over_cells(
    session: Session,
    past: Past,
    case_id: str,
    cells: Mapping[str, Cell],
    *,
    row: Record,
    maker: Maker,
) -> bool:
    """Close what no longer holds, append what now does; whether a value (not its words) changed."""
    old = past.cells.get(case_id, {})
    keep = {key for key, cell in cells.items() if key in old and old[key][1] == cell}
    closed = [value_id for key, (value_id, _) in old.items() if key not in keep]
    if closed:
        session.execute(
            update(CaseValue).where(CaseValue.id.in_(closed)).values(closed_run_id=maker.run_id)
        )
    session.add_all(
        CaseValue(
            case_id=case_id,
            field=cell.field,
            value=cell.value,
            text=cell.text,
            number=cell.number,
            origin=MACHINE,
            source=maker.extractor,
            confidence=cell.confidence,
            text_hash=row.text_hash,
            run_id=maker.run_id,
            evidence=evidence_rows(cell),
        )
        for key, cell in cells.items()
        if key not in keep
    )
    session.flush()
    return values_of(cells.values()) != values_of(cell for _, cell in old.values())


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


def _turn_over_flags(
    session: Session, past: Past, flags: Iterator[FlagKey], *, row: Record, maker: Maker
) -> None:
    now = dict.fromkeys(flags)
    closed = [flag_id for key, flag_id in past.flags.items() if key not in now]
    if closed:
        session.execute(update(Flag).where(Flag.id.in_(closed)).values(closed_run_id=maker.run_id))
    session.add_all(
        Flag(
            document_id=row.document_id,
            case_id=case_id,
            field=field,
            reason=reason,
            run_id=maker.run_id,
        )
        for case_id, field, reason in now
        if (case_id, field, reason) not in past.flags
    )
