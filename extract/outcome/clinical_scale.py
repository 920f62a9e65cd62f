"""A grade or a score on a clinical scale to what it tells of the patient.

Frankel and ASIA go from A (complete lesion) to E (normal), strength from 0 to 5; of Nurick,
McCormick, Rankin and EDSS less is better; the JOA score is full at 11, 17 or 18.
"""

import re

from extract.outcome.course import Clause, Theme
from extract.outcome.state import Clinical, State, Table, compiled, has, tell

_ROMAN = {"0": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "il": 2, "lv": 4, "ill": 3}
"""Small l is what a scan makes of I."""
_FULL_POWER = 5
_LATE = (
    r"\b(?:follow|discharge|later|after|post|regain|recover|improv|rose|risen|became|return|now"
    r"|last|reach|attain|increas|complet|end of|by the|by week|by month|months?\)"
    r"|at \w+ (?:weeks?|months?|years?))"
)


def _letters(_: Clause, match: re.Match[str]) -> State:
    """`Frankel B to D`: the last letter decides; E is resolved."""
    first, last = match["from"].upper(), match["to"].upper()
    if last == "E":
        return tell(match, Clinical.RESOLVED, "grade")
    if first == last:
        return tell(match, Clinical.UNCHANGED, "grade")
    return tell(match, Clinical.IMPROVED if first < last else Clinical.WORSENED, "grade")


def _letter(clause: Clause, match: re.Match[str]) -> State | None:
    """`ASIA grade E` at a later time: resolved; D, improved; what he came with is none."""
    if not has(_LATE, clause.sentence.text) or has(r"\bfrom\s+$", clause.text[: match.start()]):
        return None
    value = Clinical.RESOLVED if match["grade"].upper() == "E" else Clinical.IMPROVED
    return tell(match, value, "grade")


def _powers(clause: Clause, match: re.Match[str]) -> State | None:
    """`from 2/5 to 4/5`, `from grade II to grade IV`: the figures decide."""
    was, now = _figure(match["was"]), _figure(match["now"])
    if now == _FULL_POWER:
        return tell(match, Clinical.RESOLVED, "full_power", part=True)
    if was == now and not has(r"improv|recover|increas", clause.text):
        return None
    return tell(match, Clinical.IMPROVED if now >= was else Clinical.WORSENED, "power", part=True)


def _power(clause: Clause, match: re.Match[str]) -> State | None:
    """`power 4/5`: improved, where it is said to come later; 5/5 is resolved."""
    if Theme.FUNCTION not in clause.themes_of_verb(*match.span()):
        return None
    if not has(_LATE, clause.sentence.text):
        return None
    full = _figure(match["now"] or match["of_five"]) == _FULL_POWER and "-" not in match[0]
    value = Clinical.RESOLVED if full else Clinical.IMPROVED
    return tell(match, value, "full_power" if full else "power", part=True)


def _power_as_before(_: Clause, match: re.Match[str]) -> State:
    """`strength remained 3/5`: as it was."""
    return tell(match, Clinical.UNCHANGED, "power_as_before", part=True)


def _figure(written: str) -> int:
    """`4`, `IV`, `4+` as a number."""
    plain = written.lower().rstrip("+-−–")
    return int(plain) if plain.isdigit() else _ROMAN.get(plain, 0)


def _disabilities(_: Clause, match: re.Match[str]) -> State | None:
    """`Nurick grade 4 to 1`: less is better, 0 is none."""
    was, now = _figure(match["was"]), _figure(match["now"])
    if was == now:
        return None
    if now == 0:
        return tell(match, Clinical.RESOLVED, "disability")
    return tell(match, Clinical.IMPROVED if now < was else Clinical.WORSENED, "disability")


def _disability(clause: Clause, match: re.Match[str]) -> State | None:
    """`at last follow-up he was Nurick grade 1`: better than what brought him."""
    if not has(_LATE, clause.sentence.text):
        return None
    low = _figure(match["now"])
    value = Clinical.IMPROVED if low else Clinical.RESOLVED
    return tell(match, value, "disability") if low <= _MILD else None


_MILD = 2


def _scores(_: Clause, match: re.Match[str]) -> State | None:
    """`JOA score from 9 to 15`: more is better; the full score is resolved."""
    was, now = float(match["was"]), float(match["now"])
    if was == now:
        return None
    return tell(match, Clinical.IMPROVED if now > was else Clinical.WORSENED, "score")


def _score(_: Clause, match: re.Match[str]) -> State | None:
    """`JOA 11/11`: resolved at the full score."""
    if match["score"] != match["of"]:
        return None
    return tell(match, Clinical.RESOLVED, "full_score")


_LETTERED = r"(?:Frankel|ASIA|AIS|(?:Frankel(?:'s)? |ASIA )?grade)"
_NUMBERED = r"(?:Nurick|McCormick|Rankin|mRS|EDSS|modified Rankin)"
_P = r"(?:[0-5]|IV|V|I{1,3}|lV|Il{1,2})"
_SIGN = r"(?:\s?[+−–-](?!\s?\d))?"
SCALES: Table = (
    (
        compiled(
            rf"\b{_LETTERED}\b[^.;]{{0,30}}?\b(?P<from>(?-i:[A-E]))\b[^.;]{{0,25}}?"
            r"(?:to|into|→|->|-)\s*(?:\w+ ){0,2}?(?P<to>(?-i:[A-E]))\b"
        ),
        _letters,
    ),
    (
        compiled(
            r"\b(?:Frankel|ASIA|AIS)(?:['’]s)?(?: \w+){0,3}? ?(?:grade|score|class)? ?"
            r"(?<!\w)(?P<grade>[DE])\b"
        ),
        _letter,
    ),
    (
        compiled(
            rf"\b(?:(?:grade|MRC|from) )*(?P<was>{_P}){_SIGN}(?:\s?/\s?(?:5|V))?[^.;\d]{{0,25}}?"
            rf"\bto (?:(?:grade|MRC|a|an) )*(?P<now>{_P}){_SIGN}(?:\s?/\s?(?:5|V)\b|(?<=\d)"
            r"(?=\s+in (?:both|the) ))"
        ),
        _powers,
    ),
    (
        compiled(
            rf"\bgrade (?P<was>{_P})\b[^.;\d]{{0,25}}?\bto grade (?P<now>{_P})(?!\w|\.\d)",
        ),
        _powers,
    ),
    (
        compiled(
            rf"\b{_NUMBERED}\b[^.;\d]{{0,25}}(?P<was>\d)[^.;\d]{{0,25}}?"
            r"\bto (?:(?:grade|score|a|an) )*(?P<now>\d)\b"
        ),
        _disabilities,
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
            r"\b(?:m?JOA|Barthel|Karnofsky|SCIM|SF-36)\b[^.;\d]{0,40}?(?P<was>\d+(?:\.\d)?)"
            r"(?:/\d+)?[^.;\d]{0,25}?\bto (?P<now>\d+(?:\.\d)?)(?!/?\d)"
        ),
        _scores,
    ),
    (
        compiled(
            r"\b(?:remain\w*|stay\w*|(?:was|is|were) still|persisted) (?:at |in |a )?(?:only )?"
            r"(?:[0-4]\s?/\s?5|(?:Frankel|ASIA|AIS) (?:grade |class )?[A-D])\b"
        ),
        _power_as_before,
    ),
    (
        compiled(
            r"\b(?:Frankel|ASIA"
            r"|AIS)(?:['’]s)?(?: \w+)? (?-i:[A-D]) (?:both )?(?:before(?: and after|$)"
            r"|pre-?\s?(?:operatively )?and post-?)"
        ),
        _power_as_before,
    ),
    (compiled(r"\b(?P<score>\d{1,2})/(?P<of>11|17|18)\b"), _score),
    (
        compiled(
            r"(?<![\w/])(?P<of_five>[45]|IV|lV|V)[+−–-]?\s?/\s?(?:5|V)\b"
            r"|\b(?:grade|MRC|class) (?P<now>[45]|IV|V)(?!\w|\.\d)"
        ),
        _power,
    ),
)
