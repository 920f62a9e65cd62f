"""Levels as vertebrae and regions."""

import pytest

from cases.spine import canonical, regions, vertebrae


@pytest.mark.parametrize(
    ("level", "run"),
    [
        ("T3-T5", ("T3", "T4", "T5")),
        ("T12-L1", ("T12", "L1")),
        ("L1-T12", ("T12", "L1")),
        ("D4", ("T4",)),
        ("L6", ()),
        ("T13-L1", ()),
        ("epidural", ()),
    ],
)
def test_vertebrae_of_a_level(level: str, run: tuple[str, ...]) -> None:
    """From the head down; what is no level, or no usual vertebra, has none."""
    assert vertebrae(level) == run


@pytest.mark.parametrize(
    ("written", "level"),
    [("D4-D10", "T4-T10"), ("t3 - t4", "T3-T4"), ("C2-C2", "C2"), (" L6 ", "L6")],
)
def test_the_form_of_the_case_record(written: str, level: str) -> None:
    """Capital, plain hyphen, `T` for dorsal; what cannot be read stays as it is."""
    assert canonical(written) == level


def test_regions_between_the_ends_are_covered_too() -> None:
    """`T4-S4` passes through the lumbar spine."""
    assert regions("T4-S4") == ("thoracic", "lumbar", "sacral")
    assert regions("L6") == ()
