"""Confirmed documents put into a database as a pull would leave them, without a server."""

from datetime import UTC, datetime, timedelta
from itertools import count

from sqlalchemy import select

from annotations.pages.marked import MarkedDocument
from annotations.returned.kept import marks_as_json
from cases.contract import to_dict
from cases.db.database import Database
from cases.db.schema.papers import Document, Record
from cases.db.schema.reviews import ReviewBatch, ReviewDocument, ReviewProject, ReviewPull

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
_numbers = count(1)


def confirm(
    database: Database, document: MarkedDocument, *, purpose: str = "annotation", minute: int = 0
) -> None:
    """The document, which the database must hold, as confirmed so many minutes after noon.

    Every call is a project of its own.
    """
    number = next(_numbers)
    with database.writing() as session:
        held, text_hash = session.execute(
            select(Document.id, Record.text_hash)
            .join(Record, Record.document_id == Document.id)
            .where(Document.doc == document.doc, Record.closed_run_id.is_(None))
        ).one()
        project = ReviewProject(
            server="http://127.0.0.1:1",
            number=number,
            name=f"project {number}",
            round="1",
            annotator=document.annotator,
            purpose=purpose,
            blind=document.blind,
            made=NOON,
        )
        session.add(project)
        session.flush()
        batch = ReviewBatch(
            project_id=project.id, upload_name=f"batch {number}", started=NOON, verified=NOON
        )
        session.add(batch)
        session.flush()
        pushed = ReviewDocument(
            project_id=project.id,
            document_id=held,
            batch_id=batch.id,
            text_hash=text_hash,
            text=document.text,
            text_sha256=document.text_sha256,
            layout={"parts": [[p.section, p.start, p.end] for p in document.parts], "lines": {}},
            spans=marks_as_json(document.machine),
            example_id=number,
            expected_error=0.0,
            extractor_version="rules-1",
            pushed=NOON,
        )
        session.add(pushed)
        session.flush()
        session.add(
            ReviewPull(
                review_document_id=pushed.id,
                person=document.annotator,
                confirmed=NOON + timedelta(minutes=minute),
                pulled=NOON,
                state=str(number),
                marks=marks_as_json(document.marks),
                changes={"cases": {}, "patients": [], "spans": []},
                record=to_dict(document.record),
            )
        )
