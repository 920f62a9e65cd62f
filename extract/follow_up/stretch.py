"""A span of time to the stretch of its sentence that says what was then."""

import re

from extract.grammar.duration import Duration
from extract.grammar.pattern import Pattern
from extract.text.clause import clause

_RESULT = Pattern(
    r"\b(?:recover\w*|improv\w*|resol\w+|regress\w*|remission|normal\w*|free\b|asymptomatic"
    r"|walk\w*|ambula\w+|same\b|unchanged|unaltered|stable|smaller|gone\b|no\schange|disappear\w*"
    r"|vanish\w*|shr[aiu]nk\w*|decreas\w*|reduc\w*|diminish\w*|regain\w*|dropped|fell\b|lessen\w*"
    r"|subsid\w*|return\w*|cleared|well\b|complaint|deficit|residual|stand\w*|steps?\b|remain\w*"
    r"|intact|symptoms?\b(?! of)|unaided|unassisted|independen\w*|continen\w*|strength|power|gait"
    r"|sensation|r[au]n\b|running|climb\w*|cycl(?:e|ing)\b|resum\w*|on\s(?:his|her)\sfeet"
    r"|up\sand\sabout|at\swork|back\s(?:at|to|on)\b|signs?\b|better\b|pain-?free|relie[fv]\w*"
    r"|eased?\b|restor\w*|healthy|fit\b|active\b|no\slonger|without\s(?:help|support|aid|cane"
    r"|crutch\w*|stick\w*|limp\w*)|(?:school|job)\b)",
    re.IGNORECASE,
)
_WIDEST = 200
_OPENING, _OPENED = 30, 60
_OPENS = Pattern(
    r",\s(?:(?:while|although|though|despite|under|still|on|in\sspite)\s[^.,;]{1,80},\s)?"
    r"(?:he|she|the\spatient|they|it|his|her)\b",
    re.IGNORECASE,
)
_ABBREVIATED = Pattern(r"\.(?=\s[a-z(])")


def end_of(text: str, span: Duration) -> int:
    """Where the span ends with its full stop: `18 mos. later`."""
    return span.end + 1 if _ABBREVIATED.match(text, span.end) else span.end


def surroundings(text: str, span: Duration) -> tuple[int, int]:
    """The clause of the span, as far as a reader looks: start and end.

    Of a mere adverbial the clause that it opens: `Two years later, | she presented again`.
    """
    start, end = clause(text, span.start, span.end)
    opened = _OPENS.match(text, end) if span.start - start < _OPENING else None
    if opened and end - span.end < _OPENED:
        end = clause(text, opened.end(), opened.end())[1]
    return max(start, span.start - _WIDEST), min(end, span.end + _WIDEST)


def tells_result(text: str) -> bool:
    """Whether the words say how the patient or the mass was then."""
    return _RESULT.search(text) is not None
