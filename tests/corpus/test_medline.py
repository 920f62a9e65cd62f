"""Citations that people save from PubMed for their reference managers."""

from corpus.article import Article, SectionKind
from corpus.pubmed.medline import read_medline
from corpus.reject import Reject

SAVED = b"""
PMID- 90000123
OWN - NLM
DP  - 2011 Nov 3
TI  - [Marrow in the canal of a healthy man].
LID - 10.9999/abc.1 [doi]
AB  - BACKGROUND: It is rare. CASE: A 40-year-old man had an epidural
      mass from T4 to T8.
OAB - Publisher: Abstract available from the publisher.
FAU - Roe, Jane
AU  - Roe J
AU  - Doe R
LA  - eng
LA  - ger
PT  - Case Reports
PT  - Journal Article
TA  - J Nothing
JT  - Journal of nothing
PMC - PMC900001
MH  - Humans
MH  - Male
OT  - marrow
AID - S0000 [pii]
AID - 10.9999/abc.1 [doi]

PMID- 90000124
DP  - 1976 Nov-Dec
TI  - A title alone.

PMID- none
TI  - A citation that was cut.
"""


def read(data: bytes) -> list[Article | Reject]:
    """Everything in the file."""
    return list(read_medline(data, name="saved.nbib"))


def test_a_saved_citation_is_the_article_that_pubmed_gives() -> None:
    """Ids, title, abstract, types and subject headings."""
    article = read(SAVED)[0]
    assert isinstance(article, Article)
    assert (article.doc, article.pmcid, article.doi) == (
        "pmid:90000123",
        "PMC900001",
        "10.9999/abc.1",
    )
    assert article.title == "Marrow in the canal of a healthy man"
    assert [(s.text, s.kind) for s in article.sections] == [
        (
            "BACKGROUND: It is rare. CASE: A 40-year-old man had an epidural mass from T4 to T8.",
            SectionKind.ABSTRACT,
        ),
        ("Publisher: Abstract available from the publisher.", SectionKind.OTHER_ABSTRACT),
    ]
    assert (article.year, article.journal) == (2011, "Journal of nothing")
    assert article.authors == ("Roe J", "Doe R")
    assert article.languages == ("eng", "ger")
    assert article.publication_types == ("Case Reports", "Journal Article")
    assert article.mesh == ("Humans", "Male")
    assert article.keywords == ("marrow",)


def test_each_citation_is_one_and_a_bad_one_is_named() -> None:
    """Nothing is lost for its neighbour."""
    _, second, third = read(SAVED)
    assert isinstance(second, Article)
    assert (second.doc, second.title, second.year) == ("pmid:90000124", "A title alone.", 1976)
    assert second.sections == ()
    assert isinstance(third, Reject)
    assert third.reason == "saved.nbib: citation 3 has no PMID; save it again from PubMed"


def test_lines_of_other_systems_and_encodings() -> None:
    """CRLF, and Latin-1 as old programs write it."""
    data = "PMID- 7\r\nTI  - Hématopoïèse médullaire à T4, chez une femme âgée.\r\n".encode(
        "cp1252"
    )
    [article] = read(data)
    assert isinstance(article, Article)
    assert article.title == "Hématopoïèse médullaire à T4, chez une femme âgée."
    assert article.notes == ("read as cp1252, for it is not UTF-8",)
