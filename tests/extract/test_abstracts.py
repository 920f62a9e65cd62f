"""Invented abstracts in the styles of six decades, with the disorders and treatments they tell."""

import json
from pathlib import Path
from typing import Any

import pytest

from cases.contract import case_to_dict
from corpus.article import Article, DocumentId, Section, SectionKind
from extract.extract import cases_of
from studies.study import load_study

FIELDS = ("disorders", "treatments", "treatments_prior", "treatments_not_given")
ABSTRACTS = [
    json.loads(line)
    for line in (Path(__file__).parent / "abstracts.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("abstract", ABSTRACTS, ids=[a["title"][:40] for a in ABSTRACTS])
def test_an_abstract_gives_each_patient_his_disorders_and_treatments(
    abstract: dict[str, Any],
) -> None:
    """The patients in order of the text, the values as sets."""
    article = Article(
        DocumentId("abstract"),
        abstract["title"],
        (Section("abstract", abstract["text"], SectionKind.ABSTRACT),),
    )
    found = [case_to_dict(case) for case in cases_of(article, load_study("spinal_emh"))]
    assert [{field: set(case[field]) for field in FIELDS} for case in found] == [
        {field: set(case[field]) for field in FIELDS} for case in abstract["cases"]
    ]
