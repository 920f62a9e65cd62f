"""The database to the contract's records: what `casesweep extract` writes, with people's values.

Every document that was screened gives one, as it was last read. A person's value stands in it
instead of the machine's, with his evidence.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cases.contract import KEYS, SET_KEYS, case_to_dict
from cases.db.case_table import authority, no_case, said_of
from cases.db.schema.papers import Document, Record
from cases.db.schema.patients import CaseRow, CaseValue, EvidenceRow, Flag, RecordCase
from cases.record import Case

_AT_ONCE = 200
_NOTHING = case_to_dict(Case())
_WORDS = (
    EvidenceRow.section,
    EvidenceRow.start_offset,
    EvidenceRow.end_offset,
    EvidenceRow.text,
    EvidenceRow.source,
    EvidenceRow.confidence,
    EvidenceRow.element,
)


@dataclass(frozen=True, slots=True)
class KeptRecord:
    """A record as `contract.to_dict` has it, with the paper it is of and the ids of its cases."""

    document: Document
    case_ids: tuple[str, ...]
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Value:
    """A value and its words, both as the contract has them."""

    value: Any
    evidence: list[dict[str, Any]] = field(default_factory=list)


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
    cases: Mapping[str, Mapping[str, _Value]],
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


def _case(best: Mapping[str, _Value], review: Mapping[str, str]) -> dict[str, Any]:
    stated = {field: value for field, value in best.items() if value.value is not None}
    out = {
        **{key: stated[key].value if key in stated else _NOTHING[key] for key in KEYS},
        "evidence": {
            key: stated[key].evidence for key in KEYS if key in stated and stated[key].evidence
        },
    }
    return {**out, "review": dict(review)} if review else out


def _cases(
    session: Session, document_ids: Sequence[int]
) -> Mapping[int, Mapping[str, dict[str, _Value]]]:
    """By record and case, in order of the text: the value of each field that counts most."""
    cases: dict[int, dict[str, dict[str, _Value]]] = {}
    found = (
        select(RecordCase.record_id, RecordCase.case_id)
        .join(Record, Record.id == RecordCase.record_id)
        .join(CaseRow, CaseRow.id == RecordCase.case_id)
        .where(Record.document_id.in_(document_ids), Record.closed_run_id.is_(None), ~no_case())
        .order_by(RecordCase.record_id, RecordCase.position)
    )
    best: dict[str, dict[str, _Value]] = {}
    for record_id, case_id in session.execute(found):
        best[case_id] = cases.setdefault(record_id, {}).setdefault(case_id, {})
    holding = CaseValue.case_id.in_(best), CaseValue.closed_run_id.is_(None)
    values = select(CaseValue.id, CaseValue.case_id, CaseValue.field, CaseValue.value)
    by_id: dict[int, tuple[str, _Value]] = {}
    for value_id, case_id, key, value in session.execute(
        values.where(*holding).order_by(authority(), CaseValue.id)
    ):
        best[case_id][key] = _Value(value)
        by_id[value_id] = key, best[case_id][key]
    words = select(EvidenceRow.value_id, *_WORDS).join(
        CaseValue, CaseValue.id == EvidenceRow.value_id
    )
    for value_id, *piece in session.execute(
        words.where(*holding).order_by(EvidenceRow.value_id, EvidenceRow.position)
    ):
        key, kept = by_id[value_id]
        kept.evidence.append(_words(key, piece))
    return cases


def _words(key: str, piece: Sequence[Any]) -> dict[str, Any]:
    *plain, element = piece
    out = dict(zip(("section", "start", "end", "text", "by", "confidence"), plain, strict=True))
    return {**out, "value": element} if key in SET_KEYS else out


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
