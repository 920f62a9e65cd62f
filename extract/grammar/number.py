"""A text to the numbers written in it: in digits, in words, and as scanners spoil them.

`"2,400"`, `"2½"`, `"seventy-nine"`, `"two and a half"`, `"two thousand"`, `"6l"` (61) and
`"2OOO"` (2000) are numbers. `"several"` is none, and neither is what leaves no single reading.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in a text: `text[start:end]` writes `value`."""

    value: float
    start: int
    end: int


@lru_cache(maxsize=2048)
def numbers(text: str) -> tuple[Number, ...]:
    """Every number in `text`, in order; a figure that leaves no single reading is left out."""
    return tuple(sorted((*_in_digits(text), *_in_words(text)), key=lambda n: n.start))


def number(text: str) -> float | None:
    """The value of `text` where it is a number and nothing else: `"eleven"` -> 11."""
    text = text.strip()
    found = numbers(text)
    alone = len(found) == 1 and (found[0].start, found[0].end) == (0, len(text))
    return found[0].value if alone else None


_DIGITS = re.compile(
    r"""(?<![\w?%*#!.])(?<![^\s([]~)(?:
    (?P<fraction>[13]/[24])(?![\d/])
    | (?P<grouped>[1-9][ \u00a0\u2009\u202f]\d{3})(?!\d)
    | (?P<figure>(?:\d|[lI](?=[.,·]\d)|[lIO](?=[\dlIO]))[\dlIOo]{0,9}(?:[.,·][\dlIOo]{1,9}){0,3}
       (?:[ -]?[¼½¾⅓⅔]|[ -](?:[13]/[24]|1[01]/12|[1-9]/12)(?![\d/]))?)
    | (?P<vulgar>[¼½¾⅓⅔])
    )""",
    re.VERBOSE,
)
_TAIL = re.compile(r"[ -]?([¼½¾⅓⅔]|[13]/[24]|(?:1[01]|[1-9])/12)$")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_PLAIN = re.compile(r"(?:0|[1-9]\d*)(?:\.\d+|[,·]\d{1,2})?")
_AS_DIGITS = str.maketrans("lIOo", "1100")


def _in_digits(text: str) -> Iterator[Number]:
    for match in _DIGITS.finditer(text):
        written = match[0]
        if match["figure"] and text[match.end() : match.end() + 1].isalpha():
            written = written.rstrip("lIOo")  # "5lb" is five
        value = _value_of_digits(written)
        if value is not None:
            yield Number(value, match.start(), match.start() + len(written))


def _value_of_digits(written: str) -> float | None:
    tail = _TAIL.search(written)
    part = _value_of_fraction(tail[1]) if tail else 0.0
    figure = written[: tail.start()] if tail else written
    if not figure:
        return part
    if not any(c.isdigit() for c in figure) and figure != "lO":
        return None  # "II" and "Il" are no numbers, "lO" is ten
    figure = re.sub(r"\s", "", figure.translate(_AS_DIGITS))
    if _THOUSANDS.fullmatch(figure):
        return float(figure.replace(",", "")) + part
    return float(re.sub("[,·]", ".", figure)) + part if _PLAIN.fullmatch(figure) else None


def _value_of_fraction(written: str) -> float:
    if "/" in written:
        part, _, whole = written.partition("/")
        return int(part) / int(whole)
    return unicodedata.numeric(written)


_SMALL = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen"]
_TEENS += ["fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TIES = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUES = (
    {word: value for value, word in enumerate(_SMALL, start=1)}
    | {word: value for value, word in enumerate(_TEENS, start=10)}
    | {word: 10 * value for value, word in enumerate(_TIES, start=2)}
    | {"a": 1, "fourty": 40, "ninty": 90, "fiveteen": 15, "ninteen": 19}
)
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
"""Ordinals in words, from 1 to 20."""
_NINE = f"(?:{'|'.join(_SMALL)})"
_TEEN = f"(?:{'|'.join(_TEENS)}|fiveteen|ninteen)"
_TY = f"(?:{'|'.join(_TIES)}|fourty|ninty)"
_DASH = r"[-‐‑–]\s?"
_GAP = r"[-‐‑–\s]\s?"
# "twenty two-gray fractions" are twenty fractions, "twenty-two fractions" twenty-two
UNDER_100 = rf"(?:{_TY}(?:{_DASH}{_NINE}\b|\s{_NINE}\b(?!{_DASH}[a-z]))?|{_TEEN}|{_NINE})"
_TO_9999 = rf"(?:(?:{UNDER_100}|a){_GAP}hundred(?:\s(?:and\s)?{UNDER_100})?|{UNDER_100})"
_WORDS = re.compile(
    rf"(?<![\w’'])(?=[aefnost])"
    rf"(?:(?P<thousands>{UNDER_100}|a){_GAP}thousand(?:\s(?:and\s)?(?P<rest>{_TO_9999}))?"
    rf"|(?P<plain>{_TO_9999}))\b"
    rf"(?P<part>{_GAP}and{_GAP}(?:(?:an?|one){_GAP}(?:half|quarter)|three{_GAP}quarters))?(?!\w)"
)
_PARTS = {"half": 0.5, "quarter": 0.25, "quarters": 0.75}


def _in_words(text: str) -> Iterator[Number]:
    lower = text.lower()
    if len(lower) != len(text):  # "İ" grows when lowered, and offsets would shift
        lower = text
    for match in _WORDS.finditer(lower):
        value = _value_of_words(match["plain"] or match["rest"] or "")
        value += 1000 * _value_of_words(match["thousands"] or "")
        part = re.split(_GAP, match["part"])[-1] if match["part"] else ""
        yield Number(value + _PARTS.get(part, 0.0), match.start(), match.end())


def _value_of_words(written: str) -> float:
    hundreds, _, rest = written.rpartition("hundred")
    return 100.0 * _up_to_99(hundreds) + _up_to_99(rest)


def _up_to_99(written: str) -> float:
    return float(sum(_VALUES.get(word, 0) for word in re.split(_GAP, written)))
