"""How far a confidence can be believed: values in bins, right or not."""

import pytest

from cases.finding import Evidence, Field, Finding, PatientId
from cases.measure.reliability import reliability
from cases.record import Case, CaseRecord, Kind
from corpus.article import DocumentId


def finding(field: Field, value: str | float, confidence: float) -> Finding:
    """A finding of one rule."""
    words = (Evidence("text", 0, 1, "x"),)
    return Finding(field, value, PatientId("1"), words, "rule:x", confidence=confidence)


def record(*cases: Case) -> CaseRecord:
    """A relevant document."""
    return CaseRecord(DocumentId("d"), "", None, Kind.CASE_REPORT, relevant=True, cases=cases)


def test_each_value_falls_into_the_bin_of_its_confidence() -> None:
    """One age right at 0.97, one of two disorders right at 0.82; the others are empty."""
    told = Case(
        age_years=40,
        disorders=("a", "b"),
        findings={
            "age_years": (finding(Field.AGE_YEARS, 40, 0.97),),
            "disorders": tuple(finding(Field.DISORDERS, key, 0.82) for key in "ab"),
        },
    )
    bins, error = reliability([record(Case(age_years=40, disorders=("a",)))], [record(told)])
    filled = [(each.low, each.values, each.right) for each in bins if each.values]
    assert filled == [(0.8, 2, 1), (0.95, 1, 1)]
    assert error == pytest.approx((2 * abs(0.5 - 0.82) + abs(1 - 0.97)) / 3)


def test_without_values_there_is_no_error_to_tell() -> None:
    """Nothing predicted: empty bins, and no calibration error."""
    bins, error = reliability([record(Case(age_years=40))], [record()])
    assert error is None
    assert all(each.share_right is None and each.mean_confidence is None for each in bins)
