"""A sentence's doses and counts to the course they tell of: of two of three values the third."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cases.finding import Evidence
from extract.grammar.dose_mention import Count, Dose
from extract.grammar.pattern import Pattern
from extract.text.reading import Sentence

PRINTED = 0.95
COMPUTED = 0.9
_DISAGREES = 0.25
"""What total and count lose where the fraction dose contradicts them."""
_TOLERANCE = 0.051


@dataclass(frozen=True, slots=True)
class Course:
    """What one sentence tells of a course; evidence is empty where the value is not told."""

    total: float | None
    total_words: tuple[Evidence, ...]
    count: int | None
    count_words: tuple[Evidence, ...]
    confidence: float
    sentence: Sentence
    start: int

    @property
    def start_of_all(self) -> tuple[int, int]:
        """Where in the text it is told: later ones compare greater."""
        return (self.sentence.index, self.start)


def course_of(sentence: Sentence, told: Sequence[Dose], numbered: Sequence[Count]) -> Course | None:
    """The course that the doses and counts of one patient in a sentence make, if any."""
    totals = [d for d in told if not d.fraction]
    totals = [d for d in totals if not _is_on_the_way(sentence.text, d)] or totals
    fractions = [d for d in told if d.fraction]
    if len(totals) > 1 and any(_times(totals[0], n, totals[1]) for n in numbered):
        fractions.insert(0, totals.pop(0))  # "2 Gy were given ten times, 20 Gy in all"
    if len(totals) == _BOOSTED and _BOOST.search(sentence.text, totals[0].end, totals[1].end + 30):
        return _with_boost(sentence, totals, [n for n in numbered if n.sure])
    total = totals[0] if totals else None
    fraction = fractions[0] if fractions else None
    count = _count(total, fraction, numbered)
    return _settled(sentence, total, fraction, count)


_BOOSTED = 2
_BOOST = Pattern(r"\bboost", re.IGNORECASE)
_UP_TO = Pattern(r"\bto\s(?:an?\s(?:\w+\s)?(?:total|dose)\s(?:dose\s)?of\s)?$", re.IGNORECASE)


def _with_boost(sentence: Sentence, totals: Sequence[Dose], numbered: Sequence[Count]) -> Course:
    """`20 Gy in ten fractions and a boost of 10 Gy in five`: 30 Gy, 15; `a boost to 30 Gy`: 30."""
    first, boost = totals
    up_to = _UP_TO.search(sentence.text, 0, boost.start)
    gray = boost.gray if up_to else first.gray + boost.gray
    words = tuple(sentence.evidence(one.start, one.end) for one in totals)
    count = sum(n.count for n in numbered) if len(numbered) == _BOOSTED and not up_to else None
    said = tuple(sentence.evidence(n.start, n.end) for n in numbered) if count else ()
    return Course(gray, words, count, said, COMPUTED, sentence, first.start)


_ON_THE_WAY = Pattern(r"\bafter\s(?:the\sfirst\s|only\s|about\s)?$", re.IGNORECASE)


def _is_on_the_way(text: str, dose: Dose) -> bool:
    """`improved after 6 Gy`: where another dose is told, that is the total."""
    return bool(_ON_THE_WAY.search(text, max(0, dose.start - 20), dose.start))


def _times(fraction: Dose, count: Count, total: Dose) -> bool:
    return abs(fraction.gray * count.count - total.gray) < _TOLERANCE


def _count(total: Dose | None, fraction: Dose | None, numbered: Sequence[Count]) -> Count | None:
    """The count that fits the doses, else the first after the dose, else the nearest before it."""
    if total and fraction:
        fitting = next((n for n in numbered if _times(fraction, n, total)), None)
        if fitting:
            return fitting
    anchor = total or fraction
    sure = [n for n in numbered if n.sure] or ([] if total else list(numbered))
    if not anchor or not sure:
        return None
    after = [n for n in sure if n.start >= anchor.start]
    return after[0] if after else sure[-1]


def _settled(
    sentence: Sentence, total: Dose | None, fraction: Dose | None, count: Count | None
) -> Course | None:
    """The third value from two; where three disagree, what is printed, trusted less."""
    start = min((said.start for said in (total, fraction, count) if said), default=0)
    words = {
        said: (sentence.evidence(said.start, said.end),)
        for said in (total, fraction, count)
        if said
    }
    if total and fraction and not count:
        times = total.gray / fraction.gray
        whole = round(times) if abs(times - round(times)) < _TOLERANCE else None
        both = words[total] + words[fraction]
        return Course(
            total.gray, words[total], whole, both if whole else (), PRINTED, sentence, start
        )
    if total:
        fits = not (fraction and count) or _times(fraction, count, total)
        confidence = PRINTED if fits else PRINTED - _DISAGREES
        n = count.count if count else None
        said = words[count] if count else ()
        return Course(total.gray, words[total], n, said, confidence, sentence, start)
    if fraction and count:
        gray = round(fraction.gray * count.count, 2)
        both = words[count] + words[fraction]
        return Course(gray, both, count.count, words[count], COMPUTED, sentence, start)
    return None
