"""Texts to floret vectors in spaCy's form: sub-word vectors in a small hashed table.

Boyd & Warmerdam, "floret: lightweight, robust word vectors" (Explosion, 2022).
"""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
from spacy.training.initialize import convert_vectors

from corpus.errors import CasesweepError
from models.tokenizer import tokenizer

if TYPE_CHECKING:
    from spacy.language import Language


class VectorsError(CasesweepError):
    """Vectors could not be trained; the message says what is missing."""


def train_vectors(
    texts: Iterable[str], folder: Path, *, rows: int = 20_000, dim: int = 96, epochs: int = 10
) -> Path:
    """Train vectors on the texts and save them as a spaCy pipeline in `folder`.

    `rows` and `dim` set the size: rows x dim x 4 bytes. Needs the `floret` package (the `train`
    extra); raises `VectorsError` without it.
    """
    try:
        import floret  # noqa: PLC0415 - only training needs it, and only the `train` extra has it
    except ImportError as error:
        message = "training vectors needs the floret package: pip install 'casesweep[train]'"
        raise VectorsError(message) from error
    folder.mkdir(parents=True, exist_ok=True)
    lines, table = folder / "text.txt", folder / "vectors.floret"
    write_lines(texts, lines)
    model: Any = floret.train_unsupervised(
        str(lines),
        model="cbow",
        mode="floret",
        hashCount=2,
        bucket=rows,
        dim=dim,
        minn=4,
        maxn=5,
        minCount=5,
        epoch=epochs,
        neg=10,
        lr=0.05,
        thread=2,
        verbose=0,
    )
    model.save_floret_vectors(str(table))
    nlp = spacy.blank("en")
    convert_vectors(nlp, table, truncate=0, prune=-1, mode="floret")
    nlp.to_disk(folder / "spacy")
    return folder / "spacy"


def write_lines(texts: Iterable[str], path: Path) -> None:
    """One text a line, tokens parted by spaces, as floret reads them."""
    nlp: Language = spacy.blank("en")
    nlp.tokenizer = tokenizer(nlp)
    nlp.max_length = sys.maxsize
    with path.open("w", encoding="utf-8") as file:
        for doc in nlp.pipe(texts):
            print(*(token.text for token in doc if not token.is_space), file=file)
