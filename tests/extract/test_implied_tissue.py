"""Papers that never name the tissue, or name it only to take it back: whether they count."""

import pytest

from cases.record import Kind
from corpus.article import Article, DocumentId, Section
from extract.extract import extract
from studies.study import load_study

STUDY = load_study("spinal_emh")


def _relevant(title: str, text: str) -> bool:
    return extract(Article(DocumentId("pmid:1"), title, (Section("text", text),)), STUDY).relevant


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Compression of the cord in haemoglobin E-thalassaemia",
            (
                "A girl of 15 was paraplegic. Myelography revealed complete obstruction at T6. She was "
                "given cobalt irradiation and packed cells. The toes moved after one week."
            ),
        ),
        (
            "Reversible paraparesis in thalassaemia",
            (
                "An 18-year-old student with Cooley's anaemia was weak. Myelography showed a long "
                "tapering extradural defect from T3 to T8. Ten units of packed cells were given."
            ),
        ),
        (
            "Paraplegia in thalassaemia: what the lipiodol showed",
            (
                "A youth of 19 with Mediterranean anaemia lost the use of his legs. The lipiodol was "
                "held up at the sixth dorsal vertebra. Deep x rays were given and he walked."
            ),
        ),
        (
            "Medullary compression as the first sign of Minkowski-Chauffard disease",
            (
                "A 60-year-old patient presented with paraplegia. Paravertebral masses from T6 to T10 "
                "extended into the epidural space. Steroids and 24 Gy permitted her to walk."
            ),
        ),
        (
            "A paravertebral nodule with an FDG-avid rim",
            (
                "Ms. K., 39 years. Right paravertebral nodule at Th10. VATS excision. A diagnosis of "
                "extramedullary haematopoiesis was made, myelolipoma being considered less likely."
            ),
        ),
        (
            "A lesson from a thoracic mass",
            (
                "A 52-year-old man underwent thoracotomy for presumed paraganglioma at T8. Frozen "
                "section: haematopoiesis. He is well at two years."
            ),
        ),
        (
            "Posterior mediastinal tumour with jaundice",
            (
                "A clerk of 36 with acholuric jaundice had a rounded shadow beside D9. It was removed. "
                "Sections showed active red marrow. He is well."
            ),
        ),
    ],
)
def test_lesion_of_a_blood_disorder_counts_unnamed(title: str, text: str) -> None:
    """Blood disorder and a narrowed canal, or marrow in a sample, need no name of the tissue."""
    assert _relevant(title, text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Paraplegia in polycythaemia vera due to epidural haematoma",
            (
                "A 71-year-old man with polycythaemia vera became paraplegic. MRI showed an epidural "
                "collection at T6; at operation an epidural haematoma was removed."
            ),
        ),
        (
            "Subacute combined degeneration in pernicious anaemia",
            (
                "A 60-year-old woman with pernicious anaemia had a spastic gait. MRI showed a lesion "
                "of the posterior columns from C3 to C6. Vitamin B12 was given."
            ),
        ),
        (
            "Lumbar disc prolapse in a man with thalassaemia",
            (
                "A 41-year-old man with thalassaemia minor had sciatica. MRI showed a prolapsed disc "
                "at L4-L5 compressing the root. Discectomy was done."
            ),
        ),
        (
            "Presacral cyst aspiration in sickle cell trait",
            (
                "Aspiration of a presacral cyst in a 30-year-old woman with sickle cell trait yielded "
                "megakaryocytes and normoblasts. We attribute these to bone marrow contamination."
            ),
        ),
        (
            "Pseudotumour beside the spine in spherocytosis",
            (
                "A swelling lay beside the spine of a patient with spherocytosis. The initial diagnosis "
                "was extramedullary haematopoiesis, but this was disproved: a meningocele was found."
            ),
        ),
    ],
)
def test_another_cause_or_a_withdrawn_find_does_not_count(title: str, text: str) -> None:
    """What else makes the legs weak is told, or the marrow came from the bone."""
    assert not _relevant(title, text)


def test_letter_that_only_comments_is_no_report() -> None:
    """A letter on another paper tells of that paper's patient; one with its own is a report."""
    title = "Spinal extramedullary haematopoiesis: not only thalassaemia"
    opens = "Sir, We read with interest the recent paper on cord compression in thalassaemia. "
    comment = opens + "In the correspondents' patient the neurosurgeons were fortunate."
    own = opens + "A man of 66 under our care had an epidural mass at T6 and was irradiated."
    records = [
        extract(Article(DocumentId("pmid:1"), title, (Section("text", text),)), STUDY)
        for text in (comment, own)
    ]
    assert [r.kind for r in records] == [Kind.OTHER, Kind.CASE_REPORT]
    assert [r.relevant for r in records] == [False, True]
