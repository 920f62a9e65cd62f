"""Of whom each stretch of a text speaks: this patient, several, somebody else, nobody."""

import pytest

from tests.extract.tagged import wrong

RELATIVES = [
    "[1:A 42-year-old man with thalassemia] was admitted. His [else:mother, 81 years old, has the same blood count and no mass]. [1:CT showed a paravertebral lesion].",
    "[1:A 24-year-old woman] could not walk. [1:MRI showed an epidural mass]; [else:two of her daughters, 12 and 17 years old, are carriers]. [1:She was irradiated].",
    "[1:A woman of 41 with elliptocytosis], whose [else:daughter (17) had undergone splenectomy], [1:showed twin paravertebral shadows].",
    "[1:The 14-month-old daughter] of second cousins was brought by her [else:uncle]. [1:The spleen was felt at 7 cm].",
    "[1:A 30-year-old man] received [1:a bone marrow graft] from his [else:brother, aged 52], [1:after conditioning with busulfan].",
    "Since [1:a 9-year-old boy] was not walking, MRI was done. [else:An elder sister, 34 years, is a case of thalassemia major]. [1:Laminectomy was performed].",
    "[1:A 50-year-old farmer] was seen. [else:An aunt, treated at 71 for the same anaemia, never had an x-ray]. [1:He was given blood].",
    "[1:A 36-year-old woman] was irradiated. Her [else:father had died at 50], and her [else:brother was splenectomized as a child].",
    "[1:A 28-year-old man] was treated by [1:transfusion]. His [else:wife] [1:had noticed pallor] for years. [1:He improved].",
]

QUOTED = [
    "[1:A 24-year-old man was irradiated]. [else:Chen et al. described a 48-year-old man with T5-T9 compression who recovered after laminectomy].",
    "[1:A 67-year-old woman underwent laminectomy]. [else:In one report a 22-year-old man ran again four months after surgery; another team lost a 35-year-old woman].",
    "[1:A 54-year-old man had splenectomy]. [other:Others have seen regression after splenectomy, and one 44-year-old man is said to have progressed].",
    "[1:A 26-year-old woman took mitapivat]. [1:Irradiation], [else:which a 39-year-old with the same enzymopathy underwent for compression at T6 (30 Gy)], [1:was thereby spared].",
    "[1:A 44-year-old man was given cyclosporine]. [1:Had a thoracotomy been undertaken], [else:as for the 55-year-old woman reported from Busan], [1:it would have been in vain].",
    "[1:A 66-year-old man was treated with azacitidine]. [else:In contrast to the two patients of Halloran (aged 54 and 73, both irradiated)], [1:no radiation was required so far].",
    "[1:A 41-year-old man was irradiated]. [else:Compare the 27-year-old of the Athens group, T4-T6, well after 10 Gy]. [1:His haematologist now contemplates hydroxyurea].",
    "[1:A 58-year-old man was irradiated]. [else:A similar mass in a 70-year-old woman was excised by Ask and Bell].",
    "[1:A 38-year-old woman was irradiated]. [else:A man of 44 with the same disease, published by others, was paraplegic for 5 weeks].",
    "[1:A 29-year-old woman was transfused]. [other:Steroids, and irradiation after birth, were used in others].",
    "[1:A 43-year-old man was operated on]. [other:Four similar cases in thalassemia and one in spherocytosis (a 27-year-old woman, T4 to T8, full recovery) have appeared].",
    "[1:A 70-year-old man was irradiated]. [other:Comparable reports deal with 3 to 8 segments: a 65-year-old at T8-T10 and a 34-year-old with thalassaemia].",
]

GENERAL = [
    "[nobody:Extramedullary hematopoiesis is a rare complication of thalassemia]. [nobody:It usually occurs in the liver and spleen]. [1:A 34-year-old man developed paraplegia]. [1:He recovered after radiotherapy]. [nobody:Treatment options include transfusion, radiotherapy and surgery].",
    "[1:A 50-year-old woman was irradiated with 20 Gy]. [1:She walks with a stick]. [nobody:Extramedullary hematopoiesis should be considered in the differential diagnosis of cord compression in patients with chronic anemia].",
    "[1:A 22-year-old man underwent laminectomy]. [1:At 2 years he was asymptomatic]. [nobody:Laminectomy, hypertransfusion and hydroxyurea all have their advocates].",
    "[1:A 12-year-old girl was transfused]. [nobody:This case illustrates that transfusion may be effective].",
]

BACK_TO_THE_PATIENT = [
    "BACKGROUND: Cord compression is rare. CASE: [1:A 34-year-old man was irradiated]. DISCUSSION: Radiotherapy is effective. [1:Our patient remained symptom-free after 2 years]. [nobody:Surgery is an alternative].",
    "BACKGROUND: Cord compression is rare. CASE: [1:A 34-year-old man was irradiated]. CONCLUSION: [1:In the present case radiotherapy led to complete recovery].",
    "INTRODUCTION: [1:We report a patient who was treated with one fraction of radiation because she could not travel]. CASE: [1:A woman of 70 was admitted].",
]

SEVERAL = [
    "We report two patients. [1:The first patient, a 34-year-old man, underwent laminectomy]. [2:The second, a woman of 26, was irradiated]. [1,2:Both recovered completely].",
    "Case 1. [1:A 34-year-old man had a mass at T4]. [1:He was operated on]. Case 2. [2:His cousin, a 26-year-old woman, had a mass at T8]. [2:She was irradiated]. [1,2:Hydroxyurea was given to neither patient].",
    "We have looked after two boys. [1,2:In either of them MRI showed epidural tissue]. [1:One underwent laminectomy and bled]. [2:The other was transfused]. [1,2:Both walk today].",
    "Two men, [1:one of 58 with myelofibrosis], [2:the other a 31-year-old janitor with sickle cell disease], lost the use of their legs. In [1:the former the block was at T6], whereas [2:in the latter paravertebral shadows were seen].",
    "We describe four patients. Case 1 was a man of 29, case 2 a woman of 36, case 3 a man of 41 and case 4 a man of 63. [3:Case 3 was decompressed]; [1,2,4:the remaining three had radiotherapy]. [1,3,4:Cases 1, 3 and 4 were males].",
    "We report two cases. Case 1: [1:a man of 30]. Case 2: [2:a woman of 40]. The masses extended [1:from T4 to T9] [2:and from T6 to T10], respectively.",
    "We report two cases. [1,2:Here two patients with thalassemia major underwent irradiation for] [1:L2-L4] [2:and L3-S1 involvement], respectively, [1,2:after laminectomy].",
    "In two sisters with spherocytosis masses were seen. [1:The elder, aged 62, had a thoracotomy]. [2:The younger, 35 years old, refused splenectomy]. [1,2:In both the masses were paravertebral].",
    "Three adults were seen. [1:A 41-year-old woman showed shadows at T7-9]. [1:She was kept under review]. [2:The next, a docker of 35, had extradural tissue]. [2:Ten treatments abolished the pain]. [3:The last, aged 61, died of thrombosis].",
]

LEFT_OUT = [
    "[1:Patient 1 was a man of 40], [2:patient 2 a woman of 30] and [3:patient 3 a man of 20]. [1,2:All] but patient 3 [1,2:were irradiated]. [1,2:All recovered], with the exception of [3:patient 3, who died].",
    "Three men aged 22, 33 and 44 years had cord compression. [1,2:All] except the last [1,2:were operated on]. [2,3:Each improved], save for [1:the first patient, who died].",
    "[1:Patient 1 was a man of 40], [2:patient 2 a woman of 30] and [3:patient 3 a man of 20]. [all:All were irradiated], but [3:patient 3 did not improve].",
]
"""What is said of all but one, and beside it two sentences joined by `but`."""

TOLD_BEFORE_HIM = [
    "[1:A 40-year-old man] and [2:a 50-year-old woman] were seen; the mass reached [1:from T4 to T8 in him] [2:and from T6 to T9 in her]. [1:Laminectomy was done in the man] [2:and radiotherapy given to the woman].",
    "[1:A 20-year-old man], [2:a 30-year-old woman] and [3:a 40-year-old woman] had an epidural mass. In [nobody:one of the women laminectomy was done]. [all:All were irradiated].",
    "[1:A 27-year-old man] and [2:a girl of 16] were seen. In the second, [2:the parents refused an operation and irradiation was given].",
    "[1:A 12-year-old boy], [2:a 15-year-old boy] and [3:a 30-year-old woman] were seen. [1,2:The boys recovered]. [3:The woman improved].",
    "[1:A 12-year-old boy], [2:a 15-year-old boy] and [3:a 30-year-old woman] were seen. [3:The mass vanished in the woman] [1,2:and was unchanged in the other two patients].",
    "Three patients, aged 58, 66 and 73 years, were irradiated. [1:The youngest recovered]. [3:The oldest remained paraplegic]. [2:The third patient died].",
    "[1:A 40-year-old man] and [2:a 50-year-old woman] were seen. [1:The man had a mass] [2:and the woman a block].",
]

RESTRICTED = [
    "We report three patients. Patient 1 was a man of 30, patient 2 a woman of 40 and patient 3 a man of 50. [nobody:In the patients with thalassemia intermedia, radiotherapy was the first choice]. [3:Patient 3 was operated on].",
    "We report three patients. [nobody:The records were searched for paraspinal masses]. Patient 1 was a man of 30, patient 2 a woman of 40 and patient 3 a man of 50. [1,2,3:All were transfused]; [nobody:in the patient who was operated on it was confirmed by histology].",
    "We report three patients. Patient 1 was a man of 30, patient 2 a woman of 40 and patient 3 a man of 50. [nobody:The outcome was graded by one of us as complete recovery or no change].",
]

BOTH = [
    "Six patients are described. [1,2:Two sisters (23 and 27 years) had numb feet]; [1,2:both became well after transfusion]. [3:A 42-year-old man was irradiated].",
    "Four patients are described. [1,2:Two brothers (23 and 27 years) had numbness of both legs]. [1:The younger patient relapsed]. [3:A 42-year-old man was operated on].",
    "Three patients are reported. [1:A 30-year-old woman had paraparesis]. [2:A 45-year-old man had a mass in both gutters]. [3:A man of 60 had pain]. [2,3:Both men were operated upon]; [3:the older died], [2:the younger recovered]. [1:The youngest was irradiated].",
    "Two patients are presented. [1:The first patient, a man of 30, was numb]. [2:The second patient, a 45-year-old woman, had paraesthesia of both legs]. [2:She was treated both with laminectomy and with rays]. [2:Pain affected both of her hips]. [2:She was weak in the feet, the hands or both]. [1,2:Both of them recovered].",
    "[1,2:Two sisters, aged 19 and 34, had paraparesis]. [2:The elder sister underwent laminectomy]. [1:The younger one was irradiated]. [2:The older patient recovered].",
    "[1,2,3:Three patients with thalassaemia were irradiated], since [1,2,3:none of them] could pay for an operation.",
    "Patient A, [1:a 48-year-old electrician], and patient B, [2:his 19-year-old unrelated compatriot], [1,2:were both admitted with sciatica].",
    "Case 1 was a man aged 30 with paraparesis. Case 2 was a man aged 52 with numbness. [1:The younger man was irradiated]. [2:The older patient died].",
]


@pytest.mark.parametrize("text", BOTH)
def test_both_and_the_younger_mean_those_just_named(text: str) -> None:
    """Of a series the last two; by their ages; and no part of a body."""
    assert wrong(text) == []


@pytest.mark.parametrize("text", RELATIVES)
def test_relatives_are_somebody_else(text: str) -> None:
    """The clause of which a relative is the subject, or the words for him alone."""
    assert wrong(text) == []


@pytest.mark.parametrize("text", QUOTED)
def test_other_papers_patients_are_somebody_else(text: str) -> None:
    """And after them the text comes back to the patient."""
    assert wrong(text) == []


@pytest.mark.parametrize("text", GENERAL)
def test_general_statements_are_nobodys(text: str) -> None:
    """At the opening, at the close, and in between."""
    assert wrong(text) == []


@pytest.mark.parametrize("text", BACK_TO_THE_PATIENT)
def test_the_discussion_may_speak_of_the_patient(text: str) -> None:
    """`Our patient`, `the present case`, and an aim that tells the case."""
    assert wrong(text) == []


OPENING = [
    "[1:A patient with thalassemia intermedia has been irradiated on three occasions for intraspinal masses]. [1:He was first seen at age 21 with weakness].",
    "[1:A woman with sickle cell disease has been followed for nine years because of a paravertebral mass]. [1:She was first seen with weakness at 30].",
    "[nobody:A patient with thalassemia may develop masses]. [1:He was first seen at age 21 with weakness].",
    "[1:The person is in the eighth decade and lives with myelofibrosis (hydroxycarbamide behind her)]. [1:CT in June uncovered paravertebral tissue]. [1:Radiotherapy she put aside]. [else:In a man of 65 laminectomy restored walking].",
]


@pytest.mark.parametrize("text", OPENING)
def test_an_opening_in_the_present_tense_is_the_patients(text: str) -> None:
    """Where the next sentence goes on with `he`, or it tells an age; `may develop` is nobody's."""
    assert wrong(text) == []


@pytest.mark.parametrize("text", [*LEFT_OUT, *TOLD_BEFORE_HIM])
def test_what_stands_before_a_person_or_leaves_one_out_is_dealt(text: str) -> None:
    """`At T5 in him and at T7 in her`; `all but patient 3 improved`."""
    assert (
        wrong(text, "Three cases" if "Three" in text or "3" in text.partition("seen")[0] else "")
        == []
    )


@pytest.mark.parametrize("text", RESTRICTED)
def test_some_of_several_who_are_not_told_apart_are_nobody(text: str) -> None:
    """Nor is how a series was gathered and graded said of its patients."""
    assert wrong(text) == []


@pytest.mark.parametrize("text", SEVERAL)
def test_each_patient_of_a_series_gets_his_own(text: str) -> None:
    """By label, ordinal, rank, `both`, `the remaining three`, `respectively`."""
    assert wrong(text) == []
