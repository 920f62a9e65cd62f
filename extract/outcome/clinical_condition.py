"""A description of the patient to what it tells: free of symptoms, walking, paraplegic, dead."""

import re

from extract.outcome.course import CLINICAL, IMAGING, NOT_OURS, Clause, Theme
from extract.outcome.degree import Degree, any_of, degree, negated
from extract.outcome.state import Clinical, State, Table, has, tell, themes_of

_NEXT, _START = 45, 8


def _rest(clause: Clause, match: re.Match[str]) -> State | None:
    """`residual weakness`, `mild paresthesia`: improved, with something left."""
    if negated(clause.text, match.start()) or negated(clause.text, match.end()):
        return None
    after = [t[2] for t in clause.themes if match.end() <= t[0] < match.end() + _NEXT]
    with_it = has(r"\bwith\s+$", clause.sentence.text[: clause.start])
    if not after and with_it and clause.inherited <= CLINICAL and match.start() < _START:
        return tell(match, Clinical.IMPROVED, "rest_of_something", residue=True)
    if not after or after[0] not in {Theme.SYMPTOM, Theme.FUNCTION}:
        return None
    if after[0] is Theme.FUNCTION and not has(r"weak|stiff|spastic|deficit|loss", clause.text):
        return None
    return tell(match, Clinical.IMPROVED, "rest", residue=True)


def _free(clause: Clause, match: re.Match[str]) -> State | None:
    """`asymptomatic`, `no deficit`, `neurologically intact`: resolved."""
    before = clause.text[max(0, match.start() - 25) : match.start()]
    if has(r"\b(?:not|nor|never|almost|nearly|previously|an|other\w*)\s*$|\bnew\b", before):
        return None
    if has(r"\bnew\b", match[0]):
        return None
    return tell(match, Clinical.RESOLVED, "free", part=match.lastgroup == "one")


def _normal(clause: Clause, match: re.Match[str]) -> State | None:
    """`strength was normal`, `5/5`, `full power`: resolved, as far as it goes."""
    next_to = {t[2] for t in clause.themes if match.end() <= t[0] <= match.end() + _START}
    themes = next_to or themes_of(clause, match)
    if Theme.FUNCTION not in themes or negated(clause.text, match.start()):
        return None
    if degree(clause.text, *match.span()) is Degree.PARTIAL:
        return tell(match, Clinical.IMPROVED, "near_normal", residue=True)
    return tell(match, Clinical.RESOLVED, "normal", part=not has("neurolog", clause.text))


_CANNOT = re.compile(
    r"\b(?:unable to|cannot|could not|not able to|never|no longer|inability to|impossib\w+|not)\s+"
    r"(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_TROUBLE = r"\b(?:difficult\w*|trouble|problems?|unsteady|disturb\w*|impair\w*|loss of|lost)\b"
_DOES = (
    r"\b(?:is|was|were|are|able to|could|can|began|started|resum\w+|regain\w*|be|to|independent"
    r"|unaided|free)\b"
)
_NOW = (
    r"\b(?:still|remain\w*|stay\w*|became|left|lost|no longer|follow|discharge\w*|later|now|post\w*"
    r"|despite|persist\w*|(?:after|following) \w+)\b"
)
_AID = re.compile(
    r"\b(?:with|using|on) (?:(?:an?|the|one|two|his|her|some|minimal|aid of|help of|assistance of"
    r"|support of|use of|single|\w+ly) )*(?:canes?|sticks?|crutch\w*|walkers?|frame|rollator|brace"
    r"|orthosis|support|assistance|help|aids?|arm|rail)\b|\bholding\b|\bassisted\b",
    re.IGNORECASE,
)


def _walks(clause: Clause, match: re.Match[str]) -> State | None:
    """`walks with a cane`: improved; `unable to walk`: as told around it."""
    before = clause.text[max(0, match.start() - 40) : match.start()]
    after = clause.text[match.end() : match.end() + 60]
    if _CANNOT.search(before):
        if not has(_NOW, clause.sentence.text):
            return None
        lost = has(r"\b(?:became|lost|no longer|turned|rendered|left)\b", clause.text)
        still = has(r"\b(?:still|remain\w*|yet)\b", clause.text)
        value = Clinical.WORSENED if lost and not still else Clinical.UNCHANGED
        return tell(match, value, "cannot_walk", part=True)
    act = match[0].lower() in {"walking", "ambulation"}
    if has(_TROUBLE, before) or (act and not has(_DOES, before)):
        return None
    runs = match.lastgroup == "runs"
    if runs and Theme.PERSON not in clause.themes_of_verb(*match.span()):
        return None
    if runs or has(r"^\s+(?:\w+ ){0,2}normally\b", after):
        return tell(match, Clinical.RESOLVED, "walks_normally", part=True)
    return tell(match, Clinical.IMPROVED, "walks", residue=_AID.search(after) is not None)


def _disabled(clause: Clause, match: re.Match[str]) -> State | None:
    """`became paraplegic`: worsened; `remained paraplegic`: unchanged."""
    if negated(clause.text, match.start()):
        return None
    if has(r"\b(?:became|turned|rendered|left|developed|lost)\b", clause.text[: match.start()]):
        return tell(match, Clinical.WORSENED, "became_disabled")
    if not has(_NOW, clause.sentence.text):
        return None
    return tell(match, Clinical.UNCHANGED, "disabled", part=True)


def _lacking(clause: Clause, match: re.Match[str]) -> State | None:
    """`vibration sense is still impaired`: something is left."""
    if Theme.FUNCTION not in clause.themes_of_verb(*match.span()):
        return None
    return tell(match, Clinical.IMPROVED, "lacking", residue=True)


def _verdict(clause: Clause, match: re.Match[str]) -> State | None:
    """`good response`, `successfully treated`: used where nothing is described."""
    if negated(clause.text, match.start()):
        return tell(match, Clinical.UNCHANGED, "no_effect", label=True)
    themes = clause.themes_of_noun(*match.span())
    if themes & NOT_OURS or (themes & IMAGING and not themes & (CLINICAL | {Theme.MASS})):
        return None
    value = Clinical.RESOLVED if "complete" in match[0].lower() else Clinical.IMPROVED
    return tell(match, value, "verdict", label=True)


_RELATIVE = re.compile(
    r"\b(?:mother|father|parents?|sisters?|brothers?|siblings?|twin|sons?|daughters?|cousins?"
    r"|aunts?|uncles?|wife|husband|grand\w+|family|fetus|foetus|baby|cell|relatives?)\b[^.;]*$",
    re.IGNORECASE,
)


def _dead(clause: Clause, match: re.Match[str]) -> State | None:
    """`died`, said of the patient; of a relative it is nobody's outcome."""
    before = clause.text[: match.start()]
    if has(r"\b(?:no|not|never|without)\s+(?:\w+\s+)?$", before) or _RELATIVE.search(before):
        return None
    return tell(match, Clinical.DIED, "death")


_AILMENT = (
    r"(?:symptoms?|complaints?|pain|deficits?|sequelae|impairments?|weakness|signs?|disability"
    r"|abnormalit(?:y|ies)|problems?|dysfunction|numbness|claudication)"
)
_KIND = (
    r"(?:any|further|residual|remaining|persistent|significant|focal|major|objective|neurolog\w+"
    r"|motor|sensory|sensori-?motor|functional|clinical|other|more|detectable|obvious|gross|back"
    r"|leg|complete|such|new|or|and|,|abnormal|sphincter|bladder)"
)
_LACK = r"(?:free (?:of|from)|without|no|zero|nil)"
_GOOD = (
    r"(?:good|excellent|dramatic|favou?rable|partial|marked|remarkable|complete|satisfactory"
    r"|successful|prompt|rapid|great|durable)"
)
_EFFECT = r"(?:response|outcome|result|effect|success|recovery|course|control|evolution|progress)s?"
CONDITIONS: Table = (
    (
        any_of(
            r"a-?symptomatic(?:ally)?(?! (?:mass|lesion|tumou?r|patient|para|case|deposit))",
            r"symptom-? ?free|symptomless|neuro(?:logically)? ?-?intact",
            r"(?P<one>pain-? ?free|continent)",
            rf"{_LACK}\s+(?:{_KIND}\s+){{0,5}}{_AILMENT}"
            r"(?! (?:improv|recover|progress|deteriorat|relief|control))",
            rf"(?:neither|no) (?:\w+ )?{_AILMENT} (?:n?or) (?:\w+ )?{_AILMENT}",
            r"neurolog\w+ (?:\w+ ){0,2}(?:intact|free|asymptomatic)",
        ),
        _free,
    ),
    (
        any_of(
            r"residual|mild|slight|minor|minimal|some|only(?: a)?|occasional|light|persistent",
            r"still (?:has|had|have|with)|(?:confined|limited|restricted) to",
        ),
        _rest,
    ),
    (
        any_of(r"normal(?:ly)?|normali[sz](?:ed|ation)|full|intact|unremarkable|negative|5/5"),
        _normal,
    ),
    (
        any_of(
            r"(?P<runs>runs?|ran|jogs?|jogged|hopped|dances)|walk(?:s|ed|ing)?|rides?",
            r"(?:de)?ambulat\w+|(?<!long-)(?<!years’ )(?<!years' )stand(?:s|ing)?|stood",
            r"climb(?:s|ed|ing)?|mobili[sz](?:es?|ed|ing)|able to (?:sit|stand|move|go|take)",
            r"manages? stairs|(?:some|few) steps",
            r"resum(?:ed|es) (?:\w+ ){0,2}(?:work|activit\w+|life)",
            r"cover(?:s|ed)? (?:\w+ ){0,4}(?:miles?|met(?:er|re)s|yards|m|km)",
            r"back (?:at|to|on) (?:\w+ ){0,2}(?:work|job|activit\w+|school|wheel)",
        ),
        _walks,
    ),
    (
        any_of(
            r"paraplegic|paraparetic|paraly[sz]ed|plegic|quadriplegic|tetraplegic|incontinent",
            r"bed-?ridden|bed-?bound|chair-?bound|wheel-?chair(?:[- ]?bound)?|non-?ambulatory",
        ),
        _disabled,
    ),
    (any_of(r"still (?:\w+ )?(?:lacking|absent|impaired|reduced|diminished|weak)"), _lacking),
    (
        any_of(
            rf"{_GOOD}\s+(?:and \w+ |\w+ )?{_EFFECT}",
            rf"(?:evolution|course|outcome|result|response) was (?:\w+ )?{_GOOD}",
            r"respond(?:ed|ing|s)?(?: \w+)?|treated (?:\w+ )?successfully",
            r"successful(?:ly)?(?: \w+)? (?:treat|manag|therap|decompress|radio|irradiat)\w*",
            r"(?:doing|done|did|does|to do|remain(?:s|ed)|is|was|been|keeps|felt|feels) "
            r"(?:clinically |very |quite )?well",
            r"well(?! as) (?:\w+ ){0,3}(?:later|after|at)|symptom(?:atic)? control",
            r"(?:alive and|in) (?:well|good (?:health|condition))",
        ),
        _verdict,
    ),
    (
        any_of(
            r"died|dies|expired|succumbed|deceased|passed away|death|demise",
            r"(?<!potentially )(?<!often )(?:fatal(?:ly)?|lethal)(?! (?:disease|disorder))",
            r"(?P<survive>did not survive|lost (?:his|her) life)",
        ),
        _dead,
    ),
)
