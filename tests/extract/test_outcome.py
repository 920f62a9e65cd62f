"""Outcome and recurrence: whose they are, of what time, and which of several counts."""

import pytest

from cases.finding import Field, Finding, PatientId
from corpus.article import Article, DocumentId, Section
from extract.outcome.outcome import find
from extract.people.patients import Patient, Patients, find_patients
from extract.text.reading import Reading, Sentence, read
from studies.study import load_study
from tests.bounded import bounded

STUDY = load_study("spinal_emh")
PATIENT = PatientId("1")
PRESENTATION = "A 40-year-old man presented with weakness of the legs due to an epidural mass. "


class OnePatient(Patients):
    """Every word is said of one patient."""

    def experiencers(self, sentence: Sentence, offset: int) -> tuple[PatientId, ...]:  # noqa: ARG002 the interface
        """The one."""
        return (PATIENT,)


def told_of_one(text: str) -> dict[Field, Finding]:
    """The outcome findings of a text that speaks of one patient throughout."""
    reading = reading_of(text)
    patients = OnePatient(reading, (Patient(PATIENT),))
    return {finding.field: finding for finding in find(reading, patients, STUDY)}


def reading_of(text: str, title: str = "Report of a patient") -> Reading:
    """An article of one section, read."""
    return read(Article(DocumentId("test:1"), title, (Section("Case report", text),)))


def clinical(text: str) -> object:
    """The value of the clinical outcome of a patient who was ill before."""
    found = told_of_one(PRESENTATION + text).get(Field.OUTCOME_CLINICAL)
    return found.value if found else None


def test_the_last_state_counts() -> None:
    """First better, then well; first better, then worse."""
    assert clinical("After surgery he improved. At one year he was asymptomatic.") == "resolved"
    assert (
        clinical(
            "After surgery he improved. Six months later he deteriorated and became paraplegic."
        )
        == "worsened"
    )


def test_a_rest_outweighs_a_recovery_in_the_same_breath() -> None:
    """Contract: partial and near-complete are `improved`."""
    assert (
        clinical("After radiotherapy the pain resolved but mild weakness remained.") == "improved"
    )
    assert clinical("Radiotherapy led to near-complete recovery.") == "improved"


def test_a_description_outranks_a_verdict() -> None:
    """`Excellent result` does not make a stick unnecessary."""
    text = "Radiotherapy gave an excellent result. Two years later he walks with a stick."
    found = told_of_one(PRESENTATION + text)[Field.OUTCOME_CLINICAL]
    assert (found.value, found.evidence[0].text) == ("improved", "walks")


def test_an_improvement_lasts_while_nothing_else_is_told() -> None:
    """`Stable` after an improvement, and `no further improvement`, take nothing back."""
    assert clinical("Power improved after surgery and has been stable for 2 years.") == "improved"
    assert clinical("He improved after surgery. No further improvement was seen.") == "improved"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("After surgery he recovered fully. He died of leukemia three years later.", "resolved"),
        ("After surgery he recovered fully. He died on the fifth postoperative day.", "died"),
        ("Surgery brought no improvement, and he died a year later.", "died"),
        ("His brother died of heart failure. After surgery he recovered fully.", "resolved"),
    ],
)
def test_death_counts_in_the_episode_or_without_benefit(text: str, value: str) -> None:
    """Contract: a clear result stays when he dies much later of the blood disease."""
    assert clinical(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "The weakness had worsened over two weeks. Laminectomy was done.",
        "Because the weakness progressed, laminectomy was done.",
        "He had recovered from a stroke at 35.",
    ],
)
def test_what_leads_to_treatment_is_no_outcome(text: str) -> None:
    """A course before treatment, a reason for it, an older illness."""
    assert clinical(text) is None


def test_prior_treatment_begins_no_outcome() -> None:
    """Transfusion since childhood is no treatment of the episode."""
    text = (
        "A 20-year-old woman with thalassemia, regularly transfused since infancy, was admitted "
        "because her back pain had worsened."
    )
    assert Field.OUTCOME_CLINICAL not in told_of_one(text)


def test_a_patient_who_was_never_ill_has_no_clinical_outcome() -> None:
    """Contract: without symptoms throughout is null; the mass may still have an outcome."""
    text = (
        "A paravertebral mass was found incidentally in a 60-year-old woman without symptoms. She "
        "was followed. Two years later she was asymptomatic and the mass was unchanged on CT."
    )
    found = told_of_one(text)
    assert Field.OUTCOME_CLINICAL not in found
    assert found[Field.OUTCOME_IMAGING].value == "unchanged"


def test_clinical_and_imaging_outcome_are_kept_apart() -> None:
    """The patient well, the mass as before."""
    found = told_of_one(
        PRESENTATION
        + "After radiotherapy his symptoms resolved, but on MRI the mass was unchanged."
    )
    assert found[Field.OUTCOME_CLINICAL].value == "resolved"
    assert found[Field.OUTCOME_IMAGING].value == "unchanged"


def test_each_patient_has_his_own_outcome() -> None:
    """Two patients told one by one."""
    text = (
        "Case 1. A 34-year-old man with thalassemia had an epidural mass at T5. After radiotherapy "
        "he recovered completely.\n\nCase 2. A 26-year-old woman with thalassemia had an epidural mass at "
        "T9. After laminectomy she remained paraplegic. The mass recurred within a year."
    )
    reading = reading_of(text, "Epidural haematopoiesis: two cases")
    patients = find_patients(reading)
    values = {(f.patient, f.field): f.value for f in find(reading, patients, STUDY)}
    first, second = (patient.id for patient in patients.all)
    assert values[first, Field.OUTCOME_CLINICAL] == "resolved"
    assert values[second, Field.OUTCOME_CLINICAL] == "unchanged"
    assert (second, Field.RECURRENCE) in values
    assert (first, Field.RECURRENCE) not in values


def test_evidence_is_a_slice_of_its_section_and_names_its_rule() -> None:
    """Offsets count in the section, not in the sentence."""
    text = (
        PRESENTATION
        + "He was irradiated. The weakness resolved; MRI showed regression of the mass."
    )
    for finding in told_of_one(text).values():
        (evidence,) = finding.evidence
        assert text[evidence.start : evidence.end] == evidence.text
        assert finding.source.startswith("rule:outcome_")


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "the mass improved after radiotherapy and symptoms resolved " * 17_000,
        "no" + " " * 1_000_000 + "deficit",
        "extra-" * 160_000,
    ],
)
def test_a_megabyte_is_read_in_bounded_time(text: str) -> None:
    """No pattern runs away on one endless sentence."""
    reading = reading_of(text)
    with bounded(60):
        list(find(reading, OnePatient(reading, (Patient(PATIENT),)), STUDY))
