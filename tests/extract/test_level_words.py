"""Sentences to the places in the spine told in them, each with the reason that it is told."""

from pathlib import Path

import pytest

from extract.grammar.vertebra import mentions
from extract.lesion.level_basis import basis_of
from extract.lesion.level_cue import cues
from studies.study import load_study

STUDY = load_study("spinal_emh")
ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("level_words.tsv").read_text("utf-8").splitlines()[1:]
]


@pytest.mark.parametrize(("places", "sentence"), ROWS, ids=[sentence for _, sentence in ROWS])
def test_a_place_is_told_for_the_reason_that_the_words_give(places: str, sentence: str) -> None:
    """What a mass does to contrast, cord and canal makes it a lesion's, whatever the verb."""
    told = set()
    for mention in mentions(sentence):
        basis = basis_of(sentence, mention[0].start, mention[-1].end, cues(sentence, STUDY))
        told |= {f"{level}:{basis.status}" for level in mention if basis}
    assert told == set(filter(None, places.split(",")))
