"""Tables of patients to cases, through JATS as papers bring them."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from cases.record import Case, CaseRecord
from corpus.article import Article, DocumentId, Section, Table
from corpus.jats.paper import read_jats
from extract.extract import extract
from extract.grammar.vocabulary import study_vocabulary
from extract.table.cells import age_of, gray_of, is_empty, months_of, sex_of
from extract.table.columns import Topic, columns_of
from extract.table.rows import patient_rows
from extract.table.verdict import clinical_verdict, imaging_verdict
from studies.study import load_study
from tests.bounded import bounded

STUDY = load_study("spinal_emh")
TREATMENTS = study_vocabulary(STUDY, "treatment_terms")

SERIES = (
    "We report {n} patients with spinal extramedullary haematopoiesis who were seen between 1990 and "
    "2010. Clinical data are given in Table 1. Biopsy showed extramedullary haematopoiesis."
)


def table(
    header: Sequence[str],
    *rows: Sequence[str],
    caption: str = "Clinical data of the patients",
    footnotes: Sequence[str] = (),
    label: str = "Table 1",
) -> Table:
    """A table as the corpus gives it."""
    return Table(label, caption, tuple(header), tuple(map(tuple, rows)), tuple(footnotes))


def record(text: str, *tables: Table, title: str = "") -> CaseRecord:
    """The record of a paper with this text and these tables."""
    title = title or "Spinal extramedullary haematopoiesis: our experience"
    sections = (Section("body", text),)
    return extract(Article(DocumentId("t"), title, sections, tuple(tables)), STUDY)


def values(case: Case, *fields: str) -> list[object]:
    """Some fields of the case."""
    return [getattr(case, name) for name in fields]


def jats(body: str) -> Article:
    """An article read from JATS with this body."""
    front = (
        "<front><article-meta><title-group><article-title>Spinal extramedullary haematopoiesis in "
        "thalassaemia: three patients</article-title></title-group></article-meta></front>"
    )
    (article,) = read_jats(f"<article>{front}<body>{body}</body></article>".encode(), name="t.xml")
    assert isinstance(article, Article)
    return article


def test_a_table_alone_gives_every_patient() -> None:
    """A series that tells its patients in a table only has them all as cases."""
    paper = record(
        SERIES.format(n="three"),
        table(
            ["No.", "Age (yr)/Sex", "Underlying disease", "Level", "Tx", "Outcome", "F/U (mo)"],
            ["1", "34/F", "TI", "T5-8, epidural", "RT 20 Gy/10 fx", "CR", "24"],
            ["2", "M/19", "HbE/β-thal", "D4–D10", "Lam + RT", "Improved", "12"],
            ["3", "61/M", "PMF", "L5-S1", "HU, BT", "No change", "-"],
            footnotes=["TI, thalassaemia intermedia; RT, radiotherapy; BT, blood transfusion"],
        ),
    )
    one, two, three = paper.cases
    assert values(one, "age_years", "sex", "levels", "compartments") == [
        34, "female", ("T5-T8",), ("epidural",)
    ]  # fmt: skip
    assert values(one, "disorders", "treatments", "radiotherapy_dose_gy", "radiotherapy_fractions") == [
        ("thalassemia_intermedia",), ("radiotherapy",), 20, 10
    ]  # fmt: skip
    assert values(one, "outcome_clinical", "follow_up_months") == ["resolved", 24]
    assert values(two, "age_years", "sex", "levels", "treatments", "outcome_clinical") == [
        19, "male", ("T4-T10",), ("surgery", "radiotherapy"), "improved"
    ]  # fmt: skip
    assert two.disorders == ("hemoglobin_e_beta_thalassemia",)
    assert values(three, "age_years", "disorders", "treatments", "outcome_clinical") == [
        61, ("primary_myelofibrosis",), ("hydroxyurea", "transfusion"), "unchanged"
    ]  # fmt: skip
    assert three.follow_up_months is None


def test_evidence_points_into_the_cells() -> None:
    """Every value of a table is a true slice of the table's text, and not of lent words."""
    shown = table(
        ["Case", "Age", "Sex", "Site", "Treatment", "Dose (Gy)", "Result", "Recurrence"],
        [
            "1",
            "40s",
            "F",
            "Thoracic; L1-L2",
            "Decompression, then XRT",
            "24",
            "Walks unaided",
            "No",
        ],
        ["2", "8 mo", "M", "Presacral", "Refused surgery", "NA", "Died", "yes"],
    )
    text = shown.as_section().text
    seen = 0
    for case in record(SERIES.format(n="two"), shown).cases:
        for findings in case.findings.values():
            for finding in findings:
                for words in finding.evidence:
                    if words.section == "Table 1":
                        assert text[words.start : words.end] == words.text
                        seen += 1
    assert seen > 12


def test_rows_join_the_patients_of_the_text_by_label() -> None:
    """`2` of the table is `Case 2` of the text, whatever the order, and nobody comes twice."""
    article = jats(
        "<sec><title>Case 1</title><p>A 25-year-old man with thalassaemia intermedia had paraparesis. MRI "
        "showed an epidural extramedullary haematopoietic mass. He was given hydroxyurea.</p></sec>"
        "<sec><title>Case 2</title><p>A 40-year-old woman had back pain. MRI showed a paraspinal mass of "
        "extramedullary haematopoiesis.</p></sec><table-wrap><label>Table 1</label><table><thead><tr>"
        "<th>Patient</th><th>Age (years)</th><th>Gender</th><th>Spinal level</th><th>Follow-up</th></tr>"
        "</thead><tbody><tr><td>2</td><td>40</td><td>F</td><td>T10-12</td><td>3 years</td></tr>"
        "<tr><td>1</td><td>25</td><td>M</td><td>T4-T8</td><td>18 months</td></tr></tbody></table></table-wrap>"
    )
    cases = extract(article, STUDY).cases
    assert [values(case, "age_years", "sex", "levels", "follow_up_months") for case in cases] == [
        [25, "male", ("T4-T8",), 18],
        [40, "female", ("T10-T12",), 36],
    ]


def test_rows_join_by_age_and_sex_where_no_label_does() -> None:
    """An illustrative patient of the text is the row of his age, not a further patient."""
    paper = record(
        SERIES.format(n="three")
        + " One of them, a 52-year-old woman with polycythaemia vera, presented with paraplegia. MRI "
        "showed an epidural mass at T6-T7. She underwent laminectomy.",
        table(
            ["Patient", "Sex", "Age", "Location", "Therapy"],
            ["A", "M", "33", "T3", "RT"],
            ["B", "F", "52", "T6-7", "Surgery"],
            ["C", "M", "47", "L2", "RT"],
        ),
    )
    assert sorted(case.age_years or 0 for case in paper.cases) == [33, 47, 52]


def test_what_the_text_tells_more_exactly_outranks_the_table() -> None:
    """A full recovery described counts more than a label; levels are not mixed."""
    paper = record(
        "A 25-year-old man with thalassaemia intermedia presented with paraparesis. MRI showed an epidural "
        "mass of extramedullary haematopoiesis from T4 to T8. He received radiotherapy (20 Gy). At 12 "
        "months he was asymptomatic and the mass had disappeared.",
        table(
            ["Age", "Sex", "Level", "Treatment", "Outcome"],
            ["25", "M", "T5-T7", "RT", "Improved"],
        ),
        title="Spinal extramedullary haematopoiesis: a case report",
    )
    (case,) = paper.cases
    assert values(case, "levels", "outcome_clinical") == [("T4-T8",), "resolved"]


def test_the_end_of_the_story_is_the_tables() -> None:
    """Result and follow-up columns tell the end, of which the text tells stages."""
    paper = record(
        SERIES.format(n="two")
        + " Patient 1 was irradiated after transfusion had had no effect in 12 days. Patient 2 was "
        "splenectomized four months after laminectomy. His last MRI showed no mass.",
        table(
            [
                "No.",
                "Age/Sex",
                "Level",
                "Therapy / RT, Gy (fx)",
                "Therapy / Surgery",
                "F/U, y",
                "Outcome",
            ],
            ["1", "24/M", "T5-T10", "20 (10)", "-", "2.5", "PR"],
            ["2", "55/M", "T9-T11", "-", "Lam", "7", "CR"],
        ),
    )
    first, second = paper.cases
    assert values(first, "outcome_clinical", "follow_up_months") == ["improved", 30]
    assert values(first, "radiotherapy_dose_gy", "radiotherapy_fractions") == [20, 10]
    assert values(second, "outcome_clinical", "follow_up_months") == ["resolved", 84]


def test_a_transposed_table_is_turned() -> None:
    """Patients in columns read like patients in rows."""
    paper = record(
        SERIES.format(n="two"),
        table(
            ["", "Case 1", "Case 2"],
            ["Age (years)", "28", "45"],
            ["Sex", "Male", "Female"],
            ["Diagnosis", "Thalassemia major", "Sickle cell anemia"],
            ["Level", "T6-T9", "T11"],
            ["Treatment", "Hypertransfusion", "Laminectomy"],
            ["Follow-up (years)", "2", "0.5"],
        ),
    )
    assert [
        values(c, "age_years", "sex", "levels", "treatments", "follow_up_months")
        for c in paper.cases
    ] == [
        [28, "male", ("T6-T9",), ("transfusion",), 24],
        [45, "female", ("T11",), ("surgery",), 6],
    ]


def test_a_table_of_earlier_reports_gives_literature_cases() -> None:
    """Others' patients are kept apart, each with his reference; the present case is the paper's own."""
    paper = record(
        "A 25-year-old man with thalassaemia intermedia presented with paraparesis. MRI showed an epidural "
        "mass of extramedullary haematopoiesis from T4 to T8. He received radiotherapy.",
        table(
            ["Author", "Year", "Age/Sex", "Level", "Disease", "Treatment", "Outcome"],
            ["Roe et al.", "1988", "34/M", "T2-T6", "TI", "Laminectomy", "Improved"],
            ["Doe", "1999", "19/F", "T8", "PV", "RT", "Died"],
            ["Present case", "2012", "25/M", "T4-T8", "TI", "RT", "Resolved"],
            caption="Reported cases of spinal extramedullary haematopoiesis in the literature",
            footnotes=["TI: thalassemia intermedia"],
        ),
        title="Spinal extramedullary haematopoiesis: a case report",
    )
    assert [values(c, "age_years", "levels") for c in paper.cases] == [[25, ("T4-T8",)]]
    assert [(c.reference, c.age_years, c.outcome_clinical) for c in paper.literature_cases] == [
        ("Roe et al., 1988", 34, "improved"),
        ("Doe, 1999", 19, "died"),
    ]


def test_a_row_elsewhere_in_the_body_is_no_case() -> None:
    """A patient whose masses lie in the pleura is told in the table, but is not counted."""
    paper = record(
        SERIES.format(n="two"),
        table(
            ["Case", "Age", "Sex", "Site", "Treatment"],
            ["1", "31", "M", "Epidural T4-T9", "RT"],
            ["2", "35", "M", "Pleura", "RT"],
        ),
    )
    assert [case.age_years for case in paper.cases] == [31]


def test_a_second_table_without_ages_joins_on_its_labels() -> None:
    """Treatment and outcome often stand in a table of their own."""
    paper = record(
        SERIES.format(n="two"),
        table(
            ["Patient", "Age", "Sex", "Level", "Disease"],
            ["1", "31", "M", "T4-T9", "PV"],
            ["2", "44", "F", "L1", "MF"],
        ),
        table(
            ["Patient", "Treatment", "Outcome"],
            ["1", "RT", "Improved"],
            ["2", "Observation", "Stable"],
            label="Table 2",
        ),
    )
    assert [
        values(case, "age_years", "treatments", "outcome_clinical") for case in paper.cases
    ] == [
        [31, ("radiotherapy",), "improved"],
        [44, ("observation",), "unchanged"],
    ]


def test_columns_named_after_treatments_are_ticked() -> None:
    """`Yes` under `Surgery` is an operation; `No` is nothing; splenectomy belongs to the blood disease."""
    paper = record(
        SERIES.format(n="two"),
        table(
            ["Case", "Age", "Sex", "Level", "Splenectomy", "Surgery", "RT (Gy)"],
            ["1", "31", "M", "T4-T9", "Yes", "No", "20"],
            ["2", "44", "F", "L1", "No", "+", "refused"],
        ),
    )
    fields = ("treatments", "treatments_prior", "treatments_not_given", "radiotherapy_dose_gy")
    assert [values(case, *fields) for case in paper.cases] == [
        [("radiotherapy",), ("splenectomy",), (), 20],
        [("surgery",), (), ("radiotherapy",), None],
    ]


@pytest.mark.parametrize(
    "other",
    [
        table(
            ["Characteristic", "Value"],
            ["Age, median (range)", "34 (12-60)"],
            ["Male, n (%)", "12 (60%)"],
            ["Level", "thoracic"],
            ["Treatment", "RT"],
        ),
        table(
            ["Test", "Result", "Normal"],
            ["Hb (g/dL)", "6.4", "12-16"],
            ["Platelets", "120", "150-400"],
        ),
        table(["Drug", "Dose", "Outcome"], ["Hydroxyurea", "15 mg/kg", "good"]),
        table(
            ["Study", "No. of patients", "Age", "Sex", "Treatment", "Outcome"],
            ["Roe 1990", "12", "34", "M", "RT", "improved"],
            ["Doe 1999", "8", "29", "F", "RT", "improved"],
        ),
        table(["Case", "Age"]),
        table([]),
    ],
)
def test_other_tables_make_no_patients(other: Table) -> None:
    """Groups, laboratory values, drugs and other people's series are no patients of this paper."""
    assert patient_rows(other, TREATMENTS) == ()


def test_the_real_table_of_twelve_patients(shared: Path) -> None:
    """PMC6500000, Table 1: twelve patients with their ages and sexes; its other tables have none."""
    path = shared / "data/pmc/oai_illumination-k/PMC6500000.xml"
    (paper,) = read_jats(path.read_bytes(), name=path.name)
    assert isinstance(paper, Article)
    rows, *others = [patient_rows(shown, TREATMENTS) for shown in paper.tables]
    assert [row.label for row in rows] == [str(number) for number in range(1, 13)]
    first = {column.topic: cell.text for column, cell in rows[0].cells}
    assert (first[Topic.AGE], first[Topic.SEX]) == ("32", "F")
    assert not any(others)


def test_totals_and_subheadings_are_no_patients() -> None:
    """A row of means, or one that names a group, is left out; initials may look like one."""
    rows = patient_rows(
        table(
            ["Case", "Age", "Sex", "Level", "Treatment"],
            ["Thalassaemia"] * 5,
            ["1", "31", "M", "T4", "RT"],
            ["SD", "40", "F", "T9", "RT"],
            ["Mean", "35", "-", "-", "-"],
            ["SD", "4.1", "-", "-", "-"],
        ),
        TREATMENTS,
    )
    assert [row.label for row in rows] == ["1", "SD"]


@pytest.mark.parametrize(
    ("heading", "topic", "unit"),
    [
        ("Age (yr)", Topic.AGE, "yr"),
        ("Age (years)/Sex", Topic.AGE_SEX, "years"),
        ("Pt no.", Topic.LABEL, ""),
        ("Site of mass", Topic.SITE, ""),
        ("Underlying haematological disorder", Topic.DISORDER, ""),
        ("Tx", Topic.TREATMENT, ""),
        ("Previous treatment", Topic.PRIOR, ""),
        ("Total dose (cGy)", Topic.DOSE, "cgy"),
        ("No. of fractions", Topic.FRACTIONS, ""),
        ("Outcome / Clinical", Topic.OUTCOME, ""),
        ("Outcome / MRI", Topic.IMAGING_OUTCOME, ""),
        ("Postoperative neurological status", Topic.OUTCOME, ""),
        ("Status at last visit", Topic.OUTCOME, ""),
        ("MRI response", Topic.IMAGING_OUTCOME, ""),
        ("F/U (mo)", Topic.FOLLOW_UP, "mo"),
        ("Relapse", Topic.RECURRENCE, ""),
        ("Author (year)", Topic.REFERENCE, ""),
        ("Radiotherapy", Topic.NAMED, ""),
    ],
)
def test_what_a_heading_means(heading: str, topic: Topic, unit: str) -> None:
    """Headings are understood with their abbreviations and units."""
    (column,) = columns_of([heading], TREATMENTS)
    assert (column.topic, column.unit) == (topic, "year" if topic is Topic.REFERENCE else unit)


@pytest.mark.parametrize(
    "heading",
    [
        "Age at splenectomy",
        "Hb (g/dL)",
        "Symptoms",
        "Duration of symptoms",
        "Neurological status on admission",
        "Hospital stay (days)",
        "",
    ],
)
def test_headings_that_mean_nothing_here(heading: str) -> None:
    """An age at some earlier event, a laboratory value, a complaint, the state on arrival."""
    assert columns_of([heading], TREATMENTS) == []


@pytest.mark.parametrize(
    ("cell", "unit", "years", "sex"),
    [
        ("34/F", "", 34, "female"),
        ("M/45", "", 45, "male"),
        ("45M", "", 45, "male"),
        ("F, 54 yrs", "", 54, "female"),
        ("8 mo", "", 0.67, None),
        ("2 yr 6 mo", "", 2.5, None),
        ("18", "months", 1.5, None),
        ("45^a", "yr", 45, None),
        ("34 (20-50)", "", None, None),
        ("12 (60%)", "", None, None),
        ("62.2 ± 16.3", "", None, None),
        ("M:F 2:1", "", None, None),
        ("NR", "", None, None),
        ("male", "", None, "male"),
    ],
)
def test_ages_and_sexes_of_cells(
    cell: str, unit: str, years: float | None, sex: str | None
) -> None:
    """Whatever the order and the unit; figures of groups are no ages."""
    age, found = age_of(cell, unit), sex_of(cell)
    assert (age.value if age else None, found[0] if found else None) == (years, sex)


@pytest.mark.parametrize(
    ("cell", "unit", "months"),
    [("38", "mo", 38), ("2 yr", "", 24), ("1.5", "years", 18), ("> 12", "months", 12), ("12-24", "mo", None),
     ("24", "", None), ("lost", "mo", None), ("Improved, 15 mo", "", 15), ("twelve", "mo", 12), ("1,5", "years", 18)],
)  # fmt: skip
def test_times_of_cells(cell: str, unit: str, months: float | None) -> None:
    """A number needs a unit of its own or its heading's; a range is none."""
    found = months_of(cell, unit)
    assert (found.value if found else None) == months


@pytest.mark.parametrize(
    "cell", ["", "-", "–", "NA", "n/a", "N.A.", "NR", "ND", "not stated", "Unknown", "?"]
)
def test_cells_that_say_nothing(cell: str) -> None:
    """What is not stated is not a value."""
    assert is_empty(cell)


@pytest.mark.parametrize("cell", ["None", "no", "0", "N", "negative", "RT"])
def test_cells_that_say_something(cell: str) -> None:
    """That there is none is a statement."""
    assert not is_empty(cell)


def test_bare_doses() -> None:
    """The heading's unit counts; what no patient ever got is no dose."""
    assert [gray_of("2000", "cgy"), gray_of("20", "gy"), gray_of("2000", "gy")][2] is None
    for cell, gray in (("2000", 20), ("2,000", 20), ("3 000", 30)):
        dose = gray_of(cell, "cgy")
        assert dose is not None
        assert dose.value == gray


@pytest.mark.parametrize(
    ("cell", "clinical", "imaging"),
    [
        ("CR", "resolved", None),
        ("Improved; died 2 y later of leukaemia", "improved", None),
        ("Died of sepsis", "died", None),
        ("Not improved", "unchanged", None),
        ("Non-responder", "unchanged", None),
        ("Complete neurological recovery", "resolved", None),
        ("Near-complete recovery", "improved", None),
        ("No improvement", "unchanged", None),
        ("None, worse", "worsened", None),
        ("Complete paraplegia", None, None),
        ("No recurrence", None, None),
        ("Improved, mass decreased", "improved", "reduced"),
        ("Complete resolution of mass", None, "resolved"),
        ("Stable", "unchanged", None),
    ],
)
def test_bare_results(cell: str, clinical: str | None, imaging: str | None) -> None:
    """Labels of results; what is said of the mass is not clinical."""
    said, seen = clinical_verdict(cell), imaging_verdict(cell, of_mass=False)
    assert (said.value if said else None, seen.value if seen else None) == (clinical, imaging)


def test_a_huge_table_takes_bounded_time() -> None:
    """Thousands of rows cost seconds, not hours."""
    rows = [[str(n), f"{n % 80 + 5}/M", f"T{n % 12 + 1}", "RT", "improved"] for n in range(1, 2001)]
    with bounded(60):
        paper = record(
            SERIES.format(n="many"),
            table(["Case", "Age/Sex", "Level", "Treatment", "Outcome"], *rows),
        )
        assert len(paper.cases) == 2000


def test_one_earlier_report_beside_the_present_case_is_quoted() -> None:
    """A short table too: the row that cites is another's, the present case is the paper's."""
    paper = record(
        "We report a patient with spinal extramedullary haematopoiesis.",
        table(
            ["Author, year", "Age", "Sex", "Level", "Treatment", "Outcome"],
            ["Smith et al, 1990", "20", "M", "T4", "RT", "Good"],
            ["Present case", "34", "F", "T4-T8", "Lam", "Cured"],
        ),
    )
    assert [case.age_years for case in paper.cases] == [34]
    assert [case.age_years for case in paper.literature_cases] == [20]


def test_headings_that_name_their_matter_last_are_known() -> None:
    """`Response on MRI`, `Outcome (clinical)`, `Months of follow-up`, `No. fractions`."""
    paper = record(
        SERIES.format(n="two"),
        table(
            ["Pt", "Age", "Sex", "Level", "RT (cGy)", "No. fractions", "Response of mass",
             "Outcome (clinical)", "Months of follow-up"],
            ["1", "34", "F", "T4-T8", "2000", "10", "50% reduction", "CR", "24"],
            ["2", "40", "M", "T5", "2400", "12", "complete", "Improved", "30"],
        ),
    )  # fmt: skip
    fields = ("radiotherapy_fractions", "outcome_imaging", "outcome_clinical", "follow_up_months")
    assert values(paper.cases[0], *fields) == [10, "reduced", "resolved", 24]
    assert values(paper.cases[1], *fields) == [12, "resolved", "improved", 30]
