"""The document store: lists of ids and raw replies in, what is still wanted and articles out.

Each call that writes is one transaction, so that a sweep may die between any two and go on.
"""

import io
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from corpus.article import Article, Link
from corpus.pubmed.byte_stream import ByteStream
from corpus.pubmed.records import Deletion, read_pubmed
from corpus.reject import Reject
from corpus.sources.full_text import full_text_of, with_full_text
from corpus.sources.query import Query
from corpus.sources.search import Listing, Span
from corpus.sources.transport import Reply
from corpus.store.rows import (
    add_wanted,
    full_text_ids,
    keep_reply,
    listed_by,
    listed_of,
    note_gone,
    note_hits,
    note_miss,
    now,
    want,
    want_full_text,
    window_row,
)
from corpus.store.schema import (
    HitRow,
    PaperRow,
    ReplyRow,
    StoreBase,
    SweepRow,
    WindowRow,
)

WITHDRAWN = "DeleteCitation"
"""The kind of `Link` that an article gets when PubMed has withdrawn its citation."""


class Sessions(Protocol):
    """A database: sessions that see one state, sessions that are one transaction."""

    def reading(self) -> AbstractContextManager[Session]:
        """Changes nothing."""
        ...

    def writing(self) -> AbstractContextManager[Session]:
        """All of its changes, or after an error none."""
        ...


@dataclass(frozen=True, slots=True)
class DocumentStore:
    """The store in a database. `open_store` makes its tables."""

    sessions: Sessions

    def begin(self, query: Query) -> int:
        """A new sweep's number."""
        with self.sessions.writing() as session:
            row = SweepRow(
                query_hash=query.hash,
                query_version=query.version,
                question=query.pubmed,
                started=now(),
                counts={},
                report="",
            )
            session.add(row)
            session.flush()
            return row.id

    def finish(self, sweep: int, *, complete: bool, counts: dict[str, int], report: str) -> None:
        """The sweep has come to its end, whether or not it lacks something."""
        with self.sessions.writing() as session:
            row = session.get_one(SweepRow, sweep)
            row.finished, row.complete, row.counts, row.report = now(), complete, counts, report

    def searched_until(self, query: Query, span: Span) -> date | None:
        """The last day of the complete windows of that kind; a whole list counts as each kind."""
        spans = {span, Span.WHOLE}
        with self.sessions.reading() as session:
            last = session.scalar(
                select(func.max(WindowRow.last)).where(
                    WindowRow.query_hash == query.hash,
                    WindowRow.span.in_(spans),
                    WindowRow.complete,
                )
            )
        return date.fromisoformat(last) if last else None

    def take_listing(self, sweep: int, query: Query, listing: Listing) -> int:
        """Note the window and its ids in one transaction; how many of them are new papers.

        New papers are wanted, and modified ones again. What a complete whole list lacks is gone
        from the query; such papers are asked for once more, to tell whether they were withdrawn.
        """
        with self.sessions.writing() as session:
            window = window_row(sweep, query, listing)
            session.add(window)
            session.flush()
            known = set(session.scalars(select(PaperRow.pmid)))
            new = [pmid for pmid in listing.pmids if pmid not in known]
            add_wanted(session, new)
            note_hits(session, query, listing, window)
            if listing.window.span is Span.MODIFIED:
                want(session, known.intersection(listing.pmids))
            if listing.window.span is Span.WHOLE and listing.complete:
                gone = note_gone(session, query, listing, window)
                withdrawn = session.scalars(select(PaperRow.pmid).where(PaperRow.withdrawn))
                want(session, gone.union(withdrawn))
            return len(new)

    def listed(self, query: Query) -> set[str]:
        """The PMIDs that the query finds by all that is known."""
        with self.sessions.reading() as session:
            return set(session.scalars(listed_by(query)))

    def found_by_any(self) -> set[str]:
        """PMIDs that some query of PubMed's finds, this one or one before it."""
        with self.sessions.reading() as session:
            return set(session.scalars(select(HitRow.pmid).where(HitRow.gone_window_id.is_(None))))

    def is_new(self, query: Query) -> bool:
        """Whether no complete sweep has asked this query yet, but some sweep another one."""
        with self.sessions.reading() as session:
            asked = session.scalars(
                select(SweepRow.query_hash).where(SweepRow.complete.is_(True))
            ).all()
        return bool(asked) and query.hash not in asked

    def wanted(self) -> list[str]:
        """The PMIDs of papers that have not come yet, or may have changed; lowest number first."""
        with self.sessions.reading() as session:
            return sorted(session.scalars(select(PaperRow.pmid).where(PaperRow.wanted)), key=int)

    def missing(self) -> dict[str, str]:
        """What has not come, and why."""
        with self.sessions.reading() as session:
            rows = session.execute(select(PaperRow.pmid, PaperRow.said).where(PaperRow.wanted))
            return {pmid: said or "not asked for yet" for pmid, said in rows}

    def withdrawn(self) -> set[str]:
        """PMIDs that PubMed neither lists nor gives any more."""
        with self.sessions.reading() as session:
            return set(session.scalars(select(PaperRow.pmid).where(PaperRow.withdrawn)))

    def held(self) -> set[str]:
        """PMIDs of which there is a reply."""
        with self.sessions.reading() as session:
            return set(session.scalars(select(PaperRow.pmid).where(PaperRow.reply_id.is_not(None))))

    def take_reply(
        self, reply: Reply, *, asked: Sequence[str], received: Mapping[str, str | None]
    ) -> None:
        """Keep the reply, and note in the same transaction who was in it and who was not.

        `received` has the PMCID of each PMID, where it has one: its full text is wanted (again).
        """
        with self.sessions.writing() as session:
            papers = session.scalars(select(PaperRow).where(PaperRow.pmid.in_(asked))).all()
            row = keep_reply(session, reply) if received.keys() & set(asked) else None
            listed = listed_of(session, asked)
            for paper in papers:
                if row is not None and paper.pmid in received:
                    paper.reply_id, paper.wanted, paper.withdrawn = row.id, False, False
                    paper.misses, paper.said = 0, ""
                    paper.pmcid = received[paper.pmid]
                    want_full_text(session, paper.pmcid)
                else:
                    note_miss(paper, listed=paper.pmid in listed)

    def refused(self, pmid: str, said: str) -> None:
        """The source does not answer when asked for this paper."""
        with self.sessions.writing() as session:
            session.get_one(PaperRow, pmid).said = said

    def articles(self) -> Iterator[Article | Reject]:
        """Every paper that is held, parsed anew from its last replies, in the order of these.

        With its full text, where that is held.

        A citation that PubMed has withdrawn has a `Link` of the kind `WITHDRAWN`.
        """
        with self.sessions.reading() as session:
            replies = session.scalars(
                select(PaperRow.reply_id)
                .where(PaperRow.reply_id.is_not(None))
                .distinct()
                .order_by(PaperRow.reply_id)
            ).all()
        for reply in replies:
            yield from self._within(reply)

    def _within(self, reply: int | None) -> Iterator[Article | Reject]:
        with self.sessions.reading() as session:
            row = session.get_one(ReplyRow, reply)
            papers = session.scalars(select(PaperRow).where(PaperRow.reply_id == reply))
            withdrawn = {paper.pmid: paper.withdrawn for paper in papers}
            texts = full_text_ids(session, reply)
            body, name = zlib.decompress(row.body), row.asked
        for record in read_pubmed(ByteStream(io.BytesIO(body)), name=name):
            if isinstance(record, Reject):
                if record.id.removeprefix("pmid:") in withdrawn or not record.id.startswith("pmid"):
                    yield record
            elif not isinstance(record, Deletion) and record.pmid in withdrawn:
                article = self._with_full_text(record, texts)
                yield _withdraw(article) if withdrawn[record.pmid] else article

    def _with_full_text(self, citation: Article, texts: Mapping[str, tuple[str, int]]) -> Article:
        pmcid, reply = texts.get(citation.pmid or "", ("", 0))
        if not pmcid:
            return citation
        with self.sessions.reading() as session:
            body = zlib.decompress(session.get_one(ReplyRow, reply).body)
        paper = full_text_of(body, pmcid)
        return citation if isinstance(paper, Reject) else with_full_text(citation, paper)


def open_store(sessions: Sessions) -> DocumentStore:
    """The store in that database, made where it is not there yet."""
    with sessions.writing() as session:
        StoreBase.metadata.create_all(session.connection())
    return DocumentStore(sessions)


def _withdraw(article: Article) -> Article:
    note = "PubMed neither lists nor gives this citation any more"
    return replace(article, links=(*article.links, Link(WITHDRAWN, None, note)))
