"""Runs into the case database: nothing twice, nothing lost, ids that stay."""

from dataclasses import replace

import pytest
from sqlalchemy.dialects import registry
from sqlalchemy.schema import CreateIndex, CreateTable

from cases.counts import Counts
from cases.db.case_table import CASE_TABLE, rows
from cases.db.database import Database, DatabaseError, create_database
from cases.db.intake import begin
from cases.db.lookup import find_case
from cases.db.schema.base import Base
from cases.finding import Field
from corpus.article import Section, SectionKind
from corpus.reject import Reject
from tests.cases.findings import found, level, treatment
from tests.cases.papers import newer, paper, query, record_of, take

MAN = (found(Field.AGE_YEARS, 42), found(Field.SEX, "male"), level("T5-T9"), treatment("surgery"))
WOMAN = (found(Field.AGE_YEARS, 30), found(Field.SEX, "female"), level("L5-S1"))


@pytest.fixture
def database(database_url: str) -> Database:
    """An empty database of one's own, SQLite and PostgreSQL in turn."""
    return create_database(database_url, study="test")


def table(database: Database) -> list[dict[str, object]]:
    """The case table."""
    with database.reading() as session:
        return list(rows(session))


def ids(database: Database) -> list[object]:
    """The ids of the cases in the table."""
    return [row["case_id"] for row in table(database)]


def test_a_case_becomes_a_row_of_the_table(database: Database) -> None:
    """Figures as figures, sets joined, what is not stated null, doubts counted."""
    article = paper()
    dose = found(Field.RADIOTHERAPY_DOSE_GY, 20)
    take(database, (article, record_of(article, (*MAN, level("L1"), dose))))
    [row] = table(database)
    assert row["case_id"] == "101-1"
    assert (row["age_years"], row["sex"], row["levels"]) == (42, "male", "T5-T9; L1")
    assert (row["regions"], row["recurrence"]) == ("thoracic; lumbar", None)
    assert row["doubts"] == 1


def test_running_twice_changes_nothing_and_says_so(database: Database) -> None:
    """The second run extracts nothing; all tables but `runs` are as they were."""
    article, other = paper(), paper("pmid:102")
    pairs = [(article, record_of(article, MAN, WOMAN)), (other, record_of(other, relevant=False))]
    first = take(database, *pairs).counts
    assert first == Counts(read=2, relevant=1, excluded=1, new=2)
    counted = "SELECT count(*) FROM case_values UNION ALL SELECT count(*) FROM records"
    before = (table(database), query(database, counted))
    second = take(database, *pairs).counts
    assert second == Counts(read=2, skipped=2, relevant=1, excluded=1, unchanged=2)
    assert second.changed_nothing
    assert (table(database), query(database, counted)) == before


def test_new_rules_that_find_the_same_leave_the_values(database: Database) -> None:
    """A new record is kept, no value is touched."""
    article = paper()
    record = record_of(article, MAN)
    take(database, (article, record))
    counts = take(database, (article, record), versions=newer()).counts
    assert counts == Counts(read=1, relevant=1, unchanged=1)
    assert query(database, "SELECT count(*) FROM records") == [(2,)]
    assert query(database, "SELECT count(*) FROM case_values WHERE run_id = 2") == [(0,)]


def test_a_changed_value_is_appended_and_the_earlier_one_closed(database: Database) -> None:
    """History is kept: what it was, until which run."""
    article = paper()
    take(database, (article, record_of(article, MAN)))
    changed = (found(Field.AGE_YEARS, 43), *MAN[1:])
    counts = take(database, (article, record_of(article, changed)), versions=newer()).counts
    assert counts == Counts(read=1, relevant=1, changed=1)
    ages = "SELECT text, run_id, closed_run_id FROM case_values WHERE field = 'age_years'"
    assert query(database, f"{ages} ORDER BY id") == [("42", 1, 2), ("43", 2, None)]
    assert table(database)[0]["age_years"] == 43


def test_a_value_no_longer_found_is_closed(database: Database) -> None:
    """And is null in the table."""
    article = paper()
    take(database, (article, record_of(article, MAN)))
    take(database, (article, record_of(article, MAN[1:])), versions=newer())
    assert table(database)[0]["age_years"] is None
    assert query(database, "SELECT count(*) FROM case_values WHERE text = '42'") == [(1,)]


def test_new_words_for_the_same_value_are_kept_without_counting_as_a_change(
    database: Database,
) -> None:
    """A revised abstract: the evidence points into the new text, the old into the old."""
    article, revised = paper(), replace(paper(body="Again: 42 years old."), revised="2020-01-01")
    take(database, (article, record_of(article, (found(Field.AGE_YEARS, 42, at=2),))))
    moved = record_of(revised, (found(Field.AGE_YEARS, 42, at=7),))
    counts = take(database, (revised, moved)).counts
    assert counts == Counts(read=1, relevant=1, unchanged=1)
    offsets = """SELECT start_offset, text_hash FROM evidence
        JOIN case_values ON case_values.id = value_id ORDER BY evidence.id"""
    assert query(database, offsets) == [(2, article.text_hash), (7, revised.text_hash)]
    assert query(database, "SELECT count(*) FROM texts") == [(2,)]


def test_case_ids_follow_the_patient_not_the_place(database: Database) -> None:
    """A patient found before the others gets a new number; the others keep theirs."""
    article = paper()
    take(database, (article, record_of(article, MAN, WOMAN)))
    child = (found(Field.AGE_YEARS, 9), found(Field.SEX, "female"))
    woman = (*WOMAN, treatment("radiotherapy"))
    counts = take(database, (article, record_of(article, child, woman, MAN)), versions=newer())
    assert counts.counts == Counts(read=1, relevant=1, new=1, changed=1, unchanged=1)
    assert [(row["case_id"], row["age_years"]) for row in table(database)] == [
        ("101-1", 42),
        ("101-2", 30),
        ("101-3", 9),
    ]


def test_a_number_is_never_used_for_another_patient(database: Database) -> None:
    """One who is gone keeps his number; one who comes back gets it again."""
    article = paper()
    take(database, (article, record_of(article, MAN, WOMAN)))
    gone = take(database, (article, record_of(article, MAN)), versions=newer())
    assert gone.counts == Counts(read=1, relevant=1, unchanged=1, gone=1)
    boy = (found(Field.AGE_YEARS, 9), found(Field.SEX, "male"))
    take(database, (article, record_of(article, MAN, boy)), versions=newer(newer()))
    assert ids(database) == ["101-1", "101-3"]
    back = take(database, (article, record_of(article, MAN, WOMAN)))
    assert back.counts == Counts(read=1, relevant=1, new=1, unchanged=1, gone=1)
    assert ids(database) == ["101-1", "101-2"]


def test_a_document_that_lost_relevance_leaves_the_table_not_the_history(
    database: Database,
) -> None:
    """Its cases are found by their id, and say that they are in the table no longer."""
    article = paper()
    take(database, (article, record_of(article, MAN)))
    counts = take(database, (article, record_of(article, relevant=False)), versions=newer()).counts
    assert counts == Counts(read=1, excluded=1, gone=1)
    assert table(database) == []
    with database.reading() as session:
        case = find_case(session, "101-1")
    assert case is not None
    assert not case.in_table
    assert [value.cell.text for value in case.values][:2] == ["42", "male"]


def test_texts_are_kept_of_relevant_documents_only(database: Database) -> None:
    """The others are counted and listed, with what they are called."""
    article, other = paper(), paper("pmid:102")
    take(
        database,
        (article, record_of(article, MAN)),
        (other, record_of(other, relevant=False)),
    )
    assert query(database, "SELECT hash FROM texts") == [(article.text_hash,)]
    assert query(database, "SELECT doc, title FROM documents WHERE doc = 'pmid:102'") == [
        ("pmid:102", "On pmid:102")
    ]


def test_a_full_text_counts_over_the_abstract_however_they_come(database: Database) -> None:
    """And the next run over both changes nothing."""
    abstract = paper()
    full = replace(abstract, sections=(Section("Case", "A 42-year-old man.", SectionKind.BODY),))
    pairs = [(full, record_of(full, MAN)), (abstract, record_of(abstract, WOMAN))]
    first = take(database, *pairs)
    assert first.counts == Counts(read=2, repeated=1, relevant=1, new=1)
    assert table(database)[0]["age_years"] == 42
    assert take(database, *reversed(pairs)).counts.changed_nothing
    assert take(database, pairs[1]).counts == Counts(read=1, skipped=1, relevant=1, unchanged=1)


def test_an_earlier_revision_does_not_come_back(database: Database) -> None:
    """Update files hold a citation more than once: the latest counts."""
    later = replace(paper(), revised="2021-02-03")
    take(database, (later, record_of(later, MAN)))
    earlier = replace(paper(body="Old."), revised="2019-01-01")
    assert take(database, (earlier, record_of(earlier, WOMAN))).counts.changed_nothing
    assert table(database)[0]["age_years"] == 42


def test_what_pubmed_says_of_a_paper_counts_as_its_text_does(database: Database) -> None:
    """A publication type added later may change the kind: the paper is extracted again."""
    article = paper()
    take(database, (article, record_of(article, MAN)))
    review = replace(article, publication_types=("Review",))
    assert begin(database, newer()).needed([article]) == [article]
    assert take(database, (review, record_of(review, MAN))).counts.skipped == 0


def test_flags_are_closed_when_their_reason_is_gone(database: Database) -> None:
    """Of a document and of a case alike; a flag that stays is not written twice."""
    article = paper()
    doubted = record_of(article, (found(Field.RADIOTHERAPY_DOSE_GY, 20),), flags=("two announced",))
    take(database, (article, doubted))
    take(database, (article, doubted), versions=newer())
    with database.reading() as session:
        case = find_case(session, "101-1")
    assert case is not None
    assert set(case.doubts) == {"", "radiotherapy_dose_gy"}
    take(database, (article, record_of(article, MAN)), versions=newer(newer()))
    flags = "SELECT case_id, run_id, closed_run_id FROM flags ORDER BY id"
    assert query(database, flags) == [(None, 1, 3), ("101-1", 1, 3)]


def test_rejects_are_kept_with_their_run(database: Database) -> None:
    """Step, file, record and reason."""
    take(database, rejects=[Reject("parse", "a.xml", "7", "it is cut off")])
    rejects = "SELECT run_id, step, source, subject, reason FROM rejects"
    assert query(database, rejects) == [(1, "parse", "a.xml", "7", "it is cut off")]


def test_a_batch_that_fails_leaves_nothing_behind(database: Database) -> None:
    """One transaction a batch: what came before the fault in it is not there either."""
    article, other = paper(), paper("pmid:102")
    twice = (other, record_of(other, MAN))
    intake = begin(database, newer())
    with pytest.raises(DatabaseError, match=r"(?i)unique"):
        intake.save([(article, record_of(article, MAN)), twice, twice], [])
    assert query(database, "SELECT count(*) FROM documents") == [(0,)]
    assert query(database, "SELECT finished FROM runs") == [(None,)]


def test_characters_that_no_database_holds_are_replaced_one_for_one(database: Database) -> None:
    """Lone surrogates and NUL, in title, value and words; a second run still changes nothing."""
    article = replace(paper(), title="a\ud800b\x00")
    odd = (found(Field.DISORDERS, "other:x\udfff", words="x\udfff y"),)
    take(database, (article, record_of(article, odd)))
    assert query(database, "SELECT title FROM documents") == [("a\ufffdb\ufffd",)]
    assert query(database, "SELECT text, section FROM evidence") == [("x\ufffd y", "text")]
    counts = take(database, (article, record_of(article, odd)), versions=newer()).counts
    assert counts.changed_nothing
    assert query(database, "SELECT count(*) FROM evidence") == [(1,)]


def test_a_human_value_is_shown_over_the_machines(database: Database) -> None:
    """And stays while the machine changes its mind below."""
    article = paper()
    take(database, (article, record_of(article, MAN)))
    with database.writing() as session:
        session.connection().exec_driver_sql(
            "INSERT INTO case_values (case_id, field, value, text, number, origin, source,"
            " confidence, run_id) VALUES ('101-1', 'age_years', '44', '44', 44, 'human', 'a', 1, 1)"
        )
    take(database, (article, record_of(article, WOMAN[:0])), versions=newer())
    assert table(database)[0]["age_years"] == 44


@pytest.mark.parametrize("name", ["sqlite", "postgresql"])
def test_the_tables_can_be_made_in_both_databases(name: str) -> None:
    """Every table, index and the view compile; partial indexes keep their condition."""
    dialect = registry.load(name)()
    for made in Base.metadata.tables.values():
        if made is not CASE_TABLE.table:
            assert "CREATE TABLE" in str(CreateTable(made).compile(dialect=dialect))
        for index in made.indexes:
            compiled = str(CreateIndex(index).compile(dialect=dialect))
            assert ("closed_run_id IS NULL" in compiled) is str(index.name).endswith("_current")
    view = str(CASE_TABLE.compile(dialect=dialect))
    assert "CREATE VIEW case_table AS SELECT" in view
    assert ":" not in view
