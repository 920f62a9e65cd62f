"""The words around treatments named in one breath, to what is said of them.

"He refused laminectomy" -> not given; "laminectomy was performed" -> given; "a history of
splenectomy" -> prior; "radiotherapy was not required" and "radiotherapy may be tried" -> nothing.
"""

import re
from dataclasses import dataclass

from extract.clause import clause
from extract.treatment_cue import (
    AFTER,
    BEFORE,
    DECLINED,
    LIFE_TIME,
    PLUPERFECT,
    PLUPERFECT_BEFORE,
    TOO_SOON,
    Said,
)
from extract.treatment_mention import Run

_BEFORE, _AFTER = 110, 150
_NEXT_SENTENCE = 90
_INSERTED = re.compile(
    r",\s(?:which|who|whose|though|although|because\s+of|owing\s+to|due\s+to|in\s+view\s+of|on\s+account\s+of|given|despite)\b"
    r"[^,;.]{1,90},",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[^.;:]{0,60}\b(?:and|plus|with|then|or|nor)\s[^.;:]{0,25}", re.IGNORECASE)
"""`laminectomy of T5 to T8 on the same day and` radiotherapy: what is said goes on."""

_PRESENTING = re.compile(r"\b(?:present|admit|refer|seen|old)\w*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The sentence that names treatments, from the treatments named before to those after.

    `since` and `until` are where the run before ends and the run after begins; `following` is the
    next sentence; `inherited` is what was said of the run before.
    """

    text: str
    since: int
    until: int
    following: str
    inherited: Said = Said.UNTOLD


def said(run: Run, around: Surroundings) -> Said:
    """What is said of treatments named in one breath."""
    text = around.text[: run.end] + _INSERTED.sub(_blank, around.text[run.end :])
    first, last = clause(text, run.start, run.end)
    start = max(first, around.since, run.start - _BEFORE)
    before, rest = text[start : run.start], text[run.end : around.until]
    told = _weighed(before, _cue_before(before), _cue_after(rest[: last - run.end], rest))
    if told is Said.UNTOLD and first < around.since and _GOES_ON.fullmatch(before):
        told = around.inherited
    if told is Said.OFFERED:
        return _answered(text[run.end :], around.following)
    if told is Said.STOPPED and TOO_SOON.search(rest):
        return Said.NOT_GIVEN
    if told in {Said.GIVEN, Said.UNTOLD} and _in_early_life(text, run, first, last):
        return Said.PRIOR
    return told


def _blank(inserted: re.Match[str]) -> str:
    return " " * len(inserted[0])


def _cue_before(before: str) -> re.Match[str] | None:
    """The last cue before the names."""
    last = None
    for match in BEFORE.finditer(before):
        last = match
    return last


def _cue_after(after: str, rest: str) -> Said:
    """What the predicate says; a refusal may stand in the clause behind ("… but she refused")."""
    for status, pattern in AFTER:
        if pattern.match((rest if status is Said.NOT_GIVEN else after)[:_AFTER]):
            return status
    return Said.UNTOLD


def _weighed(before: str, cue: re.Match[str] | None, after: Said) -> Said:
    """Predicate and cue together: a denial in either is final, then the predicate counts."""
    left = Said(cue.lastgroup) if cue and cue.lastgroup else Said.UNTOLD
    if left in {Said.CONTINUED, Said.STOPPED} and cue and "," in before[cue.end() :]:
        left = Said.UNTOLD
    if after in {Said.NOT_GIVEN, Said.STOPPED, Said.TAPERED, Said.CONTINUED}:
        governed = cue is not None and not before[cue.end() :].strip()
        told = left is Said.PRIOR or (left is Said.GIVEN and governed)
        return left if after is Said.STOPPED and told else after
    if left in {Said.NOT_GIVEN, Said.NOTHING} or after is Said.NOTHING:
        return left if left is Said.NOT_GIVEN else Said.NOTHING
    if left is Said.GIVEN and cue and _is_pluperfect(before, cue):
        left = Said.PRIOR
    if Said.PRIOR in {left, after}:
        return Said.PRIOR
    return left if after is Said.UNTOLD else after


def _is_pluperfect(before: str, cue: re.Match[str]) -> bool:
    """`had been treated with`, and the second verb of `had undergone … and received`."""
    if PLUPERFECT_BEFORE.search(before[: cue.start()]):
        return True
    joined = before[: cue.start()].rstrip().endswith((" and", ","))
    return joined and bool(PLUPERFECT.search(before[: cue.start()]))


def _answered(rest: str, following: str) -> Said:
    """An offer turned down is not given; one whose fate is not told is nothing."""
    turned_down = DECLINED.search(rest) or DECLINED.match(following[:_NEXT_SENTENCE])
    return Said.NOT_GIVEN if turned_down else Said.NOTHING


def _in_early_life(text: str, run: Run, first: int, last: int) -> bool:
    """Whether a time of life stands at the head of the clause or right behind the names."""
    head, behind = text[first : run.start], text[run.end : last].lstrip(" ,(")
    found = LIFE_TIME.search(head)
    in_head = found and not found[0].lower().startswith("age") and not _PRESENTING.search(head)
    return bool(in_head or LIFE_TIME.match(behind))
