"""A text to the spans of time written in it: `"a year and a half"` -> 18 months.

A year is 12 months, a week 1/4.345 of one and a day 1/30.4 (contract `case_record.md`).
`"several months"` and `"a few weeks"` are no spans: they have no figure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extract.grammar.number import Number, numbers
from extract.grammar.pattern import Pattern

MONTHS_IN_YEAR = 12.0
_WEEKS_IN_MONTH = 4.345
_DAYS_IN_MONTH = 30.4


@dataclass(frozen=True, slots=True)
class Duration:
    """A span of time as it stands in a text: `text[start:end]` writes `months`.

    Of a range (`"16 to 18 weeks"`) `months` is the upper end and `low` the lower; elsewhere both
    are the same. `unit` is the largest one named: `decade`, `year`, `month`, `fortnight` …
    """

    months: float
    low: float
    unit: str
    start: int
    end: int

    @property
    def years(self) -> float:
        """The span in years."""
        return self.months / MONTHS_IN_YEAR


_UNIT = (
    r"(?:(?P<decade>decades?)|(?P<year>y(?:ea)?rs?|ys?)|(?P<fortnight>fortnights?)"
    r"|(?P<month>(?:m|rn)onths?|rn?os?|mths?|mos?)|(?P<week>weeks?|wks?)|(?P<day>days?))"
    r"(?![\w*])"
)
_GAP = r"(?:\s[-‐‑–]\s|[\s\-‐‑–−]{0,2})"
_WORD_GAP = r"[\s\-‐‑–−]{1,2}"
_AFTER_NUMBER = Pattern(
    rf"(?:(?P<and_half>{_WORD_GAP}and{_WORD_GAP}(?:an?{_WORD_GAP})?half){_WORD_GAP}|\)\s|\+\s?|{_GAP})(?:(?:full|whole|more|further|consecutive|calendar|long|complete|entire)\s)?{_UNIT}",
    re.IGNORECASE,
)
_AND_A_HALF = Pattern(rf"{_WORD_GAP}and{_WORD_GAP}(?:an?|one){_WORD_GAP}half\b", re.IGNORECASE)
_ARTICLE = Pattern(
    rf"(?<![\w-])(?:(?P<half>(?:one[\s-])?half(?:{_GAP}an?|\sof\san?)?|an?{_WORD_GAP}half)"
    rf"|(?P<quarters>three{_WORD_GAP}quarters\sof\san?)"
    rf"|(?P<one>an?(?:\s(?:full|whole|further))?|another)){_WORD_GAP}{_UNIT}",
    re.IGNORECASE,
)
_RANGE = Pattern(r"\s?(?:-|‐|‑|–|−|to|or)\s?", re.IGNORECASE)
_MORE = Pattern(r"(?:,?\s(?:and\s)?|-(?:and-)?)", re.IGNORECASE)
_MONTHS = {
    "decade": 10 * MONTHS_IN_YEAR,
    "year": MONTHS_IN_YEAR,
    "month": 1.0,
    "fortnight": 2 / _WEEKS_IN_MONTH,
    "week": 1 / _WEEKS_IN_MONTH,
    "day": 1 / _DAYS_IN_MONTH,
}
_SMALLER = {"year": {"month", "week", "day"}, "month": {"week", "day"}, "week": {"day"}}


@lru_cache(maxsize=2048)
def durations(text: str) -> tuple[Duration, ...]:
    """Every span of time in `text`, in order. `"2 years and 3 months"` is one span."""
    spans = list(_counted(text))
    covered = {at for span in spans for at in range(span.start, span.end)}
    spans += [span for span in _with_article(text) if span.start not in covered]
    return tuple(_joined(text, sorted(spans, key=lambda d: d.start)))


def _counted(text: str) -> Iterator[Duration]:
    found = numbers(text)
    for index, number in enumerate(found):
        unit = _AFTER_NUMBER.match(text, number.end)
        over = _OVER.match(text, number.end)
        if over and _is_shorthand(text, number, over):
            name = _SHORTHAND[over[1]]
            months = number.value * _MONTHS[name]
            yield Duration(months, months, name, number.start, over.end())
        if unit:
            before = _start_of_range(text, found[index - 1], number) if index else None
            low = before or number
            more = 0.5 if unit["and_half"] else 0.0
            yield _duration(text, number.value + more, low.value + more, unit, low.start)


_OVER = Pattern(r"/(12|52|7)(?![\d/%])")
_SHORTHAND = {"12": "month", "52": "week", "7": "day"}
_TIME_BEFORE = Pattern(
    r"\b(?:at|after|for|by|over|in|within|every|last|next|past|about|approx|reviewed|review|until|x)"
    r"[\s(]$",
    re.IGNORECASE,
)
_TIME_AFTER = Pattern(
    r"\s(?:later|ago|post\b|hx|history|h/o|f/?u|follow|before|after|of\s(?:back|leg|weak|pain|numb"
    r"|progress|increas)|duration)|,?\s(?:no\b|mass\b|walks?\b)",
    re.IGNORECASE,
)
_NO_TIME_AFTER = Pattern(
    r"\s(?:patients|cases|of\s(?:the\s)?(?:patients|cases|them)|women|men|children|power|strength"
    r"|points?|samples?|muscles?)\b",
    re.IGNORECASE,
)


def _is_shorthand(text: str, number: Number, over: re.Match[str]) -> bool:
    """`At 3/12`, `for 2/52`: months and weeks as British notes write them; not `in 7/12 cases`."""
    if not number.value.is_integer() or _NO_TIME_AFTER.match(text, over.end()):
        return False
    before = _TIME_BEFORE.search(text[max(0, number.start - 12) : number.start])
    return bool(before or _TIME_AFTER.match(text, over.end()))


def _start_of_range(text: str, first: Number, second: Number) -> Number | None:
    between = _RANGE.fullmatch(text, first.end, second.start)
    return first if between and first.value < second.value else None


def _with_article(text: str) -> Iterator[Duration]:
    for match in _ARTICLE.finditer(text):
        value = 0.5 if match["half"] else 0.75 if match["quarters"] else 1.0
        yield _duration(text, value, value, match, match.start())


def _duration(text: str, value: float, low: float, unit: re.Match[str], start: int) -> Duration:
    end = unit.end()
    half = _AND_A_HALF.match(text, end)
    if half:
        value, low, end = value + 0.5, low + 0.5, half.end()
    name = next(n for n in _MONTHS if unit[n])
    return Duration(value * _MONTHS[name], low * _MONTHS[name], name, start, end)


def _joined(text: str, spans: list[Duration]) -> Iterator[Duration]:
    """`"2 years"` and `"3 months"` that stand side by side, largest first, are one span."""
    index = 0
    while index < len(spans):
        span = spans[index]
        while index + 1 < len(spans) and _continues(text, span, spans[index + 1]):
            index += 1
            more = spans[index]
            span = Duration(
                span.months + more.months, span.low + more.low, span.unit, span.start, more.end
            )
        yield span
        index += 1


def _continues(text: str, span: Duration, more: Duration) -> bool:
    return (
        more.unit in _SMALLER.get(span.unit, ())
        and more.months < _MONTHS[span.unit]
        and _MORE.fullmatch(text, span.end, more.start) is not None
    )
