"""A span of time to whether the next step of treatment was taken then."""

import re

from extract.follow_up.stretch import tells_result
from extract.grammar.duration import Duration
from extract.grammar.pattern import Pattern

_STEP = Pattern(
    r"\b(?:received|underwent|was\s(?:\w+\s)?(?:extubated|transferred|exposed\sto|re-?challenged)"
    r"|was\s(?:re-?)?(?:operated|irradiated|transplanted|treated)"
    r"|was\s(?:started|begun|commenced|initiated|given|added|switched|resumed|stopped|discontinued"
    r"|introduced|withdrawn)|w(?:as|ere)\s(?:completed|taken\sout|removed|excised|resected"
    r"|extirpated|irradiated|carried\sout|done)|were\s(?:started|begun|given|stopped|resumed)"
    r"|gave\sbirth|delivered|re-?started|(?:\w+ectomy|surgery|operation|resection|excision"
    r"|decompression|\w*irradiation|radiotherapy|\w+plantation|emboli[sz]ation"
    r"|fusion)\b[^.;,]{0,40}\b(?:was|were)\s(?:performed|done|undertaken|carried\sout|required"
    r"|needed))\b",
    re.IGNORECASE,
)
_UNTIL_A_STEP = Pattern(
    r",?\s(?:at\s(?:which|that)\s(?:time|point)|when|until|whereupon)\b[^.;]{0,50}"
    r"\b(?:(?:was|were)\s(?:\w+\s)?(?:performed|done|undertaken|carried\sout|begun|started|given|operated|irradiated"
    r"|admitted)|underwent|received)\b",
    re.IGNORECASE,
)
"""`The deficit persisted for 3 years, at which time a laminectomy was performed`."""
_BEGUN_THEN = Pattern(
    r"\b(?:re-?)?(?:introduc|institu|initia|resum|administra|challeng|applica)\w*?"
    r"(?:tion|ing|e)(?:\sof\s[^.;,]{1,40})?\s$",
    re.IGNORECASE,
)
"""`The reintroduction of the drug two weeks later`."""
REACH_OF_STEP = 60
_PHRASE = Pattern(r"[,;:.]\s|\sand\s(?=(?:at|by|after|within|in)\s(?:\w+\s){0,2}$)")
_NOTHING = Pattern(r"\bno\b[^,;.]{0,25}$", re.IGNORECASE)


def is_until_a_step(text: str, span: Duration) -> bool:
    """Whether it lasted until he was treated: told of the time before."""
    return _UNTIL_A_STEP.match(text, span.end) is not None


def is_step(text: str, span: Duration) -> bool:
    """`nine months later she received a graft`; not `RT was given with recovery at 6 months`."""
    after = _STEP.search(text, span.end, span.end + REACH_OF_STEP)
    if after:
        return not tells_result(text[span.end : after.start()])
    before = _PHRASE.split(text[max(0, span.start - REACH_OF_STEP) : span.start])[-1]
    if _BEGUN_THEN.search(before):
        return True
    step = _STEP.search(before)
    done = step and not _NOTHING.search(before, 0, step.start())
    return bool(step and done) and not tells_result(before[step.end() :] if step else "")
