"""The page that annotators see, and the places of its words in the sections."""

from annotations.pages.page import Page, page_from_json, page_of
from cases.finding import Evidence

SECTIONS = [
    {"label": "title", "kind": "title", "text": "A mass, β"},
    {"label": "CASE", "kind": "abstract", "text": "A man\r\nof 42 \U0001f600 had a mass."},
    {"label": "TABLE", "kind": "table", "text": "Age\tSex\n42\tM"},
]


def page() -> Page:
    """A page with two lines for patients."""
    return page_of(SECTIONS, 2)


def test_the_page_is_title_lines_of_patients_and_sections() -> None:
    """Texts stand as they are, each below its label."""
    assert page().text == (
        "A mass, β\n\nPatient 1\nPatient 2\n\nCASE\nA man\r\nof 42 \U0001f600 had a mass.\n"
        "\nTABLE\nAge\tSex\n42\tM\n"
    )
    assert [page().text[slice(*line)] for line in page().lines.values()] == [
        "Patient 1",
        "Patient 2",
    ]
    assert page().text[slice(*page().title)] == "A mass, β"


def test_words_are_found_on_the_page_and_back() -> None:
    """Also in the title and in a table."""
    for words in (
        Evidence("title", 2, 6, "mass"),
        Evidence("CASE", 10, 12, "42"),
        Evidence("TABLE", 8, 10, "42"),
    ):
        place = page().shown(words)
        assert place is not None
        assert page().text[slice(*place)] == words.text
        assert page().evidence(*place) == words


def test_words_of_two_sections_are_of_none() -> None:
    """Nor are those of a heading or of a patient's line."""
    text = page().text
    assert page().evidence(text.index("mass."), text.index("Age")) is None
    assert page().evidence(text.index("CASE"), text.index("CASE") + 4) is None
    line = page().lines["2"]
    assert page().evidence(*line) is None
    assert page().line_at(*line) == "2"
    assert page().shown(Evidence("LOST", 0, 2, "No")) is None


def test_a_page_comes_back_from_the_manifest() -> None:
    """Its text is kept beside its layout."""
    assert page_from_json(page().text, page().as_json()) == page()
