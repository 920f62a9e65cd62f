"""The cue before treatments and the predicate behind them, to what they say together.

`He refused` and `had never needed` stand before; `was performed` and `was advised, but she
declined` behind.
"""

import re

from extract.grammar.pattern import Pattern, look
from extract.grammar.phrase import compiled
from extract.treatment.cue import (
    AFTER,
    BEFORE,
    DENIED,
    PLUPERFECT,
    PLUPERFECT_BEFORE,
    TURNED_DOWN,
    WELCOME,
    Said,
)
from extract.treatment.surroundings import Surroundings

_AFTER = 150
_SO_LONG = Pattern(r"\b(?:days?|weeks?|months?)\s*$", re.IGNORECASE)
"""`After six months on` hydroxyurea."""
_WAS = Pattern(r"\b(?:was|were)\b", re.IGNORECASE)
"""`In whom lymphoma had been presumed, was` decompressed."""
_INCLUDING = Pattern(r"including|such\s+as", re.IGNORECASE)
_ARTICLE = Pattern(r"\s*(?:(?:an?|the|any|further|his|her)\s+)*", re.IGNORECASE)
_AFTER_WHICH = Pattern(
    r"\b(?:after|following|despite)\s(?:the\s|his\s|her\s|this\s)?$", re.IGNORECASE
)

_YET_DONE = Pattern(
    r"[^.;]{0,80}\b(?:but|yet|nevertheless|nonetheless)\s(?:it\s|this\s|they\s)?(?:was|were)\s"
    r"(?:\w+\s)?(?:attempted|performed|done|carried\sout|undertaken|given|tried)\b",
    re.IGNORECASE,
)
"""`A complete excision is impossible …, but was attempted`."""


_ONCE_SETTLED = Pattern(
    r"[^.;,]*\b(?:after|once|as soon as)\s[^.;,]*\b(?:had|was|were)\b", re.IGNORECASE
)
"""`Embolised after the spinal artery had been excluded`: that is not what was refused."""


_IT_WAS_DECIDED = compiled(r"""
    \b(?:decided|agreed|resolved|felt|concluded|thought|recommended|advised|ruled|judged|requested
    |insisted|determined) that (?:\w+ )?$
""")
_SHOULD_NOT = compiled(
    r"[^.;,]{0,40}?\b(?:should|would|could|must|ought) not (?:to )?be\b"
    r"(?! (?:\w+ )?(?:delay|postpon|defer|withh|omit|neglect|overlook))"
)
"""`It was decided that surgery should not be undertaken`."""


def said_behind(around: Surroundings, *, last: bool) -> tuple[Said, int]:
    """What the predicate says, and where it ends; `last` where no other treatment follows.

    A refusal may stand in the clause behind ("… but she refused"). It is not of what came before
    ("advised after surgery, but she refused") nor if it has the next treatment as its object.
    """
    after, rest = around.after, around.rest
    if not rest.strip(" .,;:)"):
        return Said.UNTOLD, 0
    if _IT_WAS_DECIDED.search(around.before) and (no := _SHOULD_NOT.match(rest[:_AFTER])):
        return Said.NOT_GIVEN, no.end()
    refused = TURNED_DOWN.match(rest[:_AFTER])
    if refused and around.is_done and _ONCE_SETTLED.match(refused[0]):
        refused = None
    if refused and _YET_DONE.match(rest, refused.end()):
        return Said.GIVEN, refused.end()
    of_the_next = refused and not last and _ARTICLE.fullmatch(rest, refused.end())
    if refused and not of_the_next and not _AFTER_WHICH.search(around.before):
        return Said.NOT_GIVEN, refused.end()
    after = after[:_AFTER]
    look(after)
    found = (pattern.match(after) for pattern in AFTER)
    told = ((Said(m.lastgroup), m.end()) for m in found if m and m.lastgroup)
    return next(told, (Said.UNTOLD, 0))


_NEAR_ONLY = frozenset({Said.CONTINUED, Said.STOPPED, Said.NOT_DONE})
"""Cues that do not reach over a comma or an `and`."""
_NOT_PAST = frozenset({Said.NOT_GIVEN, Said.OFFERED, Said.NOT_DONE})
_LATER = Pattern(r"\b(?:when|until|after|while|once|although)\b", re.IGNORECASE)
"""No refusal reaches over these: `was cancelled when he improved after` steroids."""
_WITHOUT_EFFECT = Pattern(r"(?:respon|improve|effect|benefit|relie|recover|success)", re.IGNORECASE)
_APART = Pattern(
    r",|\band\b|\b(?:he|she|they|we|it)\s+(?:was|were|is|had|has|received|underwent|took)\b",
    re.IGNORECASE,
)
_NO_NOUN = compiled(r"""
    (?:no|without|any) (?!(?:patient|one|child|case|man|woman|treatment|therapy|surgery|body)\b)
    (?:[\w-]+ ){1,5}?(?:had|was|were|underwent|received|developed|showed) \w
""")
"""`With no blood disease had an epidural mass` removed."""
_COULD_NOT_BEAR = compiled(r"\btolerate$")
"""A drug that one does not tolerate has been taken; an operation has not been done."""
_HIGH = Pattern(r"high|excessive|bad", re.IGNORECASE)
_RISK = Pattern(r"[\s-](?:\w+\s)?(?:risk|candidate|hazard|mortality)", re.IGNORECASE)
_HAVING_FAILED = Pattern(r"\b(?:had|having)\s(?:\w+\s)?failed\b[^.;,]{0,60}$", re.IGNORECASE)
"""`Having failed conservative treatment with` transfusions, he was operated on."""
_NEW_CLAUSE = Pattern(r"(?<!both)[\w)],?\s(?:and|so|but|because|since)\s", re.IGNORECASE)
"""`before any benefit could be seen, and` laminectomy was carried out."""


def weighed(around: Surroundings, after: Said) -> Said:
    """Cue and predicate (`after`) together: a denial in either is final, then the latter counts."""
    cue = _cue_before(around.before)
    left = _left(around, cue)
    elsewhere = cue is not None and _NEW_CLAUSE.search(around.before, cue.end())
    if left in {Said.NOTHING, Said.PRIOR, Said.NOT_GIVEN} and after is Said.GIVEN and elsewhere:
        left = Said.UNTOLD
    if after in {Said.NOT_GIVEN, Said.STOPPED, Said.TAPERED, Said.CONTINUED}:
        governed = cue is not None and not around.before[cue.end() :].strip()
        told = left is Said.PRIOR or (left is Said.GIVEN and governed)
        return left if after is Said.STOPPED and told else after
    if left is Said.OFFERED and after is Said.NOT_DONE:
        return Said.NOT_GIVEN
    for denial in (Said.NOT_GIVEN, Said.NOTHING, Said.NOT_DONE):
        if denial in {left, after}:
            return denial
    if Said.PRIOR in {left, after}:
        return Said.PRIOR
    return left if after is Said.UNTOLD else after


def _cue_before(before: str) -> re.Match[str] | None:
    """The last cue before the names."""
    last = given = None
    for match in BEFORE.finditer(before):
        last = match
        if match.lastgroup in {Said.GIVEN, Said.PRIOR}:
            given = match
    if last and given and _INCLUDING.fullmatch(last[0]):
        return given  # "received several drugs including"
    return last


def _left(around: Surroundings, cue: re.Match[str] | None) -> Said:
    """What the cue before the names says, with what stands around the cue."""
    if cue is None:
        return Said.UNTOLD
    left, before = Said(str(cue.lastgroup)), around.before
    if _COULD_NOT_BEAR.search(cue[0]) and not around.is_local:
        left = Said.PRIOR
    praised = _HIGH.fullmatch(cue[0]) and not _RISK.match(around.after)  # "a high transfusion"
    apart = left in _NEAR_ONLY and _APART.search(before, cue.end())
    of_a_noun = left is Said.NOT_DONE and _NO_NOUN.match(before, cue.start())
    if praised or apart or of_a_noun:
        return Said.UNTOLD
    later = left in _NOT_PAST and _LATER.search(before, cue.end())
    on = left is Said.PRIOR and cue[0].lower().endswith("on")
    found = on and (around.is_local or _SO_LONG.search(before, 0, cue.start()))
    own = around.is_clause or (around.is_done and _WAS.search(before, cue.end()))
    if left is Said.GIVEN and _is_pluperfect(around, cue) and not _is_denied(before, cue):
        left = Said.PRIOR
    if later or found or (own and left is Said.PRIOR):
        return Said.UNTOLD  # "found on exploration": one is on drugs, not on an operation
    if left is Said.NOT_DONE and WELCOME.match(around.after):
        return Said.NOT_GIVEN
    if left in {Said.GIVEN, Said.PRIOR} and _is_denied(before, cue):
        return Said.NOT_DONE
    return left


def _is_denied(before: str, cue: re.Match[str]) -> bool:
    """`had never needed`, `did not receive`; but what "did not respond to" was given."""
    if _WITHOUT_EFFECT.match(cue[0]):
        return False
    return bool(DENIED.search(before[: cue.start()]))


def _is_pluperfect(around: Surroundings, cue: re.Match[str]) -> bool:
    """`had been treated with`, and the second verb of `had undergone … and received`."""
    before = around.before[: cue.start()]
    if cue[0].lower().startswith("fail") or _HAVING_FAILED.search(before):
        return False
    if PLUPERFECT_BEFORE.search(before):
        return True
    joined = (before + cue[0]).rstrip().endswith((" despite", "in spite of"))
    joined = joined or before.rstrip().endswith((" and", ",", " despite", " in spite of"))
    head = around.head[: len(around.head) - len(around.before) + cue.start()]
    return joined and bool(PLUPERFECT.search(head))
