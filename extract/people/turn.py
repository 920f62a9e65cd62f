"""A sentence to the spans it is cut into where its speech turns from one person to another.

`He was well, but his sister, who had the same mass, died`: him, her, him again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.grammar.pattern import Pattern
from extract.people.mention import Mention, Role
from extract.people.reference import resolve
from extract.people.roster import Who
from extract.people.scene import ELSE, NO_ONE, Scene, Scope
from extract.people.segment import Opening, Segment, segments
from extract.people.span import Span

_TURNS_BACK = Pattern(
    r"^\W*(?:since|because|as|when|although|after|while|if|though|in contrast|unlike|contrary to"
    r"|compared (?:with|to))\b",
    re.IGNORECASE,
)
_AND = Pattern(r",?\s(?:and|&)\s(?:his\s|her\s)?", re.IGNORECASE)
_IS_APPOSED = Pattern(
    r",\s(?:his|her|an?|the|aged|now|then|who|whose|also|\d)\b|\s\((?:his|her|an?|\d)",
    re.IGNORECASE,
)
"""What stands behind the second of two and is said of him alone."""
_LISTS = Pattern(r"^\W*(?:and|or|nor)\b", re.IGNORECASE)
_STANDS_ASIDE = Pattern(
    r"^\W*(?:as|like|unlike|similar|consistent|in (?:line|agreement|contrast|accordance)|which|but"
    r"|whereas|while|although)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Stretch:
    """A span being built; `named` where a mention decided it, `leads` where it reaches back."""

    start: int
    who: Who
    named: bool = False
    opening: Opening = Opening.START
    leads: bool = False


def turns(scene: Scene, default: Who) -> list[Span]:
    """Of whom each stretch of the sentence speaks; of `default` until somebody is named."""
    return _led(scene.text, list(_stretches(scene, default)), default)


def _stretches(scene: Scene, default: Who) -> Iterator[_Stretch]:
    """The sentence cut where its speech turns from one to another."""
    state, depth, back_at = default, 0, 0
    outside: list[Who] = []
    back: Who = ()
    for segment in segments(scene.text):
        while depth < segment.depth:
            outside.append(state)
            depth += 1
        while depth > segment.depth:
            state = outside.pop()
            depth -= 1
        if back and depth == back_at and segment.opening is not Opening.BRACKET:
            state, back = back, ()
        if segment.opening is Opening.STRONG and state in {ELSE, NO_ONE} and not scene.quoting:
            state = scene.met[-1] if scene.met else default
        before = state
        for stretch, lasts in _segment(scene, segment, state):
            state = stretch.who if lasts else state
            yield stretch
        if state == ELSE != before and _returns(segment, scene.text):
            back, back_at = before, depth


def _segment(scene: Scene, segment: Segment, state: Who) -> Iterator[tuple[_Stretch, bool]]:
    """The stretches of one segment, and whether each lasts beyond its phrase."""
    yield _Stretch(segment.start, state, opening=segment.opening), True
    named, start = False, segment.start
    for mention in scene.people:
        if not segment.start <= mention.start < segment.end:
            continue
        who, scope = resolve(mention, segment, scene, state)
        if who and scope is Scope.PHRASE:
            yield _Stretch(mention.start, who, named=True), False
            yield _Stretch(mention.end, state, named=named), True
            start = mention.end
        elif who:
            state = who
            behind = scene.person(who) and _ends(scene, mention)
            relative = mention.role is Role.KIN and not behind
            if named or relative:
                start = _begins(scene, mention)
            leads = not named and _leads(segment, scene, mention, who)
            yield _Stretch(start, who, named=True, opening=segment.opening, leads=leads), True
            named = True
            pair = _paired(scene, mention)
            if pair:
                state = pair
                yield _Stretch(mention.end, pair, named=True), True


def _begins(scene: Scene, mention: Mention) -> int:
    """Where the words about a further mention begin: of `and smaller in patient 2` with `and`."""
    before = [m for m in scene.people if m.end <= mention.start]
    if not before or not {before[-1].role, mention.role} <= _APART:
        return mention.start
    closes = all(_ends(scene, m) for m in (before[-1], mention))
    return before[-1].end if closes and _JOINS.match(scene.text, before[-1].end) else mention.start


def _ends(scene: Scene, mention: Mention) -> bool:
    """Whether what is said of somebody stands before him: `a mass at T5 in the brother`."""
    return _CLOSES.search(scene.text, 0, mention.start) is not None


_NUMBERED = frozenset({Role.LABEL, Role.ORDINAL})
_APART = _NUMBERED | {Role.PRONOUN, Role.THE, Role.SOME, Role.OURS, Role.KIN, Role.REST, Role.COUNT}
_CLOSES = Pattern(r"\w\s(?:in|for|of|to|on)\s(?:the\s(?:(?:other|remaining)\s)?)?$")
_JOINS = Pattern(r"\s(?:and|but|while|whereas)\s(?!in\b)")


def _paired(scene: Scene, mention: Mention) -> Who:
    """`A man of 47 and a woman of 52 with …`: what follows the two is said of both."""
    if len(scene.resolved) <= 1 or scene.resolved[-1][0] is not mention:
        return ()
    if _closes_pair(scene, mention):
        return tuple(one for who in scene.singles for one in who)
    (before, first), (_, second) = scene.resolved[-2:]
    known = set(first) | set(second) <= set(scene.roster.everyone) and first != second
    whole = len(first) == 1 or len(first) + len(second) == scene.roster.expected
    singles = known and whole and scene.person(second)
    apposed = _IS_APPOSED.match(scene.text, mention.end)
    if singles and not apposed and _AND.fullmatch(scene.text, before.end, mention.start):
        return (*first, *second)
    return ()


def _closes_pair(scene: Scene, mention: Mention) -> bool:
    """`Patient 1, a man of 28, and Patient 2, a woman of 35, had …`: what follows is of both."""
    if not _ARE.match(scene.text, mention.end) or len(scene.singles) != _TWO:
        return False
    named = [m for m, who in scene.resolved if who in scene.singles]
    heads = [m for m in named if m.role in _NUMBERED]
    if len(heads) != _TWO or named[0] is not heads[0] or named[-1] is heads[-1]:
        return False
    at = named.index(heads[1])
    return at > 0 and _AND_NEXT.fullmatch(scene.text, named[at - 1].end, heads[1].start) is not None


_TWO = 2
_AND_NEXT = Pattern(r"[^.;]{0,40},?\s(?:and|&)\s", re.IGNORECASE)
_ARE = Pattern(
    r"[^,.;()]{0,60},\s(?=(?:both\s)?(?:had|were|have|are|presented|developed|underwent|received"
    r"|suffered|complained|showed|both)\b)",
    re.IGNORECASE,
)


def _returns(segment: Segment, text: str) -> bool:
    """Whether the clause ends with its comma: `, whose daughter …,` and `Since a brother …,`."""
    return segment.opening is Opening.RELATIVE or bool(
        _TURNS_BACK.match(text[segment.start : segment.end])
    )


def _leads(segment: Segment, scene: Scene, mention: Mention, who: Who) -> bool:
    """Whether the words before the segment, up to a semicolon, are of the same people.

    `Under the suspicion of thymoma, CT was ordered for a 44-year-old man`; `irradiation, and
    steroids, were used in others`; not `, and her father had undergone splenectomy`.
    """
    words = scene.text[segment.start : segment.end]
    listed = segment.opening is Opening.COORDINATE and _LISTS.match(words) is not None
    if who == ELSE:
        aside = mention.role is not Role.OTHERS or _STANDS_ASIDE.match(words)
        return not aside and (segment.opening is Opening.COMMA or listed)
    return who != NO_ONE and segment.opening is Opening.COMMA


def _led(text: str, found: Sequence[_Stretch], default: Who) -> list[Span]:
    """The words before the first people named are theirs too, where these reach back.

    A time in front is that of all: `At 18 months, hers were larger and his was unaltered`.
    """
    first = next((n for n, s in enumerate(found) if s.named), 0)
    if not found[first].leads or default == NO_ONE:
        return [Span(s.start, s.who) for s in found]
    strong = [n for n, s in enumerate(found[:first]) if s.opening is Opening.STRONG]
    since = strong[-1] if strong else 0
    leader = found[first].who
    if _TIME.fullmatch(text, 0, found[first].start):
        named = (one for s in found[first:] if s.named for one in s.who if one.isdigit())
        leader = tuple(dict.fromkeys((*leader, *named))) if leader[0].isdigit() else leader
    return [Span(s.start, leader if since <= n < first else s.who) for n, s in enumerate(found)]


_TIME = Pattern(
    r"(?!.{0,80}\d,\s(?:and\s)?\d)\W*(?:At|On|After|By|Now|Today|During)\b[^.;:()]{0,80}?"
    r"\b(?:days?|weeks?|months?|years?|visit|follow-up|examination|scans?|present|review|MRI)\b[^.;:()]{0,40}",
    re.IGNORECASE,
)
