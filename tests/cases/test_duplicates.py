"""What is told twice is proposed, judged by people, and never merged."""

from dataclasses import replace

import pytest

from cases.db.case_table import rows
from cases.db.database import Database, create_database
from cases.db.duplicates import PAPER, PATIENT, decide, duplicates, propose
from cases.finding import Field
from cases.measure.flow import Flow, flow
from cases.record import CaseRecord
from corpus.article import Article
from corpus.errors import WrongUse
from tests.cases.findings import found, level
from tests.cases.papers import paper, record_of, take

WOMAN = (found(Field.AGE_YEARS, 33), found(Field.SEX, "female"), level("T5-T9"))
MAN = (found(Field.AGE_YEARS, 33), found(Field.SEX, "male"), level("T5-T9"))
TITLE = "Marrow beside the cord in a woman with thalassaemia"


@pytest.fixture
def database(database_url: str) -> Database:
    """An empty database of one's own, SQLite and PostgreSQL in turn."""
    return create_database(database_url, study="test")


def told(doc: str, *authors: str, title: str = "") -> tuple[Article, CaseRecord]:
    """A paper with one patient, a woman of 33."""
    article = replace(paper(doc), authors=authors, title=title or f"On {doc}")
    article = replace(article, pmid=doc.removeprefix("pmid:") if doc.startswith("pmid") else None)
    return article, record_of(article, WOMAN)


def test_a_patient_in_two_papers_of_one_author_is_proposed(database: Database) -> None:
    """Named with reasons; the table keeps both."""
    take(database, told("pmid:1", "Okafor N"), told("pmid:2", "Okafor N", "Lindqvist P"))
    take(database, told("pmid:3", "Another A"))
    [pair] = propose(database)
    assert (pair.kind, pair.first, pair.second) == ("patient", "1-1", "2-1")
    assert str(pair).startswith(f"{pair.id}  patient  1-1 = 2-1: both female; 33 and 33 years old")
    assert propose(database) == (pair,)
    with database.reading() as session:
        assert len(list(rows(session))) == 3


def test_a_hospital_is_asked_of_whoever_knows_it(database: Database) -> None:
    """Here with every fact in common, as no author is."""
    disorder = found(Field.DISORDERS, "beta_thalassemia")
    for number in (1, 2):
        article, _ = told(f"pmid:{number}", f"Author{number} A")
        take(database, (article, record_of(article, (*WOMAN, disorder))))
    assert propose(database) == ()
    place = {"marienlund": "Marienlund Hospital"}
    [pair] = propose(database, {"pmid:1": place, "pmid:2": place})
    assert "Marienlund Hospital" in str(pair)


def test_a_paper_that_stands_there_twice_is_proposed(database: Database) -> None:
    """Two PMIDs with one title and year: PubMed says two papers, a person may say one."""
    take(database, told("pmid:1", "Okafor N", title=TITLE), told("pmid:2", "Okafor N", title=TITLE))
    kinds = [(pair.kind, pair.first, pair.second) for pair in propose(database)]
    assert kinds == [("paper", "pmid:1", "pmid:2"), ("patient", "1-1", "2-1")]


def test_what_a_person_has_judged_is_not_proposed_again(database: Database) -> None:
    """It is kept with who said it, and can be said anew."""
    take(database, told("pmid:1", "Okafor N"), told("pmid:2", "Okafor N"))
    [pair] = propose(database)
    decided = decide(database, pair.id, same=False, person="A. Reader")
    assert (decided.decided, decided.person) == ("different", "A. Reader")
    assert propose(database) == ()
    [kept] = duplicates(database)
    assert str(kept).endswith("[different, A. Reader]")
    assert decide(database, pair.id, same=True, person="B. Reader").decided == "same"
    assert propose(database) == ()


def test_a_pair_that_the_cases_no_longer_suggest_is_closed(database: Database) -> None:
    """And opened again when they do, by the same number."""
    first, second = told("pmid:1", "Okafor N"), told("pmid:2", "Okafor N")
    take(database, first, second)
    [pair] = propose(database)
    revised = replace(second[0], revised="2020-01-01")
    other = replace(revised, sections=(replace(revised.sections[0], text="A man of 33."),))
    take(database, (other, record_of(other, MAN)))
    assert propose(database) == ()
    assert duplicates(database) == []
    back = replace(second[0], revised="2021-01-01")
    take(database, (back, record_of(back, WOMAN)))
    assert propose(database) == (pair,)


def test_a_number_that_no_pair_has_is_named(database: Database) -> None:
    """With where to find those that there are."""
    take(database, told("pmid:1", "Okafor N"))
    propose(database)
    with pytest.raises(WrongUse, match="no pair 7"):
        decide(database, 7, same=True, person="A. Reader")


def test_what_was_judged_to_be_one_is_counted_once(database: Database) -> None:
    """Of four papers with one title two and two were judged the same; who was not asked stays."""
    take(database, *(told(f"pmid:{number}", "Okafor N", title=TITLE) for number in range(1, 5)))
    number_of = {(pair.kind, pair.first, pair.second): pair.id for pair in propose(database)}
    for pair, same in (
        ((PAPER, "pmid:2", "pmid:3"), True),
        ((PAPER, "pmid:1", "pmid:2"), True),
        ((PAPER, "pmid:3", "pmid:4"), False),
        ((PATIENT, "1-1", "2-1"), True),
    ):
        decide(database, number_of[pair], same=same, person="A. Reader")
    counted = counts(database)
    assert (counted.screened, counted.duplicates, counted.included) == (4, 2, 2)
    assert (counted.cases, counted.patients, counted.without_cases) == (4, 3, 0)


def test_nobody_has_judged_anything_yet(database: Database) -> None:
    """Every paper and every case counts, also where no pair was ever looked for."""
    take(database, *(told(f"pmid:{number}", title=TITLE) for number in (1, 2)))
    counted = counts(database)
    assert (counted.duplicates, counted.included, counted.patients) == (0, 2, 2)


def counts(database: Database) -> Flow:
    """What the report would say."""
    with database.reading() as session:
        return flow(session, list(rows(session)))
