"""Word vectors: what they are trained on, and what is missing without floret."""

import sys
from pathlib import Path

import pytest
import spacy

from models.vectors import VectorsError, train_vectors, write_lines


def test_texts_become_lines_of_tokens(tmp_path: Path) -> None:
    """As floret reads them: one text a line, also where it had several."""
    write_lines(["T4-T8,\n20 Gy.", "Done."], tmp_path / "lines")
    assert (tmp_path / "lines").read_text(encoding="utf-8") == "T4-T8 , 20 Gy .\nDone .\n"


def test_without_floret_it_is_said_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is an extra."""
    monkeypatch.setitem(sys.modules, "floret", None)
    with pytest.raises(VectorsError, match=r"pip install 'casesweep\[train\]'"):
        train_vectors(["A text."], tmp_path)


def test_vectors_are_a_pipeline_that_knows_words_never_seen(tmp_path: Path) -> None:
    """They are made of the parts of words."""
    pytest.importorskip("floret")
    texts = ["thalassemia and thalassaemia of the spine"] * 50
    folder = train_vectors(texts, tmp_path, rows=50, dim=4, epochs=1)
    vocab = spacy.load(folder).vocab
    assert vocab.vectors_length == 4
    assert vocab["thalassemias"].vector.any()
