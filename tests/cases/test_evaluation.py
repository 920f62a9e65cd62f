"""Figures of predictions against gold: the contract's scoring, with intervals and faults."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cases.checks import ContractError
from cases.measure.evaluation import Figures, evaluate, ratios
from cases.measure.scoring import Fault, Tally, faults, pair
from cases.record import Case

CONTRACT = Path(__file__).parents[3] / "shared"


def lines(path: Path, *records: dict[str, Any]) -> Path:
    """A JSON Lines file of these records."""
    text = "".join(f"{json.dumps(record)}\n" for record in records)
    path.write_text(text, encoding="utf-8")
    return path


def document(doc: str, *cases: dict[str, Any], relevant: bool = True) -> dict[str, Any]:
    """A case report with these cases."""
    return {"doc": doc, "kind": "case_report", "relevant": relevant, "cases": list(cases)}


def figures(
    folder: Path, gold: list[dict[str, Any]], told: list[dict[str, Any]], *, bootstrap: int = 0
) -> Figures:
    """The figures of these predictions."""
    right = lines(folder / "gold.jsonl", *gold)
    return evaluate(right, lines(folder / "told.jsonl", *told), bootstrap=bootstrap)


def test_each_value_is_told_missed_or_too_many(tmp_path: Path) -> None:
    """A wrong value counts on both sides, each value of a set on its own."""
    gold = {"age_years": 42, "sex": "male", "levels": ["T4-T6"], "treatments": ["surgery"]}
    told = {"age_years": 41, "levels": ["T4-T6", "L1"], "treatments": []}
    found = figures(tmp_path, [document("a", gold)], [document("a", told)])
    assert found.tallies["age_years"] == Tally(0, 1, 1)
    assert found.tallies["sex"] == Tally(0, 0, 1)
    assert found.tallies["levels"] == Tally(1, 1, 0)
    assert found.tallies["level_overlap"] == Tally(3, 1, 0)
    assert found.tallies["mission"] == Tally(1, 2, 3)


def test_near_numbers_and_other_forms_are_the_same(tmp_path: Path) -> None:
    """Follow-up to half a month, other figures to a twentieth, levels and words normalised."""
    gold = {
        "follow_up_months": 12,
        "age_years": 1.17,
        "levels": ["T4-T6"],
        "disorders": ["other:a b"],
    }
    told = {
        "follow_up_months": 12.5,
        "age_years": 1.2,
        "levels": ["D4-T6"],
        "disorders": ["other:A-B"],
    }
    found = figures(tmp_path, [document("a", gold)], [document("a", told)])
    assert found.tallies["mission"] == Tally(3, 0, 0)
    assert found.tallies["follow_up_months"] == Tally(1, 0, 0)


def test_a_document_not_predicted_counts_as_empty(tmp_path: Path) -> None:
    """And one that gold does not hold is passed over."""
    gold = [document("a", {"sex": "male"}), document("b", relevant=False)]
    found = figures(tmp_path, gold, [document("c", {"sex": "female"})])
    assert (found.documents, found.missing) == (2, 2)
    assert (found.kind_accuracy, found.case_count_exact) == (0, 0.5)
    assert found.tallies["relevant"] == Tally(0, 0, 1)
    assert found.tallies["sex"] == Tally(0, 0, 1)


def test_cases_are_paired_so_that_they_agree(tmp_path: Path) -> None:
    """The order of the patients does not matter, up to seven of them and beyond."""
    for many in (3, 9):
        cases = [{"age_years": 10 + n, "sex": "male", "levels": [f"T{n + 1}"]} for n in range(many)]
        found = figures(tmp_path, [document("a", *cases)], [document("a", *cases[::-1])])
        assert found.tallies["mission"] == Tally(3 * many, 0, 0)


def test_a_patient_too_many_is_wrong_in_every_field(tmp_path: Path) -> None:
    """Left over, he meets nobody."""
    told = document("a", {"sex": "male", "age_years": 4}, {"sex": "female", "age_years": 9})
    found = figures(tmp_path, [document("a", {"sex": "female", "age_years": 9})], [told])
    assert found.tallies["mission"] == Tally(2, 2, 0)
    assert found.case_count_exact == 0


@pytest.mark.parametrize(
    ("field", "gold", "told", "other", "found"),
    [
        ("sex", "male", None, "female", (Fault.MISSED,)),
        ("sex", None, "male", "female", (Fault.SPURIOUS,)),
        ("sex", None, "female", "female", (Fault.WRONG_PATIENT,)),
        ("age_years", 4, 9, 30, (Fault.WRONG_VALUE,)),
        ("age_years", 4, 30, 30, (Fault.WRONG_PATIENT, Fault.MISSED)),
        ("age_years", 4, 4.04, 30, ()),
        ("levels", ("T4",), ("T5", "L1"), ("L1",), (Fault.WRONG_PATIENT, Fault.WRONG_VALUE)),
        ("treatments", ("a", "b"), ("b",), (), (Fault.MISSED,)),
    ],
)
def test_what_is_wrong_with_a_value(
    field: str, gold: object, told: object, other: object, found: tuple[Fault, ...]
) -> None:
    """Missed, spurious, wrong, or another patient's."""
    right, said, stranger = (Case(**{field: value}) for value in (gold, told, other))  # type: ignore[arg-type]
    assert faults(field, right, said, [stranger]) == found


def test_faults_and_disagreements_are_told_by_field(tmp_path: Path) -> None:
    """Each with its document and both values."""
    gold = document("a", {"age_years": 4, "levels": ["T4"]})
    found = figures(tmp_path, [gold], [document("a", {"age_years": 9, "levels": ["T4"]})])
    assert found.faults["age_years"] == {Fault.WRONG_VALUE: 1}
    assert not found.faults["levels"]
    [wrong] = found.disagreements
    assert (wrong.doc, wrong.field, wrong.gold, wrong.predicted) == ("a", "age_years", 4, 9)


def test_intervals_hold_the_figure_and_are_the_same_each_time(tmp_path: Path) -> None:
    """Documents are resampled with a fixed seed."""
    gold = [document(str(n), {"sex": "male"}) for n in range(20)]
    told = [document(str(n), {"sex": "male" if n % 4 else "female"}) for n in range(20)]
    found = figures(tmp_path, gold, told, bootstrap=200)
    low, high = found.intervals["sex"]
    assert 0 < low < ratios(found.tallies["sex"]).f1 < high < 1
    assert found.intervals == figures(tmp_path, gold, told, bootstrap=200).intervals
    assert not figures(tmp_path, gold, told).intervals


def test_a_document_twice_in_a_file_is_named(tmp_path: Path) -> None:
    """Which of the two was meant is not ours to guess."""
    with pytest.raises(ContractError, match=r"told\.jsonl holds a twice"):
        figures(tmp_path, [], [document("a"), document("a")])


def test_nothing_to_score_is_no_error(tmp_path: Path) -> None:
    """Two empty files."""
    assert figures(tmp_path, [], [], bootstrap=10).documents == 0


def test_pairing_with_nobody() -> None:
    """No gold cases, no predicted ones, neither."""
    case = Case(sex="male")
    assert pair([], [case]) == [(Case(), case)]
    assert pair([case], []) == [(case, Case())]
    assert pair([], []) == []


@pytest.mark.skipif(not CONTRACT.exists(), reason="the contract's own scorer is not at hand")
def test_the_figures_are_those_of_the_contracts_own_scorer(tmp_path: Path) -> None:
    """Over the development documents, the predictions being gold with much of it spoilt."""
    dev = (CONTRACT / "dev" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    records = [each["record"] for each in map(json.loads, dev) if each["split"] == "train"]
    gold = lines(tmp_path / "gold.jsonl", *records)
    told = lines(tmp_path / "told.jsonl", *_spoilt(records))
    scorer = [sys.executable, str(CONTRACT / "contract" / "score.py"), "--json"]
    theirs = json.loads(
        subprocess.run([*scorer, str(gold), str(told)], check=True, capture_output=True).stdout
    )
    ours = evaluate(gold, told)
    for field, row in theirs["fields"].items():
        assert ours.tallies[field] == (row["tp"], row["fp"], row["fn"]), field
        assert ratios(ours.tallies[field]) == (row["precision"], row["recall"], row["f1"])
    assert ratios(ours.tallies["relevant"]).f1 == theirs["relevant_f1"]
    assert ratios(ours.tallies["mission"]).f1 == theirs["mission_f1"]
    for name in ("documents", "missing", "kind_accuracy", "case_count_exact"):
        assert getattr(ours, name) == theirs[name]


def _spoilt(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Some documents left out, cases shuffled, added and lost, values swapped between cases."""
    chance = random.Random(1)  # noqa: S311 - for a test
    every = [case for record in records for case in record["cases"]]
    out = []
    for record in records:
        cases = [dict(case) for case in record["cases"]]
        chance.shuffle(cases)
        for case in cases:
            for field in chance.sample(sorted(case), 4):
                case[field] = chance.choice(every)[field]
        cases = cases[: chance.choice([len(cases), len(cases), 1])]
        cases += [dict(chance.choice(every)) for _ in range(chance.choice([0, 0, 0, 1, 8]))]
        kind = chance.choice([record["kind"], "other"])
        relevant = record["relevant"] is (chance.random() < 0.9)
        if chance.random() < 0.95:
            out.append({**record, "cases": cases, "kind": kind, "relevant": relevant})
    return out
