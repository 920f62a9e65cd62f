"""Reading PubMed's own files: unpacking, screening and parsing, beside others in the same run.

Processor time of one core, the best of some rounds: a machine that others use too changes ratios
less than times.
"""

import gzip
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from Bio.Entrez.Parser import DataHandler
from lxml import etree
from pytest_benchmark.fixture import BenchmarkFixture

from casesweep.screening import screening_of
from corpus.article import Article
from corpus.pubmed.baseline import read_file
from corpus.pubmed.byte_stream import ByteStream, Limits, unpacked
from corpus.pubmed.records import read_pubmed
from extract.paper.sieve import may_be_relevant
from studies.study import load_study

MODERN, OLD = "pubmed21n1298_first4000.xml.gz", "pubmed20n0014.xml.gz"
FILES = pytest.mark.parametrize("name", [MODERN, OLD])
STUDY = load_study("spinal_emh")


def measure(benchmark: BenchmarkFixture, what: Callable[[], int], group: str) -> int:
    """Best of three, by processor time."""
    benchmark.group = group
    benchmark._timer = time.process_time  # noqa: SLF001 - a mark would say it for all alike
    return int(benchmark.pedantic(what, rounds=3))  # type: ignore[no-untyped-call]  # it is untyped


@FILES
def test_unpack(benchmark: BenchmarkFixture, bulk: Path, name: str) -> None:
    """Decompression alone, as `casesweep` does it: what nothing can be faster than."""

    def unpack() -> int:
        with (bulk / name).open("rb") as file:
            stream = unpacked(ByteStream(file), Limits())
            return sum(len(chunk) for chunk in iter(lambda: stream.read(1 << 18), b""))

    assert measure(benchmark, unpack, f"screen {name}") > 50_000_000


@FILES
def test_screen(benchmark: BenchmarkFixture, bulk: Path, name: str) -> None:
    """Unpack, screen, parse what passes, and test its text: the papers of a study."""

    def screen() -> int:
        content = read_file(
            bulk / name,
            "",
            choose=lambda article: may_be_relevant(article, STUDY),
            screening=screening_of(STUDY, set()),
        )
        return content.citations

    assert measure(benchmark, screen, f"screen {name}") in {4000, 30_000}


@FILES
def test_screen_by_parsing_everything(benchmark: BenchmarkFixture, bulk: Path, name: str) -> None:
    """The same papers without the screening on bytes."""

    def parse() -> int:
        choose = read_file(bulk / name, "", choose=lambda article: may_be_relevant(article, STUDY))
        return choose.citations

    assert measure(benchmark, parse, f"screen {name}") in {4000, 30_000}


@FILES
def test_screen_as_pubmed_parser_reads(benchmark: BenchmarkFixture, bulk: Path, name: str) -> None:
    """pubmed_parser's reading alone, with no test of any term."""
    peer = pytest.importorskip("pubmed_parser", reason="pip install -r benchmarks/requirements.txt")

    def read() -> int:
        return sum(1 for _ in peer.parse_medline_xml(str(bulk / name)))

    assert measure(benchmark, read, f"screen {name}") >= 4000


@FILES
def test_parse(benchmark: BenchmarkFixture, bulk: Path, name: str) -> None:
    """Every field of every citation."""

    def parse() -> int:
        with (bulk / name).open("rb") as file:
            records = read_pubmed(unpacked(ByteStream(file), Limits()), name=name)
            return sum(isinstance(record, Article) for record in records)

    assert measure(benchmark, parse, f"parse {name}") in {4000, 30_000}


@FILES
def test_parse_with_lxml(benchmark: BenchmarkFixture, bulk: Path, name: str) -> None:
    """iterparse, and of each citation PMID, title, abstract and publication types."""

    def parse() -> int:
        count = 0
        with gzip.open(bulk / name) as file:
            for _, record in etree.iterparse(file, tag="PubmedArticle"):
                _minimal(record)
                count += 1
                record.clear()
                while record.getprevious() is not None:
                    del record.getparent()[0]
        return count

    assert measure(benchmark, parse, f"parse {name}") in {4000, 30_000}


def _minimal(record: etree._Element) -> tuple[str | None, str, str, list[str | None]]:
    article = record.find("MedlineCitation/Article")
    assert article is not None
    title = article.find("ArticleTitle")
    return (
        record.findtext("MedlineCitation/PMID"),
        "" if title is None else "".join(map(str, title.itertext())),
        " ".join(
            "".join(map(str, x.itertext())) for x in article.iterfind("Abstract/AbstractText")
        ),
        [each.text for each in article.iterfind("PublicationTypeList/PublicationType")],
    )


def test_parse_with_pubmed_parser(benchmark: BenchmarkFixture, bulk: Path) -> None:
    """More fields than lxml above, fewer than ours."""
    peer = pytest.importorskip("pubmed_parser", reason="pip install -r benchmarks/requirements.txt")

    def read() -> int:
        return sum(1 for _ in peer.parse_medline_xml(str(bulk / MODERN)))

    assert measure(benchmark, read, f"parse {MODERN}") >= 4000


def test_parse_with_biopython(benchmark: BenchmarkFixture, bulk: Path) -> None:
    """`Entrez.read`, which holds the whole file."""

    def read() -> int:
        handler = DataHandler(validate=True, escape=False, ignore_errors=False)  # type: ignore[no-untyped-call]  # it is untyped
        handler.bypass_url_security = True
        with gzip.open(bulk / MODERN) as file:
            return len(handler.read(file)["PubmedArticle"])  # type: ignore[no-untyped-call]  # it is untyped

    assert measure(benchmark, read, f"parse {MODERN}") == 4000
