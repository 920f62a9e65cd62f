"""`casesweep db set`: a person's value from the command line, checked before it is kept."""

import pytest
from typer.testing import CliRunner

from cases.db.database import create_database, open_database
from cases.db.history import history
from cases.db.integrity import faults
from cases.db.lookup import find_case
from cases.finding import Field
from casesweep.db.command import app
from tests.cases.findings import said
from tests.cases.papers import paper, query, record_of, take

BODY = "A 42-year-old man had a mass at T5-T9. He is well; he walks."


@pytest.fixture
def url(database_url: str) -> str:
    """A database with one case, whose age and sex the machine has read."""
    article = paper(body=BODY)
    findings = [said(article, Field.AGE_YEARS, 42, "42"), said(article, Field.SEX, "male", "man")]
    take(create_database(database_url, study="spinal_emh"), (article, record_of(article, findings)))
    return database_url


def call(url: str, *arguments: str) -> tuple[int, str]:
    """Exit status and what is printed, with the line breaks of a narrow terminal taken out."""
    by = ["--by", "anna", "--db", url]
    done = CliRunner().invoke(app, ["set", *arguments, *by], terminal_width=400)
    return done.exit_code, " ".join(done.output.split())


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("age_years", "43", 43),
        ("follow_up_months", "1.5", 1.5),
        ("sex", "female", "female"),
        ("recurrence", "no", False),
        ("levels", "d5-d9; L1", ["T5-T9", "L1"]),
        ("disorders", "beta_thalassemia; other:scurvy", ["beta_thalassemia", "other:scurvy"]),
    ],
)
def test_a_value_is_kept_with_who_and_why(url: str, field: str, value: str, kept: object) -> None:
    """As the contract has it; what was there before stays readable."""
    status, printed = call(url, "101-1", field, value, "--why", "I read it again")
    assert status == 0, printed
    assert printed.startswith(f"101-1 {field}: ")
    database = open_database(url)
    with database.reading() as session:
        case = find_case(session, "101-1")
        assert list(faults(session)) == []
        past = [each for each in history(session, "101-1") if each.field == field]
    assert case is not None
    [cell] = [each for each in case.values if each.cell.field == field]
    assert (cell.cell.value, cell.source) == (kept, "human:anna")
    assert past[-1].value == kept
    assert query(database, "SELECT person, note FROM reviews") == [("anna", "I read it again")]


def test_that_the_text_does_not_state_it_can_be_said(url: str) -> None:
    """The machine's value is no longer shown."""
    status, printed = call(url, "101-1", "age_years", "--not-stated")
    assert (status, printed) == (0, "101-1 age_years: 42 -> not stated")


def test_a_value_may_point_at_its_words(url: str) -> None:
    """Found in the text that holds now; the place is told where it is not one."""
    status, _ = call(url, "101-1", "outcome_clinical", "improved", "--words", "He is well")
    assert status == 0
    database = open_database(url)
    found = query(database, "SELECT section, start_offset, text, source FROM evidence ORDER BY id")
    assert found[-1] == ("Abstract", BODY.index("He is well"), "He is well", "human:anna")
    with database.reading() as session:
        assert list(faults(session)) == []
    for words, reason in (("was well", "do not stand"), ("had a ox", "copy them"), ("a", "times")):
        status, printed = call(url, "101-1", "sex", "male", "--words", words)
        assert (status, reason in printed) == (2, True), printed


def test_what_is_no_case_leaves_the_table(url: str) -> None:
    """And comes back when a person says so."""
    table = "SELECT count(*) FROM case_table"
    for value, count in (("no", 0), ("yes", 1)):
        assert call(url, "101-1", "is_case", value)[0] == 0
        assert query(open_database(url), table) == [(count,)]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("999-1", "sex", "male"), "has no case 999-1"),
        (("101-1", "colour", "red"), "colour is no value of a case"),
        (("101-1", "sex", "man"), "there are: female, male"),
        (("101-1", "age_years", "old"), "is a number of years"),
        (("101-1", "age_years", "-3"), "No such option"),
        (("101-1", "recurrence", "maybe"), "is yes or no"),
        (("101-1", "levels", "T13"), "'T13' is no vertebral level"),
        (("101-1", "treatments", "prayer"), "has no value 'prayer'"),
        (("101-1", "sex"), "give a VALUE, or --not-stated"),
        (("101-1", "sex", "male", "--not-stated"), "give a VALUE, or --not-stated"),
    ],
)
def test_what_does_not_fit_is_refused(url: str, arguments: tuple[str, ...], reason: str) -> None:
    """In a sentence, and nothing is kept."""
    status, printed = call(url, *arguments)
    assert (status, reason in printed) == (2, True), printed
    assert query(open_database(url), "SELECT count(*) FROM reviews") == [(0,)]


def test_an_adjudicated_value_stays(url: str) -> None:
    """Above a person's later one."""
    assert call(url, "101-1", "sex", "female", "--adjudicated")[0] == 0
    assert call(url, "101-1", "sex", "male")[1] == "101-1 sex: female -> female"
