"""Regions from words, where no level says more."""

import pytest

from extract.lesion import region
from studies.study import load_study
from tests.fakes.told_apart import told_apart

STUDY = load_study("spinal_emh")


def regions(text: str) -> list[str]:
    """The regions that the words of a case report name."""
    patients = told_apart(text)
    found = region.find(patients.reading, patients, STUDY)
    return list(dict.fromkeys(str(finding.value) for finding in found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A thoracic epidural mass was found.", ["thoracic"]),
        ("A mass was found in the mid- and lower thoracic spine.", ["thoracic"]),
        (
            "MRI of the cervical, thoracic and lumbar spine showed masses.",
            ["cervical", "thoracic", "lumbar"],
        ),
        ("A mid-dorsal c0rd compression was found.", ["thoracic"]),
        ("Epidural tissue filled the dorsal canal.", ["thoracic"]),
        ("There was extramedullary haematopoiesis of the lumbosacral canal.", ["lumbar", "sacral"]),
        ("Thoraco-lumbar cord compression was found.", ["thoracic", "lumbar"]),
        ("A chest film showed paravertebral shadows.", ["thoracic"]),
        ("Intrathoracic paraspinal masses were found.", ["thoracic"]),
        ("A thoracic laminectomy was done.", ["thoracic"]),
    ],
)
def test_words_about_the_mass_or_its_picture_name_the_region(
    text: str, expected: list[str]
) -> None:
    """Compounds name two regions, lists all of theirs."""
    assert regions(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A dorsal epidural mass was found.",
        "The mass lay dorsal to the cord.",
        "Thoracic pain led to MRI, which showed a mass.",
        "A lumbar puncture was done.",
        "MRI of the lumbar spine was normal.",
        "There was no mass in the cervical spine.",
        "The thoracic surgeons removed the mass.",
        "The chest film was normal; a mass compressed the cauda equina.",
        "There was a lumbar compression fracture.",
        "She had numbness of the thoracic dermatomes.",
    ],
)
def test_other_uses_of_the_words_name_none(text: str) -> None:
    """Posterior, pain, needles, departments, fractures, normal pictures."""
    assert regions(text) == []


def test_an_imaged_region_gives_way_to_a_level() -> None:
    """The picture covered the neck; the mass did not."""
    text = "MRI of the cervicothoracic spine showed an epidural mass from T2 to T6."
    assert regions(text) == []


def test_words_about_a_further_mass_count_beside_a_level() -> None:
    """A second deposit without a level still has a region."""
    assert regions("An epidural mass lay at T2-T6. A lumbar paraspinal mass was stable.") == [
        "lumbar"
    ]
