"""What readers dispute, and the page on which it is settled."""

from dataclasses import replace

import pytest

from annotations.adjudication import AdjudicationError, Disputed, adjudication_page, disputed
from annotations.candidates import Candidate, Read
from annotations.labels import labels
from annotations.marked import Part
from annotations.premarked import Premarked
from cases.record import Case
from studies.study import load_study
from tests.annotations.marked import marked

KNOWN = labels(load_study("spinal_emh"))
MAN = Case(age_years=42, sex="male", outcome_clinical="improved")
HEALED = Case(age_years=42, sex="male", outcome_clinical="resolved")
ANN = (
    "A <age>42-year-old</> <sex:male>man</> <outcome:improved>walked</> <outcome:improved>well</>."
)
BEN = "A <age>42-year-old</> <sex:male>man</> <outcome:resolved>walked</> well."
TEXT = "A 42-year-old man walked well."


def read(*cases: str, text: str = TEXT) -> Read:
    """The document as the database holds it."""
    sections = [
        {"label": "title", "kind": "title", "text": "Case"},
        {"label": "text", "kind": "abstract", "text": text},
    ]
    held = Candidate(1, "pmid:1", "hash", 0.5)
    return Read(
        candidate=held,
        sections=sections,
        kind="case_report",
        relevant=True,
        extractor_version="rules-1",
        cases=dict.fromkeys(cases, ()),
    )


def page(*readers: tuple[str, Case, str], of: Read) -> Premarked:
    """The adjudication page of readers, each with his tagged text, case and name."""
    documents = [marked(tagged, case, annotator=name) for tagged, case, name in readers]
    [found] = disputed(documents)
    return adjudication_page(found, of, KNOWN)


def shown(premarked: Premarked) -> set[tuple[str, str, str | None]]:
    """Label, words and patient of each mark."""
    text = premarked.page.text
    return {(m.label, text[m.start : m.end], m.patient) for m in premarked.marks}


def test_only_documents_that_are_read_differently_are_disputed() -> None:
    """Two agree on the first; one alone has read the second."""
    documents = [
        marked(ANN, MAN),
        marked(ANN, MAN, annotator="ben"),
        marked(ANN, MAN, doc="pmid:2"),
        marked(ANN, MAN, doc="pmid:3"),
        marked(BEN, HEALED, doc="pmid:3", annotator="ben"),
    ]
    [found] = disputed(documents)
    assert found.doc == "pmid:3"
    [dispute] = found.disputes
    assert (dispute.field, dispute.patient) == ("outcome_clinical", 1)
    assert dispute.values == {"ann": "improved", "ben": "resolved"}


def test_documents_with_most_disputes_come_first_and_sets_have_no_order() -> None:
    """Surgery then radiotherapy is radiotherapy then surgery."""
    both = Case(age_years=42, treatments=("surgery", "radiotherapy"))
    turned = Case(age_years=42, treatments=("radiotherapy", "surgery"))
    documents = [
        *(marked("x", case, doc="pmid:1", annotator=n) for case, n in ((both, "a"), (turned, "b"))),
        *(marked("x", case, doc="pmid:2", annotator=n) for case, n in ((MAN, "a"), (HEALED, "b"))),
        *(marked("x", case, doc="pmid:3", annotator=n) for case, n in ((MAN, "a"), (Case(), "b"))),
    ]
    found: list[Disputed] = disputed(documents)
    assert [each.doc for each in found] == ["pmid:3", "pmid:2"]


def test_a_patient_whom_one_reader_leaves_out_is_disputed_in_all_his_values() -> None:
    """Each value that only one states."""
    woman = Case(age_years=30, sex="female")
    one, two = marked("x", MAN, woman), marked("x", MAN, annotator="ben")
    [found] = disputed([one, two])
    assert {(d.field, d.patient) for d in found.disputes} == {("age_years", 2), ("sex", 2)}


def test_the_page_holds_agreed_marks_once_and_all_of_a_disputed_field() -> None:
    """Where both stand on the same words, both are there to choose from."""
    made = page((ANN, MAN, "ann"), (BEN, HEALED, "ben"), of=read("1-1"))
    assert shown(made) == {
        ("age", "42-year-old", "1"),
        ("sex:male", "man", "1"),
        ("outcome:improved", "walked", "1"),
        ("outcome:improved", "well", "1"),
        ("outcome:resolved", "walked", "1"),
    }
    sure = {(m.label, m.confidence) for m in made.marks}
    assert {("age", 1.0), ("outcome:improved", 0.5), ("outcome:resolved", 0.5)} <= sure
    assert made.cases == {"1": "1-1"}
    assert not made.blind


def test_patients_whom_readers_number_differently_are_one() -> None:
    """By the words that both mark; the second reader's other patient gets a free number."""
    ann = marked("A <age>42-year-old</> man, and a woman.", MAN)
    ben = marked(
        "A <age>42-year-old</> man, and a <sex:female>woman</>.",
        Case(sex="female"),
        MAN,
        annotator="ben",
    )
    first, second = ben.marks
    ben = replace(ben, marks=(replace(first, patient="2"), replace(second, patient="1")))
    [found] = disputed([ann, ben])
    made = adjudication_page(found, read("1-1", text="A 42-year-old man, and a woman."), KNOWN)
    assert shown(made) >= {("age", "42-year-old", "1"), ("sex:female", "woman", "2")}


def test_a_value_on_a_patients_line_goes_to_his_line_of_the_new_page() -> None:
    """It stands in no section; the lines of two pages may differ."""
    tagged = "<sex:male>Patient 1</>\nA 42-year-old man walked well."
    ann = marked(tagged, MAN)
    ben = marked(
        tagged.replace("male", "female"), Case(age_years=42, sex="female"), annotator="ben"
    )
    parts = (Part("text", 10, len(ann.text)),)
    both = [replace(ann, parts=parts), replace(ben, parts=(Part("text", 10, len(ben.text)),))]
    [found] = disputed(both)
    made = adjudication_page(found, read("1-1"), KNOWN)
    assert shown(made) == {("sex:male", "Patient 1", "1"), ("sex:female", "Patient 1", "1")}


def test_a_text_that_was_revised_meanwhile_is_not_adjudicated() -> None:
    """Offsets of another text are never guessed."""
    with pytest.raises(AdjudicationError, match="the text of pmid:1 has changed since ann read it"):
        page((ANN, MAN, "ann"), (BEN, HEALED, "ben"), of=read("1-1", text="Now a 42-year-old man."))
