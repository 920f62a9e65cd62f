"""An age as it is written, and how it is tied to a person."""

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """How an age is tied to a person."""

    YEAR_OLD = "year_old"
    """`14-year-old`, `14 y/o`, `36 years of age`."""
    CODE = "code"
    """`F/30`, `male, 19 years`, `34 M`, `(1) 19 y`."""
    AGED = "aged"
    """`a woman aged 65`, `age, 14 years`."""
    NOUN_OF = "noun_of"
    """`a man of 46`."""
    BESIDE = "beside"
    """`the patient, 66, a piano teacher`; `a woman (38 years)`."""
    AT_PRESENTATION = "at_presentation"
    """`44 at referral`, `fifty on the day of her admission`."""
    WAS = "was"
    """`the patient was 42`, `now 9`."""
    DECADE = "decade"
    """`in her 70s`, `the sixth decade`, `an octogenarian`."""
    AT_AGE = "at_age"
    """`at the age of 27`, `when she was 30`: the age at some event of a life."""
    BORN = "born"
    """`born in 1931`; `low` and `high` are the calendar year."""


@dataclass(frozen=True, slots=True)
class AgeMention:
    """An age as it stands in a text, in years; `low` and `high` differ for a decade.

    `index` and `size` tell its place in a list of ages (`"29, 36 and 41 years"`); a mention that
    stands alone is 0 of 1.
    """

    low: float
    high: float
    form: Form
    start: int
    end: int
    index: int = 0
    size: int = 1
