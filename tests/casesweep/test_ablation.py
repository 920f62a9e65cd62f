"""The ablation: a table of figures for rules, recogniser and both."""

import json
from dataclasses import replace
from pathlib import Path

from casesweep.learning.ablation import ablation
from extract.vote.vote import recogniser_of
from studies.study import load_study
from tests.models.ruled import ruled_model

TEXT = (
    "A 42-year-old man with thalassemia major presented with paraparesis. MRI showed an epidural "
    "mass of extramedullary hematopoiesis from T4 to T9. He was treated with radiotherapy."
)
CASE = {
    "age_years": 42,
    "sex": "male",
    "levels": ["T4-T9"],
    "disorders": ["thalassemia_major"],
    "treatments": ["radiotherapy"],
}


def test_rules_recogniser_and_both_are_scored_and_their_agreement_counted(tmp_path: Path) -> None:
    """A model that marks the age alone: it agrees there and is silent elsewhere."""
    record = {"doc": "x:1", "kind": "case_report", "relevant": True, "cases": [CASE]}
    document = {"doc": "x:1", "title": "Spinal extramedullary hematopoiesis", "text": TEXT}
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({**document, "record": record}), encoding="utf-8")
    study = load_study("spinal_emh")
    model = str(ruled_model(tmp_path, {"AGE": ["42-year-old"]}))
    study = replace(study, settings={**study.settings, "recogniser": {"model": model}})
    recogniser = recogniser_of(study)
    assert recogniser is not None
    scores, votes = ablation(gold, study, recogniser).split("\n\n")
    rows = {line.split(" | ")[0].strip("| "): line.split(" | ")[1:] for line in scores.splitlines()}
    assert rows["rules only"] == rows["both"]
    assert rows["rules only"][2] == "1.000"
    assert rows["recogniser only"][:2] == ["1.000", "0.200"]
    assert "| age_years | 1 | 1.00 | 0 |  | 0 |  | 1 | 0.00 |" in votes
    assert "| sex | 0 |  | 1 | 1.00 | 0 |  | 1 | 0.00 |" in votes
