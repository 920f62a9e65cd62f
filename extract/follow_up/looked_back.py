"""A span of time to whether a scan of so long ago looks like the one of now."""

import re

from extract.grammar.duration import Duration
from extract.grammar.pattern import Pattern

_AS_THEN = Pattern(
    r"\b(?:not|no|never|unchanged|unaltered|same|stable|identical|similar|stationary|constant"
    r"|without)\b[^.;]{0,60}\b(?:since|compared|comparison|than|as|from|to|with|over)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_SCAN_OF_OLD = Pattern(
    r"\b(?:MRI?|CT|scan\w*|imaging|images?|films?|radiogra\w+|x-?rays?|examination|tomogra\w+"
    r"|study|pictures?|findings?)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_BACK = Pattern(r"\s(?:earlier|before|previously|ago|prior)\b", re.IGNORECASE)


def is_looked_back_on(text: str, span: Duration) -> bool:
    """`Had not changed since a CT seven years earlier`: it was watched for so long."""
    if not _BACK.match(text, span.end):
        return False
    before = text[max(0, span.start - 150) : span.start]
    return bool(_AS_THEN.search(before) and _SCAN_OF_OLD.search(before))
