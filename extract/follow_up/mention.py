"""A sentence to the times in it at which a patient was seen again after treatment.

`"at 12-month follow-up"`, `"two years later"`, `"remained well for 3 years"` are such times;
a history of 3 months, a stay of 10 days and a steroid course of 4 weeks are not.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.follow_up.beginning import is_recurrence
from extract.follow_up.context import is_other_span
from extract.follow_up.form import FollowUpMention, Form
from extract.follow_up.told_as import SEEN_AT, form_of
from extract.grammar.age_mention import age_mentions
from extract.grammar.duration import Duration, durations
from extract.grammar.number import ORDINALS
from extract.grammar.pattern import Pattern
from extract.people.respective import deals

_CONFIDENCE = {
    Form.LAST: 0.94,
    Form.FOLLOW_UP: 0.92,
    Form.AFTER: 0.9,
    Form.AFTER_ARRIVAL: 0.7,
    Form.LATER: 0.85,
    Form.AT: 0.82,
    Form.FOR: 0.8,
    Form.WITHIN: 0.55,
}
SURE = 0.75
"""Below this a time is believed only where the text has no better one."""
_DAYS = 0.3
_PLAIN = {Form.LAST, Form.FOLLOW_UP}
_LONG = 2.0
"""Months; so many days are no stay in hospital, and count where no visit is spoken of."""
_RECURRENCE = 0.3
_LEAST = 0.3


def follow_ups(text: str) -> Iterator[FollowUpMention]:
    """Every time of follow-up in the sentence, in order."""
    ages = {at for age in age_mentions(text) for at in range(age.start, age.end)}
    for span in (*durations(text), *_numbered(text)):
        form = form_of(text, span)
        aged = span.start in ages and not SEEN_AT.search(text, 0, span.start)
        short = span.unit == "day" and span.months < _LONG
        if (aged or short) and form not in _PLAIN:
            continue  # "five days later he was sent home"
        again = form is not None and is_recurrence(text, span)
        took_long = again and form is Form.WITHIN
        if form and not took_long and not is_other_span(text, span, form):
            loss = (_DAYS if short else 0.0) + (_RECURRENCE if again else 0.0)
            sure = round(max(_LEAST, _CONFIDENCE[form] - loss), 2)
            mention = FollowUpMention(span.months, form, sure, span.start, span.end, again)
            if deals(text):
                yield from _listed(text, mention)
            yield mention


_LISTED = Pattern(r"(?:\b\d{1,3}(?:\.\d)?(?:,\s(?:and\s)?|\sand\s)){1,12}$")
_FIGURE = Pattern(r"\d+(?:\.\d)?")
_UNIT = Pattern(r"\d[\s-]?(?P<unit>month|week|year)", re.IGNORECASE)


def _listed(text: str, last: FollowUpMention) -> Iterator[FollowUpMention]:
    """The times before the last of a list that goes by the people: `14, 28 and 60 months`."""
    unit = _UNIT.search(text, last.start, last.end)
    listed = _LISTED.search(text, max(0, last.start - 80), last.start)
    if unit and listed:
        for figure in _FIGURE.finditer(text, *listed.span()):
            months = float(figure[0]) * _MONTHS_IN[unit["unit"].lower()]
            yield replace(last, months=months, start=figure.start(), end=figure.end())


_NUMBERED = Pattern(
    r"\b(?:post-?operative\s)?(?P<unit>month|week|year)[\s-]#?(?P<count>\d{1,3})\b", re.IGNORECASE
)
_ORDINAL = Pattern(
    rf"\b(?:(?P<word>{'|'.join(ORDINALS)})|(?P<figure>\d{{1,2}})\s?(?:st|nd|rd|th))[\s-]"
    r"(?:post-?operative\s)?(?P<unit>month|week|year)\b(?!\s(?:of\s(?:life|age|pregnan|gestat)"
    r"|pregnan))",
    re.IGNORECASE,
)
_MONTHS_IN = {"month": 1.0, "week": 1 / 4.345, "year": 12.0}


def _numbered(text: str) -> Iterator[Duration]:
    """`by month 16`, `the month-9 scan`, `at the sixth month`."""
    for match in _ORDINAL.finditer(text):
        written = match["word"]
        count = int(match["figure"] or 0) if not written else ORDINALS.index(written.lower()) + 1
        months = float(count) * _MONTHS_IN[match["unit"].lower()]
        yield Duration(months, months, match["unit"].lower(), match.start(), match.end())
    for match in _NUMBERED.finditer(text):
        months = float(match["count"]) * _MONTHS_IN[match["unit"].lower()]
        yield Duration(months, months, match["unit"].lower(), match.start(), match.end())
