"""Patients told under labels in the body: who an abstract without labels speaks of."""

import pytest

from cases.record import Case
from corpus.article import Article, DocumentId, Section, SectionKind
from extract.extract import extract
from studies.study import load_study

STUDY = load_study("spinal_emh")
TITLE = "Spinal cord compression by extramedullary haematopoiesis: two observations"
FIRST = (
    "A 44-year-old man with delta-beta-thalassaemia had an epidural mass at T3-T6 and was "
    "operated on. {since} A 61-year-old woman with myelofibrosis had a mass at T12-L2."
)
ONE = (
    "Mr. D., 44 years old, was admitted with paraparesis. MRI showed an epidural mass at T3-T6. "
    "Laminectomy was performed. At one year he was asymptomatic."
)
OTHER = (
    "Mrs. F., 61 years old, with myelofibrosis{course}, came with weak legs. MRI showed an "
    "epidural mass at T12-L2. Radiotherapy was given. She improved partially."
)


def cases_of(since: str = "", course: str = "", walked: str = "") -> tuple[Case, ...]:
    """The cases of a paper whose abstract tells them without the labels of the body."""
    sections = (
        Section("abstract", FIRST.format(since=since), SectionKind.ABSTRACT),
        Section("Observation no. 1", ONE, SectionKind.BODY),
        Section("Observation no. 2", f"{OTHER.format(course=course)} {walked}", SectionKind.BODY),
    )
    return extract(Article(DocumentId("file:two"), TITLE, sections), STUDY).cases


@pytest.mark.parametrize(
    "since",
    [
        "A relapse at T8-T9 was irradiated.",
        "Two years later a new epidural mass at T8-T9 was irradiated.",
        "Relapse at T8-T9 after two years was treated by radiotherapy.",
    ],
)
def test_an_abstract_without_labels_goes_on_about_whom_it_has_named(since: str) -> None:
    """The age in the section tells who is meant; what follows is his alone."""
    first, second = cases_of(since)
    assert "T8-T9" in first.levels
    assert second.levels == ("T12-L2",)
    assert second.recurrence is None


@pytest.mark.parametrize(
    "walked",
    [
        "On admission she had walked only a few steps with the support of two persons.",
        "She had needed two people to hold her upright.",
        "She had to be carried by two people.",
    ],
)
def test_two_people_who_hold_her_up_are_no_patients(walked: str) -> None:
    """Nothing of it is told of the other patient."""
    first, second = cases_of(walked=walked)
    assert first.outcome_clinical == "resolved"
    assert second.outcome_clinical == "improved"


@pytest.mark.parametrize(
    "by", ["bone marrow biopsy", "serial trephine biopsies", "marrow examination", "MRI"]
)
def test_what_is_documented_by_a_method_is_not_quoted(by: str) -> None:
    """Authors document patients of other papers, methods the course of one's own."""
    _, second = cases_of(course=f", documented by {by} in 2009")
    assert second.disorders == ("myelofibrosis",)
