"""A text to the ages that it tells by a decade or a year of life, or by a year of birth."""

import re
from collections.abc import Iterator

from extract.grammar.age_form import AgeMention, Form
from extract.grammar.number import ORDINALS
from extract.grammar.pattern import Pattern

_TEN = r"(?:twent|thirt|fou?rt|fift|sixt|sevent|eight|ninet)"
_TENS = ("tw", "th", "fo", "fi", "si", "se", "ei", "ni")
"""How the tens begin, from twenty on."""
_LATIN = ("quadrag", "quinquag", "sexag", "septuag", "octog", "nonag")
_PART = r"(?:early|mid|middle|late)"
_DECADES = Pattern(
    rf"\b(?:in|of)\s(?:his|her|their|the)\s(?:{_PART}[\s-]?)?(?:(?:to|or)[\s-]{_PART}[\s-]?)?"
    rf"(?:(?P<figure>[2-9]0)['’]?s|(?P<word>{_TEN})ies|(?<!the\s)(?P<teens>teens))\b"
    rf"|\b(?:in\s(?:the|her|his)\s)?(?:(?P<ordinal>{'|'.join(ORDINALS[1:10])})|(?P<nth>[2-9])(?:nd|rd|th))"
    r"\sdecade\b"
    rf"|\b(?:(?P<something>{_TEN})y|(?P<odd>[2-8]0))-something\b"
    rf"|\b(?P<latin>{'|'.join(_LATIN)})enarian\b",
    re.IGNORECASE,
)


def decades(text: str) -> Iterator[AgeMention]:
    """`in her 70s` is 70 to 79, `the sixth decade` 50 to 59, `an octogenarian` 80 to 89."""
    for match in _DECADES.finditer(text):
        low = 13 if match["teens"] else _decade(match)
        high = low - low % 10 + 9
        yield AgeMention(float(low), float(high), Form.DECADE, match.start(), match.end())


def _decade(match: re.Match[str]) -> int:
    """The first year of a decade from the twenties on."""
    if figure := match["figure"] or match["odd"]:
        return int(figure)
    if ten := match["word"] or match["something"]:
        return _ten(ten)
    if match["latin"]:
        return 40 + 10 * _LATIN.index(match["latin"].lower())
    ordinal = match["ordinal"]
    return 10 * (ORDINALS.index(ordinal.lower()) if ordinal else int(match["nth"]) - 1)


def _ten(word: str) -> int:
    """`sixties`, `sixtieth`, `sixty` -> 60."""
    return 20 + 10 * _TENS.index(word[:2].lower())


_BIRTH = Pattern(
    r"\bborn\b(?:[^.;,]{0,50}?\s)?(?:in|on)\s(?:[\w.,]+\s){0,3}?((?:18|19|20)\d\d)\b", re.IGNORECASE
)


def births(text: str) -> Iterator[AgeMention]:
    """`born in 1931`: the calendar year, as `low` and `high`."""
    for match in _BIRTH.finditer(text) if "born" in text else ():
        year = float(match[1])
        yield AgeMention(year, year, Form.BORN, match.start(), match.end())


_YEAR_OF_LIFE = Pattern(
    rf"\bin\s(?P<of>his|her|the|its)\s(?P<number>(?P<figure>[1-9]\d?)(?:st|nd|rd|th)|(?P<tenth>{_TEN})ieth"
    rf"|(?:(?P<ten>{_TEN})y-)?(?P<unit>{'|'.join(ORDINALS[:19])}))"
    r"\syear\b(?P<life>\sof\s(?:(?:his|her)\s)?(?:life|age))?",
    re.IGNORECASE,
)
_OF_STUDIES = 13
"""Below that number, only `of life` shows that no year of school or of a course is meant."""


def years_of_life(text: str) -> Iterator[AgeMention]:
    """`in her 71st year` and `in the seventy-first year of life` are 70."""
    for match in _YEAR_OF_LIFE.finditer(text):
        number = _ordinal(match)
        own = match["of"].lower() in {"his", "her"} and number >= _OF_STUDIES
        if match["life"] or own:
            age = float(number - 1)
            yield AgeMention(age, age, Form.AT_AGE, match.start("number"), match.end())


def _ordinal(match: re.Match[str]) -> int:
    if match["figure"]:
        return int(match["figure"])
    tens = _ten(ten) if (ten := match["tenth"] or match["ten"]) else 0
    return tens + (ORDINALS.index(match["unit"].lower()) + 1 if match["unit"] else 0)
