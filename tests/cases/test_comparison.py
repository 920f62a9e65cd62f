"""A review's figures beside ours: counted as its file says, explained by cases and papers."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from cases.measure.comparison import (
    Compared,
    Figure,
    Measure,
    Review,
    compare,
    compared_cases,
    read_review,
)
from corpus.errors import WrongUse
from studies.study import HERE

BROADER = {"beta_thalassemia": ["thalassemia"]}
EXAMPLE = HERE / "spinal_emh" / "reviews" / "lam_2024.toml"


def case(number: int, doc: str, **values: Any) -> Mapping[str, Any]:
    """A row with an age, a sex, treatments, disorders, regions."""
    empty: dict[str, Any] = {
        "age_years": None,
        "sex": None,
        "treatments": [],
        "disorders": [],
        "compartments": [],
    }
    return {"case_id": f"{doc}-{number}", "doc": doc, "year": 2010, **empty, **values}


TABLE = [
    case(1, "a", age_years=20, sex="male", treatments=["surgery", "transfusion"]),
    case(2, "a", age_years=30, sex="male", treatments=["observation"]),
    case(1, "b", age_years=70, sex="female", disorders=["beta_thalassemia"]),
    case(1, "c"),
]


def ours(figure: Figure) -> Compared:
    """The figure over the table."""
    return compare(figure, TABLE, BROADER)


def share(field: str, *values: str, **more: Any) -> Figure:
    """A share that theirs tells as half."""
    return Figure("share", 50, Measure.SHARE, field, values, **more)


def test_a_mean_is_of_the_cases_that_state_it() -> None:
    """The papers without which it were nearer to theirs are named, the one that matters first."""
    found = ours(Figure("mean age", 30, Measure.MEAN, "age_years"))
    assert found.ours == 40
    assert found.difference == 10
    assert found.silent == ("c-1",)
    assert found.nearer_without == (("b", 25.0),)


def test_a_share_is_of_all_cases_or_of_those_that_state_a_field() -> None:
    """Silent cases count as no, and it is told what they could make of it."""
    found = ours(share("sex", "male"))
    assert (found.ours, found.could_be) == (50, (50, 75))
    found = ours(share("sex", "male", among="sex"))
    assert found.ours == pytest.approx(66.67, abs=0.01)
    assert (found.silent, found.could_be) == ((), None)


def test_a_narrower_disorder_counts_for_the_wider() -> None:
    """Beta-thalassaemia is a thalassaemia, but not the other way round."""
    assert ours(share("disorders", "thalassemia")).ours == 25
    assert (
        compare(
            share("disorders", "beta_thalassemia"),
            [case(1, "d", disorders=["thalassemia"])],
            BROADER,
        ).ours
        == 0
    )


def test_values_may_be_left_out_and_asked_for_in_number() -> None:
    """Observation is no treatment; two treatments are more than one."""
    treated = Figure("treated", 1, Measure.NUMBER, "treatments", leave_out=("observation",))
    assert ours(treated).ours == 1
    assert ours(share("treatments", at_least=2)).ours == 25


def test_papers_are_counted_once() -> None:
    """However many cases they have."""
    assert ours(Figure("papers", 3, Measure.PAPERS)).ours == 3
    assert ours(Figure("patients", 3, Measure.CASES)).ours == 4


def test_where_no_case_tells_it_there_is_no_figure() -> None:
    """Rather than a zero."""
    found = compare(Figure("mean age", 30, Measure.MEAN, "age_years"), [case(1, "c")], BROADER)
    assert (found.ours, found.difference) == (None, None)


def test_only_the_cases_that_the_review_would_have_taken_are_compared() -> None:
    """By year of publication (unknown counts) and by values, narrower ones included."""
    table = [*TABLE, case(1, "late", year=2025), case(1, "undated", year=None)]
    review = Review("r", (), until=2024)
    assert [row["doc"] for row in compared_cases(review, table, BROADER)] == [*"aabc", "undated"]
    review = Review("r", (), where={"disorders": ("thalassemia",), "sex": ("female", "male")})
    assert [row["doc"] for row in compared_cases(review, table, BROADER)] == ["b"]


def test_the_example_can_be_read() -> None:
    """54 patients in 50 papers."""
    review = read_review(EXAMPLE)
    figures = {figure.name: figure.theirs for figure in review.figures}
    assert (figures["patients"], figures["papers"], figures["male"]) == (54, 50, 83.3)
    assert review.where == {"compartments": ("epidural",)}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("title", "Expected"),
        ("titel = 'x'", "titel is not known"),
        ("title = 'x'\n[cases]\nage = ['x']", r"cases\.age is not known"),
        ("title = 'x'\n[[figure]]\nname = 'n'\nmeasure = 'median'\ntheirs = 1", "n: measure"),
        (
            "title = 'x'\n[[figure]]\nname = 'n'\nmeasure = 'mean'\nfield = 'age'\ntheirs = 1",
            "n: field: 'age'",
        ),
        ("title = 'x'\n[[figure]]\nname = 'n'\nmeasure = 'cases'\ntheirs = '1'", "n: theirs"),
    ],
)
def test_a_file_that_is_wrong_is_named_with_the_key(tmp_path: Path, text: str, reason: str) -> None:
    """And with what may stand there."""
    path = tmp_path / "review.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WrongUse, match=reason):
        read_review(path)
