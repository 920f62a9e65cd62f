"""A sentence to the labels by which it names patients: `Case 2`, `PT 1`, `patients 1, 3 and 4`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extract.grammar.pattern import Pattern

_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
}
_NAME = r"\d{1,5}|[A-H]|[IVX]{1,4}|(?i:one|two|three|four|five|six|seven|eight)"
_END = r"(?!\w|[%/]|\.\d|[-–\s](?:years?|yrs?|months?|y|mo)\b|[-–]\d{1,3}\s(?:years|yrs|y)\b)"
_LABEL = Pattern(
    r"(?<![\w-])(?:(?i:case|patient|pt|observation|specimen|subject)(?P<several>(?i:s))?\b"
    r"|(?i:twin|histor(?:y|ies)|story|vignette|example)(?=\s(?:[1-9]|[A-H]|I{1,3})(?!\w))"
    r"|(?i:brother|sister|sibling|sib|proband)(?=\s(?:[1-9]|[A-H]|I{1,3})"
    r"(?:[,:(]|\.(?!\s?[A-Z]\.)|\s(?:\(|had|was|is|presented|developed|aged|came|underwent|showed|an?\b))))\.?\s?"
    r"(?i:(?:reports?|no\.?|nos\.?|numbers?|n°|#)\s?)?"
    rf"(?P<names>(?:{_NAME}){_END}(?:\s?(?:,\s?and|,|and|&|to|-|–)\s?(?:{_NAME}){_END}){{0,12}})"
)
_BARE = Pattern(
    r"[,;]\s(?:and\s)?(?:numbers\s)?((?:\d{1,2}(?:,\s(?:and\s)?|\sand\s)){1,12}\d{1,2})"
    r"\s(?=(?:were\s)?(?:fe)?male\b|women\b|men\b|had\b|were\b)"
)
_RANGE = Pattern(r"\s?(?:to|-|–)\s?")
_SPLIT = Pattern(r"(\s?(?:,\s?and|,|and|&|to|-|–)\s?)")
_NUMBER = (
    r"(?:\((?P<name>\d{1,3}|[IVX]{1,4}|[ivx]{1,4}|[a-h])\)|(?<!Fig\.\s)(?<!Figs\.\s)(?<!No\.\s)(?P<item>\d{1,2})\)"
    r"|[Nn](?:o|r|umber)\b\.?\s?(?P<nr>\d{1,2})[.,:]?)\s"
)
_ENUMERATED = Pattern(rf"^\W*{_NUMBER}")
_PERSON = (
    r"(?i:\d{1,3}[\s-]*(?:years?|yrs?|months?|y/?o)\b"
    r"|(?:fe)?male|(?:wo)?man|boy|girl|patient|infant)\b"
)
_ENUMERATED_WITHIN = Pattern(
    rf"(?<=[;:.,])\s(?:and\s)?{_NUMBER}(?=(?:(?:an?|the|one)\s)?(?:[\w'-]+\s){{0,3}}?{_PERSON})"
)
"""`Two patients: (1) a man of 43 …; (2) a woman …`; not `he had (1) anaemia, (2) jaundice`."""

_LONGEST_RANGE = 50


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a sentence; `numbers` are those it names, in order (`A` is 1)."""

    start: int
    end: int
    numbers: tuple[int, ...]
    enumerated: bool = False


@lru_cache(maxsize=1024)
def labels(text: str) -> tuple[Label, ...]:
    """Every label in the sentence. `patient 34 years old` and `case A1` are none.

    `enumerated` ones are bare numbers in brackets that open a sentence (`(2) 38 y, …`, `(ii) …`)
    or, within one, a person.
    """
    return tuple(_labels(text))


def _labels(text: str) -> Iterator[Label]:
    found = list(_LABEL.finditer(text))
    for match in found:
        numbers, end = _numbers(match["names"], several=match["several"] is not None)
        yield Label(match.start(), match.start("names") + end, numbers)
    if found:  # "Patients 4 and 7 were female, 1, 2, 3, 5 and 6 male"
        for match in _BARE.finditer(text, found[-1].end()):
            yield Label(match.start(1), match.end(1), _numbers(match[1], several=True)[0])
    for enumerated in (_ENUMERATED.match(text), *_ENUMERATED_WITHIN.finditer(text)):
        if enumerated:
            number = _value((enumerated["name"] or enumerated["item"] or enumerated["nr"]).upper())
            yield Label(enumerated.start(), enumerated.end(), (number,), enumerated=True)


def _numbers(names: str, *, several: bool) -> tuple[tuple[int, ...], int]:
    """The numbers, and where the last of them ends; of `Patient B, 68` and `Case 2, 34` one."""
    parts = _SPLIT.split(names)
    numbers = [_value(parts[0])]
    end = len(parts[0])
    for link, name in zip(parts[1::2], parts[2::2], strict=True):
        value = _value(name)
        if name.isdigit() is not parts[0].isdigit() or (not several and value > _MOST_OF_ONE):
            break
        if _RANGE.fullmatch(link) and 0 < value - numbers[-1] <= _LONGEST_RANGE:
            numbers += range(numbers[-1] + 1, value + 1)
        else:
            numbers.append(value)
        end += len(link) + len(name)
    return tuple(numbers), end


_MOST_OF_ONE = 12
"""A larger number behind the number of one case is his age."""


def _value(name: str) -> int:
    if name.isdigit():
        return int(name)
    if name.upper() in _ROMAN:
        return _ROMAN[name.upper()]
    return _WORDS.get(name.lower()) or ord(name[0].upper()) - ord("A") + 1
