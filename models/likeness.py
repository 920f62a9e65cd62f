"""Words to how like they are to a list of terms, by the word vectors of a recogniser.

Vectors of parts of words put `stomatocytosis` beside `spherocytosis`, and `heart failure` far off.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from models.recogniser import Recogniser

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Terms to compare with; make it with `likeness`."""

    recogniser: Recogniser
    terms: Vector = field(repr=False)

    def of(self, words: str) -> float:
        """The cosine to the nearest term, 1 for a term itself.

        Also 1 where the model has no vectors: then nothing can be told apart.
        """
        if not self.terms.size:
            return 1.0
        return float((self.terms @ _vector(self.recogniser, words)).max())


def likeness(recogniser: Recogniser, terms: Iterable[str]) -> Likeness:
    """The likeness to these terms."""
    length = recogniser.nlp.vocab.vectors_length
    each = [_vector(recogniser, term) for term in dict.fromkeys(terms)] if length else []
    return Likeness(recogniser, np.array(each, dtype=np.float32))


def _vector(recogniser: Recogniser, words: str) -> Vector:
    """The mean direction of the tokens that hold a letter, of length 1."""
    tokens = [t for t in recogniser.nlp.make_doc(words) if any(map(str.isalpha, t.text))]
    directions = [_unit(np.asarray(token.vector, dtype=np.float32)) for token in tokens]
    length = recogniser.nlp.vocab.vectors_length
    return _unit(np.mean(directions, axis=0) if directions else np.zeros(length, np.float32))


def _unit(vector: Vector) -> Vector:
    length = float(np.linalg.norm(vector))
    return vector / np.float32(length) if length else vector
