"""Something told of a patient: the words, what they say, and how surely they are meant so."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from extract.text.reading import Sentence

What_co = TypeVar("What_co", covariant=True)

DESCRIBED, VERDICT, ASIDE = 0.85, 0.6, 0.5
"""How sure: a description of the case; a mere verdict on it; a title or a closing remark."""


@dataclass(frozen=True, slots=True)
class Told(Generic[What_co]):
    """`what` is told between two offsets of the sentence."""

    sentence: Sentence
    start: int
    end: int
    what: What_co
    surety: float

    @property
    def place(self) -> tuple[int, int]:
        """Where in the article it stands: later things compare greater."""
        return (self.sentence.index, self.start)


def best(course: Sequence[Told[What_co]]) -> list[Told[What_co]]:
    """What_co is told with the greatest surety: a description before a verdict before an aside."""
    most = max((told.surety for told in course), default=0.0)
    return [told for told in course if told.surety == most]
