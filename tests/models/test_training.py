"""What training makes of annotated texts; training itself is tested with the command."""

from pathlib import Path
from typing import Any

import spacy

from models.annotated import Annotated
from models.labels import Label
from models.registry import PACKAGED
from models.training import Lesson, as_docs, split, train
from tests.models.ruled import blank


def test_title_and_text_of_a_document_are_held_out_together() -> None:
    """Else the text would be known from its title."""
    texts = [Annotated(f"x:{n}:{part}", "", ()) for n in range(20) for part in ("title", "text")]
    training, held_out = split(texts, 0.15)
    assert (len(training), len(held_out)) == (34, 6)
    names = [{each.name.rpartition(":")[0] for each in part} for part in (training, held_out)]
    assert not names[0] & names[1]


def test_the_draw_is_the_same_every_time() -> None:
    """Scores of two runs can be compared."""
    texts = [Annotated(str(n), "", ()) for n in range(20)]
    assert split(texts, 0.3) == split(texts, 0.3)
    assert {a.name for a in split(texts, 0.3)[1]} == {a.name for a in split(texts[::-1], 0.3)[1]}


def test_a_mention_takes_whole_tokens_and_the_longer_of_two_stays() -> None:
    """Tokens are what is learnt."""
    text = "beta-thalassemia intermedia"
    spans = ((5, 16, Label.DISORDER), (0, 27, Label.DISORDER))
    [doc] = as_docs([Annotated("1", text, spans)], blank())
    assert [(ent.text, ent.label_) for ent in doc.ents] == [(text, "DISORDER")]
    [doc] = as_docs([Annotated("1", text, spans[:1])], blank())
    assert doc.ents[0].start_char == 0


def test_settings_stand_in_for_those_of_the_config(tmp_path: Path) -> None:
    """A network of another width is trained, and loads."""
    texts = [Annotated("1", "A man of 40", ((2, 5, Label.SEX),))]
    widths = {f"components.tok2vec.model.{part}.width": 32 for part in ("embed", "encode")}
    lessons = [Lesson(texts)]
    train(
        lessons,
        texts,
        vectors=PACKAGED,
        folder=tmp_path,
        name="narrow",
        version="0",
        max_steps=1,
        settings=widths,
    )
    tok2vec: Any = spacy.load(tmp_path).get_pipe("tok2vec")
    assert tok2vec.model.get_dim("nO") == 32
