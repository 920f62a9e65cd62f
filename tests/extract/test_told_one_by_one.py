"""Several patients brought in one by one: how many, and each one's age and sex."""

import pytest

from corpus.article import Article, DocumentId, Section
from extract.extract import extract
from studies.study import load_study

TITLE = "Spinal epidural extramedullary haematopoiesis with cord compression"
MASS = " He had an epidural mass at T6 and was irradiated."

People = list[tuple[float | None, str | None]]


def people(text: str) -> People:
    """Age and sex of each case."""
    paper = Article(DocumentId("test:1"), TITLE, (Section("Abstract", text),))
    return [(case.age_years, case.sex) for case in extract(paper, load_study("spinal_emh")).cases]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "A thirty-year-old man and his sister, who is five years younger, were found to have "
                "paravertebral and epidural masses with thalassaemia."
            ),
            [(30, "male"), (25, "female")],
        ),
        (
            "Mrs. A, 59, and Mr. B, 64, both with myelofibrosis, had epidural masses.",
            [(59, "female"), (64, "male")],
        ),
        (
            (
                "The elder of two brothers with thalassaemia, a joiner of 51, had an epidural mass at "
                "T4; the younger, 46, a clerk, had one at T7."
            ),
            [(51, "male"), (46, "male")],
        ),
        (
            (
                "Two men with thalassaemia intermedia, 26 and 33, had epidural masses; the former was "
                "operated upon and the latter irradiated."
            ),
            [(26, "male"), (33, "male")],
        ),
        (
            (
                "Case I.-Woman, 70. Polycythaemia. Epidural mass T9. Improved. Case II.-Man, 66. "
                "Myelofibrosis. Epidural mass T5. Died."
            ),
            [(70, "female"), (66, "male")],
        ),
        (
            (
                "A man of 30 and his wife were asked about the family. He had thalassaemia and an "
                "epidural mass at T5."
            ),
            [(30, "male")],
        ),
        (
            "Of three siblings with thalassaemia only the eldest, a man of 26, had an epidural mass.",
            [(26, "male")],
        ),
        (
            (
                "M.K. and A.K., brothers of 17 and 23, were both thalassaemic and had paraparesis from "
                "epidural masses."
            ),
            [(17, "male"), (23, "male")],
        ),
        (
            (
                "Of our two patients with epidural masses, the female was 40 and the male 43. The "
                "female had a mass at T5, the male at T9."
            ),
            [(40, "female"), (43, "male")],
        ),
        (
            (
                "Two cousins, 19 and 24, both males with thalassaemia, presented with epidural masses. "
                "The elder died; the younger lives."
            ),
            [(19, "male"), (24, "male")],
        ),
        (
            (
                "Three members of one family with thalassaemia had epidural masses. They were a man of "
                "26, his brother of 30 and their sister of 24."
            ),
            [(26, "male"), (30, "male"), (24, "female")],
        ),
        (
            (
                "Five thalassemic patients (ages 50, 44, 39, 28 and 61 years; male, male, female, male, "
                "female) had epidural masses. All were irradiated."
            ),
            [(50, "male"), (44, "male"), (39, "female"), (28, "male"), (61, "female")],
        ),
        (
            (
                "Only two of the 110 patients of our thalassaemia clinic had cord compression by an "
                "epidural mass: a woman of 44 and a man of 46."
            ),
            [(44, "female"), (46, "male")],
        ),
        (
            (
                "Both our patients had thalassaemia. The man, aged 28, had an epidural mass at T4 and "
                "the woman, aged 35, at T6."
            ),
            [(28, "male"), (35, "female")],
        ),
        (
            "1) 61 y/o M with PMF, epidural EMH T4-T6, RT. 2) 58 y/o F with PMF, epidural EMH T8.",
            [(61, "male"), (58, "female")],
        ),
        (
            (
                "Patient A, 33, a man with thalassaemia, had cord compression at T4 (Fig. 2) 6 months "
                "ago. Patient B, 68 and the mother of three, presented with an epidural mass at T11."
            ),
            [(33, "male"), (68, "female")],
        ),
        (
            (
                "Case 1.-The elder brother, aged 24, a presser, was admitted with paraplegia. An "
                "extradural tumour at D6 was removed.\nCase 2.-His sister, aged 21, had a tired back "
                "and extradural tissue from D4 to D8. She was irradiated."
            ),
            [(24, "male"), (21, "female")],
        ),
        (
            (
                "Two patients illustrate how differently it may come to light. The one, a Jamaican "
                "grandmother of 62 years, was found to have a presacral mass. The other, a Sicilian "
                "postman aged 38, lost the use of his legs; epidural tissue lay behind T3-T6."
            ),
            [(62, "female"), (38, "male")],
        ),
        (
            (
                "Case 1 A 30-year-old male shopkeeper was weak from an extradural mass at T3-T7. "
                "Case 2 His neighbour in the next bed was, by coincidence, a 19-year-old female "
                "student, paraplegic from a mass at T8-T11. She was operated on."
            ),
            [(30, "male"), (19, "female")],
        ),
        (
            (
                "Two sisters with thalassaemia are described. The elder, 31 years old, had an epidural "
                "mass at T4-T7, which was removed. Her sister, three years younger, had paravertebral "
                "masses and was transfused."
            ),
            [(31, "female"), (28, "female")],
        ),
        (
            (
                "Monozygotic twin brothers of 26 years developed paraparesis within a year of each "
                "other. Twin A had an epidural mass at T5 and was irradiated. Twin B was transfused "
                "for a mass at T7."
            ),
            [(26, "male"), (26, "male")],
        ),
        (
            (
                "History 1: M, 44 y, paraplegia. Epidural mass T5. Irradiated. History 2: F, 51 y, back "
                "pain. Paraspinal masses T8-T10. Observed."
            ),
            [(44, "male"), (51, "female")],
        ),
        (
            (
                "Patients: No. 1, male, 55 years; No. 2, male, 61 years; No. 3, female, 70 years. All "
                "had epidural masses in the thoracic spine."
            ),
            [(55, "male"), (61, "male"), (70, "female")],
        ),
        (
            (
                "We present two cases. In the first (Mr A., 62, myelofibrosis) paraplegia was due to an "
                "epidural mass at T4. In the second (Mrs B., 58, polycythaemia) there was back pain "
                "from a mass at T9."
            ),
            [(62, "male"), (58, "female")],
        ),
        (
            (
                "Case I. Female aged 22. Paraplegia due to extradural tumour D5-D7. Laminectomy. Case "
                "II. Brother of the above, aged 19. Paravertebral masses D6-D10. Radiotherapy."
            ),
            [(22, "female"), (19, "male")],
        ),
    ],
)
def test_each_one_is_told_apart(text: str, expected: People) -> None:
    """A label, a place among kin or a difference of ages tells whose section it is."""
    assert people(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A 25-year-old man was seen. His sister, five years older, is well." + MASS,
        "A 25-year-old man, younger by two years than his healthy twin, was seen." + MASS,
        "A 25-year-old man was seen. Brother 1 and brother 2 are carriers." + MASS,
        "A 25-year-old man was seen. On the second day the patient could not walk." + MASS,
        "A 25-year-old man was carried in by a grandfather of 70." + MASS,
    ],
)
def test_relatives_are_no_patients(text: str) -> None:
    """Those of whom no mass is told are not cases, and their ages are not his."""
    assert people(text) == [(25, "male")]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "Two instructive cases of erythropoietic tumour",
            (
                "CASE 1: A.B., a spinster of 61, had a tumour beside D10-D11, which was removed.\n"
                "CASE 2: C.D., her nephew, a bank clerk aged 29, had a shadow beside D9. He "
                "declined all treatment."
            ),
            [(61, "female"), (29, "male")],
        ),
        (
            "Thalassaemia intermedia and the spine: a mother and two daughters",
            (
                "The mother, now 49, and the younger daughter, 21, were paraparetic from epidural "
                "masses at T6 and T8; the elder daughter, 25, has paravertebral masses only."
            ),
            [(49, "female"), (25, "female"), (21, "female")],
        ),
        (
            "The spine in polycythaemia",
            (
                "We have seen 312 patients with polycythaemia vera. In one of them, a publican who "
                "was 69 at the time, paraparesis came on. At laminectomy at D7 haemopoietic tissue "
                "was found in the epidural space. He was irradiated."
            ),
            [(69, "male")],
        ),
        (
            "Spinal haematopoiesis in polycythaemia: 312 patients",
            (
                "We have seen 312 patients with polycythaemia vera (mean age 60 years). In one of "
                "them, aged 69 years, an epidural mass recurred."
            ),
            [],
        ),
    ],
)
def test_title_and_text_together_tell_how_many(title: str, text: str, expected: People) -> None:
    """Initials before kin, a parent's children, and the one of many who is told of."""
    paper = Article(DocumentId("test:1"), title, (Section("Abstract", text),))
    cases = extract(paper, load_study("spinal_emh")).cases
    assert [(case.age_years, case.sex) for case in cases] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Of the two, the woman (58 years) had been treated for polycythaemia, the man (66 years) "
                "had never been ill. She had an epidural mass at T5, he had one at T9."
            ),
            [(58, "female"), (66, "male")],
        ),
        (
            "A 23-year-old Syrian had been operated on for paraparesis in 1986. In 1997, aged now "
            "34, he noticed jerking of the legs." + MASS,
            [(34, "male")],
        ),
        (
            (
                "A man of 66 years was admitted with splenomegaly in 2008. Phlebotomy was begun. Six "
                "years later a scan showed paravertebral and epidural masses."
            ),
            [(72, "male")],
        ),
        (
            (
                "In 2008, a man of 66 years visited us for a large spleen. He had been given iron in "
                "2001. In 2015 paravertebral and epidural masses were found."
            ),
            [(None, "male")],
        ),
        (
            (
                "A man of 66 years was admitted with splenomegaly in 2008. He had been splenectomized. "
                "Six years later a scan showed paravertebral and epidural masses."
            ),
            [(66, "male")],
        ),
        (
            "A man of 66 years was admitted with weak legs in 2008."
            + MASS
            + " Six years later a scan "
            "of the spine showed no mass.",
            [(66, "male")],
        ),
        (
            (
                "Two men, both aged 36 years, had epidural masses. The first was irradiated and the "
                "second was operated on."
            ),
            [(36, "male"), (36, "male")],
        ),
        (
            (
                "Two siblings, both splenectomized before age 10, had epidural masses at T5. In the "
                "brother, aged 32, it was irradiated. The sister was 29 years old when she noted weak legs."
            ),
            [(32, "male"), (29, "female")],
        ),
        (
            (
                "A 30-year-old woman had a laminectomy for an epidural mass at T5. In 2009 her brother, "
                "then 27, noticed unsteadiness; an epidural mass at T9 disappeared with hydroxyurea."
            ),
            [(30, "female"), (27, "male")],
        ),
        (
            (
                "A 31-year-old female bled from an epidural mass at T5, and 57 year-old male bled from "
                "one at T9."
            ),
            [(31, "female"), (57, "male")],
        ),
        (
            "A 23-year-old man was operated on for paraparesis; now, 34 months later, he is well.",
            [(23, "male")],
        ),
    ],
)
def test_ages_of_then_and_now(text: str, expected: People) -> None:
    """Ages in brackets introduce people; an earlier operation leaves his age of now."""
    title = "Two cases of epidural haematopoiesis" if len(expected) > 1 else TITLE
    paper = Article(DocumentId("test:1"), title, (Section("Abstract", text),))
    cases = extract(paper, load_study("spinal_emh")).cases
    assert [(case.age_years, case.sex) for case in cases] == expected
