"""What the last sweep or run changed in the case table, and what people have changed since."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from cases.contract import KEYS
from cases.db.case_table import CASE_TABLE, authority
from cases.db.schema.papers import Record, Run
from cases.db.schema.patients import CaseRow, CaseValue, RecordCase


@dataclass(frozen=True, slots=True)
class Change:
    """A value that counts now and did not before; None: nothing stated. `whose` says who."""

    case_id: str
    field: str
    before: str | None
    now: str | None
    whose: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Since the last run of the machine began: cases that came, that went, values that changed."""

    since: datetime
    new: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[Change, ...]


def last_changes(session: Session) -> Changes | None:
    """None where there has never been a run. People's steps since then are in it."""
    last = session.scalars(
        select(Run).where(Run.study_version != "").order_by(Run.id.desc()).limit(1)
    ).one_or_none()
    if last is None:
        return None
    return Changes(
        since=last.started,
        new=tuple(_new(session, last.id)),
        gone=tuple(_gone(session, last.id)),
        changed=tuple(_changed(session, last.id)),
    )


def _new(session: Session, run: int) -> Iterator[str]:
    table = CASE_TABLE.table
    query = select(CaseRow.id).join(table, table.c.case_id == CaseRow.id)
    yield from session.scalars(
        query.where(CaseRow.run_id >= run).order_by(CaseRow.document_id, CaseRow.number)
    )


def _gone(session: Session, run: int) -> Iterator[str]:
    """The cases of a reading that this run closed, which the table no longer has."""
    query = (
        select(CaseRow.id)
        .join(RecordCase, RecordCase.case_id == CaseRow.id)
        .join(Record, Record.id == RecordCase.record_id)
        .where(
            Record.closed_run_id >= run,
            CaseRow.run_id < run,
            CaseRow.id.not_in(select(CASE_TABLE.table.c.case_id)),
        )
        .distinct()
        .order_by(CaseRow.id)
    )
    yield from session.scalars(query)


def _changed(session: Session, run: int) -> Iterator[Change]:
    """Of cases that were there before, by field: what counted then against what counts now."""
    touched = (
        select(CaseValue.case_id, CaseValue.field)
        .join(CaseRow, CaseRow.id == CaseValue.case_id)
        .where(
            or_(CaseValue.run_id >= run, CaseValue.closed_run_id >= run),
            CaseRow.run_id < run,
            CaseValue.field.in_(KEYS),
        )
        .distinct()
        .subquery()
    )
    same = and_(touched.c.case_id == CaseValue.case_id, touched.c.field == CaseValue.field)
    rows = session.scalars(
        select(CaseValue)
        .join(touched, same)
        .where(or_(CaseValue.closed_run_id.is_(None), CaseValue.closed_run_id >= run))
        .order_by(CaseValue.case_id, CaseValue.field, authority(), CaseValue.id)
    )
    for (case_id, field), values in groupby(rows, key=lambda row: (row.case_id, row.field)):
        before: CaseValue | None = None
        now: CaseValue | None = None
        for value in values:
            before = value if value.run_id < run else before
            now = value if value.closed_run_id is None else now
        old, new = _text(before), _text(now)
        if old != new:
            yield Change(case_id, field, old, new, _whose(now))


def _text(value: CaseValue | None) -> str | None:
    return None if value is None else value.text


def _whose(value: CaseValue | None) -> str:
    if value is None or value.origin == "machine":
        return "machine"
    return f"{value.origin}: {value.source.removeprefix('human:')}"
