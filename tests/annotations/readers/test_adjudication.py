"""What readers of the same documents dispute."""

from annotations.readers.adjudication import disputed
from cases.record import Case
from tests.annotations.marked import marked

MAN = Case(age_years=42, sex="male", outcome_clinical="improved")
HEALED = Case(age_years=42, sex="male", outcome_clinical="resolved")


def test_only_documents_that_are_read_differently_are_disputed() -> None:
    """Two agree on the first; one alone has read the second."""
    documents = [
        marked("x", MAN),
        marked("x", MAN, annotator="ben"),
        marked("x", MAN, doc="pmid:2"),
        marked("x", MAN, doc="pmid:3"),
        marked("x", HEALED, doc="pmid:3", annotator="ben"),
    ]
    [found] = disputed(documents)
    assert found.doc == "pmid:3"
    [dispute] = found.disputes
    assert (dispute.field, dispute.patient) == ("outcome_clinical", 1)
    assert dispute.values == {"ann": "improved", "ben": "resolved"}


def test_documents_with_most_disputes_come_first_and_sets_have_no_order() -> None:
    """Surgery then radiotherapy is radiotherapy then surgery."""
    both = Case(age_years=42, treatments=("surgery", "radiotherapy"))
    turned = Case(age_years=42, treatments=("radiotherapy", "surgery"))
    documents = [
        *(marked("x", case, doc="pmid:1", annotator=n) for case, n in ((both, "a"), (turned, "b"))),
        *(marked("x", case, doc="pmid:2", annotator=n) for case, n in ((MAN, "a"), (HEALED, "b"))),
        *(marked("x", case, doc="pmid:3", annotator=n) for case, n in ((MAN, "a"), (Case(), "b"))),
    ]
    found = disputed(documents)
    assert [each.doc for each in found] == ["pmid:3", "pmid:2"]


def test_a_patient_whom_one_reader_leaves_out_is_disputed_in_all_his_values() -> None:
    """Each value that only one states."""
    woman = Case(age_years=30, sex="female")
    one, two = marked("x", MAN, woman), marked("x", MAN, annotator="ben")
    [found] = disputed([one, two])
    assert {(d.field, d.patient) for d in found.disputes} == {("age_years", 2), ("sex", 2)}
