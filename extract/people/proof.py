"""A mention to how much it speaks for the paper telling of a patient of its own at all."""

from extract.grammar.age_mention import age_mentions
from extract.grammar.pattern import Pattern
from extract.people.mention import Mention, Role
from extract.people.roster import ENOUGH
from extract.people.scene import NEAR_START, Scene
from extract.people.telling import is_particular
from extract.text.reading import Zone

_IS_AGED = Pattern(
    r"\s(?:is|was)\s(?:now\s|then\s)?in\s(?:the|his|her|their)\s(?:early\s|mid-?\s?|late\s)?"
    r"(?:\w+\sdecade|\d0s|\w+ties)\b"
)
"""`The person is in the eighth decade` can be said of one only."""


def proof_of(mention: Mention, scene: Scene, *, since: int = 0) -> float:
    """How much a mention speaks for it, in a clause that begins at `since`; see `Roster.proof`."""
    if tells_age(mention, scene) or scene.own_case or mention.role in _SURE:
        return ENOUGH
    if scene.zone is Zone.TITLE:
        return ENOUGH / 4
    particular = is_particular(scene.text)
    opens = mention.start - since <= NEAR_START
    if mention.role is Role.SOME and (particular or (opens and mention.sex)):
        return ENOUGH
    if mention.role is Role.THE and opens and particular:
        return ENOUGH
    if mention.role is Role.PRONOUN and scene.zone is Zone.CASE and _lives(scene.text):
        return 2 * ENOUGH
    return ENOUGH / 2 if particular else ENOUGH / 4


def tells_age(mention: Mention, scene: Scene) -> bool:
    """Whether the words tell an age: `a woman of 40`, `the person is in the eighth decade`."""
    return mention.age is not None or _IS_AGED.match(scene.text, mention.end) is not None


_SURE = frozenset({Role.OURS, Role.LABEL})


def _lives(text: str) -> bool:
    """Whether an age of somebody's life is told: `He was 34 when …`."""
    return any(age.size == 1 for age in age_mentions(text))
