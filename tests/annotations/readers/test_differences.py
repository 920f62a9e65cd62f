"""What the case table is told where several people read a text differently."""

from annotations.readers.differences import Doubt, Reading, doubts
from cases.record import Case, CaseRecord, Kind
from corpus.article import DocumentId

MAN = Case(age_years=42.5, sex="male", treatments=("surgery", "radiotherapy"))


def reading(
    person: str, *, kind: Kind = Kind.CASE_REPORT, relevant: bool = True, **cases: Case
) -> Reading:
    """A reading of one paper; cases are named by their ids."""
    record = CaseRecord(
        DocumentId("pmid:1"), "", 2020, kind, relevant=relevant, cases=tuple(cases.values())
    )
    return Reading(person, record, cases)


def test_one_reader_is_in_no_doubt_and_two_who_agree_are_in_none() -> None:
    """A set has no order."""
    turned = Case(age_years=42.5, sex="male", treatments=("radiotherapy", "surgery"))
    assert not list(doubts([reading("ann", x=MAN)]))
    assert not list(doubts([reading("ann", x=MAN), reading("ben", x=turned)]))


def test_each_field_that_is_told_differently_is_in_doubt_with_what_each_says() -> None:
    """Readers in the order of their names, whoever came first; what one leaves out is nothing."""
    other = Case(age_years=42.5, recurrence=True, treatments=())
    found = list(doubts([reading("ben", x=other), reading("ann", x=MAN)]))
    assert set(found) == {
        Doubt("x", "sex", "readers differ: ann: male; ben: nothing"),
        Doubt("x", "treatments", "readers differ: ann: surgery, radiotherapy; ben: nothing"),
        Doubt("x", "recurrence", "readers differ: ann: nothing; ben: yes"),
    }


def test_a_patient_who_is_none_to_one_reader_is_in_doubt_himself() -> None:
    """Not in each of his fields; what the others say of him is compared."""
    found = list(
        doubts([reading("ann", x=MAN), reading("ben"), reading("cleo", x=Case(age_years=43))])
    )
    assert found[0] == Doubt("x", None, "readers differ: ann: a case; ben: no case; cleo: a case")
    assert Doubt("x", "age_years", "readers differ: ann: 42.5; cleo: 43") in found
    assert all("ben" not in each.reason for each in found[1:])


def test_kind_and_relevance_are_doubts_about_the_paper() -> None:
    """They belong to no case."""
    found = list(doubts([reading("ann", x=MAN), reading("ben", relevant=False, x=MAN)]))
    assert found == [Doubt(None, None, "readers differ on relevant: ann: yes; ben: no")]
    found = list(doubts([reading("ann", x=MAN), reading("ben", kind=Kind.CASE_SERIES, x=MAN)]))
    assert [each.reason for each in found] == [
        "readers differ on kind: ann: case_report; ben: case_series"
    ]
