"""What a transaction of the document store reads and writes, row by row."""

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from sqlalchemy import Select, insert, select, update
from sqlalchemy.orm import Session

from corpus.sources.query import Query
from corpus.sources.search import Listing
from corpus.sources.transport import Reply
from corpus.store.schema import (
    EuropePmcRow,
    FullTextRow,
    HitRow,
    PaperRow,
    ReplyRow,
    WindowRow,
)

_MISSES_OF_A_WITHDRAWN_PAPER = 2
_IN_A_STATEMENT = 500


def want_full_text(session: Session, pmcid: str | None) -> None:
    """A full text that is to be asked for, whether or not it was before."""
    if pmcid:
        row = session.get(FullTextRow, pmcid)
        if row is None:
            session.add(FullTextRow(pmcid=pmcid, wanted=True, trace=[]))
        else:
            row.wanted = True


def full_text_ids(session: Session, reply: int | None) -> dict[str, tuple[str, int]]:
    """PMCID and reply of the full text, by the PMIDs of a reply."""
    rows = session.execute(
        select(PaperRow.pmid, FullTextRow.pmcid, FullTextRow.reply_id)
        .join(FullTextRow, FullTextRow.pmcid == PaperRow.pmcid)
        .where(PaperRow.reply_id == reply, FullTextRow.reply_id.is_not(None))
    )
    return {pmid: (pmcid, text) for pmid, pmcid, text in rows if text is not None}


def now() -> str:
    """The time in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def window_row(sweep: int, query: Query, listing: Listing) -> WindowRow:
    """The row of a listing."""
    return WindowRow(
        sweep_id=sweep,
        query_hash=query.hash,
        span=listing.window.span.value,
        first=listing.window.first.isoformat(),
        last=listing.window.last.isoformat(),
        count=listing.count,
        received=len(listing.pmids),
        complete=listing.complete,
    )


def add_wanted(session: Session, pmids: Iterable[str]) -> None:
    """Papers that have been found and not fetched yet."""
    new = {"wanted": True, "misses": 0, "said": "", "withdrawn": False}
    for some in batched(pmids):
        session.execute(insert(PaperRow), [{**new, "pmid": pmid} for pmid in some])


def want(session: Session, pmids: Iterable[str]) -> None:
    """Papers that are held are to be fetched again."""
    for some in batched(pmids):
        these = update(PaperRow).where(PaperRow.pmid.in_(some))
        session.execute(these.values(wanted=True, misses=0))


def note_hits(session: Session, query: Query, listing: Listing, window: WindowRow) -> None:
    """The ids of a listing are found by the query, again or for the first time."""
    found = select(HitRow.pmid).where(HitRow.query_hash == query.hash)
    known = set(session.scalars(found))
    gone = set(session.scalars(found.where(HitRow.gone_window_id.is_not(None))))
    _set_gone(session, query, gone.intersection(listing.pmids), None)
    of = {"query_hash": query.hash, "window_id": window.id}
    for some in batched(pmid for pmid in listing.pmids if pmid not in known):
        session.execute(insert(HitRow), [{**of, "pmid": pmid} for pmid in some])


def note_gone(session: Session, query: Query, listing: Listing, window: WindowRow) -> set[str]:
    """What the query no longer finds by a whole and complete list; their PMIDs."""
    gone = set(session.scalars(listed_by(query))).difference(listing.pmids)
    _set_gone(session, query, gone, window.id)
    return gone


def _set_gone(session: Session, query: Query, pmids: Iterable[str], window: int | None) -> None:
    for some in batched(pmids):
        these = update(HitRow).where(HitRow.query_hash == query.hash, HitRow.pmid.in_(some))
        session.execute(these.values(gone_window_id=window))


def batched(pmids: Iterable[str]) -> Iterator[list[str]]:
    """Few enough for one statement."""
    left = iter(pmids)
    while some := list(islice(left, _IN_A_STATEMENT)):
        yield some


def listed_by(query: Query) -> Select[Any]:
    """The PMIDs that the query finds by all that is known."""
    return select(HitRow.pmid).where(
        HitRow.query_hash == query.hash, HitRow.gone_window_id.is_(None)
    )


def listed_of(session: Session, pmids: Sequence[str]) -> set[str]:
    """Which of them some query still finds, PubMed's or Europe PMC's."""
    hits = select(HitRow.pmid).where(HitRow.pmid.in_(pmids), HitRow.gone_window_id.is_(None))
    elsewhere = select(EuropePmcRow.pmid).where(
        EuropePmcRow.pmid.in_(pmids), EuropePmcRow.gone_list_id.is_(None)
    )
    return {pmid for pmid in (*session.scalars(hits), *session.scalars(elsewhere)) if pmid}


def note_miss(paper: PaperRow, *, listed: bool) -> None:
    """A paper that was asked for and has not come; withdrawn when no list holds it either."""
    paper.misses += 1
    paper.said = f"NCBI left it out of {paper.misses} replies"
    if not listed and paper.misses >= _MISSES_OF_A_WITHDRAWN_PAPER:
        paper.withdrawn, paper.wanted = True, False
        paper.said = "PubMed neither lists nor gives it any more"


def keep_reply(session: Session, reply: Reply) -> ReplyRow:
    """The row of a reply, once for the same bytes."""
    name = hashlib.sha256(reply.body).hexdigest()
    row = session.scalar(select(ReplyRow).where(ReplyRow.hash == name))
    if row is None:
        row = ReplyRow(
            hash=name,
            asked=reply.asked,
            received=reply.received.isoformat(timespec="seconds"),
            body=zlib.compress(reply.body),
        )
        session.add(row)
        session.flush()
    return row
