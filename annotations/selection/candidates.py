"""The database to the documents that a person should read, those with most errors first."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from cases.db.judged import MACHINE
from cases.db.schema.papers import Document, Record, SourceText
from cases.db.schema.patients import CaseRow, CaseValue, Flag, RecordCase

WRONG_IF_IN_DOUBT = 0.5
"""How likely a field is wrong for which the extractor gives a reason to look."""

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document whose text is kept. `expected_error` is how many values are expected wrong.

    The values' confidences, and reasons to look, give that. `doc` breaks ties.
    """

    document_id: int
    doc: str
    text_hash: str
    expected_error: float


@dataclass(frozen=True, slots=True)
class Read:
    """A document as the extractor has read it: its cases in order of the text, by id."""

    candidate: Candidate
    sections: Sequence[Mapping[str, str]]
    kind: str
    relevant: bool
    extractor_version: str
    cases: Mapping[str, Sequence[CaseValue]]


def candidates(session: Session, docs: Collection[str] | None = None) -> list[Candidate]:
    """Every document that the extractor takes for relevant, or only those named by `docs`."""
    doubt = _by_document(session)
    query = (
        select(Document.id, Document.doc, Record.text_hash)
        .join(Record, Record.document_id == Document.id)
        .join(SourceText, SourceText.hash == Record.text_hash)
        .where(Record.closed_run_id.is_(None))
    )
    query = query.where(Record.relevant) if docs is None else query.where(Document.doc.in_(docs))
    found = [Candidate(*row, doubt.get(row[0], 0.0)) for row in session.execute(query)]
    return sorted(found, key=lambda each: (-each.expected_error, each.doc))


def read_candidates(session: Session, chosen: Sequence[Candidate]) -> Iterator[Read]:
    """The same documents in the same order, with all that the extractor says of them."""
    for first in range(0, len(chosen), _AT_ONCE):
        some = chosen[first : first + _AT_ONCE]
        texts = _texts(session, {each.text_hash for each in some})
        records = _records(session, [each.document_id for each in some])
        cases = _cases(session, [record.id for record in records.values()])
        for each in some:
            record = records[each.document_id]
            yield Read(
                candidate=each,
                sections=texts[each.text_hash],
                kind=record.kind,
                relevant=record.relevant,
                extractor_version=record.extractor_version,
                cases=cases.get(record.id, {}),
            )
        session.expunge_all()


def _by_document(session: Session) -> dict[int, float]:
    """The sum of 1 - confidence over the values; a field in doubt counts one half at least."""
    unsure = (
        select(CaseRow.document_id, CaseRow.id, CaseValue.field, 1 - CaseValue.confidence)
        .join(CaseValue, CaseValue.case_id == CaseRow.id)
        .where(CaseValue.origin == MACHINE, CaseValue.closed_run_id.is_(None))
    )
    doubts = select(Flag.document_id, Flag.case_id, Flag.field, func.count(Flag.id)).where(
        Flag.closed_run_id.is_(None)
    )
    wrong: dict[tuple[int, str | None, str | None], float] = {}
    for row in session.execute(unsure):
        wrong[row[0], row[1], row[2]] = row[3]
    by_field = doubts.group_by(Flag.document_id, Flag.case_id, Flag.field)
    for document, case, field, _ in session.execute(by_field):
        known = wrong.get((document, case, field), 0.0)
        wrong[document, case, field] = max(known, WRONG_IF_IN_DOUBT)
    total: dict[int, float] = {}
    for (document, _, _), risk in wrong.items():
        total[document] = total.get(document, 0.0) + risk
    return {document: round(risk, 4) for document, risk in total.items()}


def _texts(session: Session, hashes: Collection[str]) -> Mapping[str, Any]:
    query = select(SourceText.hash, SourceText.sections).where(SourceText.hash.in_(hashes))
    return {row.hash: row.sections for row in session.execute(query)}


def _records(session: Session, documents: Sequence[int]) -> Mapping[int, Record]:
    query = select(Record).where(Record.document_id.in_(documents), Record.closed_run_id.is_(None))
    return {record.document_id: record for record in session.scalars(query)}


def _cases(
    session: Session, records: Sequence[int]
) -> Mapping[int, Mapping[str, Sequence[CaseValue]]]:
    """The extractor's values that hold, by record and case."""
    found = (
        select(RecordCase)
        .where(RecordCase.record_id.in_(records))
        .order_by(RecordCase.record_id, RecordCase.position)
    )
    cases: dict[int, dict[str, list[CaseValue]]] = {}
    lists: dict[str, list[CaseValue]] = {}
    for row in session.scalars(found):
        lists[row.case_id] = cases.setdefault(row.record_id, {}).setdefault(row.case_id, [])
    values = (
        select(CaseValue)
        .join(RecordCase, RecordCase.case_id == CaseValue.case_id)
        .where(
            RecordCase.record_id.in_(records),
            CaseValue.origin == MACHINE,
            CaseValue.closed_run_id.is_(None),
        )
        .order_by(CaseValue.id)
        .options(selectinload(CaseValue.evidence))
    )
    for value in session.scalars(values):
        lists[value.case_id].append(value)
    return {
        record: {case: each for case, each in of.items() if each} for record, of in cases.items()
    }
