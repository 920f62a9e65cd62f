"""Papers that tell of several together, pool the literature, or report one beside a review."""

import pytest

from cases.record import CaseRecord, Kind
from corpus.article import Article, DocumentId, Section
from extract.extract import extract
from studies.study import load_study

STUDY = load_study("spinal_emh")
REPORT, SERIES, COHORT, REVIEW = Kind.CASE_REPORT, Kind.CASE_SERIES, Kind.COHORT, Kind.REVIEW
TITLE = "Epidural extramedullary hematopoiesis"


def record_of(title: str, text: str) -> CaseRecord:
    """What is read from a title and an abstract."""
    return extract(Article(DocumentId("t"), title, (Section("text", text),)), STUDY)


@pytest.mark.parametrize(
    ("kind", "cases", "size", "text"),
    [
        (COHORT, 0, 24, "We studied 24 patients with paraspinal extramedullary haematopoiesis in thalassaemia. Ages ranged from 9 months to 56 years."),
        (COHORT, 0, 18, "We followed 18 patients with epidural extramedullary haematopoiesis for five years. All were irradiated."),
        (Kind.OTHER, 0, None, "We have followed with interest the letters on epidural extramedullary haematopoiesis. Radiotherapy is effective."),
        (COHORT, 0, 5, "Five patients with thalassaemia and paravertebral masses of extramedullary haematopoiesis are described. The masses were bilateral in all. Computed tomography showed fat in three."),
        (COHORT, 0, 4, "We report four patients with myelofibrosis in whom epidural extramedullary hematopoiesis compressed the cord. All were irradiated. All four recovered."),
        (COHORT, 0, 6, "The MR findings in six patients with intraspinal extramedullary hematopoiesis are presented. Gadolinium was given in one patient. The masses were dark in all."),
        (SERIES, 4, None, "Four patients with thalassemia and cord compression due to extramedullary hematopoiesis are described. The first had a laminectomy and recovered. The second received 20 Gy. The third was transfused. The fourth died before treatment."),
        (SERIES, 4, None, "We describe four patients with epidural extramedullary hematopoiesis. One underwent laminectomy and three received radiotherapy. All improved."),
        (SERIES, 4, None, "Four patients aged 19, 23, 31 and 44 years had paraspinal extramedullary hematopoiesis. All were given hydroxyurea."),
        (SERIES, 3, None, "We describe three patients with epidural extramedullary hematopoiesis. All underwent radiotherapy and improved."),
        (SERIES, 2, None, "Two patients with thalassemia developed epidural extramedullary hematopoiesis. Both were irradiated and recovered completely."),
    ],
)  # fmt: skip
def test_four_of_whom_nothing_tells_one_from_another_are_a_group(
    kind: Kind, cases: int, size: int | None, text: str
) -> None:
    """Two or three told together stay cases; so do four once one of them is told apart."""
    record = record_of(TITLE, text)
    assert (record.kind, len(record.cases)) == (kind, cases)
    assert (record.cohort.n if record.cohort else None) == size


@pytest.mark.parametrize(
    ("size", "title", "text"),
    [
        (61, "Radiotherapy for spinal extramedullary hematopoiesis: a systematic review", "PubMed and Embase were searched. Forty-four reports describing 61 patients were included."),
        (112, "Surgery or radiotherapy for spinal extramedullary haematopoiesis: a systematic review and meta-analysis", "We searched MEDLINE. Of 412 records, 23 studies comprising 112 patients met the criteria."),
        (102, "Intraspinal extramedullary hematopoiesis: analysis of 102 cases", "The 102 patients collected from the literature had thalassemia in most instances."),
        (35, "Paraspinal extramedullary hematopoiesis: a scoping review", "Scopus was searched; reports of fewer than 3 patients were excluded. A total of 35 adult patients were found."),
    ],
)  # fmt: skip
def test_a_review_by_method_has_the_number_that_it_pools(size: int, title: str, text: str) -> None:
    """It is relevant without a case; the number of studies is not that of patients."""
    record = record_of(title, text)
    assert (record.kind, record.relevant, record.cases) == (REVIEW, True, ())
    assert record.cohort is not None
    assert record.cohort.n == size


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Spinal extramedullary hematopoiesis: a review", "Only 150 cases have been published. The treatments of choice are reviewed."),
        ("Low-dose radiotherapy for benign diseases: a systematic review", "PubMed was searched. Twelve studies with 340 patients were included. Among the diseases was spinal extramedullary hematopoiesis."),
        ("Extramedullary haematopoiesis: review of case reports", "Case reports of anaesthesia in spinal extramedullary haematopoiesis were reviewed. Laminectomy was done in a nine-year-old boy. Block was safe in most."),
        ("Anaesthesia in paraspinal extramedullary haematopoiesis: a review of published case reports", "Published case reports were reviewed. Spinal block was used in a 24-year-old woman without harm."),
    ],
)  # fmt: skip
def test_a_review_that_counts_nobody_is_not_relevant(title: str, text: str) -> None:
    """What others reported, one by one or in passing, makes no case."""
    record = record_of(title, text)
    assert (record.kind, record.relevant, record.cases) == (REVIEW, False, ())


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Needle biopsy of paravertebral masses", "The yield of needle biopsy was studied in lesions such as lymphoma, abscess or extramedullary haematopoiesis. In 300 patients with paravertebral masses 180 were malignant and 120 benign."),
        ("Spinal epidural tumours: a review of 150 operated patients", "A retrospective study of 150 patients with epidural tumours was carried out. There were 90 metastases, 40 schwannomas, and rare ones such as extramedullary hematopoiesis may be met with."),
    ],
)  # fmt: skip
def test_tissue_named_as_an_example_is_not_found(title: str, text: str) -> None:
    """`Lesions such as haematopoiesis` are what may be met with."""
    record = record_of(title, text)
    assert (record.kind, record.relevant) == (COHORT, False)


@pytest.mark.parametrize(
    "title",
    [
        "Bleeding without neurological signs: an unusual presentation of paravertebral extramedullary hematopoiesis",
        "A mimic of neurogenic tumour - paravertebral extramedullary hematopoiesis",
    ],
)
def test_a_title_denies_the_tissue_in_the_same_clause_only(title: str) -> None:
    """What stands before a colon or a dash says nothing against what stands behind it."""
    text = "A 19-year-old woman fainted. A mass was found beside the vertebrae at T7."
    assert record_of(title, text).relevant
    assert not record_of("Paraplegia without extramedullary hematopoiesis", text).relevant


def test_a_case_of_it_is_a_report_whatever_images_are_called() -> None:
    """Cross-sectional images are no cross-sectional study."""
    text = "A case of presacral extramedullary hematopoiesis is presented. Cross-sectional images showed fat. Every patient with pelvic pain should be examined."
    record = record_of("Sonography of presacral extramedullary hematopoiesis", text)
    assert (record.kind, len(record.cases)) == (REPORT, 1)


def test_several_animals_are_a_series_without_cases() -> None:
    """The kind is judged on form; a dog is nobody's case."""
    text = (
        "Cord compression by epidural hematopoietic tissue was found in 3 dogs. One remains well."
    )
    record = record_of("Epidural extramedullary hematopoiesis in three dogs", text)
    assert (record.kind, record.relevant, record.cases) == (SERIES, False, ())
