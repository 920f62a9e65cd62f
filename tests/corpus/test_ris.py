"""Citations that libraries and reference managers export (RIS)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, SectionKind
from corpus.file_kind import FileKind, recognise
from corpus.reject import Reject
from corpus.ris import read_ris

EXPORTED = """\
TY  - JOUR
AU  - Rossi, A.
AU  - Bianchi, B.
TI  - Marrow in the canal
T2  - Journal of Nothing
AB  - A 40-year-old man had a mass from T4
to T8.
AB  - It was removed.
PY  - 2011/03/01/
DO  - https://doi.org/10.9999/abc
AN  - 90000123
DB  - Ovid MEDLINE(R)
KW  - marrow
UR  - https://www.ncbi.nlm.nih.gov/pmc/articles/PMC900123/
ER  -

TY  - JOUR
T1  - Second
N2  - He walks.
JO  - J B
Y1  - 1999
AN  - 2004123456
DB  - Embase
N1  - Cited by 3; PMID: 90000124
ER  -

TY  - CHAP
T1  - Third, without any id
ER  -
"""


def read(text: str) -> list[Article | Reject]:
    """Everything in the file."""
    return list(read_ris(text.encode(), name="export.ris"))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_each_citation_is_an_article(end: str) -> None:
    """Ids, title, journal, year, authors, keywords, abstract in all its fields."""
    text = EXPORTED.replace("\n", end)
    assert recognise(text.encode()) is FileKind.RIS
    one, two, three = read(text)
    assert isinstance(one, Article)
    assert (one.doc, one.pmcid, one.doi) == ("pmid:90000123", "PMC900123", "10.9999/abc")
    assert (one.title, one.journal, one.year) == ("Marrow in the canal", "Journal of Nothing", 2011)
    assert (one.authors, one.keywords) == (("Rossi, A.", "Bianchi, B."), ("marrow",))
    assert [(section.kind, section.text) for section in one.sections] == [
        (SectionKind.ABSTRACT, "A 40-year-old man had a mass from T4 to T8. It was removed.")
    ]
    assert isinstance(two, Article)
    assert (two.doc, two.title, two.journal, two.year) == ("pmid:90000124", "Second", "J B", 1999)
    assert two.sections[0].text == "He walks."
    assert isinstance(three, Article)
    assert (three.doc, three.sections) == ("file:export.ris#3", ())


@pytest.mark.parametrize("damaged", ["TI  - Cut", "AB  - Without a title.\nER  -\n"])
def test_a_damaged_citation_is_named(damaged: str) -> None:
    """One without its end or its title; the others are read."""
    rejected, whole = read(f"TY  - JOUR\n{damaged}\nTY  - JOUR\nTI  - Whole\nER  -\n")
    assert isinstance(whole, Article)
    assert isinstance(rejected, Reject)
    assert rejected.reason == "export.ris: citation 1 is cut or damaged; export it again"


@given(st.text(max_size=300))
def test_any_text_after_a_beginning_is_read_or_named(text: str) -> None:
    """Never an exception, and one result for each beginning."""
    assert len(list(read_ris(b"TY  - JOUR\n" + text.encode("utf-8", "replace"), name="x"))) >= 1
