"""What Europe PMC found, in the tables of the store: lists and records in, articles out.

Each call that writes is one transaction.
"""

import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from corpus.article import Article
from corpus.reject import Reject
from corpus.sources.europepmc import Found, Page, Record, key_of
from corpus.sources.europepmc_record import content_hash, read_record
from corpus.sources.full_text import full_text_of, with_full_text
from corpus.sources.query import hash_of_question
from corpus.store.documents import Sessions
from corpus.store.rows import add_wanted, keep_reply, want_full_text
from corpus.store.schema import EuropePmcListRow, EuropePmcRow, FullTextRow, PaperRow, ReplyRow


@dataclass(slots=True)
class Elsewhere:
    """What a list brought that was not known: PMIDs, and records of Europe PMC's own."""

    pmids: int = 0
    records: int = 0


@dataclass(frozen=True, slots=True)
class EuropePmcStore:
    """Beside a `DocumentStore`, in the same database."""

    sessions: Sessions

    def take(self, sweep: int, found: Found) -> Elsewhere:
        """Note a whole list and what is in it.

        PubMed is asked for PMIDs that no query of PubMed's has found. A reply is kept where it
        holds a record that is new, or says something new.
        """
        with self.sessions.writing() as session:
            taking = _begun(session, sweep, found)
            for page in found.pages:
                taking.take(page)
            if found.complete:
                taking.note_gone(set(found.keys))
        return taking.new

    def counts(self) -> tuple[int, int]:
        """How many records of its own are held; how many of these are papers known elsewhere."""
        own = EuropePmcRow.reply_id.is_not(None)
        with self.sessions.reading() as session:
            held = session.scalar(select(func.count()).where(own)) or 0
            same = select(func.count()).where(own, EuropePmcRow.same_as.is_not(None))
            return held, session.scalar(same) or 0

    def articles(self) -> Iterator[tuple[str, Article | Reject]]:
        """Each record of its own, parsed anew from its reply, with its key and its full text."""
        with self.sessions.reading() as session:
            replies = session.scalars(
                select(EuropePmcRow.reply_id)
                .where(EuropePmcRow.reply_id.is_not(None))
                .distinct()
                .order_by(EuropePmcRow.reply_id)
            ).all()
        for reply in replies:
            with self.sessions.reading() as session:
                articles = list(_within(session, reply))
            yield from articles

    def note_same(self, same: Mapping[str, str]) -> None:
        """Which records, by key, are papers that are known by another document."""
        with self.sessions.writing() as session:
            for row in session.scalars(select(EuropePmcRow).where(EuropePmcRow.pmid.is_(None))):
                row.same_as = same.get(row.key)


@dataclass(frozen=True, slots=True)
class _Taking:
    """One list on its way into the tables. `known` are all records, `papers` all PMIDs there."""

    session: Session
    listed: EuropePmcListRow
    known: dict[str, EuropePmcRow]
    papers: set[str]
    new: Elsewhere

    def take(self, page: Page) -> None:
        """The records of a page; the page itself only where something in it is new."""
        for record in page.records:
            row = self._row(key_of(record))
            if record["source"] == "MED":
                self._want(row, str(record["id"]))
            elif row.content_hash != content_hash(record):
                row.reply_id = keep_reply(self.session, page.reply).id
                row.content_hash = content_hash(record)
                # A paper of PMC's has a full text; those of PubMed's come with their citation.
                want_full_text(self.session, record.get("pmcid"))
        self.session.flush()

    def note_gone(self, keys: set[str]) -> None:
        """What a complete list lacks of what an earlier one, of the same question, held."""
        same = EuropePmcListRow.query_hash == self.listed.query_hash
        earlier = set(self.session.scalars(select(EuropePmcListRow.id).where(same)))
        gone = [key for key, row in self.known.items() if row.list_id in earlier - {self.listed.id}]
        missing = EuropePmcRow.key.in_(set(gone) - keys) & EuropePmcRow.gone_list_id.is_(None)
        self.session.execute(
            update(EuropePmcRow).where(missing).values(gone_list_id=self.listed.id)
        )

    def _row(self, key: str) -> EuropePmcRow:
        row = self.known.get(key)
        if row is None:
            row = self.known[key] = EuropePmcRow(key=key)
            self.session.add(row)
            self.new.records += not key.startswith("MED/")
        row.list_id, row.gone_list_id = self.listed.id, None
        return row

    def _want(self, row: EuropePmcRow, pmid: str) -> None:
        row.pmid = pmid
        if pmid not in self.papers:
            self.papers.add(pmid)
            add_wanted(self.session, [pmid])
            self.new.pmids += 1


def _begun(session: Session, sweep: int, found: Found) -> _Taking:
    row = EuropePmcListRow(
        sweep_id=sweep,
        query_hash=hash_of_question(found.question),
        question=found.question,
        count=found.count,
        received=len(found.keys),
        complete=found.complete,
    )
    session.add(row)
    session.flush()
    known = {each.key: each for each in session.scalars(select(EuropePmcRow))}
    papers = set(session.scalars(select(PaperRow.pmid)))
    return _Taking(session, row, known, papers, Elsewhere())


def _within(session: Session, reply: int | None) -> Iterator[tuple[str, Article | Reject]]:
    rows = session.scalars(select(EuropePmcRow).where(EuropePmcRow.reply_id == reply))
    wanted = {row.key for row in rows}
    body = zlib.decompress(session.get_one(ReplyRow, reply).body)
    records: list[Record] = json.loads(body)["resultList"]["result"]
    for record in records:
        if key_of(record) in wanted:
            wanted.discard(key_of(record))
            read = read_record(record)
            if isinstance(read, Article):
                read = _with_full_text(session, read)
            yield key_of(record), read


def _with_full_text(session: Session, article: Article) -> Article:
    row = session.get(FullTextRow, article.pmcid) if article.pmcid else None
    if row is None or row.reply_id is None:
        return article
    body = zlib.decompress(session.get_one(ReplyRow, row.reply_id).body)
    paper = full_text_of(body, row.pmcid)
    return article if isinstance(paper, Reject) else with_full_text(article, paper)
