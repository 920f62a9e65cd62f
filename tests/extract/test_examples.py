"""The study's example sentences: what each says of one patient, and what it does not say."""

import json
from functools import cache
from typing import Any

import pytest

from cases.contract import case_to_dict
from corpus.article import Article, DocumentId, Section
from extract.extract import cases_of
from studies.study import load_study
from tests.conftest import ROOT

FOLDER = ROOT / "studies" / "spinal_emh" / "examples"
TITLE = "Report of a patient"


def examples() -> list[Any]:
    """Every line of every table: field, text, expected value (JSON)."""
    found = []
    for path in sorted(FOLDER.glob("*.tsv")):
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines[1:], 2):
            if line.strip() and not line.startswith("#"):
                text, expected, *_ = line.split("\t")
                found.append(pytest.param(path.stem, text, expected, id=f"{path.stem}:{number}"))
    return found


@cache
def read_case(text: str) -> dict[str, Any]:
    """The one case of a document whose case presentation is `text`."""
    article = Article(DocumentId("example"), TITLE, (Section("Case presentation", text),))
    cases = cases_of(article, load_study("spinal_emh"))
    return case_to_dict(cases[0]) if cases else {}


@pytest.mark.parametrize(("field", "text", "expected"), examples())
def test_an_example_says_what_the_study_says_it_says(field: str, text: str, expected: str) -> None:
    """Lists are compared as sets of values, numbers to a hundredth."""
    said, value = read_case(text).get(field), json.loads(expected)
    if isinstance(value, list):
        assert set(said or []) == set(value)
    elif isinstance(value, float):
        assert said == pytest.approx(value, abs=0.01)
    else:
        assert said == value
