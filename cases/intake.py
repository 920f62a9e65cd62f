"""One run into the case database: which documents need extracting, and what they change."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from cases.contract import to_dict
from cases.counts import Counts
from cases.database import Database
from cases.record import CaseRecord
from cases.schema import Document, Record, RecordCase, RejectRow, Run, SourceText
from cases.turnover import Maker, past_of, turn_over
from corpus.article import Article, DocumentId, SectionKind
from corpus.reject import Reject

_FULL_TEXT = frozenset({SectionKind.BODY, SectionKind.TABLE})


@dataclass(frozen=True, slots=True)
class Versions:
    """Of the study's tables and of the program. What both have extracted need not be again."""

    study: str
    extractor: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the database holds of a document: its row, its current record, how many cases."""

    document: Document
    record: Record
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
                    article.doc, relevant=before.record.relevant
                )
            else:
                rival = needed.get(article.doc, article)
                needed[article.doc] = max(article, rival, key=_precedence)
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
        with self.database.writing() as session:
            counts = self.counts + Counts(rejected=len(rejects))
            documents = _documents(session, self.run_id, [article for article, _ in extracted])
            past = past_of(session, [document.id for document in documents.values()])
            rows = self._new_records(session, documents, extracted)
            maker = Maker(self.run_id, self.versions.extractor)
            for row, (article, record) in zip(rows, extracted, strict=True):
                counts += self._screen(article.doc, relevant=record.relevant)
                if record.relevant:
                    _keep_text(session, article)
                before = past[row.document_id]
                counts += turn_over(session, before, record, row=row, maker=maker)
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

    def _settled(self, article: Article, known: Known) -> bool:
        if _precedence(article) < _precedence_known(known.document):
            return True
        made_by = (known.record.study_version, known.record.extractor_version)
        same = made_by == (self.versions.study, self.versions.extractor)
        return same and known.record.fingerprint == fingerprint(article)

    def _new_records(
        self,
        session: Session,
        documents: Mapping[str, Document],
        extracted: Sequence[tuple[Article, CaseRecord]],
    ) -> list[Record]:
        """The rows of the new records; the earlier ones are closed."""
        current = [document.id for document in documents.values()]
        session.execute(
            update(Record)
            .where(Record.document_id.in_(current), Record.closed_run_id.is_(None))
            .values(closed_run_id=self.run_id)
        )
        rows = [
            self._record(documents[article.doc].id, article, record)
            for article, record in extracted
        ]
        session.add_all(rows)
        session.flush()
        return rows

    def _record(self, document_id: int, article: Article, record: CaseRecord) -> Record:
        data = to_dict(record)
        return Record(
            document_id=document_id,
            text_hash=article.text_hash,
            fingerprint=fingerprint(article),
            study_version=self.versions.study,
            extractor_version=self.versions.extractor,
            kind=str(record.kind),
            relevant=record.relevant,
            cohort=data["cohort"],
            literature_cases=data.get("literature_cases", []),
            evidence=data.get("evidence", {}),
            run_id=self.run_id,
        )


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
    read = (
        article.text_hash,
        *(section.kind for section in article.sections),
        article.year,
        article.languages,
        article.publication_types,
        article.mesh,
        article.keywords,
        [(link.kind, link.pmid) for link in article.links],
    )
    return hashlib.sha256(repr(read).encode("utf-8", "backslashreplace")).hexdigest()


def _precedence(article: Article) -> tuple[bool, int, str]:
    """Of two texts of a paper the greater counts: full text, later version, later revision."""
    full = any(section.kind in _FULL_TEXT for section in article.sections) or bool(article.tables)
    return full, article.version, article.revised


def _precedence_known(document: Document) -> tuple[bool, int, str]:
    return document.full_text, document.version, document.revised


def _known(session: Session, docs: Sequence[DocumentId]) -> Mapping[str, Known]:
    cases = (
        select(func.count())
        .where(RecordCase.record_id == Record.id)
        .correlate(Record)
        .scalar_subquery()
    )
    found = session.execute(
        select(Document, Record, cases)
        .join(Record, Record.document_id == Document.id)
        .where(Document.doc.in_(set(docs)), Record.closed_run_id.is_(None))
    )
    return {document.doc: Known(document, record, count) for document, record, count in found}


def _documents(
    session: Session, run_id: int, articles: Sequence[Article]
) -> Mapping[str, Document]:
    """The rows of the documents as they are now known, made where they are missing."""
    docs = [article.doc for article in articles]
    rows = {row.doc: row for row in session.scalars(select(Document).where(Document.doc.in_(docs)))}
    for article in articles:
        row = rows.setdefault(article.doc, Document(doc=article.doc, run_id=run_id))
        row.full_text, row.version, row.revised = _precedence(article)
        row.pmid, row.pmcid, row.doi = article.pmid, article.pmcid, article.doi
        row.title, row.journal, row.year = article.title, article.journal, article.year
        row.authors, row.source = list(article.authors), article.source
    session.add_all(rows.values())
    session.flush()
    return rows


def _keep_text(session: Session, article: Article) -> None:
    text_hash = article.text_hash
    if session.get(SourceText, text_hash) is None:
        sections = [
            {"label": section.label, "kind": str(section.kind), "text": section.text}
            for section in article.texts()
        ]
        session.add(SourceText(hash=text_hash, sections=sections))
        session.flush()


def _reject(run_id: int, reject: Reject) -> RejectRow:
    return RejectRow(
        run_id=run_id,
        step=reject.step,
        source=reject.source,
        subject=reject.id,
        reason=reject.reason,
    )
