"""Age and sex that stand in no plain introduction: with child, at death, at an operation, later."""

import pytest

from corpus.article import Article, DocumentId, Section
from extract.extract import extract
from studies.study import load_study

STUDY = load_study("spinal_emh")
TITLE = "Paravertebral and epidural extramedullary haematopoiesis"


def people_of(text: str) -> list[tuple[str | None, float | None]]:
    """Sex and age of each case."""
    article = Article(DocumentId("t"), TITLE, (Section("text", text),))
    return [(case.sex, case.age_years) for case in extract(article, STUDY).cases]


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("A 19-year-old previously healthy youth developed paraplegia due to an epidural mass at T5.", "male"),
        ("A 40-year-old woman, anaemic since her youth, developed paraplegia due to an epidural mass.", "female"),
        ("A patient with thalassaemia was found to have a paravertebral mass at 34 weeks' gestation.", "female"),
        ("A 3-year-old child born at 34 weeks' gestation was found to have a paravertebral mass.", None),
        ("A patient had a paravertebral mass at 20 weeks of gestation, when fetal anaemia was seen.", None),
        ("A 62-year-old postmenopausal patient had a presacral mass.", "female"),
    ],
)  # fmt: skip
def test_circumstances_tell_the_sex(text: str, sex: str | None) -> None:
    """Weeks of gestation are the mother's, and not those at which a child was born."""
    assert [person[0] for person in people_of(text)] == [sex]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("A girl with congenital anaemia died at 6 months of age with epidural deposits in the thoracic spine.", 0.5),
        ("Laminectomy for extradural tissue was performed on a boy with thalassaemia at 2.5 years of age.", 2.5),
        ("A 50-year-old man had haemolytic anaemia, and 3 years later showed a paravertebral mass at T7-T9.", None),
        ("A 68-year-old man with haemolysis (haemoglobin 7.5 g) who two years later developed a paravertebral mass is described.", None),
        ("A 50-year-old man presented with paraparesis due to an epidural mass, and 3 years later a second mass was found.", 50),
        ("A 41-year-old man had an epidural mass removed, and 2 years later he walked well.", 41),
    ],
)  # fmt: skip
def test_the_age_is_that_at_which_the_mass_was_found(text: str, age: float | None) -> None:
    """At death or operation where it was found then; none where it came years after the age told."""
    assert [person[1] for person in people_of(text)] == [age]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("We present 3 rare and instructive cases of paraspinal haematopoiesis in young female patients with spherocytosis.", [("female", None)] * 3),
        ("We describe two unusual but typical cases of paravertebral haematopoiesis in male patients with thalassaemia.", [("male", None)] * 2),
        ("Presented are two case histories, one of a patient with thalassaemia and compression at T8, the other of a patient with myelofibrosis and compression at T6.", [(None, None)] * 2),
        ("Paraplegia from epidural haematopoiesis occurred in a woman with polycythemia. This patient was 1 of 10 long term survivors. The mass was irradiated.", [("female", None)]),
        ("In three thalassaemics with paravertebral haematopoiesis, the scan showed uptake in the masses.", [(None, None)] * 3),
        ("With only 13 cases cited in the world's literature, paravertebral haematopoiesis is rare. We report an additional case with a review of the previous ones.", [(None, None)]),
    ],
)  # fmt: skip
def test_patients_are_counted_however_they_are_announced(
    text: str, people: list[tuple[str | None, float | None]]
) -> None:
    """Adjectives may be joined, the verb may come first, the sex be said of all at once."""
    assert people_of(text) == people
