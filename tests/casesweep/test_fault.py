"""One document that the extractor fails on: named, and the others are read."""

import json
from pathlib import Path

import pytest

from cases.record import CaseRecord
from casesweep.extract import extract_files
from casesweep.settings import Settings
from corpus.article import Article
from extract.extract import extract
from studies.study import Study


def fails_on_two(article: Article, study: Study) -> CaseRecord:
    """An extractor with a fault that only document `two` meets."""
    if article.doc == "two":
        raise ZeroDivisionError("division by zero")
    return extract(article, study)


def test_a_fault_in_a_rule_costs_only_the_document_it_met(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The document is named with the error and the place; the exit status is 1."""
    monkeypatch.setattr("extract.extract.extract", fails_on_two)
    documents = tmp_path / "in.jsonl"
    lines = [{"doc": doc, "title": "A title", "text": "A text."} for doc in ("one", "two", "three")]
    documents.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    out = tmp_path / "out.jsonl"
    assert extract_files(Settings(), [str(documents)], str(out)) == 1
    assert [json.loads(line)["doc"] for line in out.read_text("utf-8").splitlines()] == [
        "one",
        "three",
    ]
    said = capsys.readouterr().err
    assert "failed on two (ZeroDivisionError: division by zero, in test_fault.py line" in said
