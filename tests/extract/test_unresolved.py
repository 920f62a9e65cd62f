"""A field that the text speaks of without a readable value is marked; one it is silent on is not."""

import pytest

from cases.record import Case, CaseRecord, Kind
from corpus.article import Article, DocumentId, Section
from extract.people.patients import find_patients
from extract.text.reading import read
from extract.unresolved import marked

HEAD = "A 40-year-old man with thalassemia had an epidural mass of hematopoietic tissue. "


def review_of(told: str, case: Case) -> set[str]:
    """The keys marked in a case of which the rules found only what `case` holds."""
    title = "Epidural extramedullary hematopoiesis: a case report"
    article = Article(DocumentId("file:x"), title, (Section("abstract", HEAD + told),))
    patients = find_patients(read(article))
    record = CaseRecord(article.doc, title, None, Kind.CASE_REPORT, relevant=True, cases=(case,))
    (only,) = marked(record, patients).cases
    return set(only.review)


@pytest.mark.parametrize(
    ("told", "key"),
    [
        ("He was irradiated with 20 Gy.", "radiotherapy_dose_gy"),
        ("The mass had shrunk.", "outcome_imaging"),
        ("He walks again.", "outcome_clinical"),
        ("He relapsed.", "recurrence"),
        ("Two years later he was seen at our clinic.", "follow_up_months"),
        ("The tissue lay at Th4-Th8.", "levels"),
        ("He was operated on.", "treatments"),
    ],
)
def test_what_is_spoken_of_without_a_value_is_marked(told: str, key: str) -> None:
    """The field has no value, and a person is asked to look."""
    assert key in review_of(told, Case())


def test_age_and_sex_of_the_introduction_are_marked_when_unread() -> None:
    """The words that introduce the patient count as well."""
    assert {"age_years", "sex"} <= review_of("He was well.", Case())


def test_a_field_with_a_value_is_not_marked() -> None:
    """Words about a field that was read are no reason to look again."""
    case = Case(age_years=40, sex="male", outcome_clinical="improved")
    assert not {"age_years", "sex", "outcome_clinical"} & review_of("He recovered.", case)


@pytest.mark.parametrize(
    "told",
    [
        "MRI showed nothing else.",
        "Radiotherapy with 20 Gy may be considered in such patients.",
        "T2-weighted images were bright.",
    ],
)
def test_silence_and_options_are_not_marked(told: str) -> None:
    """What the text does not say, or says of patients at large, is left alone."""
    assert not {"radiotherapy_dose_gy", "outcome_clinical", "levels"} & review_of(told, Case())


@pytest.mark.parametrize(
    ("told", "doubted"),
    [
        ("At 20 weeks of pregnancy he could not walk.", True),
        ("A hysterectomy was carried out.", True),
        ("His wife is in her second pregnancy.", False),
        ("He had prostate cancer.", False),
    ],
)
def test_a_man_cannot_be_pregnant(told: str, *, doubted: bool) -> None:
    """Words that the sex does not allow, said of the patient, put the sex in doubt."""
    assert ("sex" in review_of(told, Case(age_years=40, sex="male"))) is doubted
