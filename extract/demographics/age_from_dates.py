"""Dates to the age at presentation: of birth, or of an earlier visit at which the age is told.

"Born in 1931" and seen in February 1997: 65 to 66. "A 74-year-old man was referred in November
2000 with jaundice", and in September 2007 could not walk: 80 to 81. One answer where only one is
left (contract `case_record.md`, "Age").
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from cases.finding import Evidence
from extract.grammar.age_form import AgeMention
from extract.grammar.age_mention import age_mentions
from extract.grammar.pattern import Pattern
from extract.people.onset import Sign
from extract.text.reading import Sentence
from extract.treatment.flashback import SPINAL

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = Pattern(
    r"(?:\b(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?,?\s(?:of\s)?)?"
    r"\b(?P<year>(?:18|19|20)\d\d)\b",
    re.IGNORECASE,
)
_SEEN = Pattern(
    r"\b(?:present|admi(?:tted|ssion)|re-?admi|hospitali[sz]|refer|consult|seen\b|came\b|complain"
    r"|develop|notic)\w*",
    re.IGNORECASE,
)
_CAME_THEN = Pattern(
    r"\b(?:present|admi(?:tted|ssion)|hospitali[sz]|refer|consult|seen\b|came\b|attend|visit)\w*"
    r"[^.;]{0,60}?\b(?:in|on)\s(?:\d{1,2}(?:st|nd|rd|th)?\s|early\s|late\s|mid-?\s?)?$",
    re.IGNORECASE,
)
_AT_THE_HEAD = Pattern(r"\W*(?:in|on)\s(?:\d{1,2}(?:st|nd|rd|th)?\s)?$", re.IGNORECASE)
_YEAR_OF_LIFE = 12
"""Months."""


class Dated(NamedTuple):
    """The lowest and the highest age in years, and the words of the date that tell them."""

    low: int
    high: int
    evidence: Evidence


def from_birth(birth: AgeMention, told: Sentence, mine: Sequence[Sentence]) -> Dated | None:
    """The age of who was born at the date told when he was first seen; None without that date."""
    born = _DATE.search(told.text, birth.start)
    seen = _seen(birth, told, mine)
    if not born or not seen:
        return None
    sentence, date = seen
    high = int(date["year"]) - int(born["year"])
    low = high - 1
    if born["month"] and date["month"] and _month(born) != _month(date):
        low = high = high if _month(born) < _month(date) else low
    return Dated(low, high, sentence.evidence(date.start(), date.end()))


def grown_older(age: AgeMention, told: Sentence, mine: Sequence[Sentence]) -> Dated | None:
    """The age of who came at a dated age with something else, a year or more before the mass.

    None where the age is told with the mass, or one of the two has no date.
    """
    later = first_of_spine(told, mine)
    if later is None or age_mentions(later.text):
        return None
    then, now = _date_of_visit(told.text), _date_of_visit(later.text)
    if then is None or now is None:
        return None
    least, most = _months_between(then, now)
    if least < _YEAR_OF_LIFE:
        return None
    low, high = int(age.low) + least // 12, int(age.low) + (most + 11) // 12
    return Dated(low, high, later.evidence(now.start(), now.end()))


def first_of_spine(told: Sentence, mine: Sequence[Sentence]) -> Sentence | None:
    """The first sentence of the mass after the one that brings him in without it."""
    if _is_spinal(told.text):
        return None
    return next((s for s in mine if s.index > told.index and _is_spinal(s.text)), None)


def _date_of_visit(text: str) -> re.Match[str] | None:
    """The only date, of his coming: `In 2013, a man of 50`, `was referred in November 2000`."""
    dates = list(_DATE.finditer(text))
    if len(dates) != 1:
        return None
    start = dates[0].start()
    came = _AT_THE_HEAD.fullmatch(text, 0, start) or _CAME_THEN.search(text, 0, start)
    return dates[0] if came else None


def _is_spinal(text: str) -> bool:
    return SPINAL.search(text) is not None or Sign.SYMPTOM.value.search(text) is not None


def _months_between(then: re.Match[str], now: re.Match[str]) -> tuple[int, int]:
    """The fewest and the most whole months between two dates, of which months may be missing."""
    years = int(now["year"]) - int(then["year"])
    if then["month"] and now["month"]:
        months = 12 * years + _month(now) - _month(then)
        return months, months
    return 12 * (years - 1) + 1, 12 * (years + 1) - 1


def _month(date: re.Match[str]) -> int:
    return _MONTHS.index(date["month"][:3].lower())


def _seen(
    birth: AgeMention, told: Sentence, mine: Sequence[Sentence]
) -> tuple[Sentence, re.Match[str]] | None:
    """The date that stands nearest to where he first presents himself, after the birth."""
    for sentence in mine:
        if sentence.index >= told.index:
            start = birth.end if sentence is told else 0
            seen = _SEEN.search(sentence.text, start)
            dates = list(_DATE.finditer(sentence.text, start)) if seen else []
            if seen and dates:
                first, last = seen.span()
                return sentence, min(dates, key=lambda d: max(d.start() - last, first - d.end()))
    return None
