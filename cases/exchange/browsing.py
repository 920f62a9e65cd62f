"""A case database to one SQLite file for people who look and search: flat tables, lists as JSON.

The file is of one moment and stands alone. `cases` has a row a case with the values that count,
`cases_fts` and `papers_fts` find words, `case_values` and `words` lead from a value to its words.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from cases.codebook import Column, Form
from cases.codes import vertebra_set
from cases.db.case_table import authority, said_of
from cases.db.schema.papers import Document, Record, Run, SourceText
from cases.db.schema.patients import CaseValue, EvidenceRow, Flag, RecordCase
from cases.db.typed_rows import typed_rows

_AT_ONCE = 1000
_TABLES = """
CREATE TABLE papers (doc TEXT PRIMARY KEY, pmid TEXT, doi TEXT, title TEXT, journal TEXT,
    year INTEGER, kind TEXT, relevant INTEGER, cases INTEGER);
CREATE TABLE case_vertebrae (case_id TEXT REFERENCES cases (case_id), vertebra TEXT);
CREATE TABLE disorder_within (disorder TEXT, within TEXT);
CREATE TABLE texts (hash TEXT PRIMARY KEY, sections TEXT);
CREATE TABLE case_values (id INTEGER PRIMARY KEY,
    case_id TEXT REFERENCES cases (case_id), field TEXT, value TEXT, origin TEXT, source TEXT,
    confidence REAL, since TEXT, until TEXT, counts INTEGER,
    text_hash TEXT REFERENCES texts (hash));
CREATE TABLE words (value_id INTEGER REFERENCES case_values (id), position INTEGER,
    element TEXT, section TEXT, start_offset INTEGER, end_offset INTEGER, text TEXT, source TEXT,
    confidence REAL);
CREATE TABLE doubts (case_id TEXT REFERENCES cases (case_id), doc TEXT REFERENCES papers (doc),
    field TEXT, reason TEXT);
CREATE VIRTUAL TABLE cases_fts USING fts5 (title, said, paper, content='',
    tokenize='porter unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE papers_fts USING fts5 (title, paper, content='',
    tokenize='porter unicode61 remove_diacritics 2');
"""
_INDEXES = """
CREATE INDEX words_of_value ON words (value_id);
CREATE INDEX values_of_case ON case_values (case_id, field);
CREATE INDEX cases_at_vertebra ON case_vertebrae (vertebra, case_id);
CREATE INDEX within_disorder ON disorder_within (within, disorder);
CREATE INDEX cases_of_paper ON cases (doc);
"""
_TYPES = {Form.NUMBER: "NUMERIC", Form.WHOLE: "INTEGER", Form.YES_NO: "TEXT"}


def write_browsing(
    session: Session,
    path: Path,
    columns: Sequence[Column],
    broader: Mapping[str, Collection[str]],
) -> int:
    """Write the file; how many cases are in it. `broader` has the wider names of each disorder."""
    file = sqlite3.connect(path)
    try:
        file.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
        _make_cases(file, columns)
        count = _cases(file, session, columns)
        _disorders(file, broader)
        _put(file, "papers", 9, _papers(session))
        _put(file, "texts", 2, _texts(session))
        _put(file, "case_values", 11, _values(session))
        _put(file, "words", 9, _words(session))
        _put(file, "doubts", 4, _doubts(session))
        file.executescript(_INDEXES)
        _index_words(file, session)
        file.execute("ANALYZE")
        file.commit()
    finally:
        file.close()
    return count


def _make_cases(file: sqlite3.Connection, columns: Sequence[Column]) -> None:
    """The columns of the case table; their names are ours, not a user's."""
    defined = [f"{column.name} {_TYPES.get(column.form, 'TEXT')}" for column in columns]
    defined[0] += " PRIMARY KEY"
    defined[1] += " REFERENCES papers (doc)"
    file.execute(f"CREATE TABLE cases ({', '.join(defined)})")


def _cases(file: sqlite3.Connection, session: Session, columns: Sequence[Column]) -> int:
    count = 0

    def lines() -> Iterator[list[Any]]:
        nonlocal count
        for count, row in enumerate(typed_rows(session, columns), 1):  # noqa: B007 - it is returned
            yield [_cell(row[column.name]) for column in columns]
            bones.extend((row["case_id"], bone) for bone in vertebra_set(row["levels"]))

    bones: list[tuple[str, str]] = []
    _put(file, "cases", len(columns), lines())
    _put(file, "case_vertebrae", 2, bones)
    return count


def _cell(value: Any) -> Any:
    """A list as JSON, an empty one as nothing, yes and no as words."""
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False) if value else None
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value


def _disorders(file: sqlite3.Connection, broader: Mapping[str, Collection[str]]) -> None:
    """Each disorder within itself and within every wider name."""
    told = "SELECT DISTINCT value FROM cases, json_each(cases.disorders)"
    found = [disorder for (disorder,) in file.execute(told)]
    pairs = (
        (disorder, wide)
        for disorder in found
        for wide in (disorder, *sorted(broader.get(disorder, ())))
    )
    _put(file, "disorder_within", 2, pairs)


def _papers(session: Session) -> Iterator[Sequence[Any]]:
    """What people say of a paper counts over what the machine says."""
    cases = (
        select(func.count())
        .where(RecordCase.record_id == Record.id)
        .correlate(Record)
        .scalar_subquery()
    )
    named = (Document.doc, Document.pmid, Document.doi, Document.title, Document.journal)
    said = said_of("relevant")
    judged = (
        func.coalesce(said_of("kind"), Record.kind),
        case((said.is_not(None), said == "yes"), else_=Record.relevant),
    )
    return _rows(
        session,
        select(*named, Document.year, *judged, cases)
        .join(Record, Record.document_id == Document.id)
        .where(Record.closed_run_id.is_(None))
        .order_by(Document.id),
    )


def _texts(session: Session) -> Iterator[Sequence[Any]]:
    for name, sections in _rows(session, select(SourceText.hash, SourceText.sections)):
        yield name, json.dumps(sections, ensure_ascii=False)


def _values(session: Session) -> Iterator[Sequence[Any]]:
    """Every value there ever was; `counts` where the case table shows it."""
    begun = {run: moment.isoformat(timespec="seconds") for run, moment in _runs(session)}
    place = func.row_number().over(
        partition_by=(CaseValue.case_id, CaseValue.field),
        order_by=(CaseValue.closed_run_id.is_(None).desc(), authority().desc()),
    )
    names = ("id", "case_id", "field", "text", "origin", "source", "confidence")
    first = [getattr(CaseValue, name) for name in names]
    query = select(*first, CaseValue.run_id, CaseValue.closed_run_id, place, CaseValue.text_hash)
    for *told, run, closed, at, text_hash in _rows(session, query):
        counts = int(at == 1 and closed is None)
        yield (*told, begun[run], begun.get(closed), counts, text_hash)


def _runs(session: Session) -> Iterator[Sequence[Any]]:
    return _rows(session, select(Run.id, Run.started))


def _words(session: Session) -> Iterator[Sequence[Any]]:
    names = ("value_id", "position", "element", "section", "start_offset", "end_offset", "text")
    picked = [getattr(EvidenceRow, name) for name in (*names, "source", "confidence")]
    return _rows(session, select(*picked).order_by(EvidenceRow.id))


def _doubts(session: Session) -> Iterator[Sequence[Any]]:
    return _rows(
        session,
        select(Flag.case_id, Document.doc, Flag.field, Flag.reason)
        .join(Document, Document.id == Flag.document_id)
        .where(Flag.closed_run_id.is_(None))
        .order_by(Flag.id),
    )


def _index_words(file: sqlite3.Connection, session: Session) -> None:
    """What a search finds: title, the values and their words, and the text of the paper."""
    current = (
        select(Document.doc, Record.text_hash)
        .join(Record, Record.document_id == Document.id)
        .join(SourceText, SourceText.hash == Record.text_hash)
        .where(Record.closed_run_id.is_(None))
    )
    file.execute("CREATE TEMP TABLE current (doc TEXT PRIMARY KEY, hash TEXT)")
    _put(file, "current", 2, _rows(session, current))
    text = (
        "(SELECT group_concat(json_extract(value, '$.text'), ' ') "
        "FROM texts, json_each(texts.sections) WHERE texts.hash = current.hash)"
    )
    said = (
        "(SELECT group_concat(v.field || ' ' || replace(coalesce(v.value, ''), '_', ' ') || ' ' || "
        "coalesce((SELECT group_concat(w.text, ' ') FROM words w WHERE w.value_id = v.id), ''), "
        "' ') FROM case_values v WHERE v.case_id = cases.case_id AND v.counts)"
    )
    file.execute(
        "INSERT INTO cases_fts (rowid, title, said, paper) "  # noqa: S608 - only our own words
        f"SELECT cases.rowid, title, {said}, {text} FROM cases LEFT JOIN current USING (doc)"
    )
    file.execute(
        "INSERT INTO papers_fts (rowid, title, paper) "  # noqa: S608 - only our own words
        f"SELECT papers.rowid, title, {text} FROM papers LEFT JOIN current USING (doc)"
    )


def _rows(session: Session, query: Any) -> Iterator[Sequence[Any]]:
    """Past the ORM, which would take as long again for each row."""
    query = query.execution_options(yield_per=_AT_ONCE)
    return iter(session.connection().execute(query))


def _put(file: sqlite3.Connection, table: str, width: int, lines: Iterable[Sequence[Any]]) -> None:
    marks = ", ".join("?" * width)
    command = f"INSERT INTO {table} VALUES ({marks})"  # noqa: S608 - only our own words
    file.executemany(command, lines)
