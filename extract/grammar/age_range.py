"""A text to the ages that it tells by a decade or a year of life, or by a year of birth."""

import re
from collections.abc import Iterator

from extract.grammar.age_form import AgeMention, Form
from extract.grammar.pattern import Pattern

_TENS = {
    word: 10.0 * value
    for value, word in enumerate(
        ("teens", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties"),
        start=1,
    )
} | {"nineties": 90.0}
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_LATIN = ("quadrag", "quinquag", "sexag", "septuag", "octog", "nonag")
_DECADES = Pattern(
    r"\b(?:in|of)\s(?:(?:his|her|their|the)\s)(?:(?:early|mid|middle|late|mid-to-late)[\s-]?(?:to\slate\s)?)?"
    r"(?:(?P<figure>[2-9]0)['’]?s|(?P<word>twenties|thirties|fou?rties|fifties|sixties|seventies"
    r"|eighties|nineties))\b"
    r"|\b(?:in\s(?:the|her|his)\s)?(?P<ordinal>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[2-9](?:nd|rd|th))"
    r"\sdecade\b"
    r"|\b(?P<something>twenty|thirty|forty|fifty|sixty|seventy|eighty|[2-8]0)-something\b"
    r"|\b(?P<latin>quadrag|quinquag|sexag|septuag|octog|nonag)enarian\b",
    re.IGNORECASE,
)


_SIGN = Pattern(r"ecade|arian|ties|0['’]?s|-something")


def decades(text: str) -> Iterator[AgeMention]:
    """`in her 70s` is 70 to 79, `the sixth decade` 50 to 59, `an octogenarian` 80 to 89."""
    if not _SIGN.search(text):
        return
    for match in _DECADES.finditer(text):
        low = _decade(match)
        yield AgeMention(low, low + 9, Form.DECADE, match.start(), match.end())


def _decade(match: re.Match[str]) -> float:
    if match["figure"]:
        return float(match["figure"])
    if match["word"]:
        return _TENS[match["word"].lower().replace("fourties", "forties")]
    if match["something"]:
        if match["something"].isdigit():
            return float(match["something"])
        return _TENS[match["something"].lower()[:-1] + "ies"]
    if match["latin"]:
        return 40.0 + 10 * _LATIN.index(match["latin"].lower())
    written = match["ordinal"].lower()
    place = int(written[0]) if written[0].isdigit() else _ORDINALS.index(written) + 2
    return 10.0 * (place - 1)


_BIRTH = Pattern(
    r"\bborn\b(?:[^.;,]{0,50}?\s)?(?:in|on)\s(?:[\w.,]+\s){0,3}?((?:18|19|20)\d\d)\b", re.IGNORECASE
)


def births(text: str) -> Iterator[AgeMention]:
    """`born in 1931`: the calendar year, as `low` and `high`."""
    for match in _BIRTH.finditer(text) if "born" in text else ():
        year = float(match[1])
        yield AgeMention(year, year, Form.BORN, match.start(), match.end())


_YEAR_OF_LIFE = Pattern(
    r"\bin\s(?P<of>his|her|the|its)\s(?:(?P<ten>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?"
    r"(?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth"
    r"|fortieth|fiftieth|sixtieth|seventieth|eightieth|ninetieth|(?P<figure>[1-9]\d?)(?:st|nd|rd|th))"
    r"\syear\b(?P<life>\sof\s(?:(?:his|her)\s)?(?:life|age))?",
    re.IGNORECASE,
)
_UNITS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth"),
)
_TENTHS = (
    *("twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth"),
    "ninetieth",
)
_OF_STUDIES = 13
"""Below that number, only `of life` shows that no year of school or of a course is meant."""


def years_of_life(text: str) -> Iterator[AgeMention]:
    """`in her 71st year` and `in the seventy-first year of life` are 70."""
    if "year" not in text:
        return
    for match in _YEAR_OF_LIFE.finditer(text):
        number = _ordinal(match)
        own = match["of"].lower() in {"his", "her"} and number >= _OF_STUDIES
        if match["life"] or own:
            age = float(number - 1)
            yield AgeMention(age, age, Form.AT_AGE, match.start("word"), match.end())


def _ordinal(match: re.Match[str]) -> int:
    if match["figure"]:
        return int(match["figure"])
    word = match["word"].lower()
    if word in _TENTHS:
        return 20 + 10 * _TENTHS.index(word)
    ten = f"{match['ten'].lower()[:-1]}ieth" if match["ten"] else ""
    return (20 + 10 * _TENTHS.index(ten) if ten else 0) + _UNITS.index(word) + 1
