"""Short and old abstracts, which name nobody's age: who is a patient, and of what kind the paper is."""

import pytest

from cases.record import Kind
from corpus.article import Article, DocumentId, Section
from extract.extract import extract
from studies.study import load_study

STUDY = load_study("spinal_emh")
REPORT, SERIES, COHORT, REVIEW = Kind.CASE_REPORT, Kind.CASE_SERIES, Kind.COHORT, Kind.REVIEW
PAPERS = [
    (REPORT, 1, "Thoracic cord compression by extramedullary hematopoiesis after splenectomy is described. Radiotherapy relieved it."),
    (REPORT, 1, "A case of epidural extramedullary haematopoiesis following splenectomy is presented, and the value of myelography is stressed."),
    (REPORT, 1, "The case history of an adult with sickle-thalassemia and epidural extramedullary hematopoiesis is given."),
    (REPORT, 1, "Epidural extramedullary hematopoiesis caused paraplegia in a patient with myelofibrosis. Irradiation restored gait."),
    (REPORT, 1, "A transthoracic route was used to remove an epidural hematopoietic mass at T8. Its advantages over laminectomy are set out."),
    (REPORT, 1, "A paravertebral mass was resected for a suspected neurinoma. Extramedullary hematopoiesis was found, and spherocytosis was recognized afterwards."),
    (REPORT, 1, "A case of cord compression by extramedullary haemopoiesis is described. Seven other recorded cases are briefly reviewed."),
    (REPORT, 1, "Epidural hematopoietic tissue was removed from a thalassemic waiter. A search of the literature shows how rare it is."),
    (SERIES, 2, "MR imaging was performed in two thalassemic patients with spinal extramedullary hematopoiesis. In both the signal was intermediate."),
    (SERIES, 3, "Three instances of cord compression by ectopic bone marrow are recorded. In two, laminectomy was performed."),
    (SERIES, 4, "Four patients are described: two with thoracic epidural extramedullary hematopoiesis, one with lumbar and one with presacral masses."),
    (SERIES, 2, "Two cases of epidural extramedullary hematopoiesis illustrate how the tissue enters the canal."),
    (SERIES, 2, "Two presacral hematopoietic masses are described. Biopsy was done in one patient; in the other the films were enough."),
    (SERIES, 2, "Paravertebral hematopoietic tumors are described in a father and his daughter with hereditary spherocytosis."),
    (SERIES, 2, "Two cases of epidural haematopoiesis are presented, and 85 from the literature are examined."),
    (SERIES, 2, "The patients were a boy of 9 and a girl of 12 years. Epidural hematopoietic masses were irradiated."),
    (SERIES, 2, "The two case reports are of thalassemic children with epidural hematopoietic tissue."),
    (SERIES, 3, "Three patients with paravertebral hematopoietic masses have recently been managed here. All are well."),
    (COHORT, 0, "Eleven cases of epidural extramedullary hematopoiesis were treated with radiotherapy. Improvement was seen in nine cases."),
    (COHORT, 0, "The radiologic features of paravertebral extramedullary hematopoiesis are described on the basis of 23 cases."),
    (COHORT, 0, "Patients irradiated for epidural extramedullary haematopoiesis were recalled. Most of them had regained their gait."),
    (COHORT, 0, "A series of seven cases of presacral extramedullary hematopoiesis is presented in which sonography was helpful."),
    (COHORT, 0, "We reviewed three cases of paravertebral extramedullary haematopoiesis. The patients were in the age range of 15-25 years."),
    (COHORT, 0, "Of 1200 patients with myelofibrosis, spinal extramedullary hematopoiesis developed in 14. Survival was short."),
    (REVIEW, 0, "The spinal manifestations of extramedullary hematopoiesis vary widely. Paravertebral masses are frequent, epidural ones less so."),
    (REVIEW, 0, "Spinal extramedullary hematopoiesis is radiosensitive, and doses of 10 to 20 Gy have generally been effective. Controlled studies do not exist."),
    (REVIEW, 0, "The literature on paraspinal extramedullary hematopoiesis was reviewed. Prospective trials are needed."),
]  # fmt: skip
ELSEWHERE = [
    ("Gastric extramedullary hematopoiesis", "A 61-year-old man with myelofibrosis had a mass in the stomach that was extramedullary hematopoiesis. Paravertebral deposits are the commonest form."),
    ("Pleural extramedullary hematopoiesis", "Hemothorax from pleural extramedullary hematopoiesis occurred in a 45-year-old woman. Unlike paravertebral masses, pleural implants bleed readily."),
    ("Extramedullary hematopoiesis in the adrenal gland", "An adrenal mass in a 30-year-old man was extramedullary hematopoiesis. The usual paravertebral sites were free."),
    ("Cutaneous extramedullary hematopoiesis", "Skin nodules of hematopoietic tissue appeared in a 70-year-old woman. Other sites, such as the paraspinal areas, were clear."),
    ("A mass before the vertebrae: extramedullary hematopoiesis misdiagnosis", "Our patient had thalassemia. Biopsy of the prevertebral mass contained no marrow elements."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "cases", "text"), PAPERS)
def test_patients_without_an_age_are_counted(kind: Kind, cases: int, text: str) -> None:
    """A case is told in any words; five who are told together are a cohort."""
    article = Article(DocumentId("t"), "Extramedullary hematopoiesis", (Section("text", text),))
    record = extract(article, STUDY)
    assert (record.kind, len(record.cases)) == (kind, cases)


@pytest.mark.parametrize(("title", "text"), ELSEWHERE)
def test_tissue_of_another_organ_is_not_of_the_spine(title: str, text: str) -> None:
    """What is said of the spine to compare, or to deny, makes no paper relevant."""
    assert not extract(Article(DocumentId("t"), title, (Section("text", text),)), STUDY).relevant


def test_presacral_tissue_beside_an_absent_spleen_counts() -> None:
    """`absent` before a noun says nothing of what stands before it."""
    title = "Presacral extramedullary hematopoiesis and absent spleen"
    text = "A 22-year-old woman had a presacral mass and absent spleen. Biopsy showed extramedullary hematopoiesis."
    assert extract(Article(DocumentId("t"), title, (Section("text", text),)), STUDY).relevant


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (23, "The features of paravertebral extramedullary hematopoiesis are described on the basis of 23 cases."),
        (7, "A series of seven cases of presacral extramedullary hematopoiesis is presented."),
        (None, "Of 1200 patients with myelofibrosis, spinal extramedullary hematopoiesis developed in 14."),
    ],
)  # fmt: skip
def test_a_group_without_figures_has_its_number(size: int | None, text: str) -> None:
    """The register that a group came from is not the group."""
    title = "Extramedullary hematopoiesis of the spine"
    cohort = extract(Article(DocumentId("t"), title, (Section("text", text),)), STUDY).cohort
    assert (cohort.n if cohort else None) == size
