"""What the recogniser would give without the rules: the values of the words it marks."""

from pathlib import Path

from cases.record import Kind
from corpus.article import Article, DocumentId, Section
from extract.vote.recogniser_alone import recogniser_alone
from models.recogniser import load_recogniser
from studies.study import load_study
from tests.models.ruled import ruled_model

TEXT = (
    "A 42-year-old man with thalassemia major had a mass from T4 to T9. Radiotherapy was declined. "
    "He improved. At one year he was asymptomatic."
)
WORDS = {
    "AGE": ["42-year-old"],
    "DISORDER": ["thalassemia major"],
    "LEVEL": ["T4 to T9"],
    "TREATMENT": ["Radiotherapy"],
    "OUTCOME": ["improved", "asymptomatic"],
}


def test_what_is_marked_gets_the_value_that_the_grammars_read(tmp_path: Path) -> None:
    """What is not marked is not there; a refused treatment is given, for nobody asks how it is meant."""
    article = Article(DocumentId("x:1"), "", sections=(Section("text", TEXT),))
    recogniser = load_recogniser(str(ruled_model(tmp_path, WORDS)))
    [case] = recogniser_alone(
        article, load_study("spinal_emh"), recogniser, kind=Kind.CASE_REPORT, relevant=True
    ).cases
    assert case.age_years == 42
    assert case.sex is None
    assert case.disorders == ("thalassemia_major",)
    assert case.levels == ("T4-T9",)
    assert case.treatments == ("radiotherapy",)
    assert case.outcome_clinical == "resolved"


def test_a_review_has_no_case(tmp_path: Path) -> None:
    """The kind is given."""
    article = Article(DocumentId("x:1"), "", sections=(Section("text", TEXT),))
    recogniser = load_recogniser(str(ruled_model(tmp_path, WORDS)))
    study = load_study("spinal_emh")
    record = recogniser_alone(article, study, recogniser, kind=Kind.REVIEW, relevant=True)
    assert record.cases == ()
