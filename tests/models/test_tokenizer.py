"""The tokenizer of the recogniser."""

import warnings
from pathlib import Path

import pytest
import spacy
from scispacy.custom_tokenizer import combined_rule_tokenizer

from tests.models.ruled import blank

TEXT = "T4-T8, 45-year-old; β-thalassemia/HbE (12 g/dL). 20 Gy/10 fx || done|| (see ref. [3])."


def test_it_cuts_as_that_of_scispacy() -> None:
    """Escaping a pattern changes no token."""
    theirs = spacy.blank("en")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        theirs.tokenizer = combined_rule_tokenizer(theirs)
    assert [t.text for t in blank()(TEXT)] == [t.text for t in theirs(TEXT)]


@pytest.mark.parametrize("word", ["T4-T8", "45-year-old", "β-thalassemia/HbE", "g/dL"])
def test_clinical_words_stay_whole(word: str) -> None:
    """One token each."""
    assert word in [token.text for token in blank()(TEXT)]


def test_a_saved_pipeline_loads_without_a_warning(tmp_path: Path) -> None:
    """Patterns are compiled again when it is loaded."""
    blank().to_disk(tmp_path)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert spacy.load(tmp_path)(TEXT).text == TEXT
