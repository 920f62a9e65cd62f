"""From extracted records to committed rows: 100,000 documents into SQLite and PostgreSQL.

On request: `pytest benchmarks/test_intake.py`. CASESWEEP_BENCHMARK_INTAKE asks for another number.
The documents are those of the study's sample, each many times under other ids and with a text of
its own; a tenth of them relevant, as after a broad search, or nearly all, as in the sample (some 55
rows each). Beside them SQLite copies the same rows by itself, into the same tables and indexes.
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import count, cycle, islice
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.clock import Clock, measure
from cases.db.database import Database, create_database, file_of
from cases.db.intake import Versions, begin
from cases.record import CaseRecord
from casesweep.batches import batched
from casesweep.parts import noticed_record
from corpus.article import Article, DocumentId, Section
from corpus.documents import read_documents
from studies.study import load_study
from tests.conftest import new_postgresql_url, postgresql_server

__all__ = ["postgresql_server"]  # a fixture

DOCUMENTS = int(os.environ.get("CASESWEEP_BENCHMARK_INTAKE", "100000"))
VERSIONS = Versions("study", "rules")
ONE_IN = {"a tenth relevant": 10, "nearly all relevant": 1}
STUDY = load_study("spinal_emh")


@pytest.fixture(scope="module")
def sample() -> list[tuple[Article, CaseRecord]]:
    """The documents of the sample with their records."""
    articles = [
        each for each in read_documents([str(STUDY.folder / "sample")]) if isinstance(each, Article)
    ]
    read = [(article, noticed_record(article, STUDY)) for article in articles]
    return [(article, record) for article, record in read if isinstance(record, CaseRecord)]


def copies(
    sample: list[tuple[Article, CaseRecord]], one_in: int
) -> Iterator[tuple[Article, CaseRecord]]:
    """The sample again and again; only one in so many keeps what was found in it."""
    for number, (article, record) in zip(count(100_000_000), cycle(sample), strict=False):
        doc = DocumentId(f"pmid:{number}")
        own = Section("Number", str(number))
        mine = replace(article, doc=doc, pmid=str(number), sections=(*article.sections, own))
        if number % one_in:
            yield mine, CaseRecord(doc, record.title, record.year, record.kind, relevant=False)
        else:
            yield mine, replace(record, doc=doc)


def ingest(
    database: Database, sample: list[tuple[Article, CaseRecord]], one_in: int, clock: Clock
) -> int:
    """What `casesweep run` does with them after extraction; how many were written."""
    intake, written = begin(database, VERSIONS), 0
    records: dict[str, CaseRecord] = {}

    def articles() -> Iterator[Article]:
        for article, record in islice(copies(sample, one_in), DOCUMENTS):
            records[article.doc] = record
            yield article

    for batch, _ in batched(articles()):
        with clock.going():
            needed = [(article, records[article.doc]) for article in intake.needed(batch)]
            intake.save(needed, [])
        written += len(needed)
        records.clear()
    intake.finish()
    return written


def told(benchmark: BenchmarkFixture, begun: float) -> None:
    """Documents a second, by processor and by the clock on the wall (a busy machine's)."""
    seconds = benchmark.stats.stats.min  # type: ignore[union-attr]  # measured by now
    benchmark.extra_info["documents a second"] = round(DOCUMENTS / seconds)
    benchmark.extra_info["on the wall"] = round(DOCUMENTS / (time.perf_counter() - begun))


@pytest.fixture(scope="module", params=list(ONE_IN))
def filled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Database]:
    """An SQLite database for each share of relevant papers, filled by the first test."""
    path = tmp_path_factory.mktemp("intake") / "cases.sqlite"
    return request.param, create_database(f"sqlite:///{path}", study="spinal_emh")


def test_into_sqlite(
    benchmark: BenchmarkFixture,
    filled: tuple[str, Database],
    sample: list[tuple[Article, CaseRecord]],
) -> None:
    """New documents."""
    (share, database), begun = filled, time.perf_counter()
    group = f"intake, {share}"
    new = measure(benchmark, lambda clock: ingest(database, sample, ONE_IN[share], clock), group)
    assert new == DOCUMENTS
    told(benchmark, begun)
    path = file_of(str(database.engine.url))
    assert path is not None
    benchmark.extra_info["megabytes"] = round(path.stat().st_size / 1e6)


def test_the_same_again(
    benchmark: BenchmarkFixture,
    filled: tuple[str, Database],
    sample: list[tuple[Article, CaseRecord]],
) -> None:
    """Documents that are known, and skipped."""
    (share, database), begun = filled, time.perf_counter()
    group = f"intake, {share}"
    assert measure(benchmark, lambda c: ingest(database, sample, ONE_IN[share], c), group) == 0
    told(benchmark, begun)


def test_sqlite_alone(
    benchmark: BenchmarkFixture, filled: tuple[str, Database], tmp_path: Path
) -> None:
    """The same rows from file to file, in one transaction: no program can be faster than that."""
    (share, database), begun = filled, time.perf_counter()
    source = file_of(str(database.engine.url))
    create_database(f"sqlite:///{tmp_path}/copy.sqlite", study="spinal_emh")

    def copy(clock: Clock) -> int:
        with closing(sqlite3.connect(tmp_path / "copy.sqlite")) as file, clock.going():
            file.execute("PRAGMA foreign_keys = ON")
            file.execute("ATTACH ? AS source", [str(source)])
            for table in _TABLES:
                file.execute(f"INSERT INTO {table} SELECT * FROM source.{table}")  # noqa: S608 - ours
            file.commit()
            return int(file.execute("SELECT count(*) FROM documents").fetchone()[0])

    assert measure(benchmark, copy, f"intake, {share}") == DOCUMENTS
    told(benchmark, begun)


_TABLES = (
    "runs",
    "documents",
    "texts",
    "records",
    "cases",
    "record_cases",
    "case_values",
    "evidence",
    "flags",
)


@pytest.mark.parametrize("share", list(ONE_IN))
def test_into_postgresql(
    benchmark: BenchmarkFixture,
    postgresql_server: str,
    sample: list[tuple[Article, CaseRecord]],
    share: str,
) -> None:
    """By COPY; our share of the work, the server's is in what the wall says."""
    database = create_database(new_postgresql_url(postgresql_server), study="spinal_emh")
    begun, group = time.perf_counter(), f"intake, {share}"
    new = measure(benchmark, lambda clock: ingest(database, sample, ONE_IN[share], clock), group)
    assert new == DOCUMENTS
    told(benchmark, begun)
