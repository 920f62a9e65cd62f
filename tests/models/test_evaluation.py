"""Scores of mentions."""

from pathlib import Path

from models.annotated import Annotated
from models.evaluation import MentionScore, score
from models.labels import Label
from models.recogniser import load_recogniser
from tests.models.ruled import ruled_model


def test_a_mention_is_right_where_words_and_label_are(tmp_path: Path) -> None:
    """One found, one under the wrong label, one missed, one too many."""
    words = {"DISORDER": ["gout"], "SEX": ["Rickets"], "AGE": ["old"]}
    recogniser = load_recogniser(str(ruled_model(tmp_path, words)))
    gold = ((0, 7, Label.DISORDER), (9, 13, Label.DISORDER), (19, 22, Label.SEX))
    scores = score(recogniser, [Annotated("1", "Rickets, gout, old man", gold)])
    assert scores[Label.DISORDER] == MentionScore(found=1, missed=1, spurious=0)
    assert scores[Label.SEX] == MentionScore(found=0, missed=1, spurious=1)
    assert scores[None] == MentionScore(found=1, missed=2, spurious=2)
    assert scores[Label.DISORDER].precision == 1
    assert scores[Label.DISORDER].recall == 0.5
    assert round(scores[Label.DISORDER].f1, 3) == 0.667


def test_what_nobody_marked_scores_as_perfect(tmp_path: Path) -> None:
    """There was nothing to find."""
    recogniser = load_recogniser(str(ruled_model(tmp_path, {"AGE": ["old"]})))
    nothing = score(recogniser, [Annotated("1", "A man.", ())])[None]
    assert (nothing.precision, nothing.recall, nothing.f1) == (1, 1, 1)
