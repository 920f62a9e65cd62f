"""What was asked of PubMed and Europe PMC, when, and what came: the search log of a review."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, inspect, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from corpus.store.schema import EuropePmcListRow, EuropePmcRow, PaperRow, SweepRow, WindowRow


@dataclass(frozen=True, slots=True)
class Search:
    """One list that a sweep asked for. `first` and `last` are its days, empty for all years.

    `count` is what the source said there is, `received` the ids that came; only a `complete` list
    is behind us. `started` is the sweep's, ISO 8601 in UTC.
    """

    sweep: int
    started: str
    source: str
    span: str
    first: str
    last: str
    count: int
    received: int
    complete: bool
    query_version: str
    query_hash: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Records that searches have found: those that are another's double, those that lack still."""

    records: int
    duplicates: int
    not_retrieved: int


def listed(session: Session) -> Listed | None:
    """What the document store knows of; None where nothing was ever found by a sweep.

    A record of Europe PMC that is PubMed's too is counted there.
    """
    tables = inspect(session.connection())
    found = [(0, 0, 0)]
    if tables.has_table(PaperRow.__tablename__):
        lacking = PaperRow.reply_id.is_(None)
        found.append((_count(session, PaperRow.pmid), 0, _count(session, PaperRow.pmid, lacking)))
    if tables.has_table(EuropePmcRow.__tablename__):
        own = EuropePmcRow.pmid.is_(None)
        double, lacking = EuropePmcRow.same_as.is_not(None), EuropePmcRow.reply_id.is_(None)
        doubles, missing = (
            _count(session, EuropePmcRow.key, own, each) for each in (double, lacking)
        )
        found.append((_count(session, EuropePmcRow.key, own), doubles, missing))
    records, duplicates, not_retrieved = (sum(each) for each in zip(*found, strict=True))
    return Listed(records, duplicates, not_retrieved) if records else None


def searches(session: Session) -> Iterator[Search]:
    """Every list of every sweep, in order; none where no sweep has ever been made."""
    connection = session.connection()
    if inspect(connection).has_table(WindowRow.__tablename__):
        yield from _pubmed(session)
    if inspect(connection).has_table(EuropePmcListRow.__tablename__):
        yield from _europepmc(session)


def _pubmed(session: Session) -> Iterator[Search]:
    asked = select(SweepRow, WindowRow).join(WindowRow, WindowRow.sweep_id == SweepRow.id)
    for sweep, window in session.execute(asked.order_by(WindowRow.id)):
        whole = window.span == "whole"
        yield Search(
            sweep=sweep.id,
            started=sweep.started,
            source="PubMed",
            span=window.span,
            first="" if whole else window.first,
            last="" if whole else window.last,
            count=window.count,
            received=window.received,
            complete=window.complete,
            query_version=sweep.query_version,
            query_hash=window.query_hash,
        )


def _europepmc(session: Session) -> Iterator[Search]:
    asked = select(SweepRow, EuropePmcListRow).join(
        EuropePmcListRow, EuropePmcListRow.sweep_id == SweepRow.id
    )
    for sweep, listing in session.execute(asked.order_by(EuropePmcListRow.id)):
        yield Search(
            sweep=sweep.id,
            started=sweep.started,
            source="Europe PMC",
            span="whole",
            first="",
            last="",
            count=listing.count,
            received=listing.received,
            complete=listing.complete,
            query_version=sweep.query_version,
            query_hash=listing.query_hash,
        )


def _count(
    session: Session, key: InstrumentedAttribute[str], *conditions: ColumnElement[bool]
) -> int:
    return session.scalar(select(func.count(key)).where(*conditions)) or 0
