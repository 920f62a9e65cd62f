"""Text to two people whom it introduces without a list: `two men, one 24 and the other 39`."""

import re

from extract.grammar.pattern import Pattern
from extract.people.group_member import SINGULAR, Introduction, Member
from extract.people.group_part import NOUN, NUMBER, UNIT, number_of
from extract.people.literature import borrowed
from extract.people.own_people import OWN_CASE
from extract.people.word_class import word_class
from extract.text.reading import Reading, Sentence, Zone

_ONE_AND_OTHER = Pattern(
    rf"\b(?P<noun>{NOUN})\b[^.;]{{0,70}}?\b(?:one|the\s(?:first|former|elder|older|younger))"
    rf"(?:\s(?:was|is|being|of|aged?|now)){{0,2}}\s(?P<one>{NUMBER})(?:{UNIT})?[^.;\d]{{0,60}}?"
    r"\b(?:and|,|while|whereas)\sthe\s(?:other|second|latter|younger|older|elder)"
    rf"(?:\s(?:was|is|being|of|aged?|now)){{0,2}}\s(?P<other>{NUMBER})(?:{UNIT})?",
    re.IGNORECASE,
)
_TWO = Pattern(r"\b(?:two|both|2)\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)


def one_and_other(text: str) -> Introduction | None:
    """`two men, one aged 24 and the other 39`."""
    match = _ONE_AND_OTHER.search(text)
    if not match or not _TWO.search(text[: match.start()]) or borrowed(text, match.start()):
        return None
    noun, span = match["noun"].lower(), match.span("noun")
    sex = word_class(noun).sex
    members = tuple(
        Member(
            SINGULAR.get(noun, noun),
            number_of(match[name]),
            match.span(name),
            sex,
            span if sex else (0, 0),
        )
        for name in ("one", "other")
    )
    return Introduction(members, match.start(), match.end(), summed=False, apart=False)


_PAIR = Pattern(
    r"\b(?:an?|one|the)\s(?:[a-z-]+\s)?(?P<one>brother|sister|man|woman|mother|father|husband|wife|boy|girl)"
    r"\sand\s(?:(?:an?|one|his|her|the)\s)?(?:[a-z-]+\s)?"
    r"(?P<other>brother|sister|man|woman|son|daughter|husband|wife|boy|girl)\b",
    re.IGNORECASE,
)


_PARENTS, _CHILDREN = frozenset({"mother", "father"}), frozenset({"son", "daughter"})


def _pair(text: str) -> Introduction | None:
    """Two told apart by their nouns, without ages: `a brother and sister`, `mother and son`."""
    match = _PAIR.search(text)
    if not match or borrowed(text, match.start()):
        return None
    one, other = (match[name].lower() for name in ("one", "other"))
    members = tuple(
        Member(noun, sex=word_class(noun).sex, sex_span=match.span(name))
        for name, noun in (("one", one), ("other", other))
    )
    of_one_sex = len({member.sex for member in members}) == 1
    if of_one_sex and not (one in _PARENTS and other in _CHILDREN):
        return None
    return Introduction(members, match.start("one"), match.end("other"), summed=False, apart=False)


def presented_two(reading: Reading) -> tuple[Sentence, Introduction] | None:
    """The first sentence that presents two without ages, and the two."""
    for sentence in reading.sentences:
        told = sentence.zone in {Zone.TITLE, Zone.CASE} or OWN_CASE.search(sentence.text)
        found = _pair(sentence.text) if told and sentence.zone is not Zone.DISCUSSION else None
        if found:
            return sentence, found
    return None
