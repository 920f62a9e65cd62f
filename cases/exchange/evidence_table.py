"""The values of the case table with the words that each rests on: one row a piece of evidence."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cases.contract import KEYS
from cases.db.case_table import CASE_TABLE, authority
from cases.db.schema.patients import CaseRow, CaseValue, EvidenceRow

EVIDENCE_COLUMNS = (
    "case_id",
    "field",
    "value",
    "origin",
    "source",
    "confidence",
    "text_hash",
    "section",
    "start",
    "end",
    "words",
    "rule",
)
"""`value` is the whole cell; `rule` made this piece; `start` and `end` are code points."""

EvidenceLine = tuple[str | int | float | None, ...]


def evidence_table(session: Session) -> Iterator[EvidenceLine]:
    """A row for each piece of evidence, one without words for a value that has none."""
    place = func.row_number().over(
        partition_by=(CaseValue.case_id, CaseValue.field), order_by=authority().desc()
    )
    shown = (
        select(CaseValue.id, place.label("place"))
        .where(CaseValue.closed_run_id.is_(None))
        .subquery("shown")
    )
    table = CASE_TABLE.table
    query = (
        select(
            CaseValue.case_id,
            CaseValue.field,
            CaseValue.text,
            CaseValue.origin,
            CaseValue.source,
            CaseValue.confidence,
            CaseValue.text_hash,
            EvidenceRow.section,
            EvidenceRow.start_offset,
            EvidenceRow.end_offset,
            EvidenceRow.text,
            EvidenceRow.source,
        )
        .join(shown, shown.c.id == CaseValue.id)
        .join(CaseRow, CaseRow.id == CaseValue.case_id)
        .outerjoin(EvidenceRow, EvidenceRow.value_id == CaseValue.id)
        .where(shown.c.place == 1, CaseValue.text.is_not(None), CaseValue.field.in_(KEYS))
        .where(CaseRow.id.in_(select(table.c.case_id)))
        .order_by(CaseRow.document_id, CaseRow.number, CaseValue.id, EvidenceRow.position)
    )
    for row in session.execute(query.execution_options(yield_per=1000)):
        yield tuple(row)
