"""Many rows to one table in one statement: COPY into PostgreSQL, a repeated INSERT into SQLite.

A paper gives some fifty rows; made as objects of the ORM, these take longer than all else.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

from sqlalchemy import Column, Connection, Table, func, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from cases.schema import Base, CaseValue, Document, EvidenceRow, Flag, Prose, Record, storable

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
    ready = _bound(connection, table, rows)
    if connection.dialect.name == "postgresql":
        _copy(connection, table, ready)
    else:
        _insert(connection, table, ready)


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
    if isinstance(column.type, Prose):  # as its own processor does, in a third of the time
        return [value and storable(value) for value in values]
    bind = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    return map(bind, values) if bind else values


def _insert(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Some dozens of rows a statement: SQLite is twice as fast with them as with one."""
    size = _PARAMETERS // len(table.columns)
    left = iter(rows)
    while some := list(islice(left, size)):
        marks = f"({', '.join('?' * len(table.columns))})"
        many = ", ".join([marks] * len(some))
        statement = f"INSERT INTO {table.name} ({_names(table)}) VALUES {many}"  # noqa: S608 - ours
        connection.exec_driver_sql(statement, tuple(chain.from_iterable(some)))


def _names(table: Table) -> str:
    return ", ".join(column.name for column in table.columns)


def _copy(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    statement = f"COPY {table.name} ({_names(table)}) FROM STDIN"
    cursor = connection.connection.cursor()
    try:
        with cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except connection.dialect.loaded_dbapi.Error as error:
        raise DBAPIError(statement, None, error) from error
    finally:
        cursor.close()
