"""Radiation doses and fractions: every written form, and whose they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.finding import Field, Finding
from corpus.article import Article, DocumentId, Section
from extract.grammar.dose_mention import counts, doses
from extract.people.patients import find_patients
from extract.text.reading import read
from extract.treatment import dose
from studies.study import load_study
from tests.extract.test_number import in_words

CASE = "A 30-year-old man presented with paraparesis; MRI showed an epidural mass. "


def found(text: str) -> list[Finding]:
    """What the rule finds in a case presentation that goes on with `text`."""
    article = Article(DocumentId("test"), "Report", (Section("Case presentation", CASE + text),))
    reading = read(article)
    return list(dose.find(reading, find_patients(reading), load_study("spinal_emh")))


def values(text: str) -> tuple[object, object]:
    """Total and count that the rule finds."""
    by_field = {f.field: f.value for f in found(text)}
    return (
        by_field.get(Field.RADIOTHERAPY_DOSE_GY),
        by_field.get(Field.RADIOTHERAPY_FRACTIONS),
    )


COURSES = [
    "He received {total:g} Gy in {n} fractions.",
    "He received {total:g}Gy/{n}fr.",
    "Radiotherapy ({rad:g} cGy/{n}) was given.",
    "He received {rad:g} rads in {words} treatments.",
    "He received {n} fractions of {each:g} Gy, total {total:g} Gy.",
    "He was irradiated with {n} x {each:g} Gy.",
    "He was irradiated ({each:g} Gy × {n}).",
    "He had {words} sessions of {each:g} Gy.",
    "He received {total:g} Gy in daily fractions of {each:g} Gy.",
    "He received {each:g} Gy per fraction to a total dose of {total:g} Gy.",
    "He received {total:g} Gy divided in {each:g}-Gy fractions.",
]


@settings(deadline=None)  # the first call loads the study
@given(
    st.integers(2, 20), st.sampled_from([1.0, 1.5, 1.8, 2.0, 2.5, 3.0]), st.sampled_from(COURSES)
)
def test_every_form_of_a_course_gives_the_same_dose_and_count(
    count: int, each: float, form: str
) -> None:
    """Two of total, fraction and count give the third, in gray, centigray or rad."""
    total = round(count * each, 2)
    words = in_words(count, "-")
    text = form.format(total=total, n=count, each=each, rad=100 * total, words=words)
    assert values(text) == (pytest.approx(total), count)


def test_dose_and_count_show_their_own_words() -> None:
    """Each value points at what carries it."""
    shown = {f.field: f.evidence[0].text for f in found("He received 20 Gy in 10 fractions.")}
    assert shown == {
        Field.RADIOTHERAPY_DOSE_GY: "20 Gy",
        Field.RADIOTHERAPY_FRACTIONS: "10 fractions",
    }


def test_a_computed_total_shows_both_factors() -> None:
    """`15 fractions of 200 cGy` rests on the count and on the fraction dose."""
    by_field = {f.field: f for f in found("He received 15 fractions of 200 cGy.")}
    words = [e.text for e in by_field[Field.RADIOTHERAPY_DOSE_GY].evidence]
    assert words == ["15 fractions", "200 cGy"]
    assert by_field[Field.RADIOTHERAPY_DOSE_GY].source == "rule:dose.computed"


def test_wrong_arithmetic_keeps_what_is_printed_and_is_trusted_less() -> None:
    """20 Gy is not 12 times 2 Gy: the printed total and count stay."""
    right, wrong = (
        found(f"He received 20 Gy in {n} fractions of 2 Gy.")[0].confidence for n in (10, 12)
    )
    assert values("He received 20 Gy in 12 fractions of 2 Gy.") == (20, 12)
    assert wrong < right


@pytest.mark.parametrize(
    "text",
    [
        "10-30 Gy have been used",
        "between 10 and 30 Gy",
        "10 to 30 Gy",
        "from 7.5 up to 35 Gy",
        "15 mg",
    ],
)
def test_a_range_is_no_dose(text: str) -> None:
    """Ranges are what others used."""
    assert doses(text) == ()


@pytest.mark.parametrize(
    "text",
    ["five fractions weekly", "five times per week", "in 12 of 46 patients", "T4-T10", "grade 4/5"],
)
def test_a_rate_or_another_figure_is_no_count(text: str) -> None:
    """Fractions a week say nothing of how many there were."""
    assert [c for c in counts(text) if c.sure] == []


def test_a_list_of_doses_keeps_its_order() -> None:
    """`20, 25 and 20 Gy respectively` is one dose for each of three patients."""
    listed = doses("the dose being 20, 25 and 20 Gy respectively")
    assert [(d.gray, d.index, d.size) for d in listed] == [(20, 0, 3), (25, 1, 3), (20, 2, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "Most authors give 20 Gy in 10 fractions.",
        "The spleen had been irradiated (6 Gy in 6 fractions).",
        "A breast cancer had been treated with 50 Gy.",
        "Irradiation with 20 Gy was refused.",
        "The options were transfusion and radiotherapy, 10 x 1 Gy.",
    ],
)
def test_doses_of_others_and_for_something_else_are_left_out(text: str) -> None:
    """The literature, other organs, other diseases, and what was not done."""
    assert values(text) == (None, None)


def test_the_first_course_counts() -> None:
    """A second course for a relapse is not the dose."""
    assert values(
        "He received 10 Gy in 5 fractions. At relapse 20 Gy in 10 fractions were given."
    ) == (10, 5)


@given(st.text(alphabet="0123456789 cGyradsfractionx/×.,-", max_size=80))
def test_doses_are_true_slices_of_any_text(text: str) -> None:
    """Whatever the text, doses and counts lie within it."""
    for start, end in [(s.start, s.end) for s in doses(text)] + [
        (s.start, s.end) for s in counts(text)
    ]:
        assert 0 <= start < end <= len(text)
