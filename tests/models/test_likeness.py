"""How like words are to the terms of a vocabulary."""

from pathlib import Path

from models.likeness import likeness
from models.recogniser import load_recogniser
from tests.models.ruled import ruled_model

TERMS = ["hereditary spherocytosis", "beta-thalassemia", "sideroblastic anemia", "myelofibrosis"]


def test_a_blood_disease_that_is_no_term_is_like_the_terms_and_a_heart_attack_is_not() -> None:
    """By the parts of the words."""
    names = likeness(load_recogniser(), TERMS)
    assert names.of("hereditary spherocytosis") > 0.99
    for word in ("hereditary stomatocytosis", "delta-thalassaemia", "sideroblastic anaemia"):
        assert names.of(word) > 0.8
    for word in ("heart attack", "lung cancer", "42", ""):
        assert names.of(word) < 0.7


def test_without_vectors_nothing_is_told_apart(tmp_path: Path) -> None:
    """Everything is like everything."""
    recogniser = load_recogniser(str(ruled_model(tmp_path, {"AGE": ["old"]})))
    assert likeness(recogniser, TERMS).of("heart attack") == 1
