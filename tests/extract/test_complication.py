"""Complications that come between treatment and outcome, and pass: they are not the outcome."""

import pytest

from corpus.article import Article, DocumentId, Section
from extract.extract import extract
from studies.study import load_study

BEGINNING = (
    "A 40-year-old man with thalassemia intermedia presented with paraparesis. MRI showed an "
    "epidural mass at T5-T8. Laminectomy was performed. "
)


def outcome(text: str, beginning: str = BEGINNING) -> str | None:
    """The clinical outcome of the only patient, whose story goes on with the text."""
    article = Article(
        DocumentId("x"), "Spinal extramedullary hematopoiesis", (Section("text", beginning + text),)
    )
    return extract(article, load_study("spinal_emh")).cases[0].outcome_clinical


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            (
                "On the third day he developed pneumonia, from which he recovered completely. At six "
                "months he walked with two sticks."
            ),
            "improved",
        ),
        (
            "At six months he walked with two sticks. A wound infection resolved with antibiotics.",
            "improved",
        ),
        (
            (
                "The power in the legs did not change. A pulmonary embolism occurred in the second "
                "week; he was given heparin and made a full recovery."
            ),
            "unchanged",
        ),
        (
            (
                "At three months the strength was 4/5. Later he had a urinary tract infection that "
                "cleared completely on ciprofloxacin."
            ),
            "improved",
        ),
        (
            (
                "A right foot drop appeared after the operation and resolved within six weeks. At one"
                " year he still needed a walking frame."
            ),
            "improved",
        ),
        (
            (
                "He could walk with a cane after two months. A deep vein thrombosis was treated with "
                "warfarin and resolved."
            ),
            "improved",
        ),
        (
            (
                "The neurological state was unchanged. He went into septic shock, required inotropes "
                "for two days and recovered."
            ),
            "unchanged",
        ),
        (
            (
                "He walked with support at discharge. The cerebrospinal fluid leak closed "
                "spontaneously and he became free of headache."
            ),
            "improved",
        ),
        (
            (
                "There was no improvement in the legs. Acute renal failure developed and recovered "
                "with haemodialysis."
            ),
            "unchanged",
        ),
        (
            (
                "Strength improved to 4/5. A femoral nerve palsy noted after the procedure recovered "
                "fully in three months."
            ),
            "improved",
        ),
        (
            (
                "The weakness improved only partially. Steroid-induced diabetes disappeared after "
                "withdrawal of dexamethasone."
            ),
            "improved",
        ),
        (
            (
                "He was able to walk with crutches at four months. Radiation oesophagitis subsided "
                "within two weeks."
            ),
            "improved",
        ),
        (
            (
                "The paraplegia persisted. He was intubated for respiratory failure, improved with "
                "antibiotics and was weaned from the ventilator."
            ),
            "unchanged",
        ),
        (
            (
                "Gait improved and he used one stick. A stroke in the following year left him with "
                "aphasia, which resolved."
            ),
            "improved",
        ),
        (
            (
                "The sensory level persisted and he needs a stick. Transfusion-related hepatitis "
                "resolved."
            ),
            "improved",
        ),
        (
            (
                "The paraplegia did not change. On the fifth day he developed sepsis. He was treated "
                "with meropenem and recovered completely."
            ),
            "unchanged",
        ),
        (
            (
                "He walked with a frame at three months. Six months later he had a myocardial "
                "infarction. He underwent coronary stenting and made an uneventful recovery."
            ),
            "improved",
        ),
        (
            (
                "He regained partial strength. He then suffered a gastrointestinal haemorrhage. After"
                " transfusion and endoscopic clipping he recovered well and was discharged home in "
                "good health."
            ),
            "improved",
        ),
        (
            (
                "He remained paraplegic. A tracheostomy was needed for respiratory failure; it was "
                "closed after a month and he made a good recovery from this."
            ),
            "unchanged",
        ),
        (
            (
                "Postoperatively a wound haematoma caused deterioration of power to 1/5; it was "
                "evacuated and power returned to 3/5. At one year he walked with crutches."
            ),
            "improved",
        ),
        (
            (
                "He could walk with a stick. On day 10 a deltoid weakness was found; this settled "
                "spontaneously within weeks."
            ),
            "improved",
        ),
        (
            (
                "Sensation and power improved gradually but he could not walk unaided. Hoarseness "
                "after intubation vanished within a month."
            ),
            "improved",
        ),
        (
            (
                "He improved and walked with one cane. He was readmitted with pneumonia two years "
                "later and recovered."
            ),
            "improved",
        ),
        (
            (
                "A dural tear was repaired and healed without problem. He was left with a mild "
                "spastic gait."
            ),
            "improved",
        ),
        (
            (
                "Strength returned to 4/5. The patient had postoperative ileus; he was asymptomatic "
                "after two days."
            ),
            "improved",
        ),
    ],
)
def test_the_end_of_a_complication_is_not_the_outcome(text: str, left: str) -> None:
    """Pneumonia, a clot, a nerve hurt at operation: the legs are as they were told to be."""
    assert outcome(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "Despite a wound infection he recovered completely and walked normally at one year.",
            "resolved",
        ),
        (
            (
                "The postoperative course was complicated by pneumonia, but the patient made a full "
                "neurological recovery."
            ),
            "resolved",
        ),
        (
            "He had no complications and recovered completely.",
            "resolved",
        ),
        (
            (
                "After treatment of a urinary infection he regained full strength in the legs and "
                "walked unaided."
            ),
            "resolved",
        ),
        (
            (
                "The pain resolved and the weakness disappeared; a superficial wound infection was "
                "treated with antibiotics."
            ),
            "resolved",
        ),
        (
            "He recovered fully. A deep vein thrombosis was treated with heparin.",
            "resolved",
        ),
    ],
)
def test_a_recovery_told_beside_a_complication_counts(text: str, left: str) -> None:
    """Despite a wound infection he recovered completely."""
    assert outcome(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            (
                "The pain subsided after a few days, but movement did not reappear. He died five weeks "
                "after the onset of the paralysis. At necropsy the cord was softened."
            ),
            "died",
        ),
        (
            (
                "Sensation improved slightly in the first week. He died of pneumonia on the twentieth "
                "day. Autopsy showed haematopoietic tissue around the cord."
            ),
            "died",
        ),
    ],
)
def test_who_has_died_is_not_brought_back_by_the_autopsy(text: str, left: str) -> None:
    """What is told of the body behind a death in the episode leaves it the outcome."""
    assert outcome(text) == left


def test_what_earlier_treatment_did_is_told_before_the_examination() -> None:
    """Relief by an irradiation of the spleen years ago is no outcome of the paraplegia."""
    before = (
        "A 58-year-old man with myelofibrosis was admitted with paraplegia. Irradiation of the "
        "spleen had brought relief and he walked well. On examination there was a flaccid "
        "paraplegia. MRI showed an epidural mass at T3-T10. Radiotherapy was given. "
    )
    assert outcome("Motor function remained unchanged.", before) == "unchanged"
