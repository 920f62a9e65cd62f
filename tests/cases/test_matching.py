"""Who is still the same patient."""

from cases.matching import match
from tests.bounded import bounded


def test_patients_are_told_apart_by_age_sex_and_levels() -> None:
    """Whatever their order now."""
    old = [
        ("a", {"age_years": 42, "sex": "male", "levels": ["T5-T9"]}),
        ("b", {"age_years": 42, "sex": "male", "levels": ["L1-L2"]}),
    ]
    new = [
        {"age_years": 42, "sex": "male", "levels": ["L1-L2"], "recurrence": True},
        {"age_years": 42, "sex": "male", "levels": ["T5-T9"], "recurrence": False},
    ]
    assert match(old, new) == ["b", "a"]


def test_a_patient_with_one_value_mended_is_the_same() -> None:
    """A wrong age read right, levels read at last."""
    assert match([("a", {"age_years": 4, "sex": "male"})], [{"age_years": 42, "sex": "male"}]) == [
        "a"
    ]
    assert match([("a", {})], [{"age_years": 42}]) == ["a"]


def test_another_age_and_another_sex_is_another_patient() -> None:
    """Even if there is only one of each."""
    old = [("a", {"age_years": 42, "sex": "male"})]
    assert match(old, [{"age_years": 30, "sex": "female"}]) == [None]


def test_cases_without_values_keep_their_order() -> None:
    """Where nothing else tells, the place does."""
    assert match([("a", {}), ("b", {})], [{}, {}, {}]) == ["a", "b", None]


def test_thousands_of_cases_are_matched_in_a_moment() -> None:
    """Also where every one of them has changed."""
    old = [(str(n), {"age_years": n % 90}) for n in range(5000)]
    new = [{"age_years": n % 90, "sex": "male"} for n in range(5000)]
    with bounded(5):
        assert match(old, new) == [str(n) for n in range(5000)]
