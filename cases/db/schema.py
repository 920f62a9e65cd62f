"""The tables of the case database. Nothing here is ever deleted; what is no longer so is closed.

A row with `run_id` holds from that run on; `closed_run_id` names the run from which it no longer
does, and is null for what holds now. The same code serves SQLite and PostgreSQL.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    CheckConstraint,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

VERSION = "4"
"""Of the tables. A change of theirs is a new version, with a module in `cases/migrations`."""

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_OPEN = text("closed_run_id IS NULL")


def storable(value: str) -> str:
    """The text with U+FFFD for what no database can hold (NUL, lone surrogates)."""
    if value.isascii() and "\x00" not in value:  # as most are, and much faster to see
        return value
    return _UNSTORABLE.sub("\ufffd", value)


def all_storable(values: Sequence[str | None]) -> Sequence[str | None]:
    """The texts, each made storable; that none of them needs it is seen in all of them at once."""
    text = "".join(filter(None, values))
    try:
        text.encode()
    except UnicodeEncodeError:  # a lone surrogate
        plain = False
    else:
        plain = "\x00" not in text
    return values if plain else [value and storable(value) for value in values]


class Prose(TypeDecorator[str]):
    """Text of a paper, made `storable`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """One character for one, so that offsets stay."""
        return None if value is None else storable(value)


class Moment(TypeDecorator[datetime]):
    """A time with its zone, kept as UTC also where the database knows no zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """To UTC."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """What comes without a zone is UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Constraints have names, so that a migration can find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: Moment, str: String}


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


class Record(Base):
    """One extraction of one text of a document by one version of the extractor.

    `fingerprint` covers all that extraction reads: the text, and year, publication types, MeSH.
    """

    __tablename__ = "records"
    __table_args__ = (
        Index(
            "ix_records_current",
            "document_id",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
    )

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
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"))
    closed_run_id: Mapped[int | None] = mapped_column(ForeignKey("runs.id"))


class CaseRow(Base):
    """A patient, by an id that stays: `24429645-1`. Numbers of a document are not used twice."""

    __tablename__ = "cases"
    __table_args__ = (UniqueConstraint("document_id", "number"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    number: Mapped[int]
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"))


class RecordCase(Base):
    """Which cases an extraction found, in order of the text."""

    __tablename__ = "record_cases"

    record_id: Mapped[int] = mapped_column(ForeignKey("records.id"), primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True, index=True)
    position: Mapped[int]


class CaseValue(Base):
    """One cell of the case table and its past: append, then close, never change.

    `value` is the contract's (a list for a set), `text` how the table shows it, `number` its
    figure. `origin` says whose it is; `source` is the extractor's version or the person.
    `text_hash` names the text that the evidence points into.
    """

    __tablename__ = "case_values"
    __table_args__ = (
        CheckConstraint("origin IN ('machine', 'human', 'adjudicated')", name="origin"),
        Index(
            "ix_case_values_current",
            "case_id",
            "field",
            "origin",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    field: Mapped[str]
    value: Mapped[Any] = mapped_column(JSON)
    text: Mapped[str | None] = mapped_column(Prose)
    number: Mapped[float | None]
    origin: Mapped[str]
    source: Mapped[str]
    confidence: Mapped[float]
    text_hash: Mapped[str | None] = mapped_column(ForeignKey("texts.hash"))
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"))
    closed_run_id: Mapped[int | None] = mapped_column(ForeignKey("runs.id"))
    evidence: Mapped[list["EvidenceRow"]] = relationship(order_by="EvidenceRow.position")


class EvidenceRow(Base):
    """The words a value rests on: code points `start_offset` to `end_offset` of a section.

    `element` says for which value of a set they stand, else it is null; `source` is the rule.
    """

    __tablename__ = "evidence"

    id: Mapped[int] = mapped_column(primary_key=True)
    value_id: Mapped[int] = mapped_column(ForeignKey("case_values.id"), index=True)
    position: Mapped[int]
    element: Mapped[str | None] = mapped_column(Prose)
    section: Mapped[str] = mapped_column(Prose)
    start_offset: Mapped[int]
    end_offset: Mapped[int]
    text: Mapped[str] = mapped_column(Prose)
    source: Mapped[str]
    confidence: Mapped[float]


class ReviewRow(Base):
    """One step in which a person gave values of a case; the values name the same run.

    `origin` is theirs: `human`, or `adjudicated` where two have disagreed.
    """

    __tablename__ = "reviews"
    __table_args__ = (CheckConstraint("origin IN ('human', 'adjudicated')", name="origin"),)

    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    origin: Mapped[str]
    person: Mapped[str]
    made: Mapped[datetime]
    note: Mapped[str] = mapped_column(Prose)


class Flag(Base):
    """Why a person should look: at a field of a case, or (no case) at a document."""

    __tablename__ = "flags"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    case_id: Mapped[str | None] = mapped_column(ForeignKey("cases.id"), index=True)
    field: Mapped[str | None]
    reason: Mapped[str] = mapped_column(Prose)
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"))
    closed_run_id: Mapped[int | None] = mapped_column(ForeignKey("runs.id"))


class RejectRow(Base):
    """What a run could not use, and why. `subject` is the record inside `source`, or empty."""

    __tablename__ = "rejects"

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), index=True)
    step: Mapped[str]
    source: Mapped[str] = mapped_column(Prose)
    subject: Mapped[str] = mapped_column(Prose)
    reason: Mapped[str] = mapped_column(Prose)
