"""Kappa and alpha, on the worked examples that their authors published."""

import pytest

from annotations.readers.coefficients import cohen_kappa, krippendorff_alpha


def test_kappa_is_that_of_cohens_own_example() -> None:
    """Two hundred patients, three diagnoses, two judges (Cohen 1960, table 1): .49."""
    table = {"a": (88, 14, 18), "b": (10, 40, 10), "c": (2, 6, 12)}
    pairs = [
        (first, second)
        for first, row in table.items()
        for second, times in zip(table, row, strict=True)
        for _ in range(times)
    ]
    assert cohen_kappa(pairs) == pytest.approx(0.29 / 0.59)


def test_alpha_is_that_of_krippendorffs_own_example() -> None:
    """Four observers, twelve units, some not rated (Krippendorff 2011, section C): .743."""
    observers = (
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    )
    columns = zip(*(each.split() for each in observers), strict=True)
    units = [[None if rating == "." else rating for rating in unit] for unit in columns]
    assert krippendorff_alpha(units) == pytest.approx(0.743, abs=0.0005)


def test_alpha_of_two_observers_is_that_of_krippendorffs_binary_example() -> None:
    """Ten articles, two observers, no value missing (Krippendorff 2011, section A): .095."""
    units = list(zip("0100000010", "1110010000", strict=True))
    assert krippendorff_alpha(units) == pytest.approx(0.095, abs=0.0005)


def test_full_agreement_is_one_and_constant_disagreement_below_nought() -> None:
    """Whatever the values are."""
    assert cohen_kappa([("a", "a"), ("b", "b")]) == 1
    assert krippendorff_alpha([("a", "a"), ("b", "b")]) == 1
    assert (cohen_kappa([("a", "b"), ("b", "a")]) or 0) < 0
    assert (krippendorff_alpha([("a", "b"), ("b", "a")]) or 0) < 0


@pytest.mark.parametrize("units", [[], [("a", "a")], [("a", "a"), ("a", "a")]])
def test_where_one_value_is_all_there_is_neither_is_defined(units: list[tuple[str, str]]) -> None:
    """Chance alone would agree."""
    assert cohen_kappa(units) is None
    assert krippendorff_alpha(units) is None
