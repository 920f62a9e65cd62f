"""Where an episode begins in the text, and what lies before it."""

import pytest

from corpus.article import Article, DocumentId, Section
from extract.people.onset import onsets
from extract.people.patients import find_patients
from extract.text.reading import Sentence, read


def place(text: str, words: str) -> tuple[bool, bool]:
    """Whether the words lie before the complaint, and before any word of it or of a finding."""
    reading = read(Article(DocumentId("d"), "A patient", (Section("Case report", text),)))
    patients = find_patients(reading)
    patient = patients.all[0].id
    sentence: Sentence = next(s for s in reading.sentences if words in s.text)
    began, offset = onsets(reading, patients), sentence.text.index(words)
    return (
        began.before_complaint(patient, sentence, offset),
        began.before_any_word(patient, sentence, offset),
    )


@pytest.mark.parametrize(
    ("text", "words", "before"),
    [
        ("A man on hydroxyurea presented with weak legs.", "hydroxyurea", (True, True)),
        ("A man presented with weak legs and had laminectomy.", "laminectomy", (False, False)),
        (
            "A man was irradiated. Later he was admitted with numbness.",
            "irradiated",
            (True, True),
        ),
        ("A man had an epidural mass. Laminectomy was done.", "Laminectomy", (False, False)),
        ("A transfused man had an epidural mass.", "transfused", (False, True)),
        (
            "A man had an epidural mass. He had laminectomy. Weakness was less.",
            "laminectomy",
            (False, False),
        ),
        (
            "In 2004 a man was admitted with weak legs. He had a graft in 1990.",
            "graft",
            (True, True),
        ),
    ],
)
def test_what_is_told_before_the_complaint_lies_in_the_past(
    text: str, words: str, before: tuple[bool, bool]
) -> None:
    """By the order of the text, or by the year."""
    assert place(text, words) == before


def test_a_finding_dealt_to_several_begins_the_story_of_each() -> None:
    """What is given to all afterwards lies before nobody's episode."""
    text = (
        "Patient 1 was a woman of 29 and patient 2 a man of 33. The epidural mass lay at T3-T8 in "
        "patient 1 and at T5-T7 in patient 2. Hydroxyurea was given to patient 2. "
        "The mass vanished in patient 2."
    )
    reading = read(Article(DocumentId("d"), "Two patients", (Section("Case report", text),)))
    patients = find_patients(reading)
    began = onsets(reading, patients)
    given = next(s for s in reading.sentences if "Hydroxyurea" in s.text)
    assert not began.before_any_word(patients.all[1].id, given, 0)
