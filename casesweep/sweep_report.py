"""What a sweep did, as text that can be mailed: what is new, changed, failed, to be looked at."""

from collections.abc import Iterable, Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cases.counts import Counts
from cases.database import Database
from cases.intake import Intake
from cases.schema import CaseRow, CaseValue, Document, Flag, Record, RecordCase, RejectRow
from casesweep.run import summary
from corpus.gathering import Gathered
from corpus.query import Query
from studies.study import Study

_SHOWN = 20
"""More of a kind are only counted: a report is read by a person."""


def summary_line(gathered: Gathered, counts: Counts, *, complete: bool) -> str:
    """The last line: `sweep complete: 1,204 papers listed and held, …`."""
    held = "and held" if gathered.held == gathered.listed else f"and {gathered.held:,} held"
    return (
        f"sweep {'complete' if complete else 'INCOMPLETE'}: {gathered.listed:,} papers listed "
        f"{held}, {gathered.new:,} new; cases: {counts.new:,} new, {counts.changed:,} changed, "
        f"{counts.gone:,} gone; {len(gathered.missing):,} papers missing, "
        f"{counts.rejected:,} rejected"
    )


def report(
    database: Database,
    intake: Intake,
    gathered: Gathered,
    *,
    sweep: int,
    study: Study,
    query: Query,
) -> list[str]:
    """The lines of the report, without the summary line."""
    with database.reading() as session:
        return [
            f"sweep {sweep} of {study.name}; query version {query.version} ({query.hash})",
            *_searched(gathered),
            *summary(intake.counts),
            *_listed("new cases", _new_cases(session, intake.run_id)),
            *_listed("changed cases", _changed_cases(session, intake.run_id)),
            *_listed("cases that left the table", _gone_cases(session, intake.run_id)),
            *_listed(
                "withdrawn from PubMed", (f"PMID {pmid}" for pmid in _sorted(gathered.withdrawn))
            ),
            *_listed("the changed query no longer finds", _dropped(session, gathered)),
            *_listed("missing", _missing(gathered)),
            *_listed("rejected", _rejected(session, intake.run_id)),
            *_listed("failed", gathered.failures),
            *_to_look_at(session),
        ]


def _searched(gathered: Gathered) -> Iterator[str]:
    for listing in gathered.windows:
        window = listing.window
        days = "all years" if window.span == "whole" else f"{window.first} to {window.last}"
        yield (
            f"searched {window.span} ({days}): PubMed counts {listing.count:,}, "
            f"{len(listing.pmids):,} ids received"
        )
    count = "unknown" if gathered.count is None else f"{gathered.count:,}"
    yield (
        f"whole query: PubMed counts {count}, {gathered.listed:,} ids known, "
        f"{gathered.held:,} papers held, {gathered.replies:,} replies fetched"
    )
    yield f"full texts: {gathered.full_texts:,} held of {gathered.pmcids:,} papers in PMC"


def _listed(what: str, entries: Iterable[str]) -> Iterator[str]:
    found = list(entries)
    if found:
        yield f"{what} ({len(found):,}):"
        yield from (f"  {entry}" for entry in found[:_SHOWN])
        if len(found) > _SHOWN:
            yield f"  and {len(found) - _SHOWN:,} more"


def _new_cases(session: Session, run: int) -> Iterator[str]:
    rows = session.execute(
        select(CaseRow.id, Document.title)
        .join(Document, Document.id == CaseRow.document_id)
        .where(CaseRow.run_id == run)
        .order_by(CaseRow.document_id, CaseRow.number)
    )
    return (f"{case_id}  {title}" for case_id, title in rows)


def _changed_cases(session: Session, run: int) -> Iterator[str]:
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


def _gone_cases(session: Session, run: int) -> Iterator[str]:
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


def _dropped(session: Session, gathered: Gathered) -> Iterator[str]:
    """Papers in the case table that a changed query would not have found: they stay in it."""
    rows = session.execute(
        select(Document.pmid, Document.title)
        .join(Record, Record.document_id == Document.id)
        .where(Record.closed_run_id.is_(None), Record.relevant)
        .order_by(Document.id)
    )
    return (f"PMID {pmid}  {title}" for pmid, title in rows if pmid in gathered.dropped)


def _missing(gathered: Gathered) -> Iterator[str]:
    return (f"PMID {pmid}: {gathered.missing[pmid]}" for pmid in _sorted(gathered.missing))


def _rejected(session: Session, run: int) -> Iterator[str]:
    return iter(session.scalars(select(RejectRow.reason).where(RejectRow.run_id == run)).all())


def _to_look_at(session: Session) -> Iterator[str]:
    open_flags = Flag.closed_run_id.is_(None)
    flags = session.scalar(select(func.count()).where(open_flags)) or 0
    documents = session.scalar(select(func.count(Flag.document_id.distinct())).where(open_flags))
    if flags:
        yield f"to be looked at: {flags:,} doubts in {documents:,} documents"


def _sorted(pmids: Iterable[str]) -> list[str]:
    return sorted(pmids, key=int)
