"""People's values: above the machine's in whatever order they come, and the past stays readable."""

from collections.abc import Mapping
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.cells import Words
from cases.checks import ContractError
from cases.db.case_table import rows
from cases.db.database import Database, create_database
from cases.db.history import as_of, history
from cases.db.intake import Versions
from cases.db.integrity import faults
from cases.db.kept_records import kept_records
from cases.db.review import Review, ReviewError, save_review
from cases.finding import Field
from corpus.article import Article
from tests.cases.findings import said
from tests.cases.papers import newer, paper, query, record_of, take

BODY = "A 42-year-old man, not 44, had a mass at T5-T9, later L1."


@pytest.fixture
def database(database_url: str) -> Database:
    """An empty database."""
    return create_database(database_url, study="test")


def read(database: Database, article: Article, version: int, **values: int | str) -> None:
    """A machine run that reads these values."""
    findings = [said(article, Field(key), value, str(value)) for key, value in values.items()]
    versions = Versions("study", f"rules-{version}")
    take(database, (article, record_of(article, findings)), versions=versions)


def row_of(database: Database, case_id: str) -> Mapping[str, Any] | None:
    """The row of the case table; None if it is not there."""
    with database.reading() as session:
        return {row["case_id"]: row for row in rows(session)}.get(case_id)


def flags(database: Database) -> list[tuple[object, ...]]:
    """The flags that hold."""
    return query(database, "SELECT case_id, field, reason FROM flags WHERE closed_run_id IS NULL")


def test_a_persons_value_stands_above_the_machines(database: Database) -> None:
    """And with it who said so, when, on which words of which text."""
    article = paper(body=BODY)
    read(database, article, 1, age_years=42)
    words = Words(None, "Abstract", 23, 25, "44", "human:anna", 1.0)
    review = Review(
        "101-1",
        "anna",
        {"age_years": 44},
        text_hash=article.text_hash,
        words={"age_years": [words]},
    )
    save_review(database, review)
    assert (row_of(database, "101-1") or {})["age_years"] == 44
    assert query(database, "SELECT person, origin FROM reviews") == [("anna", "human")]
    with database.reading() as session:
        [record] = kept_records(session)
        assert list(faults(session)) == []
    [case] = record.data["cases"]
    assert (case["age_years"], case["evidence"]["age_years"][0]["text"]) == (44, "44")


def test_an_adjudicated_value_stands_above_a_humans(database: Database) -> None:
    """Also where another person speaks later."""
    read(database, paper(body=BODY), 1, age_years=42)
    save_review(database, Review("101-1", "carl", {"age_years": 44}, adjudicated=True))
    save_review(database, Review("101-1", "anna", {"age_years": 43}))
    assert (row_of(database, "101-1") or {})["age_years"] == 44


def test_that_the_text_says_nothing_is_a_value(database: Database) -> None:
    """The machine's is not shown in its place, in the table and in the record."""
    read(database, paper(body=BODY), 1, age_years=42, levels="T5-T9")
    save_review(database, Review("101-1", "anna", {"age_years": None, "levels": []}))
    row = row_of(database, "101-1") or {}
    assert (row["age_years"], row["levels"]) == (None, None)
    with database.reading() as session:
        [record] = kept_records(session)
        assert list(faults(session)) == []
    assert record.data["cases"][0]["age_years"] is None
    assert record.data["cases"][0]["levels"] == []


def test_a_machine_that_later_disagrees_raises_a_flag(database: Database) -> None:
    """Once it reads what the person has not seen; what was seen and corrected is no news."""
    article = paper(body=BODY)
    read(database, article, 1, age_years=42)
    save_review(database, Review("101-1", "anna", {"age_years": 44}))
    read(database, article, 2, age_years=42)
    assert flags(database) == []
    read(database, article, 3, age_years=5)
    reason = "a person has said 44; the text now reads 5"
    assert flags(database) == [("101-1", "age_years", reason)]
    assert (row_of(database, "101-1") or {})["age_years"] == 44
    save_review(database, Review("101-1", "anna", {"age_years": 44}))
    assert flags(database) == []
    read(database, article, 4, age_years=44)
    assert flags(database) == []


def test_a_case_that_a_person_judged_stays_where_it_is_no_longer_found(database: Database) -> None:
    """Neither a machine that finds no one nor one that finds the paper irrelevant takes it away."""
    article = paper(body=BODY)
    read(database, article, 1, age_years=42)
    save_review(database, Review("101-1", "anna", {"sex": "male"}))
    versions = Versions("study", "rules-2")
    counts = take(database, (article, record_of(article)), versions=versions).counts
    assert (counts.gone, counts.unchanged) == (0, 1)
    assert flags(database) == [
        (None, None, "case 101-1, which a person has judged, is no longer found")
    ]
    take(database, (article, record_of(article, relevant=False)), versions=newer(versions))
    assert (row_of(database, "101-1") or {})["sex"] == "male"
    read(database, article, 4, age_years=42)
    assert (row_of(database, "101-1") or {})["age_years"] == 42
    assert flags(database) == []


def test_a_case_comes_back_when_a_person_judges_it(database: Database) -> None:
    """After the machine has lost it."""
    article = paper(body=BODY)
    read(database, article, 1, age_years=42)
    take(database, (article, record_of(article)), versions=Versions("study", "rules-2"))
    assert row_of(database, "101-1") is None
    save_review(database, Review("101-1", "anna", {"sex": "male"}))
    assert (row_of(database, "101-1") or {})["sex"] == "male"


@pytest.mark.parametrize(
    ("review", "reason"),
    [
        (Review("999-1", "anna", {}), "no case 999-1"),
        (Review("101-1", " ", {}), "name of the person"),
        (Review("101-1", "anna", {"colour": "red"}), "no field colour"),
        (
            Review(
                "101-1",
                "anna",
                {"sex": "male"},
                text_hash="x",
                words={"sex": [Words(None, "Abstract", 0, 1, "A", "human:anna", 1)]},
            ),
            "text x of the review",
        ),
    ],
)
def test_a_review_that_does_not_fit_is_refused(
    database: Database, review: Review, reason: str
) -> None:
    """As a whole: nothing of it is kept."""
    read(database, paper(body=BODY), 1, age_years=42)
    with pytest.raises(ReviewError, match=reason):
        save_review(database, review)
    assert query(database, "SELECT count(*) FROM runs") == [(1,)]


def test_words_that_do_not_stand_in_the_text_are_refused(database: Database) -> None:
    """A review of another text is not re-anchored by guessing."""
    article = paper(body=BODY)
    read(database, article, 1, age_years=42)
    moved = Words(None, "Abstract", 22, 24, "44", "human:anna", 1.0)
    review = Review(
        "101-1",
        "anna",
        {"age_years": 44},
        text_hash=article.text_hash,
        words={"age_years": [moved]},
    )
    with pytest.raises(ReviewError, match="'44' does not stand at 22 of 'Abstract'"):
        save_review(database, review)


@pytest.mark.parametrize("values", [{"sex": "man"}, {"age_years": -1}, {"levels": "T5"}])
def test_a_value_that_the_contract_does_not_know_is_refused(
    database: Database, values: dict[str, object]
) -> None:
    """Before anything is written."""
    read(database, paper(body=BODY), 1, age_years=42)
    with pytest.raises(ContractError, match=next(iter(values))):
        save_review(database, Review("101-1", "anna", values))


STATED = st.fixed_dictionaries(
    {},
    optional={
        "age_years": st.sampled_from([5, 42, 44]),
        "follow_up_months": st.sampled_from([5, 9]),
    },
)
SAID = st.dictionaries(
    st.sampled_from(["age_years", "follow_up_months", "levels", "sex", "recurrence"]),
    st.booleans(),
    min_size=1,
)
STEP: st.SearchStrategy[tuple[str, dict[str, Any]]] = st.one_of(
    st.tuples(st.just("machine"), STATED),
    st.tuples(st.sampled_from(["not found", "irrelevant"]), st.just({})),
    st.tuples(st.sampled_from(["human", "adjudicated"]), SAID),
)
CHOICES: Mapping[str, tuple[Any, Any]] = {
    "age_years": (None, 43),
    "follow_up_months": (None, 1.5),
    "levels": ([], ["T5-T9", "L1"]),
    "sex": (None, "female"),
    "recurrence": (None, True),
}
"""What a person may say of a field: that the text does not state it, or another value."""
papers = count(1000)


@given(steps=st.lists(STEP, max_size=10))
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_order_of_runs_and_corrections_leaves_people_on_top(
    database: Database, steps: list[tuple[str, dict[str, Any]]]
) -> None:
    """The last adjudicated value, else the last human one, else the machine's; so after each step.

    Everything that was ever said stays in the history, each value once.
    """
    article = paper(f"pmid:{next(papers)}", BODY)
    case_id = f"{article.doc.partition(':')[2]}-1"
    read(database, article, 0, age_years=42, sex="man")
    says: dict[str, dict[str, Any]] = {"machine": {"age_years": 42, "sex": "man"}}
    past: list[tuple[int, dict[str, Any]]] = []
    given_by_people = 0
    for version, (who, values) in enumerate(steps, 1):
        if who in {"human", "adjudicated"}:
            said_now = {key: CHOICES[key][stated] for key, stated in values.items()}
            save_review(database, Review(case_id, "anna", said_now, adjudicated=who != "human"))
            says[who] = {**says.get(who, {}), **said_now}
            given_by_people += len(said_now)
        elif who == "machine":
            read(database, article, version, sex="man", **values)
            says["machine"] = {"sex": "man", **values}
        else:
            record = record_of(article, relevant=who != "irrelevant")
            take(database, (article, record), versions=Versions("study", f"rules-{version}"))
        shown: dict[str, Any] = {}
        for whose in ("machine", "human", "adjudicated"):
            shown.update(says.get(whose, {}))
        [(last,)] = query(database, "SELECT max(id) FROM runs")
        past.append((int(str(last)), shown))
        if says.keys() - {"machine"}:
            row = row_of(database, case_id)
            assert row is not None
            for key, value in shown.items():
                text = "; ".join(value) or None if isinstance(value, list) else value
                assert row[key] == ("yes" if value is True else text)
    with database.reading() as session:
        assert list(faults(session)) == []
        for run_id, shown in past:
            then = as_of(session, case_id, run_id)
            assert {key: then[key] for key in then if key in CHOICES} == shown
        values_of_people = [each for each in history(session, case_id) if each.origin != "machine"]
    assert len(values_of_people) == given_by_people
    open_now = sum(each.closed_run_id is None for each in values_of_people)
    assert open_now == sum(len(said) for who, said in says.items() if who != "machine")
