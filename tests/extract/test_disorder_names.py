"""Words to the disorders that they name, in whatever variety of English and of any decade."""

from pathlib import Path

import pytest

from extract.grammar.vocabulary import NEEDS_CUE, study_vocabulary
from studies.study import load_study

VOCABULARY = study_vocabulary(load_study("spinal_emh"), "disorder_terms")
ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("disorder_names.tsv").read_text("utf-8").splitlines()[1:]
]


@pytest.mark.parametrize(("key", "words"), ROWS, ids=[words for _, words in ROWS])
def test_a_disorder_is_known_by_any_of_its_names(key: str, words: str) -> None:
    """The table's words name one disorder, and those with no key name none."""
    named = {mention.key.removesuffix(NEEDS_CUE) for mention in VOCABULARY.mentions(words)}
    assert named == set(filter(None, [key]))
