"""What a person is asked to look at, and what not."""

from dataclasses import replace

import pytest

from cases.assembly import case_of
from cases.finding import Field, Finding, Status
from studies.hierarchy import Hierarchy
from tests.cases.findings import found, level, treatment


def review(*findings: Finding) -> dict[str, str]:
    """The reasons for review of the case that these findings make, by key."""
    return dict(case_of(findings, hierarchy=Hierarchy({})).review)


@pytest.mark.parametrize(
    ("years", "words", "doubted"),
    [
        (45, "boy", True),
        (14, "boy", False),
        (3, "man", True),
        (16, "man", False),
        (45, "man", False),
    ],
)
def test_age_against_boy_and_man(years: int, words: str, *, doubted: bool) -> None:
    """A 45-year-old boy and a 3-year-old man are doubted, a 16-year-old man is not."""
    reasons = review(found(Field.AGE_YEARS, years), found(Field.SEX, "male", words=words))
    assert ("age_years" in reasons) is doubted


@pytest.mark.parametrize(("region", "doubted"), [("lumbar", True), ("thoracic", False)])
def test_levels_outside_the_regions_of_the_text(region: str, *, doubted: bool) -> None:
    """A level is doubted when none of its regions is named and others are."""
    reasons = review(level("T11-T12"), found(Field.REGIONS, region))
    assert ("levels" in reasons) is doubted


def test_a_good_outcome_told_before_a_recurrence() -> None:
    """The last mention decides the outcome: one that stands before the recurrence is doubted."""
    resolved, again = found(Field.OUTCOME_CLINICAL, "resolved"), found(Field.RECURRENCE, value=True)
    assert "outcome_clinical" in review(resolved, again)
    assert not review(again, resolved)


def test_a_bad_outcome_beside_no_recurrence() -> None:
    """Nothing recurred, and the mass grew: one of them is misread."""
    never = found(Field.RECURRENCE, value=False)
    assert "outcome_imaging" in review(found(Field.OUTCOME_IMAGING, "progressed"), never)
    assert not review(found(Field.OUTCOME_IMAGING, "reduced"), never)


def test_another_value_as_sure_is_told() -> None:
    """Unless it is much weaker, an earlier state, or a person has decided."""
    first, other = found(Field.AGE_YEARS, 45), found(Field.AGE_YEARS, 54, at=9)
    assert "54" in review(first, other)["age_years"]
    assert not review(first, replace(other, confidence=0.7))
    assert not review(first, replace(other, source="human:reviewer"))
    earlier = found(Field.OUTCOME_CLINICAL, "improved", rank=1)
    assert not review(earlier, found(Field.OUTCOME_CLINICAL, "resolved", rank=2))


def test_the_same_number_in_another_form_is_no_other_value() -> None:
    """14 months told as 1.1666… years twice is one value."""
    assert not review(found(Field.AGE_YEARS, 14 / 12), found(Field.AGE_YEARS, 1.1666, at=9))
    assert not review(found(Field.AGE_YEARS, 42.0), found(Field.AGE_YEARS, 42, at=9))


def test_given_and_later_not() -> None:
    """Given after it was refused is plain; refused after it was given is doubted."""
    given, refused = treatment("surgery"), treatment("surgery", Status.NOT_GIVEN)
    assert "treatments" in review(given, refused)
    assert not review(refused, given)


def test_a_dose_without_radiotherapy() -> None:
    """A dose of what was not given is doubted."""
    dose = found(Field.RADIOTHERAPY_DOSE_GY, 20)
    assert "radiotherapy_dose_gy" in review(dose)
    assert not review(dose, treatment("radiotherapy"))


def test_weak_words_are_told_with_their_confidence() -> None:
    """Each value of a set on its own; two weak sources that agree are not weak."""
    weak = replace(treatment("surgery"), confidence=0.4)
    assert "surgery" in review(weak, treatment("transfusion"))["treatments"]
    assert "transfusion" not in review(weak, treatment("transfusion"))["treatments"]
    assert not review(weak, replace(weak, source="ner:model"))
