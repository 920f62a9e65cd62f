"""Lines about a paper told from lines of its text."""

from textwrap import wrap

import pytest

from corpus.pages.imprint import (
    BYLINE,
    is_banner,
    is_byline,
    is_imprint,
    part_imprint,
)
from corpus.pages.parts import split_page_text
from corpus.pages.running_heads import without_running_heads


@pytest.mark.parametrize(
    "line",
    [
        "Case Report",
        "OPEN ACCESS  Case report",
        "Letter to the Editor",
        "Original Article",
        "Review",
    ],
)
def test_banners(line: str) -> None:
    """They say what kind of paper follows."""
    assert is_banner(line)


@pytest.mark.parametrize(
    "line", ["Abstract", "Case 1", "A case report of T4", "Discussion", "Results"]
)
def test_headings_are_no_banners(line: str) -> None:
    """A part of the paper follows them."""
    assert not is_banner(line)


@pytest.mark.parametrize(
    "line",
    [
        "Anna K Miller 1, Kwame B Owusu 2, Li-Wen Chang 1",
        "Anna K. Miller, MD,1* and Kwame B. Owusu, MD, PhD2",
        "Miller AK, Owusu KB",
        "A. MILLER, K. OWUSU",
        "Anna Miller a, Pieter van der Berg b, *",
        "Rachel Haddad et al. Invent Spine J. 2010 Jun.",
    ],
)
def test_bylines(line: str) -> None:
    """Names of people and nothing else."""
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "Spinal Extramedullary Hematopoiesis in Thalassemia, a Case Report",
        "EXTRAMEDULLARY HEMATOPOIESIS",
        "Thoracic Cord Compression and Myelofibrosis",
        "He was well.",
        "Paraparesis, T4",
    ],
)
def test_titles_are_no_bylines(line: str) -> None:
    """Names of things are none of people."""
    assert not is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "1 Department of Hematology, University Hospital, Northtown, Country.",
        "J Invent Spine 2012; 19: 871-878",
        "Inventive Spine Journal volume 19, pages 871-878 (2012)Cite this article",
        "Received: 12 May 2009; Accepted: 12 January 2010",
        "Correspondence to: Dr. A. Miller",
        "https://doi.org/10.1000/abc",
        "1234 Accesses",
    ],
)
def test_imprints(line: str) -> None:
    """Where and when."""
    assert is_imprint(line)


@pytest.mark.parametrize(
    "line",
    [
        "Setting: University hospital.",
        "She was referred to the Department of Hematology of the University Hospital.",
        "A mass at T4-T8 in a woman seen at a hospital for weak legs",
        "Published cases and our own: a review of treatment was made",
    ],
)
def test_text_is_no_imprint(line: str) -> None:
    """A patient may be seen in a department too."""
    assert not is_imprint(line)


def test_what_stands_above_the_text_is_parted_from_it() -> None:
    """And what it is goes with the ids and the year; below the first heading nothing is touched."""
    text, imprint = part_imprint("A title of a paper\nA. Roe, B. Doe\nAbstract\nA. Roe, B. Doe")
    assert imprint == ["A. Roe, B. Doe"]
    assert BYLINE in text
    assert text.endswith("Abstract\nA. Roe, B. Doe")


def test_a_title_in_several_lines_is_one() -> None:
    """As a narrow column breaks it; below the kind of paper, above the authors."""
    page = split_page_text(
        "Open Access Case Report\n\nMarrow in the canal of a man who was\nnever ill before\n\n"
        "Jane Roe1*, R. Doe2\n1Department of Nothing, Hospital of Nowhere\n\n"
        "Abstract\nA man of 40 was seen for weakness of\nhis legs, which had begun two weeks\n"
        "before he was seen, and for pain\nin his back.\nKeywords: marrow; man\n"
    )
    assert page.title == "Marrow in the canal of a man who was never ill before"
    assert [section.label for section in page.sections] == ["Abstract"]
    assert page.sections[0].text.endswith("and for pain in his back.")


def test_a_line_longer_than_the_column_is_its_own_paragraph() -> None:
    """A title that was not broken, above lines that were, each with an empty one behind it."""
    title = "Marrow in the spinal canal of a man with myelofibrosis: the story of one case"
    told = (
        "A man of 40 was seen for weakness of his legs, which had begun two weeks before he was seen, "
        "and for pain in his back, which was new. He was operated on in the night in which he came, "
        "walked again within the week, and has had neither weakness nor pain since then, for two years."
    )
    lines = wrap(told, 38)
    lines.insert(3, "J Marrow Imaging; 2014")
    front = ["Abstract  Case Report", "Received: 12.01.2014", title]
    page = split_page_text("\n\n".join([*front, *lines]))
    assert page.title == title
    assert [section.text for section in page.sections] == [told]


def test_running_heads_are_left_out() -> None:
    """Page numbers, the journal's line, and what comes again; lines of the text stay."""
    text = (
        "Abstract\nA man of 40 was seen for weak\nJ Marrow 2012; 19: 871-878\n872\n"
        "Roe and Doe: Marrow in the canal\nlegs, which had begun two weeks\n"
        "Roe and Doe: Marrow in the canal 873\nbefore. The mass was at T4."
    )
    assert without_running_heads(text).splitlines() == [
        "Abstract",
        "A man of 40 was seen for weak",
        "legs, which had begun two weeks",
        "before. The mass was at T4.",
    ]
