"""Many rows to one table in one statement: COPY into PostgreSQL, a repeated INSERT into SQLite.

A paper gives some fifty rows; made as objects of the ORM, these take longer than all else.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

from sqlalchemy import JSON, Column, Connection, Table, func, select, update
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from cases.db.schema.base import Base
from cases.db.schema.papers import Document, Record
from cases.db.schema.patients import CaseValue, EvidenceRow, Flag
from cases.db.schema.storable import Prose, all_storable

_AT_ONCE = 1000
"""Ids in one statement; both databases take some tens of thousands."""

_PARAMETERS = 900
"""In one statement; SQLite before 3.32 takes 999."""

Row = tuple[Any, ...]


def insert_rows(session: Session, of: type[Base], rows: Sequence[Row]) -> None:
    """Write the rows, each with every column in the table's order; raises `DBAPIError`."""
    if not rows:
        return
    connection, table = session.connection(), Base.metadata.tables[of.__tablename__]
    ready = list(_bound(connection, table, rows))
    cursor = connection.connection.cursor()
    try:
        if connection.dialect.name == "postgresql":
            _copy(cursor, table, ready)
        else:
            _insert(cursor, table, ready)
    except connection.dialect.loaded_dbapi.Error as error:
        raise DBAPIError(f"INSERT INTO {table.name}", None, error) from error
    finally:
        cursor.close()


def new_ids(
    session: Session, of: type[Document | Record | CaseValue | EvidenceRow | Flag], count: int
) -> Sequence[int]:
    """Numbers for that many new rows, in rising order, that no other program is given."""
    if session.connection().dialect.name == "postgresql":
        sequence = func.pg_get_serial_sequence(of.__tablename__, "id")
        numbers = select(func.nextval(sequence)).select_from(func.generate_series(1, count))
        return sorted(session.scalars(numbers))
    last = session.scalar(select(func.max(of.id))) or 0  # the lock for writing is ours
    return range(last + 1, last + 1 + count)


def close_rows(
    session: Session, of: type[Record | CaseValue | Flag], ids: Iterable[int], run_id: int
) -> None:
    """Let the rows hold until that run."""
    for some in _pieces(ids):
        session.execute(update(of).where(of.id.in_(some)).values(closed_run_id=run_id))


def _pieces(ids: Iterable[int]) -> Iterator[list[int]]:
    left = iter(ids)
    while some := list(islice(left, _AT_ONCE)):
        yield some


def _bound(connection: Connection, table: Table, rows: Sequence[Row]) -> Iterator[Row]:
    """The rows as the driver takes them: JSON as text, text `storable`."""
    columns = zip(table.columns, zip(*rows, strict=True), strict=True)
    return zip(*(_bound_column(connection, each, values) for each, values in columns), strict=True)


def _bound_column(connection: Connection, column: Column[Any], values: Row) -> Iterable[Any]:
    if isinstance(column.type, Prose):
        return all_storable(values)
    bind = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    if bind and isinstance(column.type, JSON):
        return _each_once(bind, values)
    return map(bind, values) if bind else values


def _each_once(bind: Callable[[Any], Any], values: Row) -> Iterator[Any]:
    """Most values of a column are said many times, and their JSON takes longer than their repr."""
    bound: dict[str, Any] = {}
    for value in values:
        said = repr(value)
        if said not in bound:
            bound[said] = bind(value)
        yield bound[said]


def _insert(cursor: DBAPICursor, table: Table, rows: Sequence[Row]) -> None:
    """Some dozens of rows a statement: SQLite is twice as fast with them as with one."""
    at_once = _PARAMETERS // len(table.columns)
    whole = len(rows) - len(rows) % at_once
    pieces = (rows[first : first + at_once] for first in range(0, whole, at_once))
    if whole:
        statement = _insertion(table, at_once)
        cursor.executemany(statement, [list(chain.from_iterable(piece)) for piece in pieces])
    if rest := rows[whole:]:
        cursor.execute(_insertion(table, len(rest)), list(chain.from_iterable(rest)))


def _insertion(table: Table, rows: int) -> str:
    marks = f"({', '.join('?' * len(table.columns))})"
    return f"INSERT INTO {table.name} ({_names(table)}) VALUES {', '.join([marks] * rows)}"  # noqa: S608 - our names


def _copy(cursor: Any, table: Table, rows: Iterable[Row]) -> None:
    with cursor.copy(f"COPY {table.name} ({_names(table)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _names(table: Table) -> str:
    return ", ".join(column.name for column in table.columns)
