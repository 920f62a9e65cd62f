"""The page on which a dispute is settled."""

from dataclasses import replace

import pytest

from annotations.pages.labels import labels
from annotations.pages.marked import MarkedDocument
from annotations.pages.premarked import Premarked
from annotations.readers.adjudication import disputed
from annotations.readers.adjudication_page import AdjudicationError, Held, adjudication_page
from annotations.selection.candidates import Candidate, Read
from cases.finding import FURTHER, Evidence, Field, Finding, PatientId
from cases.record import Case, CaseRecord, Kind
from corpus.article import DocumentId
from studies.study import load_study
from tests.annotations.marked import marked

KNOWN = labels(load_study("spinal_emh"))
TEXT = "A 42-year-old man walked well; a woman died."


def told(**values: tuple[object, str | None]) -> Case:
    """A case: each value with the words of the text that state it, None for none."""
    findings = {}
    for key, (value, words) in values.items():
        if words is not None:
            start = TEXT.index(words)
            evidence = Evidence("text", start, start + len(words), words)
            one = value[0] if isinstance(value, tuple) else value
            findings[key] = (
                Finding(Field(key), one, PatientId("1"), (evidence,), "human:ann"),  # type: ignore[arg-type]  # any value
            )
    plain = {key: value for key, (value, _) in values.items()}
    return Case(**plain, findings=findings)  # type: ignore[arg-type]  # any value


AGE = (42.0, "42-year-old")
IMPROVED = told(age_years=AGE, outcome_clinical=("improved", "walked well"))
RESOLVED = told(age_years=AGE, outcome_clinical=("resolved", "walked well"))
WOMAN = told(sex=("female", "woman"), outcome_clinical=("died", "died"))


def held(*cases: tuple[str, Case], text: str = TEXT) -> Held:
    """The document as the database has it."""
    sections = [
        {"label": "title", "kind": "title", "text": "Case"},
        {"label": "text", "kind": "abstract", "text": text},
    ]
    read = Read(
        candidate=Candidate(1, "pmid:1", "hash", 0.5),
        sections=sections,
        kind="case_report",
        relevant=True,
        extractor_version="rules-1",
        cases={},
    )
    record = CaseRecord(
        DocumentId("pmid:1"),
        "",
        None,
        Kind.CASE_REPORT,
        relevant=True,
        cases=tuple(c for _, c in cases),
    )
    return Held(read, record, tuple(case_id for case_id, _ in cases))


def read_by(annotator: str, *cases: Case, blind: bool = False) -> MarkedDocument:
    """What a reader has confirmed."""
    return marked(TEXT, *cases, annotator=annotator, blind=blind)


def page(*readers: MarkedDocument, of: Held) -> Premarked:
    """The page of a document that these readers dispute."""
    [found] = disputed(readers)
    return adjudication_page(found, of, KNOWN)


def shown(premarked: Premarked) -> set[tuple[str, str, str | None, float]]:
    """Label, words, patient and confidence of each mark of a patient but his line."""
    text = premarked.page.text
    return {
        (m.label, text[m.start : m.end], m.patient, m.confidence)
        for m in premarked.marks
        if m.patient and m.label != "patient"
    }


def test_agreed_values_are_marked_once_and_disputed_ones_as_each_has_them() -> None:
    """With the values that they were read as, so that what is kept comes back as it was."""
    made = page(read_by("ann", IMPROVED), read_by("ben", RESOLVED), of=held(("1-1", IMPROVED)))
    assert shown(made) == {
        ("age", "42-year-old", "1", 1.0),
        ("outcome:improved", "walked well", "1", 0.5),
        ("outcome:resolved", "walked well", "1", 0.5),
    }
    assert {m.value for m in made.marks if m.label == "age"} == {42.0}
    assert made.cases == {"1": "1-1"}
    assert [m.label for m in made.marks if m.patient is None] == [
        "kind:case_report",
        "relevant:yes",
    ]


def test_a_refusal_in_both_lists_of_one_reader_is_of_a_further_treatment() -> None:
    """Not so where one reader says that it was given, the other that it was refused."""
    given, refused = ("surgery",), ("surgery",)
    both = Case(treatments=given, treatments_not_given=refused)
    for other, rank in ((both, FURTHER), (Case(treatments_not_given=refused), 0.0)):
        readers = read_by("ann", other), read_by("ben", Case(treatments=given, sex="male"))
        made = page(*readers, of=held(("1-1", both)))
        [mark] = [m for m in made.marks if m.label == "treatment:surgery (not given)"]
        assert mark.rank == rank


def test_a_value_without_words_stands_on_the_line_of_its_patient() -> None:
    """He stated it in a comment, or on that line."""
    sure = told(age_years=AGE, sex=("male", None))
    made = page(read_by("ann", sure), read_by("ben", told(age_years=AGE)), of=held(("1-1", sure)))
    assert ("sex:male", "Patient 1", "1", 0.5) in shown(made)


def test_patients_keep_their_cases_in_whatever_order_readers_tell_them() -> None:
    """One whom a person has added keeps the id that he got then; there is a line to spare."""
    made = page(
        read_by("ann", WOMAN, IMPROVED),
        read_by("ben", RESOLVED),
        of=held(("1-1", IMPROVED), ("1-2", WOMAN)),
    )
    assert made.cases == {"1": "1-1", "2": "1-2"}
    assert ("outcome:died", "died", "2", 0.5) in shown(made)
    assert list(made.page.lines) == ["1", "2", "3"]


def test_a_patient_whom_nobody_tells_any_more_has_no_line() -> None:
    """Both have rejected what the machine took for one."""
    made = page(
        read_by("ann", IMPROVED),
        read_by("ben", RESOLVED),
        of=held(("1-1", WOMAN), ("1-2", IMPROVED)),
    )
    assert made.cases == {"1": "1-2"}


def test_levels_with_another_basis_are_all_there_to_choose_from() -> None:
    """The label holds the basis, so the levels are in dispute with it; regions follow."""
    lesion = replace(IMPROVED, levels=("T4-T6",), regions=("thoracic",), level_basis="lesion")
    treated = replace(lesion, level_basis="treated")
    made = page(read_by("ann", lesion), read_by("ben", treated), of=held(("1-1", lesion)))
    labelled = {label for label, *_ in shown(made)}
    assert {"level:lesion", "level:treated"} <= labelled
    assert "region:thoracic" not in labelled


def test_kind_in_dispute_stands_twice_on_the_title() -> None:
    """One of them is to be deleted."""
    ann, ben = read_by("ann", IMPROVED), read_by("ben", IMPROVED)
    ben = replace(ben, record=replace(ben.record, kind=Kind.CASE_SERIES))
    made = page(ann, ben, of=held(("1-1", IMPROVED)))
    kinds = [(m.label, m.confidence) for m in made.marks if m.label.startswith("kind:")]
    assert kinds == [("kind:case_report", 0.5), ("kind:case_series", 0.5)]


def test_a_text_that_was_revised_meanwhile_is_not_adjudicated() -> None:
    """Offsets of another text are never guessed."""
    with pytest.raises(AdjudicationError, match="the text of pmid:1 has changed since it was read"):
        page(
            read_by("ann", IMPROVED),
            read_by("ben", RESOLVED),
            of=held(("1-1", IMPROVED), text=f"New: {TEXT}"),
        )
