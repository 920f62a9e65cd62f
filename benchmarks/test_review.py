"""How long 5,000 documents take to a Doccano, and 500 confirmed ones back.

On request: `pytest benchmarks/test_review.py`. CASESWEEP_BENCHMARK_DOCUMENTS asks for another
number. The server is a real one, on the same machine: its work is most of what is measured.
"""

import json
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing

import psutil
import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from sqlalchemy import func, select

from cases.db.schema.reviews import ReviewDocument, ReviewPull
from casesweep.run import run_study
from tests.annotations.annotator import Ward, documents, ward
from tests.fakes.doccano import Team, team

DOCUMENTS = int(os.environ.get("CASESWEEP_BENCHMARK_DOCUMENTS", "5000"))
CONFIRMED = DOCUMENTS // 10
PERSON = "ida"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ward]:
    """A database that has read the documents, beside a server of its own."""
    folder = tmp_path_factory.mktemp("review")
    with pytest.MonkeyPatch.context() as patched, team(folder / "server") as running:
        empty = ward(running, folder, patched, 0)
        lines = [json.dumps(each, ensure_ascii=False) for each in documents(DOCUMENTS)]
        (folder / "many.jsonl").write_text("\n".join(lines), "utf-8")
        assert run_study(empty.settings, [str(folder / "many.jsonl")]) == 0
        running.session(PERSON)
        yield empty


def tick(running: Team) -> None:
    """Confirm the first documents as the annotator would; through the page it takes longer."""
    with closing(sqlite3.connect(running.server.database)) as file:
        file.execute(
            "INSERT INTO examples_examplestate (example_id, confirmed_by_id, confirmed_at) "
            "SELECT examples_example.id, auth_user.id, datetime('now') "
            "FROM examples_example, auth_user WHERE username = ? ORDER BY 1 LIMIT ?",
            [PERSON, CONFIRMED],
        )
        file.commit()


def count(made: Ward, of: type[ReviewDocument | ReviewPull]) -> int:
    """The rows of a table."""
    with made.database.reading() as session:
        return session.scalar(select(func.count(of.id))) or 0


def server_seconds(running: Team) -> float:
    """Processor time of Doccano's processes so far."""
    total = 0.0
    for name in ("web", "worker"):
        first = psutil.Process(int((running.server.folder / f"{name}.pid").read_text("utf-8")))
        for each in (first, *first.children(recursive=True)):
            times = each.cpu_times()
            total += times.user + times.system
    return total


def once(benchmark: BenchmarkFixture, made: Ward, command: str, documents: int) -> None:
    """Measured once, with how loaded the machine was before, and everybody's processor time.

    On two free cores it takes half the sum of both at best, whoever else was at work here.
    """
    benchmark.extra_info["load before"] = round(os.getloadavg()[0], 1)
    call = {"push": lambda: made.push(PERSON), "pull": made.pull}[command]
    begun, ours, theirs = time.monotonic(), time.process_time(), server_seconds(made.team)
    assert benchmark.pedantic(call, rounds=1, iterations=1) == 0
    benchmark.extra_info["our processor seconds"] = round(time.process_time() - ours, 1)
    theirs = server_seconds(made.team) - theirs
    benchmark.extra_info["Doccano's"] = round(theirs, 1)
    rate = documents / (time.monotonic() - begun)
    benchmark.extra_info["documents a second"] = round(rate, 1)


def test_push(benchmark: BenchmarkFixture, made: Ward) -> None:
    """Marked, uploaded, counted and in the manifest."""
    once(benchmark, made, "push", DOCUMENTS)
    assert count(made, ReviewDocument) == DOCUMENTS


def test_pull(benchmark: BenchmarkFixture, made: Ward) -> None:
    """A tenth confirmed, all of it taken into the case database."""
    tick(made.team)
    once(benchmark, made, "pull", CONFIRMED)
    assert count(made, ReviewPull) == CONFIRMED


def test_pull_again(benchmark: BenchmarkFixture, made: Ward) -> None:
    """Nothing has changed since."""
    once(benchmark, made, "pull", CONFIRMED)
    assert count(made, ReviewPull) == CONFIRMED
