"""One run into the case database: which documents need extracting, and what they change."""

import gc
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cases.counts import Counts
from cases.db.batch import Extracted, Maker, write_batch
from cases.db.database import Database
from cases.db.document_rows import precedence
from cases.db.schema.papers import Document, Record, RejectRow, Run
from cases.db.schema.patients import RecordCase
from cases.record import CaseRecord
from corpus.article import Article, DocumentId
from corpus.reject import Reject


@dataclass(frozen=True, slots=True)
class Versions:
    """Of the study's tables and of the program. What both have extracted need not be again."""

    study: str
    extractor: str


@dataclass(frozen=True, slots=True)
class _Known:
    """What the database holds of a document: which text, who read it, what came of it."""

    precedence: tuple[bool, int, str]
    versions: Versions
    fingerprint: str
    relevant: bool
    cases: int


@dataclass(slots=True)
class Intake:
    """One run. `counts` grows with every batch, together with the run's row in the database.

    Each batch is one transaction: after a crash the batches before it are kept, and the next run
    skips them.
    """

    database: Database
    versions: Versions
    run_id: int
    counts: Counts = field(default_factory=Counts)
    screened: set[DocumentId] = field(default_factory=set)

    def needed(self, articles: Sequence[Article]) -> list[Article]:
        """Those of a batch that have to be extracted; the others are counted.

        Left out are a text that the same versions have extracted before, and one for which a
        better is known: the abstract of a full text, a version before the last revision.
        """
        with self.database.reading() as session:
            known = _known(session, [article.doc for article in articles])
        needed: dict[DocumentId, Article] = {}
        for article in articles:
            before = known.get(article.doc)
            again = article.doc in needed or article.doc in self.screened
            settled = before is not None and self._settled(article, before)
            self.counts += Counts(read=1, repeated=int(again), skipped=int(settled and not again))
            if before is not None and settled:
                cases = before.cases if article.doc not in self.screened else 0
                self.counts += Counts(unchanged=cases) + self._screen(
                    article.doc, relevant=before.relevant
                )
            else:
                rival = needed.get(article.doc, article)
                needed[article.doc] = max(article, rival, key=precedence)
        return list(needed.values())

    def known_pmids(self) -> frozenset[str]:
        """The PMIDs of all documents in the database."""
        with self.database.reading() as session:
            found = session.scalars(select(Document.pmid).where(Document.pmid.is_not(None)))
            return frozenset(pmid for pmid in found if pmid)

    def extracted(self) -> list[tuple[str, str]]:
        """Documents, and the fingerprints of their texts, that these versions have extracted."""
        with self.database.reading() as session:
            found = session.execute(
                select(Document.doc, Record.fingerprint)
                .join(Record, Record.document_id == Document.id)
                .where(
                    Record.closed_run_id.is_(None),
                    Record.study_version == self.versions.study,
                    Record.extractor_version == self.versions.extractor,
                )
            )
            return [(doc, text) for doc, text in found]

    def save(
        self, extracted: Sequence[tuple[Article, CaseRecord]], rejects: Sequence[Reject]
    ) -> None:
        """Write a batch and the counts so far, in one transaction."""
        maker = Maker(self.run_id, self.versions.study, self.versions.extractor)
        papers = [_extracted(article, record) for article, record in extracted]
        with _without_collector(), self.database.writing() as session:
            counts = self.counts + Counts(rejected=len(rejects))
            counts += write_batch(session, papers, maker)
            for article, record in extracted:
                counts += self._screen(article.doc, relevant=record.relevant)
            session.add_all(_reject(self.run_id, reject) for reject in rejects)
            session.get_one(Run, self.run_id).counts = counts.as_dict()
        self.counts = counts

    def finish(self) -> None:
        """Say in the database that the run came to its end."""
        with self.database.writing() as session:
            run = session.get_one(Run, self.run_id)
            run.finished, run.counts = datetime.now(UTC), self.counts.as_dict()

    def _screen(self, doc: DocumentId, *, relevant: bool) -> Counts:
        """Each document is screened once a run."""
        if doc in self.screened:
            return Counts()
        self.screened.add(doc)
        return Counts(relevant=1) if relevant else Counts(excluded=1)

    def _settled(self, article: Article, known: _Known) -> bool:
        if precedence(article) < known.precedence:
            return True
        return known.versions == self.versions and known.fingerprint == fingerprint(article)


@contextmanager
def _without_collector() -> Iterator[None]:
    """A batch makes some ten thousand objects and no circles; looking for these takes a fifth."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def begin(database: Database, versions: Versions) -> Intake:
    """A new run."""
    with database.writing() as session:
        run = Run(
            study_version=versions.study,
            extractor_version=versions.extractor,
            started=datetime.now(UTC),
            counts=Counts().as_dict(),
        )
        session.add(run)
        session.flush()
        return Intake(database, versions, run.id)


def fingerprint(article: Article) -> str:
    """SHA-256 over all that a record depends on: the article's text, and what is said of it."""
    return _fingerprint(article, article.text_hash)


def _fingerprint(article: Article, text_hash: str) -> str:
    read = (
        text_hash,
        *(section.kind for section in article.sections),
        article.year,
        article.languages,
        article.publication_types,
        article.mesh,
        article.keywords,
        [(link.kind, link.pmid) for link in article.links],
    )
    return hashlib.sha256(repr(read).encode("utf-8", "backslashreplace")).hexdigest()


def _extracted(article: Article, record: CaseRecord) -> Extracted:
    text_hash = article.text_hash  # reckoned anew each time it is asked for
    return Extracted(article, record, text_hash, _fingerprint(article, text_hash))


def _known(session: Session, docs: Sequence[DocumentId]) -> Mapping[str, _Known]:
    cases = (
        select(func.count())
        .where(RecordCase.record_id == Record.id)
        .correlate(Record)
        .scalar_subquery()
    )
    found = session.execute(
        select(
            Document.doc,
            Document.full_text,
            Document.version,
            Document.revised,
            Record.study_version,
            Record.extractor_version,
            Record.fingerprint,
            Record.relevant,
            cases,
        )
        .join(Record, Record.document_id == Document.id)
        .where(Document.doc.in_(set(docs)), Record.closed_run_id.is_(None))
    )
    return {
        doc: _Known((full, version, revised), Versions(study, extractor), *rest)
        for doc, full, version, revised, study, extractor, *rest in found
    }


def _reject(run_id: int, reject: Reject) -> RejectRow:
    return RejectRow(
        run_id=run_id,
        step=reject.step,
        source=reject.source,
        subject=reject.id,
        reason=reject.reason,
    )
