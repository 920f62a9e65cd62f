"""Extracted, shown, confirmed without a change, rebuilt: the record is the one that was extracted."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotations.doccano.upload import relations_between
from annotations.pages.labels import labels
from annotations.pages.premarked import marks_as_json, premarked
from annotations.returned.interpretation import Returned, Seen, interpret
from annotations.returned.ownership import Link
from annotations.returned.rebuild import article_of, rebuild
from annotations.selection.candidates import Read, candidates, read_candidates
from cases.contract import KEYS, SET_KEYS, to_dict
from cases.record import CaseRecord
from casesweep.reviewing.words import read_words
from corpus.article import Article, DocumentId, Section
from extract.extract import extract
from studies.hierarchy import hierarchy
from studies.study import load_study
from tests.cases.papers import database_in, take
from tests.conftest import ROOT

pytestmark = pytest.mark.slow
STUDY = load_study("spinal_emh")
KNOWN = labels(STUDY)
GOLD = ROOT / "studies" / "spinal_emh" / "gold" / "plain.jsonl"


def extracted() -> Iterator[tuple[Article, CaseRecord]]:
    """The gold documents that count, as the extractor reads them."""
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        section = Section("text", gold["text"])
        article = Article(DocumentId(gold["doc"]), gold["title"], (section,), year=2020)
        record = extract(article, STUDY)
        if record.relevant:
            yield article, record


def confirmed(read: Read, extracted_: CaseRecord) -> CaseRecord:
    """The page with all its marks and lines, as it comes back from a person who ticks it."""
    page = premarked(read, KNOWN, blind=False)
    marks = [replace(mark, span_id=number) for number, mark in enumerate(page.marks, 1)]
    seen = [Seen(mark.span_id, mark.label, mark.start, mark.end) for mark in marks]
    links = [
        Link(marks[at].span_id, marks[to].span_id, f"patient {patient}", is_new=False)
        for at, to, patient in relations_between(marks)
    ]
    returned = Returned(page.page, marks_as_json(marks), seen, links, [], "anna")
    said = interpret(returned, KNOWN, read_words)
    assert said.problems == []
    article = article_of(read.candidate.doc, extracted_.title, extracted_.year, read.sections)
    return rebuild(said, article, cohort=extracted_.cohort, hierarchy=hierarchy(STUDY))


def values(record: CaseRecord) -> dict[str, Any]:
    """What the record states, whoever says it and in whatever order of a set."""
    data = to_dict(record)
    cases = [
        {key: sorted(case[key]) if key in SET_KEYS else case[key] for key in KEYS}
        for case in data["cases"]
    ]
    told = ("doc", "title", "year", "kind", "relevant", "cohort")
    return {key: data[key] for key in told} | {"cases": cases}


def test_what_nobody_corrects_is_rebuilt_as_it_was_extracted(tmp_path: Path) -> None:
    """Every value of every gold document, a second operation refused after the first included."""
    pairs = list(extracted())
    records = {article.doc: record for article, record in pairs}
    database = database_in(tmp_path)
    take(database, *pairs)
    with database.reading() as session:
        read = list(read_candidates(session, candidates(session)))
    assert len(read) == len(records)
    twice = [case for record in records.values() for case in record.cases]
    assert any(set(case.treatments) & set(case.treatments_not_given) for case in twice)
    for each in read:
        before = records[DocumentId(each.candidate.doc)]
        assert values(confirmed(each, before)) == values(before)
