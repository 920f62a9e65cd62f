"""Broken lines to paragraphs."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.headings import heading_of
from corpus.pages.layout import join_lines, line_end
from tests.bounded import bounded

COLUMN = """The mass lay behind the cord and was
thought to be a tumour of the nerve
sheath. It was dark red.

It was removed in one piece and the
wound healed well. He walked unaided
three weeks later."""

JOINED = (
    "The mass lay behind the cord and was thought to be a tumour of the nerve sheath. It was "
    "dark red.\n\nIt was removed in one piece and the wound healed well. He walked unaided "
    "three weeks later."
)


def test_a_column_becomes_paragraphs() -> None:
    """Lines end where the column ends, paragraphs where a line is empty."""
    assert join_lines(COLUMN) == JOINED


def test_text_with_an_empty_line_after_every_line_becomes_paragraphs() -> None:
    """What is copied out of a PDF often doubles its line ends; two of them part paragraphs."""
    assert join_lines(COLUMN.replace("\n", "\n\n").replace("\n\n\n\n", "\n \n\n \n")) == JOINED


def test_paragraphs_without_empty_lines_part_where_a_line_is_short() -> None:
    """A short line that ends a sentence ends a paragraph."""
    assert join_lines(COLUMN.replace("\n\n", "\n")) == JOINED


def test_whole_lines_are_left_alone() -> None:
    """Lines that are paragraphs already are not run together, however short."""
    text = "A boy\nHe was ten years old and well.\nHe had a mass.\nIt was removed."
    assert join_lines(text) == text.replace("\n", "\n\n")


def test_headings_and_list_items_keep_their_lines() -> None:
    """A heading is no part of the sentence before or after it."""
    text = COLUMN.replace("\n\n", "\nDISCUSSION\n") + "\n1. The first point runs on over\nthe line."
    assert [p[:12] for p in join_lines(text).split("\n\n")] == [
        "The mass lay",
        "DISCUSSION",
        "It was remov",
        "1. The first",
    ]


@pytest.mark.parametrize(
    ("before", "after", "elsewhere", "whole"),
    [
        ("the para-", "vertebral mass", "", "the para-vertebral mass"),
        ("the para-", "vertebral mass", "paravertebral", "the paravertebral mass"),
        ("haemato-", "poiesis", "", "haematopoiesis"),
        ("haemato-", "poietic", "haemato-poietic", "haemato-poietic"),
        ("a 44-", "year-old man", "", "a 44-year-old man"),
        ("T2-", "weighted", "", "T2-weighted"),
        ("from T4-", "T8 level", "", "from T4-T8 level"),
        ("from T4–", "T8 level", "", "from T4–T8 level"),
        ("low-", "dose", "", "low-dose"),
        ("the mass", "was red", "", "the mass was red"),
    ],
)
def test_hyphens_at_the_end_of_a_line(before: str, after: str, elsewhere: str, whole: str) -> None:
    """The rest of the text decides whether a hyphen belongs to the word."""
    assert line_end(before, after, Counter(elsewhere.split())) + after == whole


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("CASE REPORT", "CASE REPORT"),
        ("2. Case presentation", "Case presentation"),
        ("Case 1:", "Case 1"),
        ("Patient B – a young woman", "Patient B – a young woman"),
        ("III. Discussion", "Discussion"),
        ("## Conclusions", "Conclusions"),
        ("References", "References"),
        ("Conflict of interest", "Conflict of interest"),
        ("treatment.", None),
        ("Case 1 was a man of 60 years with anaemia.", None),
        ("Treatment was refused", None),
        ("Consent for publication was given by the patient.", None),
        ("The patient", None),
        ("", None),
    ],
)
def test_which_lines_are_headings(line: str, heading: str | None) -> None:
    """Only the known names of a paper's parts are headings, alone on their line."""
    assert heading_of(line) == heading


@given(st.text(alphabet="ab-. \n\t\u00a0\ufffeA•1", max_size=300))
def test_no_word_is_lost(text: str) -> None:
    """Joining changes white space and hyphens, nothing else."""
    bare = {ord(c): None for c in " \n\t\u00a0\ufffe-"}
    assert join_lines(text).translate(bare) == text.translate(bare)


def test_a_megabyte_takes_bounded_time() -> None:
    """No rule looks back over the whole text."""
    with bounded(10):
        join_lines("of the cord and the mass-\n" * 40_000)
        join_lines("-" * 1_000_000)
