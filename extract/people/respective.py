"""A sentence that lists one thing a patient to the words on each: `T4 and T8, respectively`."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.grammar.pattern import Pattern

_MARKED = Pattern(
    r"\brespectively\b|\bin (?:that|the same|this) (?:order|sequence)\b"
    r"|\bin (?:cases|patients) (?:\d|[A-H])(?:,|\s(?:to|and)\s|-)",
    re.IGNORECASE,
)
_SEPARATOR = Pattern(r",\s(?:and|&)\s|,\s|\s(?:and|&)\s")
_BRACKET = Pattern(r"\([^()]{0,200}\)")
_LONGEST_ITEM = 90
_PAIR = 2


_LEVEL = r"[CTDLS]h?\d{1,2}(?:\s?(?:-|–|to|/)\s?(?:[CTDLS]h?)?\d{1,2})?"
_FIGURE = r"\d{1,4}(?:\.\d{1,2})?"
_BARE = Pattern(
    rf"\b(?:(?<!between\s)(?<!from\s){_LEVEL}(?:,\s{_LEVEL})*,?\sand\s{_LEVEL}(?![\w-])"
    rf"|(?<!in\s){_FIGURE}(?:,\s{_FIGURE})*,?\sand\s{_FIGURE}(?=\s?(?:Gy|cGy|rads?|fractions)\b))"
)
"""`T4-T6, T7-T9 and L1`; `10, 15 and 20 Gy`: as many as there are patients."""


def lists(text: str) -> bool:
    """Whether it has a list of levels or of doses that may go by the order of the people."""
    return _BARE.search(text) is not None


def before_list(text: str, offset: int) -> int:
    """Where what a list of doses is of stands: of `10, 15 and 20 Gy` at `20 Gy`, before the 10.

    All of them were irradiated; elsewhere `offset` itself.
    """
    if not text[offset].isdigit():
        return offset
    lists = (found.span() for found in _BARE.finditer(text))
    return next((max(0, start - 1) for start, end in lists if start < offset < end), offset)


def bare_lists(text: str, count: int) -> Iterator[tuple[int, int, int]]:
    """Start, end and number of each item of a list of `count` levels or doses."""
    for found in _BARE.finditer(text):
        borders = list(_SEPARATOR.finditer(text, *found.span()))
        if len(borders) == count - 1:
            places = [found.start(), *(b.start() for b in borders), found.end()]
            yield from ((a, b, n) for n, (a, b) in enumerate(pairwise(places)))


def deals(text: str) -> bool:
    """Whether the sentence says that a list goes by the order of the people."""
    return _MARKED.search(text) is not None


def dealt(text: str, count: int) -> Iterator[tuple[int, int, int]]:
    """Start, end and number from 0 of each item of each list that deals to `count` people.

    Only in a clause that says so: `T4-T9 and T6-T10, respectively`; `in the same sequence`;
    `in cases 1 to 4`. Commas in brackets part nothing.
    """
    flat = _BRACKET.sub(lambda found: "x" * len(found[0]), text)
    start = 0
    for end in [*(m.start() for m in re.finditer(";", flat)), len(flat)]:
        if _MARKED.search(flat, start, end):
            yield from _clause(flat, start, end, count)
        start = end


def _clause(text: str, start: int, end: int, count: int) -> Iterator[tuple[int, int, int]]:
    marks = list(_SEPARATOR.finditer(text, start, end))
    for at, mark in enumerate(marks):
        closes = mark[0] == " and " if count == _PAIR else mark[0].strip(", ")
        if closes and at >= count - 2:
            borders = marks[at - count + 2 : at + 1]
            last = marks[at + 1].start() if at + 1 < len(marks) else end
            first = marks[at - count + 1].end() if at - count + 1 >= 0 else start
            first += _lead(text[first : borders[0].start()], text[borders[0].end() : last])
            places = [first, *(b.start() for b in borders), last]
            if _is_list(places, borders):
                yield from ((a, b, n) for n, (a, b) in enumerate(pairwise(places)))


def _lead(before: str, second: str) -> int:
    """How much of the words before the border leads up to the first item: `irradiated for T4`.

    An item begins like the second one (`from T4 to T9 and from T6`), else behind a word that
    governs both.
    """
    preposition = _PREPOSITION.match(second)
    if preposition:
        return max(before.lower().rfind(f" {preposition[0].lower()} "), 0)
    return max((found.end() for found in _GOVERNS.finditer(before)), default=0)


_PREPOSITION = Pattern(r"(?:from|at|in|of|for|with|by|after|between|on)\b", re.IGNORECASE)
_GOVERNS = Pattern(
    r"\b(?:for|with|at|of|by|on|after|involving|were|was|are|is|had|received|underwent|showed"
    r"|revealed|measured|measuring|aged|periods? of)\s(?=\S)",
    re.IGNORECASE,
)


def _is_list(places: Sequence[int], borders: Sequence[re.Match[str]]) -> bool:
    """Commas between all items and one `and` before the last; no item as long as a clause."""
    if any(border[0] != ", " for border in borders[:-1]):
        return False
    return all(b - a <= _LONGEST_ITEM for a, b in pairwise(places[1:]))
