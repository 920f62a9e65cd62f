"""Terms written once are found however a paper writes them, and not inside other words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.grammar.vocabulary import Vocabulary, fold, study_vocabulary, vocabulary
from studies.study import load_study
from tests.bounded import bounded

STUDY = load_study("spinal_emh")


@pytest.fixture(scope="module")
def disorders() -> Vocabulary:
    """The study's disorders."""
    return study_vocabulary(STUDY, "disorder_terms")


@pytest.fixture(scope="module")
def treatments() -> Vocabulary:
    """The study's treatments."""
    return study_vocabulary(STUDY, "treatment_terms")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("β⁰-thalassaemia major", "beta_thalassemia_major"),
        ("beta(+)-thalassemia major", "beta_thalassemia_major"),
        ("β(0)-thalassemia", "beta_thalassemia"),
        ("ß-thalassaemia intermedia", "beta_thalassemia_intermedia"),
        ("b-thalassemia intermedia", "beta_thalassemia_intermedia"),
        ("betathalassemia", "beta_thalassemia"),
        ("β-thal", "beta_thalassemia"),
        ("beta‑thalassaemias", "beta_thalassemia"),
        ("Thalassaemia, intermedia", "thalassemia_intermedia"),
        ("intermediate thalassaemia", "thalassemia_intermedia"),
        ("thalas- saemia intermedia", "thalassemia_intermedia"),
        ("thalassernia intermedia", "thalassemia_intermedia"),
        ("β-TI", "beta_thalassemia_intermedia"),
        ("HbE/β-thalassemia", "hemoglobin_e_beta_thalassemia"),
        ("Hb E-β⁰-thalassaemia", "hemoglobin_e_beta_thalassemia"),
        ("β-thalassemia/Hb E", "hemoglobin_e_beta_thalassemia"),
        ("Sβ⁰-thalassemia", "sickle_beta_thalassemia"),
        ("Hb S/β-thalassaemia", "sickle_beta_thalassemia"),
        ("Cooley’s anaemia", "beta_thalassemia_major"),
        ("Cooleys anemia", "beta_thalassemia_major"),
        ("sickle ce11 anaemia", "sickle_cell_disease"),
        ("haemo1ytic anaernia", "hemolytic_anemia"),
        ("HbH disease", "hemoglobin_h_disease"),
        ("haemoglobin H", "hemoglobin_h_disease"),
        ("Po1ycythaemia rubra vera", "polycythemia_vera"),
        ("Vaquez' disease", "polycythemia_vera"),
        ("myelo-fibrosis", "myelofibrosis"),
        ("myeloid metaplasia with myelofibrosis", "myelofibrosis"),
        ("MDS/MPN", "mds_mpn_overlap"),
        ("pyruvate-kinase deficiency", "pyruvate_kinase_deficiency"),
        ("Paget's disease of bone", "paget_disease_of_bone"),
        ("Gauchers disease", "gaucher_disease"),
    ],
)
def test_a_disorder_is_found_under_any_spelling(disorders: Vocabulary, text: str, key: str) -> None:
    """The whole text is one mention of the one disorder."""
    assert disorders.key_of(text) == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("laminectomies", "surgery"),
        ("re-irradiation", "radiotherapy"),
        ("X-ray therapy", "radiotherapy"),
        ("deep x-irradiation", "radiotherapy"),
        ("external-beam radiotherapy", "radiotherapy"),
        ("packed red-cells", "transfusion"),
        ("hypertransfusions", "transfusion"),
        ("hydroxycarbamide", "hydroxyurea"),
        ("sp1enectomised", "splenectomy"),
        ("desferrioxamine", "iron_chelation"),
        ("embolisation", "embolization"),
        ("peginterferon alfa-2a", "interferon"),
        ("Jakafi", "jak_inhibitor"),
        ("haematopoietic stem-cell transplantation", "stem_cell_transplant"),
        ("venesections", "other:phlebotomy"),
        ("32P", "other:radioactive phosphorus"),
    ],
)
def test_a_treatment_is_found_under_any_spelling(
    treatments: Vocabulary, text: str, key: str
) -> None:
    """British and American, plural, hyphens, brands, scans."""
    assert treatments.key_of(text) == key


@pytest.mark.parametrize(
    "text",
    [
        "pre-transfusion haemoglobin",
        "transfusion-dependent",
        "platelet transfusions",
        "RT-PCR",
        "a density of 48 HU",
        "the radiation oncologist",
        "autosplenectomy",
        "chronic. Anaemia of the mother",
        "an interferometer",
    ],
)
def test_what_only_looks_like_a_treatment_is_none(treatments: Vocabulary, text: str) -> None:
    """Masked words, units, word parts, and words of two sentences are no mention."""
    assert treatments.mentions(text) == ()


def test_the_longest_term_wins(disorders: Vocabulary) -> None:
    """One mention of what the words say together, none of their parts."""
    text = "He had β-thalassaemia intermedia."
    (mention,) = disorders.mentions(text)
    assert text[mention.start : mention.end] == "β-thalassaemia intermedia"


def test_a_defined_abbreviation_stands_for_its_long_form(disorders: Vocabulary) -> None:
    """`TI` is a disorder only where the paper says so."""
    assert disorders.mentions("a woman with TI") == ()
    (mention,) = disorders.mentions("a woman with TI", {"TI": "thalassemia intermedia"})
    assert mention.key == "thalassemia_intermedia"


def test_an_abbreviation_defined_otherwise_is_no_mention(treatments: Vocabulary) -> None:
    """The paper's meaning goes before ours."""
    assert treatments.mentions("HU was given")
    assert treatments.mentions("HU was given", {"HU": "Hounsfield units"}) == ()


@pytest.mark.parametrize(
    ("word", "folded"),
    [("Thalassaemias", "thalassemia"), ("oedema", "edema"), ("leucaemia", "leukemia"),
     ("irradiations", "irradiation"), ("splenectomised", "splenectomized"), ("Cooley’s", "cooley"),
     ("tumours", "tumor"), ("β⁰", "beta")],
)  # fmt: skip
def test_words_are_folded_to_one_form(word: str, folded: str) -> None:
    """British to American, plural to singular, Greek to letters."""
    assert fold(word) == folded


@given(st.text())
def test_offsets_are_true_slices_whatever_the_text(text: str) -> None:
    """Mentions lie in the text, in order, apart from each other."""
    words = vocabulary([("fever", "high fever"), ("fever", "HF")])
    ends = 0
    for mention in words.mentions(text + " High-fever " + text):
        assert ends <= mention.start < mention.end
        ends = mention.end


def test_a_megabyte_is_matched_in_seconds(disorders: Vocabulary) -> None:
    """Time grows with the length of the text, not with its square."""
    text = "thalassemia-" * 80_000
    with bounded(30):
        assert disorders.mentions(text)


@pytest.mark.parametrize(
    ("table", "keys"), [("disorder_terms", "disorders"), ("treatment_terms", "treatments")]
)
def test_every_term_has_a_key_of_the_contract_and_only_one(table: str, keys: str) -> None:
    """A key of the study's table, `other:` with a name, or the mask."""
    study = load_study("spinal_emh")
    known = {row["key"] for row in study.rows(keys)} | {"-"}
    meant: dict[str, str] = {}
    for row in study.rows(table):
        key = row["key"].removesuffix("?")
        assert key in known or key.startswith("other:"), row
        folded = row["term"] if row["term"].isupper() else "".join(map(fold, row["term"].split()))
        assert meant.setdefault(folded, row["key"]) == row["key"], row


@pytest.mark.parametrize(
    ("table", "keys"), [("disorder_terms", "disorders"), ("treatment_terms", "treatments")]
)
def test_every_key_of_the_contract_has_a_term(table: str, keys: str) -> None:
    """All but `other:<name>` and watching, which is told in sentences."""
    study = load_study("spinal_emh")
    named = {row["key"].removesuffix("?") for row in study.rows(table)}
    wanted = {row["key"] for row in study.rows(keys)} - {"other:<name>", "observation"}
    assert wanted <= named
