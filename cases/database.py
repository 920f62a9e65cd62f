"""A database URL to a database that is ready: tables there, of our version, of this study."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool, Pool

from cases.case_table import CASE_TABLE
from cases.schema import VERSION, About
from corpus.errors import CasesweepError, WrongUse

_WAIT_FOR_ANOTHER_WRITER_SECONDS = 60


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
            raise DatabaseError(f"{self.shown}: the database says: {said}") from error


def create_database(url: str, *, study: str) -> Database:
    """The database of that study, made if it is not there yet.

    Raises `WrongUse` for a URL that is none or a database of another study, `DatabaseError` for
    one that cannot be opened or has tables of another version.
    """
    database = _connect(url)
    _make_folder(database.engine.url)
    with database.writing() as session:
        CASE_TABLE.table.metadata.create_all(session.connection())
        if session.get(About, "schema") is None:
            session.add_all([About(name="schema", value=VERSION), About(name="study", value=study)])
        _check(session, database, study)
    return database


def open_database(url: str) -> Database:
    """The database at `url`, for reading; raises `WrongUse` where there is none."""
    database = _connect(url)
    path = _file(database.engine.url)
    absent = WrongUse(f"{database.shown} holds no case table yet; make it with: casesweep run")
    if path is not None and not path.exists():
        raise absent
    with database.reading() as session:
        if not inspect(session.connection()).has_table(About.__tablename__):
            raise absent
        _check(session, database, None)
    return database


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
    """A server is not kept waiting on a line that is open between two batches."""
    return None if url.get_backend_name() == "sqlite" else NullPool


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
        raise DatabaseError(f"the folder of {path} cannot be made: {error.strerror}") from error


def _check(session: Session, database: Database, study: str | None) -> None:
    about = {row.name: row.value for row in session.scalars(select(About))}
    if about.get("schema") != VERSION:
        raise DatabaseError(
            f"{database.shown} has tables of version {about.get('schema')}, "
            f"this program has version {VERSION}; use the program that made it, or another file"
        )
    if study is not None and about.get("study") != study:
        raise WrongUse(
            f"{database.shown} holds the study {about.get('study')}, not {study}; name another --db"
        )
