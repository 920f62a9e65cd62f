"""A clause to the clinical states it tells: how the patient is, or how he has fared.

The patterns are general English; what they are said of (pain, power, the mass, haemoglobin) is
the clause's matter (`extract.course`).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from extract.course import CLINICAL, NOT_OURS, Clause, Theme


class Clinical(StrEnum):
    """Values of `outcome_clinical`."""

    RESOLVED = "resolved"
    IMPROVED = "improved"
    UNCHANGED = "unchanged"
    WORSENED = "worsened"
    DIED = "died"


@dataclass(frozen=True, slots=True)
class State:
    """A value told between two offsets of a clause.

    `part`: of one symptom or function, not of the patient as a whole. `label`: a verdict ("good
    response") and no description. `holds`: says that things stay as they are ("stable"), which
    after an improvement means that the improvement lasts. `residue`: names what is left; an
    improvement without it may have gone on to full recovery.
    """

    value: Clinical
    name: str
    start: int
    end: int
    part: bool = False
    label: bool = False
    holds: bool = False
    residue: bool = False


_NEGATION = re.compile(
    r"\b(?:no|not|never|without|fail(?:ed|s|ure)?(?: to| of)?|neither|nor|unable to|lack of|nil"
    r"|absence of|little|cannot|hardly|any|nothing)\b(?!\s+(?:only|longer))(?:[\s,]+[\w’'/-]+){0,5}[\s,]*$",
    re.IGNORECASE,
)
_COMPLETE = re.compile(
    r"\b(?:complete(?:ly)?|full(?:y)?|total(?:ly)?|entire(?:ly)?|perfect(?:ly)?|100\s?%|altogether"
    r"|thorough(?:ly)?|wholly)\b",
    re.IGNORECASE,
)
_PARTIAL = re.compile(
    r"\b(?:partial(?:ly)?|part(?:ly)?|near(?:ly)?|almost|incomplete(?:ly)?|subtotal(?:ly)?|mostly"
    r"|largely|marked(?:ly)?|significant(?:ly)?|substantial(?:ly)?|considerabl[ey]|somewhat"
    r"|slight(?:ly)?|to a \w+ (?:extent|degree)|virtually|moderate(?:ly)?|mild(?:ly)?|most of"
    r"|limited|modest(?:ly)?|great(?:ly)?|more than \d+\s?%|not (?:\w+ ){0,2}\w+ly)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(r"(?:tion|ment|ments|ance|relief|recovery|change|benefit|return)$", re.IGNORECASE)
_UNEVENTFUL = re.compile(
    r"\buneventful(?:ly)? (?:\w+ )?(?:recovery|recuperation)|\brecover\w* (?:was |has been )?(?:\w+ )?uneventful"
    r"|\brecover\w* (?:\w+ )?from (?:the )?(?:surgery|operation|an)",
    re.IGNORECASE,
)
_BODY = re.compile(r"\b(?:h(?:a?e)modynamic\w*|vital|disease|general|medical) |\bin (?:a )?(?:stable|good|fair) ", re.IGNORECASE)


def _degree(clause: Clause, match: re.Match[str]) -> str:
    """`partial`, `complete` or nothing, from the words next to the predicate."""
    near = _around(clause, match)
    if _PARTIAL.search(near):
        return "partial"
    return "complete" if _COMPLETE.search(near) else ""


def _around(clause: Clause, match: re.Match[str]) -> str:
    start, end = match.span()
    return f"{clause.text[max(0, start - 45) : start]} | {clause.text[end : end + 28]}"


def _negated(clause: Clause, start: int) -> bool:
    return _NEGATION.search(clause.text[max(0, start - 70) : start]) is not None


def _themes(clause: Clause, match: re.Match[str]) -> frozenset[Theme]:
    if _NOUN.search(match[0]):
        return clause.themes_of_noun(*match.span())
    return clause.themes_of_verb(*match.span())


def _told(match: re.Match[str], value: Clinical, name: str, **flags: bool) -> State:
    return State(value, name, match.start(), match.end(), **flags)


def _gone(clause: Clause, match: re.Match[str]) -> State | None:
    """`resolved`, `disappeared`: resolved, unless only in part or not at all."""
    themes = _themes(clause, match) & CLINICAL
    degree = _degree(clause, match)
    if not themes:
        return None
    if _negated(clause, match.start()):
        value = Clinical.IMPROVED if degree == "complete" else Clinical.UNCHANGED
        return _told(match, value, "not_gone", part=True)
    if degree == "partial":
        return _told(match, Clinical.IMPROVED, "gone_in_part", residue=True)
    whole = re.search(r"symptom|complaint|deficit|sign|neurolog", clause.text, re.IGNORECASE)
    return _told(match, Clinical.RESOLVED, "gone", part=whole is None)


def _less(clause: Clause, match: re.Match[str]) -> State | None:
    """`decreased`, `relieved`: said of a symptom, improved."""
    if Theme.SYMPTOM not in _themes(clause, match) & CLINICAL:
        return None
    if _negated(clause, match.start()):
        return _told(match, Clinical.UNCHANGED, "not_less", part=True)
    if _degree(clause, match) == "complete":
        return _told(match, Clinical.RESOLVED, "less_completely", part=True)
    return _told(match, Clinical.IMPROVED, "less")


def _better(clause: Clause, match: re.Match[str]) -> State | None:
    """`improved`, `recovered`, `regained`; a "recovery" needs no word for what has recovered."""
    themes = _themes(clause, match)
    unsaid = not themes and match.lastgroup == "recover"
    if themes & NOT_OURS or not (themes & CLINICAL or unsaid) or _UNEVENTFUL.search(clause.text):
        return None
    degree = _degree(clause, match)
    if _negated(clause, match.start()):
        if degree == "complete":
            return _told(match, Clinical.IMPROVED, "not_quite", residue=True)
        before = clause.text[max(0, match.start() - 30) : match.start()]
        holds = re.search(r"\b(?:further|additional|more)\b", before) is not None
        return _told(match, Clinical.UNCHANGED, "not_better", holds=holds)
    if degree == "complete" or _NORMAL_AFTER.match(clause.text, match.end()):
        part = Theme.PERSON not in themes and "neurolog" not in clause.text.lower() and match.lastgroup != "recover"
        return _told(match, Clinical.RESOLVED, "recovered_fully", part=part)
    incomplete = re.search(r"\b(?:partial|incomplete|near|nearly|almost|subtotal)", _around(clause, match), re.IGNORECASE)
    return _told(match, Clinical.IMPROVED, "better", residue=incomplete is not None)


_NORMAL_AFTER = re.compile(r"\s+(?:to )?(?:a |his |her )?(?:near-)?(?<!near-)(?:normal|baseline|5/5)\b", re.IGNORECASE)


def _same(clause: Clause, match: re.Match[str]) -> State | None:
    """`stable`, `unchanged`: unchanged, or an improvement that lasts."""
    if not _themes(clause, match) & CLINICAL or _BODY.search(clause.text[: match.end() + 1]):
        return None
    holds = re.search(r"stab|steady|plateau|maintain", match[0], re.IGNORECASE) is not None
    return _told(match, Clinical.UNCHANGED, "same", holds=holds)


def _worse(clause: Clause, match: re.Match[str]) -> State | None:
    """`worsened`, `deteriorated`; denied, things stay as they are."""
    if not _themes(clause, match) & CLINICAL:
        return None
    if _negated(clause, match.start()):
        return _told(match, Clinical.UNCHANGED, "not_worse", holds=True)
    return _told(match, Clinical.WORSENED, "worse")


def _more(clause: Clause, match: re.Match[str]) -> State | None:
    """`increased`: strength for the better, pain for the worse."""
    themes = _themes(clause, match) & CLINICAL
    if _negated(clause, match.start()):
        return None
    if Theme.SYMPTOM in themes:
        return _told(match, Clinical.WORSENED, "more_of_a_symptom")
    if Theme.FUNCTION in themes:
        return _told(match, Clinical.IMPROVED, "more_of_a_function")
    return None


def _persists(clause: Clause, match: re.Match[str]) -> State | None:
    """`persisted`, `remained` with a symptom: unchanged, unless it is only a rest of it."""
    if Theme.SYMPTOM not in _themes(clause, match) or _negated(clause, match.start()):
        return None
    rest = _REST.search(clause.text) is not None
    value = Clinical.IMPROVED if rest else Clinical.UNCHANGED
    return _told(match, value, "persists", part=True, residue=True)


_REST = re.compile(r"\b(?:mild|slight|minor|minimal|some|residual|only|occasional|light|a little|faint|trace)\b", re.IGNORECASE)


def _rest(clause: Clause, match: re.Match[str]) -> State | None:
    """`residual weakness`, `mild paresthesia`: improved, with something left."""
    if _negated(clause, match.start()) or _negated(clause, match.end()):
        return None
    after = [t for t in clause.themes if match.end() <= t[0] < match.end() + 45]
    if not after and clause.inherited <= CLINICAL and clause.inherited and match.start() < _NEAR_START:
        return _told(match, Clinical.IMPROVED, "rest_of_something", residue=True)
    if not after or after[0][2] not in CLINICAL - {Theme.PERSON}:
        return None
    if after[0][2] is Theme.FUNCTION and not re.search(r"weak|stiff|spastic|deficit|loss", clause.text):
        return None
    return _told(match, Clinical.IMPROVED, "rest", residue=True)


_NEAR_START = 8


def _free(clause: Clause, match: re.Match[str]) -> State | None:
    """`asymptomatic`, `no deficit`, `neurologically intact`: resolved."""
    before = clause.text[max(0, match.start() - 25) : match.start()]
    if re.search(r"\b(?:not|nor|never|almost|nearly|previously|an|other\w*)\s*$|\bnew\b", before, re.IGNORECASE):
        return None
    if re.search(r"\bnew\b", match[0], re.IGNORECASE):
        return None
    return _told(match, Clinical.RESOLVED, "free", part=match.lastgroup == "one")


def _normal(clause: Clause, match: re.Match[str]) -> State | None:
    """`strength was normal`, `5/5`: resolved, as far as it goes."""
    themes = _themes(clause, match)
    if Theme.FUNCTION not in themes or _negated(clause, match.start()):
        return None
    if _degree(clause, match) == "partial":
        return _told(match, Clinical.IMPROVED, "near_normal")
    whole = "neurolog" in clause.text.lower()
    return _told(match, Clinical.RESOLVED, "normal", part=not whole)


def _walks(clause: Clause, match: re.Match[str]) -> State | None:
    """`walks with a cane`: improved; `unable to walk`: as told around it."""
    before = clause.text[max(0, match.start() - 40) : match.start()]
    if _CANNOT.search(before):
        still = _STILL.search(clause.text) is not None
        lost = _LOST.search(clause.text) is not None
        value = Clinical.WORSENED if lost and not still else Clinical.UNCHANGED
        return _told(match, value, "cannot_walk", part=True)
    if _TROUBLE.search(before) or match[0].lower() in {"walking", "ambulation"} and not _DOES.search(before):
        return None
    after = clause.text[match.end() : match.end() + 25]
    if re.match(r"\s+(?:\w+ ){0,2}normally\b", after, re.IGNORECASE) or match.lastgroup == "runs":
        return _told(match, Clinical.RESOLVED, "walks_normally", part=True)
    aided = _AID.search(clause.text[match.end() : match.end() + 60]) is not None
    return _told(match, Clinical.IMPROVED, "walks", residue=aided)


_AID = re.compile(
    r"\b(?:with|using|on) (?:(?:an?|the|one|two|his|her|some|minimal|aid of|help of|assistance of"
    r"|support of|use of|single|\w+ly) )*(?:canes?|sticks?|crutch\w*|walkers?|frame|rollator|brace|orthosis"
    r"|support|assistance|help|aids?|arm|rail)\b|\bholding\b|\bassisted\b", re.IGNORECASE)
_CANNOT = re.compile(r"\b(?:unable to|cannot|could not|not able to|never|no longer|inability to|impossib\w+|not)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_STILL = re.compile(r"\b(?:still|remain\w*|yet)\b", re.IGNORECASE)
_LOST = re.compile(r"\b(?:became|lost|no longer|turned|rendered|left)\b", re.IGNORECASE)
_TROUBLE = re.compile(r"\b(?:difficult\w*|trouble|problems?|unsteady|disturb\w*|impair\w*|loss of|lost)\b", re.IGNORECASE)
_DOES = re.compile(r"\b(?:is|was|were|are|able to|could|can|began|started|resum\w+|regain\w*|be|to|independent|unaided|free)\b", re.IGNORECASE)


def _disabled(clause: Clause, match: re.Match[str]) -> State | None:
    """`became paraplegic`: worsened; `remained paraplegic`: unchanged."""
    if _negated(clause, match.start()):
        return None
    before = clause.text[: match.start()]
    if re.search(r"\b(?:became|turned|rendered|left|developed|lost)\b", before, re.IGNORECASE):
        return _told(match, Clinical.WORSENED, "became_disabled")
    return _told(match, Clinical.UNCHANGED, "disabled", part=True)


def _grades(clause: Clause, match: re.Match[str]) -> State | None:
    """`Frankel B to D`: the last letter decides; E is resolved."""
    first, last = match["from"].upper(), match["to"].upper()
    if last == "E":
        return _told(match, Clinical.RESOLVED, "grade")
    if first == last:
        return _told(match, Clinical.UNCHANGED, "grade")
    value = Clinical.IMPROVED if first < last else Clinical.WORSENED
    return _told(match, value, "grade")


def _score(clause: Clause, match: re.Match[str]) -> State | None:
    """`JOA 11/11`: resolved at the full score."""
    if match["score"] != match["of"]:
        return None
    return _told(match, Clinical.RESOLVED, "full_score")


def _power(clause: Clause, match: re.Match[str]) -> State | None:
    """`power 4/5`: improved, where it comes after treatment."""
    if Theme.FUNCTION not in clause.themes_of_verb(*match.span()) or not _LATE.search(clause.sentence.text):
        return None
    full = match[0].strip().startswith("5") or re.search(r"grade (?:5|v)\b", match[0], re.IGNORECASE)
    value = Clinical.RESOLVED if full else Clinical.IMPROVED
    return _told(match, value, "power", part=True)


_LATE = re.compile(r"\b(?:follow|discharge|later|after|post|regain|recover|improv|rose|risen|became|return|now|last)", re.IGNORECASE)


def _label(clause: Clause, match: re.Match[str]) -> State | None:
    """`good response`, `successfully treated`: a verdict, used where nothing is described."""
    if _negated(clause, match.start()):
        return _told(match, Clinical.UNCHANGED, "no_effect", label=True)
    themes = clause.themes_of_noun(*match.span())
    if themes & NOT_OURS or themes and not themes & CLINICAL and Theme.MASS not in themes:
        return None
    complete = "complete" in match[0].lower()
    return _told(match, Clinical.RESOLVED if complete else Clinical.IMPROVED, "verdict", label=True)


def _no_effect(clause: Clause, match: re.Match[str]) -> State | None:
    return _told(match, Clinical.UNCHANGED, "no_effect")


def _dead(clause: Clause, match: re.Match[str]) -> State | None:
    """`died`, said of the patient; of a relative it is nobody's outcome."""
    before = clause.text[: match.start()]
    if _RELATIVE.search(before) or _negated(clause, match.start()) and match.lastgroup != "survive":
        return None
    return _told(match, Clinical.DIED, "death")


_RELATIVE = re.compile(
    r"\b(?:mother|father|parents?|sisters?|brothers?|siblings?|twin|sons?|daughters?|cousins?"
    r"|aunts?|uncles?|wife|husband|grand\w+|family|fetus|foetus|baby|cell|relatives?)\b[^.;]*$",
    re.IGNORECASE,
)

_AILMENT = r"(?:symptoms?|complaints?|pain|deficits?|sequelae|impairments?|weakness|abnormalit(?:y|ies)|signs?|disability|problems?|dysfunction|numbness|claudication)"
_KIND = r"(?:any|further|residual|remaining|persistent|significant|focal|major|objective|neurolog\w+|motor|sensory|sensori-?motor|functional|clinical|other|more|detectable|obvious|gross|back|leg|complete|such|new|or|and|,|abnormal|sphincter|bladder)"
_PREDICATES: tuple[tuple[re.Pattern[str], Callable[[Clause, re.Match[str]], State | None]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), reader)
    for pattern, reader in (
        (
            rf"\ba-?symptomatic(?:ally)?\b(?! (?:mass|lesion|tumou?r|patient|paraverteb|paraspin|case|deposit))|\bsymptom-? ?free\b|\b(?:free (?:of|from)|without|no|zero|nil)\s+(?:{_KIND}\s+){{0,5}}{_AILMENT}\b(?! (?:improve|recover|progress|deteriorat|relief|control))"
            rf"|\b(?:neither|no) (?:\w+ )?{_AILMENT} (?:n?or) (?:\w+ )?{_AILMENT}\b"
            r"|\bneurolog\w+ (?:\w+ ){0,2}(?:intact|free|asymptomatic)\b|\bneuro(?:logically)? ?-?intact\b"
            r"|(?P<one>\bpain-? ?free\b)|\bsymptomless\b",
            _free,
        ),
        (
            r"\b(?:resol(?:ved?|ves|ving|ution)|disappear(?:ed|ance|s)?|vanish(?:ed)?|subsid(?:ed|es|ence)|ceased(?! to)|cessation|abolish(?:ed)|remit(?:ted)|remission|gone|went away|cleared|eliminated|reversed|reversal|passed off|settled)\b",
            _gone,
        ),
        (
            r"\b(?:decreas(?:ed|ing|e)|reduc(?:ed|tion)|diminish(?:ed)?|diminution|lessen(?:ed|ing)|regress(?:ed|ion|ing)?|attenuat(?:ed|ion)|eased?|alleviat(?:ed|ion)|reliev(?:ed|ing)|relief|abat(?:ed|ement)|reced(?:ed|ing)|retreated|faded|palliat(?:ed|ion)|controlled)\b",
            _less,
        ),
        (
            r"\b(?:(?P<recover>recover(?:ed|y|s|ing|ies)?|recuperat(?:ed?|ion)|restor(?:ed|ation)|restitution|rehabilitated)|improv(?:ed?|ements?|es|ing)|ameliorat(?:ed?|ion)|better(?:ment)?|regain(?:ed|s|ing)?|return(?:ed)?(?= (?:of|to) (?:\w+ ){0,3}(?:normal|baseline|function|power|strength|motor|sens|bladder|sphincter|work|daily|activit|school|life|walk))|picked up|benefit(?:ed|ted|s)?|progressed well|normali[sz](?:ed|ation))\b",
            _better,
        ),
        (
            r"\b(?:stable|stabili[sz](?:ed|ation)|unchanged|unaltered|(?:was|were|is|are|remain\w*|stayed) (?:\w+ )?the same|static|stationary|plateau(?:ed)?|steady|no change|maintained)\b",
            _same,
        ),
        (
            r"\b(?:worse(?:n(?:ed|ing|s)?)?|deteriorat(?:ed?|ion|ing|es)|aggravat(?:ed|ion)|exacerbat(?:ed|ion)|progress(?:ed|ion)?|lost (?:\w+ ){0,4}?(?:movement|power|strength|ability|use|sensation|control)|declin(?:ed|ing|e)|weaker)\b",
            _worse,
        ),
        (r"\b(?:increas(?:ed?|ing)|rose|risen|rise|raised)\b", _more),
        (r"\b(?:persist(?:ed|s|ing|ence)?|remain(?:ed|s|ing)?|continue[ds]?|is still|stayed(?! away))\b", _persists),
        (
            r"\b(?:residual|mild|slight|minor|minimal|some|only(?: a)?|occasional|light|persistent|still (?:has|had|have|with)|(?:confined|limited|restricted) to)\b",
            _rest,
        ),
        (r"\b(?:normal(?:ly)?|full|intact|unremarkable|negative|5/5|normal again)\b", _normal),
        (
            r"\b(?P<runs>runs?|ran|jogs?|jogged|hopped|dances)\b|\b(?:walk(?:s|ed|ing)?|ambulat(?:es?|ed|ing|ory|ion)|deambulat\w+|(?<!long-)(?<!years’ )(?<!years' )stand(?:s|ing)?|stood|climb(?:s|ed|ing)?|mobili[sz](?:es?|ed|ing)|able to (?:sit|stand|move|go|take)|manages? stairs|cover(?:s|ed)? (?:\w+ ){0,4}(?:miles?|met(?:er|re)s|yards|m|km)|(?:some|few) steps|rides?|resum(?:ed|es) (?:\w+ ){0,2}(?:work|activit\w+|job|life)|back (?:at|to|on) (?:\w+ ){0,2}(?:work|job|activit\w+|school|wheel))\b",
            _walks,
        ),
        (
            r"\b(?:paraplegic|paraparetic|paraly[sz]ed|plegic|quadriplegic|tetraplegic|bed-?ridden|bed-?bound|chair-?bound|wheel-?chair(?:[- ]?bound)?|non-?ambulatory|incontinent)\b",
            _disabled,
        ),
        (
            r"\b(?:Frankel|ASIA|AIS|grade|Modified Frankel)\b[^.;]{0,30}?\b(?P<from>[A-E])\b[^.;A-E]{0,25}?(?:to|→|->|-)\s*(?:\w+ ){0,2}(?P<to>[A-E])\b",
            _grades,
        ),
        (r"\b(?P<score>\d{1,2})/(?P<of>11|17|18)\b", _score),
        (r"\b[45][+-]?/5\b|\bgrade (?:4|5|iv|v)\b[+-]?", _power),
        (
            r"\b(?:good|excellent|dramatic|favou?rable|partial|marked|remarkable|complete|satisfactory|successful|prompt|rapid|great|durable)\s+(?:and \w+ |\w+ )?(?:response|outcome|result|effect|success|recovery|course|control)s?\b"
            r"|\brespond(?:ed|ing|s)?(?: \w+)?\b|\bsuccessful(?:ly)?\b(?: \w+)? (?:treat\w*|manag\w*|therap\w*|decompress\w*|radio\w*|irradiat\w*)|\btreated (?:\w+ )?successfully\b"
            r"|\b(?:doing|done|did|does|remain(?:s|ed)|is|was|been|keeps|felt|feels) (?:clinically |very |quite )?well\b|\bwell(?! as) (?:\w+ ){0,3}(?:later|after|at)\b|\b(?:alive and|in) (?:well|good (?:health|condition))\b|\bevolution was (?:good|favou?rable)\b",
            _label,
        ),
        (
            r"\b(?:no|without(?: any)?|little) (?:\w+ ){0,3}(?:effect|benefit|success|response|avail|return of (?:\w+ )?(?:function|power|strength|motor|sensation|sphincter|neurolog\w*))\b|\bto no avail\b|\bineffective\b|\bunresponsive\b|\bunsuccessful(?:ly)?\b|\b(?:was|is|proved|became|remained) (?:irreversible|permanent)\b",
            _no_effect,
        ),
        (
            r"\b(?:died|dies|expired|succumbed|deceased|passed away|death|demise|fatal(?:ly)?|lethal)\b|(?P<survive>\bdid not survive\b|\blost (?:his|her) life\b)",
            _dead,
        ),
    )
)


def states(clause: Clause) -> Iterator[State]:
    """The clinical states that a clause tells, in order of the words."""
    found = [
        state
        for pattern, reader in _PREDICATES
        for match in pattern.finditer(clause.text)
        if (state := reader(clause, match)) is not None
    ]
    yield from sorted(found, key=lambda state: state.start)
