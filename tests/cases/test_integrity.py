"""What `casesweep db check` finds: every kind of damage, and nothing in a whole database."""

import pytest
from sqlalchemy import text

from cases.db.database import Database, create_database
from cases.db.integrity import faults
from cases.finding import Field
from tests.cases.findings import said
from tests.cases.papers import newer, paper, record_of, take


@pytest.fixture
def database(database_url: str) -> Database:
    """Two papers with a patient each; the first was read twice, and its age changed."""
    made = create_database(database_url, study="test")
    first, other = paper(), paper("pmid:102", "A 30-year-old woman\x00 had a mass at L5.")
    take(made, (first, record_of(first, [said(first, Field.AGE_YEARS, 42, "42")])))
    levels = said(first, Field.LEVELS, "T5-T9", "T5-T9")
    again = record_of(first, [said(first, Field.AGE_YEARS, 40, "42"), levels])
    woman = record_of(other, [said(other, Field.SEX, "female", "woman")])
    take(made, (first, again), (other, woman), versions=newer())
    return made


def damage(database: Database, *statements: str) -> None:
    """What no version of the program does."""
    with database.writing() as session:
        for statement in statements:
            session.execute(text(statement))


def found(database: Database) -> list[str]:
    """The faults, as they are printed."""
    with database.reading() as session:
        return [f"{fault.where}: {fault.what}" for fault in faults(session)]


def test_a_database_that_runs_have_written_is_whole(database: Database) -> None:
    """Readings and values that follow each other, characters replaced one for one."""
    assert found(database) == []


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE evidence SET start_offset = 1 WHERE id = 1", "evidence 1: its words do not stand"),
        ("UPDATE evidence SET end_offset = 999 WHERE id = 1", "evidence 1: its words do not stand"),
        (
            "UPDATE evidence SET section = 'Body' WHERE id = 1",
            "evidence 1: its text has no section",
        ),
        ("UPDATE case_values SET text_hash = NULL WHERE id = 1", "evidence 1: its value names no"),
        ("UPDATE case_values SET text = '41' WHERE id = 1", "case_values 1: the table shows '41'"),
        ("UPDATE case_values SET number = 41 WHERE id = 1", "case_values 1: the table shows '42'"),
        (
            "UPDATE case_values SET closed_run_id = 1, run_id = 2 WHERE id = 1",
            "case_values 1: it and the next value of its field hold at once",
        ),
        (
            "UPDATE records SET closed_run_id = 2 WHERE id = 2",
            "records 2: there is a gap between it and the next reading",
        ),
        (
            "UPDATE records SET closed_run_id = 1 WHERE id = 1",
            "records 1: there is a gap between it and the next reading",
        ),
        ("UPDATE records SET text_hash = 'x' WHERE id = 2", "records 2: the text it was made from"),
        (
            "UPDATE cases SET number = 3 WHERE id = '101-1'",
            "documents pmid:101: it has 1 cases, but",
        ),
        (
            "UPDATE documents SET doc = 'pmid:7' WHERE doc = 'pmid:102'",
            "cases 102-1: it is case 1 of pmid:7, and not called so",
        ),
        (
            "DELETE FROM record_cases WHERE case_id = '102-1'",
            "cases 102-1: no reading of its document has found it",
        ),
    ],
)
def test_damage_is_found_and_named(database: Database, statement: str, fault: str) -> None:
    """By the row it is in."""
    damage(database, statement)
    assert any(each.startswith(fault) for each in found(database)), found(database)


def test_a_changed_text_is_found_by_its_hash(database: Database) -> None:
    """Even where no evidence points at what was changed."""
    damage(database, "UPDATE texts SET sections = '[]'")
    assert sum("the text is not the one of that hash" in each for each in found(database)) == 2


def test_a_document_that_was_never_read_is_an_orphan(database: Database) -> None:
    """Its row is there, no reading of it is."""
    damage(
        database,
        "INSERT INTO documents (doc, title, journal, source, full_text, version, revised, run_id)"
        " VALUES ('pmid:9', '', '', '', false, 1, '', 1)",
    )
    assert found(database) == ["documents pmid:9: it has never been read"]
