"""Documents to what the database holds of their cases, before a new record of them is written."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from cases.cells import Cell, Words, values_of
from cases.db.judged import MACHINE, Judged, judged_of
from cases.db.schema.papers import Record, Run
from cases.db.schema.patients import CaseRow, CaseValue, EvidenceRow, Flag, RecordCase

FlagKey = tuple[str | None, str | None, str]
"""Case (None: the document), field, reason."""


@dataclass(slots=True)
class Past:
    """What the database holds of a document's cases.

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


def past_of(session: Session, document_ids: Collection[int]) -> Mapping[int, Past]:
    """The past of each document; to be asked before its record is closed."""
    past = {document_id: Past() for document_id in document_ids}
    if not past:
        return past
    of = CaseRow.document_id.in_(document_ids)
    numbers = select(CaseRow.document_id, CaseRow.id, CaseRow.number).where(of)
    for document_id, case_id, number in session.execute(numbers):
        past[document_id].numbers[case_id] = number
    shown = (
        select(CaseRow.document_id, RecordCase.case_id)
        .join(RecordCase, RecordCase.case_id == CaseRow.id)
        .join(Record, Record.id == RecordCase.record_id)
        .where(of, Record.closed_run_id.is_(None))
    )
    for document_id, case_id in session.execute(shown):
        past[document_id].shown.add(case_id)
    _add_cells(session, past)
    for document_id, case, key, reason, flag_id in session.execute(_machine_flags(document_ids)):
        past[document_id].flags[case, key, reason] = flag_id
    for document_id, judged in judged_of(session, document_ids).items():
        past[document_id].judged = judged
    return past


def _machine_flags(
    document_ids: Collection[int],
) -> Select[int, str | None, str | None, str, int]:
    """The doubts that a reading may end; those of a person's step (`human:anna`) people end."""
    return (
        select(Flag.document_id, Flag.case_id, Flag.field, Flag.reason, Flag.id)
        .join(Run, Run.id == Flag.run_id)
        .where(
            Flag.document_id.in_(document_ids),
            Flag.closed_run_id.is_(None),
            Run.extractor_version.not_like("human:%"),
            Run.extractor_version.not_like("adjudicated:%"),
        )
    )


def _add_cells(session: Session, past: Mapping[int, Past]) -> None:
    words: dict[int, list[Words]] = {}
    pieces = (
        select(EvidenceRow.value_id, *(getattr(EvidenceRow, name) for name in Words._fields))
        .join(CaseValue, CaseValue.id == EvidenceRow.value_id)
        .order_by(EvidenceRow.value_id, EvidenceRow.position)
    )
    for value_id, *piece in session.execute(_read_by_machine(pieces, past)):
        words.setdefault(value_id, []).append(Words(*piece))
    values = select(
        CaseRow.document_id,
        CaseValue.case_id,
        CaseValue.id,
        CaseValue.field,
        CaseValue.value,
        CaseValue.confidence,
    )
    for document_id, case_id, value_id, key, value, confidence in session.execute(
        _read_by_machine(values, past)
    ):
        cell = Cell(key, value, confidence, tuple(words.get(value_id, ())))
        past[document_id].cells.setdefault(case_id, {})[key] = value_id, cell


def _read_by_machine(query: Select[Any], document_ids: Collection[int]) -> Select[Any]:
    """Of the open values of these documents."""
    return query.join(CaseRow, CaseRow.id == CaseValue.case_id).where(
        CaseRow.document_id.in_(document_ids),
        CaseValue.closed_run_id.is_(None),
        CaseValue.origin == MACHINE,
    )
