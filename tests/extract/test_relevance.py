"""Which papers count: the tissue, beside the spine, in a human patient of the paper's own."""

import pytest

from cases.assembly import Judgement
from corpus.article import Article, DocumentId, Section
from extract.paper.relevance import judge
from extract.paper.sieve import may_be_relevant
from extract.people.patients import find_patients
from extract.text.reading import read
from studies.study import load_study

STUDY = load_study("spinal_emh")


def paper(title: str, text: str, **known: tuple[str, ...]) -> Article:
    """An article of one section."""
    return Article(DocumentId("test:1"), title, (Section("Abstract", text),), **known)  # type: ignore[arg-type]


def judgement(article: Article) -> Judgement:
    """What is said of the article as a whole."""
    reading = read(article)
    return judge(reading, find_patients(reading), (), STUDY)


RELEVANT = [
    ("Extramedullary haematopoiesis in a man with thalassaemia",
     "A man of 21 developed cord compression from T4 to T9 and was irradiated."),
    ("Paraspinal masses mimicking lymphoma in thalassaemia", ("Extramedullary haematopoiesis may "
     "suggest lymphoma. We saw a man of 29 with paraspinal and epidural masses at C4.")),
    ("Paraparesis in thalassaemia", ("A 30-year-old man, who carried a diagnosis of myelitis, had an "
     "extradural mass at T5-T9 and recovered after irradiation.")),
    ("Horseshoe kidney and spinal extramedullary hematopoiesis in thalassemia",
     "A 30-year-old man had an epidural mass at T5-T9, which was irradiated."),
    (
        "Spinal cord compression due to extramedullary hematopoiesis in beta-thalassemia intermedia",
        ("A 25-year-old man presented with paraparesis. MRI showed an epidural mass from T4 to T9. "
        "He recovered after radiotherapy."),
    ),
    (
        "Extra-medullary haemopoiesis presenting as a paravertebral mass",
        "A woman aged 60 had a mass on a routine chest radiograph. Biopsy showed haemopoiesis.",
    ),
    ("Paraplegia in polycythaemia vera", ("A man of 58 became paraplegic. At laminectomy "
     "extradural tissue was removed, which proved to be haemopoietic.")),
    ("Presacral mass: a case report", ("A 66-year-old woman was found to have a presacral mass. "
     "Biopsy revealed extramedullary hematopoiesis.")),
    ("Myelopathy of unusual cause", ("A 30-year-old woman with thalassemia developed leg weakness. MRI "
     "disclosed an extradural mass at T6-T8, and biopsy confirmed ectopic bone marrow.")),
    ("Extramedullary haematopoiesis of the chest", ("We report a veterinary surgeon, a man of 50, with a "
     "paravertebral mass at T11, which proved to be extramedullary haematopoiesis.")),
    ("Heterotopic marrow in the spinal canal", ("We describe a patient with sickle cell anaemia and "
     "cord compression.")),
    ("Paraspinal extramedullary hematopoiesis in 32 thalassemic patients: a comparative CT and MRI study",
     ("Thirty-two patients (18 men and 14 women, mean age 34 years, range 17-60) with paraspinal "
     "masses were examined.")),
    ("Spinal extramedullary haematopoiesis: a systematic review", ("We searched PubMed. In all, 120 patients "
     "(80 men and 40 women, mean age 36 years, range 9-80) with spinal extramedullary haematopoiesis were "
     "pooled.")),
    ("Adrenal and paravertebral extramedullary hematopoiesis", ("A 40-year-old man with thalassemia had an "
     "adrenal mass. CT also showed paravertebral masses.")),
    ("Extramedullary hematopoiesis mimicking a nerve sheath tumor", ("A 50-year-old woman presented with back "
     "pain. MRI showed a paraspinal mass at T10 thought to be a schwannoma. It was excised and "
     "histology revealed extramedullary hematopoiesis.")),
    ("Tumour-1ike extramedu1lary haernatopoiesis of the spina1 canal", ("A man of 44 had extradura1 tissue "
     "at D6.")),
    ("Spinal cord compression by extramedullary hematopoiesis in polycythemia vera.", ""),
    ("Extramedullary haematopoiesis in myelofibrosis", ("We discuss a man of 58 with "
     "extramedullary haematopoiesis of the epidural space.")),
    ("A mass in myelofibrosis", ("The treatment of extramedullary haematopoiesis in the epidural "
     "space is discussed in a man of 58, who was irradiated.")),
    ("Extramedullary haematopoiesis causing hydronephrosis", ("A 70-year-old woman had perirenal masses. "
     "Extramedullary haematopoiesis may be found elsewhere, but the paravertebral masses of our patient are "
     "of interest.")),
    (
        "A rare complication of spherocytosis",
        "A 55-year-old man was known to have spherocytosis. A rounded opacity was seen next to the body of T9. Needle biopsy gave marrow.",
    ),
    (
        "Tumour of the sacrum",
        "A 49-year-old man with thalassaemia had a large mass lying against the sacrum. Heterotopic haematopoiesis was found.",
    ),
    (
        "Blood formation outside the marrow as a cause of sciatica",
        "A woman aged 62 had sciatica. Imaging demonstrated a lump in the left S1 foramen. Biopsy: blood formation outside the marrow.",
    ),
    (
        "Radiculopathy caused by a haematopoietic nodule",
        "A 50-year-old nurse had pain along the right L5 root. The nodule in the foramen was excised; it was extramedullary haematopoiesis.",
    ),
    (
        "Haemopoietic hamartoma of the spine",
        "A 16-year-old girl with thalassaemia had a haemopoietic hamartoma in the dorsal extradural space.",
    ),
    (
        "Spinal extramedullary hematopoiesis after a fall from a horse",
        "A 30-year-old man with thalassaemia had epidural masses at T5-T8.",
    ),
]  # fmt: skip
IRRELEVANT = [
    ("Hepatic extramedullary haematopoiesis in a man with thalassaemia",
     "A man of 21 with a mass in the liver once had had cord compression from a fracture."),
    ("Hepatic extramedullary haematopoiesis", ("A man of 38 had a mass in the liver. A paravertebral "
     "shadow at T10 proved to be a lymph node.")),
    ("Constrictive pericarditis due to haematopoiesis of the pericardium", ("A man of 38 was seen. "
     "Masses in front of the spine, suspected on the film, were not confirmed.")),
    ("Plasmacytoma of the spine in thalassaemia, at first regarded as extramedullary haematopoiesis",
     "A 60-year-old woman had an epidural mass at T7. Biopsy proved plasmacytoma."),
    ("An epidural mass in thalassaemia", ("A mass at T8, initially believed to be extramedullary "
     "haematopoiesis in a man of 41, turned out on biopsy to be a lymphoma.")),
    ("Pleural haematopoiesis", ("A man of 58 bled into the chest. Although haematopoietic masses lie "
     "beside the spine as a rule, none was present in our patient.")),
    ("Perirenal haematopoiesis", ("A man of 58 was biopsied. MRI was done since paraspinal "
     "haematopoietic masses might be found; there was none in the canal or beside the vertebrae.")),
    ("Perirenal extramedullary haematopoiesis causing hydronephrosis", ("A 70-year-old woman had "
     "perirenal masses. Extramedullary haematopoiesis may also be seen beside the spine and before the sacrum, "
     "whereas our patient had none there.")),
    ("Perirenal extramedullary haematopoiesis", ("A woman was biopsied. Such masses can occur in "
     "paravertebral places, but these were free of disease in her.")),
    ("Spinal epidural lymphoma mimicking extramedullary hematopoiesis in thalassemia", (
     "A 31-year-old man had an epidural mass at T5. Biopsy showed lymphoma.")),
    ("A hepatic mass in thalassemia", ("A 44-year-old woman had a hepatic mass. Biopsy confirmed "
     "extramedullary hematopoiesis. Although the paraspinal area is its usual place, no such tissue "
     "was seen in our patient.")),
    ("Extramedullary hematopoiesis of the liver mimicking metastasis", ("A 60-year-old man with "
     "myelofibrosis had a hepatic mass. Biopsy showed extramedullary hematopoiesis.")),
    ("Renal extramedullary hematopoiesis", ("A 55-year-old man with myelofibrosis had bilateral perirenal "
     "masses. MRI of the spine was normal.")),
    ("Intrathoracic extramedullary hematopoiesis with hemothorax", ("A 40-year-old woman with thalassemia had a "
     "pleural mass.")),
    ("Epidural extramedullary hematopoiesis in a dog", ("A 9-year-old spayed female Labrador was presented with "
     "paraparesis. MRI showed an epidural mass.")),
    ("Extradural mass at T13 causing paraparesis", ("A 10-year-old neutered male cat had hindlimb "
     "ataxia. Histology showed extramedullary haematopoiesis of the epidural tissue.")),
    ("Paraparesis in hereditary anaemia", ("A 9-year-old male was brought to the veterinary hospital. MRI showed an "
     "epidural mass of extramedullary haematopoiesis at T9.")),
    ("Extramedullary hematopoiesis in mice after hemorrhage", "Splenic and paravertebral tissue was studied."),
    ("Solitary plasmacytoma of the thoracic spine", ("A 50-year-old man presented with cord compression. "
     "Extramedullary hematopoiesis was considered, but biopsy showed plasma cells.")),
    ("Epidural granulocytic sarcoma in a patient with myelofibrosis", ("A 60-year-old man had an "
     "epidural mass at T5. The differential diagnosis included extramedullary hematopoiesis. "
     "Biopsy showed granulocytic sarcoma.")),
    ("Presacral myelolipoma", ("A 70-year-old woman had a presacral mass. Biopsy showed fat and "
     "hematopoietic elements, consistent with myelolipoma.")),
    ("Spinal extramedullary hematopoiesis: a review", ("This article reviews the pathogenesis, imaging "
     "and treatment of spinal extramedullary hematopoiesis. Options include transfusion and "
     "radiotherapy.")),
    ("Cord compression not due to extramedullary hematopoiesis in thalassemia: tuberculosis of the spine",
     "A 23-year-old man with thalassemia had an epidural abscess."),
    ("Intracranial extramedullary hematopoiesis", ("A 30-year-old man had subdural masses along the falx. MRI "
     "of the spine excluded epidural masses.")),
    ("Intradural extramedullary schwannoma of the cervical spine", ("A 40-year-old man had an intradural "
     "extramedullary tumor, which was excised.")),
    ("Acute spinal epidural hematoma in a patient with polycythemia vera", ("A 62-year-old woman had paraplegia. An "
     "epidural hematoma was evacuated.")),
    ("Adrenal extramedullary hematopoiesis in thalassemia", ("A 36-year-old man had an adrenal mass of marrow, "
     "which was removed. The whole spine was imaged in our patient, without any finding.")),
    ("A paravertebral hematopoietic tumor from a nocturnal prosimian", ("A mass beside the lumbar spine of a "
     "15-year-old female was removed. Histology showed extramedullary hematopoiesis.")),
    ("Hematopoietic stem cell transplantation and spinal infection", ("A 20-year-old man developed an epidural "
     "abscess after hematopoietic stem cell transplantation.")),
    *(
        ("A splenic mass: extramedullary haematopoiesis in myelofibrosis",
         f"A 58-year-old man had a splenic mass. MRI of the whole spine was normal. {closing}")
        for closing in (
            "We discuss sites of the tissue including the spinal canal, and their treatment.",
            "We review extramedullary haematopoiesis of the epidural space.",
            "This report briefly reviews paraspinal and epidural masses.",
            "The authors summarise the literature on masses in the spinal canal.",
            "We also comment on extramedullary haematopoiesis causing cord compression.",
            "Paraspinal and epidural deposits of the tissue are discussed.",
        )
    ),
    (
        "Presacral neuroblastoma with haematopoiesis",
        "A 2-year-old girl had a presacral neuroblastoma at S2. The liver contained small foci of extramedullary haematopoiesis.",
    ),
    (
        "Intra-articular extramedullary haematopoiesis",
        "A 59-year-old man with myelofibrosis had knee effusion. Synovial fluid contained megakaryocytes. A previous fracture of L1 was noted.",
    ),
    (
        "Cutaneous extramedullary haematopoiesis",
        "A 61-year-old man with myelofibrosis had nodules on the skin over the thoracic spine. Skin biopsy showed extramedullary haematopoiesis.",
    ),
    (
        "Spinal anaesthesia in a patient with extramedullary haematopoiesis of the liver",
        "A 25-year-old woman with hepatic extramedullary haematopoiesis had a caesarean section under spinal anaesthesia.",
    ),
    (
        "Extramedullary hematopoiesis",
        "A 30-year-old man had a kidney mass of extramedullary hematopoiesis. MRI failed to show any paraspinal mass.",
    ),
    (
        "Extramedullary hematopoiesis",
        "A 50-year-old man had a hepatic mass of extramedullary hematopoiesis. Paravertebral masses can occur as well, although none was seen here.",
    ),
    (
        "Splenectomy and marrow expansion",
        "A 22-year-old man with thalassaemia had widened ribs. Paravertebral haematopoiesis was looked for but could not be found.",
    ),
    (
        "Gaucher disease",
        "A 40-year-old woman with Gaucher disease had a paravertebral mass. No haematopoiesis was seen.",
    ),
    (
        "Renal extramedullary hematopoiesis in a patient with a fracture of the lumbar spine",
        "A 70-year-old man had a renal mass. Biopsy: extramedullary hematopoiesis.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text"), RELEVANT)
def test_a_human_patient_with_the_tissue_beside_the_spine_counts(title: str, text: str) -> None:
    """Whatever its name and wherever beside the spine; and the sieve lets it through."""
    assert may_be_relevant(paper(title, text), STUDY)
    assert judgement(paper(title, text)).relevant


@pytest.mark.parametrize(("title", "text"), IRRELEVANT)
def test_other_places_doubles_animals_and_reviews_do_not_count(title: str, text: str) -> None:
    """Another organ, another tumour, another species, or nobody in particular."""
    assert not judgement(paper(title, text)).relevant


def test_mesh_tells_animals_from_people() -> None:
    """A paper indexed for animals and not for humans is none of ours; one for both may be."""
    title, text = RELEVANT[0]
    assert not judgement(paper(title, text, mesh=("Animals", "Spinal Cord Compression"))).relevant
    assert judgement(paper(title, text, mesh=("Animals", "Humans"))).relevant


def test_the_sieve_stops_what_names_no_blood_formation_or_no_spine() -> None:
    """Most papers of a baseline file go no further than this."""
    assert not may_be_relevant(paper("Hip fracture in the elderly", "We studied 40 women."), STUDY)
    assert not may_be_relevant(paper("Hematopoiesis in the spleen", "Cells were counted."), STUDY)
