"""A verdict of improvement or response to what it tells of the mass."""

import re

from extract.grammar.pattern import Pattern
from extract.outcome.course import IMAGING, Clause, Theme
from extract.outcome.degree import Degree, degree, negated
from extract.outcome.imaging_change import NOUN, SCAN_SEEN, is_cured, shown, told
from extract.outcome.picture import Imaging, Picture


def cleared(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`interferon cleared the MRI findings`: resolved."""
    if negated(clause.text, match.start()):
        return None
    return told(match, Imaging.RESOLVED, "gone")


def improved_too(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`clinical and radiological improvement`: reduced."""
    denied = negated(clause.text, match.start())
    return told(match, Imaging.UNCHANGED if denied else Imaging.REDUCED, "better")


def better(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`improved` of a scan: reduced; an "improvement" that is not said to be of it is clinical."""
    themes = shown(clause, match)
    noun = NOUN.search(match[0]) and themes == {Theme.MASS}
    if not themes or (
        noun and not (scanned(clause, match) and _IN.match(clause.text, match.end()))
    ):
        return None
    if _CARE.search(clause.text, 0, match.start()):
        return None  # "the management of EMH has improved"
    if not SCAN_SEEN.search(clause.sentence.text):
        return None  # the patient, or relieved by the surgeon, who is no scan
    denied = negated(clause.text, match.start())
    return told(match, Imaging.UNCHANGED if denied else Imaging.REDUCED, "better")


_IN = Pattern(r"\s+(?:in|of)\b", re.IGNORECASE)
"""`MRI showed improvement in the thickening`."""
_CARE = Pattern(
    r"\b(?:management|treatment|diagnosis|recognition|detection|understanding|techniques?"
    r"|modalit\w+|prognosis|survival|knowledge) (?:of|in|for)\b[^.;]*$",
    re.IGNORECASE,
)


_OF_TREATMENT = Pattern(
    r"\b(?:treated|managed|managing|management|treatment) [^.;]*$", re.IGNORECASE
)


def responds(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`the mass responded`, `partial response` of it: reduced; complete, resolved."""
    themes = shown(clause, match) | (clause.themes_of_noun(*match.span()) & IMAGING)
    if (
        themes == {Theme.COMPRESSION}
        or is_cured(clause, match, themes)
        or _OF_TREATMENT.search(clause.text, 0, match.start())
    ):
        return None
    if not themes:
        return None
    if negated(clause.text, match.start()):
        failed = Theme.MASS in themes and match[0] == "respond"
        return told(match, Imaging.UNCHANGED, "no_response") if failed else None
    whole = degree(clause.text, *match.span()) is Degree.COMPLETE
    return told(match, Imaging.RESOLVED if whole else Imaging.REDUCED, "response")


def removed(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`MRI confirmed total removal`: resolved, as the scan tells it and not the surgeon."""
    return told(match, Imaging.RESOLVED, "removed") if scanned(clause, match) else None


def decompressed(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`MRI showed good decompression`: reduced."""
    return told(match, Imaging.REDUCED, "decompressed") if scanned(clause, match) else None


def scanned(clause: Clause, match: re.Match[str]) -> bool:
    """Whether the clause names a scan before the words: who looked, and not who cut."""
    return any(t[2] is Theme.SCAN and t[1] <= match.start() for t in clause.themes)
