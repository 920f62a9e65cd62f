"""A text to the ages that it tells only as a range: by a decade of life or by a year of birth."""

import re
from collections.abc import Iterator

from extract.grammar.age_form import AgeMention, Form

_TENS = {
    word: 10.0 * value
    for value, word in enumerate(
        ("teens", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties"),
        start=1,
    )
} | {"nineties": 90.0}
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_LATIN = ("quadrag", "quinquag", "sexag", "septuag", "octog", "nonag")
_DECADES = re.compile(
    r"\b(?:in|of)\s(?:(?:his|her|their|the)\s)(?:(?:early|mid|middle|late|mid-to-late)[\s-]?(?:to\slate\s)?)?"
    r"(?:(?P<figure>[2-9]0)['’]?s|(?P<word>twenties|thirties|fou?rties|fifties|sixties|seventies"
    r"|eighties|nineties))\b"
    r"|\b(?:in\s(?:the|her|his)\s)?(?P<ordinal>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[2-9](?:nd|rd|th))"
    r"\sdecade\b"
    r"|\b(?P<latin>quadrag|quinquag|sexag|septuag|octog|nonag)enarian\b",
    re.IGNORECASE,
)


_SIGN = re.compile(r"ecade|arian|ties|0['’]?s")


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
    if match["latin"]:
        return 40.0 + 10 * _LATIN.index(match["latin"].lower())
    written = match["ordinal"].lower()
    place = int(written[0]) if written[0].isdigit() else _ORDINALS.index(written) + 2
    return 10.0 * (place - 1)


_BIRTH = re.compile(r"\bborn\s(?:in|on)\s(?:[\w.,]+\s){0,3}?((?:18|19|20)\d\d)\b", re.IGNORECASE)


def births(text: str) -> Iterator[AgeMention]:
    """`born in 1931`: the calendar year, as `low` and `high`."""
    for match in _BIRTH.finditer(text) if "born" in text else ():
        year = float(match[1])
        yield AgeMention(year, year, Form.BORN, match.start(), match.end())
