"""The case table: a view of the database with one row a case, and its rows for the outside."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, CreateView, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from cases.contract import IS_CASE, KEYS
from cases.db.schema.base import Base
from cases.db.schema.papers import Document, Record
from cases.db.schema.patients import CaseRow, CaseValue, Flag, RecordCase
from cases.db.schema.reviews import DocumentValue

NUMBERS = (
    "age_years",
    "age_low",
    "age_high",
    "radiotherapy_dose_gy",
    "radiotherapy_fractions",
    "follow_up_months",
)
"""The keys of a case whose column holds figures; the other columns hold text."""

_AUTHORITY = {"machine": 0, "human": 1, "adjudicated": 2}


def rows(session: Session) -> Iterator[dict[str, Any]]:
    """The rows of the view, in order of arrival of the papers, then of the cases' numbers.

    None where the text states nothing; lists joined by `; `; `recurrence` is `yes` or `no`.
    """
    table = CASE_TABLE.table
    query = select(table).join(CaseRow, CaseRow.id == table.c.case_id)
    query = query.order_by(CaseRow.document_id, CaseRow.number)
    for row in session.execute(query.execution_options(yield_per=1000)).mappings():
        yield dict(row)


def authority(
    table: type[CaseValue] | type[DocumentValue] = CaseValue,
) -> ColumnElement[int]:
    """The greater, the more a value counts: adjudicated over human over machine."""
    return case(_AUTHORITY, value=table.origin)


def said_of(field: str) -> ColumnElement[str | None]:
    """What people say of a `Document` as a whole; null where nobody has said anything."""
    return (
        select(DocumentValue.value)
        .where(
            DocumentValue.document_id == Document.id,
            DocumentValue.field == field,
            DocumentValue.closed_run_id.is_(None),
        )
        .order_by(authority(DocumentValue).desc())
        .limit(1)
        .correlate(Document)
        .scalar_subquery()
    )


def no_case() -> ColumnElement[bool]:
    """Whether a person has said of a `CaseRow` that it is no case."""
    told = (
        select(CaseValue.text)
        .where(
            CaseValue.case_id == CaseRow.id,
            CaseValue.field == IS_CASE,
            CaseValue.closed_run_id.is_(None),
        )
        .order_by(authority().desc())
        .limit(1)
        .correlate(CaseRow)
        .scalar_subquery()
    )
    return func.coalesce(told, "yes") == "no"


def _query() -> Select[Any]:
    """One row for each case of the current record of each document that is relevant.

    A case that a person has judged stays, whatever the machine thinks of its document. What people
    say of the document, or that this is no case, counts over what the machine says.
    """
    best = _best_values().subquery("best")
    shown = [
        _cell(best.c.number if key in NUMBERS else best.c.text, best.c.field == key).label(key)
        for key in KEYS
    ]
    fixed = (
        CaseRow.id.label("case_id"),
        Document.doc.label("doc"),
        Document.title.label("title"),
        Document.year.label("year"),
        func.coalesce(said_of("kind"), Record.kind).label("kind"),
    )
    relevant = said_of("relevant")
    in_table = or_(relevant == "yes", and_(relevant.is_(None), or_(Record.relevant, _judged())))
    return (
        select(*fixed, *shown, _doubts().label("doubts"))
        .select_from(Document)
        .join(Record, and_(Record.document_id == Document.id, Record.closed_run_id.is_(None)))
        .join(RecordCase, RecordCase.record_id == Record.id)
        .join(CaseRow, CaseRow.id == RecordCase.case_id)
        .outerjoin(best, and_(best.c.case_id == CaseRow.id, best.c.place == 1))
        .where(in_table, ~no_case())
        .group_by(CaseRow.id, Document.id, Document.doc, Document.title, Document.year, Record.kind)
    )


def _judged() -> ColumnElement[bool]:
    """Whether a person has said something of the case."""
    said = select(CaseValue.id).where(
        CaseValue.case_id == CaseRow.id,
        CaseValue.origin != "machine",
        CaseValue.closed_run_id.is_(None),
    )
    return said.correlate(CaseRow).exists()


def _best_values() -> Select[Any]:
    """The values that hold now, `place` 1 for the one that is shown: whose it is decides."""
    place = func.row_number().over(
        partition_by=(CaseValue.case_id, CaseValue.field), order_by=authority().desc()
    )
    return select(
        CaseValue.case_id, CaseValue.field, CaseValue.text, CaseValue.number, place.label("place")
    ).where(CaseValue.closed_run_id.is_(None))


def _cell(column: ColumnElement[Any], condition: ColumnElement[bool]) -> ColumnElement[Any]:
    """The one value of a field among the rows of a case."""
    return func.max(case((condition, column)))


def _doubts() -> ColumnElement[int]:
    """How many fields of the case a person should look at."""
    return (
        select(func.count())
        .select_from(Flag)
        .where(Flag.case_id == CaseRow.id, Flag.closed_run_id.is_(None))
        .correlate(CaseRow)
        .scalar_subquery()
    )


CASE_TABLE = CreateView(_query(), "case_table", metadata=Base.metadata)
