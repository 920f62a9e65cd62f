"""Backups: whole, of one moment, restored into either database, old or new after a kill."""

import os
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from cases.db.backup import back_up, restore
from cases.db.case_table import CASE_TABLE, rows
from cases.db.database import Database, DatabaseError, create_database, open_database
from cases.db.intake import begin
from cases.db.integrity import faults
from cases.db.schema.base import Base
from cases.db.schema.duplicates import DuplicateRow
from cases.finding import Field
from corpus.errors import WrongUse
from corpus.sources.query import Query
from corpus.sources.search import Listing, whole
from corpus.sources.transport import Reply
from corpus.store.documents import open_store
from tests.cases.findings import found, said
from tests.cases.papers import VERSIONS, newer, paper, record_of, take
from tests.conftest import ROOT, new_postgresql_url


@pytest.fixture
def database(database_url: str) -> Database:
    """A case whose age was read anew, a document that is not relevant, and a sweep."""
    made = create_database(database_url, study="test")
    article, other = paper(), paper("pmid:102")
    ages = [record_of(article, [said(article, Field.AGE_YEARS, age, "42")]) for age in (42, 40)]
    take(made, (article, ages[0]), (other, record_of(other, relevant=False)))
    take(made, (article, ages[1]), versions=newer())
    store, query = open_store(made), Query("1", "spinal", "spinal")
    sweep = store.begin(query)
    store.take_listing(sweep, query, Listing(whole(date(2026, 11, 21)), 1, ("101",)))
    reply = Reply(b"\x00\xff", "https://literature.invalid", datetime.now(UTC))
    store.take_reply(reply, asked=["101"], received={"101": "PMC1"})
    return made


def everything(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables and of the view."""
    with database.reading() as session:
        return {
            name: sorted(tuple(map(repr, row)) for row in session.execute(select(table)))
            for metadata in (Base.metadata, DuplicateRow.metadata)
            for name, table in metadata.tables.items()
        }


def test_a_backup_holds_everything(database: Database, tmp_path: Path) -> None:
    """And is a case database in one file, whatever it was made of."""
    back_up(database, tmp_path / "b.sqlite")
    assert [each.name for each in tmp_path.glob("*b.sqlite*")] == ["b.sqlite"]
    copy = open_database(f"sqlite:///{tmp_path / 'b.sqlite'}")
    assert everything(copy) == everything(database)


@pytest.mark.parametrize("target", ["sqlite", "postgresql"])
def test_a_backup_is_restored_into_either_database(
    database: Database, target: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Cell by cell, and the next run goes on from there with numbers of its own."""
    back_up(database, tmp_path / "b.sqlite")
    url = f"sqlite:///{tmp_path / 'restored.sqlite'}"
    if target == "postgresql":
        url = new_postgresql_url(request.getfixturevalue("postgresql_server"))
    restored = restore(tmp_path / "b.sqlite", url)
    assert everything(restored) == everything(database)
    third = paper("pmid:103")
    assert take(restored, (third, record_of(third, []))).counts.new == 1
    with restored.reading() as session:
        assert list(faults(session)) == []


def test_a_backup_is_of_one_moment_while_a_run_writes(database: Database, tmp_path: Path) -> None:
    """The run is neither stopped nor half in it."""
    intake = begin(database, VERSIONS)
    with database.reading() as session:
        before = list(rows(session))
        article = paper("pmid:103")
        intake.save([(article, record_of(article, []))], [])
        back_up(database, tmp_path / "b.sqlite")
        assert list(rows(session)) == before
    with open_database(f"sqlite:///{tmp_path / 'b.sqlite'}").reading() as session:
        assert len(list(rows(session))) == len(before) + 1


def test_nothing_is_restored_over_a_database(database: Database, tmp_path: Path) -> None:
    """Nor beside the log of one that was moved away."""
    back_up(database, tmp_path / "b.sqlite")
    with pytest.raises(WrongUse, match="already; "):
        restore(tmp_path / "b.sqlite", database.engine.url.render_as_string())
    (tmp_path / "new.sqlite-wal").touch()
    with pytest.raises(WrongUse, match=r"new\.sqlite-wal is there already"):
        restore(tmp_path / "b.sqlite", f"sqlite:///{tmp_path / 'new.sqlite'}")


def test_what_is_not_whole_is_neither_backed_up_nor_restored(tmp_path: Path) -> None:
    """The earlier backup stays as it was."""
    made = create_database(f"sqlite:///{tmp_path / 'cases.sqlite'}", study="test")
    article = paper()
    take(made, (article, record_of(article, [found(Field.SEX, "male", words="he")])))
    (tmp_path / "b.sqlite").write_bytes(b"earlier")
    with pytest.raises(DatabaseError, match="is not whole: evidence 1: "):
        back_up(made, tmp_path / "b.sqlite")
    assert (tmp_path / "b.sqlite").read_bytes() == b"earlier"
    made.engine.dispose()
    with pytest.raises(DatabaseError, match="is not whole: evidence 1: "):
        restore(tmp_path / "cases.sqlite", f"sqlite:///{tmp_path / 'new.sqlite'}")
    assert not (tmp_path / "new.sqlite").exists()
    with pytest.raises(WrongUse, match="no backup"):
        restore(tmp_path / "none.sqlite", f"sqlite:///{tmp_path / 'new.sqlite'}")


KILLED = """
import os, signal, sys
from pathlib import Path
import cases.db.backup
from cases.db.database import open_database
cases.db.backup.{step} = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[1] == "backup":
    cases.db.backup.back_up(open_database(sys.argv[2]), Path(sys.argv[3]))
else:
    cases.db.backup.restore(Path(sys.argv[3]), sys.argv[2])
"""


@pytest.mark.parametrize("step", ["_make_ready", "faults"])
def test_a_killed_backup_or_restore_leaves_the_old_state(
    database_url: str, tmp_path: Path, step: str
) -> None:
    """`kill -9` in the middle: the earlier backup stays, and the next attempt succeeds."""
    url, new = database_url, f"sqlite:///{tmp_path / 'new.sqlite'}"
    made = create_database(url, study="test")
    backup = tmp_path / "b.sqlite"
    back_up(made, backup)
    earlier = backup.read_bytes()
    for what, target in (("backup", url), ("restore", new)):
        command = [sys.executable, "-c", KILLED.format(step=step), what, target, str(backup)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, check=False, env=environment, timeout=60)
        assert done.returncode == -signal.SIGKILL
    assert backup.read_bytes() == earlier
    assert not (tmp_path / "new.sqlite").exists()
    back_up(made, backup)
    assert everything(restore(backup, new)) == everything(made)
    made.engine.dispose()


def test_another_file_is_no_backup(tmp_path: Path) -> None:
    """It is named, and nothing is made of it."""
    plain = sqlite3.connect(tmp_path / "b.sqlite")
    plain.execute("CREATE TABLE t (x)")
    plain.close()
    with pytest.raises(WrongUse, match="holds no case table"):
        restore(tmp_path / "b.sqlite", f"sqlite:///{tmp_path / 'new.sqlite'}")
    assert not (tmp_path / "new.sqlite").exists()
    assert CASE_TABLE.table.name in Base.metadata.tables
