"""Citations that people save from PubMed to read them: numbered, in one text file."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, SectionKind
from corpus.file_kind import FileKind, recognise
from corpus.pubmed.saved_text import read_saved_text
from corpus.reject import Reject

ABSTRACT = """\
METHODS: A 32-year-old man had an epidural mass from T4 to T8; it was removed at once, and the cord was free again.
RESULTS: He walked after:

1. one week with help

2. two weeks alone, and both masses had gone from the pictures of the whole spine at six months."""


def wrapped(text: str) -> str:
    """A block as PubMed prints it, broken at 80 characters."""
    return "\n".join(
        line
        for row in text.split("\n")
        for line in (textwrap.wrap(row, 80, break_long_words=False) or [""])
    )


def printed(number: int, title: str, abstract: str, *, pmid: int, authors: str = "") -> str:
    """One citation of `Abstract (text)`, with all that PubMed puts around the abstract."""
    blocks = [
        f"{number}. J Nothing (Phila). 2010 Mar 1;35(5):E123-6. doi: 10.9999/n.{pmid}.",
        title,
        "[Article in German]",
        authors or "Rossi A(1), van der Berg-Smith BC(1)(2), Øster J Jr(2).",
        "Author information:\n(1)Department of Neurosurgery, Nowhere. a@nowhere.example\n(2)Ward 3.",
        "Comment in\n    J Other. 2011 Feb 2;1(1):9. doi: 10.9999/other.1.",
        abstract,
        "© 2010. The Author(s).",
        f"DOI: 10.9999/n.{pmid}\nPMCID: PMC{pmid}\nPMID: {pmid}  [Indexed for MEDLINE]",
        "Conflict of interest statement: None of a 50-year-old man.",
    ]
    return "\n\n".join(wrapped(block) for block in blocks if block)


def read(text: str) -> list[Article | Reject]:
    """Everything in the file."""
    return list(read_saved_text(text.encode(), name="abstract-set.txt"))


def articles(text: str) -> list[Article]:
    """The same where nothing is rejected."""
    found = read(text)
    assert all(isinstance(one, Article) for one in found), found
    return [one for one in found if isinstance(one, Article)]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_citation_is_an_article(end: str) -> None:
    """Ids, journal, year, title and abstract; without authors, addresses, notices and interests."""
    first = printed(1, "Marrow in the canal of a man with thalassemia.", ABSTRACT, pmid=90000001)
    second = printed(2, "[Another].", "He had a beta-\nthalassemia.", pmid=90000002)
    third = "3. Lancet. 1972 Jan 1;1(7740):1.\n\nA title alone.\n\n[No authors listed]\n\nPMID: 90000003"
    text = f"\n\n\n{first}\n\n\n{second}\n\n\n{third}".replace("\n", end)
    assert recognise(text.encode()) is FileKind.PUBMED_TEXT
    one, two, three = articles(text)
    assert (one.doc, one.pmcid, one.doi) == ("pmid:90000001", "PMC90000001", "10.9999/n.90000001")
    assert (one.journal, one.year) == ("J Nothing (Phila)", 2010)
    assert one.title == "Marrow in the canal of a man with thalassemia."
    (abstract,) = one.sections
    assert abstract.kind is SectionKind.ABSTRACT
    assert abstract.text.split() == ABSTRACT.split()
    assert "the cord was free again. RESULTS: He" in abstract.text
    assert (two.title, two.sections[0].text) == ("Another", "He had a beta-thalassemia.")
    assert (three.title, three.sections, three.year) == ("A title alone.", (), 1972)


WORD = st.sampled_from(["marrow", "cord", "T4-T8", "(20 Gy)", "He", "1.", "thalassemia", "and"])
TEXT = st.lists(WORD, min_size=3, max_size=60).map(lambda words: "A " + " ".join(words) + " end.")


@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=6))
def test_whatever_the_texts_they_come_back(papers: list[tuple[str, str]]) -> None:
    """A round trip through the printed form, whatever is broken over lines."""
    text = "\n\n\n".join(
        printed(number, title, abstract, pmid=number)
        for number, (title, abstract) in enumerate(papers, 1)
    )
    assert recognise(text.encode()) is FileKind.PUBMED_TEXT
    assert [(one.title, one.sections[0].text) for one in articles(text)] == papers


def test_a_summary_is_a_title_for_each() -> None:
    """Authors, title, journal, date and ids in one paragraph."""
    text = """\
1: Castelli R, De Rossi G, Bianchi MD. Masses in the chest due to extramedullary
hematopoiesis. Am J Nothing Sci. 2004 Nov;328(5):299-303. doi:
10.9999/11. PMID: 90000011.

2: Smith J. Is it marrow? A case. Br J Nothing. 1999 Jan;3(1):3. PMID: 90000012;
PMCID: PMC900012.

3: [No authors listed] Marrow in the U.S. Lancet. 1972 Jan 1;1(7740):1. PMID:
90000013.
"""
    assert recognise(text.encode()) is FileKind.PUBMED_TEXT
    assert [(one.pmid, one.title, one.journal, one.year) for one in articles(text)] == [
        (
            "90000011",
            "Masses in the chest due to extramedullary hematopoiesis.",
            "Am J Nothing Sci",
            2004,
        ),
        ("90000012", "Is it marrow? A case.", "Br J Nothing", 1999),
        ("90000013", "Marrow in the U.S.", "Lancet", 1972),
    ]


def test_a_citation_that_was_cut_is_named() -> None:
    """The last one may lack its end; those before it are read."""
    whole = printed(1, "A title.", "An abstract.", pmid=1)
    cut = printed(2, "Another title.", "Another abstract.", pmid=2)[:220]
    article, rejected = read(f"{whole}\n\n\n{cut}")
    assert isinstance(article, Article)
    assert isinstance(rejected, Reject)
    assert (rejected.id, rejected.reason) == (
        "citation 2",
        "abstract-set.txt: citation 2 has no PMID; save it again from PubMed",
    )


@pytest.mark.parametrize(
    "text",
    [
        "1. Introduction\n\nThalassemia is common.\n\nCase report\n\nA 40-year-old man.\n\nPMID: 5",
        "1. A 40-year-old man had a mass in 2010. It was removed.\n\n2. A woman of 30 had another.",
        "1: 40-year-old man, mass at T4. 2: woman of 30, mass at T5.",
    ],
)
def test_a_text_that_begins_with_a_number_is_no_list_of_citations(text: str) -> None:
    """Numbered sections and patients are a text."""
    assert recognise(text.encode()) is FileKind.TEXT
