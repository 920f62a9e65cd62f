"""A pipeline that loads and reads faster. What it marks stays the same.

Matrices are multiplied by NumPy's library on one thread: work is shared out over processes, and of
the same text every number is the same wherever it is read. spaCy's own library took two to three
times as long. The vector of a word is put together from its parts once, pipes that mark nothing
are left out, and no tokenizer is made of the language's rules only to be replaced by the saved one.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vectors import Mode, Vectors
from thinc.api import Model, NumpyOps
from threadpoolctl import ThreadpoolController

_WORDS = 50_000
"""So many vectors are kept at most: 20 MB of 96 numbers each."""

_MARKS_NOTHING = frozenset(
    {
        "attribute_ruler",
        "lemmatizer",
        "morphologizer",
        "parser",
        "senter",
        "sentencizer",
        "tagger",
        "trainable_lemmatizer",
    }
)
"""Factories of spaCy whose pipes say nothing of mentions. A trained `ner` asks none of them."""


class KnownVectors(Vectors):  # type: ignore[misc]  # spaCy's class is not typed
    """Vectors made of parts of words; those of words seen before are not added up again."""

    def __init__(self, vectors: Vectors, most: int = _WORDS) -> None:
        super().__init__(
            strings=vectors.strings,
            data=vectors.data,
            name=vectors.name,
            mode=vectors.mode,
            minn=vectors.minn,
            maxn=vectors.maxn,
            hash_count=vectors.hash_count,
            hash_seed=vectors.hash_seed,
            bow=vectors.bow,
            eow=vectors.eow,
            attr=vectors.attr,
        )
        self._rows: dict[int, int] = {}
        self._known = np.empty((most, vectors.shape[1]), np.float32)

    def get_batch(self, keys: Iterable[int | str]) -> NDArray[np.float32]:
        """The vectors of these words, given as strings or by their hashes."""
        hashes = [self.strings[key] if isinstance(key, str) else int(key) for key in keys]
        most = len(self._known)
        if len({*hashes}) > most:
            return self._added_up(hashes)
        new = self._unknown(hashes)
        if len(self._rows) + len(new) > most:
            self._rows.clear()
            new = self._unknown(hashes)
        if new:
            first = len(self._rows)
            self._known[first : first + len(new)] = self._added_up(new)
            self._rows.update(zip(new, range(first, first + len(new)), strict=True))
        return self._known[[self._rows[key] for key in hashes]]

    def _unknown(self, hashes: Iterable[int]) -> list[int]:
        return [key for key in dict.fromkeys(hashes) if key not in self._rows]

    def _added_up(self, hashes: list[int]) -> NDArray[np.float32]:
        vectors: NDArray[np.float32] = super().get_batch(hashes)
        return vectors


@registry.tokenizers("casesweep.bare_tokenizer.v1")  # type: ignore[untyped-decorator]  # spaCy's
def bare_tokenizer() -> Callable[[Language], Tokenizer]:
    """For a config: a tokenizer without rules, to be filled from the folder of the model."""
    return lambda nlp: Tokenizer(nlp.vocab)


def load(model: str | Path) -> Language:
    """The pipeline of that name or folder, quickened; raises what `spacy.load` raises."""
    config = Path(model) / "config.cfg"
    if config.is_file() and "spacy.Tokenizer.v1" in config.read_text(encoding="utf-8"):
        bare = {"@tokenizers": "casesweep.bare_tokenizer.v1"}
        return quickened(spacy.load(model, config={"nlp.tokenizer": bare}))
    return quickened(spacy.load(model))


def quickened(nlp: Language) -> Language:
    """The same pipeline; what stood in it to read slowly is replaced."""
    factories = {name: nlp.get_pipe_meta(name).factory for name in nlp.pipe_names}
    if "ner" in factories.values():
        idle = [name for name, factory in factories.items() if factory in _MARKS_NOTHING]
        nlp.select_pipes(disable=idle)
    for _, pipe in nlp.pipeline:
        if isinstance(model := getattr(pipe, "model", None), Model):
            _by_numpy(model)
    vectors = nlp.vocab.vectors
    if isinstance(vectors, Vectors) and vectors.mode == Mode.floret:
        nlp.vocab.vectors = KnownVectors(vectors)
    return nlp


def _by_numpy(model: Model[object, object]) -> None:
    ops = NumpyOps(use_blis=False)
    for layer in model.walk():
        if isinstance(layer.ops, NumpyOps):
            layer.ops = ops


def one_by_one(docs: Iterator[Doc]) -> Iterator[Doc]:
    """The docs, each read on one thread; threads are as they were while nobody reads."""
    while True:
        with _threads().limit(limits=1, user_api="blas"):
            doc = next(docs, None)
        if doc is None:
            return
        yield doc


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()
