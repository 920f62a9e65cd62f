"""`casesweep db`: check, backup and restore, as a keeper of the database calls them."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from cases.finding import Field
from casesweep.db.command import app
from tests.cases.findings import said
from tests.cases.papers import database_in, paper, query, record_of, take, url_of

NAMES = [
    command.name or command.callback.__name__
    for command in app.registered_commands
    if command.callback
]


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A database with one case."""
    article = paper()
    man = record_of(article, [said(article, Field.SEX, "male", "man")])
    database = database_in(tmp_path)
    take(database, (article, man))
    database.engine.dispose()
    return url_of(tmp_path)


def call(*arguments: str) -> tuple[int, str]:
    """Exit status and what is printed."""
    done = CliRunner().invoke(app, list(arguments))
    return done.exit_code, done.output


@pytest.mark.parametrize("name", NAMES)
def test_each_has_help_with_an_example(name: str) -> None:
    """As every command has."""
    assert NAMES == ["check", "backup", "restore", "upgrade", "set"]
    assert f"Example: casesweep db {name}" in call(name, "--help")[1]


def test_a_whole_database_goes_out_and_comes_back(url: str, tmp_path: Path) -> None:
    """Each command says what it found; the restored database is whole too."""
    counts = "1 documents, 1 cases, 1 values, 1 pieces of evidence: "
    assert call("check", "--db", url) == (0, f"{counts}0 faults\ndatabase: {url}\n")
    file, new = str(tmp_path / "b.sqlite"), f"sqlite:///{tmp_path / 'new.sqlite'}"
    assert call("backup", file, "--db", url)[0] == 0
    status, output = call("restore", file, "--db", new)
    assert (status, output.partition("\n")[0]) == (0, f"{counts}restored from {file}")
    assert call("check", "--db", new)[0] == 0


def test_faults_are_listed_and_the_status_says_so(url: str, tmp_path: Path) -> None:
    """A line each, with the row."""
    with database_in(tmp_path).writing() as session:
        session.connection().exec_driver_sql("UPDATE evidence SET end_offset = 999")
    status, output = call("check", "--db", url)
    assert status == 1
    assert output.startswith("evidence 1: its words do not stand at 14-999 of 'Abstract'\n")
    assert query(database_in(tmp_path), "SELECT count(*) FROM evidence") == [(1,)]
