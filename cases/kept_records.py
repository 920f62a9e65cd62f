"""The database to the contract's records: what `casesweep extract` writes, with people's values.

Every document that was screened gives one, as it was last read. A person's value stands in it
instead of the machine's, with his evidence.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from cases.case_table import authority, no_case, said_of
from cases.contract import KEYS, SET_KEYS, case_to_dict
from cases.record import Case
from cases.schema import CaseRow, CaseValue, Document, EvidenceRow, Flag, Record, RecordCase

_AT_ONCE = 200
_NOTHING = case_to_dict(Case())


@dataclass(frozen=True, slots=True)
class KeptRecord:
    """A record as `contract.to_dict` has it, with the paper it is of and the ids of its cases."""

    document: Document
    case_ids: tuple[str, ...]
    data: dict[str, Any]


def kept_records(session: Session) -> Iterator[KeptRecord]:
    """The records in order of arrival of the papers."""
    ids = session.scalars(select(Document.id).order_by(Document.id)).all()
    for first in range(0, len(ids), _AT_ONCE):
        some = ids[first : first + _AT_ONCE]
        cases, flags = _cases(session, some), _flags(session, some)
        current = (
            select(Document, Record, said_of("kind"), said_of("relevant"))
            .join(Record, Record.document_id == Document.id)
            .where(Document.id.in_(some), Record.closed_run_id.is_(None))
            .order_by(Document.id)
        )
        for document, record, kind, relevant in session.execute(current):
            found = cases.get(record.id, {}) if relevant != "no" else {}
            data = _record(document, record, found, flags.get(document.id, {}))
            data["kind"] = kind or record.kind
            data["relevant"] = relevant == "yes" if relevant else record.relevant
            yield KeptRecord(document, tuple(found), data)
        session.expunge_all()


def _record(
    document: Document,
    record: Record,
    cases: Mapping[str, Sequence[CaseValue]],
    reasons: Mapping[str | None, Mapping[str, str]],
) -> dict[str, Any]:
    out: dict[str, Any] = {
        "doc": document.doc,
        "title": document.title,
        "year": document.year,
        "kind": record.kind,
        "relevant": record.relevant,
        "cases": [_case(values, reasons.get(case_id, {})) for case_id, values in cases.items()],
        "cohort": record.cohort,
    }
    if record.literature_cases:
        out["literature_cases"] = record.literature_cases
    if None in reasons:
        out["flags"] = list(reasons[None])
    if record.evidence:
        out["evidence"] = record.evidence
    return out


def _case(values: Sequence[CaseValue], review: Mapping[str, str]) -> dict[str, Any]:
    shown = {value.field: value for value in values}
    best = {field: value for field, value in shown.items() if value.value is not None}
    out = {
        **{key: best[key].value if key in best else _NOTHING[key] for key in KEYS},
        "evidence": {
            key: [_words(key, words) for words in best[key].evidence]
            for key in KEYS
            if key in best and best[key].evidence
        },
    }
    return {**out, "review": dict(review)} if review else out


def _words(key: str, words: EvidenceRow) -> dict[str, Any]:
    out = {
        "section": words.section,
        "start": words.start_offset,
        "end": words.end_offset,
        "text": words.text,
        "by": words.source,
        "confidence": words.confidence,
    }
    return {**out, "value": words.element} if key in SET_KEYS else out


def _cases(
    session: Session, document_ids: Sequence[int]
) -> Mapping[int, Mapping[str, list[CaseValue]]]:
    """By record, in order of the text: the values that hold, the ones that count most last."""
    cases: dict[int, dict[str, list[CaseValue]]] = {}
    found = (
        select(RecordCase)
        .join(Record, Record.id == RecordCase.record_id)
        .join(CaseRow, CaseRow.id == RecordCase.case_id)
        .where(Record.document_id.in_(document_ids), Record.closed_run_id.is_(None), ~no_case())
        .order_by(RecordCase.record_id, RecordCase.position)
    )
    lists: dict[str, list[CaseValue]] = {}
    for row in session.scalars(found):
        lists[row.case_id] = cases.setdefault(row.record_id, {}).setdefault(row.case_id, [])
    values = (
        select(CaseValue)
        .where(CaseValue.case_id.in_(lists), CaseValue.closed_run_id.is_(None))
        .order_by(authority(), CaseValue.id)
        .options(selectinload(CaseValue.evidence))
    )
    for value in session.scalars(values):
        lists[value.case_id].append(value)
    return cases


def _flags(
    session: Session, document_ids: Sequence[int]
) -> Mapping[int, Mapping[str | None, Mapping[str, str]]]:
    """By document and case (None: the document): the reasons by field, of a document by reason."""
    flags: dict[int, dict[str | None, dict[str, str]]] = {}
    holding = select(Flag).where(Flag.document_id.in_(document_ids), Flag.closed_run_id.is_(None))
    for flag in session.scalars(holding.order_by(Flag.id)):
        reasons = flags.setdefault(flag.document_id, {}).setdefault(flag.case_id, {})
        key = flag.reason if flag.case_id is None else flag.field or ""
        reasons[key] = "; ".join(filter(None, (reasons.get(key), flag.reason)))
    return flags
