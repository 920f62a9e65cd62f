"""Which disorders are a patient's, and what stands when several are named."""

import pytest

from cases.finding import Field, Finding, PatientId
from corpus.article import Article, DocumentId, Section
from extract.disorder.cue import not_the_patients
from extract.disorder.disorder import find
from extract.disorder.no_known_disorder import denials
from extract.disorder.relation import related
from extract.people.patients import find_patients
from extract.text.reading import Sentence, Zone, read
from studies.study import load_study

STUDY = load_study("spinal_emh")


def sentence(text: str) -> Sentence:
    """A sentence of a case presentation."""
    return Sentence(0, "text", 0, len(text), text, Zone.CASE)


def named(*keys: str) -> list[Finding]:
    """Findings of these disorders for one patient."""
    return [Finding(Field.DISORDERS, key, PatientId("1"), (), "rule:test") for key in keys]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The possibility of lymphoma was considered.", "lymphoma"),
        ("Lymphoma was excluded by biopsy.", "Lymphoma"),
        ("The differential diagnosis included myelofibrosis.", "myelofibrosis"),
        ("He was initially thought to have iron deficiency.", "iron deficiency"),
        ("Thalassemia, hitherto mistaken for iron deficiency, was found.", "iron deficiency"),
        ("Her father had hereditary spherocytosis.", "hereditary spherocytosis"),
        ("There was a family history of thalassemia.", "thalassemia"),
        ("Thalassemia was also detected in her son.", "Thalassemia"),
        ("It is common in patients with thalassemia.", "thalassemia"),
        ("The treatment of thalassemia is difficult.", "thalassemia"),
    ],
)
def test_a_disorder_only_thought_of_withdrawn_or_anothers_is_not_the_patients(
    text: str, name: str
) -> None:
    """Suspected, excluded, mistaken, a relative's, true at large."""
    start = text.index(name)
    assert not_the_patients(sentence(text), start, start + len(name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A 30-year-old man with thalassemia presented with weak legs.", "thalassemia"),
        ("We report three patients with thalassemia.", "thalassemia"),
        ("Considered healthy, he was found to have thalassemia.", "thalassemia"),
        ("The suspicion was confirmed: electrophoresis showed thalassemia.", "thalassemia"),
        ("Lymphoma was excluded; marrow biopsy disclosed myelofibrosis.", "myelofibrosis"),
    ],
)
def test_a_disorder_that_stands_is_the_patients(text: str, name: str) -> None:
    """A cue ends where the clause ends or where a diagnosis is told after it."""
    start = text.index(name)
    assert not_the_patients(sentence(text), start, start + len(name)) is None


@pytest.mark.parametrize(
    ("keys", "left"),
    [
        (["iron_deficiency_anemia", "thalassemia"], ["thalassemia"]),
        (["iron_deficiency_anemia"], ["iron_deficiency_anemia"]),
        (
            ["hemoglobin_e_beta_thalassemia", "thalassemia_intermedia"],
            ["hemoglobin_e_beta_thalassemia"],
        ),
        (
            ["chronic_myeloid_leukemia", "secondary_myelofibrosis"],
            ["chronic_myeloid_leukemia", "myelofibrosis"],
        ),
        (["polycythemia_vera", "myelofibrosis"], ["polycythemia_vera", "myelofibrosis"]),
    ],
)
def test_the_study_says_what_stands_beside_what(keys: list[str], left: list[str]) -> None:
    """`disorder_relations.tsv`; broader names are left to assembly."""
    assert [finding.value for finding in related(named(*keys), STUDY)] == left


def test_a_title_of_several_patients_gives_none_the_disorder_of_another() -> None:
    """The text tells who has which."""
    text = (
        "The first patient, a 55-year-old man with Gaucher disease, had a paravertebral mass at "
        "T10. The second patient, a 73-year-old woman with primary myelofibrosis, had an epidural "
        "mass at T5."
    )
    title = "Spinal haematopoiesis in Gaucher disease and in primary myelofibrosis: two patients"
    reading = read(Article(DocumentId("file:test"), title, (Section("Abstract", text),)))
    found = find(reading, find_patients(reading), load_study("spinal_emh"))
    assert {(f.patient, f.value) for f in found if f.field is Field.DISORDERS} == {
        ("1", "gaucher_disease"),
        ("2", "primary_myelofibrosis"),
    }


@pytest.mark.parametrize(
    ("title", "names"),
    [
        (
            "Paravertebral marrow: a rare complication of spherocytosis",
            {"hereditary_spherocytosis"},
        ),
        ("Cord compression in patients with thalassemia: a case report", {"thalassemia"}),
        ("Extramedullary hematopoiesis beyond thalassemia", set()),
        ("Spinal extramedullary hematopoiesis without thalassemia", set()),
    ],
)
def test_a_title_gives_the_disorder_that_its_report_leaves_out(title: str, names: set[str]) -> None:
    """Over a report of a patient what it says of the disorder at large is his."""
    assert _disorders(title, "A 70-year-old man had paravertebral masses from T6 to T9.") == names


@pytest.mark.parametrize(
    ("title", "opening", "name"),
    [
        (
            "Cord compression in thalassemia major",
            "Beta-thalassemia major is a severe anemia.",
            "beta_thalassemia_major",
        ),
        (
            "Cord compression in thalassemia",
            "It is rare in beta-thalassemia minor and in thalassemia intermedia.",
            "thalassemia",
        ),
        (
            "Cord compression in hemolytic anemia",
            "The masses are common in thalassemia.",
            "hemolytic_anemia",
        ),
    ],
)
def test_a_title_is_narrowed_by_the_one_kind_of_a_close_family(
    title: str, opening: str, name: str
) -> None:
    """Two kinds leave it open, and haemolytic anaemia is no close family."""
    text = f"{opening} We report a boy of 12 with weak legs and an epidural mass at T6."
    assert _disorders(title, text) == {name}


def test_a_titles_disorder_gives_way_to_the_reports() -> None:
    """What the report says of its patient stands before what its title says at large."""
    title = "Paravertebral marrow: a rare complication of spherocytosis"
    text = "A 70-year-old man with myelofibrosis had paravertebral masses from T6 to T9."
    assert _disorders(title, text) == {"myelofibrosis"}


def _disorders(title: str, text: str) -> set[object]:
    reading = read(Article(DocumentId("file:test"), title, (Section("Abstract", text),)))
    found = find(reading, find_patients(reading), STUDY)
    return {f.value for f in found if f.field is Field.DISORDERS}


def test_a_list_of_causes_is_nobodys() -> None:
    """Three unrelated disorders in one sentence, even about the patient."""
    text = "A man had masses; thalassemia, sickle cell disease and myelofibrosis cause them."
    article = Article(DocumentId("d"), "A case", (Section("Case report", text),))
    reading = read(article)
    found = find(reading, find_patients(reading), STUDY)
    assert [finding for finding in found if finding.field is Field.DISORDERS] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He had no known haematological disease.", "no known haematological disease"),
        ("No hematologic abnormality was found.", "No hematologic abnormality"),
        ("She had no haematological malignancy.", None),
        ("There was no other blood disorder.", None),
        ("EMH is rare in patients without hematologic disease.", None),
    ],
)
def test_none_known_is_told_from_none_of_one_kind(text: str, words: str | None) -> None:
    """The words that deny any blood disorder, for this patient."""
    found = [text[start:end] for start, end in denials(sentence(text))]
    assert found == ([words] if words else [])


def of_each(*texts: str) -> list[list[str]]:
    """The disorders of each patient of a report."""
    sections = tuple(Section("abstract", text) for text in texts)
    article = Article(DocumentId("x"), "Spinal haematopoiesis", sections)
    reading = read(article)
    patients = find_patients(reading)
    found = list(find(reading, patients, STUDY))
    return [[str(f.value) for f in found if f.patient == one.id] for one in patients.all]


def test_kinds_that_nobody_has_together_are_dealt_out_to_as_many_patients() -> None:
    """One each in their order; what one patient may have together stays with both."""
    text = "Two patients with cord compression in {} were treated with blood. Both recovered."
    kinds = "beta-thalassaemia major and haemoglobin H disease"
    assert of_each(text.format(kinds)) == [["beta_thalassemia_major"], ["hemoglobin_h_disease"]]
    both = of_each(text.format("aplastic anaemia and paroxysmal nocturnal haemoglobinuria"))
    assert both[0] == both[1] == ["aplastic_anemia", "paroxysmal_nocturnal_hemoglobinuria"]


def test_a_report_that_names_no_disorder_of_its_patient_has_the_one_kind_it_speaks_of() -> None:
    """`Treating it in thalassaemia intermedia is hard`; a broad name may be an example."""
    case = "A 30-year-old man had a paraspinal mass of haematopoietic tissue, which was excised. "
    assert of_each(case + "Management of masses in thalassemia intermedia is challenging.") == [
        ["thalassemia_intermedia"]
    ]
    assert of_each(case + "Management of masses in thalassemia is challenging.") == [[]]
