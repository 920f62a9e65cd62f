"""A span of time in a sentence to what else it may be than follow-up.

How long he had been ill, lay in hospital or took a drug; his age; when he died, fell ill again or
had the next treatment; a plan.
"""

import re

from extract.clause import clause
from extract.duration import Duration
from extract.follow_up_form import Form
from extract.kin import of_kin

_RESULT = re.compile(
    r"\b(?:recover\w*|improv\w*|resol\w+|regress\w*|remission|normal\w*|free\b|asymptomatic|walk\w*|ambula\w+"
    r"|disappear\w*|vanish\w*|shr[aiu]nk\w*|decreas\w*|reduc\w*|diminish\w*|regain\w*|return\w*|cleared|well\b"
    r"|complaint|deficit|residual|stand\w*|steps?\b|remain\w*|intact)",
    re.IGNORECASE,
)
_OTHER_AFTER = re.compile(
    r"(?:['’]s?)?[\s-]?(?:of\s|in\s)?(?:[\w-]+\s)?(?:history|duration|standing|evolution|before\b|prior\b|ago\b|earlier"
    r"|previous(?:ly)?|preceding|beforehand|of\s(?:age|life)\b|gestation\w*|pregnan\w+|post[\s-]?partum|course\b|taper\w*|interval|survival"
    r"|apart|delay|hospitali[sz]ation|stay\b|in\shospital|period\sof\simmobil\w+)"
    r"|\s?(?:of\s)?(?:old|age)\b",
    re.IGNORECASE,
)
_OTHER_BEFORE = re.compile(
    r"\b(?:every|each|per|once|twice|first|next|previous|preceding|prior|since|history\sof|duration\sof|of\sabout|aged?|age\sof|than|standing\sof|period\sof\sabout)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|planned|scheduled|recommended|advised|is\sto\sbe|suggested|should|intend\w*|expect\w*)\b",
    re.IGNORECASE,
)
_DISCHARGED = re.compile(
    r"\b(?:discharged|left\s(?:the\s)?hospital|sent\shome|went\shome|hospital\sstay|stay\b|transferred"
    r"|mobili[sz]ed|tapered|weaned|extubated|in\s(?:the\s)?hospital|hospitali[sz]ed|intensive\scare)\b[^.;]{0,50}$",
    re.IGNORECASE,
)
_DRUG = re.compile(
    r"\b(?:mg|dose|daily|tablets?|tapered|taken|took|courses?|administered|antibiotic\w*|given|chelat\w+"
    r"|treated|therapy\swas|treatment\swas|immobili\w+|brace|corset|rehabilitat\w+)\b[^.;]{0,40}\bfor\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_HAD = re.compile(
    r"\bhad\s(?:been|had|suffered|experienced|received|taken)\b[^.;]{0,60}$", re.IGNORECASE
)
_DELIVERED = re.compile(
    r"\b(?:given|delivered|administered|divided|spread|performed|completed|tapered|fractions?|c?Gy|rads?"
    r"|courses?|cycles?|doses?|units?)\b[^.,;]{0,30}$",
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
    r"|new\s(?:mass|lesion|deposit|symptoms)|deteriorat\w+|worsen\w*|was\sback|came\sback|admitted|readmitted|re-?presented|came\s(?:to|back)|presented|developed|noticed|complained)",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no|not|without|never|free|neither|nor|nothing|none|absence|nowhere)\b|n[’']t\b",
    re.IGNORECASE,
)
_WINDOWED = 70
_TIMES_OF_STEPS = {Form.LATER, Form.AFTER, Form.AFTER_ARRIVAL, Form.AT}


def tells_result(text: str) -> bool:
    """Whether the words say how the patient or the mass was then."""
    return _RESULT.search(text) is not None


def is_other_span(text: str, span: Duration, form: Form) -> bool:
    """History, stay, drug course, plan, death, or the time of the next step of treatment."""
    start, end = clause(text, span.start, span.end)
    before = text[max(0, span.start - _WINDOWED) : span.start]
    if _OTHER_AFTER.match(text, span.end) or _OTHER_BEFORE.search(before):
        return True
    if of_kin(text, span.start) or (form is Form.AT and _is_age(before, span)):
        return True
    if _DISCHARGED.search(before) or _is_course(before, form):
        return True
    if _FUTURE.search(text, start, end) or (
        _DIED.search(text, start, end) and not _ALIVE.search(text)
    ):
        return True
    return form in _TIMES_OF_STEPS and _is_step(text[start:end], span.start - start)


def _is_course(before: str, form: Form) -> bool:
    """How long a drug was taken, a course took or an old disease lasted."""
    if form is Form.WITHIN:
        return _DELIVERED.search(before) is not None
    return form is Form.FOR and any(p.search(before) for p in (_DRUG, _HAD, _DELIVERED))


def _is_step(clause_text: str, at: int) -> bool:
    """`nine months later she received a graft`; not `RT was given with recovery at 6 months`."""
    step = _STEP.search(clause_text)
    return step is not None and not _RESULT.search(
        clause_text, min(at, step.end()), max(at, step.start())
    )


_AT_EVENT = re.compile(
    r"(?:\w+ectomy|diagnos\w+|splen\w+|transfus\w+|born|married|menarche)\s(?:\w+\s){0,2}at\s$",
    re.IGNORECASE,
)
_LONGEST_AT = 12 * 12


def _is_age(before: str, span: Duration) -> bool:
    """`cholecystectomy at 31 years`."""
    return span.months > _LONGEST_AT or _AT_EVENT.search(before) is not None


def is_recurrence(text: str, span: Duration) -> bool:
    """He fell ill again then: believed only where nothing later is told."""
    start, end = clause(text, span.start, span.end)
    return bool(_RECURRED.search(text, start, end)) and not _DENIED.search(text, start, end)
