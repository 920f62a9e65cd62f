"""What a run changed in the case database, in words: for the report of a sweep."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cases.db.schema.papers import Document, Record, RejectRow
from cases.db.schema.patients import CaseRow, CaseValue, Flag, RecordCase


def included(session: Session) -> list[tuple[str, str]]:
    """PMID and title of the papers whose cases the case table shows, in order of arrival."""
    rows = session.execute(
        select(Document.pmid, Document.title)
        .join(Record, Record.document_id == Document.id)
        .where(Record.closed_run_id.is_(None), Record.relevant, Document.pmid.is_not(None))
        .order_by(Document.id)
    )
    return [(str(pmid), title) for pmid, title in rows]


def new_cases(session: Session, run: int) -> Iterator[str]:
    """The cases that were not there before, with the titles of their papers."""
    rows = session.execute(
        select(CaseRow.id, Document.title)
        .join(Document, Document.id == CaseRow.document_id)
        .where(CaseRow.run_id == run)
        .order_by(CaseRow.document_id, CaseRow.number)
    )
    return (f"{case_id}  {title}" for case_id, title in rows)


def changed_cases(session: Session, run: int) -> Iterator[str]:
    """The cases that were there before and have a new value or lost one, with the fields."""
    touched = (CaseValue.run_id == run) | (CaseValue.closed_run_id == run)
    rows = session.execute(
        select(CaseValue.case_id, CaseValue.field)
        .join(CaseRow, CaseRow.id == CaseValue.case_id)
        .where(touched, CaseRow.run_id < run)
        .order_by(CaseValue.case_id, CaseValue.field)
        .distinct()
    )
    fields: dict[str, list[str]] = {}
    for case_id, field in rows:
        fields.setdefault(case_id, []).append(field)
    return (f"{case_id}  {', '.join(changed)}" for case_id, changed in fields.items())


def gone_cases(session: Session, run: int) -> Iterator[str]:
    """Cases of records that this run closed and whose documents no longer show them."""
    shown = (
        select(RecordCase.case_id)
        .join(Record, Record.id == RecordCase.record_id)
        .where(Record.closed_run_id.is_(None))
    )
    rows = session.scalars(
        select(RecordCase.case_id)
        .join(Record, Record.id == RecordCase.record_id)
        .where(Record.closed_run_id == run, RecordCase.case_id.not_in(shown))
        .order_by(RecordCase.case_id)
        .distinct()
    )
    return iter(rows.all())


def rejected(session: Session, run: int) -> Iterator[str]:
    """What could not be used, each as the sentence that says why."""
    return iter(session.scalars(select(RejectRow.reason).where(RejectRow.run_id == run)).all())


def to_look_at(session: Session) -> Iterator[str]:
    """How many doubts wait for a person, if any do."""
    open_flags = Flag.closed_run_id.is_(None)
    flags = session.scalar(select(func.count()).where(open_flags)) or 0
    documents = session.scalar(select(func.count(Flag.document_id.distinct())).where(open_flags))
    if flags:
        yield f"to be looked at: {flags:,} doubts in {documents:,} documents"
