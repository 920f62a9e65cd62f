"""The body of a paper without headings to the zones of its paragraphs.

A letter opens with what is known, announces its patient (`We report a woman who …`), tells the
course, and goes on to what others have seen: people told of before and after are not its own.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from extract.grammar.announcing import ANNOUNCE, HERE
from extract.text.statement import generality
from extract.text.zones import Zone

_FEWEST = 3
"""A body of fewer paragraphs is one piece of telling."""
_GENERAL = 0.6
_EARLY = 0.5
"""The patient is announced in the first half of the body."""

_PERSON = r"(?:patients?|cases?|man|men|wom[ae]n|boys?|girls?|child|adult|infant|observations?)"
_ANNOUNCES = re.compile(
    rf"{ANNOUNCE}\s(?:{HERE}\s)?"
    r"(?:on\s|upon\s)?(?:the\scases?\sof\s)?"
    rf"(?:an?|one|two|three|another|our|such)\s(?:[\w-]+,?\s){{0,7}}?{_PERSON}\b"
    rf"|\b(?:our|the\spresent|this)\s{_PERSON}\s(?:was|is|concerns)\san?\s"
    rf"|\b(?:an?|one|two)\s(?:[\w-]+\s){{0,3}}?{_PERSON}\s(?:is|are)\s(?:here\s)?"
    r"(?:reported|described|presented)",
    re.IGNORECASE,
)
_OPENS_CASE = re.compile(
    r"\W*(?:The patient (?:was|is) an? |An? (?:[\w-]+,? ){0,3}?\d{1,2}[- ](?:years?|yr|y|months?)"
    r"[- ]old\b|An? (?:[\w-]+ ){0,3}?(?:man|woman|boy|girl|patient|male|female) of \d)",
)
_TELLS = re.compile(
    r"(?:[\w,/’'-]+\s){0,14}?(?:s?he|his|her|the (?:patient|boy|girl|child|man|woman))\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\bet al\b|\b(?:reported|described|published|recorded) (?:by|from|in)\b|\bcohorts?\b"
    r"|\bseries\b|\bregist(?:ry|er)\b|\bliterature\b|\b(?:colleagues|co-?workers|associates)\b"
    r"|\b(?:of|in) \d+ (?:[\w-]+ ){0,3}?(?:patients|adults|children|cases)\b"
    r"|\((?:[A-Z][\w-]+(?: et al\.?| and [A-Z]\w+)?,? (?:19|20)\d\d)\b",
)
_CITED = re.compile(
    r"\[\d{1,3}(?:[,–-]\s?\d{1,3})*\]|(?<=[a-z][.,;])\d{1,2}(?:[,–-]\d{1,2})*(?=\s|$)"
)


_NEWCOMER = re.compile(
    r"\b(?:an?|one) (?:[\w-]+,? ){0,4}?\d{1,2}[- ]years?[- ]old\b"
    r"|\b(?:an?|one) (?:[\w-]+ ){0,4}?(?:man|woman|boy|girl|patient|child) (?:of|aged) \d"
)


def letter_zones(text: str, places: Sequence[tuple[int, int]]) -> list[Zone] | None:
    """The zone of each sentence of a body without headings; `places` are their starts and ends.

    None where it has too few paragraphs, or announces nobody and nowhere turns to a discussion.
    """
    said = [text[start:end] for start, end in places]
    paragraphs = list(_paragraphs(text, places))
    if len(paragraphs) < _FEWEST:
        return None
    first = _announced(said, paragraphs)
    last = _discussed(said, paragraphs, first)
    if not first and last == len(said):
        return None
    background, told = [Zone.BACKGROUND] * first, [Zone.CASE] * (last - first)
    return [*background, *told, *[Zone.DISCUSSION] * (len(said) - last)]


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


def _announced(said: Sequence[str], paragraphs: Sequence[range]) -> int:
    """The index of the sentence that brings the patient in; 0 where nothing stands before it."""
    early = paragraphs[int(len(paragraphs) * _EARLY)].start
    opening = {p.start for p in paragraphs}
    for index, sentence in enumerate(said[:early]):
        if _ANNOUNCES.search(sentence) or (index in opening and _OPENS_CASE.match(sentence)):
            return index
        if _TELLS.match(sentence):
            return 0
    return 0


def _discussed(said: Sequence[str], paragraphs: Sequence[range], first: int) -> int:
    """The index of the first sentence of the discussion, behind the last words on the course."""
    told = [p.stop for p in paragraphs if p.stop > first and _tells(said, p, first)]
    if not told:
        return len(said)
    behind = (p for p in paragraphs if p.start >= told[-1])
    return next((p.start for p in behind if _discusses(said, p)), len(said))


def _tells(said: Sequence[str], paragraph: range, first: int) -> bool:
    """Whether the paper's patient acts in the paragraph: not `he` of whom others reported."""
    for index in paragraph:
        if index < first:
            continue
        if index > first and (_is_of_others(said[index]) or _NEWCOMER.search(said[index])):
            return False
        if index == first or _TELLS.match(said[index]):
            return True
    return False


def _discusses(said: Sequence[str], paragraph: range) -> bool:
    opening = said[paragraph.start]
    return generality(opening) > _GENERAL or any(_is_of_others(said[i]) for i in paragraph)


def _is_of_others(sentence: str) -> bool:
    return any(pattern.search(sentence) for pattern in (_OF_OTHERS, _CITED))
