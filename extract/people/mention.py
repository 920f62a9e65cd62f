"""A mention of people in a sentence: how the text refers to them, and what the words tell."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """How a text refers to people."""

    LABEL = "label"
    """`Case 2`, `patients 1 and 3`."""
    ORDINAL = "ordinal"
    """`the second patient`, `the eldest`, `the latter`, `one …, the other …`."""
    SOME = "some"
    """`a 42-year-old man`, `one patient`: somebody new, as a rule."""
    THE = "the"
    """`the patient`, `this woman`."""
    OURS = "ours"
    """`our patient`, `the present case`."""
    PRONOUN = "pronoun"
    GROUP = "group"
    """`both`, `all three`, `our patients`; `count` people, 0 where no number is told."""
    REST = "rest"
    """`the remaining two`: those of whom the sentence has not spoken."""
    COUNT = "count"
    """`two brothers`, `14 patients`: a number of people not yet spoken of."""
    KIN = "kin"
    """`her mother`, `a maternal uncle`."""
    OTHERS = "others"
    """`Chen et al.`, `in the literature`, `previous reports`."""


@dataclass(frozen=True, slots=True)
class Mention:
    """People in a sentence, from `start` to `end`.

    `numbers` are those of a label or an ordinal (`LAST`, `NEXT` and `OTHER` for those words);
    `age` in years and `sex` as far as the words tell; `noun` the head word in lower case.
    """

    role: Role
    start: int
    end: int
    noun: str = ""
    sex: str | None = None
    age: float | None = None
    count: int = 1
    numbers: tuple[int, ...] = ()


LAST, NEXT, OTHER = -1, -2, -3
"""Numbers of ordinals that count from somewhere else: `the last`, `the next`, `the other`."""
