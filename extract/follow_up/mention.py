"""A sentence to the times in it at which a patient was seen again after treatment.

`"at 12-month follow-up"`, `"two years later"`, `"remained well for 3 years"` are such times;
a history of 3 months, a stay of 10 days and a steroid course of 4 weeks are not.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.follow_up.beginning import is_recurrence
from extract.follow_up.context import is_other_span
from extract.follow_up.form import FollowUpMention, Form
from extract.follow_up.stretch import end_of, surroundings, tells_result
from extract.grammar.age_mention import age_mentions
from extract.grammar.duration import Duration, durations
from extract.grammar.pattern import Pattern
from extract.people.respective import deals

_CONFIDENCE = {
    Form.LAST: 0.94,
    Form.FOLLOW_UP: 0.92,
    Form.AFTER: 0.9,
    Form.AFTER_ARRIVAL: 0.7,
    Form.LATER: 0.85,
    Form.AT: 0.82,
    Form.FOR: 0.8,
    Form.WITHIN: 0.55,
}
SURE = 0.75
"""Below this a time is believed only where the text has no better one."""
_DAYS = 0.3
_PLAIN = {Form.LAST, Form.FOLLOW_UP}
_LONG = 2.0
"""Months; so many days are no stay in hospital, and count where no visit is spoken of."""
_RECURRENCE = 0.3
_LEAST = 0.3


def follow_ups(text: str) -> Iterator[FollowUpMention]:
    """Every time of follow-up in the sentence, in order."""
    ages = {at for age in age_mentions(text) for at in range(age.start, age.end)}
    for span in (*durations(text), *_numbered(text)):
        form = _form(text, span)
        aged = span.start in ages and not _SEEN_AT.search(text, 0, span.start)
        short = span.unit == "day" and span.months < _LONG
        if (aged or short) and form not in _PLAIN:
            continue  # "five days later he was sent home"
        again = form is not None and is_recurrence(text, span)
        took_long = again and form is Form.WITHIN
        if form and not took_long and not is_other_span(text, span, form):
            loss = (_DAYS if short else 0.0) + (_RECURRENCE if again else 0.0)
            sure = round(max(_LEAST, _CONFIDENCE[form] - loss), 2)
            mention = FollowUpMention(span.months, form, sure, span.start, span.end, again)
            if deals(text):
                yield from _listed(text, mention)
            yield mention


_LISTED = Pattern(r"(?:\b\d{1,3}(?:\.\d)?(?:,\s(?:and\s)?|\sand\s)){1,12}$")
_FIGURE = Pattern(r"\d+(?:\.\d)?")
_UNIT = Pattern(r"\d[\s-]?(?P<unit>month|week|year)", re.IGNORECASE)


def _listed(text: str, last: FollowUpMention) -> Iterator[FollowUpMention]:
    """The times before the last of a list that goes by the people: `14, 28 and 60 months`."""
    unit = _UNIT.search(text, last.start, last.end)
    listed = _LISTED.search(text, max(0, last.start - 80), last.start)
    if unit and listed:
        for figure in _FIGURE.finditer(text, *listed.span()):
            months = float(figure[0]) * _MONTHS_IN[unit["unit"].lower()]
            yield replace(last, months=months, start=figure.start(), end=figure.end())


_NUMBERED = Pattern(
    r"\b(?:post-?operative\s)?(?P<unit>month|week|year)[\s-]#?(?P<count>\d{1,3})\b", re.IGNORECASE
)
_ORDINALS = (  # noqa: SIM905 - a list would stand on twenty lines
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_ORDINAL = Pattern(
    rf"\b(?:(?P<word>{'|'.join(_ORDINALS)})|(?P<figure>\d{{1,2}})\s?(?:st|nd|rd|th))[\s-]"
    r"(?:post-?operative\s)?(?P<unit>month|week|year)\b(?!\s(?:of\s(?:life|age|pregnan|gestat)"
    r"|pregnan))",
    re.IGNORECASE,
)
_MONTHS_IN = {"month": 1.0, "week": 1 / 4.345, "year": 12.0}


def _numbered(text: str) -> Iterator[Duration]:
    """`by month 16`, `the month-9 scan`, `at the sixth month`."""
    for match in _ORDINAL.finditer(text):
        written = match["word"]
        count = int(match["figure"] or 0) if not written else _ORDINALS.index(written.lower()) + 1
        months = float(count) * _MONTHS_IN[match["unit"].lower()]
        yield Duration(months, months, match["unit"].lower(), match.start(), match.end())
    for match in _NUMBERED.finditer(text):
        months = float(match["count"]) * _MONTHS_IN[match["unit"].lower()]
        yield Duration(months, months, match["unit"].lower(), match.start(), match.end())


_SEEN = (
    r"(?:follow(?:ed)?[\s-]?up|F/?U|visit|check-?up|check|control|review|appointment|assessment"
    r"|(?:re-?)?(?:evaluation|examination)|surveillance|observation|mark|time[\s-]?point)"
)
_SEEN_AFTER = Pattern(
    rf"(?:['’]s?)?[\s-](?:of\s)?(?:(?:clinical|radiologic\w*|imaging|routine|uneventful"
    rf"|regular|post-?operative"
    rf"|postoperative|total|outpatient|clinic)\s){{0,2}}(?:{_SEEN}|(?:control\s"
    rf"|post-?operative\s|follow-?up\s)?"
    rf"(?:MRI|MR|CT|scans?|imaging|images))\b",
    re.IGNORECASE,
)
_SEEN_BEFORE = Pattern(
    rf"(?:\b(?:{_SEEN}|followed(?!\s(?:by|since|in|within)\b)|monitored|retreat"
    rf"|recul)\b[^.;]{{0,30}}"
    r"|\b(?:treatment|study)\s(?:period|time|interval)\s?\("
    r"|\b(?:treatment|therapy|observation(?:al)?)\s(?:period|time|interval)s?\sof\s(?:\w+\s){0,2}"
    r"|\b(?:(?:recurrence|relapse|progression|symptom|disease|event)[\s-]free\s(?:survival|interval"
    r"|period|time)|(?:durable|sustained|lasting|continu\w+|ongoing)\s(?:\w+\s)?(?:response"
    r"|remission))(?:\s\(\w+\))?\s(?:of|was|for|lasting)\s(?:\w+\s){0,2}"
    r"|\b(?:MRI|CT|scans?|imaging|films?)\s(?:of|at|after|over|during)\s(?:the\s)?)$",
    re.IGNORECASE,
)
_LAST = Pattern(
    r"\b(?:last|latest|final|most\srecent(?:ly)?)\s(?:(?:clinical|known|recorded|out-?patient"
    r"|clinic"
    r"|follow[\s-]?up|neurological|imaging)\s){0,3}(?:follow[\s-]?up|visit|seen|examin\w+"
    r"|assess\w+|review\w*"
    r"|appointment|control|contact|evaluat\w+|check\w*|news|heard|scan|MRI|imaging|time"
    r"|measured|report\w*)"
    r"[^.;]{0,40}$",
    re.IGNORECASE,
)
_SINCE_TREATMENT = Pattern(
    r"['’]?\s?(?:,\s)?(?:(?:after|following|from|since|post|past|beyond|into|out\s(?:from|of)"
    r"|subsequent\sto)\s"
    r"(?!(?:he|she|they|it|which|that\stime)\b)\w|post-?\s?-?(?:op|treat|radi|surg|RT|lamin"
    r"|transpl|therap|proced|interv|irradi)\w*"
    r"|following\w*\s)",
    re.IGNORECASE,
)
_SINCE_ARRIVAL = Pattern(
    r"\s(?:after|following|from|since)\s(?:(?:the|his|her|first|initial|hospital)\s){0,3}"
    r"(?:admission|presentation|diagnosis|detection|discovery|referral)\b",
    re.IGNORECASE,
)
_LATER = Pattern(
    r"\s(?:and\s[\w-]+(?:\s\w+)?\s)?(?:later|post[\s-]?partum|thereafter|afterwards?|hence"
    r"|subsequently"
    r"|down\sthe\s(?:line|road)"
    r"|ha(?:ve|s)\s(?:now\s)?(?:since\s)?(?:passed|gone\sby|elapsed))\b"
    r"|\s(?:on|out)(?=\s?,|\s(?:she|he|the|from|there|after|no|his|her|it)\b|\s?$|\.)"
    r"|\safter(?=\s(?:he|she|the\spatient|there)\b|\s?[,.])",
    re.IGNORECASE,
)
_AFTER_BEFORE = Pattern(
    r"\b(?:after|following)\s(?:(?:an?|the|about|further|only|nearly|almost|another|over"
    r"|more\sthan"
    r"|approximately|period\sof|interval\sof)\s){0,3}$",
    re.IGNORECASE,
)
_AT_BEFORE = Pattern(
    r"\b(?:at|by|until|till|up\sto|now|beyond|past)\s(?:(?:about|the|his|her|approximately"
    r"|only|least|end|of|now|roughly|around)\s){0,4}$"
    r"|\bat\s(?:[\w-]+(?:\s(?:months?|weeks?|years?))?,?\s){1,4}and\s(?:at\s)?$",
    re.IGNORECASE,
)
_FOR_BEFORE = Pattern(
    r"\b(?:for|over|during|throughout|in|lasted)\s(?:(?:the|an?|period|of|last|past|next"
    r"|following|subsequent|ensuing|further"
    r"|more|than|at|least|about|over|nearly|almost|these|another|first)\s){0,4}$",
    re.IGNORECASE,
)
_WITHIN_BEFORE = Pattern(
    r"\b(?:within|in|over|during)\s(?:(?:the|about|only|first|next|an?|few|course|of"
    r"|period)\s){0,3}$",
    re.IGNORECASE,
)
_STATE = Pattern(
    r"\b(?:remain\w*|been|free\b|without|stable|well\b|asymptomatic|no\b|not\b|unchanged"
    r"|continu\w+"
    r"|alive|remission|symptom\w*|normal\w*|stationary|enlarged|larger|smaller|grown|last(?:ed"
    r"|s)|good"
    r"|stays?|stayed|kept|persist\w*|uneventful|nor\b|neither|never|nothing|independent\w*"
    r"|maintain\w*|sustain\w*|durable|controlled"
    r"|ambula\w+|(?:increas|decreas|grow|enlarg|shr[aiu]nk)\w* (?:slowly "
    r"|gradually )?(?:in size)?)",
    re.IGNORECASE,
)


_SEEN_AT = Pattern(
    r"\b(?:seen|reviewed|re-?examined|re-?assessed|scanned|imaged|visited)(?:\sagain)?\sat\s$",
    re.IGNORECASE,
)
_SINCE_STEP = Pattern(
    r"\b(?:since|after|following)\s(?:the\s|his\s|her\s)?(?:\w+\s){0,2}?(?:operation|surgery"
    r"|treatment"
    r"|irradiation|radiotherapy|procedure|resection|laminectomy|decompression|excision"
    r"|transplantation)"
    r"(?:\sperformed|\sdone|\sgiven)?,?\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_DONE = Pattern(
    r"\b(?:(?:was|were)\s(?:done|performed|operated|treated|irradiated|carried\sout)|underwent"
    r"|received)\b"
    r"[^.;,]{0,30}$",
    re.IGNORECASE,
)
_SINCE = Pattern(
    r"[^.;]*\b(?:since|no\s(?:recurrence|relapse)|remain\w*|free|well|asymptomatic)\b",
    re.IGNORECASE,
)
_REACH = 100
"""`Surgery was done 10 years ago and no recurrence has been observed since`."""
_AGO = Pattern(r"\sago\b", re.IGNORECASE)
_NEXT = Pattern(
    r"\b(?:over|during|in|for|throughout)\sthe\s(?:next|following|subsequent|ensuing"
    r"|succeeding)\s"
    r"(?:\w+\s)?$",
    re.IGNORECASE,
)
_AT_LAST = Pattern(
    r"\b(?:most\srecently|lastly|finally|latterly),?\s(?:at\s)?$"
    r"|\b(?:to\sdate|so\sfar|thus\sfar|until\snow|up\sto\snow|currently|at\spresent)"
    r"(?:,\s(?:at\s|after\s)?|\s?[(\[](?:at\s|after\s)?|\sat\s)$",
    re.IGNORECASE,
)
_TREATED_OVER = Pattern(
    r"\b(?:treated|treatment|therapy|managed|maintained|transfus\w+)\b[^.;]*"
    r"\bover\s(?:an?\s)?(?:total\s)?periods?\sof\s(?:\w+\s){0,2}?(?:[\d.]+,?\s(?:and\s)?){0,9}$",
    re.IGNORECASE,
)


def _form(text: str, span: Duration) -> Form | None:
    end = end_of(text, span)
    before = text[max(0, span.start - 90) : span.start]
    if _LAST.search(before) or _AT_LAST.search(before):
        return Form.LAST
    if _SEEN_AFTER.match(text, end) or _SEEN_BEFORE.search(before):
        return Form.FOLLOW_UP
    if _SINCE_TREATMENT.match(text, end):
        return Form.AFTER_ARRIVAL if _SINCE_ARRIVAL.match(text, end) else Form.AFTER
    done = _SINCE_STEP.search(before) or (
        _DONE.search(before) and _SINCE.search(text, end, end + _REACH)
    )
    if done and _AGO.match(text, end):
        return Form.AFTER
    if _LATER.match(text, end) or _AFTER_BEFORE.search(before):
        return Form.LATER
    return Form.AT if _AT_BEFORE.search(before) else _form_by_state(text, before, span)


_WORSE = Pattern(
    r"\b(?:progress\w*|worsen\w*|deteriorat\w*|became|los[te]\w*|increas\w*|enlarg\w*|grew"
    r"|declin\w*)",
    re.IGNORECASE,
)


_SURVIVED = Pattern(
    r"\b(?:survived|(?:an? |his |her )?(?:overall )?survival (?:time )?(?:of|was)|lived(?: on)?)"
    r" (?:for )?(?:about |only |another |at least |nearly |more than |over |a further )*$",
    re.IGNORECASE,
)


def _form_by_state(text: str, before: str, span: Duration) -> Form | None:
    if span.unit in {"month", "year"} and _SURVIVED.search(before):
        return Form.FOR
    stretch = _FOR_BEFORE.search(before)
    within = _WITHIN_BEFORE.search(before)
    if not stretch and not within:
        return None
    start, end = surroundings(text, span)
    if stretch and span.unit != "day" and _NEXT.search(before) and _WORSE.search(text, start, end):
        return Form.FOR
    if stretch and _STATE.search(text, start, end):
        return Form.FOR
    if span.unit in {"month", "year"} and _TREATED_OVER.search(text, start, span.start):
        return Form.FOR
    months = span.unit in {"month", "year"}
    return Form.WITHIN if within and months and tells_result(text[start:end]) else None
