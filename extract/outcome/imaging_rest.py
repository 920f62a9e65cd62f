"""A description of a scan to what it tells of the mass: nothing left, a rest, so many mm."""

import re

from extract.grammar.pattern import Pattern
from extract.outcome.course import CLINICAL, Clause, Theme
from extract.outcome.degree import negated
from extract.outcome.imaging_change import MICROSCOPE, SCAN_SEEN, told
from extract.outcome.picture import Imaging, Picture

_OTHER = Pattern(r"\b(?:new|other|further|without)\b", re.IGNORECASE)
_RECURRENT = Pattern(r"(?!.*\b(?:residual|remaining|persistent)\b).*\brecurrent\b.*", re.IGNORECASE)
_SCANNED = Pattern(
    r"\b(?:MRI?|CT|scan\w*|imaging|tomogra\w+|resonance|radiogra\w+|films?|PET|follow|months?"
    r"|years?|weeks?|control)\b",
    re.IGNORECASE,
)


def none_left(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`no residual mass`, `no evidence of EMH` on a scan: resolved; under a microscope nothing."""
    sentence = clause.sentence.text
    if (
        _OTHER.search(match[0])
        or _RECURRENT.fullmatch(match[0])
        or not _SCANNED.search(sentence)
        or MICROSCOPE.search(sentence)
    ):
        return None
    return told(match, Imaging.RESOLVED, "none_left")


def no_compression(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`no compression`: reduced; the mass may be there still. A surgeon's `relief of` is none."""
    if match[0].lower().startswith(("relief", "release")) and not SCAN_SEEN.search(
        clause.sentence.text
    ):
        return None
    return told(match, Imaging.REDUCED, "no_compression")


_FOR = Pattern(r"\s+(?:for|of)\b", re.IGNORECASE)
_REACH = 60
_SEEN = Pattern(
    r"\b(?:MRI?|CT|scans?|imaging|tomogra\w+|radiogra\w+|films?|left|remain\w*|persist\w*|seen"
    r"|visible|only|show\w*)\b",
    re.IGNORECASE,
)
_TREATED = Pattern(r"\b(?:to|for|of|at|against)(?: the| his| her| any)?\s*$", re.IGNORECASE)


def rest(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`residual tissue`, `a thin rim`, seen or left: reduced; one that is treated is no outcome."""
    before = clause.text[: match.start()]
    if negated(clause.text, match.start()) or not _SEEN.search(clause.sentence.text):
        return None
    if _SMALL.match(match[0]) and not _LATER_SCAN.search(clause.sentence.text):
        return None  # "multiple small masses": how they were found
    if _TREATED.search(before) or _AS_IT_WAS.match(clause.text, match.end()):
        return None
    return told(match, Imaging.REDUCED, "rest")


_AS_IT_WAS = Pattern(
    r"[^.;,]{0,20}? (?:(?:did|has|have|had|does) not (?:\w+ )?(?:chang|grow|progress|enlarg"
    r"|increas)\w*"
    r"|(?:is|was|were|are|remain\w*|stay\w*) (?:\w+ )?(?:unchanged|stable|stationary|unaltered"
    r"|the same))",
    re.IGNORECASE,
)
"""`The remaining mass did not change`: another reader tells it."""
_SMALL = Pattern(r"small|some|tiny|thin|little|minimal|faint|an?\b|the\b", re.IGNORECASE)
_LATER_SCAN = Pattern(
    r"\b(?:only|just|merely|residual|left|remain\w*|persist\w*|still|control|follow\w*|repeat\w*"
    r"|post-?\w*|later|after|months?|weeks?|years?|now|shrunk\w*|shr[ai]nk\w*|regress\w*|reduc\w*"
    r"|decreas\w*|disappear\w*|last|final|second|subsequent)\b",
    re.IGNORECASE,
)


def normal(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`MRI was normal`: resolved."""
    themes = clause.themes_of_verb(*match.span())
    if Theme.SCAN not in themes or themes & CLINICAL or negated(clause.text, match.start()):
        return None
    if _FOR.match(clause.text, match.end()) and not any(
        t[2] is Theme.MASS for t in clause.themes if 0 <= t[0] - match.end() < _REACH
    ):
        return None  # "negative for metastases"
    return told(match, Imaging.RESOLVED, "normal_scan")


_OF_A_FLUID = Pattern(
    r"\b(?:residual|urine|urinary|bladder|voided|blood|plasma"
    r"|stroke) (?:\w+ )?volumes?\b[^.;,]{0,25}$"
    r"|\bpost-?void\w*\b[^.;,]{0,25}$",
    re.IGNORECASE,
)


def sizes(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`from 42 to 18 mm`, `4 mm instead of 11 mm`: the figures decide."""
    if _OF_A_FLUID.search(clause.text, 0, match.start()):
        return None
    was = float(next(filter(None, match.group("was", "was2", "was3", "was4"))))
    now = float(next(filter(None, match.group("now", "now2", "now3", "now4"))))
    if was == now:
        return told(match, Imaging.UNCHANGED, "sizes")
    return told(match, Imaging.REDUCED if now < was else Imaging.PROGRESSED, "sizes")
