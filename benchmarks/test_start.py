"""How long casesweep takes to begin, beside Python itself and spaCy."""

import resource
import subprocess
import sys

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.clock import Clock, measure
from tests.casesweep.command import COMMAND, environment

_FIRST_RECORD = """
from casesweep.extract import record_of
from corpus.article import Article, DocumentId, Section, SectionKind
from studies.study import load_study
text = "A 30-year-old man with thalassemia had epidural extramedullary hematopoiesis at T5."
section = Section("Abstract", text, SectionKind.ABSTRACT)
print(len(record_of(Article(DocumentId("x"), "", (section,)), load_study("spinal_emh")).cases))
"""

_RECOGNISER = "from models.recogniser import load_recogniser; load_recogniser()"


@pytest.mark.parametrize(
    "command",
    [
        pytest.param([sys.executable, "-c", "pass"], id="python alone"),
        pytest.param([*COMMAND, "--help"], id="casesweep --help"),
        pytest.param([sys.executable, "-c", "import spacy"], id="import spacy"),
        pytest.param([sys.executable, "-c", _RECOGNISER], id="import and load the recogniser"),
        pytest.param([sys.executable, "-c", "import extract.extract"], id="import the extractor"),
        pytest.param(
            [sys.executable, "-c", f"import extract.extract; {_RECOGNISER}"],
            id="import the extractor, load the recogniser",
        ),
        pytest.param([sys.executable, "-c", _FIRST_RECORD], id="the first record"),
    ],
)
def test_start(benchmark: BenchmarkFixture, command: list[str]) -> None:
    """Processor time of a process that does no more than that; the best of five."""

    def start(clock: Clock) -> int:
        before = _children()
        subprocess.run(command, env=environment(), check=True, stdout=subprocess.DEVNULL)
        clock.seconds += _children() - before
        return 0

    measure(benchmark, start, "start", rounds=5)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
