"""Which of the levels written in a text are levels of a patient, and on what ground."""

from dataclasses import dataclass

import pytest

from cases.finding import NOBODY, SOMEONE_ELSE, Finding, PatientId, Status
from corpus.article import Article, DocumentId, Section
from extract.lesion import level
from extract.people.patients import Patient
from extract.text.reading import Reading, Sentence, Zone
from studies.study import load_study
from tests.bounded import bounded
from tests.fakes.told_apart import FIRST, SECOND, ToldApart, told_apart

STUDY = load_study("spinal_emh")


@dataclass(frozen=True, slots=True)
class Everyone(ToldApart):
    """Everything is said of all patients."""

    def experiencers(self, sentence: Sentence, offset: int) -> tuple[PatientId, ...]:  # noqa: ARG002 - everywhere
        """All of them."""
        return tuple(patient.id for patient in self.all)


def findings(text: str, *stretches: tuple[str, PatientId]) -> list[Finding]:
    """The findings of a case report on up to two patients."""
    patients = told_apart(text, *stretches)
    return list(level.find(patients.reading, patients, STUDY))


def told(text: str, status: Status, *stretches: tuple[str, PatientId]) -> dict[str, list[str]]:
    """The levels of that status by patient."""
    found: dict[str, list[str]] = {}
    for finding in findings(text, *stretches):
        if finding.status is status:
            found.setdefault(finding.patient, []).append(str(finding.value))
    return found


@pytest.mark.parametrize(
    ("text", "status", "value"),
    [
        ("An epidural mass extended from T4 to T9.", Status.LESION, "T4-T9"),
        ("A T4-T9 epidural mass was seen.", Status.LESION, "T4-T9"),
        ("At T9-T11, however, a mass had flattened the cord.", Status.LESION, "T9-T11"),
        ("CT placed them at D9-L1 on both sides.", Status.LESION, "T9-L1"),
        ("Laminectomy (D7 to D9) was done.", Status.TREATED, "T7-T9"),
        ("The laminae of T5, T6 and T7 were removed.", Status.TREATED, "T5-T7"),
        ("He received 20 Gy to T4-T10.", Status.TREATED, "T4-T10"),
        ("There was a level at T9.", Status.NEUROLOGICAL, "T9"),
        ("Temperature sense was lost under T7.", Status.NEUROLOGICAL, "T7"),
    ],
)
def test_the_governing_words_decide_the_status(text: str, status: Status, value: str) -> None:
    """Those that the level belongs to, else the nearest before it, else the nearest after it."""
    (finding,) = findings(text)
    assert (finding.status, finding.value) == (status, value)


@pytest.mark.parametrize(
    "text",
    [
        "There was a haemangioma in L1.",
        "A fracture of T8 was seen.",
        "The T8 body was collapsed.",
        "The L1 and L2 pedicles were intact.",
        "He had tenderness over T6.",
        "Myodil was introduced at L3/4.",
        "The artery of Adamkiewicz came off at T10.",
        "The T10 roots were spared.",
        "No lesion was seen at L4.",
        "There was no evidence of compression at C5-C6.",
        "The conus ended at L1.",
        "A harmless syrinx lay at T5-T6.",
        "Degenerative disc disease was seen at L4-L5.",
    ],
)
def test_other_things_of_the_spine_give_no_level(text: str) -> None:
    """Landmarks, needles, other lesions and denied ones are not levels of the disease."""
    assert findings(text) == []


def test_evidence_is_the_written_level() -> None:
    """The shortest words that carry the value, as a true slice of the section."""
    (finding,) = findings("Tissue lay behind T5, T6 and T7 there.")
    assert finding.evidence[0].text == "T5, T6 and T7"
    assert finding.source == "rule:level.lesion"


def test_a_list_is_dealt_out_where_the_patients_change() -> None:
    """`at D2–D9 and D8–D12, respectively` gives each patient his own."""
    text = "Extradural masses were seen at D2–D9 and D8–D12, respectively."
    assert told(text, Status.LESION, ("D2", FIRST), ("D8", SECOND)) == {
        FIRST: ["T2-T9"],
        SECOND: ["T8-T12"],
    }


def test_a_list_as_long_as_the_patients_are_many_is_dealt_out() -> None:
    """`Both … at T2-T6 and T7-T9` without `respectively`; three levels of two belong to both."""
    patients = Everyone(told_apart("").reading, (Patient(FIRST), Patient(SECOND)))
    for text, expected in (
        ("In both there were masses, at T2-T6 and T7-T9.", {FIRST: {"T2-T6"}, SECOND: {"T7-T9"}}),
        ("Both had masses at T2, T6 and L1.", {who: {"T2", "T6", "L1"} for who in (FIRST, SECOND)}),
    ):
        reading = told_apart(text).reading
        found: dict[str, set[str]] = {}
        for finding in level.find(reading, patients, STUDY):
            found.setdefault(finding.patient, set()).add(str(finding.value))
        assert found == expected


def test_levels_of_others_are_nobodys() -> None:
    """Quoted patients and general statements give no finding."""
    text = "A mass lay at T4. One author saw a mass at T7. Masses lie at T5 to T9."
    stretches = (("One author", SOMEONE_ELSE), ("Masses lie", NOBODY))
    assert told(text, Status.LESION, *stretches) == {FIRST: ["T4"]}


def test_operated_levels_come_before_irradiated_fields() -> None:
    """A field has margins; where nothing was operated, it is what was treated."""
    text = "Laminectomy of T5-T7 was followed by 20 Gy to T3-T9."
    assert told(text, Status.TREATED) == {FIRST: ["T5-T7"]}
    assert told("A dose of 20 Gy was given to T3-T9.", Status.TREATED) == {FIRST: ["T3-T9"]}


def test_the_first_sensory_level_counts() -> None:
    """A level found later, or a numb place told by the way, is not another one."""
    text = "Wasting and numbness at C8-T1 were old. The sensory level was T8. Later it fell to T10."
    assert told(text, Status.NEUROLOGICAL) == {FIRST: ["T8"]}


def test_a_foramen_is_a_level_only_where_nothing_better_is_told() -> None:
    """A mass reaches through foramina inside its own range; alone, the foramen says where it is."""
    assert told("A dumb-bell tumour was seen at the T10 foramen.", Status.LESION) == {
        FIRST: ["T10"]
    }
    text = "The mass lay at T6-T8. It entered the canal with epidural tissue at the T9 foramen."
    assert told(text, Status.LESION) == {FIRST: ["T6-T8"]}


@pytest.mark.parametrize("piece", ["mass at T5, ", "(T5-T8) ", "; at T5 ", "T5 and "])
def test_a_long_sentence_of_levels_is_read_in_bounded_time(piece: str) -> None:
    """What governs a level is looked for near it, however long the sentence."""
    text = piece * 10_000
    reading = Reading(
        Article(DocumentId("d"), "", (Section("text", text),)),
        (Sentence(0, "text", 0, len(text), text, Zone.CASE),),
    )
    with bounded(20):
        list(level.find(reading, ToldApart(reading, (Patient(FIRST),)), STUDY))
