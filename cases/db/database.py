"""A database URL to a database that is ready: tables there, of our version, of this study."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool, Pool

from cases.db.schema.base import VERSION
from cases.db.schema.papers import About
from cases.db.upgrade import is_older, upgrade, version_of
from corpus.disk import ELSEWHERE, MAKE_ROOM, what_to_do
from corpus.errors import CasesweepError, WrongUse

_WAIT_FOR_ANOTHER_WRITER_SECONDS = 60
_LOCK = 0x656D68
"""Held on a server while tables are made or changed, so that two programs wait for each other."""


_ADVICE = {
    "SQLITE_FULL": MAKE_ROOM,
    "SQLITE_IOERR": MAKE_ROOM,
    "SQLITE_READONLY": ELSEWHERE,
    "SQLITE_CANTOPEN": ELSEWHERE,
    "SQLITE_BUSY": "another program is writing to it; run it again when that has ended",
    "53100": MAKE_ROOM,
    "42501": ELSEWHERE,
}


class DatabaseError(CasesweepError):
    """The database refused, or is not one of ours; says which and what to do."""


@dataclass(frozen=True, slots=True)
class Database:
    """An open case database. `shown` is its URL without the password."""

    engine: Engine
    shown: str

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one state of the database, whatever a run writes meanwhile."""
        engine = self.engine
        if engine.dialect.name == "postgresql":
            engine = engine.execution_options(isolation_level="REPEATABLE READ")
        with self._errors(), Session(engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose changes are one transaction: all of them, or after an error none."""
        engine = self.engine.execution_options(casesweep_writes=True)
        with self._errors(), Session(engine) as session, session.begin():
            yield session

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            said = str(error.orig).partition("\n")[0]
            advice = _advice(error.orig)
            raise DatabaseError(f"{self.shown}: the database says: {said}{advice}") from error


def create_database(url: str, *, study: str) -> Database:
    """The database of that study, made if it is not there yet, brought forward if it is older.

    Raises `WrongUse` for a URL that is none or a database of another study, `DatabaseError` for
    one that cannot be opened or has tables of a version that this program does not know.
    """
    database = _connect(url)
    _make_folder(database.engine.url)
    with database.writing() as session:
        connection = session.connection()
        if connection.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        if version_of(connection) is not None:
            _check_study(session, database, study)
        if is_older(version_of(connection)):
            upgrade(connection, study)
        _check_version(session, database)
    return database


def upgrade_database(url: str) -> Database:
    """The database at `url` with the tables of this version; raises as `open_database` does."""
    database, version = _existing(url)
    if is_older(version):
        with database.writing() as session:
            upgrade(session.connection(), "")
    return open_database(url)


def open_database(url: str) -> Database:
    """The database at `url`, for reading; raises `WrongUse` where there is none."""
    database, version = _existing(url)
    if is_older(version):
        raise DatabaseError(
            f"{database.shown} has tables of version {version}, this program has version "
            f"{VERSION}; back it up and bring it forward with: casesweep db upgrade"
        )
    with database.reading() as session:
        _check_version(session, database)
    return database


def _existing(url: str) -> tuple[Database, str]:
    """The database and the version of its tables."""
    database = _connect(url)
    path = _file(database.engine.url)
    absent = WrongUse(f"{database.shown} holds no case table yet; make it with: casesweep run")
    if path is not None and not path.exists():
        raise absent
    with database.reading() as session:
        version = version_of(session.connection())
    if version is None:
        raise absent
    return database, version


def study_of(database: Database) -> str:
    """The study whose cases the database holds."""
    with database.reading() as session:
        return session.get_one(About, "study").value


def file_of(url: str) -> Path | None:
    """The file of an SQLite database; None for one on a server or in memory."""
    return _file(_connect(url).engine.url)


def _connect(url: str) -> Database:
    try:
        made = make_url(url)
        shown = made.render_as_string(hide_password=True)
        engine = create_engine(made, poolclass=_pool(made))
    except (ArgumentError, NoSuchModuleError) as error:
        raise WrongUse(
            "the database is not named by a URL that can be used; "
            "write sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME"
        ) from error
    except ModuleNotFoundError as error:
        raise WrongUse(f"{shown} needs the Python package {error.name}; install it") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return Database(engine, shown)


def _pool(url: URL) -> type[Pool] | None:
    """No line stays open between two batches; a database in memory lives with its only one."""
    in_memory = url.get_backend_name() == "sqlite" and _file(url) is None
    return None if in_memory else NullPool


def _set_up_sqlite(connection: Any, _: object) -> None:
    """Readers beside a writer (WAL), foreign keys, and transactions that are ours to begin."""
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA busy_timeout = {_WAIT_FOR_ANOTHER_WRITER_SECONDS * 1000}")


def _begin_sqlite(connection: Connection) -> None:
    """Whoever will write takes the lock first, so that two runs wait instead of failing."""
    writes = connection.get_execution_options().get("casesweep_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _advice(error: BaseException | None) -> str:
    """What to do, by the name that SQLite, or the number that PostgreSQL, gives to the error."""
    told = getattr(error, "sqlite_errorname", None) or getattr(error, "sqlstate", None) or ""
    return next((f"; {advice}" for start, advice in _ADVICE.items() if told.startswith(start)), "")


def _file(url: URL) -> Path | None:
    """The file of an SQLite database that has one."""
    named = url.get_backend_name() == "sqlite" and url.database not in {None, "", ":memory:"}
    return Path(str(url.database)) if named else None


def _make_folder(url: URL) -> None:
    path = _file(url)
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = f"the folder of {path} cannot be made ({error.strerror})"
        raise DatabaseError(f"{reason}; {what_to_do(error)}") from error


def _check_version(session: Session, database: Database) -> None:
    version = version_of(session.connection())
    if version != VERSION:
        raise DatabaseError(
            f"{database.shown} has tables of version {version}, this program has version "
            f"{VERSION}; use the program that made it, or another file"
        )


def _check_study(session: Session, database: Database, study: str) -> None:
    held = session.get_one(About, "study").value
    if held != study:
        raise WrongUse(f"{database.shown} holds the study {held}, not {study}; name another --db")
