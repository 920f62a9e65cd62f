"""Ratings of the same units by several people to chance-corrected agreement: kappa and alpha.

Nominal: two ratings are the same or they are not. Both coefficients are 1 for full agreement and 0
for what chance gives; they are None where they are not defined, since only one value was ever
given or nothing was rated twice.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

_PAIR = 2


def cohen_kappa(pairs: Iterable[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two raters (Educ Psychol Meas 1960;20:37); a pair is one unit."""
    rated = list(pairs)
    if not rated:
        return None
    size = len(rated)
    observed = sum(first == second for first, second in rated) / size
    left, right = (Counter(column) for column in zip(*rated, strict=True))
    by_chance = sum(left[value] * right[value] for value in left) / size**2
    return None if by_chance == 1 else (observed - by_chance) / (1 - by_chance)


def krippendorff_alpha(units: Iterable[Sequence[str | None]]) -> float | None:
    """Krippendorff's alpha for nominal data (Content Analysis, 3rd ed., chapter 12).

    A unit holds a rating for each rater, None for one who did not rate it; units with fewer than
    two ratings say nothing.
    """
    agreeing = 0.0
    totals: Counter[str] = Counter()
    for unit in units:
        given = Counter(rating for rating in unit if rating is not None)
        size = given.total()
        if size >= _PAIR:
            agreeing += sum(n * (n - 1) for n in given.values()) / (size - 1)
            totals += given
    size = totals.total()
    by_chance = sum(n * (n - 1) for n in totals.values())
    if not size or by_chance == size * (size - 1):
        return None
    expected = by_chance / (size - 1)
    return 1 - (size - agreeing) / (size - expected)
