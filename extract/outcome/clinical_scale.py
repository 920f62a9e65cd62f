"""A grade or a score on a clinical scale to what it tells of the patient.

Frankel and ASIA go from A (complete lesion) to E (normal), strength from 0 to 5; of Nurick,
McCormick, Rankin and EDSS less is better; the JOA score is full at 11, 17 or 18.
"""

import re

from extract.outcome.course import Clause, Theme
from extract.outcome.degree import any_of
from extract.outcome.state import Clinical, State, Table, has, tell


def _grades(_: Clause, match: re.Match[str]) -> State:
    """`Frankel B to D`: the last letter decides; E is resolved."""
    first, last = match["from"].upper(), match["to"].upper()
    if last == "E":
        return tell(match, Clinical.RESOLVED, "grade")
    if first == last:
        return tell(match, Clinical.UNCHANGED, "grade")
    return tell(match, Clinical.IMPROVED if first < last else Clinical.WORSENED, "grade")


def _grade(clause: Clause, match: re.Match[str]) -> State | None:
    """`ASIA grade E` at a later time: resolved; D, improved."""
    if not has(_LATE, clause.sentence.text):
        return None
    value = Clinical.RESOLVED if match["grade"].upper() == "E" else Clinical.IMPROVED
    return tell(match, value, "grade")


def _strengths(_: Clause, match: re.Match[str]) -> State | None:
    """`from 2/5 to 4/5`: the figures decide."""
    was, now = int(match["was"]), int(match["now"])
    if now == _FULL_POWER:
        return tell(match, Clinical.RESOLVED, "full_power", part=True)
    if was == now:
        return None
    return tell(match, Clinical.IMPROVED if now > was else Clinical.WORSENED, "power", part=True)


def _disabilities(_: Clause, match: re.Match[str]) -> State | None:
    """`Nurick grade 4 to 1`: less is better, 0 is none."""
    was, now = int(match["was"]), int(match["now"])
    if was == now:
        return None
    if now == 0:
        return tell(match, Clinical.RESOLVED, "disability")
    return tell(match, Clinical.IMPROVED if now < was else Clinical.WORSENED, "disability")


_FULL_POWER = 5


def _score(_: Clause, match: re.Match[str]) -> State | None:
    """`JOA 11/11`: resolved at the full score."""
    if match["score"] != match["of"]:
        return None
    return tell(match, Clinical.RESOLVED, "full_score")


_LATE = (
    r"\b(?:follow|discharge|later|after|post|regain|recover|improv|rose|risen|became|return|now"
    r"|last)"
)


def _power(clause: Clause, match: re.Match[str]) -> State | None:
    """`power 4/5`: improved, where it is said to come later; 5/5 is resolved."""
    if Theme.FUNCTION not in clause.themes_of_verb(*match.span()):
        return None
    if not has(_LATE, clause.sentence.text):
        return None
    full = has(r"^5/|grade (?:5|v)$", match[0])
    value = Clinical.RESOLVED if full else Clinical.IMPROVED
    return tell(match, value, "full_power" if full else "power", part=True)


SCALES: Table = (
    (
        (
            r"\b(?:Frankel|ASIA|AIS|grade)\b[^.;]{0,30}?\b(?P<from>[A-E])\b[^.;A-E]{0,25}?"
            r"(?:to|→|->|-)\s*(?:\w+ ){0,2}(?P<to>[A-E])\b"
        ),
        _grades,
    ),
    (r"\b(?:Frankel|ASIA|AIS)(?: \w+){0,3}? ?(?:grade|score|class)? ?(?P<grade>[DE])\b", _grade),
    (
        (
            r"(?P<was>[0-5])[+-]?(?:\s?/\s?5)?[^.;\d]{0,25}?\bto (?:(?:grade|MRC) )*"
            r"(?P<now>[0-5])[+-]?\s?/\s?5\b"
        ),
        _strengths,
    ),
    (
        (
            r"\b(?:Nurick|McCormick|Rankin|mRS|EDSS)\b[^.;\d]{0,25}(?P<was>\d)"
            r"[^.;\d]{0,25}?\bto (?:(?:grade|score) )?(?P<now>\d)\b"
        ),
        _disabilities,
    ),
    (r"\b(?P<score>\d{1,2})/(?P<of>11|17|18)\b", _score),
    (any_of(r"[45][+-]?/5", r"grade (?:4|5|iv|v)"), _power),
)
