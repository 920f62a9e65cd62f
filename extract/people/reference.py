"""A mention of people to who is meant, given who is known and where the mention stands.

One function for each way of mentioning people; each returns `()` where the words decide nothing.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from extract.grammar.age_mention import age_mentions
from extract.people import numbered_reference as numbered
from extract.people.mention import Mention, Role
from extract.people.quoted import is_firm
from extract.people.relative import is_meant, own_relative
from extract.people.roster import ENOUGH, EVERYONE, Person, Who
from extract.people.scene import ELSE, NEAR_START, NO_ONE, Scene
from extract.people.segment import Opening, Segment
from extract.text.reading import Zone
from extract.text.statement import generality

_GENERAL = 0.75
_GENERAL_OF_THE_PATIENT = 0.85
_GENERAL_UNDER_A_HEADING = 0.97
_PARTICULAR = 0.4

_APPOSED = re.compile(
    r"^\W{0,4}(?:(?:who|then|now|is|was|are|being|were|a|an|the|also|involve[sd]|concern(?:s|ed)"
    r"|describes|included|refers to)\W{0,2}){0,3}$",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:like|as in|as with|than|than in|unlike|similar to|contrast to|differ\w* from)\s$",
    re.IGNORECASE,
)
_DECADE = re.compile(
    r"[\s,]{1,2}in\s(?:his|her|their)\s(?:early\s|mid-?\s?|late\s)?(?:\d0s|\w+ties)", re.IGNORECASE
)
_IS_AGED = re.compile(
    r"\s(?:is|was)\s(?:now\s|then\s)?in\s(?:the|his|her|their)\s(?:early\s|mid-?\s?|late\s)?"
    r"(?:\w+\sdecade|\d0s|\w+ties)\b"
)
"""`The person is in the eighth decade` can be said of one only."""
_ANYONE = frozenset({"adult", "child", "infant", "person", "fetus", "foetus", "newborn"})


class Scope(StrEnum):
    """How far a mention reaches."""

    CLAUSE = "clause"
    PHRASE = "phrase"


def resolve(mention: Mention, segment: Segment, scene: Scene, state: Who) -> tuple[Who, Scope]:
    """Who is meant, and how much of the sentence is said of them."""
    if mention.role is Role.KIN:
        return _kin(mention, segment, scene)
    if mention.role is Role.OTHERS:
        return _others(mention, segment, scene), Scope.CLAUSE
    if mention.role is Role.PRONOUN:
        return _pronoun(mention, segment, scene, state), Scope.CLAUSE
    who = _FINDERS[mention.role](mention, segment, scene)
    if scene.person(who):
        scene.roster.proof += _proof(mention, segment, scene)
    compared = _COMPARES.search(scene.text, max(0, mention.start - 20), mention.start)
    if compared and who and mention.start > segment.start + NEAR_START:
        return who, Scope.PHRASE
    if who:
        scene.note(mention, who)
    return who, Scope.CLAUSE


def _proof(mention: Mention, segment: Segment, scene: Scene) -> float:
    """How much a mention speaks for the paper telling of a patient at all."""
    aged = mention.age is not None or _IS_AGED.match(scene.text, mention.end)
    if aged or scene.own_case or mention.role in _SURE:
        return ENOUGH
    if scene.zone is Zone.TITLE:
        return ENOUGH / 4
    general = generality(scene.text)
    opens = mention.start - segment.start <= NEAR_START
    if mention.role is Role.SOME and (general < _PARTICULAR or (opens and mention.sex)):
        return ENOUGH
    if mention.role is Role.THE and opens and general < _PARTICULAR:
        return ENOUGH
    if mention.role is Role.PRONOUN and scene.zone is Zone.CASE and _lives(scene.text):
        return 2 * ENOUGH
    return ENOUGH / 2 if general < _PARTICULAR else ENOUGH / 4


_SURE = frozenset({Role.OURS, Role.LABEL})


def _lives(text: str) -> bool:
    """Whether an age of somebody's life is told: `He was 34 when …`."""
    return any(age.size == 1 for age in age_mentions(text))


def _some(mention: Mention, segment: Segment, scene: Scene) -> Who:
    """`A 42-year-old man`: the patient, a further patient, or somebody else's."""
    roster = scene.roster
    apposed = _apposed(mention, scene)
    if apposed:
        return apposed
    if scene.quoted_in(segment):
        return ELSE
    same_age = _of_that_age(mention, scene)
    if same_age:
        return same_age
    unknown = ELSE if mention.age is not None or (scene.tells and roster.single) else NO_ONE
    if not scene.tells:
        return unknown
    if roster.single and roster.people and _counts(mention, scene) and not scene.own_case:
        return () if mention.age is None else ELSE
    person = _newcomer(mention, scene)
    return person.who if person else unknown


def _counts(mention: Mention, scene: Scene) -> bool:
    """`one child was lost`, `in one 60-year-old`: no article, hardly the patient himself."""
    return scene.text[mention.start : mention.start + 4].lower() == "one "


def _newcomer(mention: Mention, scene: Scene) -> Person | None:
    """The patient a phrase brings in, or whom it means without having given his age so far."""
    roster = scene.roster
    if roster.single and roster.people:
        return roster.people[0] if _is_the_only(mention, scene) else None
    if roster.labels:
        person = scene.person(scene.current)
        return person if person and person.could_be(mention) else None
    aged = mention.age is not None or _DECADE.match(scene.text, mention.end) is not None
    if not aged and not roster.single and (roster.group or mention.noun in _UNTOLD):
        return _one_of_several(mention, scene)
    if len(roster.people) < roster.expected:
        return roster.add()
    ageless = [p for p in roster.people if p.age is None and p.could_be(mention)]
    spoken_of = [p for p in ageless if p.who == (scene.met[-1] if scene.met else scene.current)]
    return next(iter([*spoken_of, *ageless]), None)


def _is_the_only(mention: Mention, scene: Scene) -> bool:
    """Whether the single patient may be meant; a body may give him another age than the abstract.

    So the first whom the telling of the case opens with is he, of whatever age, if of his sex.
    """
    person = scene.roster.people[0]
    retold, scene.roster.retold = scene.roster.retold, scene.roster.retold and mention.age is None
    again = retold and scene.zone is Zone.CASE and generality(scene.text) < _PARTICULAR
    ageless = replace(mention, age=None) if again and mention.start <= NEAR_START else mention
    return person.could_be(ageless)


_UNTOLD = frozenset({"case", "patient"})


def _one_of_several(mention: Mention, scene: Scene) -> Person | None:
    """`In one patient …, in another …` where nobody has been told apart so far."""
    roster = scene.roster
    words = scene.text[mention.start : mention.start + 8].lower()
    counted = words.startswith(("one ", "another "))
    told = any(p.age is not None for p in roster.people) and not words.startswith("another ")
    if roster.group or told or (roster.people and not counted):
        return None
    return roster.add()


def _the(mention: Mention, segment: Segment, scene: Scene) -> Who:
    """`the patient`, `this woman`, `the 30-year-old woman`."""
    roster = scene.roster
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
    if mention.age is not None or scene.own_case or _IS_AGED.match(scene.text, mention.end):
        return True
    if scene.zone is Zone.TITLE:
        return False
    return mention.noun not in _ANYONE or generality(scene.text) < _PARTICULAR


def _the_one(mention: Mention, scene: Scene) -> Who:
    """Of several patients the only one of that sex, else of whom the text speaks."""
    of_sex = scene.roster.of_sex(mention.sex)
    if len(of_sex) == 1 and mention.age is None:
        return of_sex[0].who
    return scene.current if scene.person(scene.current) else ()


def _of_that_age(mention: Mention, scene: Scene) -> Who:
    """Who is known to be of that age; in his own section a labelled patient comes first."""
    if scene.roster.labels and scene.current:
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


def _ours(mention: Mention, segment: Segment, scene: Scene) -> Who:
    """`our patient`, `the present case`; not `this case illustrates`."""
    roster = scene.roster
    if mention.noun == "case" and generality(scene.text) > _GENERAL and not scene.own_case:
        return NO_ONE
    if roster.single and not roster.group:
        person = roster.get(1)
        return person.who if person else ()
    return scene.current if len(scene.current) == 1 else EVERYONE


_FINDERS: dict[Role, Callable[[Mention, Segment, Scene], Who]] = {
    Role.LABEL: numbered.label,
    Role.ORDINAL: numbered.ordinal,
    Role.GROUP: numbered.group,
    Role.REST: numbered.rest,
    Role.COUNT: numbered.count,
    Role.SOME: _some,
    Role.THE: _the,
    Role.OURS: _ours,
}


def _pronoun(mention: Mention, segment: Segment, scene: Scene, state: Who) -> Who:
    """`he`: whom the clause speaks of already, or back to the patient."""
    if state == ELSE:
        return _back_to_own(mention, segment, scene)
    return _other_sex(mention, scene, state) or _own_or_focus(mention, scene, state)


def _own_or_focus(mention: Mention, scene: Scene, state: Who) -> Who:
    """In a clause of the patient nothing new; in one of nobody the last person spoken of."""
    if state == NO_ONE and scene.focus == ELSE:
        return ELSE
    if state == NO_ONE and not scene.focus and generality(scene.text) >= _PARTICULAR:
        return ()
    if state == NO_ONE or (not scene.roster.people and scene.tells):
        return _own_by_pronoun(mention, scene)
    if scene.roster.single and not _fits_own(mention, scene) and scene.focus == ELSE:
        return ELSE
    _learn_sex(mention, scene, state)
    if scene.zone is Zone.CASE and generality(scene.text) < _PARTICULAR:
        scene.roster.proof += _proof(mention, Segment(0, 0, 0, Opening.START), scene) / 2
    return ()


def _learn_sex(mention: Mention, scene: Scene, state: Who) -> None:
    """`The person lives with myelofibrosis; hydroxyurea is behind her`: the only patient's sex."""
    people = scene.roster.people
    own = state in {EVERYONE, people[0].who} if people else False
    if own and scene.roster.single and scene.zone is Zone.CASE and people[0].sex is None:
        people[0].sex = mention.sex


def _other_sex(mention: Mention, scene: Scene, state: Who) -> Who:
    """`He was well and she was not`: of several patients the only one of that sex."""
    if scene.roster.single or state in {ELSE, NO_ONE} or mention.noun not in {"he", "she"}:
        return ()
    person = scene.person(state)
    of_sex = scene.roster.of_sex(mention.sex)
    if len(of_sex) != 1 or (person and person.sex in {None, mention.sex}):
        return ()
    return of_sex[0].who


def _back_to_own(mention: Mention, segment: Segment, scene: Scene) -> Who:
    """`…, but he walks`: away from the others, unless it may be one of them."""
    opens = mention.start - segment.start <= NEAR_START
    turns = segment.opening in {Opening.STRONG, Opening.COORDINATE} and opens
    same = scene.focus_sex is None or scene.focus_sex == mention.sex
    return scene.own if turns and _fits_own(mention, scene) and not (scene.quoting and same) else ()


def _own_by_pronoun(mention: Mention, scene: Scene) -> Who:
    if not scene.roster.single:
        return scene.focus if len(scene.focus) == 1 else ()
    if scene.roster.group and not scene.roster.people:
        return ()
    person = scene.roster.get(1) if scene.tells or scene.roster.people else None
    if person is None or not person.could_be(mention):
        return ()
    person.sex = person.sex or mention.sex
    scene.roster.proof += _proof(mention, Segment(0, 0, 0, Opening.START), scene)
    return person.who


def _fits_own(mention: Mention, scene: Scene) -> bool:
    return any(p.could_be(replace(mention, age=None)) for p in scene.roster.people)


def _others(mention: Mention, segment: Segment, scene: Scene) -> Who:
    """An author's turn to other papers; loose words count only in a general sentence."""
    firm = is_firm(scene.text[mention.start : mention.end])
    if not firm and (scene.own_case or generality(scene.text) < _PARTICULAR):
        return ()
    here = [m for m in scene.people if segment.start <= m.start < segment.end]
    if scene.own_case or any(m.role is Role.OURS for m in here):
        return ()
    scene.quoting = True
    scene.focus, scene.focus_sex = ELSE, None
    return ELSE


def _kin(mention: Mention, segment: Segment, scene: Scene) -> tuple[Who, Scope]:
    """A relative: the clause is his where he is its subject, else the phrase alone."""
    own = _own_kin(mention, scene)
    if own:
        scene.note(mention, own)
        return own, Scope.CLAUSE
    if _is_theirs(mention, scene) or is_meant(scene.text, segment.start, mention):
        scene.resolved.append((mention, ELSE))
        scene.focus_sex = mention.sex
        return ELSE, Scope.CLAUSE
    return ELSE, Scope.PHRASE


def _own_kin(mention: Mention, scene: Scene) -> Who:
    """The own patient whom a word of kinship means, in a paper on kin or beside his number."""
    person = scene.person(scene.current)
    if scene.opens_section and person and person.age is None and mention.start <= NEAR_START:
        return person.who
    apposed = _as_patient(mention, scene)
    if apposed or _is_theirs(mention, scene):
        return apposed
    if mention.noun in scene.family and not scene.roster.single and scene.zone is Zone.CASE:
        told = scene.focus if scene.person(scene.focus) else scene.current
        who = own_relative(mention, scene.roster, told)
        if who:
            return who
    if scene.own_case and mention.age is not None:  # "a woman of 56 and her 29-year-old son"
        newcomer = scene.roster.add()
        if newcomer:
            return newcomer.who
    return ()


def _is_theirs(mention: Mention, scene: Scene) -> bool:
    """`Their eldest brother` is none of those spoken of."""
    return scene.current == EVERYONE and bool(_THEIRS.search(scene.text, 0, mention.start))


_THEIRS = re.compile(r"(?:\b[Tt]heir\s(?:\w+\s)?|\b(?:no|any)\sother\s)$")
_IS_KIN = re.compile(
    r"^[\s,(:]*(?:(?:is|was|being|concerns|that|of|the|a|an)\s)*(?:(?:his|her|their|whose)\s)?"
    r"(?:(?:own|younger|older|elder|first|maternal|paternal|twin|full|half)\s){0,2}$",
    re.IGNORECASE,
)


def _as_patient(mention: Mention, scene: Scene) -> Who:
    """`The second, his cousin aged 35`: the relative of one patient is the next."""
    before = [m for m in scene.people if m.end <= mention.start and m.role is not Role.PRONOUN]
    if not before or before[-1].role not in {Role.ORDINAL, Role.LABEL}:
        return ()
    if not _IS_KIN.match(scene.text[before[-1].end : mention.start]):
        return ()
    who = next((w for m, w in scene.resolved if m is before[-1]), ())
    person = scene.person(who)
    return who if person and person.could_be(mention) else ()


def _apposed(mention: Mention, scene: Scene) -> Who:
    """The person named right before: `the next, a docker of 35`, `he is a farmer`."""
    before = [m for m in scene.people if m.end <= mention.start]
    if not before or not _APPOSED.match(scene.text[before[-1].end : mention.start]):
        return ()
    who = next((w for m, w in scene.resolved if m is before[-1]), ())
    if before[-1].role is Role.PRONOUN:
        return _own_by_pronoun(before[-1], scene) if scene.tells and not scene.quoting else ()
    person = scene.person(who)
    if person:
        return who if person.could_be(mention) else ()
    return ELSE if who == ELSE and before[-1].role in {Role.KIN, Role.SOME} else ()
