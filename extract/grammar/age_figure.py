"""A text to the figures in it that an age could be, and the lists they stand in: `29, 36 and 41`.

Which of them are ages, the words around them tell: `age_code`, `age_with_noun`, `age_with_verb`.
"""

import re
from collections.abc import Iterator, Sequence

from extract.grammar.age_form import AgeMention, Form
from extract.grammar.duration import Duration, durations
from extract.grammar.number import Number, numbers
from extract.grammar.pattern import Pattern

Quantity = Duration | Number
"""A span of time or a bare number: what an age may be written as."""

WINDOW = 60
"""So many characters before a figure are looked at, as `before`."""

BOUND = Pattern(r"\s?(?:[,;:)\]/]|\.(?!\d)|$)|\s(?:with|who|was|had|presented|from|and)\b")
"""What may stand behind a bare number that is an age."""

LISTED = Pattern(r"\s?(?:,|and)\s\d")
"""Behind a number that is a patient's or a count: `female, 1, 2 and 5 male`."""

_OLDEST = 115.0


def quantities_in(text: str) -> list[Quantity]:
    """Spans of time and bare numbers that an age could be; ranges are none."""
    spans = durations(text)
    covered = {at for span in spans for at in range(span.start, span.end)}
    found: list[Quantity] = [s for s in spans if s.low == s.months and s.unit != "decade"]
    found += [
        n
        for n in numbers(text)
        if n.start not in covered
        and not _in_range(text, n)
        and not _is_label(text, n)
        and not _ILLEGIBLE.match(text, n.end)
    ]
    return sorted((q for q in found if 0 < in_years(q) <= _OLDEST), key=lambda q: q.start)


_ILLEGIBLE = Pattern(r"[#~]|(?<![\d\w]\d)[?*]")
"""The second figure of a scanned age that could not be read: `aged 3#`."""
_RANGE_ON = Pattern(r"\s?(?:to|[-‐‑–−])\s?\d", re.IGNORECASE)
_RANGE_BACK = Pattern(r"\d\s?(?:to|[-‐‑–−])\s?$", re.IGNORECASE)


def _in_range(text: str, number: Number) -> bool:
    back = _RANGE_BACK.search(text[max(0, number.start - 6) : number.start])
    return bool(back or _RANGE_ON.match(text, number.end))


_LABELS = Pattern(r"\((?:patient|case|pt|no|nr)s?\.?\s(?:no\.?\s)?$", re.IGNORECASE)


def _is_label(text: str, number: Number) -> bool:
    """`33 (patient 2)`: the patient's number."""
    return bool(_LABELS.search(text[max(0, number.start - 14) : number.start]))


def in_years(quantity: Quantity) -> float:
    """The years that the quantity is, if it is an age."""
    return quantity.years if isinstance(quantity, Duration) else quantity.value


def is_whole(quantity: Quantity) -> bool:
    """Whether it is a number of whole years, one at least."""
    return in_years(quantity).is_integer() and in_years(quantity) >= 1


_LINK = Pattern(
    r"(?:\s?[-‐‑–])?(?:\s?\([^()]{1,20}\))?\s?(?:,\s?(?:and|&)|,|and|&)\s?(?:an?\s)?",
    re.IGNORECASE,
)
_LAST_LINK = Pattern(r"and|&", re.IGNORECASE)


def lists_of(text: str, quantities: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """Runs of numbers that a comma or "and" holds together; the last link must be an "and"."""
    chain: list[Quantity] = []
    for quantity in quantities:
        if chain and not _LINK.fullmatch(text, chain[-1].end, quantity.start):
            yield from _checked(text, chain)
            chain = []
        chain.append(quantity)
    yield from _checked(text, chain)


def _checked(text: str, chain: list[Quantity]) -> Iterator[list[Quantity]]:
    whole = len(chain) > 1 and _LAST_LINK.search(text, chain[-2].end, chain[-1].start)
    if whole or len(chain) == 1:
        yield chain
    else:
        yield from ([quantity] for quantity in chain)


def mention_of(quantity: Quantity, form: Form) -> AgeMention:
    """The age that the quantity is, tied to a person in that way."""
    years = in_years(quantity)
    return AgeMention(years, years, form, quantity.start, quantity.end)
