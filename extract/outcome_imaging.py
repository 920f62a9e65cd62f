"""A clause to the states of the mass that it tells, as scans have shown them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from extract.course import CLINICAL, IMAGING, Clause, Theme


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


_NEGATION = re.compile(
    r"\b(?:no|not|never|without|neither|nor|fail(?:ed|s)? to|nothing)\b(?!\s+(?:only|longer))"
    r"(?:[\s,]+[\w’'/-]+){0,5}[\s,]*$",
    re.IGNORECASE,
)
_COMPLETE = re.compile(
    r"\b(?:complete(?:ly)?|full(?:y)?|total(?:ly)?|entire(?:ly)?|altogether|100\s?%)\b",
    re.IGNORECASE,
)
_PARTIAL = re.compile(
    r"\b(?:partial(?:ly)?|part(?:ly)?|near(?:ly)?|almost|incomplete(?:ly)?|subtotal(?:ly)?|mostly"
    r"|largely|marked(?:ly)?|significant(?:ly)?|substantial(?:ly)?|considerabl[ey]|some(?:what)?"
    r"|slight(?:ly)?|to a \w+ (?:extent|degree)|virtually|moderate(?:ly)?|mild(?:ly)?|most of"
    r"|\d+\s?%|half|third|dramatic(?:ally)?|obvious(?:ly)?)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(r"(?:tion|ment|ance|sion|age|change|decrease|increase|growth|response)$", re.IGNORECASE)
_REMOVED = re.compile(
    r"\b(?:remov\w+|excis\w+|resect\w+|extirpat\w+|decompress\w+ of|debulk\w+)\b", re.IGNORECASE
)
_SIZE = r"(?:size|volume|diameter|bulk|extent|dimensions?|thickness|width)"
_BODY = r"(?:mass(?:es)?|lesions?|tumou?rs?|tissue|deposits?|nodules?|EMH|h\w{1,4}mat?opoi\w+(?: tissue| mass\w*| foc\w+| lesion\w*)?|remnants?|disease|component|abnormalit(?:y|ies)|opacit\w+|shadows?|enhancement|residue)"
_KIND = r"(?:any|residual|remaining|visible|obvious|significant|detectable|evidence of|sign of|signs of|trace of|traces of|epidural|extradural|paraspinal|paravertebral|intraspinal|spinal|pathological|abnormal|soft|hematopoietic|haematopoietic|extramedullary|remnant|further|of|the|such)"


_OTHER = re.compile(r"\b(?:new|other|further|without)\b", re.IGNORECASE)
_SCANNED = re.compile(
    r"\b(?:MRI?|CT|scan\w*|imaging|tomogra\w+|resonance|radiogra\w+|films?|PET|follow|months?|years?|weeks?|control)\b",
    re.IGNORECASE,
)
_MICROSCOPE = re.compile(r"\b(?:histolog\w*|patholog\w*|microscop\w*|biops\w+|cytolog\w*|smear|aspirat\w*)", re.IGNORECASE)
_SIZES = re.compile(
    r"(?:from|of)\s+(?P<was>\d+(?:\.\d+)?)\s*(?:mm|cm|ml|cc)?[^.;\d]{0,20}?\bto\s+(?:\w+ )?(?P<now>\d+(?:\.\d+)?)\s*(?:mm|cm|ml|cc)\b"
    r"|(?P<now2>\d+(?:\.\d+)?)\s*(?:mm|cm|ml|cc)?\s*(?:instead of|versus|vs\.?|compared (?:with|to)|against|as opposed to|rather than)\s+(?P<was2>\d+(?:\.\d+)?)\s*(?:mm|cm|ml|cc)\b",
    re.IGNORECASE,
)


def _sizes(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`from 42 to 18 mm`, `4 mm instead of 11 mm`: the figures decide."""
    was, now = float(match["was"] or match["was2"]), float(match["now"] or match["now2"])
    if was == now:
        return _told(match, Imaging.UNCHANGED, "sizes")
    return _told(match, Imaging.REDUCED if now < was else Imaging.PROGRESSED, "sizes")


_SEEN = re.compile(
    r"\b(?:MRI?|CT|scans?|imaging|tomogra\w+|radiogra\w+|films?|left|remain\w*|persist\w*|seen|visible|only|show\w*)\b",
    re.IGNORECASE,
)


def _around(clause: Clause, match: re.Match[str]) -> str:
    start, end = match.span()
    return f"{clause.text[max(0, start - 45) : start]} | {clause.text[end : end + 28]}"


def _negated(clause: Clause, start: int) -> bool:
    return _NEGATION.search(clause.text[max(0, start - 70) : start]) is not None


def _shown(clause: Clause, match: re.Match[str]) -> frozenset[Theme]:
    """The imaging things the predicate is said of; none where it is said of the patient."""
    of = clause.themes_of_noun if _NOUN.search(match[0]) else clause.themes_of_verb
    themes = of(*match.span())
    return themes & IMAGING


def _told(match: re.Match[str], value: Imaging, name: str) -> Picture:
    return Picture(value, name, match.start(), match.end())


def _gone(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`disappeared`: resolved, unless in part, or said of the compression."""
    themes = _shown(clause, match)
    if not themes & {Theme.MASS, Theme.COMPRESSION}:
        return None
    if _negated(clause, match.start()):
        return None if match.lastgroup == "seen" else _told(match, Imaging.REDUCED, "not_gone")
    if Theme.COMPRESSION in themes and Theme.MASS not in themes:
        return _told(match, Imaging.REDUCED, "compression_gone")
    partial = _PARTIAL.search(_around(clause, match)) and match.lastgroup != "seen"
    value = Imaging.REDUCED if partial else Imaging.RESOLVED
    return _told(match, value, "gone")


def _less(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`decreased`, `shrank`: reduced; `regressed completely` is resolved."""
    themes = _shown(clause, match)
    if not themes or _REMOVED.search(_around(clause, match)):
        return None
    if _negated(clause, match.start()):
        return _told(match, Imaging.UNCHANGED, "not_less")
    near = _around(clause, match)
    complete = _COMPLETE.search(near) and not _PARTIAL.search(near) and Theme.MASS in themes
    return _told(match, Imaging.RESOLVED if complete else Imaging.REDUCED, "less")


def _better(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`improved` of a scan: reduced."""
    if not _shown(clause, match):
        return None
    if _negated(clause, match.start()):
        return _told(match, Imaging.UNCHANGED, "not_better")
    return _told(match, Imaging.REDUCED, "better")


def _same(clause: Clause, match: re.Match[str]) -> Picture | None:
    if not _shown(clause, match) or _negated(clause, match.start()):
        return None
    return _told(match, Imaging.UNCHANGED, "same")


def _more(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`enlarged`, `progressed`; denied, unchanged."""
    themes = _shown(clause, match)
    if Theme.MASS not in themes:
        return None
    if _negated(clause, match.start()):
        return _told(match, Imaging.UNCHANGED, "not_more")
    return _told(match, Imaging.PROGRESSED, "more")


def _none_left(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`no residual mass`, `no evidence of EMH`: resolved."""
    sentence = clause.sentence.text
    if _OTHER.search(match[0]) or not _SCANNED.search(sentence) or _MICROSCOPE.search(sentence):
        return None
    return _told(match, Imaging.RESOLVED, "none_left")


def _no_compression(clause: Clause, match: re.Match[str]) -> Picture | None:
    return _told(match, Imaging.REDUCED, "no_compression")


def _rest(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`residual tissue`, `a thin rim`, seen or left: reduced; one that is treated is no outcome."""
    if _negated(clause, match.start()) or not _SEEN.search(clause.sentence.text):
        return None
    if re.search(r"\b(?:to|for|of|at|against)(?: the| his| her| any)?\s*$", clause.text[: match.start()]):
        return None
    return _told(match, Imaging.REDUCED, "rest")


def _normal(clause: Clause, match: re.Match[str]) -> Picture | None:
    """`MRI was normal`: resolved."""
    themes = _shown(clause, match)
    if Theme.SCAN not in themes or themes & CLINICAL or _negated(clause, match.start()):
        return None
    return _told(match, Imaging.RESOLVED, "normal_scan")


_PREDICATES: tuple[tuple[re.Pattern[str], Callable[[Clause, re.Match[str]], Picture | None]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), reader)
    for pattern, reader in (
        (
            r"\b(?:resol(?:ved|ving|ution)|disappear(?:ed|ance)?|vanish(?:ed)?|dissol(?:ved|ution)|melted(?: away)?|cleared|clearance|obliterat\w+|gone|eliminat\w+"
            r"|(?P<seen>(?:no longer|not|nowhere)(?: be| to be)? (?:\w+ )?(?:visible|seen|detect\w+|present|found|identif\w+|demonstra\w+|discern\w+|apparent|evident|made out)|could not be (?:found|seen|detected|identified)|invisible))\b",
            _gone,
        ),
        (
            r"\b(?:decreas(?:ed?|ing)|reduc(?:ed|tion|ing)|diminish(?:ed|ing)?|diminution|regress(?:ed|ion|ing)?|shr[iau]nk(?:en|age|ing)?|shrunk(?:en)?|smaller|thinn(?:ed|er)|halved|involut(?:ed|ion)|reced(?:ed|ing)|recession|fallen|attenuat\w+|lost (?:\w+ ){0,2}(?:\d+\s?%|half|a third|two[- ]thirds)|response|(?:half|one[- ]half|a third|one[- ]third|a quarter|\d+\s?%) of (?:what|its|their|the (?:former|original|previous|initial|pretreatment))|[−–-]\s?\d+\s?%)(?!\w)",
            _less,
        ),
        (r"\b(?:improv(?:ed|ements?|ing)|better|relie(?:f|ved)|decompressed)\b", _better),
        (
            r"\b(?:unchanged|stable|stabili[sz](?:ed|ation of)|static|stationary|unaltered|no (?:\w+ ){0,2}(?:change|difference|alteration)s?|(?:same|identical) (?:\w+ )?(?:size|dimensions?|volume|extent|appearance)|(?:was|were|is|are|remain\w*|stayed) (?:\w+ )?the same|not (?:\w+ )?(?:changed|altered)|did not change|superimposable|persist(?:ed|s|ence)|as before)\b",
            _same,
        ),
        (
            r"\b(?:increas(?:ed?|ing)|enlarg(?:ed|ement|ing)|gr[eo]w(?:n|ing|th)?|larger|bigger|progress(?:ed|ion|ive)|expand(?:ed|ing)|regrow\w*|worsen(?:ed|ing))\b",
            _more,
        ),
        (
            rf"\b(?:no|without|free of|clear of|negative for|absence of|nothing)\s+(?:{_KIND}\s+){{0,5}}{_BODY}\b(?! (?:growth|progress|enlarge|increase|change|respon|could|was (?:made|given|taken)))"
            r"|\b(?:tumou?r|lesion|mass)-free\b|\bno (?:residual|remnant|residue|residuum)\b|\bnothing (?:was|is|has been) (?:left|seen|found)\b",
            _none_left,
        ),
        (
            r"\b(?:no|without|absence of|relief of|release of)\s+(?:(?:any|residual|remaining|further|significant|evidence of|the|spinal|cord|thecal sac|canal|medullary|neural)\s+){0,5}(?:compression|stenosis|compromise)\b",
            _no_compression,
        ),
        (
            rf"\b(?:residual|remnant|remaining|minimal|small|tiny|thin|some|faint|little)\s+(?:\w+\s+){{0,2}}(?:{_BODY}|rim|remnant|residue|plaque|scar|strip|streak|crescent)\b|\b(?:remnant|residuum)s?\b|\b(?:an?|only|the)\s+(?:[\d.]+\s*(?:mm|cm)\s+)?(?:rim|scar|plaque|crescent)\b",
            _rest,
        ),
        (_SIZES.pattern, _sizes),
        (r"\b(?:normal(?:i[sz](?:ed|ation))?|negative|unremarkable|clear)\b", _normal),
    )
)


def pictures(clause: Clause) -> Iterator[Picture]:
    """The states of the mass that a clause tells, in order of the words."""
    found = [
        picture
        for pattern, reader in _PREDICATES
        for match in pattern.finditer(clause.text)
        if (picture := reader(clause, match)) is not None
    ]
    yield from sorted(found, key=lambda picture: picture.start)
