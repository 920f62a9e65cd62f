"""A reading to the number of patients it tells of, where it announces none.

`Our first patient …. Our second patient …`; `the third, a woman aged 37`; `another patient, a
30-year-old woman`; one new person of told age at the head of each of several sentences.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.grammar.pattern import Pattern
from extract.people.mention import Mention, Role
from extract.people.people import mentions
from extract.people.telling import abstract_sections, is_particular
from extract.text.reading import Reading, Sentence, Zone

_ANOTHER = Pattern(
    r"\b(?:another|a second|the second|our second|my second|the other) "
    r"(?:\w+ )?(?:patient|case|man|woman|boy|girl|lady|gentleman)\b",
    re.IGNORECASE,
)
_NUMBERED_STORY = Pattern(
    r"\b(?:my|our|the) (?P<place>second|third|fourth) \w+"
    r" (?:concern|involve|describe|deal|relate|is|was)\w*\b",
    re.IGNORECASE,
)
_PLACES = {"second": 2, "third": 3, "fourth": 4}
_OF_OTHER_THINGS = Pattern(
    r"\s(?:of|to|in|ever|on record|from|with this|such)\b(?! (?:our|ours|these|the two|whom|mine))"
)
_DECADE = Pattern(
    r"\bin (?:his|her) (?:early |mid-?\s?|late )?(?:\d0s|\w+ties|teens)\b", re.IGNORECASE
)
_MOST = 7
_OPENS = Pattern(r"\W*(?:(?:in|and|then|finally|next|also)\s)?", re.IGNORECASE)


@dataclass(slots=True)
class _Told:
    """What has been read: the places named, and the people of told age who open a sentence.

    `openers` are those of the telling being read, `most` the number of openers of one telling.
    """

    places: set[int] = field(default_factory=set)
    aged: set[tuple[float, str | None]] = field(default_factory=set)
    openers: set[tuple[float, str | None]] = field(default_factory=set)
    another: bool = False
    most: int = 0
    in_abstract: bool = False


def implied_number(reading: Reading) -> int:
    """The number of patients shown by the telling; 0 where nothing shows more than one."""
    told = _Told()
    abstract = abstract_sections(reading.article)
    for sentence in reading.sentences:
        _turn(told, in_abstract=sentence.section in abstract)
        people = mentions(sentence.text)
        if sentence.zone is Zone.CASE and not any(m.role is Role.OTHERS for m in people):
            _note(sentence, people, told)
    first = 1 in told.places or bool(told.aged)
    places = next(n for n in range(2, _MOST + 2) if n not in told.places) - 1
    number = max(places if first else 0, 2 if told.another else 0)
    number = max(number, told.most, len(told.openers))
    return number if number > 1 else 0


def _turn(told: _Told, *, in_abstract: bool) -> None:
    """The body tells of the patients of the abstract once more."""
    if in_abstract is not told.in_abstract:
        told.in_abstract = in_abstract
        told.most = max(told.most, len(told.openers))
        told.openers.clear()


def _note(sentence: Sentence, people: tuple[Mention, ...], told: _Told) -> None:
    aged = [m for m in people if m.age is not None and m.role in {Role.SOME, Role.ORDINAL}]
    told.places.update(_places(sentence, people))
    told_apart = aged or _DECADE.search(sentence.text)
    if told_apart and told.aged and _ANOTHER.search(sentence.text):
        told.another = True
    told.aged.update((m.age or 0.0, m.sex) for m in aged)
    particular = is_particular(sentence.text)
    for mention in aged[:1] if particular else ():
        if _OPENS.fullmatch(sentence.text, 0, mention.start) and mention.role is Role.SOME:
            told.openers.add((mention.age or 0.0, mention.sex))


def _places(sentence: Sentence, people: tuple[Mention, ...]) -> Iterator[int]:
    """The places of ordinals that stand for a patient; of `the second child of` none."""
    for at, mention in enumerate(people):
        number = mention.numbers[0] if mention.role is Role.ORDINAL else 0
        if number > 0 and not _OF_OTHER_THINGS.match(sentence.text, mention.end):
            following = people[at + 1] if at + 1 < len(people) else None
            if mention.noun in _PATIENT or mention.age or (following and following.age):
                yield number
    story = _NUMBERED_STORY.search(sentence.text)
    if story and any(m.age is not None and m.start > story.start() for m in people):
        yield _PLACES[story["place"].lower()]


_PATIENT = frozenset({"patient", "case", "man", "woman", "boy", "girl", "observation", "one"})
