"""A description of a scan to what it tells of the mass: nothing left, a rest, so many mm."""

import re

from extract.grammar.pattern import Pattern
from extract.outcome.course import CLINICAL, IMAGING, Clause, Theme
from extract.outcome.degree import negated
from extract.outcome.imaging_change import MICROSCOPE, SCAN_SEEN, told
from extract.outcome.imaging_words import ANOTHER_ORGAN
from extract.outcome.picture import Imaging, Picture
from extract.outcome.recurrence_words import CANCER

_OTHER = Pattern(r"\b(?:new|other|further)\b", re.IGNORECASE)
_RECURRENT = Pattern(r"(?!.*\b(?:residual|remaining|persistent)\b).*\brecurrent\b.*", re.IGNORECASE)
_SCANNED = Pattern(
    r"\b(?:MRIs?|MR|CTs?|scan\w*|imaging|(?:re-?)?imaged|x-?ray\w*|roentgen\w+|myelogra\w+"
    r"|tomogra\w+|resonance|radiogra\w+|films?|PET|follow|months?|years?|weeks?|control)\b",
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
        or _FIRST_SCAN.search(clause.text)
    ):
        return None
    outside = [t[2] for t in clause.themes if not match.start() <= t[0] < match.end()]
    spoken_of = {*outside, *clause.inherited}
    if match[0].lower().startswith("without") and Theme.SCAN not in outside:
        return None
    vague = _VAGUE.search(match[0]) is not None
    if (vague or _NOTHING.match(match[0])) and not spoken_of & IMAGING:
        return None
    if vague and CANCER.search(sentence):
        return None  # "a carcinoma was removed, and he is free of disease"
    return told(match, Imaging.RESOLVED, "none_left")


_FIRST_SCAN = Pattern(
    r"\b(?:initial|first|earlier|previous|prior|admission|presenting|pre-?\w+) (?:\w+ ){0,2}?"
    r"(?:MRI?|CT|scan|imaging|radiogra\w+|films?|x-?rays?|myelogra\w+|tomogra\w+)\b",
    re.IGNORECASE,
)
_SHOWED = Pattern(
    r"\b(?:reveal|show|demonstrat|disclos|detect|document|depict|confirm|found)\w*\b[^.;]{0,60}$",
    re.IGNORECASE,
)


def smaller_one(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`MRI at 8 months showed a smaller lesion`: what a later scan calls smaller than before."""
    text = clause.text
    again = _LATER_SCAN.search(text, 0, match.start()) or _NO_REST.search(text, 0, match.start())
    shows = _SHOWED.search(text, 0, match.start()) is not None
    of_old = _OF_OLD.search(text) is not None
    return told(match, Imaging.REDUCED, "less") if again and shows and not of_old else None


_OF_OLD = Pattern(
    r"\b(?:years?|months?|weeks?) (?:before|earlier|previously|ago)\b|\bhad (?:shown|reveal"
    r"|demonstr)",
    re.IGNORECASE,
)
_NO_REST = Pattern(r"\bno (?:residual|remaining|more)\b|\bdisappear", re.IGNORECASE)
_VAGUE = Pattern(r"(?:abnormalit(?:y|ies)|disease|defects?)$", re.IGNORECASE)
_NOTHING = Pattern(r"nothing\b", re.IGNORECASE)


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
    r"\b(?:MRI?|CT|scans?|imag(?:ing|es?)|tomogra\w+|radiogra\w+|films?|left|remain\w*|persist\w*"
    r"|seen"
    r"|visible|only|show\w*)\b",
    re.IGNORECASE,
)
_TREATED = Pattern(r"\b(?:to|for|of|at|against|from)(?: the| his| her| any)?\s*$", re.IGNORECASE)


def rest(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`residual tissue`, `a thin rim`, seen or left: reduced; one that is treated is no outcome."""
    before = clause.text[: match.start()]
    if _CAME_DOWN_TO.search(before) and not negated(clause.text, match.start()):
        return told(match, Imaging.REDUCED, "rest")
    if MICROSCOPE.search(clause.sentence.text) and not SCAN_SEEN.search(clause.sentence.text):
        return None
    if negated(clause.text, match.start()) or not _SEEN.search(clause.sentence.text):
        return None
    if _COMES_UP.match(clause.text, match.end()) and _LATER_SCAN.search(clause.sentence.text):
        return told(match, Imaging.PROGRESSED, "new")
    at_first = not _LATER_SCAN.search(clause.sentence.text)
    if at_first or _TREATED.search(before) or _AS_IT_WAS.match(clause.text, match.end()):
        return None  # "multiple small masses": how they were found
    return told(match, Imaging.REDUCED, "rest")


_CAME_DOWN_TO = Pattern(
    r"\b(?:return|shr[aiu]nk|reduc|regress|dwindl|diminish|decreas|collaps|retract|involut|recede"
    r"|melt)"
    r"\w*(?: down| away)? to (?:\w+ )?(?:an? )?$",
    re.IGNORECASE,
)
"""`The mass had shrunk to a thin layer`."""
_COMES_UP = Pattern(
    r"[^.;,]{0,40}? (?:(?:had|has|have) )?(?:appeared|developed|arisen|arose|came up|come up"
    r"|emerged|sprung up|formed)\b",
    re.IGNORECASE,
)
"""`In the fourth year a small nodule appeared`: a new one."""
_AS_IT_WAS = Pattern(
    r"[^.;,]{0,20}? (?:(?:did|has|have|had|does) not (?:\w+ )?(?:chang|grow|progress|enlarg"
    r"|increas)\w*|(?:is|was|were|are|remain\w*|stay\w*) (?:\w+ )?(?:unchanged|stable|stationary"
    r"|unaltered|the same))",
    re.IGNORECASE,
)
"""`The remaining mass did not change`: another reader tells it."""
_SMALL = Pattern(r"small|some|tiny|thin|little|minimal|faint|an?\b|the\b", re.IGNORECASE)
_LATER_SCAN = Pattern(
    r"\b(?:only|just|merely|residual|left|remain\w*|persist\w*|still|control|follow\w*|repeat\w*"
    r"|post-?\w*|later|after|months?|weeks?|years?|now|shrunk\w*|shr[ai]nk\w*|regress\w*|reduc\w*"
    r"|decreas\w*|disappear\w*|last|final|second|subsequent|that time)\b",
    re.IGNORECASE,
)


def normal(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`MRI was normal`: resolved."""
    themes = clause.themes_of_verb(*match.span())
    of_old = _HAD_BEEN.search(clause.text, 0, match.start()) is not None
    if (
        of_old
        or Theme.SCAN not in themes
        or themes & CLINICAL
        or negated(clause.text, match.start())
    ):
        return None
    if ANOTHER_ORGAN.search(clause.text, 0, match.start()) or _OF_ANOTHER_THING.match(
        clause.text, match.end()
    ):
        return None
    if not any(p.search(clause.sentence.text) for p in (_LATER_SCAN, _AGAIN)):
        return None  # one of the findings that he came with
    if _FORM.match(clause.text, match.end()):
        cord = _CORD.search(clause.text) is not None
        return told(match, Imaging.REDUCED, "no_compression") if cord else None
    if _FOR.match(clause.text, match.end()) and not any(
        t[2] is Theme.MASS for t in clause.themes if 0 <= t[0] - match.end() < _REACH
    ):
        return None  # "negative for metastases"
    return told(match, Imaging.RESOLVED, "normal_scan")


_OF_ANOTHER_THING = Pattern(
    r"\s(?:\w+ )?(?:cultures?|blood|marrow|counts?|values?|serolog\w+|cytolog\w+|cells?|levels?"
    r"|power|strength|gait|reflexes|sensation|function\w*|life|urine|karyotype|chromosom\w+|liver|spleen"
    r"|results?|antiglobulin|coombs\S*)\b",
    re.IGNORECASE,
)
"""`Because of a positive scan and negative blood cultures`."""
_AGAIN = Pattern(
    r"\b(?:again|return\w*|regain\w*|restor\w*|bec[ao]m\w+|normali[sz]\w+)\b", re.IGNORECASE
)
_HAD_BEEN = Pattern(r"\bhad been (?:\w+ )?$", re.IGNORECASE)
_FORM = Pattern(
    r"\s(?:shape|calib(?:re|er)|contours?|configuration|position|width|diameter|outline|alignment"
    r"|size|dimensions?|appearance|form|thickness|location)\b",
    re.IGNORECASE,
)
_CORD = Pattern(r"\b(?:cord|thecal|dural sac|canal|subarachnoid|cauda|conus)\b", re.IGNORECASE)
"""`The cord had regained its normal shape`: nothing presses on it; the mass may be there."""
