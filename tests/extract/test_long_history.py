"""What long reports tell of the years before, in the midst of the story of the mass."""

import pytest

from corpus.article import Article, DocumentId, Section
from extract.extract import extract
from studies.study import load_study

FOUND = (
    "On examination there was a spastic paraparesis with a sensory level at T8. MRI showed an "
    "epidural mass from T5 to T8 with cord compression.\n\n"
)


def treatments(text: str) -> tuple[set[str], set[str]]:
    """What was given to the only patient for the episode, and before it."""
    article = Article(
        DocumentId("x"),
        "Spinal extramedullary hematopoiesis: a case report",
        (Section("text", text),),
    )
    case = extract(article, load_study("spinal_emh")).cases[0]
    return set(case.treatments), set(case.treatments_prior)


@pytest.mark.parametrize(
    ("text", "given", "prior"),
    [
        pytest.param(
            (
                "## Case report\nA 27-year-old shepherd was referred with progressive weakness of"
                " the legs for two months. Thalassemia intermedia had been recognised in "
                "childhood. Red cells were given to him once or twice a year. Desferrioxamine was"
                " used by him without regularity.\n\n"
                + FOUND
                + "He was treated with radiotherapy, 20 Gy in 10 fractions, and improved."
            ),
            {"radiotherapy"},
            {"iron_chelation", "transfusion"},
            id="childhood_disease_told_after_the_complaint",
        ),
        pytest.param(
            (
                "## Case\nA 61-year-old woman was admitted because of paraplegia of four days. "
                "She was known to have polycythaemia vera. Phlebotomies were performed monthly. "
                "Hydroxyurea was begun when the spleen grew.\n\n"
                + FOUND
                + "Laminectomy was carried out. She walks with a stick one year later."
            ),
            {"surgery"},
            {"hydroxyurea", "other:phlebotomy"},
            id="known_to_have_polycythaemia",
        ),
        pytest.param(
            (
                "## Case report\nA 45-year-old man came with unsteady gait. Thalassemia had been "
                "found in childhood. He was an only child. He smoked. He drank no alcohol. He was "
                "a cook.\n\nIn 2003, when he was 36, he had experienced weakness of a foot. MRI "
                "showed an extradural mass at L3-L5. It was excised through a laminectomy, and the"
                " foot recovered.\n\nOn this admission there was a spastic gait. MRI showed an "
                "epidural mass at T4-T7. He was irradiated with 24 Gy and the gait became normal."
            ),
            {"radiotherapy"},
            {"surgery"},
            id="a_paragraph_of_old_with_what_was_seen_then",
        ),
        pytest.param(
            (
                "## Case report\nA 45-year-old man came with unsteady gait. Two years earlier he "
                "had had the same complaint. The mass was excised through a laminectomy in "
                "another hospital, and he recovered completely.\n\nOn this admission there was a "
                "spastic gait. MRI showed an epidural mass at T4-T7. He was irradiated with 24 Gy"
                " and the gait became normal."
            ),
            {"radiotherapy"},
            {"surgery"},
            id="same_complaint_two_years_earlier",
        ),
        pytest.param(
            (
                "## Case\nA 22-year-old woman with thalassemia major was brought in unable to "
                "walk. Three years before she had developed a similar paralysis. She was given 20"
                " Gy to the thoracic spine and walked again within a month.\n\nExamination showed"
                " flaccid legs. Magnetic resonance imaging revealed extradural tissue from T6 to "
                "T9. Laminectomy was performed. Power was 4/5 at six months."
            ),
            {"surgery"},
            {"radiotherapy"},
            id="similar_paralysis_three_years_before",
        ),
        pytest.param(
            (
                "## Case report\nA 70-year-old man complained of weakness in both legs. He had "
                "been followed for primary myelofibrosis for six years. Ruxolitinib was taken for"
                " two years and gave way to danazol. He depended on two units of red cells a "
                "month.\n\n"
                + FOUND
                + "Dexamethasone was given and radiotherapy delivered (15 Gy). He regained "
                "strength."
            ),
            {"corticosteroid", "radiotherapy"},
            {"jak_inhibitor", "other:androgens", "transfusion"},
            id="followed_for_six_years",
        ),
        pytest.param(
            (
                "## Clinical report\nA 19-year-old boy was hospitalized with urinary retention "
                "and numb legs. His background was notable for beta-thalassemia major. "
                "Transfusions were begun at 9 months. Deferiprone replaced deferoxamine in 2010. "
                "A splenectomy was done at 8 years.\n\n"
                + FOUND
                + "He was operated upon the same night and recovered fully."
            ),
            {"surgery"},
            {"iron_chelation", "splenectomy", "transfusion"},
            id="notable_background",
        ),
        pytest.param(
            (
                "## Case\nA 52-year-old woman was seen for pain in the back and leg weakness. The"
                " haematological history started in 1998 with essential thrombocythaemia. "
                "Anagrelide was prescribed. It was replaced by hydroxycarbamide in 2003.\n\n"
                + FOUND
                + "Radiotherapy with 18 Gy brought relief."
            ),
            {"radiotherapy"},
            {"hydroxyurea", "other:anagrelide"},
            id="history_that_started_years_ago",
        ),
        pytest.param(
            (
                "## Case report\nA 30-year-old woman presented with "
                "paraparesis.\n\nBeta-thalassemia intermedia had been diagnosed when she was six."
                " She was not transfused regularly. During her pregnancy at 25 she got four units"
                " of blood. Folic acid was her only drug.\n\n"
                + FOUND
                + "Laminectomy was followed by rapid improvement."
            ),
            {"surgery"},
            {"other:folic acid", "transfusion"},
            id="paragraph_of_its_own",
        ),
        pytest.param(
            (
                "## Case 1\nA 41-year-old driver was referred for progressive gait disturbance. "
                "At the age of 30 he had become paraplegic over a week. Laminectomy disclosed "
                "hematopoietic tissue; he recovered in three months and was well since.\n\nNow he"
                " showed brisk reflexes. CT showed paravertebral masses and an epidural mass at "
                "T8. Hypertransfusion was begun and the gait normalised."
            ),
            {"transfusion"},
            {"surgery"},
            id="paraplegic_at_thirty",
        ),
    ],
)
def test_what_goes_back_behind_the_complaint_is_told_of_earlier(
    text: str, given: set[str], prior: set[str]
) -> None:
    """A history, or an attack that was over, stands between the complaint and the findings."""
    assert treatments(text) == (given, prior)


@pytest.mark.parametrize(
    ("text", "given", "prior"),
    [
        pytest.param(
            (
                "## Case report\nA 27-year-old shepherd with thalassemia intermedia was referred "
                "with progressive weakness of the legs for two months. Dexamethasone was given at"
                " the referring hospital.\n\n"
                + FOUND
                + "He was treated with radiotherapy, 20 Gy, and improved."
            ),
            {"corticosteroid", "radiotherapy"},
            set(),
            id="steroid_of_the_referring_hospital",
        ),
        pytest.param(
            (
                "## Case\nA 35-year-old man with thalassemia presented with paraparesis. MRI "
                "showed an epidural mass at T5-T7. He was treated with transfusions and "
                "hydroxyurea.\n\nThree months later he was well. MRI showed that the mass had "
                "shrunk."
            ),
            {"hydroxyurea", "transfusion"},
            set(),
            id="treated_before_the_later_scan",
        ),
        pytest.param(
            (
                "## Case\nIn March 2004 a 35-year-old man was admitted with paraparesis. He had "
                "lost control of the bladder one month earlier. Laminectomy was performed and he "
                "recovered completely.\n\nMRI at one year showed no mass."
            ),
            {"surgery"},
            set(),
            id="lost_control_a_month_earlier",
        ),
        pytest.param(
            (
                "## Case\nA 60-year-old woman with myelofibrosis was admitted with paraparesis. "
                "She had first noticed weakness three months before. She was operated on as an "
                "emergency and recovered completely. Examination one year later was normal."
            ),
            {"surgery"},
            set(),
            id="noticed_weakness_three_months_before",
        ),
        pytest.param(
            (
                "## Case report\nA 29-year-old man presented with leg weakness. He had been known"
                " to have spherocytosis since childhood.\n\n"
                + FOUND
                + "Transfusions were started at once, and splenectomy was done a month later. He "
                "recovered."
            ),
            {"splenectomy", "transfusion"},
            set(),
            id="transfused_at_once",
        ),
    ],
)
def test_what_is_given_for_the_mass_stays_with_the_episode(
    text: str, given: set[str], prior: set[str]
) -> None:
    """The first doctor's steroids, and an attack that goes on from its first weeks."""
    assert treatments(text) == (given, prior)


@pytest.mark.parametrize(
    ("text", "given", "prior"),
    [
        (
            (
                "A 57-year-old woman with polycythaemia vera presented with leg weakness. At the "
                "age of 40 she had been found to have breast cancer. Initial treatment included "
                "lumpectomy. She subsequently underwent chemotherapy with cyclophosphamide and "
                "methotrexate. Radiation to the chest wall followed. In January she noticed "
                "numbness of both legs. MRI showed an epidural mass at T4-T7. She was treated with "
                "radiotherapy to the spine, 20 Gy, and improved."
            ),
            {"radiotherapy"},
            set(),
        ),
        (
            (
                "A 66-year-old man with myelofibrosis was admitted with paraparesis. Ten years "
                "earlier a prostatic carcinoma had been diagnosed; it was treated by prostatectomy "
                "and pelvic irradiation. MRI showed epidural masses at T6-T9. Laminectomy was "
                "performed and he recovered."
            ),
            {"surgery"},
            set(),
        ),
        (
            (
                "A 43-year-old man presented with weak legs. He had received six courses of "
                "doxorubicin, vincristine, cyclophosphamide and prednisone for a diffuse lymphoma "
                "at 24, consolidated by autologous stem cell transplantation. MRI showed an "
                "epidural mass at T5-T6. Laminectomy was done and he walks again."
            ),
            {"surgery"},
            set(),
        ),
        (
            (
                "A 72-year-old woman with essential thrombocythaemia on hydroxyurea was followed "
                "after rectal cancer, which had been treated with chemoradiotherapy and anterior "
                "resection. CT showed a presacral mass in front of S2-S3. Biopsy showed "
                "haematopoiesis. One hour later she was hypotensive and pale. CT disclosed a pelvic"
                " haematoma. She received two units of blood and recovered within a day."
            ),
            set(),
            {"hydroxyurea"},
        ),
        (
            (
                "A 35-year-old man with thalassemia intermedia presented with paraplegia. MRI "
                "showed an epidural mass at T5-T8. Laminectomy was performed. On day 3 a gastric "
                "ulcer bled. Four units of packed cells were transfused. At six months he walked."
            ),
            {"surgery"},
            set(),
        ),
        (
            (
                "A 48-year-old man with thalassemia intermedia had girdle pain from a mass at L3. "
                "Embolization was done. For the toxicity of the solvent dexamethasone was injected "
                "for three days. The pain disappeared."
            ),
            {"embolization"},
            set(),
        ),
        (
            (
                "A 60-year-old man with polycythemia vera was admitted with myocardial infarction. "
                "Aspirin and heparin were started. On the second day paraplegia was noted. MRI "
                "showed an epidural mass at T6-T9. It was irradiated with 20 Gy. He improved."
            ),
            {"radiotherapy"},
            set(),
        ),
        (
            (
                "A 55-year-old woman with hereditary spherocytosis presented with paraparesis. MRI "
                "showed an epidural mass at T4-T7. Radiotherapy (18 Gy) was given. Because of "
                "radiation pneumonitis she received prednisolone. She walks normally."
            ),
            {"radiotherapy"},
            set(),
        ),
        (
            (
                "A 31-year-old man with thalassemia major presented with back pain and weak legs. "
                "MRI showed an epidural mass at T8-T10. Transfusions were started. He developed an "
                "adrenal crisis and hydrocortisone replacement was begun. At three months he walked"
                " normally."
            ),
            {"transfusion"},
            set(),
        ),
        (
            (
                "A 39-year-old man with thalassemia intermedia came with paraparesis. He had been "
                "treated elsewhere under the diagnosis of cervical spondylosis with traction and "
                "vitamin B12. MRI showed an epidural mass at T3-T5. Laminectomy was performed and "
                "he recovered."
            ),
            {"surgery"},
            set(),
        ),
        (
            (
                "A 44-year-old woman with thalassemia intermedia presented with paraplegia. Her "
                "disc had been operated at L4-L5 six years before. She had had fifteen sessions of "
                "physiotherapy for a lumbar disc hernia. MRI showed an epidural mass at T5-T7. She "
                "was given 20 Gy and walks."
            ),
            {"radiotherapy"},
            set(),
        ),
        (
            (
                "A 62-year-old man with myelofibrosis presented with paraparesis. MRI showed an "
                "epidural mass at T7-T9. He was irradiated with 15 Gy. Three months later acute "
                "leukemia supervened; he received cytarabine and died of sepsis. The paraparesis "
                "had resolved."
            ),
            {"radiotherapy"},
            set(),
        ),
        (
            (
                "A 50-year-old woman with thalassemia intermedia had been operated on for a thyroid"
                " carcinoma and given radioiodine. She now presented with weak legs. MRI showed an "
                "epidural mass at T5-T8. Hydroxyurea was given with recovery."
            ),
            {"hydroxyurea"},
            set(),
        ),
        (
            (
                "A 33-year-old man with thalassemia presented with paraparesis; MRI showed an "
                "epidural mass at T4-T6. He was transfused to a haemoglobin of 12 g/dl and given "
                "hydroxyurea. An anaphylactic reaction was treated with hydrocortisone. The legs "
                "recovered."
            ),
            {"hydroxyurea", "transfusion"},
            set(),
        ),
    ],
)
def test_what_is_given_for_another_illness_is_nowhere(
    text: str, given: set[str], prior: set[str]
) -> None:
    """A cancer of years ago, blood lost after a biopsy, a complication, a wrong diagnosis."""
    assert treatments(text) == (given, prior)


@pytest.mark.parametrize(
    ("text", "given", "prior"),
    [
        (
            (
                "A 30-year-old man with thalassemia presented with paraparesis. A lymphoma was "
                "suspected. MRI showed an epidural mass at T4-T6. Laminectomy was performed and "
                "showed haematopoiesis. Radiotherapy followed. He recovered."
            ),
            {"radiotherapy", "surgery"},
            set(),
        ),
        (
            (
                "A 41-year-old man with thalassemia intermedia presented with paraplegia and a "
                "haemoglobin of 5 g/dl. He was transfused with six units of red cells. MRI showed "
                "an epidural mass at T5-T8. Laminectomy followed and he recovered."
            ),
            {"surgery", "transfusion"},
            set(),
        ),
        (
            (
                "A 29-year-old man with thalassemia had paraparesis. MRI showed an epidural mass at"
                " T4-T8. Biopsy was complicated by bleeding. Regular transfusions and hydroxyurea "
                "were started, and he recovered within months."
            ),
            {"hydroxyurea", "transfusion"},
            set(),
        ),
    ],
)
def test_what_is_given_beside_another_illness_counts(
    text: str, given: set[str], prior: set[str]
) -> None:
    """A lymphoma that was only suspected, a biopsy that bled before transfusions went on."""
    assert treatments(text) == (given, prior)
