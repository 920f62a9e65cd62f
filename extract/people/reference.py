"""A mention of people to who is meant, given who is known and where the mention stands.

Each way of mentioning people has a function: by a number (`numbered_reference`), a noun
(`noun_reference`), a pronoun (`pronoun_reference`), as a relative (`relative`). Each returns `()`
where the words decide nothing.
"""

import re
from collections.abc import Callable

from extract.grammar.pattern import Pattern
from extract.grammar.quoted import is_firm
from extract.people import noun_reference as noun
from extract.people import numbered_reference as numbered
from extract.people.mention import Mention, Role
from extract.people.pronoun_reference import pronoun
from extract.people.proof import proof_of
from extract.people.relative import kin
from extract.people.roster import Who
from extract.people.scene import ELSE, NEAR_START, Scene, Scope
from extract.people.segment import Segment
from extract.people.telling import is_particular

_COMPARES = Pattern(
    r"\b(?:like|as in|as with|than|than in|unlike|similar to|contrast to|differ\w* from"
    r"|(?:experience|lesson|event|outcome|course)s? (?:gained )?(?:with|in|of|from))\s$",
    re.IGNORECASE,
)


def resolve(mention: Mention, segment: Segment, scene: Scene, state: Who) -> tuple[Who, Scope]:
    """Who is meant, and how much of the sentence is said of them."""
    if mention.role is Role.KIN:
        return kin(mention, segment, scene)
    if mention.role is Role.OTHERS:
        return _others(mention, segment, scene), Scope.CLAUSE
    if mention.role is Role.PRONOUN:
        return pronoun(mention, segment, scene, state), Scope.CLAUSE
    who = _FINDERS[mention.role](mention, segment, scene)
    if scene.person(who):
        scene.roster.proof += proof_of(mention, scene, since=segment.start)
    compared = _COMPARES.search(scene.text, max(0, mention.start - 20), mention.start)
    if compared and who and mention.start > segment.start + NEAR_START:
        return who, Scope.PHRASE
    if who:
        scene.note(mention, who)
    return who, Scope.CLAUSE


def _others(mention: Mention, segment: Segment, scene: Scene) -> Who:
    """An author's turn to other papers; loose words count only in a general sentence."""
    firm = is_firm(scene.text[mention.start : mention.end])
    if not firm and (scene.own_case or is_particular(scene.text)):
        return ()
    here = [m for m in scene.people if segment.start <= m.start < segment.end]
    if scene.own_case or any(m.role is Role.OURS for m in here):
        return ()
    scene.quoting = True
    scene.focus, scene.focus_sex = ELSE, None
    return ELSE


_FINDERS: dict[Role, Callable[[Mention, Segment, Scene], Who]] = {
    Role.LABEL: numbered.label,
    Role.ORDINAL: numbered.ordinal,
    Role.GROUP: numbered.group,
    Role.REST: numbered.rest,
    Role.COUNT: numbered.count,
    Role.SOME: noun.some,
    Role.THE: noun.the,
    Role.OURS: noun.ours,
}
