"""PubMed XML made for the tests: one record, a file of records."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.pubmed.byte_stream import ByteStream, Limits, unpacked
from corpus.pubmed.records import Deletion, read_pubmed
from corpus.reject import Reject
from tests.conftest import ROOT

DOCTYPE = (
    '<!DOCTYPE PubmedArticleSet SYSTEM "http://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_190101.dtd">'
)


def record(
    pmid: int | str = 90000001,
    *,
    title: str = "<ArticleTitle>Marrow beside the cord.</ArticleTitle>",
    abstract: str = "<Abstract><AbstractText>A man had a mass.</AbstractText></Abstract>",
    date: str = "<Year>1998</Year>",
    article: str = "",
    citation: str = "",
    data: str = "",
    version: int = 1,
) -> str:
    """One `PubmedArticle`; the named parts are inner XML at their places."""
    return (
        f'<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="{version}">{pmid}</PMID>'
        f"<Article><Journal><JournalIssue><PubDate>{date}</PubDate></JournalIssue>"
        f"<Title>Spine letters</Title></Journal>{title}{abstract}{article}</Article>"
        f"{citation}</MedlineCitation><PubmedData>{data}</PubmedData></PubmedArticle>"
    )


def file_of(
    *records: str, start: str = f'<?xml version="1.0" encoding="utf-8"?>\n{DOCTYPE}'
) -> bytes:
    """A file that holds the records."""
    inner = "\n".join(records)
    return f"{start}\n<PubmedArticleSet>\n{inner}\n</PubmedArticleSet>\n".encode()


def read(data: bytes, *, name: str = "in.xml") -> list[Article | Deletion | Reject]:
    """All that a file of these bytes gives."""
    stream = unpacked(ByteStream(io.BytesIO(data)), Limits())
    return list(read_pubmed(stream, name=name))


def read_one(xml: str) -> Article:
    """The article of one record."""
    (article,) = read(file_of(xml))
    assert isinstance(article, Article), article
    return article


def pmids(records: list[Article | Deletion | Reject]) -> list[str | None]:
    """The PMIDs of the articles, and `None` for every reject."""
    return [record.pmid if isinstance(record, Article) else None for record in records]


_COUNT = """
import sys
from pathlib import Path
from corpus.pubmed.byte_stream import ByteStream, Limits, unpacked
from corpus.pubmed.records import read_pubmed
with open(sys.argv[1], "rb") as file:
    count = sum(1 for _ in read_pubmed(unpacked(ByteStream(file), Limits()), name="x"))
(peak,) = [line for line in Path("/proc/self/status").open() if line.startswith("VmHWM")]
print(count, int(peak.split()[1]) // 1024)
"""


def count_and_peak(path: Path) -> tuple[int, int]:
    """How many records a process of its own reads from the file, and its peak memory in MB."""
    if not Path("/proc/self/status").exists():
        pytest.skip("this system does not tell the peak memory of a process")
    command = [sys.executable, "-c", _COUNT, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    count, megabytes = map(int, done.stdout.split())
    return count, megabytes
