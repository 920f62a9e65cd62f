"""Texts that were copied from pages, given as articles in JSON Lines."""

import json
from collections.abc import Callable

import pytest

from corpus.article import Article, SectionKind
from corpus.jsonl import read_line
from corpus.pages.copied import NOTE, copied_page
from corpus.pages.plain import read_text
from tests.fakes.copied_pages import PAGES

TITLE = "Marrow in the canal of a healthy man"
TOLD = "A 40-year-old man had an epidural mass from T4 to T8. It was removed and he recovered."
WRAPPED = (
    "A 40-year-old man with a mass in the\nepidural space from T4 to T8 was oper-\nated on in\n"
)
WRAPPED += "the same night, and the legs of the\nman were strong again when he went home."


@pytest.mark.parametrize(
    "text",
    [
        TOLD,
        f"{TOLD}\n{TOLD}",
        f"BACKGROUND\n{TOLD}\nCONCLUSION\nIt is rare.",
        f"## Case report\n{TOLD}\n## References\n1. Roe J. A boy of 3.",
        f"Case 1. {TOLD}\nCase 2. {TOLD}\nSetting: University Hospital of Northtown.",
        f"Dear Editor,\n{TOLD}\nClinical details: seen in a hospital for weak legs.",
        "",
    ],
)
def test_an_article_stays_as_it_is_given(text: str) -> None:
    """Headings are no sign of a page; offsets count in the text that was given."""
    assert copied_page(text, TITLE) is None


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE} - PubMed\n{TOLD}",
        f"{TITLE}\nJane Roe 1, R. Doe 2\nAbstract\n{TOLD}\nSimilar articles\nA boy of 3 with T10.",
        f"{TITLE}\n\nAbstract\n\n{TOLD}\n\nReferences (2)\n\n1. Roe J. A boy of 3. J Kids 1980.",
        f"Abstract\n{TOLD}\nKey words: myelofibrosis; boy",
    ],
)
def test_a_page_is_read_as_one(text: str) -> None:
    """Only what the paper itself says is left, and a note says so."""
    for title in (TITLE, ""):
        line = json.dumps({"doc": "x", "title": title, "text": text}).encode()
        article = read_line(line)
        assert [section.text for section in article.sections] == [TOLD]
        assert article.notes == (NOTE,)
        assert article.title in {title or TITLE, f"{TITLE} - PubMed", ""}


def test_lines_that_a_column_broke_are_joined() -> None:
    """As in a text file."""
    page = copied_page(WRAPPED, TITLE)
    assert page
    assert page.sections[0].text == (
        "A 40-year-old man with a mass in the epidural space from T4 to T8 was operated on in "
        "the same night, and the legs of the man were strong again when he went home."
    )


REPORT = (
    "Spinal extramedullary hematopoiesis in a miner with myelofibrosis: a case report",
    (
        "Compression of the spinal cord by blood-forming tissue is rare. A 66-year-old miner who had had "
        "myelofibrosis for eight years was unable to walk. On admission he had a flaccid paraplegia below "
        "the sixth thoracic segment. Magnetic resonance imaging showed an epidural mass from T4 to T8, and "
        "the first biopsy was refused. He was given 20 Gy in ten fractions and prednisolone. He walked "
        "again after three weeks, and at two years the mass had not come back."
    ),
)


@pytest.mark.parametrize("given", ["file", "line", "line without title"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_a_report_is_the_same_wherever_it_was_copied(
    page: Callable[[str, str], str], given: str
) -> None:
    """Its title and its text; nothing of other patients, and no word lost."""
    title, text = REPORT
    copied = page(title, text)
    if given == "file":
        article = read_text(copied.encode(), name="copied.txt")
    else:
        line = {"doc": "x", "title": "" if given == "line without title" else title, "text": copied}
        article = read_line(json.dumps(line).encode())
    assert isinstance(article, Article)
    assert article.title.casefold() == title.casefold()
    told = [s.text for s in article.sections if s.kind is not SectionKind.CAPTION]
    assert told == [text]
    assert article.pmid in {None, "90000001"}  # not that of a paper named above or below it
