"""What people say of a paper as a whole, and of who is a case of it."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from cases.checks import ContractError
from cases.contract import IS_CASE
from cases.db.case_table import rows
from cases.db.database import Database, create_database
from cases.db.document_review import DocumentReview, add_case, write_document_review
from cases.db.history import history
from cases.db.intake import Versions
from cases.db.integrity import faults
from cases.db.kept_records import kept_records
from cases.db.lookup import find_case
from cases.db.review import Review, save_review
from cases.db.schema.reviews import DocumentValue
from cases.finding import Field
from corpus.article import Article
from tests.cases.findings import said
from tests.cases.papers import paper, query, record_of, take

BODY = "A 42-year-old man had a mass at T5-T9."


@pytest.fixture
def database(database_url: str) -> Database:
    """A database with one paper of one patient."""
    made = create_database(database_url, study="test")
    read(made, paper(body=BODY), 1)
    return made


def read(database: Database, article: Article, version: int, *, found: bool = True) -> None:
    """A machine run that finds the patient, or nobody."""
    patients = [[said(article, Field.AGE_YEARS, 42, "42")]] if found else []
    versions = Versions("study", f"rules-{version}")
    take(database, (article, record_of(article, *patients)), versions=versions)


def tell(database: Database, person: str, *, adjudicated: bool = False, **values: str) -> None:
    """A person's word on the paper."""
    with database.writing() as session:
        review = DocumentReview(1, person, values, adjudicated=adjudicated)
        write_document_review(session, review)


def table(database: Database) -> dict[str, str]:
    """The kind of paper of each case in the table."""
    with database.reading() as session:
        assert list(faults(session)) == []
        return {row["case_id"]: row["kind"] for row in rows(session)}


def test_a_persons_kind_stands_above_the_machines(database: Database) -> None:
    """In the table and in the records; whatever the machine reads later."""
    tell(database, "anna", kind="cohort")
    assert table(database) == {"101-1": "cohort"}
    read(database, paper(body=BODY), 2)
    assert table(database) == {"101-1": "cohort"}
    with database.reading() as session:
        [record] = kept_records(session)
    assert record.data["kind"] == "cohort"


def test_an_adjudicated_word_stands_above_a_persons(database: Database) -> None:
    """Also where he speaks later; what is replaced stays."""
    tell(database, "carl", adjudicated=True, kind="review")
    tell(database, "anna", kind="other")
    tell(database, "anna", kind="other")
    tell(database, "ben", kind="other")
    assert table(database) == {"101-1": "review"}
    with database.reading() as session:
        told = session.scalars(select(DocumentValue).order_by(DocumentValue.id)).all()
        assert [(each.source, each.closed_run_id is None) for each in told] == [
            ("human:carl", True),
            ("human:anna", False),
            ("human:ben", True),
        ]


def test_a_paper_that_a_person_finds_irrelevant_has_no_cases(database: Database) -> None:
    """Until somebody thinks better of it."""
    tell(database, "anna", relevant="no")
    assert table(database) == {}
    with database.reading() as session:
        [record] = kept_records(session)
        assert (record.data["relevant"], record.data["cases"]) == (False, [])
    tell(database, "anna", relevant="yes")
    assert table(database) == {"101-1": "case_report"}


def test_what_is_no_case_leaves_the_table_for_good(database: Database) -> None:
    """The machine cannot bring it back, and that it is no longer found is no news."""
    save_review(database, Review("101-1", "anna", {IS_CASE: False}))
    assert table(database) == {}
    read(database, paper(body=BODY), 2)
    assert table(database) == {}
    read(database, paper(body=BODY), 3, found=False)
    assert query(database, "SELECT reason FROM flags WHERE closed_run_id IS NULL") == []
    with database.reading() as session:
        kept = find_case(session, "101-1")
        assert kept is not None
        assert not kept.in_table
        assert [each.value for each in history(session, "101-1") if each.field == IS_CASE] == [
            False
        ]
    save_review(database, Review("101-1", "anna", {IS_CASE: True}))
    assert set(table(database)) == {"101-1"}


def test_a_person_may_add_a_patient(database: Database) -> None:
    """He gets the next number, and stays although the machine never finds him."""
    with database.writing() as session:
        case_id = add_case(session, 1, "anna")
    assert case_id == "101-2"
    save_review(database, Review(case_id, "anna", {"sex": "female"}, made=datetime.now(UTC)))
    read(database, paper(body=BODY), 2)
    assert set(table(database)) == {"101-1", "101-2"}


@pytest.mark.parametrize("values", [{"kind": "novel"}, {"relevant": "perhaps"}])
def test_what_the_contract_does_not_know_is_refused(
    database: Database, values: dict[str, str]
) -> None:
    """Before anything is written."""
    with (
        pytest.raises(ContractError, match=next(iter(values))),
        database.writing() as session,
    ):
        write_document_review(session, DocumentReview(1, "anna", values))
    assert query(database, "SELECT count(*) FROM document_values") == [(0,)]
