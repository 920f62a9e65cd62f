"""How a mention is meant: denied, in the past, only possible, true at large."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.text.context import Context, context
from extract.text.reading import Sentence, Zone

NEGATED = [
    ("There was no history of *thalassemia* or *sickle cell disease*.", True),
    ("MRI showed no mass in the *cervical* spine but an epidural lesion.", True),
    ("MRI showed no mass in the cervical spine but an *epidural* lesion.", False),
    ("He walked without support and MRI showed regression of the *masses*.", False),
    ("No increase in the size of the *epidural mass* was seen.", False),
    ("There was no further *transfusion*.", False),
    ("*Surgery* was not performed because of the platelet count.", True),
    ("Surgery was not performed because of *thrombocytopenia*.", False),
    ("Not only *radiotherapy* but also *transfusion* was given.", False),
    ("The mass was not only *epidural* but also paraspinal.", False),
    ("The mass did not reach the *epidural* space.", True),
    ("Biopsy was negative for *lymphoma*.", True),
    ("*Lymphoma* was excluded by biopsy.", True),
    ("*Lymphoma* could not be excluded.", False),
    ("Neither *radiotherapy* nor *transfusion* was necessary.", True),
    ("The mass was extradural without *intradural* extension.", True),
    ("The mass was *extradural* without intradural extension.", False),
    ("She denied pain, fever or *weight loss*, and an epidural mass was found.", True),
    ("She denied pain and weight loss, and an *epidural* mass was found.", False),
    ("Radiotherapy was given without complications at *T4-T9*.", False),
    ("No blood disorder was ever found, and a *paraspinal* mass was excised.", False),
    ("The *paravertebral* mass was never seen again.", True),
    ("The patient, who had never been transfused, had a *paravertebral* mass.", False),
    ("He was irradiated instead of *operated on*.", True),
    ("It was not until *radiotherapy* that she improved.", False),
    ("No doubt the *thalassemia* was the cause.", False),
]

HISTORICAL = [
    ("A man with a history of *thalassemia* presented with paraparesis.", True),
    ("A man with a history of thalassemia presented with *paraparesis*.", False),
    ("He had previously been treated with *radiotherapy*.", True),
    ("*Splenectomy* had been performed ten years earlier.", True),
    ("She was splenectomised as a child and was given *hydroxyurea*.", False),
    ("*Laminectomy* was performed on the next day.", False),
    ("Status post *splenectomy*, he was admitted with an epidural mass.", True),
]

HYPOTHETICAL = [
    ("*Laminectomy* was considered but radiotherapy was given.", True),
    ("Laminectomy was considered but *radiotherapy* was given.", False),
    ("If it recurs, *radiotherapy* should be given.", True),
    ("The differential diagnosis included *lymphoma* and *abscess*.", True),
    ("*Lymphoma* was suspected.", True),
    ("A second operation may be needed; *transfusion* was continued.", False),
    ("*Radiotherapy* was given over two weeks.", False),
]


def meant(marked: str) -> list[Context]:
    """The context of each of the words between asterisks."""
    parts = marked.split("*")
    text = "".join(parts)
    sentence = Sentence(0, "Abstract", 0, len(text), text, Zone.CASE)
    found, at = [], 0
    for number, part in enumerate(parts):
        if number % 2:
            found.append(context(sentence, at, at + len(part)))
        at += len(part)
    return found


@pytest.mark.parametrize(("text", "expected"), NEGATED)
def test_what_is_denied(text: str, *, expected: bool) -> None:
    """A cue reaches over lists, not over `but`, `because` or a new clause; some are no cues."""
    assert {c.negated for c in meant(text)} == {expected}


@pytest.mark.parametrize(("text", "expected"), HISTORICAL)
def test_what_was_before(text: str, *, expected: bool) -> None:
    """A history ends where the patient presents."""
    assert {c.historical for c in meant(text)} == {expected}


@pytest.mark.parametrize(("text", "expected"), HYPOTHETICAL)
def test_what_is_only_possible(text: str, *, expected: bool) -> None:
    """Plans, suspicions, options."""
    assert {c.hypothetical for c in meant(text)} == {expected}


def test_what_is_true_at_large() -> None:
    """A general sentence, whatever it names."""
    assert meant("*Laminectomy* is usually recommended in patients with cord compression.")[
        0
    ].general
    assert not meant("*Laminectomy* was performed on the second day.")[0].general


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
@settings(max_examples=100, deadline=None)
def test_any_text_has_a_context(text: str, start: int, end: int) -> None:
    """Whatever the words and wherever the place."""
    sentence = Sentence(0, "Abstract", 0, len(text), text, Zone.CASE)
    assert isinstance(context(sentence, start, end), Context)
