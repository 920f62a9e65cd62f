"""The rules beside medspaCy with the same vocabulary, on the same abstracts of real case reports.

medspaCy is given the study's terms of disorders and treatments, and says of each whether it is
denied. Ours reads the terms in every spelling, and whose they are; and, measured by itself, ages,
levels, outcomes and all else of the case table.
"""

import json
import subprocess
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks import medspacy_rules
from benchmarks.clock import Clock, measure
from benchmarks.peer import MISSING, interpreter
from corpus.article import Article, SectionKind
from corpus.documents import read_documents
from extract.disorder import disorder
from extract.extract import cases_of
from extract.people.patients import find_patients
from extract.text.reading import read
from extract.treatment import treatment
from studies.study import load_study

GROUP = "rules on abstracts"
STUDY = load_study("spinal_emh")


@pytest.fixture(scope="module")
def abstracts(bulk: Path) -> list[Article]:
    """Case reports of 2021 that have an abstract."""
    found = read_documents([str(bulk / "pubmed21n1298_case_reports_443.xml.gz")])
    return [
        each
        for each in found
        if isinstance(each, Article)
        and any(section.kind is SectionKind.ABSTRACT for section in each.sections)
    ]


def test_medspacy(benchmark: BenchmarkFixture, abstracts: list[Article]) -> None:
    """Sentences, terms, ConText."""
    if not interpreter().exists():
        pytest.skip(MISSING)
    given = {
        "terms": [
            (row["term"], name)
            for name in ("disorder_terms", "treatment_terms")
            for row in STUDY.rows(name)
        ],
        "texts": ["\n".join(each.text for each in article.texts()) for article in abstracts],
    }
    script = Path(medspacy_rules.__file__)

    def run(clock: Clock) -> int:
        command = [interpreter(), script]
        done = subprocess.run(
            command, input=json.dumps(given), check=True, stdout=subprocess.PIPE, text=True
        )
        said = json.loads(done.stdout)
        clock.seconds += said["seconds"]
        benchmark.extra_info["found"] = said["found"]
        benchmark.extra_info["denied"] = said["denied"]
        return int(said["found"])

    assert measure(benchmark, run, GROUP) > 0
    _tell(benchmark, abstracts)


def test_disorders_and_treatments(benchmark: BenchmarkFixture, abstracts: list[Article]) -> None:
    """Ours, no more than medspaCy is asked for; with whose they are."""

    def run(clock: Clock) -> int:
        found = 0
        with clock.going():
            for article in abstracts:
                reading = read(article)
                patients = find_patients(reading)
                found += sum(1 for _ in disorder.find(reading, patients, STUDY))
                found += sum(1 for _ in treatment.find(reading, patients, STUDY))
        benchmark.extra_info["found"] = found
        return found

    assert measure(benchmark, run, GROUP, rounds=2) > 0
    _tell(benchmark, abstracts)


def test_every_field(benchmark: BenchmarkFixture, abstracts: list[Article]) -> None:
    """Ours, all that stands in the case table, whatever the paper is about."""

    def run(clock: Clock) -> int:
        with clock.going():
            return sum(len(cases_of(article, STUDY)) for article in abstracts)

    assert measure(benchmark, run, GROUP, rounds=2) > 0
    _tell(benchmark, abstracts)


def _tell(benchmark: BenchmarkFixture, abstracts: list[Article]) -> None:
    words = sum(len(each.text.split()) for article in abstracts for each in article.texts())
    benchmark.extra_info["abstracts a second"] = round(len(abstracts) / benchmark.stats.stats.min)  # type: ignore[union-attr]
    benchmark.extra_info["words each"] = round(words / len(abstracts))
