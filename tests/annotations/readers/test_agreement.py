"""How far readers of the same documents agree, field by field."""

import pytest

from annotations.readers.agreement import Agreement, FieldAgreement, agreement, aligned, alphas
from cases.measure.scoring import Tally
from cases.record import Case, CaseRecord, Kind
from corpus.article import DocumentId

MAN = Case(age_years=42, sex="male", levels=("T4-T6",), outcome_clinical="improved")
WOMAN = Case(age_years=30, sex="female", treatments=("surgery",), outcome_clinical="resolved")


def record(doc: str, *cases: Case, kind: Kind = Kind.CASE_REPORT) -> CaseRecord:
    """A relevant record."""
    return CaseRecord(DocumentId(doc), "", 2020, kind, relevant=True, cases=cases)


def read(*records: CaseRecord) -> dict[str, CaseRecord]:
    """A reader's records."""
    return {each.doc: each for each in records}


def row(table: Agreement, field: str) -> FieldAgreement:
    """The row of one field."""
    return next(each for each in table.fields if each.field == field)


def test_patients_told_in_another_order_are_the_same_patients() -> None:
    """They are aligned as for scoring, by who they are."""
    ann, ben = read(record("1", MAN, WOMAN)), read(record("1", WOMAN, MAN))
    table = agreement(("ann", ann), ("ben", ben))
    assert (table.first, table.second, table.documents) == ("ann", "ben", 1)
    assert row(table, "sex").tally == Tally(tp=2)
    assert row(table, "sex").kappa == 1
    assert row(table, "outcome_clinical").alpha == 1


def test_only_documents_that_both_have_read_count() -> None:
    """The second document is Ann's alone."""
    ann, ben = read(record("1", MAN), record("2", WOMAN)), read(record("1", MAN))
    table = agreement(("ann", ann), ("ben", ben))
    assert table.documents == 1
    assert row(table, "sex").units == 1


def test_a_value_that_one_reader_leaves_out_is_a_disagreement() -> None:
    """Recall falls for the one who left it out; not to state it is a rating of its own."""
    silent = Case(age_years=42, sex="male", levels=("T4-T6",))
    ann = read(record("1", MAN), record("2", WOMAN))
    ben = read(record("1", silent), record("2", WOMAN))
    outcome = row(agreement(("ann", ann), ("ben", ben)), "outcome_clinical")
    assert outcome.tally == Tally(tp=1, fn=1)
    # Ratings improved/not stated and resolved/resolved: agreed 1/2, by chance 1/4.
    assert outcome.kappa == pytest.approx((1 / 2 - 1 / 4) / (1 - 1 / 4))


def test_numbers_that_scoring_takes_for_one_are_one_rating() -> None:
    """18 months and 18.4 months of follow-up; 18 and 20 are two."""
    ann = read(record("1", Case(age_years=1, follow_up_months=18)))
    near = read(record("1", Case(age_years=1, follow_up_months=18.4)))
    far = read(record("1", Case(age_years=1, follow_up_months=20)))
    assert alphas([ann, near])["follow_up_months"] is None  # one value is all there is
    assert alphas([ann, far])["follow_up_months"] == 0


def test_each_value_of_a_set_is_a_unit_for_each_patient() -> None:
    """Two treatments that anybody stated, two patients: four units, one in dispute."""
    ann = read(
        record("1", Case(age_years=1, treatments=("surgery", "radiotherapy"))), record("2", WOMAN)
    )
    ben = read(record("1", Case(age_years=1, treatments=("surgery",))), record("2", WOMAN))
    treatments = row(agreement(("ann", ann), ("ben", ben)), "treatments")
    assert treatments.units == 4
    assert treatments.tally == Tally(tp=2, fn=1)
    assert treatments.kappa == pytest.approx((3 / 4 - 1 / 2) / (1 - 1 / 2))


def test_levels_are_also_compared_vertebra_by_vertebra() -> None:
    """T4-T6 and T4-T7 are two values; three of 29 vertebrae are common, one is not."""
    ann, ben = (
        read(record("1", Case(levels=("T4-T6",)))),
        read(record("1", Case(levels=("T4-T7",)))),
    )
    table = agreement(("ann", ann), ("ben", ben))
    assert row(table, "levels").tally == Tally(fp=1, fn=1)
    overlap = row(table, "level_overlap")
    assert (overlap.units, overlap.tally) == (29, Tally(tp=3, fp=1))
    assert overlap.kappa == pytest.approx(150 / 179)  # (28/29 - 662/841) / (1 - 662/841)


def test_kind_and_relevance_are_compared_too() -> None:
    """A unit for each document."""
    ann = read(record("1", MAN), record("2", MAN, WOMAN, kind=Kind.CASE_SERIES))
    ben = read(record("1", MAN), record("2", MAN, WOMAN))
    kind = row(agreement(("ann", ann), ("ben", ben)), "kind")
    assert (kind.units, kind.tally) == (2, Tally(tp=1, fp=1, fn=1))


def test_a_patient_whom_two_of_three_readers_tell_is_one_patient() -> None:
    """The first tells none, the others the same woman; one who did not read is not asked."""
    rows = list(aligned([record("1", MAN), None, record("1", MAN, WOMAN), record("1", WOMAN)]))
    assert rows == [(MAN, None, MAN, Case()), (Case(), None, WOMAN, WOMAN)]


def test_alpha_takes_readers_who_have_read_different_documents() -> None:
    """Ann and Ben the first, Ben and Cem the second; the third, read once, says nothing."""
    ann, ben = read(record("1", MAN)), read(record("1", MAN), record("2", WOMAN))
    cem = read(record("2", WOMAN), record("3", MAN))
    assert alphas([ann, ben, cem])["sex"] == 1
    assert alphas([ann, cem])["sex"] is None


def test_nobody_has_read_anything_twice() -> None:
    """No unit, no coefficient, and no error."""
    table = agreement(("ann", read(record("1", MAN))), ("ben", {}))
    assert table.documents == 0
    assert all(each.units == 0 and each.kappa is None for each in table.fields)
