"""A predicate of change to what it tells of the patient: gone, less, better, the same, worse.

The words stand in `change.tsv`. What they are said of decides (`extract.outcome.course`): less
pain is better, less strength is not.
"""

import re

from extract.grammar.pattern import Pattern
from extract.outcome.course import CLINICAL, NOT_OURS, Clause, Theme
from extract.outcome.degree import Degree, degree, negated, not_quite
from extract.outcome.lexicon import change
from extract.outcome.state import Clinical, State, Table, has, tell, themes_of, words

_ABILITY = r"(?:movement|power|strength|ability|use|sensation|control)"
_NERVE = r"(?:function|power|strength|motor|sens\w+|bladder|sphincter|neurolog\w*)"
_LIFE = r"(?:normal|baseline|work|daily|activit\w*|school|life|walk\w*|job)"
_ONGOING = Pattern(
    r"\s*(?:to(?! (?:a|some)\b)|on|back|home|through|than|stockings?|with)\b", re.IGNORECASE
)


def _gone(clause: Clause, match: re.Match[str]) -> State | None:
    """`resolved`, `disappeared`: resolved, unless only in part or not at all."""
    if not themes_of(clause, match) & CLINICAL or _ONGOING.match(clause.text, match.end()):
        return None
    far = degree(clause.text, *match.span())
    if negated(clause.text, match.start()):
        value = Clinical.IMPROVED if far is Degree.COMPLETE else Clinical.UNCHANGED
        return tell(match, value, "not_gone", part=True)
    if far is Degree.PARTIAL:
        return tell(match, Clinical.IMPROVED, "gone_in_part", residue=True)
    whole = has(
        r"symptom|complaint|deficit|\bsigns?\b|neurolog|abnormalit", _said_of(clause, match)
    )
    return tell(match, Clinical.RESOLVED, "gone", part=not (whole or clause.is_elided()))


def _said_of(clause: Clause, match: re.Match[str]) -> str:
    """The words that name what is gone: after `resolution of`, else before the verb."""
    of = re.match(r"\s+(?:of|in)\b", clause.text[match.end() :])
    if of:
        return re.split(r"\b(?:and|with|but)\b", clause.text[match.end() :])[0]
    return clause.text[: match.start()] or " ".join(sorted(clause.inherited))


def _less(clause: Clause, match: re.Match[str]) -> State | None:
    """`decreased`, `relieved`: said of a symptom, improved."""
    themes = themes_of(clause, match) | clause.themes_of_noun(*match.span())  # "relieved of pain"
    unsaid = themes <= {Theme.PERSON} and match[0].lower() == "relief"
    if not (Theme.SYMPTOM in themes or unsaid) or _THAN.match(clause.text, match.end()):
        return None
    if negated(clause.text, match.start()):
        return tell(match, Clinical.UNCHANGED, "not_less", part=True)
    if degree(clause.text, *match.span()) is Degree.COMPLETE:
        return tell(match, Clinical.RESOLVED, "less_completely", part=True)
    return tell(match, Clinical.IMPROVED, "less")


_THAN = Pattern(r"\s+than\s+(?:\d|an?\b|one\b|two\b)", re.IGNORECASE)
_UNEVENTFUL = Pattern(
    r"\buneventful(?:ly)? (?:\w+ )?(?:recovery|recuperation)"
    r"|\brecover\w* (?:was |has been )?(?:\w+ )?uneventful"
    r"|\brecover\w* (?:\w+ )?from (?:the |his |her )?(?:surgery|operation|an|procedure)",
    re.IGNORECASE,
)
_TO_NORMAL = Pattern(
    r"\s+(?:in\s+)?(?:to\s+)?(?:an?\s+|his\s+|her\s+|the\s+)?(?:normal\w*|baseline|5/5|premorbid"
    r"|pre-?morbid|full\s+health|full\s+(?:strength|power|function))(?!\w)",
    re.IGNORECASE,
)
_BARE = Pattern(
    r"recovered$|cured?$|mended$",
    re.IGNORECASE,
)
_QUALIFIED = Pattern(
    r"[\s,]+(?:\w+ly\s+)?(?:well|slow\w*|gradual\w*|nicely|satisfactor\w*|neurolog\w*|partial\w*"
    r"|enough|sufficient\w*|slight\w*|some\w*|to|only|strength|function\w*|motor|sensa\w*|sensory"
    r"|sphincter|bladder|the|his|her|useful|with|over|but|steadily|progressively)\b",
    re.IGNORECASE,
)


def _mended(clause: Clause, match: re.Match[str]) -> State | None:
    """`recovered`, `recovery`: it needs no word for what; `and recovered` alone is resolved."""
    themes = themes_of(clause, match)
    if themes & {*NOT_OURS, Theme.SCAN, Theme.COMPRESSION} or _UNEVENTFUL.search(clause.text):
        return None
    state = _improved(clause, match, of_person=True)
    bare = (
        state.name == "better"
        and _BARE.match(match[0])
        and not themes - {Theme.PERSON, Theme.SYMPTOM}
    )
    if bare and not _QUALIFIED.match(clause.text, match.end()) and not state.residue:
        partial = degree(clause.text, *match.span()) is Degree.PARTIAL
        return state if partial else tell(match, Clinical.RESOLVED, "recovered")
    return state


_SAID_ALONE = Pattern(r"improvements?$|better$|betterment$", re.IGNORECASE)


def _better(clause: Clause, match: re.Match[str]) -> State | None:
    """`improved`, `regained`, of the patient or what he suffers from; of his blood it is none."""
    themes = themes_of(clause, match)
    unsaid = not themes and _SAID_ALONE.match(match[0])
    if themes & NOT_OURS or not (themes & CLINICAL or unsaid):
        return None
    return _improved(clause, match, of_person=Theme.PERSON in themes)


_RETURNED_TO = Pattern(
    rf"\s+(?:of|to) (?:\w+ ){{0,3}}(?:{_NERVE}|{_LIFE})",
    re.IGNORECASE,
)
_CAME_TO = Pattern(r"\s+(?:to|for|with|because|in|on|from|home)\b", re.IGNORECASE)


def _back(clause: Clause, match: re.Match[str]) -> State | None:
    """`returned`: of a function, better; to normal, resolved; of a symptom, nothing is told."""
    text, themes = clause.text, themes_of(clause, match)
    functional = _RETURNED_TO.match(text, match.end()) is not None
    if not functional and (Theme.FUNCTION not in themes or _CAME_TO.match(text, match.end())):
        return None
    return None if themes & NOT_OURS else _improved(clause, match, of_person=False)


def _improved(clause: Clause, match: re.Match[str], *, of_person: bool) -> State:
    """Better, as far as the words around say: fully, not quite, not at all."""
    text = clause.text
    far = degree(text, *match.span())
    if negated(text, match.start()):
        return _not_better(clause, match, far)
    if far is Degree.COMPLETE or _TO_NORMAL.match(text, match.end()):
        whole = has("neurolog", text) or (of_person and not _names_function(clause, match))
        return tell(match, Clinical.RESOLVED, "recovered_fully", part=not whole)
    residue = not_quite(text, *match.span())
    return tell(match, Clinical.IMPROVED, "better", residue=residue)


def _names_function(clause: Clause, match: re.Match[str]) -> bool:
    """Whether one function is what came back: `regained normal hand function`."""
    after = (t for t in clause.themes if match.end() <= t[0] < match.end() + _OBJECT)
    return any(theme is Theme.FUNCTION for *_, theme in after)


_OBJECT = 40


def _not_better(clause: Clause, match: re.Match[str], far: Degree) -> State:
    """`did not improve`; "no further improvement" takes nothing back."""
    if far is Degree.COMPLETE:
        return tell(match, Clinical.IMPROVED, "not_quite", residue=True)
    before = clause.text[max(0, match.start() - 30) : match.start()]
    further = has(r"\b(?:further|additional|more)\b", before)
    return tell(match, Clinical.UNCHANGED, "not_better", holds=further)


_BODY = Pattern(
    r"\b(?:h(?:a?e)modynamic\w*|vital|disease|general|medical) |\bin (?:a )?(?:stable|good"
    r"|fair) ",
    re.IGNORECASE,
)


_SAME_THING = Pattern(r"the same (?!(?:as|at|after|on|for|until|throughout)\b)\w", re.IGNORECASE)


def _same(clause: Clause, match: re.Match[str]) -> State | None:
    """`unchanged`: the state is the one before treatment."""
    if not themes_of(clause, match) & CLINICAL or _BODY.search(clause.text[: match.end() + 1]):
        return None
    if _SAME_THING.match(clause.text, match.start()):
        return None
    return tell(match, Clinical.UNCHANGED, "same")


def _as_before(clause: Clause, match: re.Match[str]) -> State | None:
    """`as weak as before`, `what it had been`: whatever was gained is lost again."""
    if Theme.LABORATORY in themes_of(clause, match) or not clause.themes:
        return None
    kinds = {theme for *_, theme in clause.themes}
    return (
        tell(match, Clinical.UNCHANGED, "as_before")
        if kinds & {Theme.SYMPTOM, Theme.FUNCTION}
        else None
    )


def _steady(clause: Clause, match: re.Match[str]) -> State | None:
    """`stable`: unchanged, or an improvement that lasts."""
    state = _same(clause, match)
    return state and tell(match, Clinical.UNCHANGED, "same", holds=True)


_HALTED = r"(?:arrest(?:ed|ing|s)?|halt(?:ed|ing|s)?|stopp(?:ed|ing)|prevent(?:ed|ing|s)?|ceased)"
_ARRESTED = Pattern(rf"\s+(?:\w+\s+){{0,4}}?{_HALTED}\b", re.IGNORECASE)
_ARRESTING = Pattern(rf"\b{_HALTED}(?: (?:the|any|further|clinical))* $", re.IGNORECASE)


def _worse(clause: Clause, match: re.Match[str]) -> State | None:
    """`worsened`, `deteriorated`; denied, things stay as they are."""
    said = themes_of(clause, match)
    themes = said & CLINICAL
    if not themes and (said or not has(r"^(?:worse|deteriorat)", match[0])):
        return None
    declined = match[0].lower().startswith("declin")
    if declined and themes == {Theme.PERSON}:
        return None
    if declined and themes == {Theme.SYMPTOM}:
        return _less(clause, match)
    text = clause.text
    halted = _ARRESTED.match(text, match.end()) or _ARRESTING.search(text[: match.start()])
    if negated(text, match.start()) or halted:
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


_FREE_OF = Pattern(
    r"\s+(?:\w+ ){0,2}(?:free|without|clear|devoid|asymptomatic|symptom-?free|pain-?free|well)\b",
    re.IGNORECASE,
)


def _persists(clause: Clause, match: re.Match[str]) -> State | None:
    """`persisted`, `remained` with a symptom: unchanged, unless it is only a rest of it."""
    said = clause.themes and Theme.SYMPTOM in themes_of(clause, match)
    if not said or _FREE_OF.match(clause.text, match.end()) or negated(clause.text, match.start()):
        return None
    value = Clinical.IMPROVED if has(_LITTLE, clause.text) else Clinical.UNCHANGED
    return tell(match, value, "persists", part=True, residue=True)


def _no_effect(_: Clause, match: re.Match[str]) -> State:
    return tell(match, Clinical.UNCHANGED, "no_effect")


_GOT_BETTER = (
    r"(?:changed|improved|recovered|responded|altered|resolved|relieved|benefited|helped|returned"
    r"|regained|affected|influenced)"
)
_FUTILE = words(
    r"(?:no|without|little|lack of) (?:(?!mass )\w+ ){0,3}(?:effect|benefit|success|response"
    r"|avail|gain|relief)",
    rf"(?:no|without|little) (?:\w+ ){{0,3}}return of (?:\w+ )?{_NERVE}",
    r"to no avail|ineffective|unresponsive|unsuccessful(?:ly)?|in vain|futile|did nothing",
    r"(?:had|has|have) no (?:further )?(?:influence|impact)|(?:was|were) of no (?:use|help"
    r"|avail)",
    r"(?:was|is|proved|became|become|remained) (?:irreversible|permanent)",
    r"(?:did|does) not help",
    rf"neither (?:[\w’'-]+ ){{1,6}}nor (?:[\w’'-]+ ){{1,6}}?{_GOT_BETTER}",
    rf"(?:neither|none) (?:of (?:\w+ ){{1,3}})?(?:was |were |has |have |had )?{_GOT_BETTER}",
)


_THEN = r"(?= *[.,;]|$| (?:after|within|by|in)\b)"
CHANGES: Table = (
    (change("gone", "over"), _gone),
    (
        words(
            rf"(?:(?:has |had |have )?left (?:him|her)|went){_THEN}",
            r"(?:a|only a|but a|no more than a) (?:distant )?memory|a thing of the past"
            r"|something (?:he|she) remembers",
        ),
        _gone,
    ),
    (words(r"no longer (?:\w+ )?(?:present|detectable|evident|noted|found|demonstrable)"), _gone),
    (change("less"), _less),
    (change("mended"), _mended),
    (change("better"), _better),
    (change("back"), _back),
    (change("same"), _same),
    (change("again"), _as_before),
    (change("steady"), _steady),
    (change("worse"), _worse),
    (words(rf"lost (?:\w+ ){{0,4}}?{_ABILITY}"), _worse),
    (change("more"), _more),
    (change("stays"), _persists),
    (_FUTILE, _no_effect),
)
