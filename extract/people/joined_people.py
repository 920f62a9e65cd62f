"""A sentence to the number of people whom it joins: `a man of 23 and a 34-year-old woman`."""

from collections.abc import Sequence
from itertools import pairwise

from extract.grammar.pattern import Pattern
from extract.people.group_introduction import introduction
from extract.people.mention import Mention, Role
from extract.people.own_people import NEAR_START, OWN
from extract.people.people import mentions
from extract.text.reading import Sentence


def in_all(sentence: Sentence, counted: Mention) -> int:
    """The number counted, with those introduced beside it: `two sisters and their brother`."""
    group = introduction(sentence.text)
    begins = group is not None and abs(group.start - counted.start) <= 1
    return max(counted.count, len(group.members)) if group and begins else counted.count


def number_joined(sentence: Sentence) -> int:
    """How many people of told age one `and` joins: `a man of 23 and a 34-year-old woman`."""
    people = [m for m in mentions(sentence.text) if m.role is not Role.PRONOUN]
    pairs = _pairs(sentence.text, people)
    group = introduction(sentence.text)
    first = pairs[0][0].start if pairs else group.start if group else NEAR_START + 1
    own = OWN.search(sentence.text) or first <= NEAR_START
    quoted = any(m.role is Role.OTHERS for m in people)
    size = max(len(pairs) + 1 if pairs else 0, len(group.members) if group else 0)
    return size if own and not quoted else 0


def _pairs(text: str, people: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Neighbours of told age joined by `and`, with those whom commas join before them."""
    found: list[tuple[Mention, Mention]] = []
    listed: list[tuple[Mention, Mention]] = []
    for one, other in pairwise(people):
        gap = text[one.end : other.start]
        new = other.role in {Role.SOME, Role.KIN} and None not in {one.age, other.age}
        if not (new and one.role is Role.SOME and one.age != other.age):
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
