"""What a recogniser learns from confirmed documents."""

from dataclasses import replace

from annotations.learning.lessons import label_of, lessons
from annotations.pages.labels import PATIENT, labels
from annotations.pages.marked import Part
from cases.finding import Field
from models.annotated import Annotated
from models.labels import Label
from studies.study import load_study
from tests.annotations.marked import marked


def words(lesson: Annotated) -> list[tuple[str, Label]]:
    """The words of each mention with their label."""
    return [(lesson.text[start:end], label) for start, end, label in lesson.spans]


def test_labels_of_the_review_are_taken_for_those_of_the_recogniser() -> None:
    """Values and statuses are left; what the recogniser does not know is left out."""
    text = (
        "A <age>42-year-old</> <sex:male>man</> with <disorder:thalassemia>thalassemia</>, after "
        "<treatment:splenectomy (prior)>splenectomy</>, <outcome:improved>walked</>; the mass was "
        "<imaging:reduced>smaller</> after <follow-up>a year</>."
    )
    [lesson] = lessons([marked(text)])
    assert lesson.name == "pmid:1:text"
    assert words(lesson) == [
        ("42-year-old", Label.AGE),
        ("man", Label.SEX),
        ("thalassemia", Label.DISORDER),
        ("splenectomy", Label.TREATMENT),
        ("walked", Label.OUTCOME),
        ("smaller", Label.OUTCOME),
    ]


def test_a_pronoun_is_no_mention_of_the_sex() -> None:
    """As in the gold documents."""
    [lesson] = lessons([marked("<sex:female>She</> is a <sex:female>woman</>.")])
    assert words(lesson) == [("woman", Label.SEX)]


def test_lines_outside_the_sections_teach_nothing() -> None:
    """Those for the patients stand in no paper; offsets are those of the section."""
    document = marked("<patient>Patient 1</>\nA <age>42-year-old</> man.")
    [lesson] = lessons([replace(document, parts=(Part("text", 10, len(document.text)),))])
    assert lesson.text == "A 42-year-old man."
    assert words(lesson) == [("42-year-old", Label.AGE)]


def test_of_two_versions_the_one_given_last_counts() -> None:
    """The adjudicated one."""
    first, last = marked("A <sex:male>man</>."), marked("A <patient>man</>.", annotator="ben")
    [lesson] = lessons([first, last])
    assert words(lesson) == [("man", Label.PATIENT)]


def test_frozen_documents_and_texts_are_never_learnt_from() -> None:
    """Neither under their own name nor under another."""
    documents = [marked("A man.", doc="1"), marked("A woman.", doc="2"), marked("A boy.", doc="3")]
    left = list(lessons(documents, frozen={"1", "A woman."}))
    assert [each.name for each in left] == ["3:text"]


def test_every_label_of_the_fields_that_a_recogniser_marks_is_known() -> None:
    """So that a renamed label is not silently left out."""
    fields = {
        Field.AGE_YEARS: Label.AGE,
        Field.AGE_LOW: Label.AGE,
        Field.AGE_HIGH: Label.AGE,
        Field.SEX: Label.SEX,
        Field.LEVELS: Label.LEVEL,
        Field.DISORDERS: Label.DISORDER,
        Field.TREATMENTS: Label.TREATMENT,
        Field.OUTCOME_CLINICAL: Label.OUTCOME,
        Field.OUTCOME_IMAGING: Label.OUTCOME,
    }
    for label in labels(load_study("spinal_emh")).values():
        expected = Label.PATIENT if label.text == PATIENT else None
        assert label_of(label.text) == (fields.get(label.field) if label.field else expected)
