"""Comments that state a value, and comments that do not."""

import pytest

from annotations.returned.statements import read_statements


@pytest.mark.parametrize(
    ("comment", "values"),
    [
        ("1: age_years 42", [("1", "age_years", 42)]),
        ("Patient 2: follow_up_months = 1.5", [("2", "follow_up_months", 1.5)]),
        ("1: levels D5-D9; L1", [("1", "levels", "T5-T9"), ("1", "levels", "L1")]),
        ("1: recurrence no", [("1", "recurrence", False)]),
        ("1: outcome_clinical none", [("1", "outcome_clinical", None)]),
        ("1: treatments_prior other:iron", [("1", "treatments_prior", "other:iron")]),
        ("1: no_known_disorder no", [("1", "no_known_disorder", None)]),
    ],
)
def test_a_comment_states_a_value(comment: str, values: list[tuple[str, str, object]]) -> None:
    """A patient, a colon, a field, what it holds."""
    statements, problems = read_statements([comment], ["1", "2"])
    assert problems == []
    assert [(each.patient, each.key, each.value) for each in statements] == values


@pytest.mark.parametrize(
    "comment", ["who is this?", "see p. 3: no figure", "", "1999 was the year"]
)
def test_other_comments_are_notes(comment: str) -> None:
    """People talk to each other there."""
    assert read_statements([comment], ["1"]) == ([], [])


@pytest.mark.parametrize(
    ("comment", "reason"),
    [
        ("3: sex male", "there is no patient 3"),
        ("1: gender male", "gender is no field; there are age_years"),
        ("1: sex man", "'man' is not one of female, male"),
        ("1: levels T5-X9; Q2", "Q2 is no level"),
        ("1: age_years forty", "'forty' is not a number"),
    ],
)
def test_what_looks_like_a_statement_and_is_none_is_told(comment: str, reason: str) -> None:
    """It would be lost without a word."""
    statements, [problem] = read_statements([comment], ["1"])
    assert statements == []
    assert f"the comment “{comment}” cannot be read" in problem
    assert reason in problem
