"""The whole circle with a real Doccano: out to annotators, back into the case table."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from annotations.returned.kept import marked_documents
from cases.db.history import history
from cases.db.schema.papers import Run
from cases.db.schema.patients import CaseValue, Flag
from cases.db.schema.reviews import DocumentValue, ReviewBatch, ReviewPull
from tests.annotations.annotator import Ward, ward
from tests.fakes.doccano import Team

pytestmark = pytest.mark.slow
DOCUMENTS = 60


@pytest.fixture(scope="module")
def full(doccano: Team, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ward]:
    """Sixty documents, pushed to two people; a third of the documents goes to both."""
    with pytest.MonkeyPatch.context() as patched:
        made = ward(doccano, tmp_path_factory.mktemp("circle"), patched, DOCUMENTS)
        assert made.push("anna", "ben", share=0.3) == 0
        yield made


def values(ward_: Ward) -> dict[str, dict[str, Any]]:
    """The case table without the number of doubts, which a person's word ends."""
    return {
        case: {key: value for key, value in row.items() if key != "doubts"}
        for case, row in ward_.table().items()
    }


def rows_of(ward_: Ward, *tables: type[Any]) -> list[int]:
    """How many rows there are."""
    with ward_.database.reading() as session:
        return [session.scalar(select(func.count()).select_from(each)) or 0 for each in tables]


def change(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """What differs between two states of a case."""
    return {key: after[key] for key in after if before[key] != after[key]}


def test_what_nobody_changes_comes_back_as_it_went(full: Ward) -> None:
    """Sixty documents with Greek letters, emoji, CRLF and series; nothing moves, nothing doubles."""
    before = values(full)
    assert len(before) == DOCUMENTS + DOCUMENTS // 3
    anna, ben = full.at("anna"), full.at("ben")
    docs = [*anna.examples(), *ben.examples()]
    assert len(set(docs)) == DOCUMENTS
    assert 8 < len(docs) - DOCUMENTS < 30
    for desk in (anna, ben):
        desk.tick(*desk.examples().values())
    assert full.pull() == 0
    assert values(full) == before
    with full.database.reading() as session:
        sources = set(session.scalars(select(CaseValue.source).where(CaseValue.origin == "human")))
        assert sources == {"human:anna", "human:ben"}
        said = [each for each in history(session, "91000001-1") if each.origin == "human"]
    assert next(each.value for each in said if each.field == "age_years") == 20
    marked = list(marked_documents(full.database, annotator="anna"))
    assert all(each.marks and each.parts and not each.blind for each in marked)
    for each in marked:
        words_of = {m.label: each.text[m.start : m.end] for m in each.marks}
        assert words_of["level:lesion"] in {"T5-T9", "T4-T6", "L1-L3"}


def test_pulling_twice_changes_nothing(full: Ward) -> None:
    """Not one row, whatever the order of the tests."""
    full.pull()
    before = rows_of(full, Run, CaseValue, DocumentValue, ReviewPull, ReviewBatch, Flag)
    assert full.pull() == 0
    assert rows_of(full, Run, CaseValue, DocumentValue, ReviewPull, ReviewBatch, Flag) == before


def test_each_correction_is_in_the_table_and_nothing_else(
    doccano: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A label changed, a mark deleted, one added behind an emoji, one given to another patient."""
    made = ward(doccano, tmp_path, monkeypatch, 3)
    made.push("carl")
    desk, before = made.at("carl"), made.table()
    one, series = (desk.examples()[doc] for doc in ("pmid:91000001", "pmid:91000003"))
    desk.relabel(one, desk.span(one, "outcome:improved", "improved"), "outcome:unchanged")
    for span in desk.spans(one):
        if span["text"] == "compartment:epidural":
            desk.delete(one, span)
    desk.add(one, "compartment:paraspinal", "mass")
    added = desk.add(series, "compartment:intraosseous", "31-year-old")
    to = desk.span(series, "level:lesion", "L1-L3")
    desk.link(series, added, to, patient=2)
    desk.tick(one, series)
    assert made.pull() == 0
    after = made.table()
    assert change(before["91000001-1"], after["91000001-1"]) == {
        "outcome_clinical": "unchanged",
        "compartments": "paraspinal",
    }
    assert change(before["91000003-1"], after["91000003-1"]) == {}
    assert change(before["91000003-2"], after["91000003-2"]) == {
        "compartments": "intraosseous; epidural"
    }
    assert before["91000002-1"] == after["91000002-1"]
    with made.database.reading() as session:
        said = [each for each in history(session, "91000001-1") if each.field == "outcome_clinical"]
    assert [(each.value, each.source) for each in said][1:] == [("unchanged", "human:carl")]


def test_one_click_says_that_a_case_is_none_and_another_is_added(
    doccano: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`not a case`, `another patient`, `cannot tell`; a new patient; a value without any words."""
    made = ward(doccano, tmp_path, monkeypatch, 6)
    made.push("dora")
    desk, before = made.at("dora"), made.table()
    docs = desk.examples()
    series, one, two = (docs[f"pmid:9100000{n}"] for n in (3, 1, 2))
    desk.relabel(series, desk.span(series, "patient", "Patient 1"), "not a case")
    desk.relabel(one, desk.span(one, "dose"), "another patient")
    desk.relabel(one, desk.span(one, "sex:male", "man"), "cannot tell")
    desk.comment(one, "1: follow_up_months 24")
    desk.comment(one, "a note for my colleagues")
    new = desk.add(two, "patient", "Patient 2")
    desk.add(two, "sex:female", "Patient 2")
    far = desk.add(two, "disorder:lymphoma", "weakness")
    desk.link(two, far, new, patient=2)
    desk.tick(series, one, two)
    assert made.pull() == 0
    after = made.table()
    assert set(before) - set(after) == {"91000003-1"}
    assert set(after) - set(before) == {"91000002-2"}
    assert change(before["91000001-1"], after["91000001-1"]) == {
        "radiotherapy_dose_gy": None,
        "follow_up_months": 24.0,
        "doubts": 1,
    }
    new_row = {key: value for key, value in after["91000002-2"].items() if value is not None}
    assert new_row["sex"] == "female"
    assert new_row["disorders"] == "lymphoma"
    assert after["91000002-1"] | {"doubts": 0} == before["91000002-1"] | {"doubts": 0}
    desk.relabel(series, desk.span(series, "not a case"), "patient")
    assert made.pull() == 0
    assert set(made.table()) == set(before) | {"91000002-2"}


def test_kind_and_relevance_are_corrected_on_the_title(
    doccano: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who says that a paper is not relevant takes its cases from the table, and can go back."""
    made = ward(doccano, tmp_path, monkeypatch, 2)
    made.push("emil")
    desk = made.at("emil")
    one, two = (desk.examples()[doc] for doc in ("pmid:91000001", "pmid:91000002"))
    desk.relabel(one, desk.span(one, "relevant:yes"), "relevant:no")
    desk.relabel(two, desk.span(two, "kind:case_report"), "kind:other")
    desk.tick(one, two)
    assert made.pull() == 0
    assert {case: row["kind"] for case, row in made.table().items()} == {"91000002-1": "other"}
    desk.relabel(one, desk.span(one, "relevant:no"), "relevant:yes")
    made.pull()
    assert set(made.table()) == {"91000001-1", "91000002-1"}


def test_a_blind_document_shows_no_marks_and_comes_back_with_those_made(
    doccano: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The patient is found again by what is said of him; the extractor's marks are kept aside."""
    made = ward(doccano, tmp_path, monkeypatch, 1)
    made.push("fred", blind=True)
    desk = made.at("fred")
    [example] = desk.examples().values()
    assert desk.spans(example) == []
    desk.add(example, "kind:case_report", "report 0")
    desk.add(example, "relevant:yes", "report 0")
    desk.add(example, "patient", "20-year-old man")
    desk.add(example, "age", "20-year-old")
    desk.add(example, "level:lesion", "T5-T9")
    desk.tick(example)
    assert made.pull() == 0
    [(case, row)] = made.table().items()
    assert (case, row["age_years"], row["levels"], row["treatments"]) == (
        "91000001-1",
        20,
        "T5-T9",
        None,
    )
    [document] = marked_documents(made.database)
    assert document.blind
    assert {mark.label for mark in document.machine} > {"age", "outcome:improved"}
