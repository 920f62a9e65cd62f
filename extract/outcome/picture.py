"""What a patient's imaging outcome can be, and one telling of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from extract.grammar.pattern import Pattern
from extract.outcome.course import Clause


class Imaging(StrEnum):
    """Values of `outcome_imaging`."""

    RESOLVED = "resolved"
    REDUCED = "reduced"
    UNCHANGED = "unchanged"
    PROGRESSED = "progressed"


@dataclass(frozen=True, slots=True)
class Picture:
    """A value told between two offsets of a clause."""

    value: Imaging
    name: str
    start: int
    end: int


Reader = Callable[[Clause, re.Match[str]], Picture | None]

Table = tuple[tuple[Pattern, Reader], ...]
