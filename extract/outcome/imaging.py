"""A clause to the states of the mass that it tells, and those to the last one that scans showed.

Contract, "Outcome": a compression that has vanished is `reduced`, a rest too; "removed completely"
and "no recurrence" say nothing of imaging; any growing deposit is `progressed`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from extract.outcome.course import CLINICAL, IMAGING, Clause, Theme
from extract.outcome.degree import Degree, any_of, around, degree, negated
from extract.outcome.told import Told, best


class Imaging(StrEnum):
    """Values of `outcome_imaging`."""

    RESOLVED = "resolved"
    REDUCED = "reduced"
    UNCHANGED = "unchanged"
    PROGRESSED = "progressed"


@dataclass(frozen=True, slots=True)
class Picture:
    """A value told between two offsets of a clause."""

    value: Imaging
    name: str
    start: int
    end: int


Reader = Callable[[Clause, re.Match[str]], Picture | None]


def pictures(clause: Clause) -> Iterator[Picture]:
    """The states of the mass that a clause tells, in order of the words."""
    found = [
        picture
        for pattern, reader in _PREDICATES
        for match in pattern.finditer(clause.text)
        if (picture := reader(clause, match)) is not None
    ]
    yield from sorted(found, key=lambda picture: picture.start)


def final_picture(course: Sequence[Told[Picture]]) -> Told[Picture] | None:
    """The last state on scans; of several in one sentence growth first, then what is left."""
    told = best(course)
    together = [t for t in told if t.sentence.index == told[-1].sentence.index]
    for value in (Imaging.PROGRESSED, Imaging.REDUCED, Imaging.RESOLVED, Imaging.UNCHANGED):
        found = [t for t in together if t.what.value is value]
        if found:
            return found[-1]
    return None


_NOUN = re.compile(
    r"(?:tion|ments?|ance|sion|age|change|decrease|increase|growth|response)$", re.IGNORECASE
)
_REMOVED = re.compile(r"\b(?:remov\w+|excis\w+|resect\w+|extirpat\w+|debulk\w+)\b", re.IGNORECASE)


def _shown(clause: Clause, match: re.Match[str]) -> frozenset[Theme]:
    """The imaging things the predicate is said of; none where it is said of the patient."""
    of = clause.themes_of_noun if _NOUN.search(match[0]) else clause.themes_of_verb
    return of(*match.span()) & IMAGING


def _told(match: re.Match[str], value: Imaging, name: str) -> Picture:
    return Picture(value, name, match.start(), match.end())


def _gone(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`disappeared`: resolved, unless in part, or said of the compression."""
    themes, seen = _shown(clause, match), match.lastgroup == "seen"
    if not themes or (themes == {Theme.SCAN} and not _NOUN.search(match[0])):
        return None
    if negated(clause.text, match.start()):
        return None if seen else _told(match, Imaging.REDUCED, "not_gone")
    if Theme.COMPRESSION in themes and Theme.MASS not in themes:
        return _told(match, Imaging.REDUCED, "compression_gone")
    partial = degree(clause.text, *match.span()) is Degree.PARTIAL and not seen
    return _told(match, Imaging.REDUCED if partial else Imaging.RESOLVED, "gone")


def _less(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`decreased`, `shrank`: reduced; `regressed completely` is resolved."""
    themes = _shown(clause, match)
    if not themes or _REMOVED.search(around(clause.text, *match.span())):
        return None
    if negated(clause.text, match.start()):
        return _told(match, Imaging.UNCHANGED, "not_less")
    whole = Theme.MASS in themes and degree(clause.text, *match.span()) is Degree.COMPLETE
    return _told(match, Imaging.RESOLVED if whole else Imaging.REDUCED, "less")


def _better(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`improved` of a scan: reduced; an "improvement" that is not said to be of it is clinical."""
    themes = _shown(clause, match)
    if not themes or (_NOUN.search(match[0]) and themes == {Theme.MASS}):
        return None
    denied = negated(clause.text, match.start())
    return _told(match, Imaging.UNCHANGED if denied else Imaging.REDUCED, "better")


def _same(clause: Clause, match: re.Match[str]) -> Picture | None:
    if not _shown(clause, match) or negated(clause.text, match.start()):
        return None
    return _told(match, Imaging.UNCHANGED, "same")


def _more(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`enlarged`, `progressed`; denied, unchanged."""
    if Theme.MASS not in _shown(clause, match):
        return None
    denied = negated(clause.text, match.start())
    return _told(match, Imaging.UNCHANGED if denied else Imaging.PROGRESSED, "more")


def _new(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`a new nodule had appeared`: progressed."""
    if negated(clause.text, match.start()):
        return None
    return _told(match, Imaging.PROGRESSED, "new")


_OTHER = re.compile(r"\b(?:new|other|further|without)\b", re.IGNORECASE)
_SCANNED = re.compile(
    r"\b(?:MRI?|CT|scan\w*|imaging|tomogra\w+|resonance|radiogra\w+|films?|PET|follow|months?"
    r"|years?|weeks?|control)\b",
    re.IGNORECASE,
)
_MICROSCOPE = re.compile(
    r"\b(?:histolog|patholog|microscop|biops|cytolog|smear|aspirat)", re.IGNORECASE
)


def _none_left(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`no residual mass`, `no evidence of EMH` on a scan: resolved; under a microscope nothing."""
    sentence = clause.sentence.text
    if _OTHER.search(match[0]) or not _SCANNED.search(sentence) or _MICROSCOPE.search(sentence):
        return None
    return _told(match, Imaging.RESOLVED, "none_left")


def _no_compression(_: Clause, match: re.Match[str]) -> Picture:
    return _told(match, Imaging.REDUCED, "no_compression")


_SEEN = re.compile(
    r"\b(?:MRI?|CT|scans?|imaging|tomogra\w+|radiogra\w+|films?|left|remain\w*|persist\w*|seen"
    r"|visible|only|show\w*)\b",
    re.IGNORECASE,
)
_TREATED = re.compile(r"\b(?:to|for|of|at|against)(?: the| his| her| any)?\s*$", re.IGNORECASE)


def _rest(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`residual tissue`, `a thin rim`, seen or left: reduced; one that is treated is no outcome."""
    before = clause.text[: match.start()]
    if negated(clause.text, match.start()) or not _SEEN.search(clause.sentence.text):
        return None
    return None if _TREATED.search(before) else _told(match, Imaging.REDUCED, "rest")


def _normal(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`MRI was normal`: resolved."""
    themes = clause.themes_of_verb(*match.span())
    if Theme.SCAN not in themes or themes & CLINICAL or negated(clause.text, match.start()):
        return None
    return _told(match, Imaging.RESOLVED, "normal_scan")


def _sizes(_: Clause, match: re.Match[str]) -> Picture:
    """`from 42 to 18 mm`, `4 mm instead of 11 mm`: the figures decide."""
    was, now = float(match["was"] or match["was2"]), float(match["now"] or match["now2"])
    if was == now:
        return _told(match, Imaging.UNCHANGED, "sizes")
    return _told(match, Imaging.REDUCED if now < was else Imaging.PROGRESSED, "sizes")


_BODY = (
    r"(?:mass(?:es)?|lesions?|tumou?rs?|tissue|deposits?|nodules?|EMH|remnants?|disease|component"
    r"|h\w{1,4}mat?opoi\w+(?: tissue| mass\w*| foc\w+| lesion\w*)?|abnormalit(?:y|ies)|opacit\w+"
    r"|shadows?|enhancement|residue)"
)
_KIND = (
    r"(?:any|residual|remaining|visible|obvious|significant|detectable|evidence of|signs? of"
    r"|traces? of|epidural|extradural|paraspinal|paravertebral|intraspinal|spinal|pathological"
    r"|abnormal|soft|h\w{1,4}mat?opoietic|extramedullary|remnant|further|of|the|such)"
)
_SEE = (
    r"(?:visible|seen|detect\w+|present|found|identif\w+|demonstra\w+|discern\w+|apparent"
    r"|evident)"
)
_FRACTION = r"(?:\d+\s?%|half|one[- ]half|a third|one[- ]third|two[- ]thirds|a quarter)"
_WAS = r"(?:its|their|what|the (?:former|original|previous|initial|pre-?treatment))"
_UNIT = r"\s*(?:mm|cm|ml|cc)"
_TABLE: tuple[tuple[str, Reader], ...] = (
    (
        any_of(
            r"resol(?:ved|ving|ution)|remission|disappear(?:ed|ance)?|vanish(?:ed)?"
            r"|dissol(?:ved|ution)",
            r"melted(?: away)?|cleared|clearance|obliterat\w+|gone|eliminat\w+",
            rf"(?P<seen>(?:no longer|not|nowhere)(?: be| to be)? (?:\w+ )?{_SEE}"
            rf"|(?:could|can) not be {_SEE}|invisible)",
        ),
        _gone,
    ),
    (
        any_of(
            r"decreas(?:ed?|ing)|reduc(?:ed|tion|ing)|diminish(?:ed|ing)?|diminution",
            r"regress(?:ed|ion|ing)?|shr[iau]nk(?:en|age|ing)?|thinn(?:ed|er|ing)|halved",
            r"(?<!the )smaller",
            r"involut(?:ed|ion)(?! (?:tissue|mass|lesion))|reced(?:ed|ing)|recession|fallen",
            r"response",
            rf"lost (?:\w+ ){{0,2}}{_FRACTION}|{_FRACTION} of {_WAS}|[−–-]\s?\d+\s?%",
        ),
        _less,
    ),
    (any_of(r"improv(?:ed|ements?|ing)|relie(?:f|ved)|decompressed"), _better),
    (
        any_of(
            r"unchanged|stable|stabili[sz](?:ed|ation of)|static|stationary|unaltered|as before",
            r"no (?:\w+ ){0,2}(?:change|difference|alteration)s?|not (?:\w+ )?(?:changed"
            r"|altered)",
            r"(?:same|identical) (?:\w+ )?(?:size|dimensions?|volume|extent|appearance)",
            r"(?:was|were|is|are|remain\w*|stayed) (?:\w+ )?the same|did not change",
            r"superimposable|persist(?:ed|s|ence)",
        ),
        _same,
    ),
    (
        any_of(
            r"increas(?:ed?|ing)|enlarg(?:ed|ement|ing)|gr[eo]w(?:n|ing|th)?|(?<!the )larger",
            r"as large again",
            r"progress(?:ed|ion|ive)|expand(?:ed|ing)|worsen(?:ed|ing)|(?<!the )bigger",
        ),
        _more,
    ),
    (
        any_of(
            rf"(?:new|further|second|additional) (?:\w+ ){{0,2}}{_BODY} "
            r"(?:(?:had|has|have|was|were) )?(?:appeared|come up|developed|arisen|formed|seen"
            r"|found|detected)"
        ),
        _new,
    ),
    (
        any_of(
            rf"(?:no|without|free of|clear of|negative for|absence of|nothing)\s+"
            rf"(?:{_KIND}\s+){{0,5}}{_BODY}"
            r"(?! (?:recur|relapse|regrowth|growth|progress|enlarge|increase|change|respon"
            r"|was (?:made|given)))",
            r"(?:tumou?r|lesion|mass)-free|no (?:residual|remnant|residue|residuum)",
            r"nothing (?:was|is|has been) (?:left|seen|found)",
        ),
        _none_left,
    ),
    (
        any_of(
            r"(?:no|without|absence of|relief of|release of)\s+(?:(?:any|residual|remaining"
            r"|further"
            r"|significant|evidence of|the|spinal|cord|thecal sac|canal|medullary"
            r"|neural)\s+){0,5}"
            r"(?:compression|stenosis|compromise)"
        ),
        _no_compression,
    ),
    (
        any_of(
            r"(?:residual|remnant|remaining|minimal|small|tiny|thin|some|faint|little)\s+"
            rf"(?:\w+\s+){{0,2}}(?:{_BODY}|rim|remnant|residue|plaque|scar|strip|streak"
            rf"|crescent)",
            r"(?:remnant|residuum)s?",
            r"(?:an?|only|the)\s+(?:[\d.]+\s*(?:mm|cm)\s+)?(?:rim|scar|plaque|crescent)",
        ),
        _rest,
    ),
    (
        (
            rf"(?:from|of)\s+(?P<was>\d+(?:\.\d+)?)(?:{_UNIT})?[^.;\d]{{0,20}}?\bto\s+(?:\w+ )?"
            rf"(?P<now>\d+(?:\.\d+)?){_UNIT}\b"
            rf"|(?P<now2>\d+(?:\.\d+)?){_UNIT},?\s*"
            r"(?:formerly|previously|initially|instead of|versus|vs\.?|compared (?:with|to)"
            rf"|against|as opposed to|rather than)\s+(?P<was2>\d+(?:\.\d+)?)(?:{_UNIT}\b|(?!\w))"
        ),
        _sizes,
    ),
    (any_of(r"normal(?:i[sz](?:ed|ation))?|negative|unremarkable"), _normal),
)
_PREDICATES = tuple((re.compile(pattern, re.IGNORECASE), reader) for pattern, reader in _TABLE)
