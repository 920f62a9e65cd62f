"""What kind of paper it is, on form alone."""

import pytest

from cases.record import Kind
from corpus.article import Article, DocumentId, Section
from extract.paper.cohort import find_cohort
from extract.paper.kind import kind_of
from extract.paper.review import is_about_others
from extract.people.patients import find_patients
from extract.text.reading import read
from studies.study import load_study

STUDY = load_study("spinal_emh")
PAPERS = [
    (
        Kind.CASE_REPORT,
        "Paraplegia in thalassaemia",
        "A 25-year-old man presented with paraplegia. MRI showed an epidural mass.",
    ),
    (
        Kind.CASE_REPORT,
        "Radiology quiz: a mass behind the heart",
        "What is your diagnosis?\n\nAnswer: this 60-year-old woman has paravertebral masses.",
    ),
    (
        Kind.CASE_REPORT,
        "Spinal cord compression: case report and review of the literature",
        "A 40-year-old man had paraparesis. We review the literature.",
    ),
    (Kind.CASE_REPORT, "Spinal cord compression by extramedullary hematopoiesis", ""),
    (
        Kind.CASE_SERIES,
        "Cord compression by ectopic marrow: two patients",
        (
            "Case 1. A 30-year-old man had an epidural mass at T5. Case 2. A 41-year-old woman had "
            "paravertebral masses at T8."
        ),
    ),
    (
        Kind.CASE_SERIES,
        "Epidural haematopoiesis in two brothers",
        (
            "We report two brothers with thalassaemia. The first patient, aged 20, had a mass at T6. "
            "The second patient, aged 23, had a mass at T9."
        ),
    ),
    (
        Kind.COHORT,
        "Radiotherapy for spinal extramedullary hematopoiesis: results in 20 patients",
        (
            "Twenty patients (12 men and 8 women; mean age 34 years, range 15-60) were treated between "
            "1990 and 2010. Eighteen patients improved."
        ),
    ),
    (
        Kind.COHORT,
        "Hydroxyurea for paraspinal masses in thalassemia: a randomized trial",
        (
            "Forty-two participants with paraspinal extramedullary hematopoiesis were assigned to "
            "hydroxyurea or no treatment. MRI was repeated after a year. The volume did not differ."
        ),
    ),
    (
        Kind.REVIEW,
        "Extramedullary hematopoiesis of the spine: a review",
        "This article reviews pathogenesis and treatment. Options include radiotherapy.",
    ),
    (
        Kind.REVIEW,
        "Paraspinal masses in thalassemia intermedia",
        (
            "Review\n\nParaspinal involvement has received increasing attention. Large prospective trials "
            "are awaited."
        ),
    ),
    (
        Kind.CASE_REPORT,
        "Clinicopathological conference: a mass beside the spine",
        (
            "Dr. Amsel: A 60-year-old man had weak legs and a mass at T8.\n\n"
            + "Dr. Brandt: May we see the films?\n\nDr. Amsel: Was the spleen large?\n\n" * 3
            + "Dr. Brandt: He was irradiated. What would you have done?\n\nA Student: I do not know."
        ),
    ),
    (
        Kind.OTHER,
        "",
        (
            "What is extramedullary hematopoiesis?\n\nBlood formation outside the marrow.\n\n"
            "How is extramedullary hematopoiesis treated?\n\nBy transfusion.\n\n"
            "Is extramedullary hematopoiesis cancerous?\n\nNo.\n\n"
            "When does extramedullary hematopoiesis occur?\n\nIn anaemia."
        ),
    ),
]


@pytest.mark.parametrize(("kind", "title", "text"), PAPERS)
def test_the_form_tells_the_kind(kind: Kind, title: str, text: str) -> None:
    """A quiz of one patient is a report, patients under numbers are a series."""
    reading = read(Article(DocumentId("test:1"), title, (Section("Text", text),)))
    patients = find_patients(reading)
    others = is_about_others(reading)
    cohort = find_cohort(reading, patients, STUDY, about_others=others)
    assert kind_of(reading, patients, cohort, about_others=others) is kind


def test_the_publication_type_decides_where_the_text_does_not() -> None:
    """PubMed's "Case Reports" makes a report of a title without abstract."""
    article = Article(
        DocumentId("test:1"),
        "Extramedullary hematopoiesis",
        (Section("Abstract", "The mass was epidural."),),
        publication_types=("Case Reports", "Journal Article"),
    )
    reading = read(article)
    kind = kind_of(reading, find_patients(reading), None, about_others=False)
    assert kind is Kind.CASE_REPORT
