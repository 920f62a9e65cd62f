"""A patient's walk and way of life to what they tell: on a stick, at work, paraplegic."""

import re

from extract.grammar.pattern import Pattern
from extract.outcome.course import Clause, Theme
from extract.outcome.degree import negated
from extract.outcome.state import Clinical, State, Table, has, tell, words

_CANNOT = Pattern(
    r"\b(?:unable to|cannot|could not|not able to|never|no longer|inability to|impossib\w+"
    r"|not)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_TROUBLE = (
    r"\b(?:difficult\w*|trouble|problems?|unsteady|difference|influence|effect|disturb\w*"
    r"|impair\w*|loss of|lost)\b"
)
_DOES = (
    r"\b(?:is|was|were|are|left|leaves|discharged|home|seen|able to|could|can|began|started"
    r"|resum\w+|regain\w*|be|to|independent"
    r"|unaided|free)\b"
)
_NOW = (
    r"\b(?:still|remain\w*|stay\w*|became|left|lost|no longer|since|follow|discharge\w*|later|now"
    r"|post\w*|despite|persist\w*|(?:after|following) \w+)\b"
)
_AID = Pattern(
    r"\b(?:with|using|on) (?:(?:an?|the|one|two|his|her|some|minimal|aid of|help of|assistance of"
    r"|support of|use of|single|\w+ly) )*(?:canes?|sticks?|crutch\w*|walkers?|frame|rollator|brace"
    r"|orthosis|support|assistance|help|aids?|arm|rail)\b|\bholding\b|\bassisted\b",
    re.IGNORECASE,
)


_ON_AN_AID = (
    r"(?:with|using|on) (?:(?:an?|the|one|two|his|her|single) )*(?:canes?|sticks?|crutch\w*"
    r"|walkers?"
    r"|frame|rollator|support|aids?)\b"
)
_AT_FIRST = Pattern(
    r"^[^,;.]{0,30}\b(?:(?:on|at|before|prior to|until) (?:the |his "
    r"|her )?(?:time of )?(?:admission"
    r"|presentation|referral|treatment|surgery|operation|diagnosis)|initially|beforehand)\b",
    re.IGNORECASE,
)


def walks(clause: Clause, match: re.Match[str]) -> State | None:
    """`walks with a cane`: improved; `unable to walk`: as told around it."""
    before = clause.text[max(0, match.start() - 40) : match.start()]
    behind = clause.start + match.end()  # "walked | with a cane": an aid may begin a clause
    after = clause.sentence.text[behind : behind + 60]
    if _FORMERLY.search(before):
        return None
    if _CANNOT.search(before):
        return _cannot_walk(clause, match)
    act = match[0].lower() in {"walking", "ambulation"}
    opens = match.start() == 0 and clause.start == 0  # "Walking with a stick at discharge"
    troubled = has(_TROUBLE, before) or (act and not opens and not has(_DOES, before))
    if troubled or _AT_FIRST.search(after):
        return None
    runs = match.lastgroup == "runs"
    if runs and Theme.PERSON not in clause.themes_of_verb(*match.span()):
        return None
    if runs or has(r"^\s+(?:\w+ ){0,2}normally\b", after):
        return tell(match, Clinical.RESOLVED, "walks_normally", part=True)
    aided = _AID.search(after) is not None
    still = aided and has(r"\bstill\s+$", before)
    return tell(match, Clinical.IMPROVED, "hampered" if still else "walks", residue=aided)


_FORMERLY = Pattern(
    r"\b(?:having (?:\w+ly )?|who had (?:been )?|whereas (?:he|she) had (?:been )?"
    r"|although (?:he|she) had (?:been )?)$",
    re.IGNORECASE,
)
"""`Having walked into the hospital`: what he did before."""


def _cannot_walk(clause: Clause, match: re.Match[str]) -> State | None:
    """`lost the ability to walk`: worsened; `still unable to walk`: unchanged."""
    if _HIGHER.match(match[0]) or _NOT_QUITE.search(clause.text, 0, match.start()):
        return tell(match, Clinical.IMPROVED, "hampered", residue=True)
    if not has(_NOW, clause.sentence.text):
        return None
    lost = has(r"\b(?:became|lost|no longer|turned|rendered|left)\b", clause.text)
    still = has(r"\b(?:still|remain\w*|yet)\b", clause.text)
    value = Clinical.WORSENED if lost and not still else Clinical.UNCHANGED
    return tell(match, value, "cannot_walk", part=True)


_HIGHER = Pattern(r"(?:run|jog|hop|danc|jump|climb|skip|play|cycl|rid|swim)", re.IGNORECASE)
"""Who `cannot run` is said to walk."""
_NOT_QUITE = Pattern(
    r"\b(?:not|never) (?:\w+ )?(?:fully|completely|quite|entirely|wholly)\s+$", re.IGNORECASE
)


def _disabled(clause: Clause, match: re.Match[str]) -> State | None:
    """`became paraplegic`: worsened; `remained paraplegic`: unchanged."""
    if negated(clause.text, match.start()) or _AT_FIRST.search(clause.text[match.end() :]):
        return None
    before = clause.sentence.text[: clause.start + match.start()]
    after = clause.sentence.text[clause.start + match.end() :]
    if (
        _WALKED_ONCE.search(before)
        or _WALKED_THEN.match(after)
        or has(r"\b(?:became|turned|rendered|left|developed|lost)\b", clause.text[: match.start()])
    ):
        return tell(match, Clinical.WORSENED, "became_disabled")
    later = match.start() == 0 and _AT_A_TIME.match(clause.text, match.end())
    if not later and not has(_NOW, clause.sentence.text):
        return None
    return tell(match, Clinical.UNCHANGED, "disabled", part=True)


_AT_A_TIME = Pattern(
    r" (?:at|after) (?:\w+ ){1,2}(?:weeks?|months?|years?)\b(?! (?:of age|old))", re.IGNORECASE
)
_WALKED_ONCE = Pattern(
    r"\b(?:(?:could|able to|had) (?:\w+ )?(?:walk(?:ed)?|stand|ambulate)|walked|walking"
    r"|ambula\w+)\b[^.]*\b(?:is now|now in|was now|today|at present|currently|eventually|ended)\b",
    re.IGNORECASE,
)
"""`could walk on admission, is now confined to`: what follows is told as a loss."""
_WALKED_THEN = Pattern(
    r",? having lost\b"
    r"|[^.;]{0,20}(?:whereas|although|though|while|having) (?:(?:he|she) )?(?:had |was "
    r"|could )?(?:been )?"
    r"(?:able to )?(?:walk|ambula|on (?:his|her) feet)",
    re.IGNORECASE,
)
_DOES_ACTIVITY = (
    r"(?:driv(?:es?|ing)|drove|danc(?:es?|ed|ing)|swims?|swam|swimming|works?|worked|working"
    r"|rid(?:es?|ing)|rode|cycl(?:es?|ed|ing)|sews?|sewed|sewing|knits?|knitted|knitting|types?"
    r"|typed|writes?|wrote|gardens?|gardened|digs?|digging|dug|farms?|farmed|farming"
    r"|plough(?:s|ed|ing)?|climb(?:s|ed|ing)?|ski(?:s|ed|ing)?|hik(?:es?|ed|ing)"
    r"|fish(?:es|ed|ing)?|plays?|played|playing|teach(?:es|ing)?|taught|cooks?|cooked|cooking"
    r"|kneads?|kneaded|button(?:s|ed)?|shops?|travels?|travelled|carr(?:y|ies|ied)|lifts?|lifted"
    r"|kneels?|milk(?:s|ed)?|sings?|bak(?:es?|ed|ing)|sail(?:s|ed)?|hunt(?:s|ed)?|trains?|trained"
    r"|rows|rowed|bowls?|bowled|paints?|painted)"
)


def _remains_so(clause: Clause, match: re.Match[str]) -> State | None:
    """`Bedridden before treatment, and remains so`: unchanged."""
    said = clause.sentence.text[: clause.start + match.start()]
    if not _DISABILITY.search(said):
        return None
    return tell(match, Clinical.UNCHANGED, "disabled", part=True)


_DISABILITY = Pattern(
    r"\b(?:para\w+|quadri\w+|tetra\w+|bed-?ridden|wheel-?chair|incontinent|unable|could not)\b"
    r"[^.;]{0,60}$",
    re.IGNORECASE,
)
GAIT: Table = (
    (words(r"(?:remain(?:s|ed)|is still|was still|has remained|stayed) so"), _remains_so),
    (
        words(
            r"(?P<runs>runs?(?! over)|ran|(?<!point of )(?:plays?|played|playing|back to"
            r"|returned to|resumed)"
            r" (?:football|soccer|tennis|basketball|cricket|hockey|rugby|volleyball|squash"
            r"|sports?)|jogs?|jogged|hopped|dances)|walk(?:s|ed|ing)?|rides?",
            r"(?<!non-)(?<!non )(?:de)?a(?:m|rn)bula(?!nce)\w+(?! (?:care|provider|surg|clinic"
            r"|setting|service|basis|unit|treatment|management|follow|visit|monitor|centre|center"
            r"|department|record))",
            r"(?<!long-)(?<!s’ )(?<!s' )stand(?:s|ing)?|stood(?! still *(?:[.,;]|$))",
            r"(?:fully|freely|again|independently) mobile",
            rf"gait(?= {_ON_AN_AID})",
            r"climb(?:s|ed|ing)?|mobili[sz](?:es?|ed|ing)|able to (?:move|go|take)"
            r"|manages? (?:the )?stairs|(?:some|few) steps|unaided|unassisted|get about"
            r"|on (?:his|her) feet|(?:hospital|home|discharged) on foot",
            r"(?:self-?caring|self-?sufficient|(?<!transfusion.)(?<!insulin.)(?<!oxygen.)"
            r"(?<!steroid.)(?<!ventilator.)independent(?:ly)?(?! (?:of|predict|risk|factor|events"
            r"|clones|mutation|association)))",
            r"resum(?:ed|es|ing) (?:\w+ ){0,2}(?:[a-z]{3,}ing\b|work|activit\w+|life"
            r"|job|duties|studies|occupation|profession|career|education|household|housework"
            r"|sports?)",
            r"cover(?:s|ed)? (?:\w+ ){0,4}(?:miles?|met(?:er|re)s|yards|m|km)",
            rf"{_DOES_ACTIVITY}[^.;,]{{0,40}}? (?:again|once more|as before|as (?:he|she) used to)",
        ),
        walks,
    ),
    (
        words(
            r"paraplegic|paraparetic|paraly[sz]ed|plegic|quadriplegic|tetraplegic|incontinent",
            r"bed-?ridden|bed-?bound|bed-?fast|(?:chair|wheel-?chair)[- ]?(?:bound|dependent)",
            r"wheel-?chair|non-?ambula\w+|unable to walk again",
        ),
        _disabled,
    ),
)
