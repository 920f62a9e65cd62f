"""Papers to their rows in `documents`: new ones in bulk, those that are known as now told."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from cases.db.bulk import Row, insert_rows, new_ids
from cases.db.schema.papers import Document
from corpus.article import Article, SectionKind

_FULL_TEXT = frozenset({SectionKind.BODY, SectionKind.TABLE})
_TOLD = (
    "pmid",
    "pmcid",
    "doi",
    "title",
    "journal",
    "year",
    "authors",
    "source",
    "full_text",
    "version",
    "revised",
)
"""The columns that a reading of the paper may change, in the table's order."""


def precedence(article: Article) -> tuple[bool, int, str]:
    """Of two texts of a paper the greater counts: full text, later version, later revision."""
    full = any(section.kind in _FULL_TEXT for section in article.sections) or bool(article.tables)
    return full, article.version, article.revised


def write_documents(
    session: Session, articles: Sequence[Article], run_id: int
) -> tuple[Mapping[str, int], frozenset[int]]:
    """The ids of the papers by `doc`, and which of them the database had before."""
    told: dict[str, Row] = {article.doc: _told(article) for article in articles}
    columns = (getattr(Document, name) for name in ("doc", "id", *_TOLD))
    found = session.execute(select(*columns).where(Document.doc.in_(told)))
    known = {doc: (document_id, before) for doc, document_id, *before in found}
    changes = [
        {"id": document_id, **dict(zip(_TOLD, told[doc], strict=True))}
        for doc, (document_id, before) in known.items()
        if told[doc] != tuple(before)
    ]
    if changes:
        session.execute(update(Document), changes)
    new = {doc: row for doc, row in told.items() if doc not in known}
    new_numbers = dict(zip(new, new_ids(session, Document, len(new)), strict=True))
    rows = [(new_numbers[doc], doc, *row, run_id) for doc, row in new.items()]
    insert_rows(session, Document, rows)
    ids = {doc: known[doc][0] if doc in known else new_numbers[doc] for doc in told}
    return ids, frozenset(document_id for document_id, _ in known.values())


def _told(article: Article) -> Row:
    return (
        article.pmid,
        article.pmcid,
        article.doi,
        article.title,
        article.journal,
        article.year,
        list(article.authors),
        article.source,
        *precedence(article),
    )
