"""Annotators who err as often as they are told to."""

import json
from pathlib import Path

import pytest

from annotations.learning.simulated import simulated
from annotations.pages.marked import MarkedDocument
from models.annotated import CorpusError
from tests.conftest import ROOT

GOLD = ROOT / "studies" / "spinal_emh" / "gold" / "train.jsonl"


def words(document: MarkedDocument) -> set[tuple[str, str]]:
    """Label and words of each mark."""
    return {(mark.label, document.text[mark.start : mark.end]) for mark in document.marks}


def test_without_noise_the_gold_marks_come_back_under_the_labels_of_the_review() -> None:
    """Title and text are one shown text; a treatment given before says so."""
    first = next(simulated(GOLD, noise=0, seed=1))
    gold = json.loads(GOLD.read_text(encoding="utf-8").splitlines()[0])
    assert first.doc == gold["doc"]
    assert words(first) >= {
        ("age", "24-year-old"),
        ("sex:male", "man"),
        ("disorder:beta_thalassemia_intermedia", "β-thalassaemia intermedia"),
        ("treatment:splenectomy (prior)", "splenectomised"),
        ("treatment:radiotherapy", "external-beam radiotherapy"),
    }
    assert any(label.startswith("outcome:") for label, _ in words(first))
    title, text = first.parts
    assert first.text[title.start : title.end] == gold["title"]
    assert first.text[text.start : text.end] == gold["text"]
    assert first.record.cases[0].age_years == 24


def test_the_share_of_wrong_marks_is_the_noise() -> None:
    """Left out, shifted or relabelled; over a hundred documents it comes close."""
    right = list(simulated(GOLD, noise=0, seed=1))
    erring = list(simulated(GOLD, noise=0.3, seed=1))
    total = sum(len(each.marks) for each in right)
    kept = sum(len(words(a) & words(b)) for a, b in zip(right, erring, strict=True))
    everything = sum(len(words(each)) for each in right)
    assert 1 - kept / everything == pytest.approx(0.3, abs=0.05)
    left_out = 1 - sum(len(each.marks) for each in erring) / total
    assert left_out == pytest.approx(0.1, abs=0.04)
    for each in erring:
        assert all(0 <= mark.start < mark.end <= len(each.text) for mark in each.marks)


def test_the_same_seed_errs_in_the_same_way() -> None:
    """So that a curve can be made again."""
    assert list(simulated(GOLD, noise=0.2, seed=7)) == list(simulated(GOLD, noise=0.2, seed=7))
    assert list(simulated(GOLD, noise=0.2, seed=7)) != list(simulated(GOLD, noise=0.2, seed=8))


def test_a_line_that_is_no_gold_document_is_named(tmp_path: Path) -> None:
    """With its number."""
    path = tmp_path / "gold.jsonl"
    path.write_text("{}\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"gold\.jsonl:1: no gold document"):
        list(simulated(path, noise=0, seed=1))
