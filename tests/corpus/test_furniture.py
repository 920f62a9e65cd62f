"""What a page shows beside an article, told from the article."""

import pytest

from corpus.pages.furniture import about_the_article, is_furniture, is_prose, is_sentence, of_others
from corpus.pages.imprint import BYLINE
from corpus.pages.title import find_title


@pytest.mark.parametrize(
    "line",
    [
        "Similar articles",
        "Cited by (14)",
        "Citations & impact",
        "Similar content being viewed by others",
        "This article has been cited by",
        "28 References",
        "Recommended publications",
        "Next Article in Journal",
        "People also ask",
    ],
)
def test_lists_of_other_papers(line: str) -> None:
    """What stands below is not this paper's."""
    assert of_others(line)


@pytest.mark.parametrize("line", ["Similar masses", "Related donor", "Other findings", "Case 2"])
def test_headings_of_a_report_are_no_such_lists(line: str) -> None:
    """Near misses."""
    assert not of_others(line)
    assert not about_the_article(line)


@pytest.mark.parametrize(
    "line",
    [
        "Open in a new tab",
        "Download PDF (1.9 MB)",
        "This site uses cookies to improve your experience.",
        "Key words: myelofibrosis; boy",
        "You do not currently have access to this content.",
        "Keywords Extramedullary hematopoiesis",
    ],
)
def test_buttons_and_notices(line: str) -> None:
    """They tell nothing of a patient."""
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "He signed out of hospital against advice.",
        "The patient was seen in full remission.",
        "She reviewed her options and declined surgery.",
    ],
)
def test_sentences_are_no_furniture(line: str) -> None:
    """Near misses."""
    assert not is_furniture(line)
    assert is_sentence(line)


def test_a_piece_that_a_column_cut_off_is_text() -> None:
    """A title of others, without a verb, is not."""
    assert is_sentence("at the age of four she was brought back with")
    assert is_sentence("able to walk.")
    assert not is_sentence("Epidural haematopoiesis at D5-D9 in an old man")
    assert not is_sentence("Roe J. Epidural mass in a boy. J Kids 1980;3:12-4.")


def test_prose_tells_something_in_some_length() -> None:
    """Twenty-five words, a verb and an end."""
    told = "A man of 40 was seen for weakness of his legs, " * 3 + "which was new."
    assert is_prose(told)
    assert not is_prose(told.removesuffix("."))
    assert not is_prose("It was new.")


def test_the_title_is_what_names_an_illness_above_the_authors() -> None:
    """Whatever else stands there; nothing where no line is like one."""
    title = "Spinal cord compression in a man with myelofibrosis"
    menu = [
        "Gulf Journal of Hematology",
        "Search the whole library",
        "Access through your institution",
    ]
    assert find_title([*menu, title, BYLINE, "Article history"], "") == title
    assert find_title([*menu, f"{title} - PubMed"], "") == title
    assert find_title(["Next article in journal", title, *menu[:1]], "") == ""
    assert find_title(["Home", "Case report"], "") == ""
