"""The database to the documents that people have confirmed, as they last came back."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from annotations.pages.marked import Mark, MarkedDocument, Part
from annotations.readers.adjudication import Disputed, disputed
from cases.contract_reading import from_dict
from cases.db.database import Database
from cases.db.schema.papers import Document
from cases.db.schema.reviews import ReviewDocument, ReviewProject, ReviewPull

SITTING = timedelta(minutes=30)
"""Whoever confirms nothing for longer has not been reading the whole time."""


def marked_documents(
    database: Database,
    *,
    project: str | None = None,
    annotator: str | None = None,
    purpose: str = "annotation",
) -> Iterator[MarkedDocument]:
    """The confirmed documents in the order in which each annotator confirmed them.

    `project` and `annotator` are names; None takes all. `purpose` may be `adjudication`. What an
    annotator confirmed again counts once, as confirmed last.
    """
    last = select(func.max(ReviewPull.id)).group_by(ReviewPull.review_document_id)
    query = (
        select(ReviewPull, ReviewDocument, ReviewProject, Document.doc)
        .join(ReviewDocument, ReviewDocument.id == ReviewPull.review_document_id)
        .join(ReviewProject, ReviewProject.id == ReviewDocument.project_id)
        .join(Document, Document.id == ReviewDocument.document_id)
        .where(ReviewPull.id.in_(last), ReviewProject.purpose == purpose)
        .order_by(ReviewPull.person, ReviewPull.confirmed, ReviewPull.id)
    )
    if project is not None:
        query = query.where(ReviewProject.name == project)
    if annotator is not None:
        query = query.where(ReviewPull.person == annotator)
    with database.reading() as session:
        before: dict[str, datetime] = {}
        for pull, pushed, of, doc in session.execute(query):
            seconds = _seconds(before.get(pull.person), pull.confirmed)
            before[pull.person] = pull.confirmed
            yield _document(pull, pushed, doc, blind=of.blind, seconds=seconds)


def open_disputes(database: Database) -> list[Disputed]:
    """What people read differently, without the documents that were adjudicated."""
    decided = {each.doc for each in marked_documents(database, purpose="adjudication")}
    return [each for each in disputed(marked_documents(database)) if each.doc not in decided]


def marks_as_json(marks: Sequence[Mark]) -> list[dict[str, Any]]:
    """As the column `review_pulls.marks` holds them."""
    return [asdict(mark) for mark in marks]


def marks_from_json(data: Sequence[dict[str, Any]]) -> tuple[Mark, ...]:
    """Back from `marks_as_json`, or from a manifest's spans, which know more of each mark."""
    return tuple(
        Mark(each["label"], each["start"], each["end"], each["patient"], each["span_id"])
        for each in data
    )


def _document(
    pull: ReviewPull, pushed: ReviewDocument, doc: str, *, blind: bool, seconds: float | None
) -> MarkedDocument:
    return MarkedDocument(
        doc=doc,
        text=pushed.text,
        text_sha256=pushed.text_sha256,
        annotator=pull.person,
        marks=marks_from_json(pull.marks),
        record=from_dict(pull.record),
        seconds=seconds,
        confirmed_at=pull.confirmed,
        blind=blind,
        machine=marks_from_json(pushed.spans),
        parts=tuple(Part(*each) for each in pushed.layout["parts"]),
    )


def _seconds(before: datetime | None, confirmed: datetime) -> float | None:
    if before is None or not timedelta(0) < confirmed - before <= SITTING:
        return None
    return (confirmed - before).total_seconds()
