"""Grades and scores of a sentence, whatever their order and verbs, to what they tell together.

Strength goes from 0 to 5, Frankel and ASIA from A to E; of JOA and Barthel more is better, of
Nurick and a pain score less. One that stands alone is held against what the patient came with.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extract.grammar.pattern import Pattern
from extract.outcome.state import Clinical, Scale, State


@dataclass(frozen=True, slots=True)
class Grade:
    """A figure on a scale between two offsets; `early`: said to be the one before treatment."""

    scale: Scale
    figure: float
    start: int
    end: int
    early: bool


_SMALL = (Scale.NURICK, Scale.MCCORMICK, Scale.EDSS, Scale.RANAWAT)
_IN_HUNDRED = (
    Scale.OSWESTRY,
    Scale.BARTHEL,
    Scale.KARNOFSKY,
    Scale.SCIM,
    Scale.FIM,
    Scale.SF36,
    Scale.WISCI,
)
_LESS_IS_BETTER = {*_SMALL, Scale.RANKIN, Scale.PAIN, Scale.OSWESTRY}
BEST = {Scale.STRENGTH: 5.0, Scale.LETTER: 5.0, **dict.fromkeys(_LESS_IS_BETTER, 0.0)}
_NAMES = {
    "strength": r"MRC|(?:muscle |motor |limb )?(?:power|strength)|Medical Research Council|paresis"
    r"|motor grade|weakness|muscle test\w*",
    "letter": r"Frankel(?:['’]s)?|ASIA|AIS",
    "nurick": r"Nurick",
    "mccormick": r"McCormick",
    "edss": r"EDSS",
    "ranawat": r"Ranawat",
    "rankin": r"(?:modified )?Rankin|mRS",
    "pain": r"VAS|visual analog\w*|NRS|numeric\w* rating|pain (?:scores?|levels?|intensity|rating)"
    r"|pain(?= (?:\w+ )?(?:from|to) \d)",
    "oswestry": r"ODI|Oswestry",
    "joa": r"m?JOA|Japanese Orthop\w+",
    "barthel": r"Barthel",
    "karnofsky": r"Karnofsky|KPS",
    "scim": r"SCIM",
    "fim": r"FIM|functional independence",
    "sf36": r"SF-?36",
    "wisci": r"WISCI",
    "distance": r"walking distance|walks?|walked|walking range",
}
_NAME = Pattern(
    r"\b(?:" + "|".join(f"(?P<{scale}>{names})" for scale, names in _NAMES.items()) + r")\b",
    re.IGNORECASE,
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_TIME = (
    r"(?!\s*-?(?:days?|weeks?|months?|years?|hours?|mo\b|wks?|yrs?|h\b|th\b|st\b|nd\b|rd\b|%|c?Gy"
    r"|mg|ml|g\b|cm|mm|sessions|fractions|units|points? (?:better|less|more|lower|higher)))"
)
_SIGN = r"[+−–-](?!\s?\d)"
_NO_MORE = r"(?!\w|\.\d)"
_UNIT = r"(?:m|met(?:er|re)s?|yards|km|miles?|kilomet\w+|steps|paces|feet)"
_UNIT_NAME = Pattern(rf"(?<![a-z]){_UNIT}\b", re.IGNORECASE)
_OF_FIVE = Pattern(
    rf"(?<![\w/.])(?P<n>[0-5]|IV|V|I{{1,3}})(?P<half>\s?{_SIGN})?\s?/\s?(?:5|V)\b(?!\s?/|\d)",
    re.IGNORECASE,
)
_PLAIN = {
    Scale.STRENGTH: r"(?:\bgrades? |\bMRC |(?<=[\s(]))(?P<n>[0-5]|IV|V|I{1,3})"
    rf"(?P<half>{_SIGN})?(?![\w/:]|\.\d){_TIME}",
    Scale.LETTER: r"(?<![\w-])(?-i:(?P<n>[A-E]))(?![\w'’/])(?! (?:man|woman|patient|\d))",
    **dict.fromkeys(_SMALL, rf"(?<![\w/.-])(?P<n>[0-6]|IV|V|I{{1,3}})(?![\w/]|\.\d){_TIME}"),
    Scale.RANKIN: rf"(?<![\w/.-])(?P<n>[0-6])(?![\w/]|\.\d){_TIME}",
    Scale.PAIN: r"(?<![\w/.-])(?P<n>\d{1,2}(?:\.\d)?|nil|zero)(?:\s?/\s?10|\s?%)?"
    rf"{_NO_MORE}{_TIME}",
    Scale.JOA: rf"(?<![\w/.-])(?P<n>\d{{1,2}}(?:\.\d)?)(?:\s?/\s?1[178])?{_NO_MORE}{_TIME}",
    **dict.fromkeys(
        _IN_HUNDRED,
        rf"(?<![\w/.-])(?P<n>\d{{1,3}}(?:\.\d)?)(?:\s?/\s?\d+|\s?%)?{_NO_MORE}{_TIME}",
    ),
    Scale.DISTANCE: rf"(?<![\w/.-])(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d+(?:[.,]\d+)?)\s?{_UNIT}\b"
    rf"|(?<![\w/.-])(?P<bare>\d+)(?=(?:\s?{_UNIT})? (?:to|and|at|before) [\w ]{{0,20}}[\d.,]+"
    rf" {_UNIT}\b)",
}
_PATTERNS = {scale: Pattern(text, re.IGNORECASE) for scale, text in _PLAIN.items()}
_EARLY_BEFORE = Pattern(
    r"\b(?:from|initially|initial|pre-?op\w*|pre-?treatment|before|baseline|originally"
    r"|on (?:admission|arrival|entry|presentation|referral)|at (?:admission|arrival|entry"
    r"|presentation|baseline|the (?:start|outset|beginning)|onset|first)|had been)"
    r"(?:(?!\bto\b|\band\b)[^.;,\d]){0,14}$",
    re.IGNORECASE,
)
_EARLY_AFTER = Pattern(
    r"[^.;,\d]{0,12}?\b(?:before|pre-?op\w*|pre-?treatment|on (?:admission|arrival|entry"
    r"|presentation)|at (?:admission|arrival|entry|presentation|baseline|the (?:start|outset"
    r"|beginning))|initially|beforehand|previously|to begin with)\b",
    re.IGNORECASE,
)
_GOES_ON = Pattern(
    r"\b(?:to|into|after|then|becom\w+|became|later|now|by|reach\w*|against|versus|vs|post\w*|risen"
    r"|rose|months?|weeks?|days?|years?|discharge|end|with a)\b|→|->|⇒",
    re.IGNORECASE,
)
"""Stands between two figures of different times, not between those of two legs."""
_SIDES = Pattern(
    r"\b(?:arms?|upper (?:limbs?|extremit\w+)|hands?|right|left|proximal\w*|distal\w*|respectively"
    r"|arthritis|class|stage|ASA|NYHA|toxicity|mucositis|fibrosis|splenomegaly|GVHD)\b",
    re.IGNORECASE,
)
"""Words beside figures of two places or persons, or of another thing."""
GRADED = frozenset({"grade", "power", "full_power", "power_as_before", "disability"})
"""Names of what single figures tell, which a course of them outdates."""
_PARTS = {Scale.STRENGTH, Scale.PAIN, Scale.DISTANCE}


def told_by_grades(text: str) -> Iterator[State]:
    """What the grades of a sentence tell: together, or `figure`, what is to be held against."""
    if _RANGED.search(text):
        return
    by: dict[Scale, list[Grade]] = {}
    for grade in grades(text):
        by.setdefault(grade.scale, []).append(grade)
    for scale, found in by.items():
        early = [grade for grade in found if grade.early]
        late = [grade for grade in found if not grade.early]
        if early and late:
            yield _state(scale, late[-1], compare(scale, early[0].figure, late[-1].figure))
        elif late and _is_course(text, late):
            yield _state(scale, late[-1], compare(scale, late[0].figure, late[-1].figure))
        elif late and scale is not Scale.DISTANCE and not _SIDES.search(text):
            last = late[-1]
            yield State(
                Clinical.IMPROVED,
                "grade_now",
                last.start,
                last.end,
                part=scale in _PARTS,
                scale=scale,
                figure=last.figure,
            )


_RANGED = Pattern(r"\b(?:rang|var(?:y|i)|fluctuat)\w* (?:from|between)\b", re.IGNORECASE)
"""`Power ranged from 4/5 to 5/5`: no course."""


def first_grades(text: str) -> dict[Scale, float]:
    """The first figure on each scale."""
    if _SIDES.search(text):
        return {}
    first: dict[Scale, float] = {}
    for grade in grades(text):
        first.setdefault(grade.scale, grade.figure)
    return first


def _is_course(text: str, found: list[Grade]) -> bool:
    """Whether two figures or more are of one thing at different times."""
    return len(found) > 1 and all(
        _GOES_ON.search(text, one.end, other.start) is not None
        and not _SIDES.search(text, one.end, other.start)
        for one, other in pairwise(found)
    )


def _state(scale: Scale, last: Grade, value: Clinical) -> State:
    return State(value, "grades", last.start, last.end, part=scale in _PARTS)


def grades(text: str) -> Iterator[Grade]:
    """The grades of a sentence, in order; a figure is of the scale named last before it."""
    named = [(m.end(), Scale(m.lastgroup or "")) for m in _NAME.finditer(text)]
    named = named or [(m.start(), Scale.STRENGTH) for m in _GRADE_TO_GRADE.finditer(text)]
    taken: set[int] = set()
    for at, scale in named:
        until = min((e for e, other in named if e > at and other is not scale), default=len(text))
        for match in _PATTERNS[scale].finditer(text, at, until):
            if match.start() not in taken and not _is_counted(text, at, match, scale):
                taken.update(range(match.start(), match.end()))
                yield _grade(text, match, scale)
    for match in _OF_FIVE.finditer(text):
        if not taken & set(range(match.start(), match.end())):
            yield _grade(text, match, Scale.STRENGTH)


_GRADE_TO_GRADE = Pattern(
    r"\bgrade (?:[0-5]|IV|V|I{1,3})\b[^.;\d]{0,25}?\bto grade\b", re.IGNORECASE
)
"""Of strength, where no other scale is named."""


def _is_counted(text: str, at: int, match: re.Match[str], scale: Scale) -> bool:
    """`Patient 3`, `at 3 months`: a figure of something else."""
    return scale is not Scale.LETTER and _COUNTED.search(text, at, match.start()) is not None


_COUNTED = Pattern(
    r"\b(?:patients?|cases?|no\.|nr\.?|figs?\.?|figures?|tables?|days?|weeks?|months?|years?"
    r"|age[ds]?|at|for|after|within|in|of the|out of|type|T|L)\s?(?:the )?$",
    re.IGNORECASE,
)


def _grade(text: str, match: re.Match[str], scale: Scale) -> Grade:
    early = (
        _EARLY_BEFORE.search(text, 0, match.start()) is not None
        or _EARLY_AFTER.match(text, match.end()) is not None
    )
    return Grade(scale, _figure(match, scale), match.start(), match.end(), early)


_METRES = {"k": 1000.0, "mi": 1609.0, "y": 0.9, "s": 0.7, "p": 0.7, "f": 0.3, "m": 1.0}
"""By what the name of a measure begins with; a longer beginning stands before a shorter one."""
_THOUSANDS = Pattern(r",(?=\d{3}(?!\d))")


def _metres(match: re.Match[str]) -> float:
    """`200 m`, `1,000 m`, `2 km`; a bare figure is in the measure named next."""
    text = match.string
    written = _THOUSANDS.sub("", match["n"] or match["bare"])
    unit = _UNIT_NAME.search(text, match.end("n") if match["n"] else match.end("bare"))
    name = unit[0].lower() if unit else "m"
    return float(written.replace(",", ".")) * next(
        length for begins, length in _METRES.items() if name.startswith(begins)
    )


def _figure(match: re.Match[str], scale: Scale) -> float:
    """`IV`, `4+`, `D`, `nil`, `2 km` as a number."""
    if scale is Scale.DISTANCE:
        return _metres(match)
    found = match.groupdict()
    written = found["n"].lower()
    if written in {"nil", "zero"}:
        return 0.0
    if written in _ROMAN:
        number = float(_ROMAN[written])
    elif written in set("abcde"):
        number = float("abcde".index(written) + 1)
    else:
        number = float(written)
    sign = (found.get("half") or "").strip()
    return number + (0.3 if sign == "+" else -0.3 if sign else 0.0)


def compare(scale: Scale, was: float, now: float) -> Clinical:
    """What the change of a figure tells: for the better, the worse, or all the way."""
    if now == was:
        return Clinical.UNCHANGED
    if now == BEST.get(scale):
        return Clinical.RESOLVED
    return Clinical.IMPROVED if (now < was) == (scale in _LESS_IS_BETTER) else Clinical.WORSENED
