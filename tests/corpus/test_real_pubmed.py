"""Real PubMed files: what their sources say of them is what is read."""

import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from Bio.Entrez.Parser import DataHandler

from corpus.article import Article, SectionKind
from corpus.pubmed.byte_stream import ByteStream, Limits, unpacked
from corpus.pubmed.records import Deletion, read_pubmed
from corpus.reject import Reject
from tests.corpus.pubmed_records import count_and_peak


@pytest.fixture(scope="session")
def bulk(shared: Path) -> Path:
    """The folder of real baseline and update files."""
    return shared / "data" / "pubmed_bulk"


def read(path: Path) -> Iterator[Article | Deletion | Reject]:
    """All that a file gives."""
    with path.open("rb") as file:
        yield from read_pubmed(unpacked(ByteStream(file), Limits()), name=path.name)


def articles(path: Path) -> list[Article]:
    """The articles of a file that holds nothing that cannot be read."""
    records = list(read(path))
    assert not [record for record in records if isinstance(record, Reject)]
    return [record for record in records if isinstance(record, Article)]


def deletions(path: Path) -> int:
    """How many citations the file deletes."""
    return sum(isinstance(record, Deletion) for record in read(path))


@pytest.mark.slow
def test_a_whole_baseline_file_is_read(bulk: Path) -> None:
    """30,000 citations of 1976 and 1977, with the counts that were taken by other means."""
    count: Counter[str] = Counter()
    for record in read(bulk / "pubmed20n0014.xml.gz"):
        assert isinstance(record, Article), record
        count["articles"] += 1
        count["without abstract"] += not any(
            s.kind is SectionKind.ABSTRACT and not s.label.startswith("other")
            for s in record.sections
        )
        count["case reports"] += "Case Reports" in record.publication_types
        count["without title"] += not record.title
        count["without year"] += record.year is None
        count["without journal"] += not record.journal
        count["bracketed"] += record.title.startswith("[") and record.title.endswith(("]", "]."))
        count["of the seventies"] += record.year in range(1970, 1980)
    assert count["articles"] == 30_000
    assert count["without abstract"] == 15_168
    assert count["case reports"] == 3_330
    assert count["of the seventies"] > 29_900
    assert not any(count[fault] for fault in ("without title", "without year", "without journal"))
    assert count["bracketed"] == 2  # NLM's own slips: "[[" at the start, "[author's transl)]"


@pytest.mark.parametrize(
    ("name", "citations", "deleted"),
    [
        ("pubmed21n1298_case_reports_443.xml.gz", 443, 0),
        ("pubmed21n1298_oddities.xml.gz", 85, 20),
        ("pubmedsample18n0001.xml.gz", 177, 0),
        ("tipplerow/pubmed20n0001.xml.gz", 10, 0),
        ("tipplerow/pubmed20n0002.xml.gz", 10, 0),
        ("tipplerow/pubmed20n1203.xml.gz", 10, 23),
        pytest.param("pubmed21n1298_first4000.xml.gz", 4000, 20, marks=pytest.mark.slow),
    ],
)
def test_every_citation_and_deletion_is_counted(
    bulk: Path, name: str, citations: int, deleted: int
) -> None:
    """As many as the sources say."""
    assert (len(articles(bulk / name)), deletions(bulk / name)) == (citations, deleted)


def test_files_of_every_year_are_read(bulk: Path) -> None:
    """2020 to 2026: as many articles as the bytes have start tags."""
    paths = sorted((bulk / "pmparser").glob("*.xml.gz"))
    assert len(paths) == 15
    for path in paths:
        assert len(articles(path)) == gzip.decompress(path.read_bytes()).count(b"<PubmedArticle>")


def test_case_reports_are_typed_and_told(bulk: Path) -> None:
    """All 443 are of the type; structured abstracts come apart; no markup is left."""
    found = articles(bulk / "pubmed21n1298_case_reports_443.xml.gz")
    assert all("Case Reports" in article.publication_types for article in found)
    structured = [a for a in found if sum(s.kind is SectionKind.ABSTRACT for s in a.sections) > 1]
    assert len(structured) == 91
    for article in found:
        for section in article.texts():
            assert "</" not in section.text
            assert section.text == section.text.strip()
        assert len({section.label for section in article.texts()}) == len(list(article.texts()))


def test_retractions_errata_and_concerns_are_linked(bulk: Path) -> None:
    """Each kind that the oddities were chosen for; references are no links."""
    kinds = Counter(
        link.kind for a in articles(bulk / "pubmed21n1298_oddities.xml.gz") for link in a.links
    )
    assert {
        "RetractionIn",
        "RetractionOf",
        "ErratumFor",
        "UpdateIn",
        "UpdateOf",
    } <= set(kinds)
    assert "ExpressionOfConcernIn" in kinds
    assert "Cites" not in kinds


def test_versions_of_a_pmid_are_kept(bulk: Path) -> None:
    """Up to the fourth."""
    found = articles(bulk / "pubmed21n1298_oddities.xml.gz")
    assert {article.version for article in found} == {1, 2, 3, 4}


@pytest.mark.parametrize(
    "name", ["pubmed21n1298_case_reports_443.xml.gz", "pubmed21n1298_oddities.xml.gz"]
)
def test_another_reader_finds_the_same(bulk: Path, name: str) -> None:
    """Biopython's parser, which is built on the DTD, agrees on every plain field."""
    theirs = _biopython(bulk / name)["PubmedArticle"]
    for own, other in zip(articles(bulk / name), theirs, strict=True):
        citation, paper = other["MedlineCitation"], other["MedlineCitation"]["Article"]
        assert own.pmid == str(citation["PMID"])
        assert own.languages == tuple(paper["Language"])
        assert own.publication_types == tuple(paper["PublicationTypeList"])
        assert own.mesh[: len(citation.get("MeshHeadingList", []))] == tuple(
            heading["DescriptorName"] for heading in citation.get("MeshHeadingList", [])
        )
        ids = {i.attributes["IdType"]: str(i) for i in other["PubmedData"]["ArticleIdList"]}
        assert own.doi == ids.get("doi")
        assert own.pmcid == (ids["pmc"].split(".")[0] if "pmc" in ids else None)  # no version
        title = str(paper["ArticleTitle"])
        if title and "<" not in title and not title.startswith("["):
            assert own.title == " ".join(title.split())
        parts = paper.get("Abstract", {}).get("AbstractText", [])
        texts = [s.text for s in own.sections if s.label.split(" (")[0] != "other abstract"]
        assert len(texts) == sum(bool(str(part).strip()) for part in parts)
        assert [link.pmid for link in own.links] == [
            str(link["PMID"]) if "PMID" in link else None
            for link in citation.get("CommentsCorrectionsList", [])
            if link.attributes["RefType"] != "Cites"
        ]


def _biopython(path: Path) -> Any:
    handler: Any = DataHandler(True, False, False)  # type: ignore[no-untyped-call]  # noqa: FBT003
    handler.bypass_url_security = True
    with gzip.open(path) as file:
        return handler.read(file)


def test_efetch_replies_of_all_years_are_read(shared: Path) -> None:
    """One citation or book chapter a file, with or without DOCTYPE and declaration."""
    folder = shared / "data" / "efetch_pubmed"
    read_already = 0
    for path in sorted([*folder.glob("metapub/*.xml"), *folder.glob("illumination-k/*.xml")]):
        (article,) = articles(path)
        assert article.pmid == path.stem
        assert article.title or path.stem == "37967964"  # "[Not Available].", and no other
        assert article.year, path
        read_already += 1
    assert read_already > 80


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("biopython/pubmed1.xml", 2),
        ("biopython/pubmed7.xml", 1),
        ("evagg/efetch_pubmed_paper_24290490.xml", 1),
        ("cthoyt/pubmed_39694964.xml", 1),
    ],
)
def test_other_replies_are_read(shared: Path, name: str, count: int) -> None:
    """A set of two, formulas, a reply laid out again, a record without its set."""
    assert len(articles(shared / "data" / "efetch_pubmed" / name)) == count


def test_formulas_and_markup_leave_no_gap(shared: Path) -> None:
    """MathML in an abstract is written in a line."""
    (article,) = articles(shared / "data" / "efetch_pubmed" / "biopython" / "pubmed7.xml")
    assert all("  " not in section.text for section in article.sections)


@pytest.mark.slow
def test_a_baseline_file_needs_little_memory(bulk: Path) -> None:
    """174 MB of XML in less than 100 MB."""
    count, megabytes = count_and_peak(bulk / "pubmed20n0014.xml.gz")
    assert count == 30_000
    assert megabytes < 100
