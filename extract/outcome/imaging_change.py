"""A predicate of change to what it tells of the mass: gone, smaller, the same, larger, new."""

import re

from extract.grammar.pattern import Pattern
from extract.outcome.course import IMAGING, Clause, Theme
from extract.outcome.degree import BEGUN, Degree, around, degree, negated
from extract.outcome.picture import Imaging, Picture

_NOUN = Pattern(
    r"(?:tion|ments?|[ae]nce|sion|age|change|decrease|increase|growth|response)$", re.IGNORECASE
)
_ATTRIBUTIVE = Pattern(
    r"\s+(?!in\b|of\b|by\b|to\b|from\b|and\b|with\b|at\b|on\b|after\b|over\b|during\b|within\b"
    r"|for\b|as\b"
    r"|until\b|but\b|or\b|when\b|while\b|the\b|again\b|further\b|steadily\b|\w+ly\b|than\b"
    r"|since\b)\w",
    re.IGNORECASE,
)
_DEFINITE = Pattern(r"\b(?:and|the|these|those|this|of|by|to|an?|his|her)\s+$", re.IGNORECASE)


def attributive(clause: Clause, match: re.Match[str]) -> bool:
    """Whether a participle stands before a noun of its own: `masked by the reduced movements`."""
    if not match[0].lower().endswith(("ed", "ing", "en", "ive")):
        return False
    if any(0 < t[0] - match.end() < _NEXT and t[2] in IMAGING for t in clause.themes):
        return False  # "decreased size"
    before = clause.text[: match.start()]
    first = not before.strip() or _DEFINITE.search(before) is not None
    return first and _ATTRIBUTIVE.match(clause.text, match.end()) is not None


_REMOVED = Pattern(r"\b(?:remov\w+|excis\w+|resect\w+|extirpat\w+|debulk\w+)\b", re.IGNORECASE)


def _shown(clause: Clause, match: re.Match[str]) -> frozenset[Theme]:
    """The imaging things the predicate is said of; none where it is said of the patient."""
    of = clause.themes_of_noun if _NOUN.search(match[0]) else clause.themes_of_verb
    return of(*match.span()) & IMAGING


def told(match: re.Match[str], value: Imaging, name: str) -> Picture:
    """The state of the mass that the words of the match tell."""
    return Picture(value, name, match.start(), match.end())


def gone(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`disappeared`: resolved, unless in part, or said of the compression."""
    themes, seen = _shown(clause, match), match.lastgroup == "seen"
    if not themes or (themes == {Theme.SCAN} and not _NOUN.search(match[0])):
        return None
    if negated(clause.text, match.start()):
        return None if seen else told(match, Imaging.REDUCED, "not_gone")
    if Theme.COMPRESSION in themes and Theme.MASS not in themes:
        return told(match, Imaging.REDUCED, "compression_gone")
    partial = degree(clause.text, *match.span()) is Degree.PARTIAL and not seen
    partial = partial or BEGUN.search(clause.text, 0, match.start()) is not None
    return told(match, Imaging.REDUCED if partial else Imaging.RESOLVED, "gone")


def not_shown(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`MRI did not show any residual mass`: resolved; no compression, reduced."""
    after = [t[2] for t in clause.themes if match.end() <= t[0] < match.end() + _REACH]
    rest = clause.text[match.end() : match.end() + _REACH]
    if not {Theme.MASS, Theme.COMPRESSION} & set(after) or _CHANGE.search(rest):
        return None
    gone = Theme.MASS in after
    return told(match, Imaging.RESOLVED if gone else Imaging.REDUCED, "not_shown")


_REACH = 60
_CHANGE = Pattern(
    r"\b(?:change|growth|progress\w*|increase|new|recur\w*|relapse|decrease|reduc\w*|regress\w*"
    r"|improve\w*|other|cause)\b",
    re.IGNORECASE,
)


def less(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`decreased`, `shrank`: reduced; `regressed completely` is resolved."""
    themes, attribute = _shown(clause, match), _ATTRIBUTE.match(clause.text, match.start())
    if (
        not themes
        or attribute
        or attributive(clause, match)
        or _REMOVED.search(around(clause.text, *match.span()))
    ):
        return None
    if negated(clause.text, match.start()):
        return told(match, Imaging.UNCHANGED, "not_less")
    whole = (
        Theme.COMPRESSION not in themes and degree(clause.text, *match.span()) is Degree.COMPLETE
    )
    return told(match, Imaging.RESOLVED if whole else Imaging.REDUCED, "less")


def better(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`improved` of a scan: reduced; an "improvement" that is not said to be of it is clinical."""
    themes = _shown(clause, match)
    if not themes or (_NOUN.search(match[0]) and themes == {Theme.MASS}):
        return None
    if _CARE.search(clause.text, 0, match.start()):
        return None  # "the management of EMH has improved"
    if Theme.COMPRESSION in themes and not SCAN_SEEN.search(clause.sentence.text):
        return None  # relieved by the surgeon, who is no scan
    denied = negated(clause.text, match.start())
    return told(match, Imaging.UNCHANGED if denied else Imaging.REDUCED, "better")


_CARE = Pattern(
    r"\b(?:management|treatment|diagnosis|recognition|detection|understanding|techniques?"
    r"|modalit\w+|prognosis"
    r"|survival|knowledge) (?:of|in|for)\b[^.;]*$",
    re.IGNORECASE,
)
SCAN_SEEN = Pattern(
    r"\b(?:MRI?|CT|scan\w*|imaging|images?|tomogra\w+|resonance|radiogra\w+|radiolog\w+|films?"
    r"|myelogra\w+"
    r"|follow|control)\b",
    re.IGNORECASE,
)


_OF_TREATMENT = Pattern(
    r"\b(?:treated|managed|managing|management|treatment) [^.;]*$", re.IGNORECASE
)


def responds(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`the mass responded`, `partial response` of it: reduced; complete, resolved."""
    themes = _shown(clause, match) | (clause.themes_of_noun(*match.span()) & IMAGING)
    if themes == {Theme.COMPRESSION} or _OF_TREATMENT.search(clause.text, 0, match.start()):
        return None
    if not themes or negated(clause.text, match.start()):
        return None
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


def same(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`unchanged`, `stabilization of the mass`; a spine is stabilized too."""
    noun = match[0].lower().endswith("ation") and not clause.text.startswith(" of", match.end())
    themes = _shown(clause, match)
    if noun or not themes or negated(clause.text, match.start()):
        return None
    beside = any(0 <= t[0] - match.end() < _NEXT for t in clause.themes)  # "stable lesion"
    lasts = _LASTS.match(match[0]) and not beside
    if themes == {Theme.SCAN} and lasts and not _OF_SCAN.search(clause.text, 0, match.start()):
        return None  # "the scan showed that the scar persisted"
    near = clause.text[max(0, match.start() - 12) : match.end() + 12]
    if _DISEASE.search(near) and not SCAN_SEEN.search(clause.sentence.text):
        return None  # "alive with stable disease"
    if themes == {Theme.COMPRESSION} and "respon" in match[0].lower():
        return None
    return told(match, Imaging.UNCHANGED, "same")


_NEXT = 14
_DISEASE = Pattern(r"\bdisease\b", re.IGNORECASE)
_LASTS = Pattern(r"persist|stable|stabili|steady|maintain|sustain", re.IGNORECASE)
_OF_SCAN = Pattern(
    r"(?:MRI?|CT|scans?|imag\w+|tomogra\w+|radiogra\w+|films?|myelogra\w+|appearance\w*|picture"
    r"|findings?)"
    r"[^.;]{0,12}\s?(?:\b(?:was|were|is|are|has|have|had|been|show\w*|reveal\w*|demonstrat\w*"
    r"|remain\w*"
    r"|on|still|after|at|stay\w*|document\w*|as)\b[^.;]{0,22})?$",
    re.IGNORECASE,
)
_ATTRIBUTE = Pattern(
    r"(?<=\bthe )(?:larger|smaller|bigger|growing|expanding|enlarg\w+)\b"
    r"|(?:larger|smaller|bigger)(?= \w+ (?:tissue|mass|lesion|nodule|deposit))"
    r"|\w+(?= (?:tissue|mass|lesion|nodule|deposits?|one|of the two)\b)",
    re.IGNORECASE,
)
_DONE = Pattern(
    r"\b(?:has|have|had|did|does|do|is|are|was|were|without|no|nor|neither|stopped|ceased)\b",
    re.IGNORECASE,
)
_NEED = Pattern(r"\b(?:need|may|might|must|should|can|could)\s+(?:not\s+)?$", re.IGNORECASE)


_ILLNESS = Pattern(
    r" (?:disease|neoplas\w+|leuk\w+|an(?:a?e)mia|decline|deterioration|dementia|kyphosis"
    r"|scoliosis)\b"
    r"(?! (?:on|in) (?:the )?(?:MRI|CT|imaging|scan))",
    re.IGNORECASE,
)
"""`died of progressive disease`."""
_GROWTH = Pattern(r"(?:enlargement|growth|regrowth|progression)$", re.IGNORECASE)
"""Of a mass, though none is named: `serial scans showed slow enlargement`."""
_BEFOREHAND = Pattern(
    r"\b(?:before|prior to|preceding) (?:the |his |her |any )?(?:\w+ )?(?:resection|surgery"
    r"|operation|treatment"
    r"|therapy|excision|admission|presentation|diagnosis|biopsy|referral|removal)\b"
    r"|\b(?:over|during|in|within) the (?:preceding|previous|prior)\b",
    re.IGNORECASE,
)
"""A mass that grew is why it was treated."""


def more(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`enlarged`, `progressed`; denied, unchanged."""
    text = clause.text
    before = text[max(0, match.start() - 45) : match.start()]
    if _ATTRIBUTE.match(text, match.start()) or _NEED.search(before):
        return None
    if attributive(clause, match) or _BEFOREHAND.search(text) or _ILLNESS.match(text, match.end()):
        return None
    near = text[max(0, match.start() - 12) : match.end() + 12]
    if _DISEASE.search(near) and not SCAN_SEEN.search(clause.sentence.text):
        return None  # "started for disease progression"
    shown = _shown(clause, match)
    unnamed = Theme.SCAN in shown and _GROWTH.match(match[0])
    if Theme.MASS not in shown and (not unnamed or text.startswith(" of", match.end())):
        return None
    if not negated(text, match.start()):
        return told(match, Imaging.PROGRESSED, "more")
    return told(match, Imaging.UNCHANGED, "more") if _DONE.search(before) else None


def new(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`a new nodule had appeared`: progressed."""
    if negated(clause.text, match.start()) or _PREVENTED.match(clause.text, match.end()):
        return None
    return told(match, Imaging.PROGRESSED, "new")


_PREVENTED = Pattern(
    r"[^.;,]{0,25}\b(?:was|were) (?:\w+ )?(?:inhibited|prevented|avoided|halted|stopped|suppressed"
    r"|not)\b",
    re.IGNORECASE,
)
