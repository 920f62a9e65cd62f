"""What a patient's clinical outcome can be, and one telling of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from extract.grammar.pattern import Pattern
from extract.outcome.course import Clause, Theme
from extract.outcome.degree import any_of


class Clinical(StrEnum):
    """Values of `outcome_clinical`."""

    RESOLVED = "resolved"
    IMPROVED = "improved"
    UNCHANGED = "unchanged"
    WORSENED = "worsened"
    DIED = "died"


class Scale(StrEnum):
    """Scales whose figures can be held against each other."""

    STRENGTH = "strength"
    LETTER = "letter"
    NURICK = "nurick"
    MCCORMICK = "mccormick"
    EDSS = "edss"
    RANAWAT = "ranawat"
    RANKIN = "rankin"
    PAIN = "pain"
    OSWESTRY = "oswestry"
    JOA = "joa"
    BARTHEL = "barthel"
    KARNOFSKY = "karnofsky"
    SCIM = "scim"
    FIM = "fim"
    SF36 = "sf36"
    WISCI = "wisci"
    DISTANCE = "distance"


@dataclass(frozen=True, slots=True)
class State:
    """A value told between two offsets of a clause.

    `part`: of one symptom or function, not of the patient as a whole. `label`: a verdict ("good
    response") and no description. `holds`: says that things stay as they are ("stable"), which
    after an improvement means that the improvement lasts. `residue`: names what is left; an
    improvement without it may have gone on to full recovery. `figure` on `scale`: what was found,
    still to be held against what the patient came with.
    """

    value: Clinical
    name: str
    start: int
    end: int
    part: bool = False
    label: bool = False
    holds: bool = False
    residue: bool = False
    scale: Scale | None = None
    figure: float | None = None


Reader = Callable[[Clause, re.Match[str]], State | None]
"""From the words of a predicate to what they tell, or None where they tell nothing of it."""

Table = tuple[tuple[Pattern, Reader], ...]

_NOUN = Pattern(
    r"(?:tion|sion|ments?|ance|relief|recovery|change|benefit|return|worsening|increase"
    r"|decrease)$",
    re.IGNORECASE,
)


def themes_of(clause: Clause, match: re.Match[str]) -> frozenset[Theme]:
    """What the predicate is said of: a noun by what follows `of`, a verb by what stands before."""
    if _NOUN.search(match[0]):
        return clause.themes_of_noun(*match.span())
    return clause.themes_of_verb(*match.span())


def tell(match: re.Match[str], value: Clinical, name: str, **flags: Any) -> State:
    """The state that the words of the match tell."""
    return State(value, name, match.start(), match.end(), **flags)


def has(pattern: str, text: str) -> bool:
    """Whether the pattern is found in the text, in capitals or not."""
    return re.search(pattern, text, re.IGNORECASE) is not None


def compiled(pattern: str) -> Pattern:
    """The pattern, in capitals or not."""
    return Pattern(pattern, re.IGNORECASE)


def words(*alternatives: str) -> Pattern:
    """A pattern for any of the alternatives as whole words, in capitals or not."""
    return compiled(any_of(*alternatives))
