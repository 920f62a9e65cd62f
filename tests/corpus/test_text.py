"""Plain text files."""

import pytest

from corpus.article import Article
from corpus.pages.plain import read_text
from corpus.reject import Reject

ABSTRACT = "A 42-year-old man with β-thalassaemia had a mass (Hb <7 g/dL).\nHe  was well.\t"


def read(text: str | bytes, *, name: str = "case.txt") -> Article:
    """The article of a file with this text."""
    article = read_text(text if isinstance(text, bytes) else text.encode(), name=name)
    assert isinstance(article, Article), article
    return article


def test_text_is_kept_as_it_stands() -> None:
    """Double spaces, tabs, combining marks: evidence must be a slice of what the file says."""
    text = ABSTRACT + "\n\nThe\u0301rapie: e\u0301 is two signs.\n"
    (section,) = read(text).sections
    assert (section.label, section.text) == ("text", text)


def test_only_the_byte_order_mark_and_line_ends_change() -> None:
    """Every editor hides them."""
    (section,) = read(b"\xef\xbb\xbf" + ABSTRACT.replace("\n", "\r\n").encode()).sections
    assert section.text == ABSTRACT


def test_the_id_is_the_name_of_the_file() -> None:
    """Without its folder."""
    assert read(ABSTRACT, name="in/a/case 1.txt").doc == "file:case 1.txt"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Marrow beside the spinal cord\n\n{ABSTRACT}", "Marrow beside the spinal cord"),
        (f"Marrow beside the spinal cord\n{ABSTRACT}", "Marrow beside the spinal cord"),
        (ABSTRACT, ""),
        ("A man had a mass. It was removed.", ""),
        ("One line that is all there is", ""),
    ],
)
def test_a_first_line_that_reads_like_a_title_is_one(text: str, title: str) -> None:
    """A sentence is none."""
    article = read(text)
    assert article.title == title
    assert article.sections[0].text == (text[len(title) :].lstrip("\n") if title else text)


def test_a_pasted_page_gives_its_article_and_its_id() -> None:
    """The banner, the ids and the list of other papers are no text."""
    page = f"Marrow beside the cord\n- PMID: 90000001\n\nMarrow beside the cord\nAbstract\n{ABSTRACT}\n"
    article = read(page + "Similar articles\nA girl of 9 with a mass at T1.\n")
    assert (article.doc, article.pmid) == ("pmid:90000001", "90000001")
    assert "girl" not in " ".join(section.text for section in article.sections)


@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-32",
        "cp1252",
        "iso-8859-1",
        "mac_roman",
    ],
)
def test_the_encoding_is_told_from_the_bytes(encoding: str) -> None:
    """A western text in whatever it was saved as."""
    text = "Une femme de 42 ans, atteinte de thalassémie intermédiaire, a présenté une paraparésie."
    article = read(text.encode(encoding))
    assert article.sections[0].text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Мужчина 42 лет с талассемией поступил с парапарезом.", "cp1251"),
        ("Άνδρας 42 ετών με μεσογειακή αναιμία παρουσίασε παραπάρεση.", "cp1253"),
        ("患者男性，42岁，β地中海贫血，进行性下肢无力，胸椎硬膜外肿物。", "gb18030"),
        ("42歳の男性。サラセミア。進行性の対麻痺を呈した。", "shift_jis"),
    ],
)
def test_a_guessed_encoding_is_noted(text: str, encoding: str) -> None:
    """A reader can doubt it."""
    article = read(text.encode(encoding))
    assert article.sections[0].text == text
    assert "not UTF-8" in article.notes[0]


def test_one_broken_sign_does_not_make_another_encoding() -> None:
    """A file cut in the middle of a sign is still UTF-8, and says what it lost."""
    article = read(("β-Thalassämie, Rückenmark, Übelkeit, größer: " * 3 + "β").encode()[:-1])
    assert article.sections[0].text.count("Rückenmark") == 3
    assert "1 broken signs" in article.notes[0]


def test_bytes_in_no_encoding_are_rejected() -> None:
    """By name, with what to do."""
    rejected = read_text(bytes(range(256)) * 4, name="x.txt")
    assert isinstance(rejected, Reject)
    assert rejected.reason == "x.txt is text in an encoding that cannot be told; save it as UTF-8"
