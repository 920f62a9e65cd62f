"""Who the paper's own patients are, and how many."""

import pytest

from corpus.article import Article, DocumentId, Section, SectionKind
from extract.extract import extract
from extract.people.patients import find_patients
from extract.text.reading import read
from studies.study import load_study
from tests.extract.tagged import patients_of

ONE = [
    "A 42-year-old man with beta-thalassemia intermedia presented with progressive paraparesis. MRI showed an epidural mass from T4 to T9. He underwent laminectomy and recovered.",
    "Extramedullary hematopoiesis is rare. We report a patient with thalassemia in whom cord compression was relieved by transfusion alone.",
    "We present a case of spinal cord compression due to extramedullary hematopoiesis. Radiotherapy led to complete recovery.",
    "A housewife of 55 was admitted because of weak legs. The myelogram showed a block at D6. Laminectomy was followed by recovery.",
    "F/30, pelvic pain. MRI: presacral mass. The spleen is absent.",
    "A retired seaman, then 58, noticed numbness of both legs. At operation red tissue was removed.",
    "Patient, male, 69 years old. Chief complaint: numbness of both lower limbs for 1 month.",
    "30 yrs old man, k/c/o thalassemia intermedia, presented with difficulty in walking.",
    "The authors describe the case of a 14-year-old girl with Cooley's anemia and paraplegia. In the literature 12 cases were found; a 23-year-old man recovered after laminectomy.",
    "BACKGROUND: Epidural hematopoiesis is uncommon. CASE PRESENTATION: A 34-year-old woman developed back pain. CONCLUSION: Radiotherapy should be considered in such patients.",
    "Mr. K., a man born in 1931, has been under treatment for polycythemia vera since 1979. In 1997 he presented with girdle pain.",
    "A mother of three attended the clinic because of a shadow on her chest film.",
    "Our patient is a 27-year-old woman with hemoglobin SC disease. Her mother, 51, has the trait. Her brother died at 19.",
    "A 63-year-old man was referred for paraparesis. His brother, aged 60, has the same disease. Compare the 27-year-old of the Athens group, who recovered after 10 Gy.",
    "A 12-year-old boy could not walk. In contrast to the two patients of Halloran (aged 14 and 23), he was not irradiated. Others have seen relapse; a 40-year-old woman died.",
    "In a 71-year-old woman a presacral mass was found by chance. Biopsy showed marrow. We collected 13 further examples in print (ages 40 to 84).",
    "This 81 year old male, an ex-miner, had become chairbound in six weeks.",
    "Dear Editor, we wish to share our experience with a young man with thalassaemia who developed cord compression while on luspatercept.",
    "When an organist of 66 could not feel the pedals, the cause was thought to lie in her shoes.",
    "He is a rice farmer, 40 years of age. His spleen was removed at 18. Weakness of the legs progressed over 4 months.",
]

SEVERAL = [
    (
        2,
        "We report two cases of extramedullary hematopoiesis. The first patient, a 34-year-old man, underwent laminectomy. The second patient, a 26-year-old woman, was irradiated.",
    ),
    (
        2,
        "Case 1. A 34-year-old man was admitted with paraparesis. Case 2. A 26-year-old woman was admitted with back pain.",
    ),
    (
        3,
        "Three patients with thalassemia (aged 23, 34 and 45 years) presented with cord compression. All were treated with radiotherapy and recovered.",
    ),
    (
        2,
        "Two brothers with hereditary spherocytosis had paravertebral masses. One underwent thoracotomy. The other was followed.",
    ),
    (
        2,
        "We describe a 23-year-old man and a 34-year-old woman with thalassemia intermedia who developed paraplegia.",
    ),
    (
        2,
        "Two men, one of 58 with myelofibrosis, the other a 31-year-old janitor with sickle cell disease, lost the use of their legs.",
    ),
    (
        3,
        "PT 1: M, 22, Cooley's anemia. Epidural tissue at T4-8. PT 2: F, 28, mass at T6-10. PT 3: M, 40, obliteration of the subarachnoid space.",
    ),
    (
        3,
        "(1) 19 y, male, epidural mass T4-10, paraplegic. (2) 38 y, female, epidural mass T6-11. (3) 70 y, male, myelofibrosis, died of sepsis.",
    ),
    (
        2,
        "Patient A is a 44-year-old man with a paraspinal mass. He was followed. Patient B is a 37-year-old woman who was decompressed.",
    ),
    (
        2,
        "A 45-year-old woman was seen with back pain. Her brother, a 50-year-old man, has the same masses. Both siblings had spherocytosis. We describe two siblings with marrow tumours.",
    ),
    (
        4,
        "There were three men and one woman (Case 2). Cases 1, 3 and 4 were irradiated; case 2 was operated on. Age was 29, 36, 41 and 63 years in cases 1 to 4, respectively.",
    ),
    (
        2,
        "Our first patient, a Laotian refugee in her thirty-third year, complained of weakness. Our second patient was her compatriot, a man of 40, with leg pain. Both had epidural masses.",
    ),
    (
        3,
        "Patient 1 (34/F): beta-thalassaemia intermedia; epidural mass T4-T8. Patient 2 (51/M): myelofibrosis; epidural mass T6-T9. Patient 3 (19/M): HbE; paraspinal masses.",
    ),
    (
        2,
        "A father and his son, aged 60 and 34, both spherocytic, had paravertebral masses at T10.",
    ),
    (
        2,
        "We describe a 35-year-old man and a 42-year-old woman with thalassaemia intermedia and epidural masses. The man was irradiated; the woman was transfused.",
    ),
    (
        3,
        "The first of our patients was a 23-year-old man; the second, a girl of 15; the third, a woman aged 37. All had thalassaemia intermedia and epidural masses.",
    ),
    (
        3,
        "Of three Cypriot patients, two were women, aged 24 and 30, and one was a man aged 41. All had epidural masses between T4 and T9.",
    ),
    (
        4,
        "Patients 1 and 2 were brothers of 19 and 22; patient 3 was a woman of 37; patient 4, a man, was 58. Masses were at T4, T5, T6 and T8.",
    ),
    (
        3,
        "The series comprises: (I) A 40-year-old man with a mass at D6 who improved. (II) A 45-year-old man with masses at L3. (III) A woman of 49 with a mass at T10.",
    ),
    (
        2,
        "We report two patients: (a) a 20-year-old man with a mass at T4-T6, and (b) a 30-year-old woman with a mass at L2.",
    ),
    (
        1,
        "A 20-year-old man with thalassemia had (1) anemia, (2) splenomegaly; (3) an epidural mass at T5.",
    ),
    (
        2,
        "The first case is that of a 62-year-old woman with a mass at S2. The second case deals with a 69-year-old woman with a mass at T5.",
    ),
    (
        2,
        "(1) A mill-hand, female, aged 36. Thalassaemia intermedia; extradural mass at D6. (2) A clerk, male, aged 44. Myelosclerosis; extradural mass at D9.",
    ),
    (
        2,
        "BACKGROUND: Extramedullary hematopoiesis (EMH) may compress the cord. CASES: Case 1, a 21-year-old man, presented with a 2-month history of gait disturbance; Case 2, a 33-year-old man, had urinary retention. MRI showed epidural masses at T4-T9 and T6-T10. CONCLUSION: Early treatment is vital. In a review of 46 published patients the mean age was 29 years and 34 were males.",
    ),
    (
        2,
        "Two brothers with thalassemia intermedia, 25 and 31 years of age, presented with paraparesis within the same year. Epidural masses were found at T5-T9 and T4-T8.",
    ),
    (
        2,
        "Purpose: to report RT in two pts. Methods: Pt 1 was a 19-y/o M, Pt 2 a 26-y/o F. Both had epidural EMH at T4-8. Results: both improved.",
    ),
    (
        3,
        "Spinal cord compression in beta-thalassemia. Report of 3 cases. Three male patients aged 17, 23 and 30 presented with compression at T5-T8, T4-T9 and T7. Laminectomy was performed in two and radiotherapy in one.",
    ),
    (
        3,
        "Three siblings (two females and one male) with CDA type II had paravertebral masses at T8-T11. They were 41, 38 and 35 years old.",
    ),
    (
        4,
        "Since 1988 we have treated four thalassaemic patients with cord compression. The first two were brothers, 19 and 24 years old at presentation; the third, their cousin, was a girl of 17; the last was an unrelated man aged 33. All had epidural masses from T4 to T9 on MRI.",
    ),
    (
        2,
        "Case one: a lad of seventeen. Thalassaemia major; epidural mass T4-8. Case two: his sister, twenty-one. The same disease; mass at T6.",
    ),
    (
        3,
        "Patient No. 1: S.K., F, 24 y. Epidural mass T3-T9. Patient No. 2: A.D., M, 31 y. Epidural mass T5-T7. Patient No. 3: R.L., F, 45 y. Paraspinal mass T10.",
    ),
    (
        3,
        "Ages were 23, 35 and 61 years; the first two were thalassaemic women, the third a man with myelofibrosis. Three patients with epidural masses are described.",
    ),
    (
        2,
        "We present 2 pts: a 17 y/o boy w/ HbE-thal (mass T3-T8), and a 46 y/o woman w/ HS (mass T10).",
    ),
]

NONE = [
    "Extramedullary hematopoiesis is a compensatory process. Treatment options include transfusion, radiotherapy and surgery. This review discusses the pathogenesis and management.",
    "We reviewed the charts of 510 patients with myelofibrosis; 27 had extramedullary hematopoiesis. The median age was 66 years. One patient had cord compression and was irradiated.",
    "In this study, 18 patients (11 male and 7 female, mean age 31.4 years) were given hydroxyurea. Nine patients improved. Two patients stopped the drug.",
    "A few published patients are instructive. A 34-year-old man described by Thanarat et al. became paraplegic. Ruiz had a 71-year-old woman with a presacral mass.",
    "What is extramedullary hematopoiesis? It is blood formation outside the marrow. The patient should be told that treatment is available.",
]


@pytest.mark.parametrize("text", ONE)
def test_a_report_of_one_patient_has_one(text: str) -> None:
    """Relatives and other papers' patients are not counted."""
    assert len(patients_of(text).all) == 1


@pytest.mark.parametrize(("count", "text"), SEVERAL)
def test_a_series_has_as_many_patients_as_it_tells(count: int, text: str) -> None:
    """By labels, ordinals, enumerations, announced numbers."""
    assert len(patients_of(text).all) == count


@pytest.mark.parametrize("text", NONE)
def test_reviews_and_groups_have_no_patients(text: str) -> None:
    """Aggregate figures and quoted patients are not patients of the paper."""
    assert patients_of(text).all == ()


def test_a_patient_named_in_the_title_alone_is_found() -> None:
    """The abstract may tell only what was done."""
    title = "Paraplegia in a patient with thalassemia intermedia: case report"
    text = "Weakness of the legs progressed over two weeks. MRI showed an epidural mass."
    assert len(patients_of(text, title).all) == 1


def test_abstract_and_body_tell_the_same_patients() -> None:
    """A full text retells its abstract; nobody is counted twice."""
    sections = (
        Section(
            "Abstract", "A 34-year-old man with thalassemia was irradiated.", SectionKind.ABSTRACT
        ),
        Section("Introduction", "Chen et al. described a 48-year-old man with the same lesion."),
        Section("Case report", "A 34-year-old Turkish man was admitted. He could not walk."),
        Section("Discussion", "A 22-year-old woman recovered after laminectomy in one report."),
    )
    paper = Article(DocumentId("file:test"), "Cord compression", sections)
    assert len(find_patients(read(paper)).all) == 1


def test_labels_in_headings_open_patients() -> None:
    """`## Case 1` or a section of that name."""
    sections = (
        Section("Case 1", "A 34-year-old man was admitted. He recovered."),
        Section("Case 2", "A 41-year-old woman was admitted. She died."),
        Section("Discussion", "Laminectomy is often performed."),
    )
    paper = Article(DocumentId("file:test"), "Two cases", sections)
    found = find_patients(read(paper))
    assert [p.label for p in found.all] == ["Case 1", "Case 2"]


def test_a_publication_type_makes_a_report_of_a_text_that_names_nobody() -> None:
    """PubMed's `Case Reports`, where the abstract speaks of findings only."""
    text = (
        "MR imaging showed a posterior epidural mass at T4 to T9. Biopsy confirmed hematopoiesis."
    )
    section = Section("Abstract", text, SectionKind.ABSTRACT)
    paper = Article(
        DocumentId("pmid:1"), "Epidural mass", (section,), publication_types=("Case Reports",)
    )
    assert len(find_patients(read(paper)).all) == 1


def test_a_number_announced_and_not_found_is_flagged() -> None:
    """Four are announced, two are told."""
    text = "We report four patients with spinal hematopoiesis. The first, a man of 40, was operated on. The second, a woman of 35, was irradiated."
    found = patients_of(text)
    assert found.announced == 4
    assert found.miscounted == ("4 patients are announced and 2 found: look who is missing",)


@pytest.mark.parametrize("kind", [SectionKind.ABSTRACT, SectionKind.BODY])
def test_abstract_and_body_tell_of_the_same_patient(kind: SectionKind) -> None:
    """One who is 45 in the abstract and 54 in the body is in doubt, not two."""
    sections = (
        Section("Abstract", "A 45-year-old man was admitted with paraparesis.", kind),
        Section("Case presentation", "A 54-year-old man was admitted. He was weak."),
    )
    record = extract(
        Article(DocumentId("pmid:1"), "Extramedullary hematopoiesis of the spine", sections),
        load_study("spinal_emh"),
    )
    (case,) = record.cases
    assert case.age_years == 45
    assert "45" in case.review["age_years"]
    assert "54" in case.review["age_years"]


def test_a_body_may_tell_of_two_whom_the_abstract_tells_of_too() -> None:
    """Those of the abstract and those of the body are not added up."""
    told = "A 45-year-old man had paraparesis. A 30-year-old woman had sciatica."
    again = "A 45-year-old man was admitted. A 30-year-old woman was referred."
    sections = (
        Section("Abstract", told, SectionKind.ABSTRACT),
        Section("Case presentation", again),
    )
    found = find_patients(read(Article(DocumentId("pmid:1"), "Spinal masses", sections)))
    assert len(found.all) == 2


def test_a_second_one_is_no_patient() -> None:
    """What is numbered after a mass is a mass."""
    text = "A 29-year-old woman had a mass at T6-T10 and a second one at L5. Her power was 2/5."
    article = Article(DocumentId("file:x"), "A report", (Section("abstract", text),))
    assert len(find_patients(read(article)).all) == 1


def test_a_number_announced_that_is_not_found_is_said() -> None:
    """The reviewer is told of it; a number that is found says nothing."""
    title = "Spinal extramedullary hematopoiesis in thalassemia"
    text = (
        "We report four patients. Patient 1, a man of 30, had an epidural mass at T4-T6 and was "
        "irradiated. Patient 2, a woman of 40, had an epidural mass at T8 and was operated on."
    )
    for words, flags in (
        (text, ("4 patients are announced and 2 found: look who is missing",)),
        (text.replace("four", "two"), ()),
    ):
        article = Article(DocumentId("file:test"), title, (Section("Abstract", words),))
        assert extract(article, load_study("spinal_emh")).flags == flags
