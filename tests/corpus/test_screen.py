"""Citations are left out unparsed, and the papers found are those that parsing everything finds."""

import gzip
import hashlib
import io
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casesweep.screening import groups_of, screening_of
from corpus.article import Article
from corpus.pubmed import screen_terms
from corpus.pubmed.baseline import FileContent, read_file
from corpus.pubmed.record_stream import Damage, RecordStream
from corpus.pubmed.screen import Screened, Screening
from corpus.pubmed.screen_terms import Screen
from corpus.pubmed.screen_words import words_of
from extract.grammar.subject import subject_of
from extract.paper.sieve import may_be_relevant
from studies.study import load_study
from tests.corpus.pubmed_records import file_of, record

STUDY = load_study("spinal_emh")
SITES = (subject_of(STUDY).site, subject_of(STUDY).spine, subject_of(STUDY).sign)
BLOOD = (subject_of(STUDY).tissue, subject_of(STUDY).histology, subject_of(STUDY).blood)
GROUPS = groups_of(STUDY)
OF_NOTHING = (
    "<Abstract><AbstractText>Asthma in Oslo, and what became of it.</AbstractText></Abstract>"
    "<AuthorList><Author><LastName>Aksoy</LastName></Author></AuthorList>"
)


def dull(pmid: int, **parts: Any) -> str:
    """A citation without any word of the study."""
    title = "<ArticleTitle>Of asthma.</ArticleTitle>"
    return record(pmid, **{"title": title, "abstract": OF_NOTHING, **parts})


def wanted(article: Article) -> bool:
    """The test of the study itself, on the parsed text."""
    return may_be_relevant(article, STUDY)


def content(path: Path, *, screened: bool, keep: set[str] | None = None) -> FileContent:
    """What a file says, with the screening or without."""
    screening = screening_of(STUDY, set(keep or ())) if screened else None
    return read_file(path, "", choose=wanted, screening=screening)


def both(data: bytes, folder: Path) -> tuple[FileContent, FileContent]:
    """What the file of these bytes says without and with the screening."""
    path = folder / "pubmed26n0001.xml.gz"
    path.write_bytes(gzip.compress(data))
    return content(path, screened=False), content(path, screened=True)


def passed(data: bytes, keep: tuple[str, ...] = ()) -> tuple[list[str | None], int]:
    """The PMIDs that go on (None for damage), and how many citations are left out."""
    screening = screening_of(STUDY, set(keep))
    stream = Screened(io.BytesIO(data), screening)
    found = [
        None if isinstance(each, Damage) else next(each.iter("PMID")).text
        for each in RecordStream(stream)
    ]
    return found, screening.left_out


REAL = [
    "pubmed21n1298_case_reports_443.xml.gz",
    "pubmed21n1298_oddities.xml.gz",
    "pubmedsample18n0001.xml.gz",
    "tipplerow/pubmed20n1203.xml.gz",
    "pmparser/baseline_pubmed26n1334.xml.gz",
    "pmparser/updatefiles_pubmed26n1335.xml.gz",
    pytest.param("pubmed21n1298_first4000.xml.gz", marks=pytest.mark.slow),
    pytest.param("pubmed20n0014.xml.gz", marks=pytest.mark.slow),
]


@pytest.mark.parametrize("name", REAL)
def test_real_files_give_the_same_papers(shared: Path, name: str) -> None:
    """Citations, papers with every byte, withdrawals and rejects are those of the full reading."""
    path = shared / "data" / "pubmed_bulk" / name
    full, screened = content(path, screened=False), content(path, screened=True)
    assert screened == full
    assert full.citations


def test_hardly_anything_of_a_real_file_is_parsed(shared: Path) -> None:
    """One citation in twenty of case reports goes on at the most."""
    path = shared / "data" / "pubmed_bulk" / "pubmed21n1298_case_reports_443.xml.gz"
    found, left_out = passed(gzip.decompress(path.read_bytes()))
    assert left_out + len(found) == 443
    assert len(found) < 443 // 20


@pytest.mark.parametrize(
    "words",
    [
        "Spinal cord compression in thalassemia.",
        "SPINAL CORD COMPRESSION IN THALASSAEMIA.",
        "Sp<i>ina</i>l mass in thal<b>ass</b>emia.",
        "Spi&#110;al mass in thal&#x61;ssemia.",
        "Spinal mass in thal\u00adassemia.",
        "Sp1na1 mass in tha1assernia.",
        "Spinal mass in thala<!-- a note -->ssemia.",
        "Spinal mass in <![CDATA[thal]]>assemia.",
        "ſpinal maſſ in thalassemia.",
        "Spinal mass of ha<sup>e</sup>mopoietic tissue.",
        'Spinal mass in thal<sup title="a>b">a</sup>ssemia.',
        'Spinal mass in thal<math xmlns="m"><mi>a</mi> </math>ssemia.',
        "Spinal mass in thal<sub><i>a</i></sub>ssemia<b/>.",
        "Ectopic <i>hematopoiesis</i>.",
        "Ectopic\n   foci of three kinds of (hemato-) hematopoiesis.",
    ],
)
def test_nothing_hides_a_term(words: str) -> None:
    """Markup, entities, comments, signs that nobody sees and bad scans."""
    title = f"<ArticleTitle>{words}</ArticleTitle>"
    data = file_of(dull(1), dull(2, title=title))
    assert passed(data) == (["2"], 1)


@pytest.mark.parametrize("title", ["Of an epidural", "[Of an epidural].", "[An <i>epidural.</i>]"])
def test_a_term_may_begin_in_the_title_and_end_in_the_abstract(title: str) -> None:
    """Pages, identifiers and labels stand between the two in the file, but not in the text."""
    between = "<Pagination><MedlinePgn>12-3</MedlinePgn></Pagination><Abstract>"
    own = f'{between}<AbstractText Label="A>B">Marrow</AbstractText></Abstract>'
    parts = (
        f"{between}<AbstractText>Nothing.</AbstractText>\n<AbstractText/>"
        '<AbstractText Label="AIM">Of an epidural</AbstractText>\n  <AbstractText>marrow'
        "</AbstractText></Abstract>"
    )
    titled = f"<ArticleTitle>{title}</ArticleTitle>"
    records = [dull(1), dull(2, title=titled, abstract=own), dull(3, abstract=parts)]
    assert passed(file_of(*records)) == (["2", "3"], 1)


def test_words_of_a_term_that_are_apart_are_no_term() -> None:
    """Such a citation is left out unparsed; one that has the words in another order too."""
    titles = ("Marrow, and a mass.", "Mass, tissue, marrow; lines three.", "Three marrow masses.")
    records = [
        dull(n, title=f"<ArticleTitle>{title}</ArticleTitle>") for n, title in enumerate(titles, 1)
    ]
    assert passed(file_of(*records)) == (["3"], 2)


def test_one_group_of_terms_is_not_enough() -> None:
    """A place of the spine without blood formation, and the other way round."""
    titles = ("Disc prolapse at the lumbar spine.", "Thalassaemia in Sardinia.")
    records = [
        dull(n, title=f"<ArticleTitle>{title}</ArticleTitle>") for n, title in enumerate(titles, 1)
    ]
    assert passed(file_of(*records)) == ([], 2)


def test_the_vernacular_title_counts_where_there_is_no_other() -> None:
    """It stands far behind the abstract."""
    no_title = "<ArticleTitle>[Not Available].</ArticleTitle>"
    other = "<VernacularTitle>Thalassaemia, spinal.</VernacularTitle>"
    titled = dull(1, article=other)
    untitled = dull(2, title=no_title, article=other)
    assert passed(file_of(titled, untitled)) == (["2"], 1)


def test_other_abstracts_count() -> None:
    """They stand behind the authors, the headings and all."""
    other = (
        '<OtherAbstract Type="Publisher" Language="spa"><AbstractText>Thalassemia, spinal.'
        "</AbstractText></OtherAbstract>"
    )
    records = [dull(1), dull(2, citation=other)]
    assert passed(file_of(*records)) == (["2"], 1)


def test_known_papers_go_on_whatever_they_say() -> None:
    """Also those whose number is short, and a second word on one that went on in this file."""
    relevant = "<Abstract><AbstractText>Spinal thalassemia.</AbstractText></Abstract>"
    data = file_of(
        *(dull(n) for n in (7, 123456, 1234567, 12345678, 8)),
        record(9, abstract=relevant),
        dull(9, version=2),
    )
    keep = ("7", "123456", "1234567", "12345678")
    assert passed(data, keep) == ([*keep, "9", "9"], 1)


def test_what_is_no_usual_citation_goes_on() -> None:
    """Chapters of books, withdrawals, a second file behind the first."""
    book = (
        '<PubmedBookArticle><BookDocument><PMID Version="1">5</PMID><Book><BookTitle>Asthma'
        "</BookTitle></Book></BookDocument></PubmedBookArticle>"
    )
    gone = '<DeleteCitation><PMID Version="1">6</PMID></DeleteCitation>'
    data = file_of(dull(1), book, dull(2), gone) + file_of(dull(3), book)
    assert passed(data) == (["5", "6", "5"], 3)


def test_a_file_in_another_encoding_is_read_whole() -> None:
    """Its bytes are not those of the terms."""
    start = '<?xml version="1.0" encoding="utf-16"?>'
    data = file_of(dull(1), start=start).decode().encode("utf-16")
    assert passed(data) == (["1"], 0)


def test_a_file_that_is_cut_says_so(tmp_path: Path) -> None:
    """What stands before the cut is found; the reject is that of the full reading."""
    relevant = "<Abstract><AbstractText>Spinal thalassemia.</AbstractText></Abstract>"
    records = [record(n, abstract=relevant if n == 2 else OF_NOTHING) for n in range(1, 6)]
    full, screened = both(file_of(*records)[:-300], tmp_path)
    assert list(full.chosen) == list(screened.chosen) == ["2"]
    assert [each.reason.partition("(")[0] for each in full.rejects] == [
        each.reason.partition("(")[0] for each in screened.rejects
    ]
    assert full.rejects


_WORDS = st.one_of(
    [st.from_regex(re.compile(each.pattern, each.flags)) for each in (*SITES, *BLOOD)]
)
_FILLING = st.sampled_from(["a mass of ", "in the ", "β⁰ ", "", ". ", "(", "Herr Öz, ", "co", "H"])
_NEVER_IN_XML = {chr(n) for n in range(32)} - {"\n", "\t"} | {"\ufffe", "\uffff", "\x7f"}


def _written(text: str, chance: random.Random) -> str:
    """The text as XML: each character as it is, by number, or with markup around it."""
    return "".join(_character(sign, chance) for sign in text if sign not in _NEVER_IN_XML)


def _character(sign: str, chance: random.Random) -> str:
    plain = {"<": "&lt;", "&": "&amp;", ">": "&gt;"}.get(sign, sign)
    ways = [plain] * 40 + [f"&#{ord(sign)};", f"<i>{plain}</i>", f"<b/>{plain}", f"\u200b{plain}"]
    return chance.choice(ways)


@st.composite
def citations(draw: st.DrawFn) -> str:
    """A citation whose texts hold words of the study here and there."""
    chance = draw(st.randoms(use_true_random=False))

    def text() -> str:
        return _written("".join(draw(st.lists(_FILLING | _WORDS, max_size=4))), chance)

    def maybe(xml: str) -> str:
        return draw(st.sampled_from([xml, xml, ""]))

    title = draw(st.sampled_from([text(), "[Not Available].", "", f"[{text()}]."]))
    abstract = (
        f'<AbstractText Label="CASE">{text()}</AbstractText><AbstractText>{text()}</AbstractText>'
    )
    other = f'<OtherAbstract Type="AAMC" Language="fre"><AbstractText>{text()}</AbstractText></OtherAbstract>'
    authors = "<AuthorList><Author><LastName>Spinal-Yılmaz</LastName></Author></AuthorList>"
    return record(
        draw(st.integers(1, 40_000_000)),
        title=maybe(f"<ArticleTitle>{title}</ArticleTitle>"),
        abstract=maybe(f"<Abstract>{abstract}</Abstract>"),
        article=maybe(authors) + maybe(f"<VernacularTitle>{text()}</VernacularTitle>"),
        citation=maybe(other),
    )


@pytest.fixture(scope="module")
def taught(shared: Path) -> Screen:
    """A screen that has learnt which words are rare, and looks for those alone."""
    screen = Screen(GROUPS)
    real = shared / "data" / "pubmed_bulk" / "pubmed21n1298_case_reports_443.xml.gz"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(screen_terms, "_LEARNT_FROM", 1)
        _through(Screening(screen), gzip.decompress(real.read_bytes()))
    return screen


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(records=st.lists(citations(), min_size=1, max_size=5))
def test_made_up_files_give_the_same_papers(taught: Screen, records: list[str]) -> None:
    """Words are made of the study's own patterns, which know nothing of the screening."""
    data = file_of(*records)
    full = {number for number, article in _articles(data) if wanted(article)}
    for screening in (Screening(taught), screening_of(STUDY, set())):
        rest = _through(screening, data)
        assert {number for number, article in _articles(rest) if wanted(article)} == full


def _through(screening: Screening, data: bytes) -> bytes:
    screened = Screened(io.BytesIO(data), screening)
    return b"".join(iter(lambda: screened.read(1 << 16), b""))


def _articles(data: bytes) -> Iterator[tuple[str, Article]]:
    """Each article with a name of its own: PMIDs may come twice."""
    from tests.corpus.pubmed_records import read  # noqa: PLC0415 - shares its name with others

    for article in read(data):
        if isinstance(article, Article):
            yield hashlib.sha256(repr(article).encode("utf-8", "replace")).hexdigest(), article


@pytest.mark.parametrize(
    ("term", "words"),
    [
        ("para-vertebral", [r"vertebra[il1!]\b", r"\bpara"]),
        ("cord", [r"\bc[o0]rd\b"]),
        ("emh*", [r"\be(?:m|rn)h"]),
    ],
)
def test_words_of_a_term(term: str, words: list[str]) -> None:
    """What follows a hyphen may stand in a word; a short word counts only where it is the only."""
    assert words_of(term) == words
