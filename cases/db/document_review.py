"""A person's word on a whole paper into the database: its kind, its relevance, its patients."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from cases.checks import choice
from cases.counts import Counts
from cases.db.schema.papers import Document, Record, Run
from cases.db.schema.patients import CaseRow, RecordCase
from cases.db.schema.reviews import DocumentValue
from cases.db.turnover import case_stem
from cases.record import Kind

_CHECKS = {"kind": choice(frozenset(Kind)), "relevant": choice(frozenset({"yes", "no"}))}


@dataclass(frozen=True, slots=True)
class DocumentReview:
    """`values` has `kind` (the contract's) and `relevant` (`yes`, `no`), or one of them."""

    document_id: int
    person: str
    values: Mapping[str, str]
    adjudicated: bool = False
    text_hash: str | None = None


def write_document_review(session: Session, review: DocumentReview) -> None:
    """Append what differs from what people have said before; raises `ContractError`."""
    origin = "adjudicated" if review.adjudicated else "human"
    current = (
        select(DocumentValue)
        .where(DocumentValue.document_id == review.document_id, DocumentValue.origin == origin)
        .where(DocumentValue.closed_run_id.is_(None))
    )
    before = {row.field: (row.value, row.source) for row in session.scalars(current)}
    source = f"human:{review.person}"
    new = {
        field: _CHECKS[field](value, field)
        for field, value in review.values.items()
        if before.get(field) != (value, source)
    }
    if not new:
        return
    run_id = _run(session, f"{origin}:{review.person}")
    session.execute(
        update(DocumentValue)
        .where(
            DocumentValue.document_id == review.document_id,
            DocumentValue.origin == origin,
            DocumentValue.field.in_(new),
            DocumentValue.closed_run_id.is_(None),
        )
        .values(closed_run_id=run_id)
    )
    session.add_all(
        DocumentValue(
            document_id=review.document_id,
            field=field,
            value=value,
            origin=origin,
            source=source,
            text_hash=review.text_hash,
            run_id=run_id,
        )
        for field, value in new.items()
    )


def add_case(session: Session, document_id: int, person: str) -> str:
    """A patient whom the extractor did not find: the id of his case, without values yet."""
    doc = session.get_one(Document, document_id).doc
    last = select(func.max(CaseRow.number)).where(CaseRow.document_id == document_id)
    number = (session.scalar(last) or 0) + 1
    case_id = f"{case_stem(doc)}-{number}"
    run_id = _run(session, f"human:{person}")
    session.add(CaseRow(id=case_id, document_id=document_id, number=number, run_id=run_id))
    session.flush()
    record = session.scalars(
        select(Record).where(Record.document_id == document_id, Record.closed_run_id.is_(None))
    ).one()
    place = select(func.max(RecordCase.position)).where(RecordCase.record_id == record.id)
    position = (session.scalar(place) or 0) + 1
    session.add(RecordCase(record_id=record.id, case_id=case_id, position=position))
    session.flush()
    return case_id


def _run(session: Session, source: str) -> int:
    now = datetime.now(UTC)
    counts = Counts().as_dict()
    run = Run(study_version="", extractor_version=source, started=now, finished=now, counts=counts)
    session.add(run)
    session.flush()
    return run.id
