"""The tables of the database itself, of its runs, and of the papers that they read."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from cases.db.schema.base import Base, Lasting, one_open
from cases.db.schema.storable import Prose


class About(Base):
    """What this database is: `schema` (version of the tables) and `study`."""

    __tablename__ = "about"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class Run(Base):
    """One step: a call of `casesweep run`, or a person's review (then it is in `reviews`).

    `finished` is null while it runs, or if it was cut off.
    `counts` says how many documents were read, screened, excluded and so on (PRISMA 2020).
    """

    __tablename__ = "runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    study_version: Mapped[str]
    extractor_version: Mapped[str]
    started: Mapped[datetime]
    finished: Mapped[datetime | None]
    counts: Mapped[Any] = mapped_column(JSON)


class RejectRow(Base):
    """What a run could not use, and why. `subject` is the record inside `source`, or empty."""

    __tablename__ = "rejects"

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), index=True)
    step: Mapped[str]
    source: Mapped[str] = mapped_column(Prose)
    subject: Mapped[str] = mapped_column(Prose)
    reason: Mapped[str] = mapped_column(Prose)


class Document(Base):
    """A paper that was screened, relevant or not, as last seen. `doc` is the contract's id.

    `full_text`, `version` and `revised` decide which of several texts of a paper counts.
    """

    __tablename__ = "documents"

    id: Mapped[int] = mapped_column(primary_key=True)
    doc: Mapped[str] = mapped_column(unique=True)
    pmid: Mapped[str | None] = mapped_column(index=True)
    pmcid: Mapped[str | None]
    doi: Mapped[str | None]
    title: Mapped[str] = mapped_column(Prose)
    journal: Mapped[str] = mapped_column(Prose)
    year: Mapped[int | None]
    authors: Mapped[Any] = mapped_column(JSON, nullable=True)
    source: Mapped[str] = mapped_column(Prose)
    full_text: Mapped[bool]
    version: Mapped[int]
    revised: Mapped[str]
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"))


class SourceText(Base):
    """The text of a paper, known by its hash and never changed.

    `sections` lists `label`, `kind` and `text`; evidence points into these. Kept for papers that
    are, or once were, relevant.
    """

    __tablename__ = "texts"

    hash: Mapped[str] = mapped_column(primary_key=True)
    sections: Mapped[Any] = mapped_column(JSON)


class Record(Lasting, Base):
    """One extraction of one text of a document by one version of the extractor.

    `fingerprint` covers all that extraction reads: the text, and year, publication types, MeSH.
    """

    __tablename__ = "records"
    __table_args__ = (one_open("records", "document_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    text_hash: Mapped[str]
    fingerprint: Mapped[str]
    study_version: Mapped[str]
    extractor_version: Mapped[str]
    kind: Mapped[str]
    relevant: Mapped[bool]
    cohort: Mapped[Any] = mapped_column(JSON)
    literature_cases: Mapped[Any] = mapped_column(JSON)
    evidence: Mapped[Any] = mapped_column(JSON)
