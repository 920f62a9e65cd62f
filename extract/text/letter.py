"""A text without headings to the zones of its paragraphs.

A letter opens with what is known, announces its patient (`We report a woman who …`), tells the
course, and goes on to what others have seen: people told of before and after are not its own.
Each paragraph is weighed for how far it tells of the paper's patient; the case is the run of
paragraphs that weighs most together.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

from extract.grammar.announcing import ANNOUNCE, HERE
from extract.grammar.pattern import Pattern
from extract.grammar.quoted import quotations
from extract.text.statement import generality
from extract.text.zones import Zone

_FEWEST = 3
"""A body of fewer paragraphs is one piece of telling."""
_GENERAL, _PARTICULAR = 0.6, 0.3
_HEAVIEST = 4.0
"""A long paragraph weighs no more than so many sentences."""
_REST = 0.3
_NAMED, _UNNAMED = 1.25, 0.5
"""What a sentence weighs that tells of him, or tells what happened and names nobody."""

_PERSON = (
    r"(?:patients?|cases?|m[ae]n|wom[ae]n|boys?|girls?|child|adult|infant|observations?|males?"
    r"|females?|siblings|sisters|brothers)"
)
_ANNOUNCES = Pattern(
    rf"{ANNOUNCE}\s(?:{HERE}\s)?"
    r"(?:on\s|upon\s)?(?:the\s(?:cases?|history|histories|records?)\sof\s)?"
    rf"(?:an?|one|two|three|another|our|such|the\sfollowing)\s(?:[\w-]+,?\s){{0,7}}?{_PERSON}\b"
    rf"|\b(?:our|the\spresent|this)\s{_PERSON}\s(?:was|is|concerns)\san?\s"
    rf"|\b(?:an?|one|two)\s(?:[\w-]+\s){{0,3}}?{_PERSON}\s(?:is|are)\s(?:here\s)?"
    r"(?:reported|described|presented)",
    re.IGNORECASE,
)
_OPENS_CASE = Pattern(
    r"\W*(?:(?:The|Our) (?:(?:first|second|third|other|elder|younger) )?(?:patient|case)"
    r"(?:,| was| is) an? "
    r"|The (?:first|second|third|elder|younger)(?: patient| one|,)"
    r"|An? (?:[\w-]+,? ){0,3}?\d{1,2}[- ](?:years?|yr|y|months?)"
    r"[- ]old\b|An? (?:[\w-]+ ){0,3}?(?:man|woman|boy|girl|patient|male|female),? (?:of|aged) \d)",
)
_TELLS = Pattern(
    r"(?:[\w,/’'-]+\s){0,14}?(?:s?he|his|her|the (?:patient|boy|girl|child|man|woman))\b",
    re.IGNORECASE,
)
_OF_OTHERS = Pattern(
    r"\bcohorts?\b|\bseries\b|\bregist(?:ry|er)\b|\bliterature\b|\bauthors\b"
    r"|\b[Tt]heir (?:own )?patient"
    r"|\b(?:of|in) \d+ (?:[\w-]+ ){0,3}?(?:patients|adults|children|cases)\b"
    r"|\((?:[A-Z][\w-]+(?: et al\.?| and [A-Z]\w+)?,? (?:19|20)\d\d)\b"
    r"|\b(?:[Oo]f|[Ii]n) (?:the |these |those )?(?:two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|\w+teen|\w+ty|\d+)"
    r" (?:(?:of|patients|cases|others|women|men|on|in|who|which)\b|reported\b)"
)
_CITED = Pattern(r"\[\d{1,3}(?:[,–-]\s?\d{1,3})*\]|(?<=[a-z][.,;])\d{1,2}(?:[,–-]\d{1,2})*(?=\s|$)")
_NEWCOMER = Pattern(
    r"\b(?:an?|one) (?:[\w-]+,? ){0,4}?\d{1,2}[- ]years?[- ]old\b"
    r"|\b(?:an?|one) (?:[\w-]+ ){0,4}?(?:man|woman|boy|girl|patient|child),? (?:of|aged) \d"
)
_CONCLUDES = Pattern(r"\W*(?:In (?:conclusion|summary|brief)|To (?:conclude|sum up)|We conclude)\b")
_LEGEND = Pattern(r"\W*(?:Fig(?:ure|\.)?|Plate|Table|Abb\.)\s?\d", re.IGNORECASE)


def letter_zones(text: str, places: Sequence[tuple[int, int]]) -> list[Zone] | None:
    """The zone of each sentence of a text without headings; `places` are their starts and ends.

    None where it has too few paragraphs, or is all of one kind.
    """
    said = [text[start:end] for start, end in places]
    paragraphs = list(_paragraphs(text, places))
    if len(paragraphs) < _FEWEST:
        return None
    case = _heaviest([_weight(said, p) for p in paragraphs])
    if len(case) in {0, len(paragraphs)}:
        return None
    zones: list[Zone] = []
    for number, paragraph in enumerate(paragraphs):
        if number in case:
            opening = _general_opening(said, paragraph) if number == case.start else 0
            zones += [Zone.BACKGROUND] * opening + [Zone.CASE] * (len(paragraph) - opening)
        elif _LEGEND.match(said[paragraph.start]):
            zones += [Zone.CAPTION] * len(paragraph)
        elif number < case.start:
            announced = _announced(said, paragraph, _weight(said, paragraph))
            zones += [Zone.BACKGROUND] * announced + [Zone.CASE] * (len(paragraph) - announced)
        elif _CONCLUDES.match(said[paragraph.start]):
            zones += [Zone.CONCLUSION] * len(paragraph)
        else:
            zones += [Zone.DISCUSSION] * len(paragraph)
    return zones


def _paragraphs(text: str, places: Sequence[tuple[int, int]]) -> Iterator[range]:
    """The indices of the sentences of each paragraph."""
    number = 0
    numbers = []
    for at, (start, _) in enumerate(places):
        number += at > 0 and "\n\n" in text[places[at - 1][1] : start]
        numbers.append(number)
    for _, found in groupby(range(len(places)), key=numbers.__getitem__):
        indices = list(found)
        yield range(indices[0], indices[-1] + 1)


def _heaviest(weights: Sequence[float]) -> range:
    """The run of paragraphs with the greatest sum, the shorter of two; empty if none is above 0."""
    sums = [0.0, *accumulate(weights)]
    runs = (range(start, end) for end in range(1, len(sums)) for start in range(end))
    best = max(runs, key=lambda run: (sums[run.stop] - sums[run.start], run.start))
    return best if sums[best.stop] > sums[best.start] else range(0)


def _weight(said: Sequence[str], paragraph: range) -> float:
    """How far the paragraph tells of the paper's patient: above 0 where it does."""
    if _LEGEND.match(said[paragraph.start]):
        return -_REST
    weight = sum(_telling(said[index], opens=index == paragraph.start) for index in paragraph)
    opening = said[paragraph.start]
    if not _ANNOUNCES.search(opening) and _is_of_others(opening):
        weight -= 1
    return max(-_HEAVIEST, min(_HEAVIEST, weight))


def _telling(sentence: str, *, opens: bool) -> float:
    """1 where the sentence tells of the paper's patient, -1 of others or of patients at large."""
    if _ANNOUNCES.search(sentence) or (opens and _OPENS_CASE.match(sentence)):
        return 1.0
    if _is_of_others(sentence) or _NEWCOMER.search(sentence):
        return -1.0
    if _TELLS.match(sentence):
        return _NAMED
    general = generality(sentence)
    if general > _GENERAL:
        return -1.0
    return _UNNAMED if general < _PARTICULAR else 0.0


def _general_opening(said: Sequence[str], paragraph: range) -> int:
    """How many sentences stand before the first that tells of the patient, or brings him in."""
    for number, index in enumerate(paragraph):
        brought_in = _NEWCOMER.search(said[index]) and not _is_of_others(said[index])
        if brought_in or _telling(said[index], opens=number == 0) > 0:
            return number
    return 0


def _announced(said: Sequence[str], paragraph: range, weight: float) -> int:
    """How many sentences of a paragraph before the case stand before the patient is announced.

    One that outweighs a sentence tells of him itself: an abstract, the question that is answered.
    """
    if weight > 1:
        return _general_opening(said, paragraph)
    told = (n for n, index in enumerate(paragraph) if _ANNOUNCES.search(said[index]))
    return next(told, len(paragraph))


def _is_of_others(sentence: str) -> bool:
    return (
        _OF_OTHERS.search(sentence) is not None
        or _CITED.search(sentence) is not None
        or next(quotations(sentence), None) is not None
    )
