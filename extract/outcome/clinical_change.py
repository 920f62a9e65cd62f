"""A predicate of change to what it tells of the patient: gone, less, better, the same, worse.

General English; what it is said of decides (`extract.course`): less pain is better, less strength
is not.
"""

import re

from extract.outcome.course import CLINICAL, NOT_OURS, Clause, Theme
from extract.outcome.degree import Degree, any_of, degree, negated, not_quite
from extract.outcome.state import Clinical, State, Table, has, tell, themes_of


def _gone(clause: Clause, match: re.Match[str]) -> State | None:
    """`resolved`, `disappeared`: resolved, unless only in part or not at all."""
    if not themes_of(clause, match) & CLINICAL:
        return None
    far = degree(clause.text, *match.span())
    if negated(clause.text, match.start()):
        value = Clinical.IMPROVED if far is Degree.COMPLETE else Clinical.UNCHANGED
        return tell(match, value, "not_gone", part=True)
    if far is Degree.PARTIAL:
        return tell(match, Clinical.IMPROVED, "gone_in_part", residue=True)
    whole = has(r"symptom|complaint|deficit|sign|neurolog", clause.text)
    return tell(match, Clinical.RESOLVED, "gone", part=not whole)


def _less(clause: Clause, match: re.Match[str]) -> State | None:
    """`decreased`, `relieved`: said of a symptom, improved."""
    themes = themes_of(clause, match) | clause.themes_of_noun(*match.span())  # "relieved of pain"
    if Theme.SYMPTOM not in themes:
        return None
    if negated(clause.text, match.start()):
        return tell(match, Clinical.UNCHANGED, "not_less", part=True)
    if degree(clause.text, *match.span()) is Degree.COMPLETE:
        return tell(match, Clinical.RESOLVED, "less_completely", part=True)
    return tell(match, Clinical.IMPROVED, "less")


_SELF_SAID = re.compile(r"recover|recuperat|restor|restit|rehabil|improvements?$", re.IGNORECASE)
_UNEVENTFUL = re.compile(
    r"\buneventful(?:ly)? (?:\w+ )?(?:recovery|recuperation)"
    r"|\brecover\w* (?:was |has been )?(?:\w+ )?uneventful"
    r"|\brecover\w* (?:\w+ )?from (?:the )?(?:surgery|operation|an)",
    re.IGNORECASE,
)
_TO_NORMAL = re.compile(r"\s+(?:to )?(?:a |his |her )?(?:normal|baseline|5/5)(?!\w)", re.IGNORECASE)


def _better(clause: Clause, match: re.Match[str]) -> State | None:
    """`improved`, `recovered`, `regained`; a "recovery" needs no word for what has recovered."""
    themes, text = themes_of(clause, match), clause.text
    unsaid = not themes & {Theme.SCAN, Theme.COMPRESSION} and _SELF_SAID.match(match[0])
    if themes & NOT_OURS or not (themes & CLINICAL or unsaid) or _UNEVENTFUL.search(text):
        return None
    if match.lastgroup == "back" and Theme.FUNCTION not in themes:
        return None
    far = degree(text, *match.span())
    if negated(text, match.start()):
        return _not_better(clause, match, far)
    if far is Degree.COMPLETE or _TO_NORMAL.match(text, match.end()):
        whole = Theme.PERSON in themes or match.lastgroup == "recover" or has("neurolog", text)
        return tell(match, Clinical.RESOLVED, "recovered_fully", part=not whole)
    residue = not_quite(text, *match.span())
    return tell(match, Clinical.IMPROVED, "better", residue=residue)


def _not_better(clause: Clause, match: re.Match[str], far: Degree) -> State:
    """`did not improve`; "no further improvement" takes nothing back."""
    if far is Degree.COMPLETE:
        return tell(match, Clinical.IMPROVED, "not_quite", residue=True)
    before = clause.text[max(0, match.start() - 30) : match.start()]
    further = has(r"\b(?:further|additional|more)\b", before)
    return tell(match, Clinical.UNCHANGED, "not_better", holds=further)


_BODY = re.compile(
    r"\b(?:h(?:a?e)modynamic\w*|vital|disease|general|medical) |\bin (?:a )?(?:stable|good|fair) ",
    re.IGNORECASE,
)


def _same(clause: Clause, match: re.Match[str]) -> State | None:
    """`stable`, `unchanged`: unchanged, or an improvement that lasts."""
    if not themes_of(clause, match) & CLINICAL or _BODY.search(clause.text[: match.end() + 1]):
        return None
    holds = has(r"stab|steady|plateau|maintain", match[0])
    return tell(match, Clinical.UNCHANGED, "same", holds=holds)


_ARRESTED = re.compile(
    r"\s+(?:\w+\s+){0,4}?(?:arrested|halted|stopped|prevented|ceased)\b", re.IGNORECASE
)


def _worse(clause: Clause, match: re.Match[str]) -> State | None:
    """`worsened`, `deteriorated`; denied, things stay as they are."""
    said = themes_of(clause, match)
    themes = said & CLINICAL
    if not themes and (said or not has(r"^(?:worse|deteriorat)", match[0])):
        return None
    if themes == {Theme.PERSON} and match[0].lower().startswith("declin"):
        return None
    if negated(clause.text, match.start()) or _ARRESTED.match(clause.text, match.end()):
        return tell(match, Clinical.UNCHANGED, "not_worse", holds=True)
    return tell(match, Clinical.WORSENED, "worse")


def _more(clause: Clause, match: re.Match[str]) -> State | None:
    """`increased`: strength for the better, pain for the worse."""
    themes = themes_of(clause, match) & CLINICAL
    if negated(clause.text, match.start()):
        return None
    if Theme.SYMPTOM in themes:
        return tell(match, Clinical.WORSENED, "more_of_a_symptom")
    if Theme.FUNCTION in themes:
        return tell(match, Clinical.IMPROVED, "more_of_a_function")
    return None


_LITTLE = (
    r"\b(?:mild|slight|minor|minimal|some|residual|only|occasional|light|a little|faint|trace)\b"
)


def _persists(clause: Clause, match: re.Match[str]) -> State | None:
    """`persisted`, `remained` with a symptom: unchanged, unless it is only a rest of it."""
    said = clause.themes and Theme.SYMPTOM in themes_of(clause, match)
    if not said or negated(clause.text, match.start()):
        return None
    value = Clinical.IMPROVED if has(_LITTLE, clause.text) else Clinical.UNCHANGED
    return tell(match, value, "persists", part=True, residue=True)


def _no_effect(_: Clause, match: re.Match[str]) -> State:
    return tell(match, Clinical.UNCHANGED, "no_effect")


_NERVE = r"(?:function|power|strength|motor|sens\w+|bladder|sphincter|neurolog\w*)"
_LIFE = r"(?:normal|baseline|work|daily|activit\w*|school|life|walk\w*|job)"
CHANGES: Table = (
    (
        any_of(
            r"resol(?:ved?|ves|ving|ution)|disappear(?:ed|ance|s)?|vanish(?:ed)?|cleared|reversal",
            r"subsid(?:ed|es|ence)|ceased(?! to)|cessation|abolished|remitted|remission",
            r"gone(?! (?:to|on|back|home|through))",
            r"went away|eliminated|reversed|passed off|settled",
        ),
        _gone,
    ),
    (
        any_of(
            r"decreas(?:ed|ing|e)|reduc(?:ed|tion)|diminish(?:ed)?|diminution|lessen(?:ed|ing)",
            r"regress(?:ed|ion|ing)?|attenuat(?:ed|ion)|eased?|alleviat(?:ed|ion)|abat(?:ed|ement)",
            r"reliev(?:ed|ing)|relief|reced(?:ed|ing)|retreated|faded|palliat(?:ed|ion)|controlled",
        ),
        _less,
    ),
    (
        any_of(
            r"(?P<recover>recover(?:ed|y|s|ing|ies)?|recuperat(?:ed?|ion)|restor(?:ed|ation)"
            r"|restitution|rehabilitated)",
            r"improv(?:ed?|ements?|es|ing)|ameliorat(?:ed?|ion)|better(?:ment)?",
            r"regain(?:ed|s|ing)?|benefit(?:ed|ted|s)?|picked up|progressed well",
            r"easier|more comfortable",
            rf"return(?:ed|s)?(?= (?:of|to) (?:\w+ ){{0,3}}(?:{_NERVE}|{_LIFE}))",
            r"(?P<back>return(?:ed|s)?(?! to| for))",
        ),
        _better,
    ),
    (
        any_of(
            r"stable|stabili[sz](?:ed|ation)|unchanged|unaltered|static|stationary|steady",
            r"(?:was|were|is|are|remain\w*|stayed) (?:\w+ )?the same|plateau(?:ed)?|no change",
            r"(?:did|has|have) not (?:change|alter)(?:d|ed)?",
            r"maintained",
        ),
        _same,
    ),
    (
        any_of(
            r"worse(?:n(?:ed|ing|s)?)?|deteriorat(?:ed?|ion|ing|es)|aggravat(?:ed|ion)|weaker",
            r"exacerbat(?:ed|ion)|progress(?:ed|ion)?|declin(?:ed|ing|e)",
            r"lost (?:\w+ ){0,4}?(?:movement|power|strength|ability|use|sensation|control)",
        ),
        _worse,
    ),
    (any_of(r"increas(?:ed?|ing)|rose|risen|rise|raised"), _more),
    (
        any_of(
            r"persist(?:ed|s|ing|ence)?|remain(?:ed|s|ing)?|continue[ds]?|is still",
            r"stayed(?! away)",
        ),
        _persists,
    ),
    (
        any_of(
            r"(?:no|without|little) (?:\w+ ){0,3}(?:effect|benefit|success|response|avail)",
            rf"(?:no|without|little) (?:\w+ ){{0,3}}return of (?:\w+ )?{_NERVE}",
            r"to no avail|ineffective|unresponsive|unsuccessful(?:ly)?",
            r"(?:was|is|proved|became|remained) (?:irreversible|permanent)",
        ),
        _no_effect,
    ),
)
