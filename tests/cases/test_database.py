"""Opening databases: what is one of ours, and what is not."""

import sqlite3
from pathlib import Path

import pytest

from cases.db.database import DatabaseError, create_database, open_database
from corpus.errors import WrongUse
from tests.cases.papers import database_in, query, url_of


def test_a_file_database_has_wal_and_foreign_keys(tmp_path: Path) -> None:
    """Readers beside a writer, and no orphans."""
    database = database_in(tmp_path)
    assert query(database, "PRAGMA journal_mode") == [("wal",)]
    assert query(database, "PRAGMA foreign_keys") == [(1,)]
    with pytest.raises(DatabaseError, match="FOREIGN KEY"), database.writing() as session:
        session.connection().exec_driver_sql("INSERT INTO rejects VALUES (1, 99, '', '', '', '')")


def test_the_folder_of_the_file_is_made(tmp_path: Path) -> None:
    """`data/` need not be there."""
    create_database(f"sqlite:///{tmp_path}/a/b/cases.sqlite", study="test")
    assert (tmp_path / "a/b/cases.sqlite").exists()


def test_reading_makes_no_database(tmp_path: Path) -> None:
    """Asking for a table where there is none is wrong use, and leaves nothing behind."""
    with pytest.raises(WrongUse, match="casesweep run"):
        open_database(url_of(tmp_path))
    assert not list(tmp_path.iterdir())


def test_a_database_of_something_else_has_no_case_table(tmp_path: Path) -> None:
    """Another program's SQLite file."""
    sqlite3.connect(tmp_path / "cases.sqlite").execute("CREATE TABLE t (x)")
    with pytest.raises(WrongUse, match="holds no case table"):
        open_database(url_of(tmp_path))


def test_another_study_is_refused(tmp_path: Path) -> None:
    """One study a database."""
    database_in(tmp_path)
    with pytest.raises(WrongUse, match="holds the study test, not other"):
        create_database(url_of(tmp_path), study="other")


def test_tables_of_another_version_are_refused(tmp_path: Path) -> None:
    """Rather than misread."""
    with database_in(tmp_path).writing() as session:
        session.connection().exec_driver_sql("UPDATE about SET value = '0' WHERE name = 'schema'")
    with pytest.raises(DatabaseError, match="tables of version 0"):
        open_database(url_of(tmp_path))


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    """With what the database says of it."""
    (tmp_path / "cases.sqlite").write_text("no database" * 100, encoding="utf-8")
    with pytest.raises(DatabaseError, match=r"cases\.sqlite: .*not a database"):
        open_database(url_of(tmp_path))


@pytest.mark.parametrize("url", ["cases.sqlite", "nosuch://x", ""])
def test_what_is_no_url_is_wrong_use(url: str) -> None:
    """The sentence shows how a URL is written."""
    with pytest.raises(WrongUse, match="sqlite:///FILE"):
        create_database(url, study="test")


def test_a_password_is_never_shown() -> None:
    """Not in an error either."""
    with pytest.raises(WrongUse) as raised:
        open_database("oracle+nosuch://me:secret@localhost/x")
    assert "secret" not in str(raised.value)
