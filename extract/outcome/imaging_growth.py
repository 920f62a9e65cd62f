"""A predicate of growth to what it tells of the mass: larger, or a new one."""

import re

from extract.grammar.pattern import Pattern
from extract.outcome.course import Clause, Theme
from extract.outcome.degree import negated
from extract.outcome.imaging_change import (
    ATTRIBUTE,
    DISEASE,
    ILLNESS,
    SCAN_SEEN,
    attributive,
    shown,
    told,
)
from extract.outcome.picture import Imaging, Picture

_DONE = Pattern(
    r"\b(?:has|have|had|did|does|do|is|are|was|were|without|no|nor|neither|stopped|ceased)\b",
    re.IGNORECASE,
)
_NEED = Pattern(r"\b(?:need|may|might|must|should|can|could)\s+(?:not\s+)?$", re.IGNORECASE)


_GROWTH = Pattern(r"(?:enlargement|growth|regrowth|progression)$", re.IGNORECASE)
"""Of a mass, though none is named: `serial scans showed slow enlargement`."""
_BEFOREHAND = Pattern(
    r"\b(?:before|prior to|preceding) (?:the |his |her |any )?(?:\w+ )?(?:resection|surgery"
    r"|operation|treatment|therapy|excision|admission|presentation|diagnosis|biopsy|referral"
    r"|removal)\b|\b(?:over|during|in|within) the (?:preceding|previous|prior)\b",
    re.IGNORECASE,
)
"""A mass that grew is why it was treated."""


def more(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`enlarged`, `progressed`; denied, unchanged."""
    text = clause.text
    before = text[max(0, match.start() - 45) : match.start()]
    reopened = before.lower().endswith("re-")  # "the dura re-expanded"
    if reopened or ATTRIBUTE.match(text, match.start()) or _NEED.search(before):
        return None
    if attributive(clause, match) or _BEFOREHAND.search(text) or _is_no_growth(text, match, before):
        return None
    near = text[max(0, match.start() - 12) : match.end() + 12]
    if DISEASE.search(near) and not SCAN_SEEN.search(clause.sentence.text):
        return None  # "started for disease progression"
    of = shown(clause, match)
    unnamed = Theme.SCAN in of and _GROWTH.match(match[0])
    if Theme.MASS not in of and (not unnamed or text.startswith(" of", match.end())):
        return None
    if not negated(text, match.start()):
        return told(match, Imaging.PROGRESSED, "more")
    anew = match[0].lower().startswith("re")  # "has not regrown": nothing of what is there
    left = _REMNANT.search(text, 0, match.start()) is not None
    value = Imaging.REDUCED if left else Imaging.UNCHANGED
    return told(match, value, "more") if _DONE.search(before) and not anew else None


_REMNANT = Pattern(r"\b(?:remnant|residu(?:al|um|e)|remainder|stump)s?\b", re.IGNORECASE)
"""`The remnant has not grown`: what is left is less than what was."""
_TRANSITIVE = Pattern(
    r"(?<=increased) (?!(?:in|by|from|to|over|after|during|at|and|with|since|on|despite|until|but"
    r"|again|further|as|while|within|when|for|up|or|\w+ly|only|under|through\w*|two\w*|three\w*"
    r"|somewhat|its|their|the)\b)[a-z]",
    re.IGNORECASE,
)
"""`The drug had increased haematopoiesis`: that, and not the mass."""
_USE_OF = Pattern(
    r"\b(?:use|usage|application|incidence|prevalence|popularity|interest|role|awareness|knowledge"
    r"|indications?)\s+(?:of|in|for)\b[^.;]*$",
    re.IGNORECASE,
)
"""`The use of radiotherapy for epidural masses is expanding`."""


def _is_no_growth(text: str, match: re.Match[str], before: str) -> bool:
    """Of an illness, of another noun, only believed or explained, or of what was taken out."""
    if _USE_OF.search(text, 0, match.start()):
        return True
    after = (ILLNESS, _LESSENING, _EXPLAINED, _REACHES, _TRANSITIVE)
    return any(p.match(text, match.end()) for p in after) or any(
        p.search(before) for p in (_ONLY_BELIEVED, _TAKEN_OUT)
    )


_LESSENING = Pattern(
    r"\s+(?:\w+\s+)?(?:reduction|shrinkage|regression|decrease|resolution|response)\b",
    re.IGNORECASE,
)
"""`Increased volume reduction`."""
_REACHES = Pattern(
    r"(?<=extended) (?:from|between|over|along|throughout|across|through|into the|as far"
    r"|anterior\w*|posterior\w*|laterally)\b",
    re.IGNORECASE,
)
"""`The mass extended from T4 to T8`: how long it was."""
_EXPLAINED = Pattern(
    r"(?:\s+of\s+[^.;,]{0,40}?)?\s+(?:was|is|were|are|could\s+be|may\s+be)\s+(?:\w+\s+)?(?:owing"
    r"|due|attribut\w+|ascribed|thought|believed|considered|caused|explained)\b",
    re.IGNORECASE,
)
_ONLY_BELIEVED = Pattern(
    r"\b(?:suggest\w*|indicat\w*|impl(?:y|ies|ied)|believe\w*|hypothes\w+|speculat\w+)\b"
    r"[^.;]{0,30}$",
    re.IGNORECASE,
)
_TAKEN_OUT = Pattern(
    r"\b(?:removal|excision|resection|extirpation)\s+of\s+[^.;,]{0,40}$", re.IGNORECASE
)
"""`Removal of a mass larger than the first one`."""


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
