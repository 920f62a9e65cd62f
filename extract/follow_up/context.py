"""A span of time in a sentence to what else it may be than follow-up.

How long he had been ill, lay in hospital or took a drug; his age; when he died, fell ill again or
had the next treatment; a plan.
"""

import re

from extract.follow_up.beginning import has_arisen
from extract.follow_up.by_state import AT_ITS_END
from extract.follow_up.form import Form
from extract.follow_up.looked_back import is_looked_back_on
from extract.follow_up.other_matter import is_of_a_cancer, is_of_the_blood
from extract.follow_up.step import REACH_OF_STEP, is_step, is_until_a_step
from extract.follow_up.stretch import end_of, surroundings, tells_result
from extract.grammar.duration import Duration
from extract.grammar.pattern import Pattern

_OTHER_AFTER = Pattern(
    r"(?:['’]s?)?[\s-]?(?:of\s|in\s)?(?:[\w-]+\s)?(?:history|duration|standing|evolution|before\b"
    r"|biops\w+|prior\b|ago\b|earlier|previous(?:ly)?|preceding|beforehand|of\s(?:age|life)\b"
    r"|gestation\w*|pregnan\w+|course\b|taper\w*|interval(?!\s(?:decreas|increas|chang|grow"
    r"|regress|reduc|resol|improv|enlarg|develop|progress|shrink))|survival"
    r"|of\s(?:(?:the|his|her|this)\s)?(?:disease|illness|symptoms?|complaints?)\b|apart|delay"
    r"|hospitali[sz]ation|stay\b|in\shospital|period\sof\simmobil\w+)|[\s-]?(?:of\s)?(?:old|age)\b",
    re.IGNORECASE,
)
_OTHER_BEFORE = Pattern(
    r"\b(?:every|each|per|once|twice|first|previous|preceding|prior|since|history\sof"
    r"|duration\sof|of\sabout|aged?|age\sof|standing\sof|period\sof\sabout)\s(?:\w+\s)?$"
    r"|\b(?:months?|years?|weeks?)\s(?:earlier|ago|previously|before)\s?[,(]\s?(?:\w+\s)?$"
    r"|\b(?:without\s(?:a|his|her|the)\sspleen|a-?splenic|smok\w+|hypertensi\w+|diabet\w+|married"
    r"|employed|jaundiced|icteric|an(?:a?)emic|in\sbed|bed\srest|worn|wore|stitches|sutures"
    r"|drain|catheter|cast)\b[^.;,]{0,20}$",
    re.IGNORECASE,
)
_LASTED = Pattern(
    r"\b(?:had\s(?:already\s)?been\s(?:present|noticed|felt)|(?:symptoms?|pains?|para\w+|weakness|"
    r"radio\w+|irradiation|treatment|therapy|courses?|operation|procedure|stay|hospitali\w+"
    r"|admission|fever|attacks?|episodes?|illness|infusions?|infection|pneumonia|bleeding)\s"
    r"(?:(?!relief|free|remission|improvement|recovery|response|benefit|no|has|have)\w+\s){0,3}"
    r"(?:lasted|lasting|persisted))\s(?:for\s)?(?:\w+\s)?$",
    re.IGNORECASE,
)
"""How long he had been ill before, or what was done to him took."""
_FOLLOWED = Pattern(
    r"\bhad\sbeen\s(?:\w+\s)?(?:followed|monitored|observed|under\s\w+)\b[^.;,]{0,30}$",
    re.IGNORECASE,
)
_SAYS = Pattern(
    r"\b(?:stated|claimed|insisted|said|denied)\s(?:that\s)?[^.;]*\bhad\s(?:not|never)\b[^.;]*$",
    re.IGNORECASE,
)
"""`She stated that she had not been weak for more than a year`."""
_FUTURE = Pattern(
    r"\b(?:will|planned|scheduled(?! (?:out-?patient |regular |clinic )?(?:basis|visits?"
    r"|intervals?|appointments?|follow))|recommended|advised|(?:is|are|has|have)\sto\s(?:be"
    r"|receive|continue|remain|undergo|return)|suggested|should|intend\w*|expect\w*)\b",
    re.IGNORECASE,
)
_DISCHARGED = Pattern(
    r"\b(?:discharge\shome|discharged|(?:left|leaves?|leaving|quit)\s(?:the\s|our\s|her\s"
    r"|his\s)?(?:hospital|ward|clinic|department|unit|us)|(?:sent|went|go|goes|returned|allowed"
    r"|let|came|taken)\s(?:back\s)?home|walk\w*\s(?:out|home)|(?:out\sof|from)\s(?:the\s"
    r"|our\s)?(?:hospital|ward)|dismissed|released|hospital\sstay|stay\b|transferred|mobili[sz]ed"
    r"|tapered|weaned|extubated|in\s(?:the\s)?hospital|hospitali[sz]ed"
    r"|intensive\scare)\b(?![^.;]*\b(?:remain\w*|since|stayed|still|follow\w*|check\w*|visits?"
    r"|review\w*|seen|clinic|outpatient|appointment|later|when)\b)(?:(?!\band\s(?:about\s|some\s"
    r"|then\s|now\s|after\s|at\s)?$)[^.;]){0,50}$",
    re.IGNORECASE,
)
_DRUG = Pattern(
    r"\b(?:mg|dose|daily|tablets?|tapered|taken|took|courses?|administered|\w*transfus\w+"
    r"|antibiotic\w*|given|chelat\w+|treated|\w*therapy|\w*radiation|\w*steroids?|\w+nisolone"
    r"|\w*methasone|treatment\swas|immobili\w+|brace|corset"
    r"|rehabilitat\w+)\b[^.;,]{0,40}\bfor\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_HAD = Pattern(
    r"\bhad\s(?:been|had|suffered|experienced|received|taken|noted|noticed|shown)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_DELIVERED = Pattern(
    r"\b(?:given|delivered|administered|divided|spread|performed|completed|tapered|fractions?|c?Gy"
    r"|rads?|(?<!the\s)courses?|cycles?|doses?|units?)\b[^.,;]{0,30}$",
    re.IGNORECASE,
)
_DIED = Pattern(
    r"\b(?:died|death|dies|dead|succumb\w*|expired|passed\saway|fatal\w*|killed|demise"
    r"|carried\s\w+\soff|post-?mortem|autopsy|necropsy)\b",
    re.IGNORECASE,
)
_WORSE_UNTIL = Pattern(
    r"\b(?:worsen|deteriorat|declin|progress)\w*\b[^.;]{0,40}\buntil"
    r"\s(?:his|her|the|he|she)\s(?:death|died)\s$",
    re.IGNORECASE,
)
_UNTIL = Pattern(r"\buntil\b[^.,;]{0,20}$", re.IGNORECASE)
_DIES_THEN = Pattern(r"\b(?:died|succumb\w*|expired|passed\saway)\b[^.,;]{0,50}$", re.IGNORECASE)
_ALIVE = Pattern(
    r"\b(?:without\s(?:\w+\s){0,2}?(?:recurrence|relapse|symptoms?|deficits?|signs?|evidence"
    r"|disease|problems?)"
    r"|no\s(?:recurrence|relapse|further|new|evidence|sign)|free\b|until|never|remained)\b",
    re.IGNORECASE,
)
_WINDOWED = 70
_TIMES_OF_STEPS = {Form.LATER, Form.AFTER, Form.AFTER_ARRIVAL, Form.AT}


_FURTHER = 150


def is_other_span(text: str, span: Duration, form: Form) -> bool:
    """History, stay, drug course, plan, death, or the time of the next step of treatment."""
    start, end = surroundings(text, span)
    before = text[max(0, span.start - _WINDOWED) : span.start]
    return (
        is_of_a_cancer(text, start, end)
        or (_is_soon(span, form) and is_of_the_blood(text, start, end))
        or (_SYMPTOM_OF.match(text, end_of(text, span)) is not None)
        or _is_sample(text, start, span.start, end)
        or (form is Form.FOR and _COMPLICATION.search(before) is not None)
        or _FOR_AN_ILLNESS.match(text, span.end) is not None
        or is_until_a_step(text, span)
        or _SINCE_ILL.match(text, end_of(text, span)) is not None
        or _CASE_OF.search(text, start, span.start) is not None
        or (form is not Form.AFTER and _is_other_by_what_follows(text, span))
        or any(p.search(before) for p in (_OTHER_BEFORE, _DISCHARGED, _SAYS, _LASTED))
        or _is_followed_before(text, before, span)
        or (form is Form.AT and _is_age(before, span))
        or (
            _is_course(before, form)
            and not (_WITH_RESULT.match(text, span.end) or AT_ITS_END.match(text, span.end))
        )
        or _FUTURE.search(text, start, end) is not None
        or (_has_died(text, span, start, end) and not _is_late_death(text, span, form))
        or (has_arisen(text, start, end) and not _is_new_at_a_visit(text, span, form))
        or (form in _TIMES_OF_STEPS and not _AGO.match(text, span.end) and is_step(text, span))
    )


def _is_other_by_what_follows(text: str, span: Duration) -> bool:
    """`6 months' history`, `2 years earlier`; not the age of a scan that looks the same now."""
    other = _OTHER_AFTER.match(text, end_of(text, span)) is not None
    return other and not is_looked_back_on(text, span)


def _is_followed_before(text: str, before: str, span: Duration) -> bool:
    """`A man who had been followed for 20 years for anaemia` is only coming now."""
    return _FOLLOWED.search(before) is not None and not tells_result(
        text[span.end : span.end + REACH_OF_STEP]
    )


_SINCE_ILL = Pattern(
    r"\s(?:after|following|from|since)\s(?:(?:the|his|her|its|first|initial)\s){0,2}"
    r"(?:onset|birth|injury|trauma|fall|chemotherap\w+|splenectom\w+"
    r"|beginning\sof\s(?:the\s)?symptoms"
    r"|diagnosis\sof\s(?!(?:the\s|spinal\s)?(?:EMH|extramedullary|mass|tumou?r|cord"
    r"|compression)))\b",
    re.IGNORECASE,
)
"""Points before the treatment of the mass: the spleen is taken out for the blood disease."""
_SAMPLED = Pattern(
    r"\b(?:biops\w+|specimens?|samples?|sections?)\b[^.;]{0,30}\b(?:was|were)\s(?:\w+\s)?(?:taken"
    r"|obtained|removed|excised|studied|examined|collected)\b(?:[^.;]|\.\d){0,60}$",
    re.IGNORECASE,
)
"""`Biopsies were taken 9 months after the start`."""


def _is_soon(span: Duration, form: Form) -> bool:
    """Weeks after what was done, when blood counts and fevers are told of."""
    return form in _TIMES_OF_STEPS and span.months < _LATE


_SYMPTOM_OF = Pattern(
    r"['’]\s(?:[\w-]+\s){0,4}?(?:pain|ache|backache|weakness|numbness|radiculopathy|sciatica"
    r"|paresis|para\w+|stiffness|unsteadiness|symptoms|complaints?|illness|difficulty|fever)\b",
    re.IGNORECASE,
)
"""`With six months' left L5 radiculopathy`: how long he had been ill."""


_COMPLICATION = Pattern(
    r"\b(?:fever|infections?|pneumonia|wound|ulcers?|diarrh\w+|thrombo\w+|bleeding|drain\w*"
    r"|cathet\w+|ventilat\w+|esophagitis|neutropenia|pancytopenia)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_WITH_RESULT = Pattern(
    r"\s(?:with\s(?:no|good|complete|sustained|stable|excellent)|without)\s", re.IGNORECASE
)
"""`transfused for 4 years with no further events`: how he was for so long, too."""
_AGO = Pattern(r"\sago\b", re.IGNORECASE)
"""`was done 10 years ago`: the step itself is the point from which the years are counted."""
_FOR_AN_ILLNESS = Pattern(
    r"[^.;,]{0,12}\bfollow(?:ed)?[\s-]?up\sfor\s(?:an?|his|her|known)\s", re.IGNORECASE
)
"""`He had a three years follow-up for an anaemia`."""
_CASE_OF = Pattern(
    r"\b(?:report|describ|present)\w*\s(?:\w+\s){0,3}?(?:case|instance|example|occurrence"
    r"|development)s?\sof\b[^.;,]*$",
    re.IGNORECASE,
)
"""`We report a case of cord compression six months after splenectomy`."""


def _is_sample(text: str, start: int, here: int, end: int) -> bool:
    """When tissue was taken, and not how the patient was then."""
    return _SAMPLED.search(text, start, here) is not None and not tells_result(text[start:end])


def _has_died(text: str, span: Duration, start: int, end: int) -> bool:
    """He died then, and nothing is said of how he was until then."""
    around = max(0, start - _FURTHER), end + _FURTHER
    if _WORSE_UNTIL.search(text, max(0, start - _FURTHER), span.start):
        return True
    dies = _DIES_THEN.search(text, start, span.start)
    if (
        dies
        and not _UNTIL.search(text, start, dies.start())
        and not _ALIVE.search(text, span.end, end)
    ):
        return True
    return _DIED.search(text, start, end) is not None and not _ALIVE.search(text, *around)


_NOT_AT_LARGE = Pattern(
    r"\b(?:in (?:the )?hospital|during (?:the |his |her )?(?:stay|admission|hospital\w*)|never left"
    r"|until|before|prior to|of age|relaps\w+)\b",
    re.IGNORECASE,
)
_DEVELOPS = Pattern(r"[^.;]{0,60}\b(?:had|has)\s(?:\w+\s)?developed\b", re.IGNORECASE)


def _is_new_at_a_visit(text: str, span: Duration, form: Form) -> bool:
    """`At 10 years of follow-up he had developed mild kyphosis`: the visit is the time."""
    visit = form in {Form.LAST, Form.FOLLOW_UP}
    return visit and _DEVELOPS.match(text, span.end) is not None


_LATE, _LATEST = 3.0, 120.0
"""Months: a death so long after the treatment ends an observation, and no stay in hospital."""


def _is_late_death(text: str, span: Duration, form: Form) -> bool:
    """`died at home seven months later`: until then he was followed."""
    lived = text[max(0, span.start - 12) : span.start].rstrip().endswith("survived")
    told = (lived or form in {Form.LATER, Form.AFTER, Form.AT}) and _LATE < span.months <= _LATEST
    start, end = surroundings(text, span)
    return told and not _NOT_AT_LARGE.search(text, start, end)


def _is_course(before: str, form: Form) -> bool:
    """How long a drug was taken, a course took or an old disease lasted."""
    if form is Form.WITHIN:
        return _DELIVERED.search(before) is not None
    if form is not Form.FOR or _LASTING.search(before):
        return False
    return any(p.search(before) for p in (_DRUG, _HAD, _DELIVERED))


_LASTING = Pattern(
    r"\b(?:remain(?:s|ed)|stayed|been|is|was) (?:now )?(?:\w+ly )?(?:stable|well|free|unchanged"
    r"|a-?symptomatic|symptom-?free|pain-?free|ambulatory|stationary|without \w+|in (?:good|full"
    r"|complete) \w+)\b[^.;,]{0,25}$"
    r"|\b(?:maintain|sustain|enjoy)\w*\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
"""How he was for so long, and not what he took."""
_AT_EVENT = Pattern(
    r"(?:\w+ectomy|diagnos\w+|splen\w+|transfus\w+|born|married|menarche)\s(?:\w+\s){0,2}at\s$",
    re.IGNORECASE,
)
_LONGEST_AT = 12 * 12


def _is_age(before: str, span: Duration) -> bool:
    """`cholecystectomy at 31 years`."""
    return span.months > _LONGEST_AT or _AT_EVENT.search(before) is not None
