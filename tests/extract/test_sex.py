"""Sex: nouns, codes, pronouns, and whose they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.finding import Finding
from corpus.article import Article, DocumentId, Section
from extract.demographics import sex
from extract.demographics.sex_cue import Tells, sex_cues
from extract.people.patients import find_patients
from extract.text.reading import read
from studies.study import load_study


def told(text: str) -> set[str]:
    """The sexes that the words of one sentence tell of the only patient."""
    return {cue.sex for cue in sex_cues(text) if not (cue.kin or cue.counted)}


def found(text: str) -> list[Finding]:
    """What the rule finds in a case presentation."""
    article = Article(DocumentId("test"), "Report", (Section("Case presentation", text),))
    reading = read(article)
    return list(sex.find(reading, find_patients(reading), load_study("spinal_emh")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a 45-year-old right-handed Chinese man", "male"),
        ("a fisherman of 50", "male"),
        ("a housewife", "female"),
        ("F/30, pelvic discomfort", "female"),
        ("a 45-year-old (M) with pain", "male"),
        ("Mr. K. was seen", "male"),
        ("Mrs B was seen", "female"),
        ("a mother of three", "female"),
        ("the son of first cousins", "male"),
        ("a primigravida of 29", "female"),
        ("gravida 2, para 1", "female"),
        ("She walked", "female"),
        ("his legs", "male"),
        ("his wife had noticed pallor", "male"),
    ],
)
def test_words_tell_the_sex(text: str, expected: str) -> None:
    """Nouns, codes, titles, pregnancy and pronouns."""
    assert told(text) == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "the male to female ratio was 5:1",
        "11 male and 7 female patients",
        "human red cells",
        "the mother had thalassaemia trait",
        "a healthy boy was delivered at 37 weeks",
        "a sister is affected and she was transfused",
        "Chen et al. described a man with paraplegia",
        "unlike the woman reported by others",
        "an IgM level; M-protein was absent",
        "Miss the dose",
        "a block in the bundle of His was seen",
        "the radiologist may find that he is the first to see it",
        "estrogen-primed male rats",
    ],
)
def test_words_about_others_tell_nothing(text: str) -> None:
    """Ratios, relatives, newborns and quoted patients."""
    assert told(text) == set()


def test_a_word_of_kinship_tells_the_sex_of_a_patient_who_is_the_relative() -> None:
    """`Her brother` is one of two siblings; beside a single patient he is nobody's sex."""
    siblings = found(
        "Two siblings had paravertebral masses. The elder, a 37-year-old woman, was well; "
        "her brother, aged 33, had back pain."
    )
    assert {(f.patient, f.value) for f in siblings} == {("1", "female"), ("2", "male")}
    assert not found("A 37-year-old had a paravertebral mass. A brother, aged 33, had pain.")


def test_a_trade_in_man_or_woman_tells_the_sex_and_a_surname_does_not() -> None:
    """Trades are told by their ending; `Freeman` begins with a capital."""
    assert told("a patrolman of 57") == {"male"}
    assert told("the results of Freeman were good") == set()


def test_a_noun_with_the_age_is_worth_most() -> None:
    """It is the introduction of the patient."""
    (cue,) = sex_cues("A 45-year-old Sardinian olive grower and widower was sent to us.")
    assert (cue.tells, cue.age) == (Tells.WITH_AGE, 45)


def test_nouns_give_the_evidence_and_pronouns_only_stand_in() -> None:
    """With a noun the pronouns are not shown; without one the first is."""
    assert [f.evidence[0].text for f in found("A man was seen. He walked. He ran.")] == ["man"]
    assert [f.evidence[0].text for f in found("A patient was seen. He walked. He ran.")] == ["He"]


def test_the_sex_of_another_age_is_another_patients() -> None:
    """Of a man of 43 and a woman of 27 the patient is he who has the patient's age."""
    text = "A 43-year-old man had a block. One in spherocytosis (a 27-year-old woman) recovered."
    assert {f.value for f in found(text)} == {"male"}


def test_equal_words_for_both_sexes_tell_none() -> None:
    """Nothing is guessed."""
    assert found("A patient was seen. He walked. She ran.") == []


@given(st.text(max_size=120))
def test_cues_are_true_slices_of_any_text(text: str) -> None:
    """Whatever the text, each cue lies within it."""
    for cue in sex_cues(text):
        assert 0 <= cue.start < cue.end <= len(text)
