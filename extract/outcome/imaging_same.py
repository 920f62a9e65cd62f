"""A predicate of sameness to what it tells of the mass: as it was, or all that is left."""

import re

from extract.grammar.pattern import Pattern
from extract.outcome.course import IMAGING, Clause, Theme
from extract.outcome.degree import negated
from extract.outcome.imaging_change import DISEASE, ILLNESS, NEXT, SCAN_SEEN, shown, told
from extract.outcome.imaging_part import is_only
from extract.outcome.picture import Imaging, Picture


def same(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`unchanged`, `stabilization of the mass`; only what is left of it, where only that is."""
    themes = shown(clause, match)
    if not themes and _OF_SIZE.search(match[0]) and _is_of_none(clause):
        themes = frozenset({Theme.MASS})  # "it is the same size four years on"
    if not themes and not clause.themes and not clause.inherited and _NO_CHANGE.match(match[0]):
        return told(match, Imaging.UNCHANGED, UNNAMED)
    if not themes or negated(clause.text, match.start()):
        return None
    if _is_of_cord_or_spine(clause.text, match) or _is_of_an_illness(clause, match):
        return None
    on_scan = themes == {Theme.SCAN} and _is_of_something_else(clause, match)
    if on_scan or (themes == {Theme.COMPRESSION} and "respon" in match[0].lower()):
        return None
    if _LASTS.match(match[0]) and is_only(clause.text, match.start()):
        return told(match, Imaging.REDUCED, "rest")
    return told(match, Imaging.UNCHANGED, "same")


def _is_of_none(clause: Clause) -> bool:
    """Whether nothing but mass and scans is named: no spleen, no person."""
    return {theme for *_, theme in clause.themes} <= IMAGING


def _is_of_cord_or_spine(text: str, match: re.Match[str]) -> bool:
    """`Stabilization`, which a spine is given too; `persistent signal change of the cord`."""
    spine = _OF_A_SPINE.fullmatch(match[0]) and not text.startswith(" of", match.end())
    behind, before = _OF_THE_CORD.match(text, match.end()), _SIGNAL.search(text, 0, match.start())
    return bool(spine or behind or before)


def _is_of_an_illness(clause: Clause, match: re.Match[str]) -> bool:
    """`Refractory anaemia`, `alive with stable disease`, where no scan is spoken of."""
    near = clause.text[max(0, match.start() - 12) : match.end() + 12]
    ill = ILLNESS.match(clause.text, match.end()) or DISEASE.search(near)
    return ill is not None and not SCAN_SEEN.search(clause.sentence.text)


def _is_of_something_else(clause: Clause, match: re.Match[str]) -> bool:
    """Whether only what showed it is a theme: `the kyphosis was unchanged on radiographs`."""
    if not any(theme[1] <= match.start() for theme in clause.themes) and _SUBJECT.match(
        clause.text, 0, match.start()
    ):
        return True
    beside = any(0 <= t[0] - match.end() < NEXT for t in clause.themes)  # "stable lesion"
    lasts = _LASTS.match(match[0]) and not beside
    return bool(lasts) and not _OF_SCAN.search(clause.text, 0, match.start())


_OF_THE_CORD = Pattern(
    r"\s+(?:[\w-]+\s+){0,3}?(?:signal|myelomalac\w*|gliosis|o?edema|atrophy|(?:hyper"
    r"|hypo)intens\w*)\b"
    r"(?!\s+mass)",
    re.IGNORECASE,
)
"""`Persistent signal change of the cord`: nothing of the mass."""
_NO_CHANGE = Pattern(
    r"(?:no|without|nothing) (?:\w+ ){0,2}?(?:change[sd]?|altered)$", re.IGNORECASE
)
UNNAMED = "unnamed"
"""`Two years later there is no change`: of the mass, where he never was ill of it."""
_OF_SIZE = Pattern(r"\b(?:size|dimensions?|volume|diameter|bulk|extent)\b", re.IGNORECASE)
_SIGNAL = Pattern(
    r"\b(?:signal|myelomalac\w*|gliosis|o?edema|atrophy|(?:hyper|hypo)intens\w*)\b"
    r"(?:(?!\band\b)[^.;,]){0,30}$",
    re.IGNORECASE,
)
_OF_A_SPINE = Pattern(r"stabili[sz]ation", re.IGNORECASE)
_SUBJECT = Pattern(
    r"\W*(?:the|his|her|an?|its|their) (?!(?:situation|picture|status|appearances?|findings?"
    r"|aspect|result|course|control|follow|latter|former|was|were|is|are|had|has)\b)\w+",
    re.IGNORECASE,
)
_LASTS = Pattern(r"persist|stable|stabili|steady|maintain|sustain", re.IGNORECASE)
_OF_SCAN = Pattern(
    r"(?:MRI?|CT|scans?|imag\w+|tomogra\w+|radiogra\w+|films?|myelogra\w+|appearance\w*|picture"
    r"|findings?)[^.;]{0,12}\s?(?:\b(?:was|were|is|are|has|have|had|been|show\w*|reveal\w*"
    r"|demonstrat\w*|remain\w*|on|still|after|at|stay\w*|document\w*|as)\b[^.;]{0,22})?$",
    re.IGNORECASE,
)
