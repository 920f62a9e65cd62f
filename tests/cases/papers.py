"""Papers and their records for tests of the database."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sqlalchemy import text

from cases.assembly import case_of
from cases.db.database import Database, create_database
from cases.db.intake import Intake, Versions, begin
from cases.finding import Finding
from cases.record import CaseRecord, Kind
from corpus.article import Article, DocumentId, Section, SectionKind
from corpus.reject import Reject
from studies.hierarchy import Hierarchy

VERSIONS = Versions("study-1", "rules-1")


def url_of(folder: Path) -> str:
    """The URL of a database file in the folder."""
    return f"sqlite:///{folder / 'cases.sqlite'}"


def database_in(folder: Path) -> Database:
    """A database of the study `test`."""
    return create_database(url_of(folder), study="test")


def paper(doc: str = "pmid:101", body: str = "A 42-year-old man had a mass at T5-T9.") -> Article:
    """An abstract."""
    section = Section("Abstract", body, SectionKind.ABSTRACT)
    return Article(DocumentId(doc), f"On {doc}", (section,), year=2014)


def record_of(
    article: Article, *patients: Sequence[Finding], relevant: bool = True, flags: Sequence[str] = ()
) -> CaseRecord:
    """The record of an article with these patients' findings."""
    return CaseRecord(
        doc=article.doc,
        title=article.title,
        year=article.year,
        kind=Kind.CASE_REPORT,
        relevant=relevant,
        cases=tuple(case_of(findings, hierarchy=Hierarchy({})) for findings in patients),
        flags=tuple(flags),
    )


def take(
    database: Database,
    *extracted: tuple[Article, CaseRecord],
    versions: Versions = VERSIONS,
    rejects: Sequence[Reject] = (),
) -> Intake:
    """One run over these papers in one batch, each extracted only if that is needed."""
    intake = begin(database, versions)
    needed = {id(article) for article in intake.needed([article for article, _ in extracted])}
    intake.save([pair for pair in extracted if id(pair[0]) in needed], rejects)
    intake.finish()
    return intake


def newer(versions: Versions = VERSIONS) -> Versions:
    """The versions after an upgrade of the rules."""
    return replace(versions, extractor=f"{versions.extractor}+")


def query(database: Database, sql: str) -> list[tuple[object, ...]]:
    """The rows of a query, as a keeper of the database would ask it."""
    with database.reading() as session:
        return [tuple(row) for row in session.execute(text(sql))]
