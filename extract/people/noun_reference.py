"""Phrases with a noun to who is meant: `a man of 42`, `the patient`, `our case`.

Each function returns `()` where the words decide nothing.
"""

import re
from dataclasses import replace

from extract.grammar.pattern import Pattern
from extract.people.announced_kin import NEWBORN, PARENTS
from extract.people.mention import Mention, Role
from extract.people.numbered_reference import restricted
from extract.people.pronoun_reference import own_by_pronoun
from extract.people.proof import tells_age
from extract.people.roster import EVERYONE, Person, Who
from extract.people.scene import ELSE, NEAR_START, NO_ONE, Scene
from extract.people.segment import Segment
from extract.people.telling import is_particular
from extract.text.reading import Zone
from extract.text.statement import generality

_GENERAL = 0.75
_GENERAL_OF_THE_PATIENT = 0.85
_GENERAL_UNDER_A_HEADING = 0.97
_DECADE = Pattern(
    r"[\s,]{1,2}in\s(?:his|her|their)\s(?:early\s|mid-?\s?|late\s)?(?:\d0s|\w+ties)", re.IGNORECASE
)
_ANYONE = frozenset({"adult", "child", "infant", "person", "fetus", "foetus", "newborn"})


def some(mention: Mention, segment: Segment, scene: Scene) -> Who:
    """`A 42-year-old man`: the patient, a further patient, or somebody else's."""
    roster = scene.roster
    apposed = _apposed(mention, scene)
    if apposed:
        return apposed
    if scene.quoted_in(segment, mention):
        return ELSE
    same_age = _of_that_age(mention, scene)
    if same_age or _is_said_of(mention, scene) or _is_born(mention, scene):
        return same_age
    unknown = ELSE if mention.age is not None or (scene.tells and roster.single) else NO_ONE
    if not scene.tells:
        return unknown
    if roster.single and roster.people and _counts(mention, scene) and not scene.own_case:
        return () if mention.age is None else ELSE
    person = _newcomer(mention, scene)
    return person.who if person else unknown


def _is_said_of(mention: Mention, scene: Scene) -> bool:
    """`…, which he refused, being a farmer`: what somebody is who is spoken of already."""
    named = any(m.end <= mention.start for m in scene.people)
    return named and mention.age is None and _BEING.search(scene.text, 0, mention.start) is not None


def _is_born(mention: Mention, scene: Scene) -> bool:
    """`She delivered a healthy boy`, `a boy was delivered`: the story is still the mother's."""
    if mention.age is not None or not scene.roster.single or not scene.roster.people:
        return False
    return (
        _BEARS.search(scene.text, 0, mention.start) is not None
        or _WAS_BORN.match(scene.text, mention.end) is not None
    )


_BEARS = Pattern(
    r"\b(?:deliver(?:ed|s|y|ing)(?: of)?|g[ai]v(?:e|es|en|ing) birth to|birth of|bore)\s$",
    re.IGNORECASE,
)
_WAS_BORN = Pattern(r"\s(?:was|were)\s(?:\w+ly\s)?(?:delivered|born)\b", re.IGNORECASE)
_BEING = Pattern(r"\b(?:being|as|be|been|became|remain\w*)\s(?:\w+ly\s)?$", re.IGNORECASE)


def _counts(mention: Mention, scene: Scene) -> bool:
    """`one child was lost`, `in one 60-year-old`: no article, hardly the patient himself."""
    return scene.text[mention.start : mention.start + 4].lower() == "one "


def _newcomer(mention: Mention, scene: Scene) -> Person | None:
    """The patient a phrase brings in, or whom it means without having given his age so far."""
    roster = scene.roster
    if roster.single and roster.people:
        return roster.people[0] if _is_the_only(mention, scene) else None
    if roster.labels:
        return _labelled(mention, scene)
    aged = mention.age is not None or _DECADE.match(scene.text, mention.end) is not None
    if not aged and not roster.single and (roster.group or mention.noun in _UNTOLD):
        return _one_of_several(mention, scene)
    if len(roster.people) < roster.expected:
        return roster.add()
    ageless = [p for p in roster.people if p.age is None and p.could_be(mention)]
    spoken_of = [p for p in ageless if p.who == (scene.met[-1] if scene.met else scene.current)]
    return next(iter([*spoken_of, *ageless]), None)


def _labelled(mention: Mention, scene: Scene) -> Person | None:
    """Whose section it is; in a list of people, the one of unknown age who is not yet named."""
    person = scene.person(scene.current)
    alone = scene.opens_section and scene.singles == [scene.current]
    if alone and person and person.age in {None, mention.age}:
        return person if person.could_be(mention) else None
    if scene.singles and (person is None or person.who in scene.singles):
        left = [p for p in scene.roster.people if p.age is None and p.who not in scene.singles]
        left = [p for p in left if p.could_be(mention)]
        return left[0] if len(left) == 1 else None
    return person if person and person.could_be(mention) else None


def _is_the_only(mention: Mention, scene: Scene) -> bool:
    """Whether the single patient may be meant; a body may give him another age than the abstract.

    So the first whom the telling of the case opens with is he, of whatever age, if of his sex.
    """
    person = scene.roster.people[0]
    retold, scene.roster.retold = scene.roster.retold, scene.roster.retold and mention.age is None
    again = retold and scene.zone is Zone.CASE and is_particular(scene.text)
    ageless = replace(mention, age=None) if again and mention.start <= NEAR_START else mention
    return person.could_be(ageless)


_UNTOLD = frozenset({"case", "patient"})


def _one_of_several(mention: Mention, scene: Scene) -> Person | None:
    """`In one patient …, in another …` where nobody has been told apart so far."""
    roster = scene.roster
    words = scene.text[mention.start : mention.start + 8].lower()
    counted = words.startswith(("one ", "another "))
    told = any(p.age is not None for p in roster.people) and not words.startswith("another ")
    if roster.group or told or (roster.people and not counted) or scene.zone is Zone.TITLE:
        return None
    return roster.add()


def the(mention: Mention, segment: Segment, scene: Scene) -> Who:
    """`the patient`, `this woman`, `the 30-year-old woman`."""
    roster = scene.roster
    if roster.single and mention.noun in NEWBORN and scene.family & PARENTS:
        return ELSE
    meant = _apposed(mention, scene) or _of_that_age(mention, scene)
    if meant:
        return meant
    if not scene.tells and (scene.quoted_in(segment) or scene.focus == ELSE):
        return ELSE
    if not scene.tells and mention.noun in _ANYONE:
        return ()
    limit = _GENERAL_UNDER_A_HEADING if scene.headed and scene.tells else _GENERAL_OF_THE_PATIENT
    if generality(scene.text) > limit or not (roster.people or _makes_known(mention, scene)):
        return NO_ONE
    return _the_only(mention, scene) if roster.single else _the_one(mention, scene)


def _makes_known(mention: Mention, scene: Scene) -> bool:
    """Whether `the patient` may be the first word about him; `the newborn` is any."""
    if tells_age(mention, scene) or scene.own_case:
        return True
    if scene.zone is Zone.TITLE:
        return False
    return mention.noun not in _ANYONE or is_particular(scene.text)


def _the_one(mention: Mention, scene: Scene) -> Who:
    """Of several patients the only one of that sex, else of whom the text speaks."""
    of_sex = scene.roster.of_sex(mention.sex)
    if len(of_sex) == 1 and mention.age is None:
        return of_sex[0].who
    newcomer = _aged_newcomer(mention, scene)
    if newcomer:
        return newcomer
    counted = [m for m in scene.people if m.role is Role.ORDINAL and m.end <= mention.start]
    if counted and mention.noun in _UNTOLD and scene.person(scene.meant_by(counted[-1])):
        return scene.meant_by(counted[-1])
    spoken_of = scene.person(scene.current)
    in_his_section = spoken_of and scene.roster.labels
    if mention.noun in _UNTOLD and not in_his_section and restricted(scene.text, mention.end):
        return NO_ONE
    return scene.current if spoken_of else ()


def _aged_newcomer(mention: Mention, scene: Scene) -> Who:
    """`Of the two, the woman (58 years) had …, the man …` where nobody of that sex is known yet."""
    roster = scene.roster
    if roster.labels or roster.group or not scene.tells:
        return ()
    handle = mention.sex and all(p.sex not in {None, mention.sex} for p in roster.people)
    if mention.age is None and not handle:
        return ()
    person = roster.add()
    return person.who if person else ()


def _of_that_age(mention: Mention, scene: Scene) -> Who:
    """Who is known to be of that age; of whom the text speaks comes first where labels are used."""
    spoken_of = scene.person(scene.current) if scene.roster.labels else None
    if scene.roster.labels and scene.current and (not spoken_of or spoken_of.could_be(mention)):
        return ()
    person = scene.roster.known(mention)
    return person.who if person else ()


def _the_only(mention: Mention, scene: Scene) -> Who:
    roster = scene.roster
    if roster.group:
        return NO_ONE
    tells = scene.tells or roster.people or mention.age is not None
    person = roster.get(1) if tells else None
    if person is None:
        return NO_ONE
    return person.who if person.could_be(mention) else ELSE


_ANOTHER_OF = Pattern(r"\b(?:an?|another)\s(?:\w+\s){1,3}of\s$", re.IGNORECASE)
"""`A patient of ours` in a discussion is another than the paper's."""


def ours(mention: Mention, segment: Segment, scene: Scene) -> Who:
    """`our patient`, `the present case`; not `this case illustrates`."""
    roster = scene.roster
    if scene.zone is Zone.DISCUSSION and _ANOTHER_OF.search(scene.text, 0, mention.start):
        return ELSE
    if mention.noun == "case" and generality(scene.text) > _GENERAL and not scene.own_case:
        return NO_ONE
    if roster.single and not roster.group:
        person = roster.get(1)
        return person.who if person else ()
    if mention.sex:  # "In the first (Mr A., 62)"; then by his name alone
        of_sex = roster.of_sex(mention.sex)
        meant = _apposed(mention, scene) or _aged_newcomer(mention, scene)
        return meant or (of_sex[0].who if len(of_sex) == 1 else scene.current)
    return scene.current if len(scene.current) == 1 else EVERYONE


_APPOSED = Pattern(
    r"^\W{0,4}(?:(?:who|then|now|is|was|are|being|were|a|an|the|also|that of|involve[sd]"
    r"|occurred in|concern(?:s|ed)|describe[sd]|included|regard(?:s|ed)|deal(?:s|t) with"
    r"|(?:refer|relate|pertain)(?:s|red|d|ed)? to|feature[sd]|presents)\W{0,2}){0,3}$",
    re.IGNORECASE,
)


_ONE_OF = Pattern(
    r"\sof\s(?:two|three|four|five)\s[^,.;]{3,60},\s|\s(?:(?:being|was|is|occurred)\s)?(?:that\s)?(?:of|in|from|about)\s(?:(?:the|an?)\s[^.;]{3,80}?\s(?:in|of)\s)?",
    re.IGNORECASE,
)


_IN_A_RANK = Pattern(
    r"(?<=\bof\s)(?:two|three|four|five|the|these)\s[^,.;]{3,60},\s", re.IGNORECASE
)


def _apposed(mention: Mention, scene: Scene) -> Who:
    """The person named right before: `the next, a docker of 35`, `one of a man`, `he is a …`."""
    before = [m for m in scene.people if m.end <= mention.start]
    if not before:
        return ()
    if _IN_A_RANK.fullmatch(scene.text, before[-1].start, mention.start) and before[:-1]:
        before.pop()  # "the elder of two brothers with thalassaemia, a joiner of 51"
    between = scene.text[before[-1].end : mention.start]
    told_apart = before[-1].role is Role.ORDINAL and _ONE_OF.fullmatch(between)
    if not told_apart and not _APPOSED.match(between):
        return ()
    who = scene.meant_by(before[-1])
    if before[-1].role is Role.PRONOUN:
        return own_by_pronoun(before[-1], scene) if scene.tells and not scene.quoting else ()
    person = scene.person(who)
    if person:
        return who if person.could_be(mention) else ()
    return ELSE if who == ELSE and before[-1].role in {Role.KIN, Role.SOME} else ()
