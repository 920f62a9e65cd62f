"""Patients told of by kinship, by `one … the other`, and by lists that deal to all of them."""

import pytest

from cases.record import Case
from corpus.article import Article, DocumentId, Section
from extract.extract import extract
from studies.study import load_study

STUDY = load_study("spinal_emh")
TITLE = "Spinal epidural extramedullary hematopoiesis"


def cases_of(text: str) -> tuple[Case, ...]:
    """The cases of a short report with this text."""
    article = Article(DocumentId("file:kin"), TITLE, (Section("text", text),))
    return tuple(extract(article, STUDY).cases)


KIN_OF_ANOTHER = [
    ("The wife of a patient with thalassemia major had weak legs.", "female", None),
    ("A 61-year-old husband of a woman with polycythemia vera had weak legs.", "male", 61),
    ("The 29-year-old sister of a man with spherocytosis was admitted.", "female", 29),
    ("We report the father of two boys with sickle cell disease.", "male", None),
    ("A man of 40, the son of a patient with polycythemia vera, had weak legs.", "male", 40),
]


@pytest.mark.parametrize(("told", "sex", "age"), KIN_OF_ANOTHER)
def test_a_relative_of_another_patient_is_the_case(told: str, sex: str, age: float) -> None:
    """Age, sex and level are of the relative, the disorder of the other."""
    (case,) = cases_of(f"{told} MRI showed an epidural mass at T5-T8.")
    assert (case.sex, case.age_years, case.levels) == (sex, age, ("T5-T8",))
    assert case.disorders == ()


def test_a_relative_of_the_patient_is_no_case() -> None:
    """`His mother and her newborn` are not presented."""
    (case,) = cases_of(
        "A 22-year-old man with thalassemia had an epidural mass at T5. His mother and her newborn "
        "were healthy. The mother of the patient had a mass in the breast."
    )
    assert (case.sex, case.age_years, case.levels) == ("male", 22, ("T5",))


def test_a_mother_presented_with_her_newborn_is_the_patient() -> None:
    """What is told of the baby is not hers."""
    (case,) = cases_of(
        "We describe a mother and her newborn. The mother presented with weak legs. MRI showed "
        "paravertebral masses from T5 to T11. The baby was born with jaundice; he was well."
    )
    assert (case.sex, case.levels) == ("female", ("T5-T11",))


def test_mother_and_daughter_keep_their_values() -> None:
    """Those introduced together by kinship are named by it later."""
    mother, daughter = cases_of(
        "A mother (52 years) and daughter (28 years) with thalassemia intermedia presented with "
        "cord compression. The mother underwent laminectomy at T6. The daughter received 20 Gy to "
        "T8-T9."
    )
    assert (mother.levels, mother.treatments) == (("T6",), ("surgery",))
    assert (daughter.levels, daughter.radiotherapy_dose_gy) == (("T8-T9",), 20)


def test_a_father_and_his_two_sons_are_three() -> None:
    """The father's age and level, and those of the elder son."""
    father, elder, younger = cases_of(
        "We describe a father and his two sons with hereditary spherocytosis, all of whom had "
        "paravertebral masses. The father, aged 58, had masses at T8-T10. The elder son, aged 30, "
        "had a mass at T9 and the younger, aged 27, was well."
    )
    assert (father.age_years, father.levels) == (58, ("T8-T10",))
    assert (elder.age_years, elder.levels) == (30, ("T9",))
    assert younger.age_years == 27
    assert {c.disorders for c in (father, elder, younger)} == {("hereditary_spherocytosis",)}


ONE_AND_OTHER = [
    (
        "Two cases are presented, one of a 25-year-old man with thalassemia treated by "
        "laminectomy and the other of a 63-year-old woman with myelofibrosis who was irradiated."
    ),
    (
        "Two instances are described: one in a man of 25 with thalassemia treated by laminectomy, "
        "the other in a woman of 63 with myelofibrosis who was irradiated."
    ),
]


@pytest.mark.parametrize("text", ONE_AND_OTHER)
def test_one_of_a_man_and_the_other_of_a_woman_are_told_in_that_order(text: str) -> None:
    """`One of a patient with …` and the patient are the same."""
    man, woman = cases_of(text)
    assert (man.age_years, man.sex, man.disorders) == (25, "male", ("thalassemia",))
    assert man.treatments == ("surgery",)
    assert (woman.age_years, woman.sex, woman.disorders) == (63, "female", ("myelofibrosis",))
    assert woman.treatments == ("radiotherapy",)


def test_a_list_as_long_as_the_patients_deals_levels_and_doses() -> None:
    """Without `respectively`; radiotherapy was given to each."""
    found = cases_of(
        "We treated three patients with thalassemia. The masses lay at T4-T6, T7-T9 and L1-L2. "
        "They received 10, 15 and 20 Gy."
    )
    assert [c.levels for c in found] == [("T4-T6",), ("T7-T9",), ("L1-L2",)]
    assert [c.radiotherapy_dose_gy for c in found] == [10, 15, 20]
    assert {c.treatments for c in found} == {("radiotherapy",)}


def test_a_list_of_one_patient_is_his() -> None:
    """Two levels of the first of two patients are both his, and a range is no list."""
    first, second = cases_of(
        "Two men, 34 and 51 years old, presented with paraparesis. The first had masses at T3-T5 "
        "and T7-T9. The second had masses between T4 and T10."
    )
    assert first.levels == ("T3-T5", "T7-T9")
    assert second.levels == ("T4-T10",)
