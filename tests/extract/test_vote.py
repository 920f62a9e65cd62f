"""Rules and recogniser vote: agreement makes surer, what only the recogniser marks is doubtful."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from cases.confidence import combined
from cases.contract import to_json
from cases.finding import Finding
from cases.record import Case, CaseRecord
from corpus.article import Article, DocumentId, Section
from extract.extract import extract
from extract.vote.vote import recogniser_of
from models.recogniser import ModelError
from studies.study import Study, StudyError, load_study
from tests.models.ruled import ruled_model

TEXT = (
    "A 42-year-old man with beta-thalassemia intermedia presented with paraparesis. MRI showed an "
    "epidural mass of extramedullary hematopoiesis from T4 to T9. He was treated with radiotherapy "
    "and recovered completely."
)


def study_with(model: object) -> Study:
    """The study of spinal EMH with that recogniser."""
    study = load_study("spinal_emh")
    return replace(study, settings={**study.settings, "recogniser": {"model": model}})


def read(text: str, study: Study) -> CaseRecord:
    """The record of a report with that text."""
    title = "Spinal extramedullary hematopoiesis"
    return extract(Article(DocumentId("x:1"), title, sections=(Section("text", text),)), study)


def case_of(text: str, folder: Path, words: Mapping[str, Iterable[str]]) -> Case:
    """The one case of a text, read with a recogniser that marks these words."""
    [case] = read(text, study_with(str(ruled_model(folder, words)))).cases
    return case


def surety(findings: Iterable[Finding], value: object) -> float:
    """How sure one value is."""
    return combined(finding for finding in findings if finding.value == value)


def test_where_both_mark_the_words_the_value_is_surer(tmp_path: Path) -> None:
    """The same values; the recogniser's finding stands beside the rule's, under its name."""
    [alone] = read(TEXT, study_with("none")).cases
    case = case_of(TEXT, tmp_path, {"DISORDER": ["beta-thalassemia intermedia"]})
    assert (case.disorders, case.levels) == (alone.disorders, alone.levels)
    value = "beta_thalassemia_intermedia"
    assert surety(case.findings["disorders"], value) > surety(alone.findings["disorders"], value)
    assert [f.source for f in case.findings["disorders"]][-1] == "ner:ruled-1"
    assert case.findings["levels"] == alone.findings["levels"]


def test_a_word_inside_the_evidence_is_enough_and_another_label_is_not(tmp_path: Path) -> None:
    """`thalassemia` supports the disorder; the age is not supported by a sex."""
    case = case_of(TEXT, tmp_path, {"DISORDER": ["thalassemia"], "SEX": ["42-year-old"]})
    assert any(f.source.startswith("ner:") for f in case.findings["disorders"])
    assert not any(f.source.startswith("ner:") for f in case.findings["age_years"])


def test_the_recogniser_alone_gives_no_value(tmp_path: Path) -> None:
    """It makes the field one to look at, with the words."""
    text = TEXT.replace("beta-thalassemia intermedia", "a new red cell disease")
    case = case_of(text, tmp_path, {"DISORDER": ["red cell disease"]})
    assert case.disorders == ()
    assert "“red cell disease”" in case.review["disorders"]


@pytest.mark.parametrize(
    "sentence",
    [
        "He had no red cell disease.",
        "Red cell disease is common in such patients.",
        "His brother had red cell disease.",
        "Beta-thalassemia trait was excluded.",
    ],
)
def test_what_is_not_said_of_the_patient_is_no_doubt(tmp_path: Path, sentence: str) -> None:
    """Denied, general, a relative's; or known to the rules, which had a reason to leave it."""
    words = {"DISORDER": ["red cell disease", "Red cell disease", "Beta-thalassemia trait"]}
    text = TEXT.replace("beta-thalassemia intermedia", "anemia")
    assert "disorders" not in case_of(f"{text} {sentence}", tmp_path, words).review


def test_no_doubt_where_kinds_are_not_told(tmp_path: Path) -> None:
    """A model whose entities may be anything agrees, and asks no questions."""
    words = {"ENTITY": ["beta-thalassemia intermedia", "paraparesis"]}
    case = case_of(TEXT, tmp_path, words)
    assert any(f.source.startswith("ner:") for f in case.findings["disorders"])
    assert not any("recogniser" in reason for reason in case.review.values())


def test_a_doubt_joins_what_is_in_doubt_already(tmp_path: Path) -> None:
    """Both reasons stand."""
    text = TEXT.replace("42-year-old man", "42-year-old man (aged 45)")
    plain = read(text, study_with("none")).cases[0].review
    case = case_of(text, tmp_path, {"DISORDER": ["paraparesis"]})
    assert {*plain} <= {*case.review}


def test_without_a_recogniser_the_record_is_that_of_the_rules() -> None:
    """`none`, and a study that names none."""
    bare = replace(load_study("spinal_emh"), settings={})
    assert recogniser_of(bare) is None
    assert to_json(read(TEXT, bare)) == to_json(read(TEXT, study_with("none")))


READ: list[str] = []
"""What the model of `noting_model` was given."""


@Language.component("notes_what_it_reads")
def notes_what_it_reads(doc: Doc) -> Doc:
    """Marks nothing."""
    READ.append(doc.text)
    return doc


@pytest.fixture
def noting_model(tmp_path: Path) -> Study:
    """The study with a recogniser that notes what it is given, and has read nothing yet."""
    folder = ruled_model(tmp_path, {"DISORDER": ["thalassemia"]})
    nlp = spacy.load(folder)
    nlp.add_pipe("notes_what_it_reads")
    nlp.to_disk(folder)
    READ.clear()
    return study_with(str(folder))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Fracture of the wrist", "A 42-year-old man with thalassemia fell on his hand."),
        ("Back pain", "A 42-year-old man had a disc prolapse at L4-L5. He was operated on."),
        (
            "Extramedullary hematopoiesis of the liver",
            "A 42-year-old man with beta-thalassemia had a mass of extramedullary hematopoiesis in the liver. He was treated with hydroxyurea.",
        ),
        (
            "Spinal extramedullary hematopoiesis in a dog",
            "A 9-year-old dog had paraparesis. MRI showed an epidural mass of extramedullary hematopoiesis at T4. Laminectomy was performed.",
        ),
        (
            "Spinal extramedullary hematopoiesis: a review of the literature",
            "We reviewed the literature on spinal extramedullary hematopoiesis. Most patients had beta-thalassemia and were treated with radiotherapy.",
        ),
    ],
)
def test_what_is_not_relevant_never_reaches_the_recogniser(
    noting_model: Study, title: str, text: str
) -> None:
    """Left out unread by the sieve, or read by the rules and found to be another paper."""
    article = Article(DocumentId("x:1"), title, sections=(Section("text", text),))
    assert extract(article, noting_model).cases == ()
    assert READ == []


def test_of_a_relevant_paper_it_reads_what_tells_of_the_patient(noting_model: Study) -> None:
    """Sentence by sentence, each once; none that says something in general."""
    [case] = read(f"Thalassemia is common in Italy. {TEXT}", noting_model).cases
    assert case.age_years == 42
    assert sum("paraparesis" in sentence for sentence in READ) == 1
    assert len(READ) == len(set(READ))
    assert not any("Italy" in sentence for sentence in READ)


def test_a_recogniser_is_not_even_loaded_for_what_the_sieve_drops() -> None:
    """A model that is not there is no matter as long as nobody asks it."""
    article = Article(DocumentId("x:1"), "Fracture of the wrist", sections=())
    assert not extract(article, study_with("no_such_model")).relevant


def test_the_packaged_model_changes_no_value() -> None:
    """It votes."""

    def values(model: str) -> list[Case]:
        cases = read(TEXT, study_with(model)).cases
        return [replace(case, findings={}, review={}) for case in cases]

    assert values("default") == values("none")


def test_a_setting_that_is_no_name_is_an_error_of_the_study() -> None:
    """With what may stand there."""
    with pytest.raises(StudyError, match=r"\[recogniser\] model = 3: name a model, 'default' or"):
        recogniser_of(study_with(3))


def test_a_model_that_is_not_there_is_named() -> None:
    """And what to do."""
    with pytest.raises(ModelError, match="en_core_sci_sm cannot be loaded"):
        recogniser_of(study_with("en_core_sci_sm"))
