"""A predicate of change to what it tells of the mass: gone, smaller, the same, larger, new."""

import re

from extract.grammar.pattern import Pattern
from extract.outcome.course import IMAGING, Clause, Theme
from extract.outcome.degree import BEGUN, Degree, around, degree, negated
from extract.outcome.imaging_part import is_of_component
from extract.outcome.imaging_words import ANOTHER_ORGAN
from extract.outcome.picture import Imaging, Picture

NOUN = Pattern(
    r"(?:tion|ments?|[ae]nce|sion|age|change|decrease|increase|growth|response"
    r"|(?:gain|loss) \w+ \w+|decrement|lessening)$",
    re.IGNORECASE,
)
_ATTRIBUTIVE = Pattern(
    r"\s+(?!in\b|of\b|by\b|to\b|from\b|and\b|with\b|at\b|on\b|after\b|over\b|during\b|within\b"
    r"|for\b|as\b|until\b|but\b|or\b|when\b|while\b|the\b|again\b|further\b|steadily\b|\w+ly\b"
    r"|than\b|since\b)\w",
    re.IGNORECASE,
)
_DEFINITE = Pattern(
    r"\b(?:and|the|these|those|this|of|by|to|an?|his|her|for|with|despite)\s+$", re.IGNORECASE
)


def attributive(clause: Clause, match: re.Match[str]) -> bool:
    """Whether a participle stands before a noun of its own: `masked by the reduced movements`."""
    if not match[0].lower().endswith(("ed", "ing", "en", "ive")):
        return False
    if any(0 < t[0] - match.end() < NEXT and t[2] in IMAGING for t in clause.themes):
        return False  # "decreased size"
    before = clause.text[: match.start()]
    first = not before.strip() or _DEFINITE.search(before) is not None
    return first and _ATTRIBUTIVE.match(clause.text, match.end()) is not None


_REMOVED = Pattern(r"\b(?:remov\w+|excis\w+|resect\w+|extirpat\w+|debulk\w+)\b", re.IGNORECASE)


def shown(clause: Clause, match: re.Match[str]) -> frozenset[Theme]:
    """The imaging things the predicate is said of; none where it is said of the patient."""
    of = clause.themes_of_noun if NOUN.search(match[0]) else clause.themes_of_verb
    said_of = of(*match.span())
    so_far = clause.sentence.text[: clause.start + match.end()]
    if MICROSCOPE.search(so_far, so_far.rfind(";") + 1) and not SCAN_SEEN.search(so_far):
        return frozenset()  # "the histology was the same as that of the first lesion"
    if Theme.MASS not in said_of and ANOTHER_ORGAN.search(clause.text, 0, match.start()):
        return frozenset()  # "MRI of the liver showed a decrease of iron"
    by_scan = any(theme is Theme.SCAN for *_, theme in clause.themes)
    known = clause.inherited & IMAGING
    unnamed = frozenset({Theme.MASS}) if by_scan and Theme.MASS not in known else known
    if said_of <= {Theme.PERSON, Theme.SCAN} and _IT.match(clause.text):
        return unnamed  # "the masses were left alone, and they are stable on films"
    if said_of <= {Theme.PERSON} and _ONE.search(clause.text, 0, match.start()):
        return unnamed  # "whereas the sacral one was unaltered"
    return said_of & IMAGING


_IT = Pattern(
    r"\W*(?:(?:and|but|now|today|since|on \w+|at \w+(?: \w+)?),? )?(?:it|they|these|this|those)\b",
    re.IGNORECASE,
)
_ONE = Pattern(
    r"\b(?:the|those|that) (?:[\w-]+al|epidural|left|right|upper|lower|larger|smaller|other|first"
    r"|second|remaining|T\d+\S*|L\d+\S*) ones?\b|\b(?:the latter|the former|all of (?:which|them)"
    r"|both of which)\b(?! (?:patient|case))",
    re.IGNORECASE,
)


def told(match: re.Match[str], value: Imaging, name: str) -> Picture:
    """The state of the mass that the words of the match tell."""
    return Picture(value, name, match.start(), match.end())


def gone(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`disappeared`: resolved, unless in part, or said of the compression."""
    themes, seen = shown(clause, match), match.lastgroup == "seen"
    if (
        _OF_CELLS.search(clause.text, 0, match.start())
        or _NEED_FOR.match(clause.text, match.end())
        or is_cured(clause, match, themes)
    ):
        return None
    if not themes or (themes == {Theme.SCAN} and not NOUN.search(match[0])):
        return None
    if seen and _UNTIL_NOW.search(clause.text[match.start() : match.end() + NEXT]):
        return None
    if negated(clause.text, match.start()):
        return None if seen else told(match, Imaging.REDUCED, "not_gone")
    if Theme.COMPRESSION in themes and Theme.MASS not in themes:
        return told(match, Imaging.REDUCED, "compression_gone")
    partial = degree(clause.text, *match.span()) is Degree.PARTIAL and not seen
    partial = partial or BEGUN.search(clause.text, 0, match.start()) is not None
    partial = partial or is_of_component(clause.text, *match.span())
    return told(match, Imaging.REDUCED if partial else Imaging.RESOLVED, "gone")


_UNTIL_NOW = Pattern(
    r"\b(?:previously|before|hitherto|formerly|initially|earlier|at first|yet)\b", re.IGNORECASE
)
"""`A mass, not previously seen`: a new one."""
_NEED_FOR = Pattern(r"\s+(?:the\s+|any\s+)?(?:need|necessity|risk|possibility)\b", re.IGNORECASE)
"""`eliminating the need for` another operation."""
_COMPRESSED_BY = Pattern(
    r"\b(?:compression|myelopath\w+|\w*paresis|\w*plegia|weakness|syndrome|paralysis|radiculopath\w+"
    r"|claudication|sciatica|pain|deficits?|symptoms)\s+(?:\w+\s+)?(?:due\s+to|caused\s+by|from|by"
    r"|secondary\s+to|because\s+of|attributable\s+to|related\s+to|resulting\s+from|in\s+connection\s+with)\b",
    re.IGNORECASE,
)


_OF_A_COMPLICATION = Pattern(
    r"\b(?:ulcer\w*|fever|rash|infections?|pneumonia|thrombos\w+|embol\w+|bleeding|h\w+morrhage"
    r"|\w+penia|toxicity|hepatitis|effusions?|seizures?|headaches?|crisis|reactions?"
    r"|side effects?)\b[^.;]*\b(?:while|during|receiving|taking|given|on"
    r"|under)\b[^.;]*\bfor\b[^.;]*\b(?:that|which)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""`Ulcers, while he took hydroxyurea for a mass, which` resolved."""


def is_cured(clause: Clause, match: re.Match[str], themes: frozenset[Theme]) -> bool:
    """`Episodes of cord compression due to EMH, which resolved`: what the patient felt of it."""
    if _OF_A_COMPLICATION.search(clause.sentence.text, 0, clause.start + match.start()):
        return True
    compressed = Theme.MASS in themes and _COMPRESSED_BY.search(clause.text, 0, match.start())
    return bool(compressed) and not SCAN_SEEN.search(clause.sentence.text)


def not_shown(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`MRI did not show any residual mass`: resolved; no compression, reduced."""
    after = [t[2] for t in clause.themes if match.end() <= t[0] < match.end() + _REACH]
    rest = clause.text[match.end() : match.end() + _REACH]
    defect = _DEFECT.match(rest) is not None and clause.text[: match.start()].strip()
    if not ({Theme.MASS, Theme.COMPRESSION} & set(after) or defect) or _CHANGE.search(rest):
        return None
    if MICROSCOPE.search(clause.sentence.text) or ANOTHER_ORGAN.search(clause.text):
        return None
    gone = Theme.MASS in after or bool(defect)
    return told(match, Imaging.RESOLVED if gone else Imaging.REDUCED, "not_shown")


_REACH = 60
_DEFECT = Pattern(
    r"\s(?:any |an? |the )?(?:\w+ )?(?:defects?|block|abnormalit\w+|pathology|trace|remnants?)\b",
    re.IGNORECASE,
)
MICROSCOPE = Pattern(
    r"\b(?:nervous system|histolog|histopathol|patholog(?!ical neuro)|microscop|biops|cytolog|smear"
    r"|aspirat|autops|necrops|post-?mortem)",
    re.IGNORECASE,
)
_CHANGE = Pattern(
    r"\b(?:change|growth|progress\w*|increase|new|recur\w*|relapse|decrease|reduc\w*|regress\w*"
    r"|improve\w*|other|cause|reports?|cases?|examples?|literature)\b",
    re.IGNORECASE,
)


def less(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`decreased`, `shrank`: reduced; `regressed completely` is resolved."""
    themes, attribute = shown(clause, match), ATTRIBUTE.match(clause.text, match.start())
    if not themes and _FRACTION.match(match[0]) and _ITS_SIZE.match(clause.text, match.end()):
        themes = frozenset({Theme.MASS})  # "the other one was half its former size"
    if (
        not themes
        or attribute
        or attributive(clause, match)
        or _OF_CELLS.search(clause.text, 0, match.start())
        or _OF_THE_CORD.match(clause.text, match.end())
        or _REMOVED.search(around(clause.text, *match.span()))
    ):
        return None
    if negated(clause.text, match.start()):
        return told(match, Imaging.UNCHANGED, "not_less")
    whole = (
        Theme.COMPRESSION not in themes and degree(clause.text, *match.span()) is Degree.COMPLETE
    )
    return told(match, Imaging.RESOLVED if whole else Imaging.REDUCED, "less")


_OF_CELLS = Pattern(
    r"\b(?:cells|nuclei|platelets|blasts|mitos[ei]s|atypia|granulocytes|megakaryocytes|fibrosis)\s+"
    r"(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
"""`The other cells were smaller`."""
_OF_THE_CORD = Pattern(
    r"(?<=atrophy) of (?:the )?(?:\w+ )?(?:cord|muscles?|brain)\b", re.IGNORECASE
)
_FRACTION = Pattern(r"\d|half|one|two|three|a\b", re.IGNORECASE)
_ITS_SIZE = Pattern(
    r"\s+(?:\w+\s+){0,2}?(?:size|volume|bulk|diameter|dimensions?)\b", re.IGNORECASE
)


SCAN_SEEN = Pattern(
    r"\b(?:MR[IT]?|CT|scan\w*|imaging|images?|tomogra\w+|resonance|radiogra\w+|radiolog\w+|films?"
    r"|myelogra\w+|follow|control)\b",
    re.IGNORECASE,
)


NEXT = 14
DISEASE = Pattern(r"\bdisease\b", re.IGNORECASE)
ATTRIBUTE = Pattern(
    r"(?<=\bthe )(?:larger|smaller|bigger|growing|expanding|enlarg\w+)\b"
    r"|(?:larger|smaller|bigger)(?= \w+ (?:tissue|mass|lesion|nodule|deposit))"
    r"|\w+(?= (?:tissue|mass|lesion|nodule|deposits?|one|of the two)\b)",
    re.IGNORECASE,
)
ILLNESS = Pattern(
    r" (?:disease|neoplas\w+|leuk\w+|an(?:a?e)mias?|decline|deterioration|dementia|kyphosis"
    r"|scoliosis)\b(?! (?:on|in) (?:the )?(?:MRI|CT|imaging|scan))",
    re.IGNORECASE,
)
"""`died of progressive disease`."""
