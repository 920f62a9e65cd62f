"""A sentence to the number of people whom it joins: `a man of 23 and a 34-year-old woman`."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.grammar.pattern import Pattern
from extract.people.group_introduction import introduction
from extract.people.mention import Mention, Role
from extract.people.own_people import NEAR_START, OWN, OWN_CASE, TOLD
from extract.people.people import mentions
from extract.people.telling import tells_what_happened
from extract.text.reading import Sentence, Zone


def in_all(sentence: Sentence, counted: Mention) -> int:
    """The number counted, with those introduced beside it: `two sisters and their brother`."""
    group = introduction(sentence.text)
    begins = group is not None and abs(group.start - counted.start) <= 1
    return max(counted.count, len(group.members)) if group and begins else counted.count


def most_joined(sentences: Iterable[Sentence]) -> int:
    """The most people that one sentence joins, or tells apart before anybody is told of."""
    most, opening = 0, True
    for sentence in sentences:
        most = max(most, _joined(sentence, opening=opening))
        most = max(most, _contrasted(sentence) if opening else 0)
        people = mentions(sentence.text)
        told = any(m.role in TOLD and (m.age is not None or m.sex) for m in people)
        opening = opening and not (told and sentence.zone is Zone.CASE)
    return most


def _joined(sentence: Sentence, *, opening: bool) -> int:
    """How many people of told age one `and` joins: `a man of 23 and a 34-year-old woman`."""
    people = [m for m in mentions(sentence.text) if m.role is not Role.PRONOUN]
    pairs = _pairs(sentence.text, people)
    group = introduction(sentence.text)
    first = pairs[0][0].start if pairs else group.start if group else NEAR_START + 1
    told = not opening or any(m.role in TOLD and m.start < first for m in people)
    happened = sentence.zone is Zone.CASE and not told and tells_what_happened(sentence.text)
    own = OWN.search(sentence.text) or first <= NEAR_START or happened
    quoted = any(m.role is Role.OTHERS for m in people)
    size = max(len(pairs) + 1 if pairs else 0, len(group.members) if group else 0)
    return size if own and not quoted else 0


def _contrasted(sentence: Sentence) -> int:
    """2 for `biopsy in one patient; in the other …`, 3 where a third follows."""
    if not (OWN_CASE.search(sentence.text) or tells_what_happened(sentence.text)):
        return 0
    people = mentions(sentence.text)
    if any(m.role in {Role.OTHERS, Role.COUNT, Role.GROUP} for m in people):
        return 0
    some = [m for m in people if m.role is Role.SOME and m.age is None]
    first = next((m for m in some if m.noun in _PATIENT), None)
    if first is None:
        return 0
    behind = sentence.text[first.end :]
    return 1 + len(_ANOTHER.findall(behind)[:2]) if _ANOTHER.search(behind) else 0


_PATIENT = frozenset({"patient", "case", "man", "woman", "boy", "girl", "child", "adult"})
_ANOTHER = Pattern(
    r"\b(?:(?:in|and|of) another|the other)"
    r"(?=\s*(?:[,.;:()]|$|(?:the|an?|it|its|his|her|there|this|no|at|on|in|by|with|of|who\w*|after"
    r"|from|was|were|had|is|are|has|did|died|showed|\w+ed|patient|case|man|woman|boy|girl|child"
    r"|adult|one)\b))"
    r"|\b(?:a|the) (?:second|third)(?=,|\s(?:patient|case|man|woman|boy|girl|child|adult|one|had"
    r"|who|was)\b)",
    re.IGNORECASE,
)


def _pairs(text: str, people: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Neighbours of told age joined by `and`, with those whom commas join before them."""
    found: list[tuple[Mention, Mention]] = []
    listed: list[tuple[Mention, Mention]] = []
    for one, other in pairwise(people):
        gap = text[one.end : other.start]
        titled = other.role is Role.OURS and other.sex  # `Mrs. A, 59, and Mr. B, 64`
        new = titled or other.role in {Role.SOME, Role.KIN}
        new = new and None not in {one.age, other.age}
        first = one.role is Role.SOME or (one.role is Role.OURS and one.sex)
        if not (new and first and one.age != other.age):
            listed = []
        elif _AND.search(gap):
            found += [*listed, (one, other)]
            listed = []
        elif gap.strip() in {",", ";"}:
            listed.append((one, other))
        else:
            listed = []
    return found


_AND = Pattern(r"^[^.;()]{0,60}?\band\s(?:his|her)?\s?$")
