"""`he`, `her` to who is meant: whom the clause speaks of, the patient again, or somebody else."""

import re
from dataclasses import replace

from extract.grammar.pattern import Pattern
from extract.people.mention import Mention
from extract.people.proof import proof_of
from extract.people.roster import EVERYONE, Who
from extract.people.scene import ELSE, NEAR_START, NO_ONE, Scene
from extract.people.segment import Opening, Segment
from extract.people.telling import is_particular
from extract.text.reading import Zone


def pronoun(mention: Mention, segment: Segment, scene: Scene, state: Who) -> Who:
    """`he`: whom the clause speaks of already, or back to the patient."""
    if state == ELSE:
        return _back_to_own(mention, segment, scene)
    return _other_sex(mention, segment, scene, state) or _own_or_focus(mention, scene, state)


def _own_or_focus(mention: Mention, scene: Scene, state: Who) -> Who:
    """In a clause of the patient nothing new; in one of nobody the last person spoken of."""
    if state == NO_ONE and scene.focus == ELSE:
        return ELSE
    if state == NO_ONE and not scene.focus and not is_particular(scene.text):
        return ()
    if state == NO_ONE or (not scene.roster.people and scene.tells):
        return own_by_pronoun(mention, scene)
    if scene.roster.single and not _fits_own(mention, scene) and scene.focus == ELSE:
        return ELSE
    _learn_sex(mention, scene, state)
    if scene.zone is Zone.CASE and is_particular(scene.text):
        scene.roster.proof += proof_of(mention, scene) / 2
    return ()


def _learn_sex(mention: Mention, scene: Scene, state: Who) -> None:
    """`The person lives with myelofibrosis; hydroxyurea is behind her`: the only patient's sex."""
    people = scene.roster.people
    own = state in {EVERYONE, people[0].who} if people else False
    if own and scene.roster.single and scene.zone is Zone.CASE and people[0].sex is None:
        people[0].sex = mention.sex


def _other_sex(mention: Mention, segment: Segment, scene: Scene, state: Who) -> Who:
    """`He was well and she was not`: of several patients the only one of that sex.

    So `His mass was at T4, hers at T6`, where the clause opens with the pronoun, and
    `at T4 in him and at T6 in her`, where it closes with it.
    """
    if scene.roster.single or state in {ELSE, NO_ONE}:
        return ()
    opens = _OPENS.fullmatch(scene.text, segment.start, mention.start) and not scene.opens_section
    closes = _IN.search(scene.text, 0, mention.start) and _CLOSES.match(scene.text, mention.end)
    if mention.noun not in {"he", "she"} and not (opens or closes):
        return ()
    person = scene.person(state)
    of_sex = scene.roster.of_sex(mention.sex)
    if len(of_sex) != 1 or (person and person.sex in {None, mention.sex}):
        return ()
    return of_sex[0].who


_IN = Pattern(r"\b(?:in|for|of|to|on|with)\s$", re.IGNORECASE)
_CLOSES = Pattern(r"(?:\scase)?(?:\s?[,.;:)]|$|\s(?:and|but|while|whereas)\s)")
_OPENS = Pattern(r"\W*(?:(?:and|but|while|whereas|in)\s)?", re.IGNORECASE)


def _back_to_own(mention: Mention, segment: Segment, scene: Scene) -> Who:
    """`…, but he walks`: away from the others, unless it may be one of them."""
    opens = mention.start - segment.start <= NEAR_START
    turns = segment.opening in {Opening.STRONG, Opening.COORDINATE} and opens
    compared = mention.noun in {"he", "she"} and _LIKE.match(scene.text)
    turns = turns or bool(opens and compared and segment.opening is Opening.COMMA)
    same = scene.focus_sex is None or scene.focus_sex == mention.sex
    return scene.own if turns and _fits_own(mention, scene) and not (scene.quoting and same) else ()


_LIKE = Pattern(
    r"\W*(?:(?:Unl|L)ike|As (?:in|with)|Just as in|Similar(?:ly)? to|In contrast (?:to|with)"
    r"|In common with|Contrary to|Compared (?:to|with))\s"
)
"""`Like the patient of Chen et al., he had sickle cell disease`."""


def own_by_pronoun(mention: Mention, scene: Scene) -> Who:
    """The only patient, of whom the pronoun tells the sex; of several the one in focus."""
    if not scene.roster.single:
        return scene.focus if len(scene.focus) == 1 else ()
    if scene.roster.group and not scene.roster.people:
        return ()
    person = scene.roster.get(1) if scene.tells or scene.roster.people else None
    if person is None or not person.could_be(mention):
        return ()
    person.sex = person.sex or mention.sex
    scene.roster.proof += proof_of(mention, scene)
    return person.who


def _fits_own(mention: Mention, scene: Scene) -> bool:
    return any(p.could_be(replace(mention, age=None)) for p in scene.roster.people)
