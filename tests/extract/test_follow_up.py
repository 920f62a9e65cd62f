"""Follow-up: every written form, and spans of time that are something else."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article, DocumentId, Section
from extract.follow_up import follow_up
from extract.follow_up.form import Form
from extract.follow_up.mention import SURE, follow_ups
from extract.people.patients import find_patients
from extract.text.reading import read
from studies.study import load_study
from tests.extract.test_number import in_words

CASE = (
    "A 30-year-old man presented with paraparesis of 3 months' duration; MRI showed an epidural "
    "mass. Laminectomy was performed. "
)


def months(text: str) -> float | None:
    """What the rule finds in a case presentation that goes on with `text`."""
    article = Article(DocumentId("test"), "Report", (Section("Case presentation", CASE + text),))
    reading = read(article)
    said = list(follow_up.find(reading, find_patients(reading), load_study("spinal_emh")))
    return float(said[0].value) if said else None


FORMS: list[Callable[[str], str]] = [
    lambda n: f"At {n}-month follow-up he was asymptomatic.",
    lambda n: f"At the {n}-month follow-up the patient was asymptomatic.",
    lambda n: f"After a follow-up of {n} months he was asymptomatic.",
    lambda n: f"He has been followed up for {n} months without recurrence.",
    lambda n: f"{n} months later he walked normally.".capitalize(),
    lambda n: f"{n} months after surgery he had no deficit.".capitalize(),
    lambda n: f"He was well {n} months postoperatively.",
    lambda n: f"At {n} months he walked normally.",
    lambda n: f"He remained symptom-free for {n} months.",
    lambda n: f"At the last visit, {n} months after surgery, he was well.",
    lambda n: f"At his {n}-month visit he ran.",
    lambda n: f"After {n} months he walked normally.",
]


@settings(deadline=None)  # the first call loads the study
@given(
    st.integers(2, 99), st.sampled_from(FORMS), st.sampled_from([str, lambda n: in_words(n, "-")])
)
def test_every_form_of_a_follow_up_gives_the_same_months(
    count: int, form: Callable[[str], str], write: Callable[[int], str]
) -> None:
    """In figures or in words, before or after what ties it to a visit."""
    assert months(form(write(count))) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two years later he walks.", 24),
        ("At 1 year he was intact.", 12),
        ("A year and a half later he was well.", 18),
        ("Eight weeks after the operation he could walk.", 1.84),
        ("He was well at 3, 6 and 12 months.", 12),
        ("MRI at 3 months showed regression, and at 18 months the mass had gone.", 18),
        ("There was no recurrence by month 16.", 16),
        ("The mass was stationary over a decade.", 120),
    ],
)
def test_units_and_series_of_visits(text: str, expected: float) -> None:
    """Years and weeks are turned to months; of several visits the latest counts."""
    assert months(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He was discharged 10 days later.",
        "Dexamethasone was given for 4 weeks.",
        "Myelofibrosis had been diagnosed 5 years earlier.",
        "He stayed in hospital for 6 weeks.",
        "He died of sepsis 2 months after surgery.",
        "Two weeks later he died of leukaemia.",
        "He could walk within three weeks.",
        "MRI every 6 months is planned.",
        "Several months later he was well.",
        "His brother is well 5 years after splenectomy.",
        "A mass had been discovered 12 years after splenectomy.",
        "In other reports the mean follow-up was 38 months.",
    ],
)
def test_other_spans_are_no_follow_up(text: str) -> None:
    """Stay, drug courses, old diagnoses, death, plans and other people."""
    assert months(text) is None


def test_the_last_visit_wins_over_a_longer_span() -> None:
    """What the text calls the last is the last."""
    text = "He was well for 30 months. At the last follow-up at 24 months he walked with a stick."
    assert months(text) == 24


def test_a_time_to_recovery_is_the_last_resort() -> None:
    """It counts where nothing better is told."""
    (mention,) = follow_ups("He could walk within three months.")
    assert (mention.form, mention.confidence < SURE) == (Form.WITHIN, True)
    assert months("He could walk within three months.") == 3
    assert months("He could walk within three months and was well at 6 months.") == 6


def test_a_late_death_ends_the_follow_up() -> None:
    """Until then he was followed; a death within weeks is of the episode."""
    assert months("Two years later he died of leukaemia.") == 24
    assert months("He died in hospital 5 months later.") is None


def test_a_relapse_that_was_treated_is_no_follow_up() -> None:
    """What came after it would be."""
    assert months("Eight months later the pain recurred. Radiotherapy was given.") is None


def test_weeks_of_a_pregnancy_are_no_follow_up() -> None:
    """`at 37 weeks` is the time of delivery."""
    assert months("She was pregnant. At 37 weeks a girl was born and she walked.") is None


@given(st.text(alphabet="0123456789 monthsyearslterafgupw-,.", max_size=80))
def test_follow_ups_are_true_slices_of_any_text(text: str) -> None:
    """Whatever the text, each mention lies within it."""
    for mention in follow_ups(text):
        assert 0 <= mention.start < mention.end <= len(text)
