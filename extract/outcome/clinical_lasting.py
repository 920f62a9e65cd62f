"""A predicate to what it tells of how things went on: the same, worse, more, still there.

The words stand in `change.tsv`; those of recovery are read in `extract.outcome.clinical_change`.
"""

import re

from extract.grammar.pattern import Pattern
from extract.outcome.clinical_futile import FUTILE, HITHERTO
from extract.outcome.clinical_less import less
from extract.outcome.course import CLINICAL, Clause, Theme
from extract.outcome.degree import negated
from extract.outcome.lexicon import change
from extract.outcome.state import Clinical, State, Table, has, tell, themes_of, words

_ABILITY = r"(?:movement|function|power|strength|ability|use|sensation|control)"
_OBJECT = 40
_BODY = Pattern(
    r"\b(?:h(?:a?e)modynamic\w*|vital|disease|general|medical) |\bin (?:a )?(?:stable|good"
    r"|fair) ",
    re.IGNORECASE,
)
_STATE_HELD = Pattern(
    r"\s+(?:\w+ )?(?:free|well|a-?symptomatic|symptom|pain-?free|without|in (?:remission|good)"
    r"|mobile|able)\b",
    re.IGNORECASE,
)
_SAME_THING = Pattern(
    r"(?:\w+ ){1,2}the same (?!(?:as|at|after|on|for|until|throughout|by|in|to|with|despite|and"
    r"|but|or|when|during|over|since|under|now|today|\d+"
    r"|(?:\w+ ){1,2}(?:as(?! (?:that|those|in))|later|after)"
    r"|\w+ (?:days?|weeks?|months?|years?))\b)\w",
    re.IGNORECASE,
)
"""`Was the same regimen`: another thing than his state."""


_FROM_NORMAL = Pattern(r" (?:from|to) (?:the )?(?:normal|healthy)", re.IGNORECASE)
"""`No difference from normal`."""


def _same(clause: Clause, match: re.Match[str]) -> State | None:
    """`unchanged`: the state is the one before treatment."""
    if match.start() and clause.text[match.start() - 1] in "-–":
        return None  # "HLA-identical"
    if not themes_of(clause, match) & CLINICAL or _BODY.search(clause.text[: match.end() + 1]):
        return None
    if _SAME_THING.match(clause.text, match.start()) or HITHERTO.match(clause.text, match.start()):
        return None
    if _STATE_HELD.match(clause.text, match.end()) or _FROM_NORMAL.match(clause.text, match.end()):
        return None  # "has been maintained free from attacks"
    return tell(match, Clinical.UNCHANGED, "same")


def _as_before(clause: Clause, match: re.Match[str]) -> State | None:
    """`as weak as before`, `what it had been`: whatever was gained is lost again."""
    kinds = {theme for *_, theme in clause.themes} & {Theme.SYMPTOM, Theme.FUNCTION}
    as_well = _AS_WELL.search(clause.text, 0, match.start())
    if as_well or not kinds or Theme.LABORATORY in themes_of(clause, match):
        return None
    return tell(match, Clinical.UNCHANGED, "as_before")


_AS_WELL = Pattern(r"\bas (?:well|good|strong|fit|far|fast|normally|much|freely) $", re.IGNORECASE)
_GAIN_HELD = Pattern(
    r"\b(?:response|effect|benefit|remission|gain)s? (?:was|were|has been|have been|is|are)"
    r" (?:\w+ )?$",
    re.IGNORECASE,
)
"""`the response was maintained for a year`."""


def _steady(clause: Clause, match: re.Match[str]) -> State | None:
    """`stable`: unchanged, or an improvement that lasts."""
    if _GAIN_HELD.search(clause.text, 0, match.start()):
        return tell(match, Clinical.IMPROVED, "gain_held", label=True)
    state = _same(clause, match)
    return state and tell(match, Clinical.UNCHANGED, "same", holds=True)


_HALTED = r"(?:arrest(?:ed|ing|s)?|halt(?:ed|ing|s)?|stopp(?:ed|ing)|prevent(?:ed|ing|s)?|ceased)"
_ARRESTED = Pattern(rf"\s+(?:\w+\s+){{0,4}}?{_HALTED}\b", re.IGNORECASE)
_ARRESTING = Pattern(rf"\b{_HALTED}(?: (?:the|any|further|clinical))* $", re.IGNORECASE)


def _worse(clause: Clause, match: re.Match[str]) -> State | None:
    """`worsened`, `deteriorated`; denied, things stay as they are."""
    said = themes_of(clause, match)
    themes = said & CLINICAL
    after_gain = not said and _AFTER_A_GAIN.search(clause.sentence.text, 0, clause.start)
    unsaid = after_gain or (not said and has(r"\b(?:worse|deteriorat|weaker)", match[0]))
    if not themes and not unsaid:
        return None
    if _is_no_loss(clause.text, match):
        return None
    declined = match[0].lower().startswith("declin")
    if declined and themes == {Theme.PERSON}:
        return None
    if declined and themes == {Theme.SYMPTOM}:
        return less(clause, match)
    text = clause.text
    halted = _ARRESTED.match(text, match.end()) or _ARRESTING.search(text[: match.start()])
    if negated(text, match.start()) or halted:
        return tell(match, Clinical.UNCHANGED, "not_worse", holds=True)
    return tell(match, Clinical.WORSENED, "worse")


def _is_no_loss(text: str, match: re.Match[str]) -> bool:
    """`progressed well`, `declined surgery`, `progression-free`."""
    return (
        _WHEN.search(text, 0, match.start()) is not None
        or _GOOD_PROGRESS.match(text, match.start()) is not None
        or _MADE.search(text, 0, match.start()) is not None
        or _FREE.match(text, match.end()) is not None
    )


_AFTER_A_GAIN = Pattern(
    r"\b(?:improv\w+|recover\w*|gain|benefit|remission|relief|response"
    r"|better)\b[^.;]{0,30}\b(?:followed by|gave way to|giving way to|then|before)\W*$",
    re.IGNORECASE,
)
"""`Transient improvement was followed by a relentless decline`."""
_WHEN = Pattern(
    r"\b(?:during|before|until|prior to|at the time of|for|because of|despite|the cause of)"
    r" (?:the|this|that|his|her|such|each) (?:\w+ )?$",
    re.IGNORECASE,
)
"""Words behind which a turn for the worse is known already, and dates or explains another thing."""
_FREE = Pattern(r"[\s-]+free\b", re.IGNORECASE)
_GOOD_PROGRESS = Pattern(
    r"progress(?:ed|es|ing) (?:\w+ )?(?:well|satisfactorily|favou?rably|smoothly|nicely"
    r"|uneventfully|to (?:an? |one |two )?(?:sticks?|canes?|crutch|frame|walk|unaided|independent))"
    r"|progression of (?:\w+ ){0,2}(?:training|exercises?|rehabilitation"
    r"|weight-?bearing|mobili[sz]ation|diet|therapy|physio\w+)|progress (?:is|was|has been"
    r"|had been|continues) (?:\w+ )?(?:satisf|good|excellent|steady|favou?r|slow)"
    r"|declin\w+ (?:(?:any|all|further|both|an?|to|our)\b|(?:irradiat|radio|surg|operat|treat"
    r"|transfus|chemo|therap|interven|biops|decompress|laminec|hydroxy)\w*)",
    re.IGNORECASE,
)
_MADE = Pattern(
    r"\b(?:made|making|makes|good|steady|satisfactory|excellent|slow) (?:\w+ )?$", re.IGNORECASE
)


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
    r"\b(?:mild|slight|minor|minimal|some|residual|only|occasional|light|a little|faint"
    r"|trace|a (?:certain |small )?(?:degree|touch|hint|measure|suspicion|bit) of)\b"
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
    if _UNTIL.search(clause.text, match.end()):
        return tell(match, Clinical.RESOLVED, "gone", part=True)
    if _FOR_A_TIME.match(clause.sentence.text, clause.start + match.end()):
        return None
    little = has(_LITTLE, clause.text[: match.end() + _OBJECT // 2])
    value = Clinical.IMPROVED if little else Clinical.UNCHANGED
    return tell(match, value, "persists", part=True, residue=True)


_FOR_A_TIME = Pattern(
    r" (?:for )?(?:only |about |some |just |a )?(?:\d+|\w+|few|couple of|further \w+) (?:hours"
    r"|days|weeks)"
    r"(?=,? (?:and|but|then|until|before)\b)",
    re.IGNORECASE,
)
"""`The paraplegia lasted for six days and then lifted`."""


def _complains(clause: Clause, match: re.Match[str]) -> State | None:
    """`continued to complain of pain`: unchanged, unless it is only a rest of it."""
    after = [t for t in clause.themes if match.end() <= t[0] < match.end() + _OBJECT]
    suffers = any(theme is Theme.SYMPTOM for *_, theme in after[:2])  # "leg pain" too
    if not suffers or negated(clause.text, match.start()):
        return None
    if _UNTIL.search(clause.text, match.end()):
        return tell(match, Clinical.RESOLVED, "gone", part=True)
    value = Clinical.IMPROVED if has(_LITTLE, clause.text) else Clinical.UNCHANGED
    return tell(match, value, "persists", part=True, residue=True)


_UNTIL = Pattern(
    r"\buntil (?:about |some )?(?:\w+ (?:days|weeks|months) (?:after|later)|the \w+ (?:day"
    r"|week))\b",
    re.IGNORECASE,
)
"""`Continued to have pain until six days after withdrawal`."""


def _came_on(clause: Clause, match: re.Match[str]) -> State | None:
    """`After the biopsy a complete paraplegia resulted`: worsened."""
    if negated(clause.text, match.start()):
        return None
    return tell(match, Clinical.WORSENED, "worse")


_CAN = (
    r"(?:feel|move|raise|lift|bend|flex|extend|control|pass|empty|hold|sit|turn|void|stir"
    r"|dorsiflex)"
)


def _cannot(_: Clause, match: re.Match[str]) -> State:
    """`still could not feel her legs`: unchanged."""
    return tell(match, Clinical.UNCHANGED, "persists", part=True, residue=True)


def _awoke_with(clause: Clause, match: re.Match[str]) -> State | None:
    """`He awoke from anaesthesia with a flaccid paraplegia`: worsened."""
    awoke = _AWOKE.search(clause.sentence.text, 0, clause.start + match.start())
    return tell(match, Clinical.WORSENED, "worse") if awoke else None


_AWOKE = Pattern(
    r"\b(?:awoke|awakened|awakening|woke(?: up)?|waking|emerged|came round"
    r"|recovered consciousness)\b"
    r"[^.;,]{0,40}(?:with |\b)(?:an? )?(?:[a-z-]+ )?$",
    re.IGNORECASE,
)


LASTING: Table = (
    (
        words(
            r"(?:para|tetra|quadri)(?:plegia|lysis) (?:resulted|ensued|supervened|developed"
            r"|occurred|followed)",
            r"(?:resulted|resulting|ended) in (?:an? |the |\w+ ){0,2}(?:para|tetra|quadri)plegia",
        ),
        _came_on,
    ),
    (words(r"(?:para|tetra|quadri)(?:pleg(?:ia|ic)|lysis|ly[sz]ed)"), _awoke_with),
    (change("same"), _same),
    (change("again"), _as_before),
    (change("steady"), _steady),
    (change("worse"), _worse),
    (words(rf"lost (?:\w+ ){{0,4}}?{_ABILITY}"), _worse),
    (
        words(
            r"(?<=weakness )became (?:complete|total)|(?<=paralysis )became (?:complete|total)"
            r"|(?<=paresis )became (?:complete|total)|(?<=plegia )became (?:complete|total)"
        ),
        _worse,
    ),
    (
        words(
            r"(?:turned|changed|passed|went over|evolved|progressed|advanced|deteriorated|worsened"
            r"|developed|proceeded) (?:in)?to (?:an? |the )?(?:\w+ ){0,2}(?:para|tetra|quadri)"
            r"(?:plegia|lysis)",
            r"(?:went|gone|going|ran) (?:\w+ly )?downhill|(?:downhill"
            r"|steadily deteriorating) course",
            r"left (?:him|her|the patient) (?:much |even |far )?(?:worse|weaker|more disabled)",
            r"(?:weakness|paraparesis|paralysis|numbness|sensory level|deficit) (?:\w+ly )?"
            r"(?:ascended|spread|extended upwards?|climbed)",
        ),
        _worse,
    ),
    (words(rf"(?:could|can|was|is) no longer (?:able to )?{_CAN}"), _came_on),
    (
        words(
            rf"(?:still|yet) (?:could not|cannot|can not|was unable to|is unable to|unable to"
            rf"|not able"
            rf" to) {_CAN}|(?:is|was|remain\w*) (?:still |yet )?unable to {_CAN}",
        ),
        _cannot,
    ),
    (change("more"), _more),
    (change("stays"), _persists),
    (
        words(
            r"(?:continue[sd]?|continuing|went on|goes on|kept|keeps) (?:to )?"
            r"(?:complain\w*|suffer\w*|experienc\w+|have|having|report\w*|feel\w*|be troubled)",
            r"still (?:complain\w*|suffer\w*|experienc\w+|reports?|feels?|troubled)",
            r"(?:remain(?:s|ed)|is still|was still|continue[sd] to be) in(?= (?:\w+ )?pain)",
            r"(?:has|had|have|with|suffered|experienced|sustained|left with) (?:an? )?"
            r"(?:permanent|lasting|irreversible|enduring)",
        ),
        _complains,
    ),
    *FUTILE,
)
