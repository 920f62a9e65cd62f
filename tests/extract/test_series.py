"""Several patients told in one abstract: of whom each result is said, and who is a case at all."""

import pytest

from cases.record import CaseRecord
from corpus.article import Article, DocumentId, Section
from extract.extract import extract
from studies.study import load_study
from tests.extract.tagged import wrong

TITLE = "Spinal extramedullary hematopoiesis"

TOLD_APART = [
    "We treated a man aged 28 and a woman aged 35 for paraparesis. [1:His epidural mass was at T4], [2:hers at T6].",
    "A woman of 37 and her brother of 45 are described, both with epidural masses. [1,2:At 18 months], [1:hers were larger] and [2:his was unaltered].",
    "Three patients had epidural masses: patient 1 (male, 38) [1:with a lesion at T4], patient 2 (male, 52) [2:with a lesion at T8] and patient 3 (female, 44) [3:with a lesion at L2].",
    "We report a man of 40 and a woman of 52 with epidural masses. The woman was irradiated and the man operated upon. [2:The former died]; [1:the latter made a full recovery].",
    "Two brothers aged 22 and 27 years were paraplegic. [2:The elder was operated upon] and [1:the younger by irradiation alone].",
    "We report three patients with paraparesis: a 24-year-old man, a 31-year-old man and a 46-year-old woman. [2,3:The latter two recovered], while [1:the former walks badly].",
    "Patient 1, a 28-year-old male, and Patient 2, a 35-year-old female, [1,2:had thalassemia]. [2:The 2nd patient was irradiated].",
    "Two patients with paraparesis were treated. [1:One had spherocytosis] [2:and the other thalassaemia]. [1,2:Both improved].",
    "We treated two patients, a man of 40 and a woman of 50, for paraparesis. Both were irradiated. [nobody:One died].",
    "Case 1. A man of 19 had a mass at T4. Case 2. A woman of 33 was irradiated. [3:The third patient, a man of 25, refused surgery].",
    "Three patients were treated for epidural masses. [1,2:Two underwent laminectomy], and [3:one received irradiation]. [1,2:Both operated patients walked]; [3:the third remained paraplegic].",
    "Three patients were embolised. [1:One survived]. [2,3:Two died].",
    "Four patients were treated. [1,2:Two had thalassemia] and [3,4:two had myelofibrosis]. [nobody:Two died].",
    "Three patients had epidural masses: a 23-year-old male, a 31-year-old female and a 40-year-old female. [2,3:The two females underwent laminectomy]. [1:The male was irradiated].",
    "We report a man of 23, a woman of 31 and a woman of 40. [2,3:Both ladies underwent laminectomy]. The male to female ratio of the disease is high.",
    "[1,2:We describe twins with paraspinal masses]. [1,2:Both were transfused].",
]


@pytest.mark.parametrize("text", TOLD_APART)
def test_each_word_goes_to_whom_it_is_said_of(text: str) -> None:
    """A first division of people nobody tells apart goes by the order; of a second nobody knows."""
    assert wrong(text, TITLE) == []


def read(text: str, title: str = TITLE) -> CaseRecord:
    """The record of an abstract."""
    paper = Article(DocumentId("test:1"), title, (Section("Abstract", text),))
    return extract(paper, load_study("spinal_emh"))


def test_a_patient_whose_mass_is_another_thing_is_no_case() -> None:
    """The others keep theirs."""
    record = read(
        "We report a 66-year-old man with plasmacytoma of T7 and a 39-year-old woman with "
        "thalassemia and epidural extramedullary hematopoiesis at T5-T9. The man was treated "
        "with surgery. The woman received transfusions and improved."
    )
    assert [case.age_years for case in record.cases] == [39]


def test_a_double_that_was_only_thought_of_strikes_nobody() -> None:
    """Nor one that the tissue of both turned out not to be."""
    record = read(
        "We report a 66-year-old man and a 39-year-old woman with epidural masses. In the man a "
        "lymphoma was suspected. Biopsy showed extramedullary hematopoiesis in both."
    )
    assert [case.age_years for case in record.cases] == [66, 39]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Presacral extramedullary hematopoiesis",
            (
                "We report the finding of presacral extramedullary hematopoiesis. Such masses are rare. "
                "Our case represents an early form."
            ),
        ),
        (
            "Infection and extramedullary hematopoiesis",
            (
                "Infections harm the marrow. This is the first reported case of thoracic paraspinal "
                "extramedullary hematopoiesis after dengue fever in thalassemia."
            ),
        ),
        (
            "Epidural extramedullary hematopoiesis misdiagnosed as neuropathy: a case report",
            (
                "Diabetes and hematopoiesis may both weaken the legs. The differential diagnosis is "
                "difficult."
            ),
        ),
    ],
)
def test_a_report_that_names_nobody_reports_one(title: str, text: str) -> None:
    """It says that it is a report, and counts nobody."""
    record = read(text, title)
    assert (record.kind, record.relevant, len(record.cases)) == ("case_report", True, 1)


@pytest.mark.parametrize(
    "text",
    [
        (
            "A Markov model was built. The base case was a 30-year-old patient with a thoracic epidural "
            "mass. A total of 100,000 patients were simulated. Radiotherapy was preferred."
        ),
        (
            "A questionnaire was sent to patients with thalassemia. Knowledge of spinal masses and "
            "attitudes to transfusion were poor among the respondents."
        ),
    ],
)
def test_a_model_or_a_survey_is_neither_report_nor_group(text: str) -> None:
    """Its patients are reckoned, or were asked."""
    title = "Knowledge of spinal extramedullary hematopoiesis"
    record = read(text, title)
    assert (record.kind, record.relevant, record.cases) == ("other", False, ())
