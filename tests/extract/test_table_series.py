"""A series told in a table, whose text speaks of the group."""

from collections.abc import Sequence

import pytest

from cases.record import Case, CaseRecord
from corpus.article import Article, DocumentId, Section, Table
from extract.extract import extract
from extract.grammar.vocabulary import study_vocabulary
from extract.table.columns import Topic, columns_of
from extract.table.rows import patient_rows
from studies.study import load_study

STUDY = load_study("spinal_emh")
TREATMENTS = study_vocabulary(STUDY, "treatment_terms")
HEADER = (
    *("Patient", "Age at RT (years)", "Sex", "Disease", "Level", "Site"),
    *("RT dose (Gy)/fractions", "Other treatment of EMH", "Response", "MRI", "Follow-up (months)"),
)
ROWS = (
    ("1", "34", "M", "TI", "T4-T8", "E", "20/10", "Transfusion", "CR", "PR", "96"),
    ("2", "51", "F", "TI", "T6-T11", "E, P", "16/8", "None", "NC", "SD", "60"),
    ("3", "77", "W", "PMF", "L1-L3", "P", "10/5", "Dexamethasone", "PR", "NA", "11"),
)
FOOTNOTE = (
    "CR complete recovery, E epidural, NC no change, P paravertebral, PMF primary myelofibrosis, "
    "TI thalassaemia intermedia"
)
TEXT = (
    "We irradiated three patients with spinal extramedullary haematopoiesis. The characteristics "
    "are shown in Table 1. "
)


def read(
    more: str, rows: Sequence[Sequence[str]] = ROWS, header: Sequence[str] = HEADER
) -> CaseRecord:
    """The record of the series with more said in its text."""
    table = Table(
        "Table 1",
        "Patients, treatment and outcome",
        tuple(header),
        tuple(map(tuple, rows)),
        (FOOTNOTE,),
    )
    title = "Radiotherapy of spinal extramedullary haematopoiesis: a retrospective study"
    return extract(
        Article(DocumentId("t"), title, (Section("body", TEXT + more),), (table,)), STUDY
    )


def told(case: Case) -> list[object]:
    """What the table tells of a patient."""
    return [
        *(case.age_years, case.sex, case.disorders, case.levels, set(case.compartments)),
        *(case.radiotherapy_dose_gy, case.radiotherapy_fractions, set(case.treatments)),
        *(case.outcome_clinical, case.outcome_imaging, case.follow_up_months),
    ]


def test_a_table_of_codes_gives_each_patient_his_own() -> None:
    """Ages at treatment, places as letters, doses with fractions, codes of response."""
    first, second, third = (told(case) for case in read("").cases)
    ti = ("thalassemia_intermedia",)
    rt = "radiotherapy"
    assert first == [
        *(34, "male", ti, ("T4-T8",), {"epidural"}, 20, 10, {rt, "transfusion"}),
        *("resolved", "reduced", 96),
    ]
    assert second == [
        *(51, "female", ti, ("T6-T11",), {"epidural", "paraspinal"}, 16, 8, {rt}),
        *("unchanged", "unchanged", 60),
    ]
    assert third == [
        *(77, "female", ("primary_myelofibrosis",), ("L1-L3",), {"paraspinal"}, 10, 5),
        *({rt, "corticosteroid"}, "improved", None, 11),
    ]


@pytest.mark.parametrize(
    "group",
    [
        "Neurological symptoms improved in two and pain persisted in one.",
        "One relapsed at T10-T12 and was given hydroxyurea.",
        "The diagnosis was beta-thalassaemia in two and myelofibrosis in one.",
        "Laminectomy was refused by one.",
        "Thoracic epidural masses of T2 to T5 predominated.",
    ],
)
def test_what_is_told_of_the_group_is_nobodys(group: str) -> None:
    """The table says who it was."""
    assert [told(case) for case in read(group).cases] == [told(case) for case in read("").cases]


def test_what_is_told_of_all_is_everybodys() -> None:
    """`All` leaves nobody out."""
    assert all(
        "splenectomy" in c.treatments_prior for c in read("All had had a splenectomy.").cases
    )


def test_a_spot_named_in_the_text_does_not_narrow_the_tables_run() -> None:
    """A mass of T4-T8 is widest somewhere; a level that the table does not hold is another matter."""
    heading = "\n\nPatient 1\nA 34-year-old man had paraparesis. MRI showed an epidural mass "
    last = "\n\nPatient 3\nA 77-year-old woman had back pain. MRI showed a paravertebral mass."
    assert read(f"{heading}with compression at T6.{last}").cases[0].levels == ("T4-T8",)
    assert read(f"{heading}at T9-T11.{last}").cases[0].levels == ("T9-T11",)


def test_some_patients_told_under_their_numbers_are_those_of_the_table() -> None:
    """Of three announced the first and the third have sections: the second is in the table alone."""
    first = "\n\nPatient 1\nThe patient had paraparesis. Splenectomy had been performed at 9.\n\n"
    third = "Patient 3\nThe patient had back pain and was taking ruxolitinib for 2 years before."
    cases = read(first + third).cases
    assert [case.age_years for case in cases] == [34, 51, 77]
    assert ["splenectomy" in case.treatments_prior for case in cases] == [True, False, False]


@pytest.mark.parametrize(
    ("heading", "topic"),
    [
        ("Age at irradiation", Topic.AGE),
        ("Age (y) when treated", Topic.AGE),
        ("Age at first visit/sex", Topic.AGE_SEX),
        ("RT dose (Gy)/fractions", Topic.DOSE),
        ("Dose of radiotherapy (Gy)/no. of fractions", Topic.DOSE),
        ("Additional therapy", Topic.TREATMENT),
        ("Other treatment of EMH", Topic.TREATMENT),
        ("MRI", Topic.IMAGING),
    ],
)
def test_headings_of_series(heading: str, topic: Topic) -> None:
    """How authors of series head their columns."""
    (column,) = columns_of([heading], TREATMENTS)
    assert column.topic is topic


@pytest.mark.parametrize(
    "heading",
    [
        "Age at splenectomy",
        "Age at first transfusion",
        "Age at diagnosis of thalassaemia",
        "Age at death",
    ],
)
def test_ages_at_other_times_are_not_the_patients(heading: str) -> None:
    """The age at an event of the blood disease."""
    assert columns_of([heading], TREATMENTS) == []


@pytest.mark.parametrize(
    ("cells", "topic"),
    [(("PR", "No change", "NA"), Topic.IMAGING_OUTCOME), (("T4-T8", "T5-T9", "L1"), Topic.SITE)],
)
def test_a_bare_heading_of_imaging_is_what_its_cells_are(
    cells: Sequence[str], topic: Topic
) -> None:
    """Where the mass was, or what became of it."""
    header = ("Case", "Age", "Sex", "MRI")
    rows = tuple((str(n), str(30 + n), "F", cell) for n, cell in enumerate(cells))
    table = Table("Table 1", "Patients", header, rows)
    row, *_ = patient_rows(table, TREATMENTS)
    assert row.cells[-1][0].topic is topic


def test_a_subheading_tells_whose_the_rows_below_it_are() -> None:
    """`This report` and `Previously published`, alone in their rows."""
    header = ("Patient", "Age", "Sex", "Level", "Result", "Mass on imaging")
    rows = (
        ("This report", "", "", "", "", ""),
        ("A-III.8", "22", "F", "T7-T11", "Improved", "Smaller"),
        ("B-II.8", "41", "M", "T5-T9", "Recovered", "Unchanged"),
        ("Previously published", "", "", "", "", ""),
        ("S1-II.1", "33", "M", "T8-T10", "Improved", "Smaller"),
    )
    table = Table("Table 1", "New and published patients with paraspinal masses", header, rows)
    own, other, quoted = patient_rows(table, TREATMENTS)
    assert (own.label, own.reference, other.label, other.reference) == ("A-III.8", "", "B-II.8", "")
    assert (quoted.label, quoted.reference) == ("S1-II.1", "Previously published")
    assert own.cells[-1][0].topic is Topic.IMAGING_OUTCOME


@pytest.mark.parametrize("heading", ["Previously treated", "Patients reviewed in 2010", ""])
def test_a_row_that_names_no_other_report_leaves_the_rows_below_it_the_papers_own(
    heading: str,
) -> None:
    """What the patients had before is no source of theirs; a blank row is nobody."""
    header = ("Patient", "Age", "Sex", "Level", "Result")
    rows = (
        ("1", "22", "F", "T7-T11", "Improved"),
        (heading, "", "", "", ""),
        ("2", "41", "M", "T5-T9", "Recovered"),
    )
    found = patient_rows(Table("Table 1", "Patients", header, rows), TREATMENTS)
    assert [(row.label, row.reference) for row in found] == [("1", ""), ("2", "")]
