"""What a paper is: its kind, whether it counts, and how many patients it tells, text by text."""

import json
from pathlib import Path

import pytest

from corpus.article import Article, DocumentId, Section
from extract.extract import extract
from studies.study import load_study

PAPERS = [
    json.loads(line) for line in Path(__file__).with_name("papers.jsonl").read_text().splitlines()
]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper["title"][:60])
def test_kind_relevance_and_number_of_cases(paper: dict[str, object]) -> None:
    """A paper is judged as a reader of its abstract would."""
    text = Section("abstract", str(paper["text"]))
    article = Article(doc=DocumentId("file:paper"), title=str(paper["title"]), sections=(text,))
    record = extract(article, load_study("spinal_emh"))
    assert {
        "kind": record.kind,
        "relevant": record.relevant,
        "cases": len(record.cases),
    } == {key: paper[key] for key in ("kind", "relevant", "cases")}
