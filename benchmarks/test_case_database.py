"""How long a database of 100,000 cases makes people wait: table, exports, report, pages, backup.

On request: `pytest benchmarks/test_case_database.py`. CASESWEEP_BENCHMARK_CASES asks for another
number. The cases are those of the study's sample, each document many times under other ids.
"""

import os
import sqlite3
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from cases.db.backup import back_up
from cases.db.database import open_database
from cases.db.integrity import faults
from casesweep.formats import Export, Format
from casesweep.run import run_study
from casesweep.settings import Settings
from casesweep.showing.export import export_database
from casesweep.showing.report import write_report
from casesweep.showing.table import print_table
from tests.casesweep.command import COMMAND, environment

CASES = int(os.environ.get("CASESWEEP_BENCHMARK_CASES", "100000"))
_STEP = 100_000
"""Added to the numbers of each copy of the sample; no table of it has as many rows."""

_COPIED = ("documents", "records", "cases", "record_cases", "case_values", "evidence", "flags")
_NUMBERS = frozenset({"id", "document_id", "record_id", "value_id"})
_FIRST_PMID = 100_000_000


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The database; `db check` finds nothing wrong in it."""
    path = tmp_path_factory.mktemp("benchmark") / "cases.sqlite"
    made = Settings(db=f"sqlite:///{path}")
    assert run_study(made, []) == 0
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA synchronous = OFF")
        (in_sample,) = file.execute("SELECT count(*) FROM cases").fetchone()
        copies = -(-CASES // in_sample) - 1
        for table in _COPIED:
            names, rows = _rows(file, table)
            marks = ", ".join("?" * len(names))
            command = f"INSERT INTO {table} VALUES ({marks})"  # noqa: S608 - only our own words
            file.executemany(command, _copies(names, rows, copies))
        file.commit()
    return made


def _rows(file: sqlite3.Connection, table: str) -> tuple[list[str], list[tuple[object, ...]]]:
    found = file.execute(f"SELECT * FROM {table}")  # noqa: S608 - only our own words
    return [column[0] for column in found.description], found.fetchall()


def _copies(
    names: Sequence[str], rows: Sequence[tuple[object, ...]], copies: int
) -> Iterator[list[object]]:
    for copy in range(1, copies + 1):
        for row in rows:
            yield [_copy(name, value, copy) for name, value in zip(names, row, strict=True)]


def _copy(name: str, value: object, copy: int) -> object:
    """Numbers move on, PMIDs and what is called after them become others."""
    if name in _NUMBERS and isinstance(value, int):
        return value + copy * _STEP
    if isinstance(value, str) and name in {"id", "case_id", "doc", "pmid"}:
        scheme, colon, rest = value.rpartition(":")
        pmid, dash, number = rest.partition("-")
        return f"{scheme}{colon}{int(pmid.removeprefix('PMC')) + copy * _FIRST_PMID}{dash}{number}"
    return value


def once(benchmark: BenchmarkFixture, what: Callable[..., object], *arguments: object) -> object:
    """Measured once: it takes seconds to minutes. The processor's time does not hang on others."""
    before = time.process_time()
    found = benchmark.pedantic(what, args=arguments, rounds=1, iterations=1)
    benchmark.extra_info["processor_seconds"] = round(time.process_time() - before, 1)
    return found


def test_table(benchmark: BenchmarkFixture, settings: Settings, tmp_path: Path) -> None:
    """The case table as CSV."""
    once(benchmark, print_table, settings, Format.CSV, str(tmp_path / "cases.csv"))
    with (tmp_path / "cases.csv").open("rb") as lines:
        assert sum(1 for _ in lines) > CASES


@pytest.mark.parametrize("form", list(Export))
def test_export(
    benchmark: BenchmarkFixture, settings: Settings, tmp_path: Path, form: Export
) -> None:
    """Every form."""
    out = tmp_path / "out"
    assert once(benchmark, export_database, settings, form, str(out)) == 0
    benchmark.extra_info["megabytes"] = round(out.stat().st_size / 1e6, 1)


def test_report(benchmark: BenchmarkFixture, settings: Settings, tmp_path: Path) -> None:
    """The page with its figures."""
    out = tmp_path / "report.html"
    assert once(benchmark, write_report, settings, str(out), tmp_path / "figures") == 0
    benchmark.extra_info["megabytes"] = round(out.stat().st_size / 1e6, 2)


def test_check(benchmark: BenchmarkFixture, settings: Settings) -> None:
    """That the database is whole."""

    def check() -> int:
        with open_database(settings.db).reading() as session:
            return sum(1 for _ in faults(session))

    assert once(benchmark, check) == 0


def test_backup(benchmark: BenchmarkFixture, settings: Settings, tmp_path: Path) -> None:
    """Written and checked."""
    once(benchmark, back_up, open_database(settings.db), tmp_path / "b.sqlite")
    size = (tmp_path / "b.sqlite").stat().st_size
    benchmark.extra_info["megabytes"] = round(size / 1e6, 1)


@pytest.fixture(scope="module")
def address(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where `casesweep browse` serves it."""
    command = [*COMMAND, "browse", "--port", "0", "--db", settings.db]
    folder = tmp_path_factory.mktemp("served")
    with subprocess.Popen(
        command, cwd=folder, env=environment(), stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def test_browse_begins(benchmark: BenchmarkFixture, request: pytest.FixtureRequest) -> None:
    """From the command to the first address."""
    address = once(benchmark, request.getfixturevalue, "address")
    assert str(address).startswith("http://127.0.0.1:")


@pytest.mark.parametrize(
    "path",
    [
        "",
        "spinal_emh/cases",
        "spinal_emh/cases?sex=female&_facet_array=treatments",
        "spinal_emh/cases?_search=splenectomy",
        "spinal_emh/by_level?vertebra=T6",
        "spinal_emh/by_disorder_and_treatment?disorder=thalassemia&treatment=radiotherapy",
        "spinal_emh/outcome_by_treatment",
        "-/case/90000001-1",
    ],
)
def test_page(benchmark: BenchmarkFixture, address: str, path: str) -> None:
    """A page of `casesweep browse`, as the server gives it; the first time is not counted."""

    def fetch() -> int:
        with urllib.request.urlopen(f"{address}{path}", timeout=60) as reply:  # noqa: S310 - ours
            return len(reply.read())

    size = benchmark.pedantic(fetch, rounds=3, warmup_rounds=1)
    benchmark.extra_info["kilobytes"] = round(size / 1e3)
