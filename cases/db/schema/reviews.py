"""The tables of people's work in Doccano: projects, what was pushed, what came back.

Ids with the word `example` or `span` are Doccano's. Nothing here is deleted.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cases.db.schema.base import Base, Lasting, one_of, one_open
from cases.db.schema.storable import Prose


class DocumentValue(Lasting, Base):
    """What a person says of a paper as a whole, `kind` or `relevant`: append, then close."""

    __tablename__ = "document_values"
    __table_args__ = (
        one_of("origin", "human", "adjudicated"),
        one_of("field", "kind", "relevant"),
        one_open("document_values", "document_id", "field", "origin"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    field: Mapped[str]
    value: Mapped[str]
    origin: Mapped[str]
    source: Mapped[str]
    text_hash: Mapped[str | None] = mapped_column(ForeignKey("texts.hash"))


class ReviewProject(Base):
    """A project of ours on a Doccano server, known by its number there: names may change.

    `round` is what we call a sequence of pushes. `purpose` is `annotation` or `adjudication`;
    `blind`: nothing was marked beforehand.
    """

    __tablename__ = "review_projects"
    __table_args__ = (
        one_of("purpose", "annotation", "adjudication"),
        UniqueConstraint("server", "number"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    server: Mapped[str]
    number: Mapped[int]
    name: Mapped[str]
    round: Mapped[str]
    annotator: Mapped[str]
    purpose: Mapped[str]
    blind: Mapped[bool]
    made: Mapped[datetime]


class ReviewBatch(Base):
    """One uploaded file. `verified` is null until its counts on the server were found right.

    What the server holds of a batch that was never verified is removed before the next push.
    """

    __tablename__ = "review_batches"

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("review_projects.id"), index=True)
    upload_name: Mapped[str] = mapped_column(unique=True)
    started: Mapped[datetime]
    verified: Mapped[datetime | None]


class ReviewDocument(Base):
    """A document as an annotator was shown it: the manifest.

    `text_hash` names the text it was made of, `text` is what was shown, `text_sha256` its hash
    (UTF-8). `layout` says where the sections and patients stand in it, `spans` what was marked
    beforehand: ids, offsets in code points of `text`, values, evidence; of a blind push what
    would have been.
    """

    __tablename__ = "review_documents"
    __table_args__ = (
        UniqueConstraint("project_id", "document_id", "text_hash"),
        UniqueConstraint("project_id", "example_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("review_projects.id"), index=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("review_batches.id"), index=True)
    text_hash: Mapped[str] = mapped_column(ForeignKey("texts.hash"))
    text: Mapped[str] = mapped_column(Prose)
    text_sha256: Mapped[str]
    layout: Mapped[Any] = mapped_column(JSON)
    spans: Mapped[Any] = mapped_column(JSON)
    example_id: Mapped[int]
    expected_error: Mapped[float]
    extractor_version: Mapped[str]
    pushed: Mapped[datetime]


class ReviewPull(Base):
    """A confirmed document as it came back; the last one of a document counts.

    `state` is the hash of its marks, lines and comments, so that the same is not taken twice.
    `changes` lists what was kept, corrected, rejected, added, each with its span id, and says which
    case each patient's number is (`cases`) and each case of the `record` (`patients`).
    """

    __tablename__ = "review_pulls"

    id: Mapped[int] = mapped_column(primary_key=True)
    review_document_id: Mapped[int] = mapped_column(ForeignKey("review_documents.id"), index=True)
    person: Mapped[str]
    confirmed: Mapped[datetime]
    pulled: Mapped[datetime]
    state: Mapped[str]
    marks: Mapped[Any] = mapped_column(JSON)
    changes: Mapped[Any] = mapped_column(JSON)
    record: Mapped[Any] = mapped_column(JSON)
