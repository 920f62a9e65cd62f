"""A cell of a table to the value it states: `34/F`, `18 mo`, `NA`, `CR`."""

import re
from dataclasses import dataclass

from extract.grammar.duration import MONTHS_IN_YEAR, durations
from extract.grammar.number import Number, numbers
from extract.grammar.pattern import Pattern

_DASHES = r"[\s\-–—−.,?/()\[\]*…]*"
_EMPTY = Pattern(
    rf"{_DASHES}(?:n\.?\s?/?\s?[ads]\.?|n\.?r\.?|not (?:stated|reported|available|given|known"
    r"|mentioned|specified|applicable|described|recorded|done|determined|documented)|unknown|unspecified"
    rf"|unclear|no (?:data|information))?{_DASHES}",
    re.IGNORECASE,
)
_NONE = Pattern(r"\W*(?:none|nil|no|negative|absent|never|0)\W*", re.IGNORECASE)
_YES = Pattern(
    r"\W*(?:yes|y|present|positive|done|given|performed)\W*|\s*(?:\+{1,3}|✓|✔|√|x|X|●|•)\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stated:
    """A value and the part of the cell that states it. `low` and `high` differ for a decade."""

    value: float
    start: int
    end: int
    high: float | None = None


def is_empty(cell: str) -> bool:
    """Whether the cell says nothing: blank, a dash, `NA`, `NR`, `not stated`."""
    return bool(_EMPTY.fullmatch(cell))


def is_none(cell: str) -> bool:
    """Whether the cell says that there is none."""
    return bool(_NONE.fullmatch(cell)) and not is_empty(cell)


def is_yes(cell: str) -> bool:
    """Whether the cell merely says that there is."""
    return bool(_YES.fullmatch(cell))


_AGE = Pattern(r"(?<![\d.])\d{1,3}(?:\.\d{1,2})?(?![\d.]|\s?\(\s?\d)")
_RANGE = Pattern(r"\d\s?(?:-|–|to)\s?\d")
_OF_A_GROUP = Pattern(r"\d\s?(?:-|–|to|:)\s?\d|±|%")
_DECADE = Pattern(r"(?<!\d)(?P<tens>[1-9])0['’]?s\b")
_MONTHS = {"y": MONTHS_IN_YEAR, "m": 1.0, "w": 1 / 4.345, "d": 1 / 30.4}
_OLDEST = 110
_DECADE_YEARS = 9


def age_of(cell: str, unit: str = "") -> Stated | None:
    """The age in years; `unit` is the heading's, the cell's own comes first.

    `34/F` -> 34, `8 mo` -> 0.67, `40s` -> 40 to 49. `34 (20-50)` and `12%` are no ages.
    """
    decade = _DECADE.search(cell)
    if decade:
        low = 10.0 * int(decade["tens"])
        return Stated(low, decade.start(), decade.end(), low + _DECADE_YEARS)
    found = _AGE.search(cell)
    if not found or _OF_A_GROUP.search(cell):
        return None
    span = next((each for each in durations(cell) if each.start == found.start()), None)
    months = span.months if span else float(found[0]) * _MONTHS.get(unit[:1], MONTHS_IN_YEAR)
    years = months / MONTHS_IN_YEAR
    end = span.end if span else found.end()
    return Stated(round(years, 2), found.start(), end) if years <= _OLDEST else None


_SEX = Pattern(
    r"(?<![A-Za-z])(?:(?P<female>f|w|g|female|woman|girl|lady|♀)|(?P<male>m|b|male|man|boy"
    r"|♂))(?![A-Za-z])",
    re.IGNORECASE,
)


def sex_of(cell: str) -> tuple[str, int, int] | None:
    """`male` or `female`, and the part of the cell that says so; None where both or none stand."""
    found = [] if _OF_A_GROUP.search(cell) else list(_SEX.finditer(cell))
    sexes = {match.lastgroup for match in found}
    if len(sexes) != 1:
        return None
    first = found[0]
    return str(first.lastgroup), first.start(), first.end()


def months_of(cell: str, unit: str = "") -> Stated | None:
    """A span of time in months: `38` under `(mo)`, `2 yr`; None for a range or without a unit."""
    found = durations(cell)
    if found:
        last = max(found, key=lambda duration: duration.months)
        return Stated(last.months, last.start, last.end) if last.low == last.months else None
    number = _number(cell)
    if not number or unit[:1] not in _MONTHS:
        return None
    return Stated(round(number.value * _MONTHS[unit[0]], 2), number.start, number.end)


def _number(cell: str) -> Number | None:
    """The first number of the cell; None for a range."""
    return None if _RANGE.search(cell) else next(iter(numbers(cell)), None)


_CENTIGRAY = ("cg", "ra")
_MOST_GRAY = 80.0
_FRACTIONS = Pattern(r"[/(x×]\s?(?P<count>\d{1,2})(?!\d|\s?c?gy)", re.IGNORECASE)
_MOST_FRACTIONS = 45


def gray_of(cell: str, unit: str = "") -> Stated | None:
    """A total dose in gray without a unit of its own: `20` under `(Gy)`, `2000` under `(cGy)`."""
    number = _number(cell)
    if not number:
        return None
    gray = number.value / (100.0 if unit[:2] in _CENTIGRAY else 1.0)
    return Stated(gray, number.start, number.end) if 0 < gray <= _MOST_GRAY else None


def count_of(cell: str, *, after_dose: bool) -> Stated | None:
    """A number of fractions: `10`; `after_dose` reads the second number of `20/10`."""
    if after_dose:
        found = _FRACTIONS.search(cell)
        return _count(float(found["count"]), *found.span("count")) if found else None
    number = _number(cell)
    return _count(number.value, number.start, number.end) if number else None


def _count(value: float, start: int, end: int) -> Stated | None:
    is_count = value.is_integer() and 1 <= value <= _MOST_FRACTIONS
    return Stated(value, start, end) if is_count else None
