"""The id of a case to all that the database holds of it now: values, words, doubts, texts."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from cases.cells import Cell, cell_of
from cases.contract import KEYS
from cases.db.case_table import authority, no_case
from cases.db.schema.papers import Document, Record, SourceText
from cases.db.schema.patients import CaseRow, CaseValue, Flag, RecordCase
from corpus.article import Section, SectionKind


@dataclass(frozen=True, slots=True)
class KeptValue:
    """A value that holds, whose it is, and the text that its evidence points into."""

    cell: Cell
    origin: str
    source: str
    text_hash: str | None


@dataclass(frozen=True, slots=True)
class KeptCase:
    """A case as the database holds it. `doubts` has the reasons by field, `""` for the document.

    `in_table` is false for a case that its document's last extraction no longer found. `texts`
    holds the sections of every text that evidence of its values points into, by hash.
    """

    case_id: str
    doc: str
    title: str
    year: int | None
    in_table: bool
    values: tuple[KeptValue, ...]
    doubts: Mapping[str, tuple[str, ...]]
    texts: Mapping[str, tuple[Section, ...]]


def find_case(session: Session, case_id: str) -> KeptCase | None:
    """The case of that id; None if there never was one."""
    found = session.execute(
        select(CaseRow, Document)
        .join(Document, Document.id == CaseRow.document_id)
        .where(CaseRow.id == case_id)
    ).one_or_none()
    if found is None:
        return None
    document = found.Document
    values = _values(session, case_id)
    return KeptCase(
        case_id=case_id,
        doc=document.doc,
        title=document.title,
        year=document.year,
        in_table=_in_table(session, case_id),
        values=values,
        doubts=_doubts(session, case_id, document.id),
        texts=_texts(session, {value.text_hash for value in values if value.text_hash}),
    )


def case_ids(session: Session) -> list[str]:
    """The ids of all cases there ever were."""
    return list(session.scalars(select(CaseRow.id)))


def _values(session: Session, case_id: str) -> tuple[KeptValue, ...]:
    """What the case table shows, in the order of its columns."""
    rows = session.scalars(
        select(CaseValue)
        .where(CaseValue.case_id == case_id, CaseValue.closed_run_id.is_(None))
        .order_by(authority())
        .options(selectinload(CaseValue.evidence))
    )
    best = {row.field: row for row in rows}
    return tuple(
        KeptValue(cell_of(best[key]), best[key].origin, best[key].source, best[key].text_hash)
        for key in KEYS
        if key in best and best[key].value is not None
    )


def _in_table(session: Session, case_id: str) -> bool:
    current = (
        select(RecordCase.case_id)
        .join(Record, Record.id == RecordCase.record_id)
        .join(CaseRow, CaseRow.id == RecordCase.case_id)
        .where(RecordCase.case_id == case_id, Record.closed_run_id.is_(None), ~no_case())
    )
    return session.execute(current).first() is not None


def _doubts(session: Session, case_id: str, document_id: int) -> dict[str, tuple[str, ...]]:
    flags = session.scalars(
        select(Flag)
        .where(Flag.document_id == document_id, Flag.closed_run_id.is_(None))
        .order_by(Flag.id)
    )
    doubts: dict[str, tuple[str, ...]] = {}
    for flag in flags:
        if flag.case_id in {None, case_id}:
            key = flag.field or ""
            doubts[key] = (*doubts.get(key, ()), flag.reason)
    return doubts


def _texts(session: Session, hashes: set[str]) -> dict[str, tuple[Section, ...]]:
    rows = session.scalars(select(SourceText).where(SourceText.hash.in_(hashes)))
    return {
        row.hash: tuple(
            Section(each["label"], each["text"], SectionKind(each["kind"])) for each in row.sections
        )
        for row in rows
    }
