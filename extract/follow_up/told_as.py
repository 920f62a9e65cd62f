"""A span of time in a sentence to how it is told to be one of follow-up, if it is."""

import re

from extract.follow_up.by_state import ABOUT, form_by_state
from extract.follow_up.form import Form
from extract.follow_up.looked_back import is_looked_back_on
from extract.follow_up.stretch import end_of, surroundings, tells_result
from extract.grammar.duration import Duration
from extract.grammar.pattern import Pattern

_SEEN = (
    r"(?:follow(?:ed)?[\s-]?up|F/?U|visit|check-?up|check|control|review|appointment|assessment"
    r"|(?:re-?)?(?:evaluation|examination)|surveillance|observation|mark|time[\s-]?point"
    r"|hindsight|retrospect|catamnes[ie]s|monitoring|after-?care|attendance|consultation|recheck"
    r"|re-?(?:view|assessment|imaging|scan))"
)
_SEEN_AFTER = Pattern(
    rf"(?:['’]s?)?[\s-](?:of\s)?(?:(?:clinical|radiologic\w*|imaging|routine|uneventful|regular"
    rf"|post-?operative|postoperative|total|outpatient|clinic)\s){{0,2}}(?:{_SEEN}"
    rf"|(?:control\s|post-?operative\s|follow-?up\s)?(?:MRI|MR|CT|scans?|imaging|images))\b",
    re.IGNORECASE,
)
_SEEN_BEFORE = Pattern(
    rf"(?:\b(?:{_SEEN}|followed(?!\s(?:by|since|in|within)\b)|monitored|retreat"
    rf"|recul)\b[^.;]{{0,30}}"
    r"|\bwith\san?\s(?:\w+\s)?(?:decline|recoil|distance|perspective)\sof\s(?:\w+\s)?"
    r"|\b(?:have|been)\s(?:observed|watched|kept\sunder\s\w+)\b[^.;]{0,30}"
    r"|\b(?:treatment|study)\s(?:period|time|interval)\s?\("
    r"|\b(?:treatment|therapy|observation(?:al)?)\s(?:period|time|interval)s?\sof\s(?:\w+\s){0,2}"
    r"|\b(?:(?:recurrence|relapse|progression|symptom|disease|event)[\s-]free\s(?:survival|interval"
    r"|period|time)|(?:durable|sustained|lasting|continu\w+|ongoing)\s(?:\w+\s)?(?:response"
    r"|remission))(?:\s\(\w+\))?(?::\s|\s(?:of|was|for|lasting)\s)(?:\w+\s){0,2}"
    r"|\b(?:MRI|CT|scans?|imaging|films?)\s(?:of|at|after|over|during)\s(?:the\s)?)$",
    re.IGNORECASE,
)
_LAST = Pattern(
    r"\b(?:last|latest|final|most\srecent(?:ly)?)\s(?:(?:clinical|known|recorded|out-?patient"
    r"|clinic|follow[\s-]?up|neurological|imaging)\s){0,3}(?:follow[\s-]?up|visit|seen|examin\w+"
    r"|assess\w+|review\w*|appointment|control|contact|evaluat\w+|check\w*|news|heard|scan|MRI"
    r"|imaging|time|measured|report\w*|saw|told|stage|status|information|letter|attendance"
    r"|consultation)[^.;]{0,40}$",
    re.IGNORECASE,
)
_SINCE_TREATMENT = Pattern(
    r"['’]?\s?(?:,\s)?(?:(?:after|following|from|since|post|past|beyond|into|out\s(?:from|of)"
    r"|subsequent\sto)\s(?!(?:he|she|they|it|which|that\stime)\b)\w"
    r"|post-?\s?-?(?:op|treat|radi|surg|RT|lamin|transpl|therap|proced|interv|irradi)\w*"
    r"|following\w*\s)",
    re.IGNORECASE,
)
_SINCE_ARRIVAL = Pattern(
    r"\s(?:after|following|from|since)\s(?:(?:the|his|her|first|initial|hospital)\s){0,3}"
    r"(?:admission|presentation|diagnosis|detection|discovery|referral)\b",
    re.IGNORECASE,
)
_LATER = Pattern(
    r"\s(?:(?:and|of)\s[\w-]+(?:\s\w+)?\s)?(?:later|post[\s-]?partum|thereafter|afterwards?|hence"
    r"|subsequently|down\sthe\s(?:line|road)|ha(?:ve|s)\s(?:now\s)?(?:since\s)?(?:passed|gone\sby"
    r"|elapsed))\b|\s(?:on|out)(?=\s?,|\s(?:she|he|the|from|there|after|no|his|her|it)\b|\s?$|\.)"
    r"|\safter(?=\s(?:he|she|the\spatient|there)\b|\s?[,.])",
    re.IGNORECASE,
)
_AFTER_BEFORE = Pattern(
    rf"\b(?:after|following)\s{ABOUT}$|(?:^|[.;,]\s)(?:after|following)\s[^.;,]{{0,90}}\bfor\s{ABOUT}$",
    re.IGNORECASE,
)
_AT_BEFORE = Pattern(
    r"\s\+\s?$|"
    rf"\b(?:at(?!\s(?:least|most)\b)|by|until|till|up\sto|now|beyond|(?<!the\s)(?<!his\s)(?<!her\s)past|come)\s{ABOUT}$"
    r"|\b(?:at|after)\s(?:[\w-]+(?:\s(?:months?|weeks?|years?))?,?\s){1,4}and\s(?:again\s)?"
    r"(?:(?:at|after)\s)?$",
    re.IGNORECASE,
)


SEEN_AT = Pattern(
    r"\b(?:seen|reviewed|re-?examined|re-?assessed|scanned|imaged|visited)(?:\sagain)?\sat\s$",
    re.IGNORECASE,
)
_SINCE_STEP = Pattern(
    r"\b(?:since|after|following)\s(?:the\s|his\s|her\s)?(?:\w+\s){0,2}?(?:operation|surgery"
    r"|treatment|irradiation|radiotherapy|procedure|resection|laminectomy|decompression|excision"
    r"|transplantation)(?:\sperformed|\sdone|\sgiven)?,?\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_DONE = Pattern(
    r"\b(?:(?:was|were)\s(?:done|performed|operated|treated|irradiated|carried\sout)|underwent"
    r"|received|had\s(?:an?\s)?(?:\w+\s)?(?:\w+ectomy|\w*therapy|operation|surgery))\b[^.;,]{0,60}$",
    re.IGNORECASE,
)
_SINCE = Pattern(
    r"[^.;]*\b(?:since|no\s(?:recurrence|relapse)|remain\w*|free|well|asymptomatic)\b",
    re.IGNORECASE,
)
_REACH = 100
"""`Surgery was done 10 years ago and no recurrence has been observed since`."""
_AGO = Pattern(r"\sago\b", re.IGNORECASE)
_IN_BRACKETS = Pattern(
    r"\b(?:MRI?|CT|scans?|imaging|films?|myelogra\w+|radiogra\w+|x-?rays?|examination|status|outcome"
    r"|result|response|contact|news)\s?[(\[](?:at\s|after\s|repeated\s(?:at|after)\s)?$",
    re.IGNORECASE,
)
"""`Repeat MRI (month 6)`."""
_AT_LAST = Pattern(
    r"\bsince\s(?:when|then)\s?[(,]\s?$|"
    r"\b(?:most\srecently|lastly|finally|latterly),?\s(?:at\s)?$"
    r"|\b(?:to\sdate|so\sfar|thus\sfar|until\snow|up\sto\snow|till\s(?:date|now|today)"
    r"|up\sto\s(?:the\s)?(?:present|today)(?:\s(?:day|time))?|currently|at\spresent|today"
    r"|(?:as\sof|at|to|until|up\sto|by)\s(?:the\s)?(?:time\sof\s)?(?:this\s"
    r"|the\spresent\s)?(?:writing|report(?:ing)?|submission|publication|data\scut-?off"
    r"|last\scontact|preparation\sof\sthis\s(?:report|paper|manuscript)))(?:,\s(?:at\s|after\s"
    r"|some\s|about\s|that\sis,?\s|i\.?\s?e\.?,?\s){0,2}|\s?[(\[](?:at\s|after\s)?|\sat\s)$",
    re.IGNORECASE,
)


def form_of(text: str, span: Duration) -> Form | None:
    """How the words about the span make it a time of follow-up; None where they do not."""
    end = end_of(text, span)
    before = text[max(0, span.start - 90) : span.start]
    if _LAST.search(before) or _AT_LAST.search(before):
        return Form.LAST
    seen = (
        _SEEN_AFTER.match(text, end) or _SEEN_BEFORE.search(before) or _IN_BRACKETS.search(before)
    )
    if seen or is_looked_back_on(text, span):
        return Form.FOLLOW_UP
    if _SINCE_ARRIVAL.match(text, end):
        return Form.FOR if form_by_state(text, before, span) is Form.FOR else Form.AFTER_ARRIVAL
    if _SINCE_TREATMENT.match(text, end) or _is_done_ago(text, before, end):
        return Form.AFTER
    if _LATER.match(text, end) or _AFTER_BEFORE.search(before) or _is_treatment(text, span):
        return Form.LATER
    return Form.AT if _AT_BEFORE.search(before) else form_by_state(text, before, span)


_OF_TREATMENT = Pattern(
    r"\s(?:of|on)\s(?:(?!no\b)\w+\s){0,3}?(?:\w*therapy|treatment|\w*transfusions?|\w+urea"
    r"|\w+carbamide|\w+tinib|\w+cept|\w*steroids?|medication|regimen|administration|physiotherapy"
    r"|rehabilitation|chelation|support|use|it|this|drug)\b",
    re.IGNORECASE,
)
_OPENING = Pattern(rf"\W*(?:and\s|but\s)?{ABOUT}")


def _is_treatment(text: str, span: Duration) -> bool:
    """`Nine months of this treatment left the masses as they were`."""
    start, end = surroundings(text, span)
    opens = _OPENING.fullmatch(text, start, span.start)
    of = _OF_TREATMENT.match(text, span.end) if opens else None
    return of is not None and tells_result(text[of.end() : end])


def _is_done_ago(text: str, before: str, end: int) -> bool:
    """`Since the operation, performed 5 years ago`, `was treated 10 years ago and is well`."""
    if not _AGO.match(text, end):
        return False
    done = _DONE.search(before) and _SINCE.search(text, end, end + _REACH)
    return done is not None or _SINCE_STEP.search(before) is not None
