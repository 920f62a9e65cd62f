"""Which documents people should read first, and what they see marked in them."""

import json
from dataclasses import replace
from pathlib import Path

from annotations.doccano.upload import lines_of, relations_between, spans_of
from annotations.pages.labels import labels
from annotations.pages.premarked import Premarked, premarked
from annotations.selection.candidates import candidates, read_candidates
from cases.db.database import Database
from cases.finding import FURTHER, Field, Finding, Status
from studies.study import load_study
from tests.cases.findings import said
from tests.cases.papers import database_in, paper, record_of, take

KNOWN = labels(load_study("spinal_emh"))
BODY = "\U0001f600 A 42-year-old man had a mass at T5-T9."


def read(database: Database, doc: str, confidence: float, *more: str, flag: str = "") -> None:
    """A paper in which the age was read with that confidence."""
    article = paper(doc, BODY)
    age = replace(said(article, Field.AGE_YEARS, 42, "42"), confidence=confidence)
    findings: list[Finding] = [age, *(said(article, Field.SEX, "male", word) for word in more)]
    flags = [flag] if flag else []
    take(database, (article, record_of(article, findings, flags=flags)))


def page_of(database: Database, *, blind: bool = False) -> Premarked:
    """The page of the only paper."""
    with database.reading() as session:
        [one] = read_candidates(session, candidates(session))
        return premarked(one, KNOWN, blind=blind)


def test_the_most_likely_wrong_come_first(tmp_path: Path) -> None:
    """By what the confidences lack; a reason to look counts a half."""
    database = database_in(tmp_path)
    read(database, "pmid:1", 0.95)
    read(database, "pmid:2", 0.7)
    read(database, "pmid:3", 0.95, flag="the paper announces two patients")
    with database.reading() as session:
        found = candidates(session)
        assert [each.doc for each in found] == ["pmid:3", "pmid:2", "pmid:1"]
        assert [each.expected_error for each in found] == [0.55, 0.3, 0.05]
        assert [each.doc for each in candidates(session, ["pmid:1"])] == ["pmid:1"]


def test_values_are_marked_on_their_words(tmp_path: Path) -> None:
    """The patient on his line, kind and relevance on the title, one more line to add a patient."""
    database = database_in(tmp_path)
    read(database, "pmid:1", 0.9, "man")
    page = page_of(database)
    assert {(m.label, page.page.text[m.start : m.end], m.patient) for m in page.marks} == {
        ("kind:case_report", "On pmid:1", None),
        ("relevant:yes", "On pmid:1", None),
        ("patient", "Patient 1", "1"),
        ("age", "42", "1"),
        ("sex:male", "man", "1"),
    }
    assert page.cases == {"1": "1-1"}
    assert list(page.page.lines) == ["1", "2"]


def test_a_refusal_that_both_lists_name_is_marked_as_of_a_further_treatment(
    tmp_path: Path,
) -> None:
    """So that it goes into both lists again when the page comes back."""
    database = database_in(tmp_path)
    article = paper("pmid:1", "He had a laminectomy. Irradiation and another one were declined.")
    findings = [
        said(article, Field.TREATMENTS, "surgery", "laminectomy", Status.GIVEN),
        replace(
            said(article, Field.TREATMENTS, "surgery", "another", Status.NOT_GIVEN), rank=FURTHER
        ),
        said(article, Field.TREATMENTS, "radiotherapy", "Irradiation", Status.NOT_GIVEN),
    ]
    take(database, (article, record_of(article, findings)))
    ranks = {m.label: m.rank for m in page_of(database).marks if m.label.startswith("treatment")}
    assert ranks == {
        "treatment:surgery": 0.0,
        "treatment:surgery (not given)": FURTHER,
        "treatment:radiotherapy (not given)": 0.0,
    }


def test_the_upload_is_ascii_and_counts_as_doccano_does(tmp_path: Path) -> None:
    """Behind an emoji everything stands one further on."""
    database = database_in(tmp_path)
    read(database, "pmid:1", 0.9)
    page = page_of(database)
    lines = lines_of([page])
    assert lines.isascii()
    line = json.loads(lines)
    assert line["text"] == page.page.text
    [(start, end, _)] = [span for span in spans_of(page) if span[2] == "age"]
    assert line["text"].encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le") == "42"
    [relation] = line["relations"]
    marks = {each["id"]: each["label"] for each in line["entities"]}
    assert (marks[relation["from_id"]], marks[relation["to_id"]], relation["type"]) == (
        "age",
        "patient",
        "patient 1",
    )


def test_each_mark_leads_to_the_one_before_it(tmp_path: Path) -> None:
    """And the first to the patient's line."""
    database = database_in(tmp_path)
    read(database, "pmid:1", 0.9, "man")
    marks = page_of(database).marks
    drawn = {(marks[a].label, marks[b].label, who) for a, b, who in relations_between(marks)}
    assert drawn == {("age", "patient", "1"), ("sex:male", "age", "1")}


def test_a_blind_page_shows_nothing_and_tells_not_how_many(tmp_path: Path) -> None:
    """What would have been marked is kept for the comparison."""
    database = database_in(tmp_path)
    read(database, "pmid:1", 0.9)
    page = page_of(database, blind=True)
    line = json.loads(lines_of([page]))
    assert (line["entities"], line["relations"], page.cases) == ([], [], {})
    assert list(page.page.lines) == ["1", "2", "3", "4"]
    assert {mark.label for mark in page.marks} >= {"age", "patient"}
