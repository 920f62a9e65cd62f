"""Written numbers."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.grammar.number import number, numbers

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(value: int, gap: str) -> str:
    """An English cardinal below 1000, written by another way than the rule reads it."""
    if value < 20:
        return _SMALL[value]
    if value < 100:
        tens, rest = divmod(value, 10)
        return _TENS[tens] + (gap + _SMALL[rest] if rest else "")
    hundreds, rest = divmod(value, 100)
    return f"{_SMALL[hundreds]} hundred" + (f" and {in_words(rest, gap)}" if rest else "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("14", 14),
        ("2,400", 2400),
        ("2 000", 2000),
        ("19.8", 19.8),
        ("10·5", 10.5),
        ("2,5", 2.5),
        ("2½", 2.5),
        ("½", 0.5),
        ("2 1/2", 2.5),
        ("3-1/2", 3.5),
        ("seventy-nine", 79),
        ("forty two", 42),
        ("Sixty–five", 65),
        ("two and a half", 2.5),
        ("one-and-a-half", 1.5),
        ("three and three quarters", 3.75),
        ("one hundred and fifteen", 115),
        ("two thousand", 2000),
        ("two thousand five hundred", 2500),
    ],
)
def test_a_number_in_any_form_is_read(text: str, value: float) -> None:
    """Figures, vulgar fractions, words and mixtures give the value they write."""
    assert number(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("l9", 19), ("6l", 61), ("2OOO", 2000), ("lO", 10), ("l.8", 1.8), ("2l.6", 21.6)],
)
def test_a_scanned_figure_with_one_reading_is_read(text: str, value: float) -> None:
    """The letters l, I and O of a scan stand for the figures 1 and 0."""
    assert number(text) == value


@pytest.mark.parametrize(
    "text", ["II", "Il", "O2", "several", "tone", "T4", "?5", "12,3456", "", "a"]
)
def test_what_is_no_number_or_leaves_no_reading_is_none(text: str) -> None:
    """Roman numerals, gases, levels and spoiled figures are not guessed at."""
    assert number(text) is None


def test_two_numbers_side_by_side_stay_two() -> None:
    """`twenty two-gray fractions` are twenty fractions of two gray."""
    assert [n.value for n in numbers("twenty two-gray fractions")] == [20, 2]


@given(
    st.integers(1, 999),
    st.sampled_from([" ", "-", "–"]),
    st.sampled_from([str.capitalize, str.lower]),
)
def test_every_cardinal_survives_a_round_trip_through_words(
    value: int, gap: str, case: Callable[[str], str]
) -> None:
    """A cardinal in words, hyphenated or not, capital or not, is read back."""
    assert number(case(in_words(value, gap))) == value


@given(st.integers(1, 9999))
def test_a_cardinal_in_figures_survives_the_scanner(value: int) -> None:
    """Ones and noughts turned to letters are turned back, as long as one true figure is left."""
    figures = str(value)
    spoiled = figures.replace("1", "l").replace("0", "O")
    if any(c.isdigit() for c in spoiled):
        assert number(spoiled) == value


@given(st.text(max_size=80))
def test_offsets_are_true_slices_of_any_text(text: str) -> None:
    """Each number lies within the text, in order and without overlap."""
    end = 0
    for found in numbers(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end
