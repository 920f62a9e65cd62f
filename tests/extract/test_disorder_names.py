"""Words to the disorders that they name, in whatever variety of English and of any decade."""

from pathlib import Path

import pytest

from extract.disorder.compound import named
from extract.grammar.vocabulary import NEEDS_CUE
from studies.hierarchy import hierarchy
from studies.study import load_study

STUDY = load_study("spinal_emh")
ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("disorder_names.tsv").read_text("utf-8").splitlines()[1:]
]


@pytest.mark.parametrize(("key", "words"), ROWS, ids=[words for _, words in ROWS])
def test_a_disorder_is_known_by_any_of_its_names(key: str, words: str) -> None:
    """The table's words name one disorder, and those with no key name none."""
    keys = {mention.key.removesuffix(NEEDS_CUE) for mention in named(words, {}, STUDY)}
    assert set(hierarchy(STUDY).most_specific(keys)) == set(filter(None, [key]))
