"""The patient held against what he was: no different from before, at the old level, poorer.

What is compared is named in words of many kinds; that it is compared with the time before
treatment, or with the time before the illness, decides.
"""

import re

from extract.outcome.course import CLINICAL, Clause, Theme
from extract.outcome.degree import negated
from extract.outcome.state import Clinical, State, Table, has, tell, themes_of, words

_BEFORE = (
    r"(?:before(?! (?:his|her|the) (?:illness|disease|onset|trouble|symptoms))|pre-?\s?op\w*"
    r"|pre-?\s?treatment|pre-?\s?operation|preceding|prior to|pre-?surg\w+|pre-?irradiation"
    r"|(?:on|at) (?:his |her |the |first )?(?:admission|entry|presentation|arrival|referral|outset"
    r"|start|beginning|diagnosis)|initial(?:ly)?|originally|earlier"
    r"|when (?:he|she) (?:came|was admitted|presented|arrived|was first seen)"
    r"|(?:he|she) (?:came|arrived|presented) with)"
)
_LEVEL = (
    r"(?:level|state|status|grade|condition|degree|stage|value|score|baseline|picture|strength)"
)
_NOT_DIFFERENT = words(
    rf"(?:(?:not|no|n['o’]t|never|neither|little|hardly|scarcely|barely) (?:\w+"
    rf" ){{0,2}}?(?:differ\w*"
    rf"|different|distinguishable|unlike|better|improved)|indistinguishable|similar|identical"
    rf"|comparable|equal) (?:\w+ ){{0,3}}?(?:from|to|as|than|(?<=comparable )with"
    rf"|(?<=identical )with)[^.;]{{0,40}}?\b{_BEFORE}",
    rf"(?:remain\w*|stay\w*|kept|was|were|is|are|still|held|stuck)(?: \w+)? at (?:the|his|her|its"
    rf"|a) (?:pre-?\s?\w+|initial|original|former|presenting|admission|entry|old) {_LEVEL}",
    rf"(?:fell|fallen|went|gone|slipped|slid|sank|dropped|relapsed|reverted|returned"
    rf"|back) (?:back )?to (?:the|his|her|its) (?:pre-?\s?(?:operative|treatment|irradiation"
    rf"|surgical)|presenting|admission|initial) {_LEVEL}",
    r"as (?:\w+ly )?(?:weak|helpless|disabled|bad|ill|unsteady|numb|stiff|paraly[sz]ed|spastic|poor"
    r"|lame|severe|dependent|marked|dense|complete|incapacitated|painful|troublesome|crippled"
    r"|clumsy|feeble|intense) as (?:before|ever|on|at|when|they|it|he|she|previously|prior)",
    r"(?:where|what|how) (?:he|she|it|they) (?:was|were|had been|started|began)(?= *[.,;]|$| before"
    r"| (?:on|at) )",
)


def _no_different(clause: Clause, match: re.Match[str]) -> State | None:
    """`power was not different from that before surgery`: unchanged, whatever was gained."""
    themes = themes_of(clause, match) | {t[2] for t in clause.themes if t[1] <= match.start()}
    if not themes & CLINICAL or Theme.LABORATORY in themes or Theme.MASS in themes:
        return None
    return tell(match, Clinical.UNCHANGED, "as_before")


def _as_good(clause: Clause, match: re.Match[str]) -> State | None:
    """`as strong as before`: resolved."""
    if negated(clause.text, match.start()):
        return tell(match, Clinical.IMPROVED, "not_quite", residue=True)
    return tell(match, Clinical.RESOLVED, "free")


_DENIED = r"(?:not|no|nor|never|without|any|nil|n['o’]t|neither|failed to)\b(?: [\w-]+){0,5} $"


def _no_change(clause: Clause, match: re.Match[str]) -> State | None:
    """`there was not the slightest alteration in her gait`: unchanged."""
    themes = themes_of(clause, match)
    if has(r"^ (?:from|to) (?:the )?(?:normal|healthy)", clause.text[match.end() :]):
        return None
    if not has(_DENIED, clause.text[: match.start()]) or not themes & {
        Theme.SYMPTOM,
        Theme.FUNCTION,
    }:
        return None
    return tell(match, Clinical.UNCHANGED, "same")


def _troubled_no_more(clause: Clause, match: re.Match[str]) -> State | None:
    """`his feet no longer drag`: better."""
    return tell(match, Clinical.IMPROVED, "troubled_no_more")


_TROUBLES = (
    r"(?:feel(?:s|ing)?|felt|stumbl(?:e|es|ed|ing)|trip(?:s|ped|ping)?|falls?|fell|fallen|falling"
    r"|drag(?:s|ged|ging)?|scuff\w*|catch(?:es)?|caught|gives? way|gave way|given way|giving way"
    r"|buckl\w+|tingl\w+|burn(?:s|ed|ing)?|ach(?:e|es|ed|ing)|hurt(?:s|ing)?|jerk(?:s|ed|ing)?"
    r"|cramp(?:s|ed)?|wet(?:s|ting)?|dribbl\w+|leak\w*|stagger\w*|lurch\w*|sway\w*"
    r"|wak(?:e|es|en|ing)|woken|woke|troubl(?:es?|ed|ing)|torment(?:s|ed)?|plagu(?:e|es|ed)"
    r"|bother(?:s|ed)?|keeps? (?:him|her)|kept (?:him|her)|radiat(?:e|es|ed))"
)
_DEGREE = (
    r"(?:half|one half|two[- ]thirds|three[- ]quarters|a third|four[- ]fifths|a quarter"
    r"|(?:about |some |nearly |almost )?['‘\"]?(?:about )?\d\d?\s?(?:%|per ?cent))"
)


def _in_part(clause: Clause, match: re.Match[str]) -> State | None:
    """`his balance was about 90%`, `half the power has returned`: improved."""
    before = {t[2] for t in clause.themes if t[1] <= match.start()}
    his_own = has(r"^(?:rate|reckon|estimate|judge|feel|felt|put)", match[0])
    if not (before & {Theme.FUNCTION} or his_own or has(r"return|regain|recover", match[0])):
        return None
    if has(
        r"\b(?:Hb|h(?:a?e)moglobin|h(?:a?e)matocrit|saturation|mass|size|volume)\b", clause.text
    ):
        return None
    return tell(match, Clinical.IMPROVED, "in_part", residue=True)


def _level_moved(clause: Clause, match: re.Match[str]) -> State | None:
    """`the sensory level came down to L2`: better; it rose, worse."""
    if negated(clause.text, match.start()):
        return None
    if match.lastgroup == "up":
        return tell(match, Clinical.WORSENED, "worse")
    return tell(match, Clinical.IMPROVED, "better")


_SENSORY_LEVEL = (
    r"(?:sensory (?:level|loss)|level of (?:\w+ )?(?:sens\w+|an(?:a?e)sthesia|numbness|loss)"
    r"(?: loss)?|(?:an|hypo?|hyp)(?:a?e)sthesia|numbness) (?:has |had |\w+ly )?"
)
COMPARED: Table = (
    (
        words(
            rf"{_SENSORY_LEVEL}(?:descended|came down|come down|dropped|receded|retreated|moved"
            rf" down"
            r"|fell|fallen|sank|went down|regressed)",
            rf"{_SENSORY_LEVEL}(?P<up>rose|risen|ascended|climbed|moved up|went up|spread up\w*)",
        ),
        _level_moved,
    ),
    (
        words(
            r"(?:troubles?|bothers?|hurts?|pains?|worries|plagues?) (?:him|her) (?:\w+ )?less",
            r"(?:feels?|felt|(?:can|could) (?:now |again )?feel|aware of) (?:again )?the (?:floor"
            r"|ground|carpet|stones?|sheets|bed-?clothes|pavement|earth|sand|pedals?)",
        ),
        _troubled_no_more,
    ),
    (_NOT_DIFFERENT, _no_different),
    (
        words(
            r"as (?:\w+ly )?(?:fit|well|healthy|strong|active|good|nimble|agile|sound|spry"
            r"|sure-footed|fast|far) as (?:ever|new|(?:he|she) (?:ever )?(?:was|had been|did)"
            r"|any(?:one|body)?|before (?:his|her|the) (?:illness|disease|onset|trouble\w*))",
        ),
        _as_good,
    ),
    (
        words(
            r"(?:change|alteration|difference|shift|modification|variation|movement|inroads?"
            r"|headway)s?"
        ),
        _no_change,
    ),
    (
        words(
            rf"(?<!was )(?<!were )(?<!is )(?<!are )(?:no longer|never again|not any ?more|(?:has"
            rf"|have|had|did|does|do) not (?:since "
            rf"|again |any longer )?|(?:stopped|ceased)(?: to)?) {_TROUBLES}(?! (?:able|that|it"
            rf"|well|better))",
            r"(?:fell|fall|falls|stumbled?|tripped) no more",
        ),
        _troubled_no_more,
    ),
    (
        words(
            rf"(?:was|is|were|are|put|puts|rated|rates|reckons?|reckoned|estimates?|estimated"
            rf"|judged|feels|felt|at|to|by) (?:(?!in\b"
            rf"|of\b)\w+ ){{0,4}}?{_DEGREE} ?['’\"]?(?= *[.,;)]|$| (?:of|normal|recovered"
            r"|back|cured|better|well)\b)",
            rf"{_DEGREE} (?:of )?(?:the |his |her )?(?:\w+ )?(?:power|strength|function|sensation"
            rf"|feeling"
            r"|movement) (?:has|had|have|was|came|is) (?:\w+ )?(?:return|regain|recover|restor"
            r"|back)\w*",
        ),
        _in_part,
    ),
)
