"""How a treatment is understood where nothing says when: the study's `treatment_habits.tsv`."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from studies.study import Study


class Habit(StrEnum):
    """How a treatment is understood where nothing says when it was given; see the study's table."""

    BACKGROUND = "background"
    OF_THE_MASS = "of_the_mass"
    BEFORE_ONLY = "before_only"
    IF_TOLD = "if_told"
    SUSPECT = "suspect"


@cache
def habits(study: Study) -> Mapping[str, Habit]:
    """The habits by key of treatment; a treatment that is not in the table has none."""
    rows = study.rows("treatment_habits")
    return {row["key"]: Habit(row["habit"]) for row in rows}
