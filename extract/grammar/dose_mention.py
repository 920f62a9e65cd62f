"""A text to the radiation doses and numbers of fractions written in it.

`"20 Gy in 10 fractions of 2 Gy"` -> a total of 20 Gy, 10 fractions, 2 Gy a fraction. Doses are in
gray: 100 cGy, 100 rad and 100 roentgen are taken for one, as the reports of their time do.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.grammar.number import Number, numbers
from extract.grammar.pattern import Pattern

_LEAST_RAD = 50.0
_MOST_GRAY = 80.0
_MOST_FRACTIONS = 45


@dataclass(frozen=True, slots=True)
class Dose:
    """A dose in gray as it stands in a text; `fraction` tells that it was given several times.

    `index` and `size` tell its place in a list of doses (`"20, 25 and 20 Gy"`).
    """

    gray: float
    fraction: bool
    start: int
    end: int
    index: int = 0
    size: int = 1


@dataclass(frozen=True, slots=True)
class Count:
    """A number of fractions as it stands in a text; `sure` is false for mere days."""

    count: int
    sure: bool
    start: int
    end: int
    index: int = 0
    size: int = 1


_UNIT = Pattern(
    r"[\s-]{0,2}(?:(?P<hundredth>cGy|centi-?gr[ae]ys?|rads?\b|roentgens?|r\b\.?)"
    r"|(?P<gray>Gy|gr[ae]ys?))(?![a-z])",
    re.IGNORECASE,
)
_SPOKEN_OF = Pattern(
    r"(?<![a-z])(?:c|centi-?)?(?:gy|gr[ae]ys?)\b|(?<![a-z])rads?\b|roentgen|\d\s?r\b", re.IGNORECASE
)


def speaks_of_dose(text: str) -> bool:
    """Whether a unit of radiation stands in the text at all."""
    return _SPOKEN_OF.search(text) is not None


@lru_cache(maxsize=256)
def doses(text: str) -> tuple[Dose, ...]:
    """Every dose in `text`, in order. Ranges (`10-30 Gy`) are what others used: left out."""
    return tuple(_doses(text)) if speaks_of_dose(text) else ()


def _doses(text: str) -> Iterator[Dose]:
    found = numbers(text)
    for place, number in enumerate(found):
        unit = _UNIT.match(text, number.end)
        if not unit or _in_range(text, found, place):
            continue
        gray = _gray(text, number, unit)
        fraction = _is_fraction(text, number.start, unit.end(), gray)
        roentgen = unit[0].strip(" -.").lower() in {"r", "rad", "rads"}
        if gray > _MOST_GRAY or (roentgen and number.value < _LEAST_RAD):
            continue
        chain = _chain(text, found, place)
        for index, item in enumerate(chain):
            end = unit.end() if item is number else item.end
            gray = _gray(text, item, unit)
            yield Dose(gray, fraction, item.start, end, index, len(chain))


def _gray(text: str, number: Number, unit: re.Match[str]) -> float:
    """The dose in gray; `2.000 cGy` is two thousand, as continental authors write it."""
    if not unit["hundredth"]:
        return number.value
    thousands = _THOUSANDS.fullmatch(text, number.start, number.end)
    return number.value * 10 if thousands else number.value / 100


_THOUSANDS = Pattern(r"\d\.\d{3}")


_RANGE = Pattern(
    r"\s?(?:c?Gy|rads?)?\s?(?:--?|‐|‑|–|−|to|and|up\sto|or)\s?(?:about\s)?", re.IGNORECASE
)
_BETWEEN = Pattern(
    r"\b(?:between|from|range[ds]?|ranging|vary|varied|varies|extend(?:ed)?)(?:\s\w+){0,2}\s?[:,(]?\s?$",
    re.IGNORECASE,
)


def _in_range(text: str, found: Sequence[Number], place: int) -> bool:
    """`10-30 Gy`, `10 Gy to 30 Gy`, `between 10 and 30 Gy`; not `2 Gy to 20 Gy` of a course."""
    number = found[place]
    for other in (*found[max(0, place - 1) : place], *found[place + 1 : place + 2]):
        first, second = sorted((number, other), key=lambda n: n.start)
        link = _RANGE.fullmatch(text, first.end, second.start)
        if link and first.value < second.value and _is_range(text, link[0], first, second):
            return True
    return False


def _is_range(text: str, link: str, first: Number, second: Number) -> bool:
    if not _UNIT.match(text, second.end):
        return False
    word = re.sub(r"(?i)c?gy|rads?", "", link).strip().lower()
    between = _BETWEEN.search(text[max(0, first.start - 40) : first.start])
    return bool(between) if word == "and" else True


_EACH = Pattern(
    r"\s?(?:/|per\s|an?\s|each\b|every\s|daily|weekly|at\seach|on\seach|in\seach(?!\)|\s(?:case|patient|of\s(?:them|these)))|(?:at\s)?(?:a|one)\s(?:time|sitting|session)\b|apiece\b|p\.?\s?d\b|b\.?i\.?d\b|q\.?d\b)"
    r"(?!\stotal)"
    r"|\s?(?:-|\s)?(?:daily\s|single\s)?(?:fractions?|fx|fr|increments|portions|parts|instal+ments"
    r"|steps|doses|sessions|exposures|sittings|applications|treatments)\b"
    r"|\s?(?:(?:×|x|\*)\s?\d|times\b)"
    r"|\s(?:(?:was|were)\s)?(?:(?:given|delivered|administered|applied)\s)?(?:daily|\w+\stimes)\b",
    re.IGNORECASE,
)
_TOTAL_AFTER = Pattern(
    r"\s?(?:/|per\s)\s?(?:\d+(?!\s?Gy))"
    r"|\s?(?:(?:given|delivered|divided|administered)\s)?(?:in|into|over)\s(?:\d+|\w+)\s(?:(?:daily|equal|single)\s)?"
    r"(?:fractions?|sessions?|sittings?|treatments|exposures|fx|frs?)\b",
    re.IGNORECASE,
)
_IN_EACH = Pattern(
    r"(?:(?:fractions?|fractionation|fractionated|frs?|fx|sessions?|sittings?|treatments?|exposures?|doses"
    r"|applications?|attendances|portions|increments|times)\s?(?:of|at|with|,|\()?\s?"
    r"(?:each\s(?:of\s)?)?(?:(?:contribut|deliver|giv|supply|provid)ing\s|being\s)?"
    r"|\b(?:daily|fractional?|fraction|individual|per-fraction|single)\s(?:daily\s)?(?:doses?|size|fractions?)"
    r"(?:\sper\sfraction)?\s?(?:of|was|being|:|,|\()?\s?"
    r"|dose\sper\s(?:fraction|day|session)\s?(?:of|was|:|,|\()?\s?"
    r"|(?:\d|\b\w{3,9}\s)\s?(?:×|x|\*|times)\s?)$",
    re.IGNORECASE,
)
_ONCE = Pattern(
    r"\b(?:a|one|the)\s(?:single|one)\s(?:fraction|dose|session|treatment|exposure|shot|sitting)"
    r"\s(?:of\s)?$"
    r"|\b(?:one|single)[\s-](?:fraction|session)\s(?:of\s)?$|\bsingle\sdose\s(?:of\s)?$",
    re.IGNORECASE,
)


_SINGLE_BEFORE = Pattern(r"\b(?:single|one)[\s-]$", re.IGNORECASE)
_FRACTION_AFTER = Pattern(r"[\s-](?:fraction|dose|exposure|treatment)\b", re.IGNORECASE)


_TOO_MUCH_AT_ONCE = 5.0
_IN_BRACKET = Pattern(r"\(\s?(?:total(?:ling)?\s)?$", re.IGNORECASE)
"""`After four fractions (8 Gy)`: so far; `ten fractions (2 Gy)`: each."""


def _is_fraction(text: str, start: int, end: int, gray: float) -> bool:
    before = text[max(0, start - 50) : start]
    if _SINGLE_BEFORE.search(before) and _FRACTION_AFTER.match(text, end):
        return False
    if _ONCE.search(before) or _TOTAL_AFTER.match(text, end):
        return False
    each = _EACH.match(text, end) is not None
    bracketed = gray >= _TOO_MUCH_AT_ONCE and _IN_BRACKET.search(before)
    return each or (not bracketed and _IN_EACH.search(before) is not None)


_LINK = Pattern(r"\s?(?:,|,?\s?and|/|,?\s?&)\s?", re.IGNORECASE)
_LAST_LINK = Pattern(r"\s?(?:,?\s?and|/|,?\s?&)\s?", re.IGNORECASE)


def _chain(text: str, found: Sequence[Number], place: int) -> list[Number]:
    """`20, 25 and 20` before the unit: a dose for each of several patients; not `in 2001, 20`."""
    first, link = place, _LAST_LINK
    while first and link.fullmatch(text, found[first - 1].end, found[first].start):
        first, link = first - 1, _LINK
    return list(found[first : place + 1])


_COUNTED = Pattern(
    r"[\s-](?:(?:daily|equal|single|separate|small|conventional|once-daily|consecutive|identical"
    r"|external|outpatient|radiation|weekly)\s){0,2}"
    r"(?:(?P<sure>fractions?|fx|frs?|f(?=[\s,;.)]|$)|frac-?\s?tions?|sessions?|sittings?|treatments?|treatrnents"
    r"|applications?|exposures?|doses|attendances|portions|increments|parts|irradiations|seances)"
    r"|(?P<times>times)|(?P<days>(?:working\s|week\s?|consecutive\s|successive\s)?days))(?!\w)",
    re.IGNORECASE,
)
_OF_DOSE = Pattern(
    r"[\s-]\d[\d.]{0,4}[\s-]?(?:c?Gy|rads?|gray)[\s-](?:fractions|treatments|doses|sessions|exposures)",
    re.IGNORECASE,
)
_TOUCHING = Pattern(r"(?P<sure>frs?|fx|f)(?!\w)|(?P<hash>\s?#)", re.IGNORECASE)
_RATE = Pattern(
    r"\s?(?:,\s)?(?:weekly|a\sweek|per\sweek|/\s?w(?:ee)?k|each\sweek|every\sweek|in\s(?:the|each)\sweek"
    r"|a\sday|per\sday|daily)",
    re.IGNORECASE,
)
_TIMES_SIGN = Pattern(r"\s?(?:×|x|\*|times)\s?$", re.IGNORECASE)
_OF_CELLS = r"10(?:\s?[\^(⁰¹²³⁴-⁹]|\d?\s?(?:/|per\b|cells))"
"""`12 × 10⁹/L`: no fractions."""
_POWER = Pattern(_OF_CELLS, re.IGNORECASE)
_SIGN_AFTER = Pattern(
    rf"\s?(?:(?:×|x|\*)\s?(?!{_OF_CELLS})\d|times\s\d)",
    re.IGNORECASE,
)
_SLASH = Pattern(r"(?:c?Gy|rads?)\s?/\s?$", re.IGNORECASE)
_IN_BARE = Pattern(
    r"(?:c?Gy|rads?|gray),?\s(?:(?:given\s)?in|(?:given\s)?(?:split|divided|fractionated|broken)"
    r"\s(?:in|into|over|by))\s$",
    re.IGNORECASE,
)
_BARE_END = Pattern(r"\s?(?:[,;.)]|$)|\s(?:as|to|for|without|with|over)\b")
_SINGLE = Pattern(
    r"\b(?:(?:single|one)[\s-](?:sitting|shot)(?!s)|single[\s-](?:fraction|session|exposure|dose)|one[\s-]fraction(?!s)|single-shot"
    r"|single(?=[\s-]\d+(?:\.\d+)?[\s-]?(?:c?Gy|rads?)[\s-](?:fraction|dose)\b))\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def counts(text: str) -> tuple[Count, ...]:
    """Every number of fractions in `text`, in order; fractions a week are none."""
    found = numbers(text)
    listed = [c for place in range(len(found)) for c in _counts_at(text, found, place)]
    covered = {at for c in listed for at in range(c.start, c.end)}
    once = [
        Count(1, sure=True, start=m.start(), end=m.end())
        for m in _SINGLE.finditer(text)
        if m.start() not in covered
    ]
    return tuple(sorted((*listed, *once), key=lambda c: c.start))


def _counts_at(text: str, found: Sequence[Number], place: int) -> Iterator[Count]:
    number = found[place]
    end, sure = _counted(text, number)
    if not end or not number.value.is_integer() or not 1 <= number.value <= _MOST_FRACTIONS:
        return
    chain = [n for n in _chain(text, found, place) if n.value.is_integer()]
    for index, item in enumerate(chain):
        stop = end if item is number else item.end
        yield Count(int(item.value), sure, item.start, stop, index, len(chain))


def _counted(text: str, number: Number) -> tuple[int, bool]:
    """Where the words end that make the number a count of fractions (0: none), and how surely."""
    unit = _COUNTED.match(text, number.end) or _TOUCHING.match(text, number.end)
    if unit:
        rate = _RATE.match(text, unit.end())
        return (
            (0, False) if rate else (unit.end(), "days" not in unit.groupdict() or not unit["days"])
        )
    if _UNIT.match(text, number.end):
        return 0, False
    before = text[max(0, number.start - 14) : number.start]
    if _SLASH.search(before) or any(p.match(text, number.end) for p in (_SIGN_AFTER, _OF_DOSE)):
        return number.end, True
    if _TIMES_SIGN.search(before) and not _POWER.match(text, number.start):
        return number.end, True
    bare = _IN_BARE.search(before) and _BARE_END.match(text, number.end)
    return (number.end, True) if bare else (0, False)
