"""One vertebra as written to a `Unit`: `T5`, `D-10`, `Th IV`, `fifth thoracic`, `dorsal 4`."""

import re
from dataclasses import dataclass, replace

from cases.spine import SPINE
from extract.grammar.homonym import is_weighting
from extract.grammar.number import ORDINALS
from extract.grammar.pattern import Pattern

_PLACE = {name: place for place, name in enumerate(SPINE)}


@dataclass(frozen=True, slots=True)
class Unit:
    """One vertebra as written. `region` is empty where a neighbour has to lend it (`fifth`).

    `join` is how it hangs on the one before: `to`, `and`, or empty for the first. `form` says how
    sure the writing is: `T5` is `plain`; `T1` may be a `weighting`; `T 5`, `D IV` and `TlO` are
    `loose` and need words around them; `Tl` and `LIV` need a `partner`; `5th thoracic` is an
    `ordinal`.
    """

    start: int
    end: int
    region: str
    number: int
    form: str = "plain"
    join: str = ""

    @property
    def place(self) -> int | None:
        """The place in `SPINE`; None for what is no vertebra (`T13`, `fifth`)."""
        return _PLACE.get(f"{self.region}{self.number}")


DASH = r"[-‐‑‒–—―−~～∼/]"
AREA = r"(?:cervical|thoracic|dorsal|lumbar|sacral)"
VERTEBRA = (
    r"(?:vertebral\s+(?:bod(?:y|ies)|levels?|segments?)|vertebra[el]?s?|levels?|segments?|"
    r"bod(?:y|ies)|spines?)"
)
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMANS = {numeral: number for number, numeral in enumerate(_NUMERALS, 1)}
_ROMAN = "|".join(sorted(_NUMERALS, key=len, reverse=True))
_ORDINALS = {word: number for number, word in enumerate(ORDINALS[:12], 1)}
_SCANNED = str.maketrans("lI|!OoQ", "1111000")
_REGIONS = {
    name: letter
    for letter, names in {
        "C": ("c", "cervical"),
        "T": ("t", "th", "d", "thoracic", "dorsal"),
        "L": ("l", "lumbar"),
        "S": ("s", "sacral"),
    }.items()
    for name in names
}
_LAST = {"C": 7, "T": 12, "L": 5}
_NEXT = {"C": "T", "T": "L", "L": "S"}
_WEIGHTINGS = {1, 2}

_END = r"(?![A-Za-z0-9])(?!\.\d)"
_DIGITS = r"(?:0[1-9]|1[0-2]|[lI|!][0-2]|[1lI|!][lI|!OoQ]|[1-9]|[lI|!])"
_ORDINAL_END = r"(?:\s?(?:st|nd|rd|th))"
_UNIT = Pattern(
    r"(?<![A-Za-z0-9])(?:"
    r"(?P<letter>Th|TH|th(?=\d)|[CTDLS])"
    r"(?:(?P<gap>\.[ \u00a0]?(?:V\.[ \u00a0]?)?|[ \u00a0]?[‐‑-][ \u00a0]?|[ \u00a0])?"
    rf"(?:(?P<roman>{_ROMAN})|(?P<digits>{_DIGITS}){_ORDINAL_END}?){_END}"
    rf"|(?P<five>(?<=[TDL])S)(?=\s?{DASH}\s?(?:[TDL]?[\dlIOo]|S[\dlI])))"
    rf"|(?i:(?:(?P<word>{'|'.join(_ORDINALS)})|(?P<count>1[0-2]|[1-9])"
    rf"(?:{_ORDINAL_END}|(?=\s?{DASH}\s?\d\d?(?:st|nd|rd|th))))"
    rf"(?:[\s-]+(?P<area>{AREA}))?(?![A-Za-z0-9]))"
    rf"|(?i:(?P<named>{AREA})(?P<noun>\s+{VERTEBRA})?(?:\s*[:-]\s*|\s+)"
    rf"(?:(?P<figure>1[0-2]|[1-9]){_ORDINAL_END}?|(?P<numeral>(?-i:(?!I\b){_ROMAN}))){_END})"
    r")"
)
_BARE = Pattern(rf"(?:(?P<roman>{_ROMAN})|(?P<digits>{_DIGITS}){_ORDINAL_END}?){_END}")
_LAST_FIVE = Pattern(rf"(?P<letter>[TDL])S{_END}")
_MEASURE = Pattern(
    r"\s*[%°×]|[\s-]*(?:(?-i:x)|mm|cm|m?g|kg|ml|Gy|cGy|rads?|fractions?|years?|yrs?|months?|mos?|weeks?|wks?|"
    r"days?|hours?|hrs?|min\w*|units?|patients?|pts?|cases|times|sessions|cycles|doses|out\s+of|points?|"
    r"fold|segments|consecutive|contiguous|adjacent|separate|large|small|masses|lesions|deposits|"
    r"nodules|surger\w+|operations?)\b",
    re.IGNORECASE,
)
_AFTER_LISTED = Pattern(
    rf"\s*(?:$|[.,;:()\]]|{DASH}|(?:and|&|was|were|is|are|with|in|on|at|by|to|or|which|that|without|"
    rf"from|{VERTEBRA}|lamin\w+|decompress\w+|spinous|pedicles?|{AREA})\b)",
    re.IGNORECASE,
)


def next_unit(text: str, at: int) -> tuple[Unit | None, int] | None:
    """The next words from `at` that are written like a vertebra, and where they end.

    The unit is None where something else is meant (`T2-weighted`). None where nothing is left.
    """
    match = _UNIT.search(text, at)
    return (_unit(text, match), match.end()) if match else None


def partner(text: str, at: int, unit: Unit, join: str) -> Unit | None:
    """The vertebra at `at` that is joined to `unit`: the `T8` of `T5-T8`, the `8` of `T5-8`."""
    match = _UNIT.match(text, at)
    if match:
        other = _unit(text, match, unit.end)
        return _joined(other, unit, join) if other else None
    if join == "to" and (match := _LAST_FIVE.match(text, at)):
        return Unit(at, match.end(), _REGIONS[match["letter"].lower()], 5, join=join)
    match = _BARE.match(text, at)
    return _numbered(text, match, unit, join) if match and unit.region else None


def _unit(text: str, match: re.Match[str], since: int = 0) -> Unit | None:
    if match["letter"]:
        return _lettered(text, match, since)
    if match["named"]:
        form = "plain" if match["noun"] else "loose"
        number = _ROMANS[match["numeral"]] if match["numeral"] else int(match["figure"])
        unit = _of(match, match["named"], number, form)
        return None if _MEASURE.match(text, match.end()) else unit
    number = _ORDINALS[match["word"].lower()] if match["word"] else int(match["count"])
    if match["area"]:
        return _of(match, match["area"], number, "ordinal")
    return Unit(match.start(), match.end(), "", number, "ordinal")


def _of(match: re.Match[str], region: str, number: int, form: str) -> Unit | None:
    unit = Unit(match.start(), match.end(), _REGIONS[region.lower()], number, form)
    return None if unit.place is None else unit


def _lettered(text: str, match: re.Match[str], since: int) -> Unit | None:
    """`T5`, `D-10`, `Th IV`, `Tl2`, and `TS` before a dash."""
    gap = match["gap"] or ""
    number = 5 if match["five"] else _number(match)
    unit = _of(match, match["letter"], number, _form(match, gap))
    if unit is None or (" " in gap and _MEASURE.match(text, unit.end)):
        return None
    if match["letter"] == "T" and number in _WEIGHTINGS and unit.form != "loose":
        weighting = is_weighting(text, unit.start, unit.end, since)
        return None if weighting else replace(unit, form="weighting")
    return unit


def _number(match: re.Match[str]) -> int:
    roman: str | None = match["roman"]
    return _ROMANS[roman] if roman else int(match["digits"].translate(_SCANNED))


def _form(match: re.Match[str], gap: str) -> str:
    if match["five"]:
        return "partner"
    if match["roman"] or not any(map(str.isdigit, match["digits"])):
        lone = len(match["roman"] or match["digits"]) == 1
        return "partner" if lone or (match["roman"] and not gap) else "loose"
    return "loose" if " " in gap else "plain"


def _joined(other: Unit, unit: Unit, join: str) -> Unit | None:
    if other.form == "ordinal" and not other.region and join == "to" and unit.region:
        other = replace(other, region=unit.region)
    backwards = other.form == "weighting" and (other.place or 0) < (unit.place or 0)
    return None if backwards and join == "and" else replace(other, join=join)


def _numbered(text: str, match: re.Match[str], unit: Unit, join: str) -> Unit | None:
    """A number without a letter: the 8 of `T5-8`, the 6 of `T4, 5 and 6`, the 1 of `L5-1`.

    In a list it is written like the one before: `Th IX and X`.
    """
    number, region = _number(match), unit.region
    if _MEASURE.match(text, match.end()):
        return None
    alike = match[0].isdigit() or (match["roman"] and text[unit.end - 1] in "IVX")
    if join == "and" and not (alike and _AFTER_LISTED.match(text, match.end())):
        return None
    if number == 1 and unit.number == _LAST.get(region):
        region = _NEXT[region]
    elif number <= unit.number:
        return None
    joined = Unit(match.start(), match.end(), region, number, join=join)
    return None if joined.place is None else joined
