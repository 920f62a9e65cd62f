"""Figures of a mass at two times to what became of it: `from 42 to 18 mm`, `3.2 → 1.4 cm`.

Which figure is the earlier one is told by the words about them (`instead of 11 mm`, `4 cm at the
outset`), else by their order.
"""

import re
from math import prod

from extract.grammar.pattern import Pattern
from extract.outcome.course import IMAGING, Clause
from extract.outcome.imaging_change import told
from extract.outcome.picture import Imaging, Picture

_NUMBER = r"\d+(?:\.\d+)?"
_UNIT = (
    r"(?:(?:mm|millimet\w+)(?!\s?/|\s?Hg|\s+(?:per|in\s+(?:the\s+)?(?:first|1|one))\b)"
    r"|cm|centimet\w+|ml|cc|millilit\w+)[23³²]?(?!\w)"
)
_BY = r"\s?(?:[x×]|by)\s?"


def _measure(name: str) -> str:
    """A pattern for a figure, or several of length, breadth and height, with the unit if any."""
    return (
        rf"(?<![\w.,/-])(?P<{name}>{_NUMBER}(?:[\s-]?{_UNIT})?"
        rf"(?:{_BY}{_NUMBER}(?:[\s-]?{_UNIT})?){{0,2}})(?![\w%]|\.\d|\s?%|\s?[-–/]\s?\d"
        r"|\s(?:months?|years?|weeks?|days?|c?Gy|fractions)\b)"
    )


_LINK = (
    r"\s?(?:to|→|-{1,2}>|=>|⇒|⟶|instead|versus|vs|compared|against|formerly|previously|initially"
    r"|originally|,? ?(?:down|up) (?:to|from))(?!\w)"
)
PAIR = Pattern(
    rf"{_measure('first')}(?:(?<=[a-z³²])"
    rf"|(?={_LINK}))(?P<between>[^;.\d]{{1,45}}?(?:\d{{1,2}}[\s-](?:months?|years?|weeks?)"
    rf"[^;.\d]{{1,25}}?)?){_measure('second')}",
    re.IGNORECASE,
)
_FIGURE = re.compile(_NUMBER)
_UNITS = re.compile(_UNIT, re.IGNORECASE)
_CENTIMETRE = 10.0
_INSTEAD = Pattern(
    r"\b(?:formerly|previously|initially|originally|instead of|versus|vs|compared (?:with|to)"
    r"|against|as opposed to|rather than|in place of|where(?:as)? (?:it|they) had|down from"
    r"|up from|it was|had been|in contrast (?:to|with)|in comparison (?:to|with))\b",
    re.IGNORECASE,
)
_ARROW = re.compile(r"\s*(?:→|-{1,2}>|=>|⇒|⟶)\s*")
_TO = Pattern(r"(?:[^.;,]{0,25}\s|,\s|\s)?to\s(?:(?:about|only|just|some)\s)?", re.IGNORECASE)
_MOVES = Pattern(
    r"\b(?:from|of|fell|went|shr[aiu]nk\w*|decreas\w*|reduc\w*|diminish\w*|increas\w*|grew|grown"
    r"|enlarg\w*|dropped|regress\w*|rose|declin\w*|thickness|diameter|size)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_EARLIER = Pattern(
    r"\b(?:before|initial(?:ly)?|original(?:ly)?|previous(?:ly)?|former(?:ly)?"
    r"|at (?:the )?(?:outset|start|beginning|diagnosis|presentation|baseline)|baseline"
    r"|pre-?\w+|had (?:been|measured))\b",
    re.IGNORECASE,
)
_LATER = Pattern(
    r"\b(?:after\w*|now|later|then|post-?\w+|finally|currently|today|follow|and|at|measure[sd]"
    r"|was|had)\b",
    re.IGNORECASE,
)
_OF_A_FLUID = Pattern(
    r"\b(?:residual|urine|urinary|bladder|voided|blood|plasma"
    r"|stroke) (?:\w+ )?volumes?\b[^.;,]{0,25}$"
    r"|\bpost-?void\w*\b[^.;,]{0,25}$|\b(?:spleen|splenic|liver|hepat\w+|kidney)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
_NEAR = 45


def sizes(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`from 42 to 18 mm`, `4 mm instead of 11 mm`: the figures decide."""
    text = clause.text
    spoken_of = {theme for *_, theme in clause.themes} | clause.inherited
    if not spoken_of & IMAGING or _OF_A_FLUID.search(text, 0, match.start()):
        return None
    first, second = _bulk(match["first"]), _bulk(match["second"])
    units = _UNITS.findall(match[0]) or _UNITS.findall(text[match.end() : match.end() + 5])
    forward = _is_forward(text, match)
    if not units or forward is None or len(first) != len(second):
        return None
    if len({unit.lower()[:1] == "c" for unit in units}) > 1:
        first, second = _in_mm(match["first"], first), _in_mm(match["second"], second)
    was, now = (first, second) if forward else (second, first)
    if prod(was) == prod(now):
        return told(match, Imaging.UNCHANGED, "sizes")
    smaller = prod(now) < prod(was)
    return told(match, Imaging.REDUCED if smaller else Imaging.PROGRESSED, "sizes")


def _bulk(figures: str) -> list[float]:
    return [float(figure) for figure in _FIGURE.findall(_UNITS.sub("", figures))]


def _in_mm(figures: str, values: list[float]) -> list[float]:
    unit = _UNITS.search(figures)
    scale = _CENTIMETRE if unit and unit[0].lower().startswith(("cm", "cent")) else 1.0
    return [value * scale for value in values]


def _is_forward(text: str, match: re.Match[str]) -> bool | None:
    """Whether the first figure is the earlier one; None where nothing compares them."""
    between, before = match["between"], text[max(0, match.start() - _NEAR) : match.start()]
    behind = text[match.end() : match.end() + _NEAR]
    if _ARROW.fullmatch(between):
        return True
    if _INSTEAD.search(between):
        return bool(_EARLIER.search(before)) and _LATER.search(between) is not None
    if _TO.fullmatch(between):
        return True if _MOVES.search(before) else None
    if _EARLIER.search(between) or _EARLIER.search(before):
        return True if _LATER.search(between) else None
    return False if _LATER.match(between.strip()) and _EARLIER.match(behind.strip(" ,(")) else None
