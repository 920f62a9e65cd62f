"""A sentence to the times in it at which a patient was seen again after treatment.

`"at 12-month follow-up"`, `"two years later"`, `"remained well for 3 years"` are such times;
a history of 3 months, a stay of 10 days and a steroid course of 4 weeks are not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from extract.age_mention import age_mentions
from extract.clause import clause
from extract.duration import Duration, durations
from extract.kin import of_kin


class Form(StrEnum):
    """How a time is told to be one of follow-up."""

    LAST = "last"
    """`at the last visit, 38 months after surgery`."""
    FOLLOW_UP = "follow_up"
    """`at 12-month follow-up`, `followed for 2 years`, `at her 3-year visit`."""
    AFTER = "after"
    """`eighteen months after surgery`, `6 months postoperatively`."""
    AFTER_ARRIVAL = "after_arrival"
    """`a year after the diagnosis`: counts where nothing was done, or nothing else is told."""
    LATER = "later"
    """`two years later`, `24 months on`, `after a year`."""
    AT = "at"
    """`at 1 year`, `by month 16`."""
    FOR = "for"
    """`remained symptom-free for 3 years`."""
    WITHIN = "within"
    """`within three weeks he could walk`: how long it took, the last time told if nothing else is."""


@dataclass(frozen=True, slots=True)
class FollowUpMention:
    """A time of follow-up in months as it stands in a sentence, and how far it is believed.

    `recurrence` tells that he fell ill again then: what came next may be the follow-up.
    """

    months: float
    form: Form
    confidence: float
    start: int
    end: int
    recurrence: bool = False


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
_RECURRENCE = 0.3
_LEAST = 0.3


def follow_ups(text: str) -> Iterator[FollowUpMention]:
    """Every time of follow-up in the sentence, in order."""
    ages = {at for age in age_mentions(text) for at in range(age.start, age.end)}
    for span in (*durations(text), *_numbered(text)):
        form = None if span.start in ages else _form(text, span)
        if form and not _is_other_span(text, span, form):
            again = _is_recurrence(text, span)
            loss = (_DAYS if span.unit == "day" else 0.0) + (_RECURRENCE if again else 0.0)
            sure = round(max(_LEAST, _CONFIDENCE[form] - loss), 2)
            yield FollowUpMention(span.months, form, sure, span.start, span.end, again)


_NUMBERED = re.compile(
    r"\b(?:post-?operative\s)?(?P<unit>month|week|year)[\s-]#?(?P<count>\d{1,3})\b", re.IGNORECASE
)
_MONTHS_IN = {"month": 1.0, "week": 1 / 4.345, "year": 12.0}


def _numbered(text: str) -> Iterator[Duration]:
    """`by month 16`, `the month-9 scan`."""
    for match in _NUMBERED.finditer(text):
        months = float(match["count"]) * _MONTHS_IN[match["unit"].lower()]
        yield Duration(months, months, match["unit"].lower(), match.start(), match.end())


_SEEN = (
    r"(?:follow(?:ed)?[\s-]?up|F/?U|visit|check-?up|check|control|review|appointment|assessment"
    r"|(?:re-?)?(?:evaluation|examination)|surveillance|observation|mark|time[\s-]?point)"
)
_SEEN_AFTER = re.compile(
    rf"[\s-](?:of\s)?(?:(?:clinical|radiologic\w*|imaging|routine|uneventful|regular|post-?operative"
    rf"|postoperative|total|outpatient|clinic)\s){{0,2}}(?:{_SEEN}|(?:control\s|post-?operative\s|follow-?up\s)?"
    rf"(?:MRI|MR|CT|scans?|imaging|images))\b",
    re.IGNORECASE,
)
_SEEN_BEFORE = re.compile(
    rf"(?:\b(?:{_SEEN}|followed(?!\sby|\ssince)|monitored|retreat|recul)\b[^.;]{{0,30}}"
    r"|\b(?:MRI|CT|scan|imaging|films?)\s(?:of|at|after)\s(?:the\s)?)$",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"\b(?:last|latest|final|most\srecent(?:ly)?)\s(?:(?:clinical|known|recorded|out-?patient|clinic"
    r"|follow[\s-]?up|neurological|imaging)\s){0,3}(?:follow[\s-]?up|visit|seen|examin\w+|assess\w+|review\w*"
    r"|appointment|control|contact|evaluat\w+|check\w*|news|heard|scan|MRI|imaging|time|measured|report\w*)"
    r"[^.;]{0,40}$",
    re.IGNORECASE,
)
_SINCE_TREATMENT = re.compile(
    r"\s?(?:,\s)?(?:(?:after|following|from|since|post|past|beyond|into|out\s(?:from|of)|subsequent\sto)\s"
    r"(?!(?:he|she|they|it|which|that\stime)\b)\w|post-?\s?-?(?:op|treat|radi|surg|RT|lamin|transpl|therap|proced|interv|irradi)\w*"
    r"|following\w*\s)",
    re.IGNORECASE,
)
_SINCE_ARRIVAL = re.compile(
    r"\s(?:after|following|from|since)\s(?:(?:the|his|her|first|initial|hospital)\s){0,3}"
    r"(?:admission|presentation|diagnosis|detection|discovery|referral|onset|birth|injury|fall)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\s(?:and\s[\w-]+(?:\s\w+)?\s)?(?:later|thereafter|afterwards?|hence|subsequently|down\sthe\s(?:line|road)"
    r"|ha(?:ve|s)\s(?:now\s)?(?:since\s)?(?:passed|gone\sby|elapsed))\b"
    r"|\s(?:on|out)(?=\s?,|\s(?:she|he|the|from|there|after|no|his|her|it)\b|\s?$|\.)"
    r"|\safter(?=\s(?:he|she|the\spatient|there)\b|\s?[,.])",
    re.IGNORECASE,
)
_AFTER_BEFORE = re.compile(
    r"\b(?:after|following)\s(?:(?:an?|the|about|further|only|nearly|almost|another|over|more\sthan"
    r"|approximately|period\sof|interval\sof)\s){0,3}$",
    re.IGNORECASE,
)
_AT_BEFORE = re.compile(
    r"\b(?:at|by|until|till|up\sto|now|beyond|past)\s(?:(?:about|the|his|her|approximately|only|least|end|of|now|roughly|around)\s){0,4}$"
    r"|\bat\s(?:[\w-]+(?:\s(?:months?|weeks?|years?))?,?\s){1,4}and\s(?:at\s)?$",
    re.IGNORECASE,
)
_FOR_BEFORE = re.compile(
    r"\b(?:for|over|during|throughout|in)\s(?:(?:the|an?|last|past|next|following|subsequent|ensuing|further"
    r"|more|than|at|least|about|over|nearly|almost|these|another|first)\s){0,4}$",
    re.IGNORECASE,
)
_WITHIN_BEFORE = re.compile(
    r"\b(?:within|in|over|during)\s(?:(?:the|about|only|first|next|an?|few)\s){0,3}$", re.IGNORECASE
)
_STATE = re.compile(
    r"\b(?:remain\w*|been|free\b|without|stable|well\b|asymptomatic|no\b|not\b|unchanged|continu\w+"
    r"|alive|remission|symptom\w*|normal\w*|stationary|enlarged|larger|smaller|grown|last(?:ed|s)|good"
    r"|stays?|stayed|kept|persist\w*|uneventful|nor\b|neither|never|nothing|independent\w*|ambula\w+)",
    re.IGNORECASE,
)


def _form(text: str, span: Duration) -> Form | None:
    before = text[max(0, span.start - 90) : span.start]
    if _LAST.search(before):
        return Form.LAST
    if _SEEN_AFTER.match(text, span.end) or _SEEN_BEFORE.search(before):
        return Form.FOLLOW_UP
    if _SINCE_TREATMENT.match(text, span.end):
        return Form.AFTER_ARRIVAL if _SINCE_ARRIVAL.match(text, span.end) else Form.AFTER
    if _LATER.match(text, span.end) or _AFTER_BEFORE.search(before):
        return Form.LATER
    if _AT_BEFORE.search(before):
        return Form.AT
    start, end = clause(text, span.start, span.end)
    if _FOR_BEFORE.search(before) and _STATE.search(text, start, end):
        return Form.FOR
    return Form.WITHIN if _WITHIN_BEFORE.search(before) else None


_OTHER_AFTER = re.compile(
    r"(?:['’]s?)?[\s-]?(?:of\s|in\s)?(?:[\w-]+\s)?(?:history|duration|standing|evolution|before\b|prior\b|ago\b|earlier"
    r"|previous(?:ly)?|preceding|beforehand|of\s(?:age|life)\b|gestation\w*|pregnan\w+|post[\s-]?partum|course\b|taper\w*|interval|survival"
    r"|apart|delay|hospitali[sz]ation|stay\b|in\shospital|period\sof\simmobil\w+)"
    r"|\s?(?:of\s)?(?:old|age)\b",
    re.IGNORECASE,
)
_OTHER_BEFORE = re.compile(
    r"\bfor\sthe\s(?:past|last|previous|preceding)\s$"
    r"|\b(?:every|each|per|once|twice|first|next|previous|preceding|prior|since|history\sof|duration\sof|of\sabout|aged?|age\sof|than|standing\sof|period\sof\sabout)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|planned|scheduled|recommended|advised|is\sto\sbe|suggested|should|intend\w*|expect\w*)\b",
    re.IGNORECASE,
)
_DISCHARGED = re.compile(
    r"\b(?:discharged|left\s(?:the\s)?hospital|sent\shome|went\shome|hospital\sstay|stay\b|transferred"
    r"|mobili[sz]ed|tapered|weaned|extubated)\b[^.;]{0,50}$",
    re.IGNORECASE,
)
_DRUG = re.compile(
    r"\b(?:mg|dose|daily|tablets?|tapered|taken|took|courses?|administered|antibiotic\w*|given|chelat\w+"
    r"|treated|therapy\swas|treatment\swas|immobili\w+|brace|corset|rehabilitat\w+)\b[^.;]{0,40}\bfor\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_DIED = re.compile(
    r"\b(?:died|death|dies|dead|succumb\w*|expired|passed\saway|fatal\w*|killed|demise|carried\s\w+\soff"
    r"|post-?mortem|autopsy|necropsy)\b",
    re.IGNORECASE,
)
_ALIVE = re.compile(
    r"\b(?:without|no\s(?:recurrence|relapse|further|new|evidence|sign)|free\b|until|never|remained)\b",
    re.IGNORECASE,
)
_STEP = re.compile(
    r"\b(?:received|underwent|was\s(?:re-?)?(?:operated|irradiated|transplanted|treated)|was\s(?:started|begun"
    r"|commenced|initiated|given|added|switched|resumed|stopped|discontinued|introduced|withdrawn)"
    r"|w(?:as|ere)\scompleted|were\s(?:started|begun|given|stopped|resumed)|gave\sbirth|delivered|re-?started)\b",
    re.IGNORECASE,
)
_RECURRED = re.compile(
    r"\b(?:recur(?:red|rence|rent|s)?|relaps\w+|reappear\w*|return(?:ed)?\b(?!\sto)|regrew|regrow\w*|regrown|again\b"
    r"|new\s(?:mass|lesion|deposit|symptoms)|deteriorat\w+|worsen\w*|was\sback|came\sback|readmitted|re-?presented)",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no|not|without|never|free|neither|nor|nothing|none|absence|nowhere)\b|n[’']t\b",
    re.IGNORECASE,
)
_WINDOWED = 70
_TIMES_OF_STEPS = {Form.LATER, Form.AFTER, Form.AFTER_ARRIVAL, Form.AT}


def _is_other_span(text: str, span: Duration, form: Form) -> bool:
    """History, stay, drug course, plan, death, or the time of the next step of treatment."""
    start, end = clause(text, span.start, span.end)
    before = text[max(0, span.start - _WINDOWED) : span.start]
    if _OTHER_AFTER.match(text, span.end) or _OTHER_BEFORE.search(before):
        return True
    if of_kin(text, span.start) or (form is Form.AT and _is_age(text, before, span)):
        return True
    if _DISCHARGED.search(before) or (form is Form.FOR and _DRUG.search(before)):
        return True
    if (
        _FUTURE.search(text, start, end)
        or _DIED.search(text, start, end)
        and not _ALIVE.search(text)
    ):
        return True
    return form in _TIMES_OF_STEPS and bool(_STEP.search(text, start, end))


_AT_EVENT = re.compile(
    r"(?:\w+ectomy|diagnos\w+|splen\w+|transfus\w+|born|married|menarche)\s(?:\w+\s){0,2}at\s$",
    re.IGNORECASE,
)
_PREGNANCY = re.compile(
    r"\b(?:gestation\w*|pregnan\w+|deliver\w+|c(?:a?e)sarean|f(?:o?e)tus|born|\w*gravida)\b",
    re.IGNORECASE,
)
_LONGEST_AT = 12 * 12
_LEAST_GESTATION, _GESTATION = 12 / 4.345, 42 / 4.345


def _is_age(text: str, before: str, span: Duration) -> bool:
    """`cholecystectomy at 31 years`, `at 37 weeks` of a pregnancy."""
    if span.unit == "week" and _LEAST_GESTATION < span.months < _GESTATION:
        return _PREGNANCY.search(text) is not None
    return span.months > _LONGEST_AT or _AT_EVENT.search(before) is not None


def _is_recurrence(text: str, span: Duration) -> bool:
    """He fell ill again then: believed only where nothing later is told."""
    start, end = clause(text, span.start, span.end)
    return bool(_RECURRED.search(text, start, end)) and not _DENIED.search(text, start, end)
