"""An age at another time and the years between to the age at presentation: 9 and fifteen are 24.

Only where the text gives both in whole years; an age at presentation that is told goes first.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from cases.finding import Evidence
from extract.grammar.age_form import AgeMention, Form
from extract.grammar.age_mention import age_mentions
from extract.grammar.duration import Duration, durations
from extract.grammar.pattern import Pattern
from extract.text.reading import Sentence

_FIRST_EPISODE = Pattern(
    r"\b(?:first|previous|earlier|prior|former|preceding)\s(?:such\s)?"
    r"(?:episode|attack|bout|event|occurrence|mass|tumou?r|compression|operation|presentation"
    r"|illness)s?,?\s(?:[\w-]+,?\s){0,2}?(?:at|when|aged)\b[^.;]{0,20}$",
    re.IGNORECASE,
)
_BEFORE = 60
_YEARS_ON = Pattern(
    r"\s(?:later|afterwards?|thereafter|on\b|after\s(?:this|that|the|his|her|its)\b)",
    re.IGNORECASE,
)
_WELL_FOR = Pattern(r"\b(?:for|after)\s(?:(?:a\sfurther|another|the\snext)\s)?$", re.IGNORECASE)
_OPENS = 40
_NEXT = 8
_AFTER_TREATMENT = Pattern(
    r"\safter\s(?:the|this|that|her|his)\s(?:\w+\s)?(?:operation|surgery|laminectomy|decompression"
    r"|irradiation|radiotherapy|radiation|onset|first\ssymptoms?)\b",
    re.IGNORECASE,
)
_APPOSED = Pattern(r"(?:\s(?:years|yrs))?,\s(?:and\s)?(?:some\s|about\s|nearly\s)?")


class Reckoned(NamedTuple):
    """An age in years, and the words it follows from."""

    age: float
    evidence: tuple[Evidence, ...]


def tells_first_episode(text: str, mention: AgeMention) -> bool:
    """`The first episode, at age 31, had been treated elsewhere`: this one came later."""
    return _FIRST_EPISODE.search(text[max(0, mention.start - _BEFORE) : mention.start]) is not None


def reckoned(mine: Sequence[Sentence], then: Collection[int]) -> Reckoned | None:
    """The age of a patient when the mass showed itself, from the sentences that speak of him.

    `then` holds the indices of those that bring him in years before. `A boy of 9 was
    splenectomised. Fifteen years later …` -> 24; `at 31, three years after the operation` -> 28.
    """
    for place, sentence in enumerate(mine):
        for mention in age_mentions(sentence.text):
            if mention.size > 1 or mention.low != int(mention.low):
                continue
            early = sentence.index in then or tells_first_episode(sentence.text, mention)
            later = _years_on(mine[place + 1 : place + 1 + _NEXT]) if early else None
            if later:
                years, where = later
                told = sentence.evidence(mention.start, mention.end)
                return Reckoned(mention.low + years, (told, where))
            back = _years_back(sentence, mention)
            if back:
                return back
    return None


def _years_on(following: Sequence[Sentence]) -> tuple[float, Evidence] | None:
    """The whole years by which the story goes on: `Nine years later`, `well for nine years`."""
    for sentence in following:
        for span in _whole_years(sentence.text):
            after = span.start <= _OPENS and _WELL_FOR.search(sentence.text, 0, span.start)
            if after or (span.start == 0 and _YEARS_ON.match(sentence.text, span.end)):
                return span.years, sentence.evidence(span.start, span.end)
    return None


def _years_back(sentence: Sentence, mention: AgeMention) -> Reckoned | None:
    """`At the age of 31, three years after the operation, she …`: 28 when it was done."""
    if mention.form is not Form.AT_AGE:
        return None
    for span in _whole_years(sentence.text):
        between = span.start > mention.end and _APPOSED.fullmatch(
            sentence.text, mention.end, span.start
        )
        if between and _AFTER_TREATMENT.match(sentence.text, span.end):
            told = sentence.evidence(mention.start, span.end)
            return Reckoned(mention.low - span.years, (told,))
    return None


def _whole_years(text: str) -> Iterator[Duration]:
    """Spans of so many years, neither ranges nor with months."""
    for span in durations(text):
        if span.unit == "year" and span.months == span.low and span.years == int(span.years):
            yield span


def differences(text: str) -> Iterator[tuple[int, int, float]]:
    """Start and end of `three years younger`, `two years his senior`, with the signed years."""
    for span in _whole_years(text):
        rank = _RANK.match(text, span.end)
        if rank:
            yield span.start, rank.end(), -span.years if rank["young"] else span.years


_RANK = Pattern(
    r"\s(?:(?:his|her|the\sother['’]s|the\sformer['’]s)\s)?"
    r"(?:(?P<young>younger|junior)|older|elder|senior)\b",
    re.IGNORECASE,
)
