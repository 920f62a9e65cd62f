"""The database to the texts of the papers that count, as they were last read."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from cases.db.schema.papers import Document, Record, SourceText


def kept_texts(session: Session) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each relevant document with the label and text of its sections, in order of arrival."""
    current = (
        select(Document.doc, SourceText.sections)
        .join(Record, Record.document_id == Document.id)
        .join(SourceText, SourceText.hash == Record.text_hash)
        .where(Record.relevant, Record.closed_run_id.is_(None))
        .order_by(Document.id)
    )
    for doc, sections in session.execute(current):
        yield doc, [(each["label"], each["text"]) for each in sections]
