"""Papers in bulk into the database: the same rows as one by one, on both kinds of database."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from cases.db.database import create_database
from cases.db.intake import Versions
from cases.db.schema.patients import Flag
from cases.finding import Field
from corpus.article import Section, SectionKind
from tests.cases.findings import found
from tests.cases.histories import RunStep, dump, history, live, told
from tests.cases.papers import database_in, newer, paper, query, record_of, take
from tests.conftest import ROOT, new_postgresql_url


@pytest.mark.parametrize("seed", range(6))
def test_bulk_and_one_by_one_give_the_same_database(
    seed: int, tmp_path: Path, postgresql_server: str
) -> None:
    """Row for row: reruns, changed and vanished cases, corrections by people; SQLite and COPY."""
    steps = history(seed)
    databases = {
        "one by one": database_in(tmp_path),
        "in bulk": create_database(f"sqlite:///{tmp_path}/bulk.sqlite", study="test"),
        "copied": create_database(new_postgresql_url(postgresql_server), study="test"),
        "copied one by one": create_database(new_postgresql_url(postgresql_server), study="test"),
    }
    for name, database in databases.items():
        live(database, steps, at_once=1 if "one" in name else 100)
    one_by_one, *others = map(dump, databases.values())
    assert len(one_by_one["case_values"]) > 20
    for name, other in zip(list(databases)[1:], others, strict=True):
        assert other == one_by_one, name


def test_a_paper_of_many_patients_is_turned_over_whole(database_url: str) -> None:
    """More values than one statement takes, new and closed."""
    database, article = create_database(database_url, study="test"), paper()
    patients = [(found(Field.AGE_YEARS, age), found(Field.SEX, "male")) for age in range(1, 801)]
    take(database, (article, record_of(article, *patients)))
    older = [(found(Field.AGE_YEARS, age + 0.5), found(Field.SEX, "male")) for age in range(1, 801)]
    counts = take(database, (article, record_of(article, *older)), versions=newer()).counts
    assert counts.changed == 800
    open_and_closed = "SELECT closed_run_id, count(*) FROM case_values GROUP BY 1 ORDER BY 2"
    assert query(database, open_and_closed) == [(2, 800), (None, 1600)]
    assert query(database, "SELECT count(*) FROM evidence") == [(2400,)]


def test_numbers_go_on_from_what_others_wrote(database_url: str) -> None:
    """A row that did not come in bulk has taken one."""
    database = create_database(database_url, study="test")
    article, other = paper(), paper("pmid:102")
    take(database, (article, record_of(article, flags=["two announced"])))
    with database.writing() as session:
        session.add(Flag(document_id=1, reason="by hand", run_id=1))
    take(database, (other, record_of(other, flags=["two announced"])))
    flags = "SELECT id, document_id, reason FROM flags ORDER BY id"
    announced = "two announced"
    assert query(database, flags) == [(1, 1, announced), (2, 1, "by hand"), (3, 2, announced)]


KILLED = """
import os, signal, sys
from cases.db import batch
from cases.db.database import open_database
from tests.cases.histories import live
from tests.cases.test_bulk import everything
written, tables = batch.insert_rows, []
def dying(session, table, rows):
    tables.append(table.__tablename__)
    if tables.count(sys.argv[2]) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    written(session, table, rows)
batch.insert_rows = dying
live(open_database(sys.argv[1]), [everything()], at_once=5)
"""


def everything() -> RunStep:
    """All papers of a history in a version after all that it had, by later rules."""
    steps = [step for step in history(5) if isinstance(step, RunStep)]
    papers = {article.doc: (article, record) for step in steps for article, record in step.papers}
    full = (Section("Case", "A later version.", SectionKind.BODY),)
    later = [(replace(a, version=2, sections=full), record) for a, record in papers.values()]
    return RunStep(Versions("study-2", "rules-1"), later)


@pytest.mark.parametrize("table", ["records", "case_values", "flags"])
def test_a_run_that_is_killed_is_made_good_by_the_next(
    table: str, database_url: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """`kill -9` amid a batch: of that one nothing is there, those before it are skipped."""
    other_url = f"sqlite:///{tmp_path}/whole.sqlite"
    if database_url.startswith("postgresql"):
        other_url = new_postgresql_url(request.getfixturevalue("postgresql_server"))
    database, whole = (create_database(url, study="test") for url in (database_url, other_url))
    for each in (database, whole):
        live(each, history(5), at_once=5)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    killed = [sys.executable, "-c", KILLED, database_url, table]
    done = subprocess.run(killed, check=False, env=environment, timeout=60)
    assert done.returncode == -signal.SIGKILL
    assert told(database) != told(whole)
    live(whole, [everything()], at_once=5)
    again = take(database, *everything().papers, versions=everything().versions)
    assert again.counts.skipped == 5
    assert told(database) == told(whole)
