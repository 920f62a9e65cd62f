"""A case database to a file, and such a file to a database; each is checked before it counts.

A backup is an SQLite case database in one file, whatever database it was made of: it can be
looked at with every command, and restored into either. Runs may write meanwhile.
"""

import shutil
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, Integer, Table, func, select

from cases.db.case_table import CASE_TABLE
from cases.db.database import (
    Database,
    DatabaseError,
    create_database,
    file_of,
    open_database,
    study_of,
    upgrade_database,
)
from cases.db.integrity import faults
from cases.db.schema.base import Base
from cases.db.schema.duplicates import DuplicateRow
from cases.db.schema.papers import About, Run
from corpus.errors import WrongUse
from corpus.files import drafted

_AT_ONCE = 1000
_BESIDE = ("-wal", "-shm", "-journal")


def back_up(database: Database, path: Path) -> None:
    """Write the backup; under its name stands the old file or the whole new one, never half.

    Raises `DatabaseError` where the database is not whole, and `FileError`.
    """
    with drafted(path) as draft:
        if database.engine.dialect.name == "sqlite":
            _copy_file(database, draft)
        else:
            copy = create_database(f"sqlite:///{draft}", study=study_of(database))
            _copy_rows(database, copy)
        _make_ready(draft, database.shown)


def restore(path: Path, url: str) -> Database:
    """The database at `url`, made from a backup in one step.

    Raises `WrongUse` where there is no backup, or where the database holds something already
    (nothing is overwritten); `DatabaseError` where the backup is not whole.
    """
    if not path.is_file():
        raise WrongUse(f"there is no backup {path}")
    target = file_of(url)
    if target is None:
        _restore_to_server(path, url)
    else:
        _refuse_existing(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        with drafted(target) as draft:
            shutil.copyfile(path, draft)
            _make_ready(draft, str(path))
    return open_database(url)


def _restore_to_server(path: Path, url: str) -> None:
    with TemporaryDirectory() as folder:
        draft = Path(folder) / "backup.sqlite"
        shutil.copyfile(path, draft)
        _make_ready(draft, str(path))
        copy = open_database(f"sqlite:///{draft}")
        database = create_database(url, study=study_of(copy))
        with database.reading() as session:
            if session.scalar(select(func.count()).select_from(Run)):
                raise WrongUse(f"{database.shown} holds cases already; restore to another --db")
        _copy_rows(copy, database)


def _refuse_existing(target: Path) -> None:
    """A log without its file would be read into the restored one."""
    for each in (target, *(target.with_name(f"{target.name}{end}") for end in _BESIDE)):
        if each.exists():
            raise WrongUse(f"{each} is there already; move it away, or restore to another --db")


def _copy_file(database: Database, draft: Path) -> None:
    """One step of SQLite's own backup: it sees one state, and no writer waits for it."""
    with database.reading() as session:
        source = session.connection().connection.driver_connection
        target = sqlite3.connect(draft)
        try:
            source.backup(target)  # type: ignore[union-attr]  # the driver of SQLite
        finally:
            target.close()


def _copy_rows(source: Database, target: Database) -> None:
    """All rows of all tables, in one transaction of each database."""
    with source.reading() as reading, target.writing() as writing:
        writing.execute(About.__table__.delete())  # type: ignore[attr-defined]  # a Table
        for table in _tables():
            rows = reading.execute(select(table).execution_options(yield_per=_AT_ONCE))
            for some in rows.mappings().partitions():
                writing.execute(table.insert(), [dict(row) for row in some])
        if target.engine.dialect.name == "postgresql":
            _count_on(writing.connection())


def _count_on(connection: Connection) -> None:
    """Let the numbers of new rows go on after those of the copied ones."""
    for table in _tables():
        key = table.primary_key.columns.values()[0]
        if isinstance(key.type, Integer) and not key.foreign_keys:
            sequence = func.pg_get_serial_sequence(table.name, key.name)
            last = select(func.max(key)).scalar_subquery()
            connection.execute(select(func.setval(sequence, last)).where(last.is_not(None)))


def _tables() -> list[Table]:
    """Those of cases and of sweeps, in an order in which every row finds those it refers to."""
    known = (*Base.metadata.sorted_tables, *DuplicateRow.metadata.sorted_tables)
    return [table for table in known if table is not CASE_TABLE.table]


def _make_ready(draft: Path, name: str) -> None:
    """Check the copy of what is called `name`; leave one file of this version, without its log."""
    copy = upgrade_database(f"sqlite:///{draft}")
    with copy.reading() as session:
        fault = next(faults(session), None)
    plain = sqlite3.connect(draft)
    try:
        plain.execute("PRAGMA journal_mode = DELETE")
    finally:
        plain.close()
    if fault is not None:
        raise DatabaseError(
            f"{name} is not whole: {fault.where}: {fault.what}; see all with: casesweep db check"
        )
