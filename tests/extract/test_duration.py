"""Written spans of time."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.grammar.duration import Duration, durations
from tests.extract.test_number import in_words


def only(text: str) -> Duration:
    """The one span of time in the text."""
    (span,) = durations(text)
    return span


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("18 months", 18),
        ("eighteen-month", 18),
        ("24 mo.", 24),
        ("24 mos", 24),
        ("3 rnonths", 3),
        ("1-yr", 12),
        ("one-year", 12),
        ("2½ years", 30),
        ("two and a half years", 30),
        ("one and a half years", 18),
        ("a year and a half", 18),
        ("one year and a half", 18),
        ("half a year", 6),
        ("a half-year", 6),
        ("three-quarters of a year", 9),
        ("11 years 3 months", 135),
        ("six years and eight months", 80),
        ("2 years, 3 months", 27),
        ("another year", 12),
        ("two decades", 240),
        ("two full years", 24),
    ],
)
def test_a_span_in_any_form_is_read(text: str, months: float) -> None:
    """Hyphens, abbreviations, halves and sums give the months they write."""
    assert only(text).months == months


@pytest.mark.parametrize(
    ("text", "months"),
    [("10 days", 0.33), ("one week", 0.23), ("a fortnight", 0.46), ("8 weeks", 1.84)],
)
def test_days_and_weeks_are_turned_to_months_as_the_contract_says(text: str, months: float) -> None:
    """Weeks are divided by 4.345 and days by 30.4."""
    assert round(only(text).months, 2) == months


def test_a_range_keeps_both_ends() -> None:
    """`16 to 18 weeks` has a lower and an upper end."""
    span = only("now, 16 to 18 weeks after it")
    assert (round(span.low, 1), round(span.months, 1)) == (3.7, 4.1)


@pytest.mark.parametrize(
    "text",
    ["several months", "a few weeks", "some years", "5 mg", "T2* 31 ms", "3 more units", "in May"],
)
def test_what_has_no_figure_or_no_unit_is_no_span(text: str) -> None:
    """Vague spans and other quantities are left alone."""
    assert durations(text) == ()


@given(
    st.integers(1, 99),
    st.sampled_from([("year", 12.0), ("yr", 12.0), ("month", 1.0), ("mo", 1.0)]),
    st.sampled_from([" ", "-", "–"]),
    st.sampled_from([str, lambda count: in_words(count, "-")]),
    st.sampled_from(["", "s"]),
)
def test_every_way_to_write_a_span_gives_the_same_months(
    count: int,
    unit: tuple[str, float],
    gap: str,
    write: Callable[[int], str],
    plural: str,
) -> None:
    """Count in figures or words, unit short or long, hyphen or blank: one value."""
    name, months = unit
    text = f"after {write(count)}{gap}{name}{plural} she"
    assert only(text).months == count * months


@given(st.text(alphabet="0123456789 -½aehlnotwyrsmd.,", max_size=60))
def test_offsets_are_true_slices_in_order(text: str) -> None:
    """Each span lies within the text, in order and without overlap."""
    end = 0
    for span in durations(text):
        assert end <= span.start < span.end <= len(text)
        end = span.end
