"""A level in its sentence to its basis: a lesion lies there, it was treated, or it is numb there.

`laminectomy at T4-T6 disclosed a mass` tells a treated level, `a mass at T4-T6 was removed by
laminectomy` one of the lesion. The words that govern the level decide: those it belongs to
(`a T4-T9 mass`), else the nearest before it, else the nearest after it (`at T9, however, a mass`).
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from cases.finding import Status
from extract.grammar.pattern import Pattern
from extract.lesion.denial import absent, denied, lacking, spared
from extract.lesion.level_cue import Cue, Kind


@dataclass(frozen=True, slots=True)
class Basis:
    """Why a place in the spine is told; `cue` are the words that say so, None for a pronoun.

    `sure` is 0 to 1; a weak one (a foramen, `it reached T9`) counts where there is no better.
    `after` is true where they follow in another phrase (`MRI of the lumbar spine showed a mass`).
    """

    status: Status
    cue: Cue | None
    sure: float
    after: bool = False


WEAK = 0.6
_SURE = 0.9
_AFTER = 0.85

_STATUS = {
    Kind.LESION: Status.LESION,
    Kind.HINT: Status.LESION,
    Kind.TREATED: Status.TREATED,
    Kind.HANDLED: Status.TREATED,
    Kind.NEUROLOGICAL: Status.NEUROLOGICAL,
}
_OF_BONE = {Kind.HANDLED, Kind.LESION}
"""What is said of a level by its bones: laminae `were removed`, foramina `widened by the mass`."""

_GIVING_WAY = {Kind.PART, Kind.BONE, Kind.HANDLED}
_BOUNDARY = Pattern(r"[;\n•]|\.\s")
_ASIDE = Pattern(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_NOUN_PHRASE = Pattern(
    r"(?:(?<=al)\s+and(?=\s[\w-]+al\s)|[\s-]+(?!(?:an?|the|his|her|this|that|which|and|or|with|without|was|were|is|are|be|been|had|has|have"
    r"|to|of|in|on|at|by|from|for|through|into|along|over|between|as|because|due|who|where|when|while|but|then|after|before|under|via"
    r"|(?:dis|en|ex)?closed|revealed|showed|demonstrated|confirmed|exposed|found|yielded|relieved|led|gave"
    r"|made|resulted|allowed|caused|(?!enhancing|occupying|forming|compressing)\w+ing)\b)[A-Za-z][A-Za-z0-9'’-]*){1,7}",
    re.IGNORECASE,
)
_BELOW_BEFORE = Pattern(
    r"\b(?:below|under|beneath|caudal\s+to|distal\s+to|up\s+to|down\s+to)\s+(?:and\s+including\s+)?"
    r"(?:the\s+)?(?:(?:level|plane|height)\s+of\s+)?(?:about\s+|the\s+)?$",
    re.IGNORECASE,
)
_BELOW_AFTER = Pattern(
    r"\s*(?:(?:level|dermatome)\w*\s+)?(?:\(?(?:downwards?|caudally|distally)|and\s+below|dermatom)",
    re.IGNORECASE,
)
_TAKEN_FOR = Pattern(
    r"(?:suggest\w*|mimick?\w*|resembl\w*|suspicious|suspect\w*|consistent|compatible|diagnos\w*|simulat\w*"
    r"|possib\w*|probab\w*|presum\w*|\?|\blike|\bas)\s*(?:\w+\s+){0,4}$",
    re.IGNORECASE,
)
_PRONOUN = Pattern(
    r"\b(?:it|they|them|these|those|which|this|both|ones?|extend\w*|span\w*|reach\w*|stretch\w*"
    r"|flank\w*)\b(?:[\s,]+[\w-]+){0,6}?[\s,]+(?:at|from|between|opposite|along|alongside|over|to|"
    r"span\w*|flank\w*|reach\w*)\s+(?:the\s+)?(?:levels?\s+of\s+|bod(?:y|ies)\s+of\s+)?$",
    re.IGNORECASE,
)
_GROWS = Pattern(r"(?:it|they|which)\s+(?:ha\w+\s+)?(?:extend|span|stretch|reach)", re.IGNORECASE)
_DESCRIBED = Pattern(
    r"\([^()]{0,30}\b(?:years?|yrs?|y/?o|aged?|(?:fe)?male|m[ae]n|wom[ae]n|boy|girl|\d\d[\s/]?[MF]|[MF]"
    r"[\s/,]+\d\d)\b[^()]{0,30}$"
)
_BRACKET_END = Pattern(r"[^()]{0,40}\)")
"""`Patient 4 (male, 19 years, T5-T10)`: where the mass lies."""

_NEW_CLAUSE = Pattern(
    r",\s+(?:and|but|while|whereas)\s|\band\s+(?:the|an?|his|her|there|in)\s", re.IGNORECASE
)
_FARTHEST = 140
_REACH = 600
_LOOK = 60


def basis_of(text: str, start: int, end: int, cues: Sequence[Cue]) -> Basis | None:
    """Why the place at these offsets is told; None where it is not told of the disease."""
    before = text[max(0, start - _LOOK) : start]
    if spared(text, start, end):
        return None
    first, left, right = _around(text, start, end, cues)
    lacks = lacking(text, start)
    left = left if lacks is None else [cue for cue in left if cue.end <= lacks]
    if _BELOW_BEFORE.search(before) or _BELOW_AFTER.match(text, end):
        numb = next((c for c in reversed(left) if c.kind is Kind.NEUROLOGICAL), None)
        if numb:
            return Basis(Status.NEUROLOGICAL, numb, _SURE)
    if _is_a_patients_data(before, text, start, end, left):
        return Basis(Status.LESION, None, _SURE)
    return _governed(text, start, end, (first, left, right))


def _is_a_patients_data(before: str, text: str, start: int, end: int, left: Sequence[Cue]) -> bool:
    """Whether a place stands in brackets beside age and sex, with no other word on it."""
    described = _DESCRIBED.search(before)
    if not described or not _BRACKET_END.match(text, end):
        return False
    inside = start - (len(before) - described.start())
    return not any(cue.start >= inside for cue in left)


def _governed(
    text: str, start: int, end: int, around: tuple[int, Sequence[Cue], Sequence[Cue]]
) -> Basis | None:
    """What the word that governs the place says of it."""
    first, left, right = around
    cue, sure = _governor(text, start, end, left, right)
    if cue is None or sure == _AFTER:
        pronoun = _PRONOUN.search(text, max(first, start - _FARTHEST), start)
        grows = pronoun is not None and _GROWS.match(pronoun[0])
        if grows or cue is None:
            told = Basis(Status.LESION, None, _AFTER if grows else WEAK)
            return told if pronoun and (grows or not right) else None
    status = _STATUS.get(cue.kind)
    if status is None:
        return None
    if status is not Status.NEUROLOGICAL and (denied(text, cue.start) or absent(text, cue.end)):
        return None
    return Basis(status, cue, sure, after=sure == _AFTER)


def _around(
    text: str, start: int, end: int, cues: Sequence[Cue]
) -> tuple[int, list[Cue], list[Cue]]:
    """Where the clause around the level begins, and its cues before and after the level.

    What stands in brackets elsewhere neither ends the clause nor governs the level.
    """
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    asides = [m.span() for m in _ASIDE.finditer(text, first, last)]
    asides = [(a, b) for a, b in asides if not a < start < b]
    for match in _BOUNDARY.finditer(text, first, last):
        if start <= match.start() < end or any(a < match.start() < b for a, b in asides):
            continue  # "D. 9"
        if match.start() >= end:
            last = match.start()
            break
        first = match.end()
    near = cues[bisect_left(cues, first, key=_start) : bisect_left(cues, last, key=_start)]
    near = [cue for cue in near if not any(a <= cue.start < b for a, b in asides)]
    left = [cue for cue in near if cue.end <= start]
    return first, left, [c for c in near if c.start >= end and c.kind is not Kind.BARRIER]


def _start(cue: Cue) -> int:
    return cue.start


def _governor(
    text: str, start: int, end: int, left: Sequence[Cue], right: Sequence[Cue]
) -> tuple[Cue | None, float]:
    """The cue that governs the level, and how sure that is."""
    if _ANOTHER.search(text, max(0, start - _LOOK), start):
        first = next((cue for cue in left if cue.kind is Kind.LESION), None)
        if first:
            return first, _SURE
    phrase = _NOUN_PHRASE.match(text, end)
    owner = _owner([c for c in right if phrase and c.end <= phrase.end()])
    if owner and owner.kind in _DONE and left and left[-1].kind is Kind.LESION:
        at_it = _RIGHT_BEFORE.fullmatch(text, left[-1].end, end)
        return (left[-1] if at_it else owner), _SURE
    if owner and _LANDMARK.fullmatch(owner.text) and left and left[-1].kind is Kind.LESION:
        owner = None
    if owner and owner.kind is not Kind.BONE:
        return owner, _SURE
    foramen = owner is not None and "foram" in owner.text.lower()
    cue, sure = _before(text, left)
    if cue and cue.kind is not Kind.BONE:
        return cue, WEAK if foramen else sure
    if cue or owner:
        near = (c for c in right if c.kind in _OF_BONE and c.start - end <= _FARTHEST)
        said = _cut_out(text, left) or next(near, None)
        if said or cue:
            return said or cue, WEAK
    return _after(text, end, right)


_ANOTHER = Pattern(
    r"[,;]\s(?:and\s)?(?:one|another|the\s(?:one|other|second|third|former|latter|first))\s"
    r"(?:at|opposite|from|between|over|extending\sfrom)\s(?:the\s)?(?:levels?\sof\s)?$",
    re.IGNORECASE,
)
"""`Two masses are reported, one at D3 after irradiation of D8, the other at` L4."""
_DONE = {Kind.TREATED, Kind.HANDLED}
_LANDMARK = Pattern(r"dis[ck]s?", re.IGNORECASE)
"""`Pantopaque stopped at the L4-5 disc`: a place, not what is wrong with it."""
_RIGHT_BEFORE = Pattern(
    r"\s+(?:at|opposite|over|from)\s+(?:the\s+levels?\s+of\s+)?[A-Za-z]{1,3}\.?\s?\d[\w\s/,–-]{0,14}",
    re.IGNORECASE,
)
"""`For the compression at T6-T8 laminectomy was proposed`."""


def _cut_out(text: str, left: Sequence[Cue]) -> Cue | None:
    """What was done to the bones themselves: `resection of the spinous processes T3-T5`."""
    for done, bone in zip(left[::-1][1:], left[::-1], strict=False):
        if bone.kind is not Kind.BONE:
            return None
        if done.kind is Kind.HANDLED and _OF_THE_BONES.match(text, done.end, bone.start):
            return done
    return None


_OF_THE_BONES = Pattern(r"\s+of\b[^.;,]{0,60}$", re.IGNORECASE)


def _owner(phrase: Sequence[Cue]) -> Cue | None:
    """The last word of the phrase that the level belongs to: `T4-T9 mass`, `T10 nerve roots`."""
    if not phrase:
        return None
    lesion = next((c for c in phrase if c.kind is Kind.LESION), None)
    return lesion if lesion and phrase[-1].kind is Kind.HANDLED else phrase[-1]


def _before(text: str, left: Sequence[Cue]) -> tuple[Cue | None, float]:
    """The cue before the level that governs it; the nearest, but for weak ones behind a lesion."""
    weak: Cue | None = None
    barred = False
    for cue in reversed(left):
        if cue.kind is Kind.BARRIER:
            barred = True
        elif cue.kind in {Kind.LESION, Kind.HINT}:
            return cue, _SURE if cue.kind is Kind.LESION else WEAK
        elif barred and cue.kind not in _GIVING_WAY:
            break
        elif barred:
            continue
        elif cue.kind in _GIVING_WAY:
            weak = weak or cue
        elif cue.kind is Kind.OTHER and _taken_for(text, cue):
            return Cue(Kind.LESION, cue.start, cue.end, cue.text), WEAK
        elif weak and cue.kind is not Kind.TREATED:
            break
        else:
            return cue, _SURE
    return weak, _SURE


def _taken_for(text: str, cue: Cue) -> bool:
    """Whether the other disease is only what the lesion looked like."""
    return bool(_TAKEN_FOR.search(text[max(0, cue.start - _LOOK) : cue.start]))


def _after(text: str, end: int, right: Sequence[Cue]) -> tuple[Cue | None, float]:
    """The cue after the level that governs it: `At T9, however, a mass had flattened the cord`."""
    weak: Cue | None = None
    for cue in right:
        if cue.start - end > _FARTHEST or _NEW_CLAUSE.search(text, end, cue.start):
            break
        if cue.kind not in _GIVING_WAY:
            return cue, _AFTER
        weak = weak or cue
    return weak, _AFTER
