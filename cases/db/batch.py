"""A batch of papers with their records, in bulk into the tables: what is new, what is no longer so.

The rows and the order of their numbers are the same however papers are dealt into batches.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from cases.cells import Cell
from cases.contract import to_dict
from cases.counts import Counts
from cases.db.bulk import Row, close_rows, insert_rows, new_ids
from cases.db.document_rows import write_documents
from cases.db.judged import MACHINE
from cases.db.past import Past, past_of
from cases.db.schema.papers import Record, SourceText
from cases.db.schema.patients import CaseRow, CaseValue, EvidenceRow, Flag, RecordCase
from cases.db.turnover import Change, turn_over
from cases.record import CaseRecord
from corpus.article import Article


@dataclass(frozen=True, slots=True)
class Maker:
    """Who writes: the run, and the versions of the study and of the extractor."""

    run_id: int
    study: str
    extractor: str


@dataclass(frozen=True, slots=True)
class Extracted:
    """A paper with its record. `text_hash` names the text, `fingerprint` all that was read."""

    article: Article
    record: CaseRecord
    text_hash: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class _Turned:
    """What the record of a paper changes; with the ids of the rows of both."""

    paper: Extracted
    document_id: int
    record_id: int
    change: Change


def write_batch(session: Session, papers: Sequence[Extracted], maker: Maker) -> Counts:
    """Write all of it; how many cases are new, changed, unchanged or gone."""
    ids, known = write_documents(session, [paper.article for paper in papers], maker.run_id)
    past = past_of(session, known)
    document_ids = [ids[paper.article.doc] for paper in papers]
    _write_texts(session, [paper for paper in papers if paper.record.relevant])
    record_ids = _write_records(session, papers, document_ids, maker)
    turned = [
        _Turned(paper, document, record, turn_over(past.get(document, Past()), paper.record))
        for paper, document, record in zip(papers, document_ids, record_ids, strict=True)
    ]
    _write_cases(session, turned, maker)
    _write_values(session, turned, maker)
    _write_flags(session, turned, maker)
    return sum((each.change.counts for each in turned), Counts())


def _write_texts(session: Session, papers: Sequence[Extracted]) -> None:
    """Those that the database does not have."""
    texts = {paper.text_hash: paper.article for paper in papers}
    known = set(session.scalars(select(SourceText.hash).where(SourceText.hash.in_(texts))))
    insert_rows(
        session,
        SourceText,
        [(name, _sections(article)) for name, article in texts.items() if name not in known],
    )


def _sections(article: Article) -> list[dict[str, str]]:
    return [
        {"label": section.label, "kind": str(section.kind), "text": section.text}
        for section in article.texts()
    ]


def _write_records(
    session: Session, papers: Sequence[Extracted], document_ids: Sequence[int], maker: Maker
) -> Sequence[int]:
    """The ids of the new records; the earlier ones are closed."""
    session.execute(
        update(Record)
        .where(Record.document_id.in_(document_ids), Record.closed_run_id.is_(None))
        .values(closed_run_id=maker.run_id)
    )
    ids = new_ids(session, Record, len(papers))
    rows = map(_record, ids, document_ids, papers, [maker] * len(papers))
    insert_rows(session, Record, list(rows))
    return ids


def _record(record_id: int, document_id: int, paper: Extracted, maker: Maker) -> Row:
    data = to_dict(replace(paper.record, cases=()))
    return (
        record_id,
        document_id,
        paper.text_hash,
        paper.fingerprint,
        maker.study,
        maker.extractor,
        data["kind"],
        paper.record.relevant,
        data["cohort"],
        data.get("literature_cases", []),
        data.get("evidence", {}),
        maker.run_id,
        None,
    )


def _write_cases(session: Session, turned: Sequence[_Turned], maker: Maker) -> None:
    cases = [
        (case_id, each.document_id, number, maker.run_id)
        for each in turned
        for case_id, number in each.change.numbers.items()
    ]
    insert_rows(session, CaseRow, cases)
    of_records = [
        (each.record_id, case_id, position)
        for each in turned
        for position, case_id in enumerate(each.change.cases, 1)
    ]
    insert_rows(session, RecordCase, of_records)


def _write_values(session: Session, turned: Sequence[_Turned], maker: Maker) -> None:
    closed = (value_id for each in turned for value_id in each.change.closed_values)
    close_rows(session, CaseValue, closed, maker.run_id)
    new = [(each, case_id, cell) for each in turned for case_id, cell in each.change.values]
    ids = new_ids(session, CaseValue, len(new))
    rows = [
        _value(value_id, case_id, cell, each.paper.text_hash, maker)
        for value_id, (each, case_id, cell) in zip(ids, new, strict=True)
    ]
    insert_rows(session, CaseValue, rows)
    pieces = [
        (value_id, *piece)
        for value_id, (_, _, cell) in zip(ids, new, strict=True)
        for piece in enumerate(cell.words, 1)
    ]
    numbers = new_ids(session, EvidenceRow, len(pieces))
    rows = [
        (number, value_id, position, *words)
        for number, (value_id, position, words) in zip(numbers, pieces, strict=True)
    ]
    insert_rows(session, EvidenceRow, rows)


def _value(value_id: int, case_id: str, cell: Cell, text_hash: str, maker: Maker) -> Row:
    return (
        value_id,
        case_id,
        cell.field,
        cell.value,
        cell.text,
        cell.number,
        MACHINE,
        maker.extractor,
        cell.confidence,
        text_hash,
        maker.run_id,
        None,
    )


def _write_flags(session: Session, turned: Sequence[_Turned], maker: Maker) -> None:
    closed = (flag_id for each in turned for flag_id in each.change.closed_flags)
    close_rows(session, Flag, closed, maker.run_id)
    new = [(each.document_id, *key) for each in turned for key in each.change.flags]
    ids = new_ids(session, Flag, len(new))
    rows = [(flag_id, *flag, maker.run_id, None) for flag_id, flag in zip(ids, new, strict=True)]
    insert_rows(session, Flag, rows)
