"""Whose mass the words of a finding tell of."""

from cases.finding import Field
from extract.lesion import compartment, level
from studies.study import load_study
from tests.extract.tagged import patients_of

STUDY = load_study("spinal_emh")


def told(text: str, title: str = "") -> dict[Field, dict[str, set[str]]]:
    """The levels and compartments of each patient of a paper."""
    patients = patients_of(text, title)
    found: dict[Field, dict[str, set[str]]] = {Field.LEVELS: {}, Field.COMPARTMENTS: {}}
    for rule in (level.find, compartment.find):
        for finding in rule(patients.reading, patients, STUDY):
            of_field = found[finding.field]
            of_field.setdefault(finding.patient, set()).add(str(finding.value))
    return found


def test_what_opens_a_list_is_said_of_all_to_whom_it_deals() -> None:
    """One level each, and the same compartment for all three."""
    found = told(
        "Three patients with thalassemia intermedia (two men aged 19 and 34 years, and one woman "
        "aged 45 years) presented with paraparesis. MRI revealed epidural masses at T4-T8, T6-T11 "
        "and T3-T7, respectively."
    )
    assert found[Field.LEVELS] == {"1": {"T4-T8"}, "2": {"T6-T11"}, "3": {"T3-T7"}}
    assert found[Field.COMPARTMENTS] == {who: {"epidural"} for who in "123"}


def test_a_level_beside_age_and_sex_in_brackets_is_where_the_mass_lies() -> None:
    """No other word in the sentence says why the level is told."""
    found = told(
        "Two patients with thalassemia were treated. Patient 1 (male, 19 years, T5-T10) received "
        "hydroxyurea. Patient 2 (female, 40 years, T2-T5) received transfusions."
    )
    assert found[Field.LEVELS] == {"1": {"T5-T10"}, "2": {"T2-T5"}}


def test_the_level_of_an_earlier_episode_yields_to_that_of_this_one() -> None:
    """Both are told as lesions; one in the pluperfect, years earlier."""
    found = told(
        "A 42-year-old man with thalassemia presented with recurrent cord compression. Five years "
        "earlier he had been treated by laminectomy and radiotherapy (30 Gy) for an epidural mass "
        "at T6-T8. MRI showed a new epidural mass at T2-T4."
    )
    assert found[Field.LEVELS] == {"1": {"T2-T4"}}


def test_the_title_of_several_patients_adds_no_compartment_to_what_the_text_tells() -> None:
    """`Paraspinal` in the title leaves open whose masses lie there."""
    found = told(
        "Two men aged 30 and 40 years with thalassemia are described. Patient 1 had an epidural "
        "mass at T5. Patient 2 had an epidural mass at T9.",
        title="Paraspinal haematopoiesis: two patients",
    )
    assert found[Field.COMPARTMENTS] == {"1": {"epidural"}, "2": {"epidural"}}
