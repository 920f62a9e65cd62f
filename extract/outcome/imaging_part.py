"""A picture to which deposit it is told of, and pictures of several deposits to one.

`The thoracic mass is smaller by half; the sacral one is unaltered` tells of two deposits, neither
later than the other; together they are less than they were. `Shrinkage at 3 months and no mass at
12` tells of the same one twice.
"""

import re
from collections.abc import Sequence

from extract.grammar.pattern import Pattern
from extract.outcome.picture import Imaging, Picture
from extract.outcome.told import Told

_PLACE = (
    r"cervical|thoracic|dorsal|lumbar|thoraco-?lumbar|lumbo-?sacral|sacral|presacral|mediastinal"
    r"|intrathoracic|epidural|extradural|intraspinal|intra-?canalicular|paraspinal"
    r"|paravertebral|costovertebral|foraminal|left|right|upper|lower|cranial|caudal|anterior"
    r"|posterior|pelvic"
)
_OF_A_PART = Pattern(
    rf"\b(?:(?P<place>{_PLACE}|[CTDLS]h?\d{{1,2}}(?:\s?[-–/]\s?[CTDLS]?h?\d{{1,2}})?)"
    r"|(?P<rest>others?|remaining|remainder|rest|second|former|latter|larger|smaller|main|first"
    r"|largest|smallest)) (?:[\w-]+ ){0,2}?(?:mass(?:es)?|lesions?|tumou?rs?|deposits?|nodules?"
    r"|component|portion|extension|part|ones?|tissue|disease|EMH|swellings?|collections?"
    r"|foc(?:us|i))\b|\bthe (?P<other>others?)\b(?! (?:hand|patient|case|leg|side|symptom))",
    re.IGNORECASE,
)
_COMPONENT = Pattern(
    r"\b(?<!both )(?<!all )(?<!either )(?:component|extension|portion|part|prolongation|extent"
    r"|element|moiety|fraction|limb|tongue|spur) ?",
    re.IGNORECASE,
)
_BOTH = Pattern(r"\b(?:both|all|every|each|either|neither)\b", re.IGNORECASE)
_ONLY = Pattern(
    r"\b(?:only|just|merely|solely|nothing but|no more than|alone)\b[^.;,]{0,60}$", re.IGNORECASE
)
_THEN = Pattern(
    r"\b(?:at|after|by) (?:the )?(?:[\w.-]+ )?(?:months?|years?|weeks?)\b|\b(?:later|finally"
    r"|eventually|subsequently|then|ultimately|thereafter|since)\b",
    re.IGNORECASE,
)
_REACH = 70


def is_of_component(text: str, start: int, end: int) -> bool:
    """Whether what goes is one component of a mass: the rest of it may be there still."""
    phrase = text[max(0, start - _REACH) : start] + " | " + text[end : end + _REACH]
    after = re.match(r" of (?:the |its |this )?(?:[\w-]+ ){0,2}", text[end:])
    before = text[max(0, start - _REACH) : start]
    subject = text[end + after.end() :][:20] if after else before
    found = _COMPONENT.match(subject) if after else _COMPONENT.search(before)
    return found is not None and not _BOTH.search(phrase)


def is_only(text: str, start: int) -> bool:
    """Whether only that is said to be so: `only the paravertebral masses persisted`."""
    return _ONLY.search(text, 0, start) is not None


def together(pictures: Sequence[Told[Picture]]) -> Sequence[Told[Picture]]:
    """The pictures told last, with those of another deposit in the sentence before."""
    last = [t for t in pictures if t.sentence.index == pictures[-1].sentence.index]
    first = last[0]
    if not _deposit(first) or _THEN.search(first.sentence.text, 0, first.start):
        return last
    before = [t for t in pictures if t.sentence.index == first.sentence.index - 1]
    others = [t for t in before if _deposit(t) and _deposit(t) != _deposit(first)]
    return [*others, *last]


def of_several(told: Sequence[Told[Picture]]) -> bool:
    """Whether they tell of several deposits, each by its name."""
    named = {deposit for t in told if (deposit := _deposit(t))}
    return len(named) > 1


def is_outdated(told: Sequence[Told[Picture]]) -> bool:
    """`Smaller at 6 months, and at 24 months no longer seen`: the last picture alone counts."""
    last = told[-1]
    first = [t for t in told if t.what.value is not Imaging.RESOLVED]
    if last.what.value is not Imaging.RESOLVED or not first or of_several(told):
        return False
    text = last.sentence.text
    behind = text[last.end : last.end + _REACH]
    then = _THEN.search(text, first[-1].end, last.start) or _THEN.search(behind)
    return then is not None and first[-1].sentence.index == last.sentence.index


def _deposit(told: Told[Picture]) -> str:
    """The words that name the deposit: those nearest before the predicate, else just behind."""
    text = told.sentence.text
    start = max(0, told.start - _REACH)
    named = list(_OF_A_PART.finditer(text, start, told.start))
    found = named[-1] if named else _OF_A_PART.search(text, told.end, told.end + _REACH)
    if not found:
        return ""
    return (found["place"] or found["rest"] or found["other"]).lower()
