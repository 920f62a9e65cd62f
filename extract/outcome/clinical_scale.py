"""A grade that stands alone, on a clinical scale, to what it tells of the patient.

Two of them are held against each other in `extract.outcome.graded`.
"""

import re

from extract.outcome.course import Clause, Theme
from extract.outcome.state import Clinical, State, Table, compiled, has, tell

_LATE = (
    r"\b(?:follow|discharge|later|after|post|regain|recover|improv|rose|risen|became|return|now"
    r"|last|reach|attain|increas|complet|end of|by the|by week|by month|months?\)"
    r"|at \w+ (?:weeks?|months?|years?))"
)


def _letter(clause: Clause, match: re.Match[str]) -> State | None:
    """`ASIA grade E` at a later time: resolved; D, improved; what he came with is none."""
    if not has(_LATE, clause.sentence.text) or has(r"\bfrom\s+$", clause.text[: match.start()]):
        return None
    if has(r"\b(?:remain|stay|still)", match[0]):
        return None  # as it was, which another row reads
    value = Clinical.RESOLVED if match["grade"].upper() == "E" else Clinical.IMPROVED
    return tell(match, value, "grade")


def _power(clause: Clause, match: re.Match[str]) -> State | None:
    """`power 4/5`: improved, where it is said to come later; 5/5 is resolved."""
    if Theme.FUNCTION not in clause.themes_of_verb(*match.span()):
        return None
    if not has(_LATE, clause.sentence.text):
        return None
    full = (match["now"] or match["of_five"]).upper() in {"5", "V"} and "-" not in match[0]
    value = Clinical.RESOLVED if full else Clinical.IMPROVED
    return tell(match, value, "full_power" if full else "power", part=True)


def _power_as_before(_: Clause, match: re.Match[str]) -> State:
    """`strength remained 3/5`: as it was."""
    return tell(match, Clinical.UNCHANGED, "power_as_before", part=True)


def _disability(clause: Clause, match: re.Match[str]) -> State | None:
    """`at last follow-up he was Nurick grade 1`: better than what brought him."""
    if not has(_LATE, clause.sentence.text):
        return None
    low = int(match["now"])
    value = Clinical.IMPROVED if low else Clinical.RESOLVED
    return tell(match, value, "disability") if low <= _MILD else None


_MILD = 2


def _full_score(clause: Clause, match: re.Match[str]) -> State | None:
    """`JOA 11/11`: resolved; the score is full at 11, 17 or 18."""
    if not has(r"\bm?JOA\b|Japanese Orthop", clause.sentence.text):
        return None
    return tell(match, Clinical.RESOLVED, "full_score")


_NUMBERED = r"(?:Nurick|McCormick|Rankin|mRS|EDSS|modified Rankin)"
SCALES: Table = (
    (
        compiled(
            r"\b(?:Frankel|ASIA|AIS)(?:['’]s)?(?: \w+){0,3}? ?(?:grade|score|class)? ?"
            r"(?<!\w)(?P<grade>[DE])\b"
        ),
        _letter,
    ),
    (
        compiled(
            rf"\b{_NUMBERED}(?: (?:scale|score|grade|class|was|of|is)){{0,4}} (?P<now>[0-6])"
            r"(?![^.;\d]{0,25}\bto (?:grade )?\d)(?!\w|\.\d)"
        ),
        _disability,
    ),
    (
        compiled(
            r"\b(?:Frankel|ASIA|AIS)(?:['’]s)?(?: grade| class| score)?"
            r" (?:ha[sd] )?(?:remain\w*|stay\w*|(?:was|is) still)(?: at| in)? (?-i:[A-D])\b"
            r"|\b(?:remain\w*|stay\w*|(?:was|is|were) still|persisted) (?:at |in |a )?(?:only )?"
            r"(?:[0-4]\s?/\s?5|(?:Frankel|ASIA|AIS) (?:grade |class )?[A-D])\b"
        ),
        _power_as_before,
    ),
    (
        compiled(
            r"\b(?:Frankel|ASIA|AIS)(?:['’]s)?(?: \w+)? (?-i:[A-D]) (?:both )?(?:before(?: and "
            r"after|$)|pre-?\s?(?:operatively )?and post-?)"
        ),
        _power_as_before,
    ),
    (compiled(r"\b(?:11/11|17/17|18/18)\b"), _full_score),
    (
        compiled(
            r"(?<![\w/])(?P<of_five>[45]|IV|lV|V)[+−–-]?\s?/\s?(?:5|V)\b"
            r"|\b(?:grade|MRC|class) (?P<now>[45]|IV|V)(?!\w|\.\d)"
        ),
        _power,
    ),
)
