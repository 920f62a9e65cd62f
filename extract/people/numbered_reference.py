"""Mentions that number, count or group people to who is meant: `the second`, `both`, `Case 2`.

Each function returns `()` where the words decide nothing.
"""

import re
from collections.abc import Sequence

from cases.finding import PatientId
from extract.grammar.pattern import Pattern
from extract.grammar.person import KIN
from extract.people.group_introduction import introduction
from extract.people.mention import LAST, NEXT, Mention, Role
from extract.people.own_people import ONLY_ONE
from extract.people.roster import ENOUGH, EVERYONE, Person, Roster, Who
from extract.people.scene import ELSE, NEAR_START, NO_ONE, Scene
from extract.people.segment import Segment
from extract.text.reading import Zone

_KIN_OF = Pattern(rf"\b{KIN}\sof\s$", re.IGNORECASE)
_OF_TWO = {"former": 0, "latter": 1}
_RANKS = frozenset({"eldest", "elder", "oldest", "older", "younger", "youngest", "one"})


def label(mention: Mention, segment: Segment, scene: Scene) -> Who:
    """`Case 2`, `patients 1 and 3`; a label that the paper does not use is another paper's."""
    known = tuple(PatientId(str(n)) for n in mention.numbers if n in scene.roster.labels)
    if mention.noun == "(" and scene.zone is not Zone.CASE:
        return ()
    if known and not scene.quoted_in(segment):
        return known
    return ELSE if scene.zone in {Zone.DISCUSSION, Zone.CONCLUSION} else ()


def ordinal(mention: Mention, segment: Segment, scene: Scene) -> Who:
    """`the second patient`, `the eldest`, `one … the other`."""
    roster = scene.roster
    if _KIN_OF.search(scene.text, 0, mention.start):
        return ()  # "Brother of the former": the patient whose section it is
    if roster.single or scene.quoted_in(segment):
        named = mention.noun not in {"case", "one", "another", ""} and mention.numbers[0] > 1
        quoted = ELSE if named and scene.quoted_in(segment) else ()
        return _only_by_birth(mention, scene) or quoted
    known = roster.known(mention)
    if known:
        return known.who
    headed = _behind_label(mention, scene)
    if headed:
        return headed
    word = scene.text[mention.start : mention.end].lower().removeprefix("the ").split()[0]
    two = scene.singles if len(scene.singles) == _TWO else scene.pair
    if word in _OF_TWO and two:
        return two[_OF_TWO[word]]
    return _in_order(mention, word, scene)


def _only_by_birth(mention: Mention, scene: Scene) -> Who:
    """`The youngest of three affected brothers, aged 21`: the only patient, nobody told so far."""
    if scene.roster.people or not scene.tells or not _BY_BIRTH.match(scene.text, mention.start):
        return ()
    person = scene.roster.get(1)
    scene.roster.proof = ENOUGH
    return person.who if person else ()


_BY_BIRTH = Pattern(
    r"the\s(?:eldest|oldest|youngest|elder|older|younger)(?:\s\w+)?\sof\s(?:two|three|four|five|six|seven|\d)\s",
    re.IGNORECASE,
)


def _behind_label(mention: Mention, scene: Scene) -> Who:
    """`Case 1. The elder brother, aged 24`: whose section it is."""
    before = [m for m in scene.people if m.end <= mention.start]
    labelled = bool(before) and before[-1].role is Role.LABEL
    person = scene.person(scene.current) if labelled and scene.opens_section else None
    near = mention.start <= NEAR_START
    return person.who if person and near and person.could_be(mention) else ()


def _in_order(mention: Mention, word: str, scene: Scene) -> Who:
    """By age, or by the order of the text; nobody of a group told in figures."""
    roster = scene.roster
    if roster.group and mention.age is None:
        return NO_ONE
    if word in _RANKS:
        return _by_rank(mention, word, scene)
    told = scene.met[-1] if scene.met else scene.focus
    person = roster.ordinal(mention.numbers[0], told)
    left = [p for p in roster.people if p.who not in roster.ranked]
    is_last = mention.numbers[0] == roster.expected > _TWO
    if is_last and person and person not in left and len(left) == 1:
        return left[0].who  # "The youngest …. The oldest …. The third patient …"
    return person.who if person else NO_ONE


def _by_rank(mention: Mention, word: str, scene: Scene) -> Who:
    """`the eldest`, `one`: by their ages, or of people not yet told apart; else unknown."""
    roster = scene.roster
    by_age = _of_rank(mention, word, scene)
    if by_age:
        roster.ranked.add(by_age)
        return by_age
    if roster.labels and not scene.current:
        return ELSE
    told = any(p.age is not None for p in roster.people)
    full = len(roster.people) >= roster.expected
    if roster.labels or (told and full):
        left = [p for p in roster.people if p.age is None and p.could_be(mention)]
        return left[0].who if mention.age is not None and len(left) == 1 else NO_ONE
    if word == "one":
        person = (None if roster.parts else roster.get(1)) if full else roster.add()
    elif (
        mention.numbers[0] in {LAST, NEXT} and not full and roster.expected > len(roster.people) + 1
    ):
        person = roster.get(roster.expected)
    else:
        person = roster.add()
    return person.who if person else NO_ONE


def _of_rank(mention: Mention, word: str, scene: Scene) -> Who:
    """Who of those meant is the oldest or the youngest, where the ages of all are known.

    `the elder` is of two: of all, of those of that sex, or of those the text speaks of.
    """
    first = word in {"eldest", "elder", "oldest", "older"}
    if not first and word not in {"younger", "youngest"}:
        return ()
    meant = _compared(mention, scene, of_two=word in {"elder", "older", "younger"})
    ages = [p.age for p in meant if p.age is not None]
    if len(ages) < _TWO or len(ages) != len(meant):
        return ()
    age = max(ages) if first else min(ages)
    same = [p for p in meant if p.age == age]
    return same[0].who if len(same) == 1 else ()


def _compared(mention: Mention, scene: Scene, *, of_two: bool) -> Sequence[Person]:
    """Those whose ages a rank compares; none where not all of them are known."""
    roster = scene.roster
    of_sex = [p for p in roster.people if not mention.sex or p.sex in {None, mention.sex}]
    if of_two:
        pairs = (who for who in (*reversed(scene.met), scene.current) if len(who) == _TWO)
        told = next(pairs, ())
        spoken_of = [p for p in of_sex if p.who[0] in told]
        if len(spoken_of) == _TWO:
            return spoken_of
    full = len(roster.people) >= roster.expected
    return of_sex if full and (not of_two or len(of_sex) == _TWO) else ()


_TWO = 2


def group(mention: Mention, segment: Segment, scene: Scene) -> Who:
    """`both`, `all three`, `our patients`."""
    roster = scene.roster
    if roster.single or scene.quoted_in(segment):
        return ()
    if mention.count == -1 and scene.zone is not Zone.CASE:
        return ()
    return NO_ONE if _of_some(mention, scene) else _together_meant(mention, scene)


def _of_some(mention: Mention, scene: Scene) -> bool:
    """`the patients with thalassemia intermedia`, and `they` after such words."""
    if mention.noun == "they":
        return bool(scene.resolved) and scene.resolved[-1][1] == NO_ONE
    return mention.count == -1 and restricted(scene.text, mention.end)


def _together_meant(mention: Mention, scene: Scene) -> Who:
    """Whom a number or none means: all of them, the first two, those just named."""
    roster = scene.roster
    if mention.numbers:
        return _run(mention, roster)
    of_sex = _of_sex(mention, scene) if mention.count in {-1, 0} else ()
    if 1 < len(of_sex) < len(roster.people):
        return of_sex  # "The boys recovered, the woman did not"
    if mention.count in {-1, 0, roster.expected}:
        return EVERYONE
    if mention.count > roster.expected:
        return ELSE
    return _just_named(mention, scene)


def restricted(text: str, end: int) -> bool:
    """Whether a clause without a comma says which of them: `the patient who was operated on`."""
    return _RESTRICTED.match(text, end) is not None


_RESTRICTED = Pattern(r"\s(?:with|without|who|whose|whom|in whom|that)\b(?! (?:respect|regard))")


def _just_named(mention: Mention, scene: Scene) -> Who:
    """`both` of a series: those of that sex, the last so many named, or all told of so far."""
    of_sex = _of_sex(mention, scene)
    named = [one for who in scene.met if who != EVERYONE for one in who]
    known = tuple(p.who[0] for p in scene.roster.people)
    parts = scene.roster.parts
    candidates = (of_sex, _last(named, mention.count), scene.current, known, *parts[::-1])
    return next((who for who in candidates if len(who) == mention.count), NO_ONE)


def _of_sex(mention: Mention, scene: Scene) -> Who:
    return tuple(p.who[0] for p in scene.roster.of_sex(mention.sex))


def _last(named: Sequence[PatientId], count: int) -> Who:
    """The last `count` different people named, in their order."""
    different = list(dict.fromkeys(reversed(named)))[:count]
    return tuple(reversed(different))


def _run(mention: Mention, roster: Roster) -> Who:
    """`the first two`, `the last three`: so many from that end."""
    everyone = roster.everyone
    if mention.count > len(everyone):
        return ELSE
    first = mention.numbers[0] != LAST
    return everyone[: mention.count] if first else everyone[-mention.count :]


def rest(mention: Mention, segment: Segment, scene: Scene) -> Who:
    """`the remaining two`: those of whom the sentence has not spoken."""
    roster = scene.roster
    if roster.single or scene.quoted_in(segment):
        return ELSE if scene.quoted_in(segment) else ()
    told = {one for who in scene.met or [scene.current] for one in who}
    left = tuple(one for one in roster.everyone if one not in told)
    return left if len(left) == mention.count else NO_ONE


def count(mention: Mention, segment: Segment, scene: Scene) -> Who:
    """`two brothers`: the announced ones, or people of other papers."""
    roster = scene.roster
    if roster.group:
        return () if scene.zone is Zone.TITLE else NO_ONE
    if roster.single and not mention.noun:
        return ()
    if roster.single:
        opens = mention.start - segment.start <= NEAR_START
        opens = opens and not ONLY_ONE.match(scene.text, mention.end)
        return ELSE if opens and scene.zone is not Zone.TITLE else ()
    if scene.quoted_in(segment) and not scene.own_case:
        return ELSE
    if mention.count == roster.expected:
        return EVERYONE if scene.tells else ELSE
    unknown = ELSE if mention.count > roster.expected else NO_ONE
    together = _together(mention, scene) or _so_many(mention, scene)
    return together or (roster.dealt(mention.count) if scene.tells else ()) or unknown


def _together(mention: Mention, scene: Scene) -> Who:
    """`Two sisters (23 and 27 years)` in a series of six: so many new patients at once."""
    roster, group = scene.roster, introduction(scene.text)
    if group is None or group.summed or roster.labels or not scene.tells:
        return ()
    room = roster.expected - len(roster.people)
    if abs(group.start - mention.start) > 1 or not 1 < len(group.members) <= room:
        return ()
    people: list[PatientId] = []
    for member in group.members:
        person = roster.add()
        if person:
            person.age, person.sex, person.noun = member.age, member.sex, member.noun
            people += person.who
    return tuple(people)


def _so_many(mention: Mention, scene: Scene) -> Who:
    """`One was operated on and two were irradiated`: the rest, or those of that sex."""
    told = {one for who in scene.met for one in who}
    left = tuple(one for one in scene.roster.everyone if one not in told)
    if told and len(left) == mention.count:
        if scene.roster.anonymous:
            scene.roster.get(scene.roster.expected)  # now all have been told of
        return left
    of_sex = _of_sex(mention, scene)
    return of_sex if len(of_sex) == mention.count else ()
