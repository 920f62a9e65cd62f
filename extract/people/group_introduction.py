"""Text to the patients it introduces together: `two men aged 19 and 34 and a woman aged 45`.

Ages go to people by the order of both. Where the text does not tell which sex belongs to which
age (`3 M, 1 F; ages 24, 31, 36 and 52`), no sex is given to anybody.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from extract.grammar.pattern import Pattern
from extract.people.group_member import Introduction, members_of, of_one_sex
from extract.people.group_part import Part, parts_of
from extract.people.literature import borrowed
from extract.people.pair_introduction import one_and_other, presented_two
from extract.text.reading import Reading, Sentence, Zone

_JOINS = Pattern(
    r"[\s,;()]*(?P<told>(?:with|of|from)\s[^.;()\d]{1,60}?[\s,]+)?"
    r"(?:and|&|plus|as\swell\sas|the\sother)?[\s,(]*",
    re.IGNORECASE,
)
_SPECIFIES = Pattern(r"[^.;]{0,80}[\s(]")
_OWNED = Pattern(
    r"\b(?:his|her|whose|had|has|no)\s(?:\w+\s)?$|\b(?-i:of)\s(?:\w+\s)?$|\bhealthy\b",
    re.IGNORECASE,
)
_NOT_PATIENTS = Pattern(
    r"[^.;]{0,40}\b(?:healthy|unaffected|donors?|carriers?|controls?|(?:are|were)\s(?:well|alive|normal))\b",
    re.IGNORECASE,
)
_OF_A_FAMILY = Pattern(
    r"\b(?:his|her|the\spatient['’]s|whose)\s(?:\w+\s)?(?:father|mother|parents|wife|husband"
    r"|grand\w+)\b",
    re.IGNORECASE,
)
"""`His father had died at 70; two sons, 28 and 31 years old, …`: a family history."""
_POSSIBLE = Pattern(r"\d\d?[^.]{0,30}\b(?:and|&)\b|\bages?\b|\baged\b", re.IGNORECASE)


@lru_cache(maxsize=256)
def introduction(text: str) -> Introduction | None:
    """The first people introduced together with their ages, or None.

    `two sisters, aged 34 and 38 years, and their 30-year-old brother`. Relatives (`his two
    sisters aged 12 and 15`), quoted patients, and times (`two men, 4 and 9 years after
    splenectomy`) are none.
    """
    if not _POSSIBLE.search(text):
        return None
    parts = list(parts_of(text))
    found = (_introduced(text, chain) for chain in _chains(text, parts))
    return next((group for group in found if group), None) or one_and_other(text)


def introduced(reading: Reading, count: int) -> tuple[Sentence, Introduction] | None:
    """The first sentence of the paper's own that introduces `count` people together."""
    for sentence in reading.sentences:
        if sentence.zone in _TOLD_IN:
            group = introduction(sentence.text)
            if group and len(group.members) == count:
                return sentence, group
    return None


def presented(reading: Reading, count: int) -> tuple[Sentence, Introduction] | None:
    """The same, and two who are told apart by their nouns alone: `a brother and sister`."""
    return introduced(reading, count) or (presented_two(reading) if count == _PAIR else None)


_PAIR = 2
_SPOUSES = frozenset({"wife", "husband"})
_TOLD_IN = frozenset({Zone.TITLE, Zone.BACKGROUND, Zone.CASE, Zone.CONCLUSION})


def _chains(text: str, parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Parts that commas, brackets and `and` hold together; a total may stand further before."""
    chain: list[Part] = []
    for part in parts:
        gap = text[chain[-1].end : part.start] if chain else ""
        specified = len(chain) == 1 and chain[0].total and _SPECIFIES.fullmatch(gap)
        if chain and not (_JOINS.fullmatch(gap) or specified):
            yield chain
            chain = []
        chain.append(part)
    if chain:
        yield chain


def _introduced(text: str, chain: Sequence[Part]) -> Introduction | None:
    total = chain[0] if chain[0].total else None
    listed = list(chain[1:] if total and len(chain) > 1 else chain)
    if total and sum(p.count for p in listed) != total.count:
        if len(total.ages) != total.count:
            return None
        chain = listed = [total]
    start, end = chain[0].start, chain[-1].end
    members = of_one_sex(text, end, members_of(text, listed, total))
    if any(m.noun in _SPOUSES and m.age is None for m in members):
        return None  # "a man of 30 and his wife were asked"
    if len(members) < _PAIR or not any(m.age for m in members):
        return None
    if _OWNED.search(text, max(0, start - 30), start) or borrowed(text, start):
        return None
    if _OF_A_FAMILY.search(text, 0, start) or _NOT_PATIENTS.match(text, end):
        return None
    gaps = [_JOINS.fullmatch(text[a.end : b.start]) for a, b in pairwise(listed)]
    told = any(gap and gap["told"] for gap in gaps)
    summed = any(p.sex for p in listed) and not all(m.sex for m in members)
    return Introduction(tuple(members), start, end, summed, told)
