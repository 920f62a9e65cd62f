"""Sentences to the treatments named in them, whatever a writer of 1955 to 2026 called them."""

from pathlib import Path

import pytest

from extract.treatment.mention import runs
from studies.study import load_study

STUDY = load_study("spinal_emh")
ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("treatment_names.tsv").read_text("utf-8").splitlines()[1:]
]


@pytest.mark.parametrize(("keys", "sentence"), ROWS, ids=[sentence for _, sentence in ROWS])
def test_a_treatment_is_known_by_any_of_its_names(keys: str, sentence: str) -> None:
    """The table's sentences name these treatments, and those with no key name none."""
    named = {mention.key for run in runs(sentence, STUDY, {}) for mention in run.mentions}
    assert named == set(filter(None, keys.split(",")))
