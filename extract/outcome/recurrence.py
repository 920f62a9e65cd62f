"""A sentence to whether the disease has come back, as far as it speaks of that.

A symptom or a mass may come back, and a new spinal deposit elsewhere is a recurrence too
(contract, "Recurrence"). What tells of it is read apart: the word of coming back, what comes back,
and whether that is told as a fact, denied, or only feared.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extract.grammar.pattern import Pattern
from extract.outcome import recurrence_words as words
from extract.outcome.told import Told

_REACH, _FAR = 90, 60


@dataclass(frozen=True, slots=True)
class Return:
    """The disease came back, or is said not to have, between two offsets of the sentence."""

    value: bool
    name: str
    start: int
    end: int


def returns(text: str) -> Iterator[Return]:
    """What the sentence says of recurrence, in order of the words that tell of it."""
    for match in words.FREE.finditer(text):
        if not _is_of_another_illness(text, match):
            yield Return(value=False, name="none", start=match.start(), end=match.end())
    for name, pattern, is_meant in _EVENTS:
        for match in pattern.finditer(text):
            if not is_meant(text, match):
                continue
            denied = _is_denied(text, match)
            if denied and words.OF_OLD.search(match[0]):
                continue  # "he had had no similar episode before"
            if denied or (name != "more" and _has_come(name, text, match)):
                yield Return(not denied, "denied" if denied else name, match.start(), match.end())


def final_return(course: Sequence[Told[Return]]) -> Told[Return] | None:
    """Whether it ever came back: once is enough."""
    true = [told for told in course if told.what.value]
    return next(iter(true or course), None)


def _is_denied(text: str, match: re.Match[str]) -> bool:
    """Whether the words before or behind deny it: `no sign of`, `was not seen`, `: none`."""
    before = text[max(0, match.start() - _REACH) : match.start()]
    if words.NEGATED.search(before) or words.NOT_SEEN.match(text, match.end()):
        return True
    ruled_out = words.RULED_OUT.search(before) or words.IS_RULED_OUT.match(text, match.end())
    return ruled_out is not None and words.LATER.search(text) is not None


def _has_come(name: str, text: str, match: re.Match[str]) -> bool:
    """Whether it is told as a fact, and not feared, guarded against or only named."""
    before = text[max(0, match.start() - _FAR) : match.start()]
    if words.FEARED.search(before) or words.HELD_OFF.match(text, match.end()):
        return False
    if name not in _NOUNS or match[0].lower().endswith(("ed", "ew")):
        return True
    if words.CAME.match(text, match.end()) or words.TREATED_FOR.search(before):
        return True
    return not (words.OPEN.search(before) or words.RATE.match(text, match.end()))


def _recurs(text: str, match: re.Match[str]) -> bool:
    """`recurred`, `relapse`, `recurrent compression`: of what he has, and not as a rule."""
    word, before = match[0].lower(), text[: match.start()]
    if _is_of_another_illness(text, match) or words.OF_FUNCTION.search(before[-_FAR:]):
        return False
    if word in {"relapses", "recurs"} and words.AS_A_RULE.search(before[-40:]):
        return False
    if word not in {"recurrent", "relapsing", "renewed"}:
        return True
    said_of = words.OURS.match(text, match.end())
    if not said_of:
        return False
    mere = words.MERE_SYMPTOM.search(said_of[0]) is not None
    of_mass = said_of[0].lower().endswith("disease")
    treated = of_mass and words.TREATED_FOR.search(before[-_FAR:])
    told = words.SINCE_THEN.search(text) or treated
    return not mere or bool(told) or _is_denied(text, match)


def _comes_back(text: str, match: re.Match[str]) -> bool:
    """`was back`, `returned`: of a symptom or the mass, and not of a function or a person."""
    named = [m for m in words.NAMED.finditer(text, 0, match.start()) if not _parted(text, m, match)]
    if len(named) > 1 and named[-1][0].lower() in {"they", "it"}:
        named = [m for m in named if m[0].lower() not in {"they", "it"} and m.lastgroup != "person"]
    said_of = named[-1].lastgroup if named else ""
    return said_of == "ours" or (said_of == "it" and _is_denied(text, match))


def _parted(text: str, named: re.Match[str], match: re.Match[str]) -> bool:
    return words.PARTED.search(text, named.end(), match.start()) is not None


def _is_ours(text: str, match: re.Match[str]) -> bool:
    return not _is_of_another_illness(text, match)


def _is_new(text: str, match: re.Match[str]) -> bool:
    """A deposit that is new, or a further one that came up later."""
    growth = match[0].lower() == "further growth"  # of what is there
    if growth or (match["new"] is None and not words.LATER.search(text)):
        return False
    arises = words.ARISES.match(text, match.end())
    return bool(arises or words.SHOWN.search(text[max(0, match.start() - 30) : match.start()]))


def _is_more(text: str, match: re.Match[str]) -> bool:
    """`No other mass was noted at operation` tells of one time only."""
    first = match[0].lower().startswith(("other", "additional"))
    since = words.LATER.search(text) or words.HAS.match(text, match.end())
    return _is_ours(text, match) and not (first and not since)


def _is_later(text: str, match: re.Match[str]) -> bool:
    return words.LATER.search(text) is not None and _is_ours(text, match)


def _is_of_another_illness(text: str, match: re.Match[str]) -> bool:
    """`no recurrence of the melanoma`, `relapsed leukaemia`, `the effusion recurred`."""
    before = text[max(0, match.start() - _FAR) : match.start()]
    cancers = [m.end() for m in words.CANCER.finditer(text, 0, match.start())]
    cancer = cancers and not words.MASS.search(text, cancers[-1], match.start())
    other = words.ANOTHER.search(before) or words.OF_ANOTHER.match(text, match.end())
    return bool(cancer or other)


_NOUNS = {"told", "episode"}
"""What may be spoken of though it has not come: `treatment of recurrence`."""
_EVENTS: tuple[tuple[str, Pattern, Callable[[str, re.Match[str]], bool]], ...] = (
    ("told", words.RECUR, _recurs),
    ("back", words.BACK, _comes_back),
    ("back", words.RETURN_OF, _is_ours),
    ("again", words.ILL_AGAIN, _is_ours),
    ("again", words.SEEN_AGAIN, _is_ours),
    ("episode", words.EPISODE, _is_ours),
    ("new", words.NEW_DEPOSIT, _is_new),
    ("brief", words.SHORT_LIVED, _is_later),
    ("until", words.WELL_UNTIL, _is_ours),
    ("more", words.ANY_MORE, _is_more),
)
