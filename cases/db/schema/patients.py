"""The tables of patients: cases, their values with the words they rest on, and people's reviews."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cases.db.schema.base import Base, Lasting, one_of, one_open
from cases.db.schema.storable import Prose


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


class CaseValue(Lasting, Base):
    """One cell of the case table and its past: append, then close, never change.

    `value` is the contract's (a list for a set), `text` how the table shows it, `number` its
    figure. `origin` says whose it is; `source` is the extractor's version or the person.
    `text_hash` names the text that the evidence points into.
    """

    __tablename__ = "case_values"
    __table_args__ = (
        one_of("origin", "machine", "human", "adjudicated"),
        one_open("case_values", "case_id", "field", "origin"),
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
    __table_args__ = (one_of("origin", "human", "adjudicated"),)

    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    origin: Mapped[str]
    person: Mapped[str]
    made: Mapped[datetime]
    note: Mapped[str] = mapped_column(Prose)


class Flag(Lasting, Base):
    """Why a person should look: at a field of a case, or (no case) at a document."""

    __tablename__ = "flags"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    case_id: Mapped[str | None] = mapped_column(ForeignKey("cases.id"), index=True)
    field: Mapped[str | None]
    reason: Mapped[str] = mapped_column(Prose)
