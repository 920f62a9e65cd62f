"""Ages: every written form, and what is no patient's age at presentation."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.finding import Field, Finding
from corpus.article import Article, DocumentId, Section
from extract.demographics import age
from extract.demographics.age_context import OF_KIN, belief
from extract.grammar.age_form import AgeMention, Form
from extract.grammar.age_mention import age_mentions
from extract.grammar.age_range import births, decades
from extract.people.patients import find_patients
from extract.text.reading import read
from studies.study import load_study
from tests.extract.test_number import in_words


def only(text: str) -> AgeMention:
    """The one age in the text."""
    (mention,) = age_mentions(text)
    return mention


def found(text: str, title: str = "Report of a patient") -> list[Finding]:
    """What the rule finds in a case presentation."""
    reading = read(Article(DocumentId("test"), title, (Section("Case presentation", text),)))
    return list(age.find(reading, find_patients(reading), load_study("spinal_emh")))


FORMS: list[Callable[[str], str]] = [
    lambda n: f"A {n}-year-old man presented.",
    lambda n: f"A {n} year old woman presented.",
    lambda n: f"A {n}-yr-old man presented.",
    lambda n: f"A {n} years-old man presented.",
    lambda n: f"A {n}–year–old man presented.",
    lambda n: f"The patient, {n} years old, presented.",
    lambda n: f"A teacher, {n} years of age, presented.",
    lambda n: f"A woman aged {n} presented.",
    lambda n: f"A man, aged {n} years, presented.",
    lambda n: f"A man of {n} presented.",
    lambda n: f"A woman ({n} years) presented.",
    lambda n: f"The patient, {n}, presented.",
    lambda n: f"Male, {n} years. Paraparesis.",
    lambda n: f"The patient, female, {n} years, presented.",
    lambda n: f"Age: {n} years. Paraparesis.",
]
IN_FIGURES: list[Callable[[str], str]] = [
    lambda n: f"A {n} y/o man presented.",
    lambda n: f"A {n}-yo woman presented.",
    lambda n: f"A {n} y.o. man presented.",
    lambda n: f"F/{n}, back pain.",
    lambda n: f"{n}/M with back pain.",
    lambda n: f"(M, {n}) back pain.",
    lambda n: f"{n} M, back pain.",
]


@given(
    st.integers(1, 99), st.sampled_from(FORMS), st.sampled_from([str, lambda n: in_words(n, "-")])
)
def test_every_form_of_an_age_gives_the_same_age(
    years: int, form: Callable[[str], str], write: Callable[[int], str]
) -> None:
    """In figures or in words, with whatever stands around it."""
    text = form(write(years))
    mention = only(text)
    assert mention.low == mention.high == years
    assert belief(text, mention) >= 0.85


@given(st.integers(1, 99), st.sampled_from(IN_FIGURES))
def test_every_short_form_of_an_age_gives_the_same_age(
    years: int, form: Callable[[str], str]
) -> None:
    """Codes and abbreviations are written with figures only."""
    assert only(form(str(years))).low == years


@given(st.integers(1, 30), st.integers(1, 11))
def test_years_and_months_add_up(years: int, months: int) -> None:
    """`6 years and 8 months old` is 6.67 years."""
    mention = only(f"A girl, {years} years and {months} months old, presented.")
    assert mention.low == pytest.approx(years + months / 12)


@given(st.text(alphabet="0123456789 aged-yearsoldMF/,.()½tw", max_size=80))
def test_ages_are_true_slices_of_any_text(text: str) -> None:
    """Whatever the text, each mention lies within it."""
    for mention in age_mentions(text):
        assert 0 <= mention.start < mention.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "a 10-year history of anaemia",
        "followed for 14 years",
        "at 34 weeks of gestation",
        "a mother of three",
        "7 men and 5 women (5 M, 3 F)",
        "aged 7 to 12 years",
        "20 Gy in 10 fractions",
        "in 12 of 46 patients",
        "haemoglobin was 8.1 g/dl",
        "on day 14 he walked",
        "a dose of 20 mg",
        "scanned with F-18, then",
        "a carrier of two translocations",
        "Patients 4 and 7 were female, 1, 2 and 5 male",
    ],
)
def test_other_figures_are_no_ages(text: str) -> None:
    """Spans, counts, doses and laboratory values stand alone."""
    assert age_mentions(text) == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("splenectomised aged 5", "an operation long ago"),
        ("transfused since 8 yrs of age", "a first transfusion"),
        ("was diagnosed at the age of 12", "a diagnosis"),
        ("At the age of 12 he was diagnosed with thalassaemia", "a diagnosis told first"),
        ("the mean age was 34 years", "a mean"),
        ("patients over the age of 60 years", "a limit"),
        ("children aged 12 years", "a group"),
        ("a 2-year-old vertebral fracture", "a thing"),
        ("unlike the 25-year-old man reported by others", "a quoted patient"),
        ("Chen et al. described a 48-year-old man", "a cited patient"),
        ("was a 12-year-old girl when thalassaemia was diagnosed", "an age at diagnosis"),
    ],
)
def test_another_age_is_not_believed(text: str, why: str) -> None:
    """Ages at other times and of other people count nothing."""
    assert belief(text, only(text)) == 0, why


@pytest.mark.parametrize(
    "text",
    [
        "his 40-year-old brother",
        "her mother, now 81 years old",
        "A sister of 13",
        "whose daughter (17) had",
    ],
)
def test_a_relatives_age_is_hardly_believed(text: str) -> None:
    """In a sibship relatives may be patients too: the age is kept, far behind any other."""
    assert belief(text, only(text)) == OF_KIN


@pytest.mark.parametrize(
    "text",
    ["The 14-month-old daughter of second cousins was referred", "a 35-year-old mother of two"],
)
def test_a_patient_named_by_kinship_is_a_patient(text: str) -> None:
    """`daughter of` and `mother of two` describe the patient."""
    assert belief(text, only(text)) > 0.9


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("a woman in her 70s", 70, 79),
        ("a man in his fifties", 50, 59),
        ("a man in the sixth decade", 50, 59),
        ("in her 8th decade", 70, 79),
        ("an octogenarian", 80, 89),
    ],
)
def test_a_decade_is_a_range(text: str, low: float, high: float) -> None:
    """The sixth decade is 50 to 59."""
    (mention,) = decades(text)
    assert (mention.low, mention.high) == (low, high)


def test_a_birth_is_a_calendar_year() -> None:
    """`born on 3 May 1948` gives the year."""
    (mention,) = births("a man born on 3 May 1948")
    assert (mention.low, mention.form) == (1948, Form.BORN)


def test_a_list_of_ages_keeps_their_order() -> None:
    """`29, 36 and 41 years` are three ages with their places."""
    mentions = age_mentions("Age was 29, 36 and 41 years in cases 1 to 3 respectively.")
    assert [(m.low, m.index, m.size) for m in mentions] == [(29, 0, 3), (36, 1, 3), (41, 2, 3)]


def test_the_age_at_presentation_wins_over_the_ages_of_a_life() -> None:
    """Of several ages the introductory one is taken, with its words."""
    text = (
        "A 67-year-old woman, splenectomised at the age of 49, presented with back pain. "
        "Her mother had died at 51. At the age of 60 she had been treated for a melanoma."
    )
    (finding,) = found(text)
    assert (finding.field, finding.value) == (Field.AGE_YEARS, 67)
    assert finding.evidence[0].text == "67-year-old"
    assert text[finding.evidence[0].start : finding.evidence[0].end] == "67-year-old"


def test_an_age_beyond_the_decade_told_first_is_someone_elses() -> None:
    """A woman in her 70s is no man of 65."""
    said = found(
        "A woman in her 70s presented with back pain. In a man of 65 rays restored walking."
    )
    assert {f.field for f in said} == {Field.AGE_LOW, Field.AGE_HIGH}


def test_the_age_by_birth_needs_the_date_of_presentation() -> None:
    """Without it nothing is said."""
    assert found("A man born in 1931 had a mass.") == []


def test_an_age_that_the_scan_spoilt_is_no_age() -> None:
    """`aged 3#` may be thirty-something; a question mark behind two figures spoils nothing."""
    assert age_mentions("A seamstress, aged 3#, was admitted.") == ()
    assert age_mentions("A seamstress, aged 4?, was admitted.") == ()
    assert [m.low for m in age_mentions("Why was a man aged 45?")] == [45]


@pytest.mark.parametrize("text", ["At 5 years, he walked.", "By 2 years, the pain had gone."])
def test_a_time_after_treatment_is_no_age(text: str) -> None:
    """It begins a sentence as the age in a list of cases does: `12 years, paraparesis`."""
    assert age_mentions(text) == ()
