"""Compartments from words for a place."""

import pytest

from extract.lesion import compartment
from studies.study import load_study
from tests.bounded import bounded
from tests.fakes.told_apart import told_apart

STUDY = load_study("spinal_emh")


def compartments(text: str) -> list[str]:
    """The compartments that a case report names."""
    patients = told_apart(text)
    found = compartment.find(patients.reading, patients, STUDY)
    return list(dict.fromkeys(str(finding.value) for finding in found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An epidural mass.", ["epidural"]),
        ("An epi- dural mass.", ["epidural"]),
        ("Extradura1 tissue.", ["epidural"]),
        ("A peridural sleeve.", ["epidural"]),
        ("A complete extradural block.", ["epidural"]),
        ("The lesion lay outside the dura.", ["epidural"]),
        ("PARAVERTEBRAL AND PRESACRAL MASSES.", ["paraspinal", "presacral"]),
        ("Masses lay on either side of the lower thoracic spine.", ["paraspinal"]),
        ("A tumour alongside the vertebrae.", ["paraspinal"]),
        ("A retrorectal mass between the rectum and the sacrum.", ["presacral"]),
        ("An intradural extramedullary tumour.", ["intradural"]),
        ("An intraosseous focus.", ["intraosseous"]),
    ],
)
def test_a_word_for_the_place_gives_the_compartment(text: str, expected: list[str]) -> None:
    """Whatever the spelling, the scan and the case of the letters."""
    assert compartments(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The mass lay behind the cord.",
        "The mass entered the foramina.",
        "Under epidural anaesthesia.",
        "Lumbar epidural steroid injections.",
        "An epidural haematoma was evacuated.",
        "Paraspinal muscle spasm.",
        "A subdural hygroma.",
        "There was no epidural extension.",
        "Masses without paraspinal or epidural component.",
        "The epidural space was free.",
        "Presacral oedema.",
    ],
)
def test_other_things_and_denied_ones_give_none(text: str) -> None:
    """Anaesthesia, blood, pus and muscle are not the mass; nor is what is not there."""
    assert compartments(text) == []


def test_a_long_sentence_is_read_in_bounded_time() -> None:
    """No pattern goes back over the text again and again."""
    with bounded(20):
        compartments("both sides of the epi-dural and " * 3_000)
