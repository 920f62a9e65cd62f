"""The past of a case: what the table showed after any step, and who said what in turn."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from cases.db.case_table import authority
from cases.db.schema.papers import Run
from cases.db.schema.patients import CaseValue


@dataclass(frozen=True, slots=True)
class Past:
    """One value that a field has had: whose, from which step on, until which (None: it holds)."""

    field: str
    value: Any
    origin: str
    source: str
    run_id: int
    closed_run_id: int | None
    since: datetime


def history(session: Session, case_id: str) -> list[Past]:
    """All values that the case has ever had, in the order in which they came."""
    rows = session.execute(
        select(CaseValue, Run.started)
        .join(Run, Run.id == CaseValue.run_id)
        .where(CaseValue.case_id == case_id)
        .order_by(CaseValue.id)
    )
    return [
        Past(row.field, row.value, row.origin, row.source, row.run_id, row.closed_run_id, started)
        for row, started in rows
    ]


def as_of(session: Session, case_id: str, run_id: int) -> Mapping[str, Any]:
    """The values that counted when that run had ended, by field; None: a person said nothing."""
    rows = session.scalars(
        select(CaseValue)
        .where(
            CaseValue.case_id == case_id,
            CaseValue.run_id <= run_id,
            or_(CaseValue.closed_run_id.is_(None), CaseValue.closed_run_id > run_id),
        )
        .order_by(authority())
    )
    return {row.field: row.value for row in rows}
