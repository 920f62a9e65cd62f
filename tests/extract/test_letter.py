"""Letters and other papers without headings: where the own patient's story begins and ends."""

import pytest

from cases.finding import SOMEONE_ELSE
from corpus.article import Article, DocumentId, Section, SectionKind
from extract.people.patients import find_patients
from extract.text.reading import Reading, Zone, read
from extract.text.zones import label_heading

COURSE = (
    "MRI showed an epidural mass from T5 to T8. She was irradiated with 20 Gy.\n\n"
    "Two months later she walked unaided. The mass had shrunk."
)


def letter(text: str) -> Reading:
    """A paper whose body is one section without a heading."""
    body = Section("body", text, SectionKind.BODY)
    return read(Article(DocumentId("file:letter"), "Spinal haematopoiesis", (body,)))


def zones(text: str) -> dict[str, Zone]:
    """The zone of each sentence of the body, by its words."""
    return {s.text: s.zone for s in letter(text).sentences if s.section == "body"}


OPENINGS = [
    "We report on a patient with pyruvate kinase deficiency.",
    "We describe a 46-year-old woman with thalassaemia intermedia.",
    "Recently we saw one such patient.",
    "I would like to report a woman with paraparesis and thalassaemia.",
    "We wish to share the case of a woman with myelofibrosis.",
    "The authors treated a young woman with this condition.",
    "A case is presented here.",
    "Our patient is a 46-year-old woman.",
    "We recently cared for a woman with haemoglobin E disease.",
]


@pytest.mark.parametrize("opening", OPENINGS)
def test_people_before_the_announcement_are_not_the_papers_own(opening: str) -> None:
    """A man of whom a letter tells before it announces its patient is somebody else's."""
    before = "Cord compression was seen in a 33-year-old man who needed laminectomy at T9."
    patient = "The patient was a 46-year-old woman with weak legs."
    reading = letter(f"To the Editor: {before} {opening}\n\n{patient}\n\n{COURSE}")
    told = {s.text: s.zone for s in reading.sentences}
    assert told[f"To the Editor: {before}"] is Zone.BACKGROUND
    assert told[opening] is Zone.CASE
    assert told[patient] is Zone.CASE
    assert len(find_patients(reading).all) == 1


@pytest.mark.parametrize(
    "opening",
    [
        "A 76-year-old Japanese man had felt tired since February.",
        "An otherwise healthy 76-year-old man was admitted.",
        "A man of 76 years was admitted with weak legs.",
        "The patient was a man of 76 years.",
    ],
)
def test_a_paragraph_that_opens_with_somebody_opens_the_case(opening: str) -> None:
    """Without an announcement the case begins where a paragraph brings its patient in."""
    before = "To this date, masses under the drug were seen in 19 patients, most at T5-T11."
    told = zones(f"{before}\n\n{opening} He had no fever.\n\n{COURSE}\n\nHe was well in May.")
    assert told[before] is Zone.BACKGROUND
    assert told[opening] is Zone.CASE
    assert told["He was well in May."] is Zone.CASE


DISCUSSIONS = [
    "Masses of this kind are as a rule detected by chance.",
    "In a Dutch cohort of 27 adults, MRI disclosed such masses in 6.",
    "Ruiz et al. irradiated four patients with 10 Gy.",
    "In 12 patients collected from the literature the outcome was good.",
    "Radiotherapy was given in most of the patients known.[4,5]",
    "Irradiation brought relief in all (Kato 1994).",
]


@pytest.mark.parametrize("opening", DISCUSSIONS)
def test_people_after_the_course_are_not_the_papers_own(opening: str) -> None:
    """Paragraphs behind the course that turn to what is known are the discussion."""
    patient = "We report a 46-year-old woman with thalassaemia and weak legs."
    other = "Only one, a 52-year-old man, had pain, and he was irradiated with 10 Gy."
    reading = letter(f"{patient}\n\n{COURSE}\n\n{opening} {other}\n\nWe thank nobody.")
    told = {s.text: s.zone for s in reading.sentences}
    assert told[patient] is Zone.CASE
    assert told["The mass had shrunk."] is Zone.CASE
    assert told[opening] is Zone.DISCUSSION
    assert told[other] is Zone.DISCUSSION
    assert len(find_patients(reading).all) == 1


@pytest.mark.parametrize(
    "paragraph",
    [
        "Extramedullary haematopoiesis is rare. On this ground the patient was irradiated.",
        "Hydroxyurea is a choice in such patients. She took it for 2 years and was well.",
        "Two years later, in May, she was seen again. The mass was gone.",
    ],
)
def test_a_remark_within_the_course_does_not_end_it(paragraph: str) -> None:
    """A general sentence, with the patient told of behind it, belongs to the case."""
    told = zones(f"We report a 46-year-old woman with weak legs.\n\n{COURSE}\n\n{paragraph}")
    assert set(told.values()) == {Zone.CASE}


def test_a_body_with_headings_of_its_own_is_read_by_them() -> None:
    """Headings inside the text outrank the order of its paragraphs."""
    told = zones(
        "Introduction: EMH is rare.\n\nCase report: A man of 40 had a mass at T8."
        "\n\nDiscussion: He was treated as others are."
    )
    assert Zone.DISCUSSION in told.values()
    assert told["Case report: A man of 40 had a mass at T8."] is Zone.CASE


def test_a_short_body_is_one_piece() -> None:
    """Two paragraphs are parted by their words alone, as an abstract is."""
    told = zones(f"We report a 46-year-old woman.\n\n{COURSE.replace(chr(10) * 2, ' ')}")
    assert set(told.values()) == {Zone.CASE}


STORY = (
    "A ferryman of 61 with myelosclerosis was brought in with weak legs. His spleen was large.\n\n"
    "Myelography showed a block at T6. The tissue was irradiated. Within a week he stood up.\n\n"
    "He went home in March. A year later he walked to the clinic, and the block had gone."
)


@pytest.mark.parametrize(
    "opening",
    [
        (
            "Eight such patients are on record, of whom five were operated on. In three, paraplegia"
            " followed. One of the others, a baker of 48, was irradiated and walked again."
        ),
        (
            "Pregnancy may have the same effect. Of the nine women described, four were transfused."
            " In two, the fetus was lost. One, aged 31, had a relapse at T9."
        ),
        (
            "That the dose need not be high was shown by Moreau (1968). His patient, a boy of 15, was"
            " given 600 rads at T4. He lost his pain the same night."
        ),
    ],
)
def test_the_story_ends_where_most_is_of_others(opening: str) -> None:
    """A discussion that tells of other patients as of one's own is weighed as a whole."""
    told = zones(f"EMH is rare.\n\n{STORY}\n\n{opening}\n\nSUMMARY\n\nA man was irradiated.")
    behind = [zone for sentence, zone in told.items() if sentence in opening]
    assert behind
    assert set(behind) == {Zone.DISCUSSION}
    assert told["He went home in March."] is Zone.CASE


def test_an_abstract_before_the_introduction_tells_the_case_too() -> None:
    """Of a whole paper without headings the first paragraph may be the abstract."""
    abstract = "We report a ferryman with cord compression. He was irradiated and recovered."
    known = (
        "Masses of blood-forming tissue are rare. Ruiz et al. reviewed 14 patients. In 9 of these"
        " patients the spine was involved."
    )
    told = zones(f"{abstract}\n\n{known}\n\n{STORY}")
    assert told["He was irradiated and recovered."] is Zone.CASE
    assert told["Masses of blood-forming tissue are rare."] is Zone.BACKGROUND


def test_a_legend_behind_the_text_is_a_caption() -> None:
    """`Figure 1.` opens a legend, also where a text is flattened."""
    told = zones(f"EMH is rare in such patients.\n\n{STORY}\n\nFigure 1. The block at T6.")
    assert told["The block at T6."] is Zone.CAPTION
    assert told["EMH is rare in such patients."] is Zone.BACKGROUND


@pytest.mark.parametrize(
    "sentence",
    [
        "We proposed transfusion, which he refused, being a farmer who lives far away.",
        "His father had died at 70 and his mother at 81; two sons, 28 and 31 years old, were well.",
        "In our hospital three patients have been treated since 1981.",
    ],
)
def test_nobody_is_added_in_the_midst_of_the_story(sentence: str) -> None:
    """What he is, his family, and the number of such patients bring in no further patient."""
    told = " ".join(f"He was seen {when} and he had no pain." for when in ("in May", "in June"))
    reading = letter(f"EMH is rare.\n\n{STORY} {told} {told} {told}\n\n{sentence} He was well.")
    assert len(find_patients(reading).all) == 1


def test_a_patient_of_ours_in_the_discussion_is_another() -> None:
    """The paper's own is `our patient`."""
    text = (
        "Case report: A man of 40 had a mass at T8. He was irradiated.\n\nDiscussion: Another "
        "patient of ours took hydroxyurea. Our patient took none."
    )
    reading = letter(text)
    patients = find_patients(reading)
    whose = {s.text: patients.experiencers(s, len(s.text) - 2) for s in reading.sentences}
    assert whose["Discussion: Another patient of ours took hydroxyurea."] == (SOMEONE_ELSE,)
    assert whose["Our patient took none."] == (patients.all[0].id,)


def test_what_a_search_found_is_no_case() -> None:
    """`Results of the review` tells what others have published."""
    assert label_heading("Results of the Review").zone is Zone.DISCUSSION
    assert label_heading("Search strategy").zone is Zone.DISCUSSION
    assert label_heading("Case report and review of the literature").zone is Zone.CASE
