"""Databases of every released version come forward with everything they hold, or stay as they are.

`released/N.sql` is what version N wrote for three documents, of which one was read twice.
"""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import MetaData, create_engine, inspect, select, text
from sqlalchemy.pool import NullPool
from typer.testing import CliRunner

from cases.db.backup import back_up, restore
from cases.db.case_table import rows
from cases.db.database import DatabaseError, create_database, open_database, upgrade_database
from cases.db.integrity import faults
from cases.db.schema.base import VERSION, Base
from cases.db.schema.duplicates import DuplicateRow
from casesweep.db.command import app
from corpus.store.log import searches
from tests.conftest import ROOT

RELEASED = sorted((Path(__file__).parent / "released").glob("*.sql"))


def fill(url: str, dump: Path, folder: Path) -> None:
    """A database as that version left it; on a server its tables are made by the first steps."""
    file = folder / "released.sqlite"
    plain = sqlite3.connect(file)
    plain.executescript(dump.read_text("utf-8"))
    plain.close()
    if url.startswith("sqlite"):
        file.rename(folder / "cases.sqlite")
        return
    old, new = create_engine(f"sqlite:///{file}"), create_engine(url, poolclass=NullPool)
    meta = MetaData()
    with old.connect() as source, new.begin() as target:
        config = Config()
        config.set_main_option("script_location", "cases:migrations")
        config.attributes["connection"] = target
        command.upgrade(config, dump.stem)
        target.execute(text("DROP TABLE alembic_version"))
        meta.reflect(target)
        for table in meta.sorted_tables:
            if found := [dict(row) for row in source.execute(select(table)).mappings()]:
                target.execute(table.insert(), found)
    old.dispose()


@pytest.fixture(params=RELEASED, ids=lambda path: f"version {path.stem}")
def released(request: pytest.FixtureRequest, database_url: str, tmp_path: Path) -> str:
    """The URL of a filled database of an earlier version."""
    fill(database_url, request.param, tmp_path)
    return database_url


def contents(url: str) -> dict[str, list[tuple[str, ...]]]:
    """The rows of the tables of the first version, with their columns of then."""
    first = MetaData()
    plain = create_engine("sqlite://")
    with plain.connect() as connection:
        for statement in RELEASED[0].read_text("utf-8").split(";\n"):
            if statement.startswith("CREATE TABLE"):
                connection.execute(text(statement))
        first.reflect(connection)
    plain.dispose()
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        return {
            table.name: sorted(tuple(map(repr, row)) for row in connection.execute(select(table)))
            for table in first.sorted_tables
            if table.name != "about"
        }


def test_every_version_but_this_one_has_its_dump() -> None:
    """Whoever makes a new version leaves the dump of the one before."""
    assert [path.stem for path in RELEASED] == [str(n) for n in range(1, int(VERSION))]


@pytest.mark.parametrize("how", ["run", "upgrade"])
def test_an_older_database_comes_forward_with_everything(released: str, how: str) -> None:
    """Rows as they were, the table readable, the database whole; a second time changes nothing."""
    before = contents(released)
    assert sum(map(len, before.values())) > 30
    with pytest.raises(DatabaseError, match=r"tables of version .* casesweep db upgrade"):
        open_database(released)
    for _ in range(2):
        if how == "run":
            create_database(released, study="spinal_emh")
        else:
            upgrade_database(released)
        assert contents(released) == before
    with open_database(released).reading() as session:
        assert [row["case_id"] for row in rows(session)] == [
            "90009001-1",
            "90009002-1",
            "90009002-2",
        ]
        assert list(faults(session)) == []


def test_the_migrations_lead_to_the_tables_that_the_code_knows(database_url: str) -> None:
    """Every table, column, index and constraint; made new or brought forward."""
    database = create_database(database_url, study="test")

    def ours(_: object, name: str | None, kind: str, *__: object) -> bool:
        return not (kind == "table" and name in {"case_table", "alembic_version"})

    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        both = [Base.metadata, DuplicateRow.metadata]
        assert compare_metadata(context, both) == []  # type: ignore[arg-type]  # several may be given
        checks = {
            str(check["name"])
            for table in ("case_values", "reviews", "document_values", "review_projects")
            for check in inspect(connection).get_check_constraints(table)
        }
    assert checks == {
        "ck_case_values_origin",
        "ck_reviews_origin",
        "ck_document_values_origin",
        "ck_document_values_field",
        "ck_review_projects_purpose",
    }


def test_what_sweeps_have_noted_stays(tmp_path: Path) -> None:
    """A database that had swept holds some of these tables already; the others are made."""
    url = f"sqlite:///{tmp_path / 'cases.sqlite'}"
    fill(url, RELEASED[2], tmp_path)
    database = upgrade_database(url)
    with database.reading() as session:
        assert [(each.source, each.received) for each in searches(session)] == [("PubMed", 2)]
        assert session.execute(text("SELECT count(*) FROM sweep_duplicates")).scalar() == 0
        assert session.execute(text("SELECT value FROM document_values")).scalar() == "case_series"


def test_a_backup_of_an_older_version_is_restored_as_this_one(tmp_path: Path) -> None:
    """The backup itself is not touched."""
    fill(f"sqlite:///{tmp_path / 'cases.sqlite'}", RELEASED[0], tmp_path)
    backup = (tmp_path / "cases.sqlite").read_bytes()
    restored = restore(tmp_path / "cases.sqlite", f"sqlite:///{tmp_path / 'new.sqlite'}")
    with restored.reading() as session:
        assert len(list(rows(session))) == 3
    assert (tmp_path / "cases.sqlite").read_bytes() == backup
    back_up(restored, tmp_path / "b.sqlite")


def test_the_command_brings_a_database_forward(tmp_path: Path) -> None:
    """And says of which version it is now."""
    url = f"sqlite:///{tmp_path / 'cases.sqlite'}"
    fill(url, RELEASED[0], tmp_path)
    done = CliRunner().invoke(app, ["upgrade", "--db", url])
    assert done.exit_code == 0
    assert f"tables of version {VERSION}" in done.output


KILLED = """
import os, signal, sys
import sqlalchemy as sa
import cases.db.upgrade
from cases.db.database import upgrade_database
cases.db.upgrade.CASE_TABLE = None
execute = sa.Connection.execute
def dying(self, statement, *args, **more):
    if statement is None:
        os.kill(os.getpid(), signal.SIGKILL)
    return execute(self, statement, *args, **more)
sa.Connection.execute = dying
upgrade_database(sys.argv[1])
"""


def test_a_killed_upgrade_leaves_the_old_state(released: str, tmp_path: Path) -> None:
    """`kill -9` after the last change of a table: nothing has happened, and it can be done again."""
    before = contents(released)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    killed = [sys.executable, "-c", KILLED, released]
    done = subprocess.run(killed, check=False, env=environment, timeout=60)
    assert done.returncode == -signal.SIGKILL
    assert contents(released) == before
    with pytest.raises(DatabaseError, match=r"tables of version [123], "):
        open_database(released)
    with upgrade_database(released).reading() as session:
        assert len(list(rows(session))) == 3
