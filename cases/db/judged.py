"""What people have said of cases, against what the machine now reads: where both differ anew."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from cases.cells import Cell
from cases.db.case_table import authority
from cases.db.schema.patients import CaseRow, CaseValue

MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Judged:
    """A person's value, and what the machine had read when the person gave it.

    None where the text states nothing.
    """

    value: Any
    seen: Any


def judged_of(
    session: Session, document_ids: Collection[int]
) -> Mapping[int, Mapping[str, Mapping[str, Judged]]]:
    """By document, case and field: the value that counts most of those that people gave."""
    rows = session.execute(
        select(CaseRow.document_id, CaseValue)
        .join(CaseRow, CaseRow.id == CaseValue.case_id)
        .where(
            CaseRow.document_id.in_(document_ids),
            CaseValue.origin != MACHINE,
            CaseValue.closed_run_id.is_(None),
        )
        .order_by(CaseRow.number, authority())
    )
    judged: dict[int, dict[str, dict[str, Judged]]] = {}
    for document_id, row in rows:
        seen = _seen(session, row)
        fields = judged.setdefault(document_id, {}).setdefault(row.case_id, {})
        fields[row.field] = Judged(comparable(row.field, row.value), seen)
    return judged


def disagreement(field: str, judged: Judged, cell: Cell | None) -> str | None:
    """Why a person should look again: the machine reads something new, and not the same.

    A value that the person has seen and corrected is no news.
    """
    now = comparable(field, cell.value if cell else None)
    if now in (judged.value, judged.seen):
        return None
    return f"a person has said {_said(judged.value)}; the text now reads {_said(now)}"


def comparable(field: str, value: Any) -> Any:
    """The value so that equal ones are equal: sets without order, nothing said as None."""
    if value in (None, []) or (field == "no_known_disorder" and value is False):
        return None
    return sorted(value) if isinstance(value, list) else value


def _seen(session: Session, row: CaseValue) -> Any:
    """The machine's value of the field when the person's began."""
    then = select(CaseValue.value).where(
        CaseValue.case_id == row.case_id,
        CaseValue.field == row.field,
        CaseValue.origin == MACHINE,
        CaseValue.run_id < row.run_id,
        or_(CaseValue.closed_run_id.is_(None), CaseValue.closed_run_id > row.run_id),
    )
    return comparable(row.field, session.execute(then).scalar())


def _said(value: Any) -> str:
    return "nothing" if value is None else Cell("", value, 1.0, ()).text
