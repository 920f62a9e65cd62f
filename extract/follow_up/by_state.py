"""A span of time to whether the words tell how the patient was for so long, or within it."""

import re

from extract.follow_up.form import Form
from extract.follow_up.stretch import surroundings, tells_result
from extract.grammar.duration import Duration
from extract.grammar.pattern import Pattern

ABOUT = (
    r"(?:(?:the|an?|his|her|about|further|only|nearly|almost|another|over|more|less|than|at|least"
    r"|most|approximately|roughly|around|some|period|interval|course|space|span|term|total|of|end"
    r"|last|past|next|following|subsequent|ensuing|first|these|those|upwards|in|excess|well"
    r"|close|up|to|full|whole|entire|now|already|just|barely|no|fewer|by)\s){0,5}"
)
"""Words between a preposition and the figure, which say no more than how exact it is."""
_FOR_BEFORE = Pattern(
    rf"\b(?:for|over|during|throughout|through|in|lasted|lasting|across)\s{ABOUT}$"
    r"|\bthese\s(?:last\s|past\s)?$",
    re.IGNORECASE,
)
_WITHIN_BEFORE = Pattern(rf"\b(?:within|inside|in|over|during)\s{ABOUT}(?:few\s)?$", re.IGNORECASE)
_STATE = Pattern(
    r"\b(?:remain\w*|been|free\b|without|stable|well\b|asymptomatic|no\b|not\b|unchanged"
    r"|continu\w+|alive|remission|symptom\w*|normal\w*|stationary|enlarged|larger|smaller|grown"
    r"|last(?:ed|s)|held|good|stays?|stayed|kept|persist\w*|uneventful|nor\b|neither|never|nothing"
    r"|independent\w*|maintain\w*|sustain\w*|durable|controlled|ambula\w+"
    r"|(?:went|came\sdown)\sfrom"
    r"|(?:increas|decreas|grow|enlarg|shr[aiu]nk)\w* (?:slowly |gradually )?(?:in size)?)",
    re.IGNORECASE,
)
_NEXT = Pattern(
    r"\b(?:over|during|in|for|throughout)\sthe\s(?:next|following|subsequent|ensuing"
    r"|succeeding)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_TREATED_OVER = Pattern(
    r"\b(?:treated|treatment|therapy|managed|maintained|transfus\w+)\b[^.;]*"
    r"\bover\s(?:an?\s)?(?:total\s)?periods?\sof\s(?:\w+\s){0,2}?(?:[\d.]+,?\s(?:and\s)?){0,9}$",
    re.IGNORECASE,
)
_PAST = Pattern(r"\bthe\s(?:past|last|previous|preceding)\s(?:\w+\s)?$", re.IGNORECASE)
_WELL = Pattern(
    r"\b(?:no\b|not\s(?!able)|free\b|without\s(?:\w+\s){0,2}(?:re(?:curr|laps)|symptom|complain|deficit|problem|neuro|pain|troubl|progress|chang)|well\b|a-?symptomatic|stable|unchanged|same\b"
    r"|remission|independent\w*|remain\w*|never|nothing|neither|good\b|smaller|stationary"
    r"|maintain\w*)",
    re.IGNORECASE,
)
_SHORT = {"day", "week", "fortnight"}
_LONG = {"month", "year"}
_WORSE = Pattern(
    r"\b(?:progress\w*|worsen\w*|deteriorat\w*|became|los[te]\w*|increas\w*|enlarg\w*|grew"
    r"|declin\w*)",
    re.IGNORECASE,
)
AT_ITS_END = Pattern(
    r",?\s(?:at|by|after|during|in)\s(?:the\send\sof\s)?(?:which|this\stime|that\stime)\b",
    re.IGNORECASE,
)
"""`He took it for 12 months, at the end of which the mass had gone`."""
_SURVIVED = Pattern(
    r"\b(?:survived|(?:an? |his |her )?(?:overall )?survival (?:time )?(?:of|was)|lived(?: on)?)"
    r" (?:for )?(?:about |only |another |at least |nearly |more than |over |a further )*$",
    re.IGNORECASE,
)


def form_by_state(text: str, before: str, span: Duration) -> Form | None:
    """`Remained well for 3 years`, `in a month he could walk`; None where no state is told."""
    if span.unit in _LONG and _SURVIVED.search(before):
        return Form.FOR
    stretch = _FOR_BEFORE.search(before)
    within = _WITHIN_BEFORE.search(before)
    if span.unit in _SHORT and within:
        return None  # "he could walk within three weeks": the course, and not its end
    start, end = surroundings(text, span)
    if _PAST.search(before) and not _WELL.search(text, start, end):
        return None  # "over the past two months he is unable to work"
    if stretch and _is_state(text, before, span):
        return Form.FOR
    if span.unit in _LONG and (stretch or within) and _TREATED_OVER.search(text, start, span.start):
        return Form.FOR
    told = within and span.unit in _LONG and tells_result(text[start:end])
    return Form.WITHIN if told else None


def _is_state(text: str, before: str, span: Duration) -> bool:
    """Whether it is told how he was for so long: well, as before, or worse and worse."""
    start, end = surroundings(text, span)
    worse = _NEXT.search(before) and _WORSE.search(text, start, end)
    told = AT_ITS_END.match(text, span.end) or _STATE.search(text, start, end)
    return bool(span.unit != "day" and worse) or told is not None
