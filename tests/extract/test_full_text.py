"""Full texts: which chapters tell of the patient's episode, and what the others may add."""

import pytest

from cases.record import Case
from corpus.article import Article, DocumentId, Section, SectionKind
from extract.extract import extract
from extract.text.zones import Zone, label_heading
from studies.study import load_study

STUDY = load_study("spinal_emh")
TITLE = "Spinal epidural extramedullary haematopoiesis in beta-thalassaemia intermedia"
PATIENT = "A 36-year-old woman with beta-thalassaemia intermedia was admitted with weak legs."
EPISODE = (
    "MRI showed epidural masses from L1 to L3. Radiotherapy of 14.4 Gy in 8 fractions was given. "
    "At 12 months she walked with a stick, and the mass had shrunk."
)


def case_of(*chapters: tuple[str, str], title: str = TITLE) -> Case:
    """The only case of a paper with these chapters."""
    body = tuple(Section(label, text, SectionKind.BODY) for label, text in chapters)
    cases = extract(Article(DocumentId("file:paper"), title, body), STUDY).cases
    assert len(cases) == 1
    return cases[0]


EARLIER = [
    "In 2009 MRI showed masses from T6 to T9. With 20 Gy in 10 fractions she recovered.",
    "She had been paraparetic before. A T6-T9 mass was irradiated with 20 Gy in 10 fractions.",
    "Masses at T6-T9 had compressed the cord. Laminectomy and 20 Gy in 10 fractions were needed.",
]


@pytest.mark.parametrize("earlier", EARLIER)
@pytest.mark.parametrize("now", ["Present episode", "Current illness", "Second episode"])
def test_a_chapter_of_history_tells_of_an_earlier_episode(earlier: str, now: str) -> None:
    """Levels, dose and treatments of the chapter before the present episode are not its own."""
    case = case_of(
        ("Case presentation > History", f"The patient was a woman with thalassaemia. {earlier}"),
        (f"Case presentation > {now}", f"{PATIENT} {EPISODE}"),
    )
    assert case.levels == ("L1-L3",)
    assert case.radiotherapy_dose_gy == 14.4
    assert "radiotherapy" in case.treatments_prior


@pytest.mark.parametrize(
    "label", ["History", "History and examination", "Clinical history", "Medical history"]
)
def test_a_chapter_of_history_alone_tells_the_episode(label: str) -> None:
    """With no chapter on the present, the history is that of the complaint."""
    case = case_of(
        (f"Case report > {label}", f"{PATIENT} MRI showed epidural masses from T6 to T9."),
        ("Case report > Treatment", "She was irradiated with 20 Gy in 10 fractions."),
    )
    assert case.levels == ("T6-T9",)
    assert case.radiotherapy_dose_gy == 20
    assert "radiotherapy" in case.treatments


YOUNGER = [
    "When she was 27, she became paraparetic from epidural masses at T6 to T9.",
    "At the age of 27 years she could not walk because of an epidural mass at T6-T9.",
    "At 27 years of age she had cord compression by a mass at T6-T9.",
]


@pytest.mark.parametrize("then", YOUNGER)
def test_an_illness_at_a_younger_age_is_an_earlier_episode(then: str) -> None:
    """It ends where the text comes back to the age that the patient is introduced with."""
    case = case_of(
        ("Abstract", "A 36-year-old woman with thalassaemia intermedia had masses at L1-L3."),
        ("Introduction", "EMH is rare."),
        (
            "Case report",
            (
                f"She had thalassaemia. {then} Radiotherapy of 20 Gy in 10 fractions helped. "
                f"At the age of 36 she noted weakness of the legs. {EPISODE}"
            ),
        ),
    )
    assert case.levels == ("L1-L3",)
    assert case.radiotherapy_dose_gy == 14.4


def test_an_illness_at_the_same_age_is_the_episode() -> None:
    """The age at which he fell ill may be told beside that at which he was seen."""
    case = case_of(
        ("Case report", f"{PATIENT} At the age of 36 she could not walk. {EPISODE}"),
        ("Discussion", "EMH is rare."),
    )
    assert case.levels == ("L1-L3",)
    assert case.radiotherapy_dose_gy == 14.4


@pytest.mark.parametrize(
    ("label", "zone"),
    [
        ("Discussion and conclusions", Zone.DISCUSSION),
        ("Discussion/Conclusion", Zone.DISCUSSION),
        ("Discussion & conclusion", Zone.DISCUSSION),
        ("Results and discussion", Zone.CASE),
        ("Case report and discussion", Zone.CASE),
        ("Conclusions", Zone.CONCLUSION),
        ("Conclusion and perspectives", Zone.CONCLUSION),
    ],
)
def test_a_discussion_with_its_conclusions_is_a_discussion(label: str, zone: Zone) -> None:
    """Its other patients are nobody's, and its sentences sum no case up."""
    assert label_heading(label).zone is zone


ASIDE = [
    "Hydroxyurea had been taken by our patient for 3 years without harm.",
    "Our patient had been without a spleen for four decades.",
    "She had been splenectomised for 20 years, which is a risk factor.",
]


@pytest.mark.parametrize("aside", ASIDE)
def test_the_discussion_gives_no_follow_up_where_the_case_does(aside: str) -> None:
    """How long a drug was taken or a spleen was missed is no time after treatment."""
    case = case_of(("Case report", f"{PATIENT} {EPISODE}"), ("Discussion", aside))
    assert case.follow_up_months == 12


def test_the_discussion_may_tell_a_later_visit() -> None:
    """Where it speaks of a follow-up, the longest counts, wherever it stands."""
    aside = "At the last follow-up, 24 months after radiotherapy, our patient was well."
    case = case_of(("Case report", f"{PATIENT} {EPISODE}"), ("Discussion", aside))
    assert case.follow_up_months == 24


@pytest.mark.parametrize(
    "aside",
    [
        "Our patient had lost her spleen, and in sickle cell disease this was a risk.",
        "In our patient, as in myelofibrosis, the masses were paraspinal.",
    ],
)
def test_the_discussion_names_no_further_disorder(aside: str) -> None:
    """The case has named the patient's own."""
    case = case_of(("Case report", f"{PATIENT} {EPISODE}"), ("Discussion", aside))
    assert case.disorders == ("beta_thalassemia_intermedia",)


@pytest.mark.parametrize(
    "offer",
    [
        "Irradiation with 20 Gy was put forward by one of us, but we decided against it.",
        "Radiotherapy with 20 Gy was contemplated.",
        "20 Gy were kept in reserve.",
        "Radiotherapy of 20 Gy was discussed and not given.",
        "A dose of 20 Gy was put off.",
    ],
)
def test_a_dose_that_was_only_thought_of_was_not_given(offer: str) -> None:
    """What is put forward, contemplated or kept in reserve reached nobody."""
    story = f"{PATIENT} MRI showed a mass at T5-T8. {offer} She was given transfusions."
    assert case_of(("Case report", story)).radiotherapy_dose_gy is None


def test_the_bed_of_a_mass_is_no_biological_dose() -> None:
    """`BED` is the biologically effective dose only in capitals."""
    story = f"{PATIENT} A mass was removed. Then its bed was irradiated with 24 Gy in 12 fractions."
    assert case_of(("Case report", story)).radiotherapy_dose_gy == 24


@pytest.mark.parametrize(
    "wear",
    [
        "degenerative disc disease of the lumbar spine",
        "an osteoporotic fracture of the thoracic spine",
        "a disc herniation of the lumbar spine",
        "spondylosis of the cervical spine with stenosis of the spine",
    ],
)
def test_wear_of_the_spine_puts_no_tissue_there(wear: str) -> None:
    """A paper on the tissue of another organ does not count for the patient's old back."""
    text = (
        f"A 70-year-old man with primary myelofibrosis and {wear} had masses around both kidneys."
    )
    biopsy = "Biopsy of the perirenal tissue showed extramedullary haematopoiesis."
    title = "Perirenal masses due to extramedullary haematopoiesis in myelofibrosis"
    body = (Section("Case report", f"{text} {biopsy}", SectionKind.BODY),)
    assert not extract(Article(DocumentId("file:kidney"), title, body), STUDY).relevant
