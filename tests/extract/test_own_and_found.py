"""Which patients are the paper's own and count, in words that mislead."""

import pytest

from cases.record import CaseRecord, Kind
from corpus.article import Article, DocumentId, Section
from extract.extract import extract
from studies.study import load_study

STUDY = load_study("spinal_emh")
TITLE = "Spinal epidural extramedullary hematopoiesis"


def record_of(text: str, title: str = TITLE) -> CaseRecord:
    """The record of an abstract."""
    return extract(Article(DocumentId("file:own"), title, (Section("text", text),)), STUDY)


FOUND = [
    "A search of PubMed was done. We found 6 cases with paraplegia.",
    "A literature review on myelofibrosis was conducted. Seven further cases were identified.",
]


@pytest.mark.parametrize("found", FOUND)
def test_cases_found_in_print_are_not_the_papers_own(found: str) -> None:
    """What follows a search of the literature is no announcement."""
    record = record_of(
        f"{found} Our case is a man of 40 with myelofibrosis and an epidural mass at T3-T6."
    )
    assert (record.kind, len(record.cases)) == (Kind.CASE_REPORT, 1)
    assert record.cases[0].age_years == 40


def test_patients_found_in_the_files_are_the_papers_own() -> None:
    """`We identified` without a search of the literature announces."""
    record = record_of(
        "We identified two patients with thalassemia. The first, a man of 30, had an epidural mass "
        "at T5; the second, a woman of 41, had one at T9."
    )
    assert [c.age_years for c in record.cases] == [30, 41]


def test_a_number_with_a_comma_counts_a_survey_not_cases() -> None:
    """One case out of 40,522 persons is one case."""
    record = record_of(
        "The first case of spinal extramedullary haematopoiesis from our country is described. It "
        "was the only one detected in a population survey of 40,522 persons. The patient, a child "
        "with sickle cell disease, had cord compression and a myelographic block at L1."
    )
    assert (record.kind, len(record.cases)) == (Kind.CASE_REPORT, 1)


def test_a_deposit_elsewhere_does_not_exclude_one_of_two_with_spinal_disease() -> None:
    """The paper says of both that their mass was epidural."""
    record = record_of(
        "Two cases of myelofibrosis with hematopoietic tumor of the epidural space are reported. "
        "Presacral involvement was found in one patient, while the second patient developed liver "
        "deposits."
    )
    assert len(record.cases) == 2


def test_mother_and_daughter_identified_as_a_family_are_two() -> None:
    """Each keeps what is said of her, without ages."""
    mother, daughter = record_of(
        "We identified a family, the mother and her daughter, with spherocytosis. The mother had a "
        "paravertebral mass at T9 without deficit, whereas her daughter had an epidural mass at T6."
    ).cases
    assert (mother.sex, mother.levels) == ("female", ("T9",))
    assert (daughter.sex, daughter.levels) == ("female", ("T6",))


RELEVANT = [
    ("Horse-riding fall: discovery of paravertebral haematopoiesis", "masses beside T8 to T10"),
    ("Dog bite and paravertebral haematopoiesis", "masses at T8-T10"),
    ("Tumor-simulating heterotopia of bone marrow", "masses in the costovertebral gutters at T9"),
]


@pytest.mark.parametrize(("title", "told"), RELEVANT)
def test_a_title_that_misleads_is_still_of_a_human_with_it(title: str, told: str) -> None:
    """The horse was ridden, and what simulates a tumour is the marrow."""
    text = f"A 41-year-old man with spherocytosis had {told}. Biopsy showed normal bone marrow."
    assert record_of(text, title).relevant


DISPROVED = [
    (
        "The first diagnosis was extramedullary hematopoiesis, but this was disproved at operation; it "
        "was a meningocele."
    ),
    (
        "The mass was at first thought to be extramedullary hematopoiesis; operation showed a "
        "meningocele."
    ),
    (
        "Extramedullary hematopoiesis was presumed but not confirmed at thoracotomy; a meningocele lay "
        "there."
    ),
]


@pytest.mark.parametrize("told", DISPROVED)
def test_a_diagnosis_disproved_does_not_count(told: str) -> None:
    """The title says that something else simulated it."""
    title = "Pseudotumor of the paravertebral region simulating hematopoietic tissue"
    text = f"A patient with spherocytosis had a paravertebral mass at T7. {told}"
    assert not record_of(text, title).relevant


def test_a_brother_and_sister_who_open_the_text_are_two() -> None:
    """No word presents them; what happened does."""
    brother, sister = record_of(
        "A brother and sister with thalassemia had weak legs. The brother had a mass at T5 and was "
        "irradiated. The sister had a mass at T9."
    ).cases
    assert (brother.sex, brother.levels) == ("male", ("T5",))
    assert (sister.sex, sister.levels) == ("female", ("T9",))


def test_mother_and_daughter_described_have_their_sex_without_more() -> None:
    """Nouns of kinship tell it, though neither is spoken of alone."""
    found = record_of(
        "Spherocytosis is described in a mother and her daughter. In both of them epidural masses "
        "at T5-T7 were found."
    ).cases
    assert [c.sex for c in found] == ["female", "female"]
    assert [c.levels for c in found] == [("T5-T7",), ("T5-T7",)]


COUNTED = [
    ("We studied one case of thalassemia and two cases of spherocytosis.", 3),
    ("Two cases of spherocytosis and one case of thalassemia are reported.", 3),
    ("Two cases of spherocytosis and thalassemia are reported.", 2),
    ("We report two men and a woman with thalassemia.", 3),
    ("Masses were found in three brothers and one female third-cousin.", 4),
    ("A family is reported in which the father and his two offspring are affected.", 3),
    ("We report two patients and a review of a further one.", 2),
    ("We report two siblings with spherocytosis and a lesson.", 2),
    ("We report two siblings and a lesson to learn.", 2),
    ("Three cases were found. Two are presented here and the third was reported by Ruiz.", 2),
]


@pytest.mark.parametrize(("said", "count"), COUNTED)
def test_cases_of_several_diseases_are_added_up(said: str, count: int) -> None:
    """`One case of A and two cases of B` are three; those presented here count, not those found."""
    record = record_of(f"{said} Epidural masses lay at T5-T9 in all of them.")
    assert len(record.cases) == count


def test_the_tenth_case_on_record_is_a_report_of_one() -> None:
    """Nobody is named, and the literature is told of beside it."""
    record = record_of(
        "Epidural hematopoiesis at T5 is described. This represents the tenth case in the world "
        "literature. The most common symptom is weakness."
    )
    assert (record.kind, len(record.cases)) == (Kind.CASE_REPORT, 1)


def test_the_pregnancy_a_child_was_born_of_tells_no_sex() -> None:
    """Nor does the next pregnancy of his mother; her own does."""
    (child,) = record_of(
        "An infant with osteopetrosis and an epidural mass at T5 is described. During pregnancy "
        "fetal movements were reduced. A later pregnancy of the mother was normal."
    ).cases
    assert child.sex is None
    (woman,) = record_of("A patient with thalassemia had an epidural mass in pregnancy.").cases
    assert woman.sex == "female"


def test_what_is_said_behind_two_men_and_a_woman_is_said_of_all() -> None:
    """Not of the woman alone, who stands next to it."""
    found = record_of(
        "We report two men and a woman with thalassemia and epidural masses at T5."
    ).cases
    assert [c.sex for c in found] == ["male", "male", "female"]
    assert {c.disorders for c in found} == {("thalassemia",)}
    assert {c.levels for c in found} == {("T5",)}


def test_one_in_a_place_of_a_woman_and_the_other_in_another_keep_their_order() -> None:
    """The place stands between `one` and her."""
    first, second = record_of(
        "Two cases are told, one in the upper canal in a female of 32 years with thalassemia "
        "and the other in the lower canal in a 10-year-old girl with spherocytosis."
    ).cases
    assert (first.age_years, first.disorders) == (32, ("thalassemia",))
    assert (second.age_years, second.disorders) == (10, ("hereditary_spherocytosis",))
