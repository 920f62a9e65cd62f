"""What speaks for one patient in two papers, and what against it."""

from dataclasses import replace

import pytest

from cases.same_patient import Told, common, contradict

FIRST = Told(
    case_id="1-1",
    doc="pmid:1",
    year=2001,
    age=33,
    sex="female",
    vertebrae=frozenset({"T5", "T6", "T7"}),
    disorders=frozenset({"beta_thalassemia"}),
    authors=frozenset({"okafor n", "lindqvist p"}),
    hospitals={"marienlundhospital": "Marienlund Hospital"},
)
SECOND = replace(FIRST, case_id="2-1", doc="pmid:2", hospitals={})
NOTHING: dict[str, object] = {
    "age": None,
    "sex": None,
    "vertebrae": frozenset(),
    "disorders": frozenset(),
}


def test_what_is_in_common_is_said() -> None:
    """Every fact, then who shares it."""
    assert common(FIRST, replace(SECOND, vertebrae=frozenset({"T7", "T8"}))) == (
        "both female",
        "33 and 33 years old",
        "lesion at T7 in both",
        "beta_thalassemia in both",
        "an author in common (lindqvist p, okafor n)",
    )


@pytest.mark.parametrize(
    "other",
    [
        {"age": None},
        {"sex": None},
        {"vertebrae": frozenset()},
        {"disorders": frozenset({"sickle_cell_disease"})},
        {"age": 34},
        {"age": 36, "year": 2004},
    ],
)
def test_three_facts_are_enough_with_an_author(other: dict[str, object]) -> None:
    """One may be left out; a later paper may find the patient older."""
    assert common(FIRST, replace(SECOND, **other))  # type: ignore[arg-type]  # of several kinds


@pytest.mark.parametrize(
    "other",
    [
        {"sex": "male"},
        {"age": 36},
        {"age": 36, "year": 1998},
        {"age": 45, "year": 2004},
        {"vertebrae": frozenset({"L1"})},
        {"age": None, "sex": None},
        {"authors": frozenset({"another a"})},
        {"doc": "pmid:1"},
        NOTHING,
    ],
)
def test_anything_that_speaks_against_it_or_too_little_for_it(other: dict[str, object]) -> None:
    """Sex, age, another level; no author in common; two patients of one paper."""
    assert common(FIRST, replace(SECOND, **other)) == ()  # type: ignore[arg-type]  # as above


def test_a_hospital_alone_asks_for_every_fact() -> None:
    """Large hospitals see more than one such patient."""
    other = replace(SECOND, authors=frozenset({"another a"}), hospitals=FIRST.hospitals)
    assert common(FIRST, other)[-1] == "a hospital in common (Marienlund Hospital)"
    assert common(FIRST, replace(other, disorders=frozenset())) == ()


def test_what_is_not_known_contradicts_nothing() -> None:
    """Nor does it speak for anything."""
    assert not contradict(FIRST, replace(SECOND, **NOTHING))  # type: ignore[arg-type]  # as above
