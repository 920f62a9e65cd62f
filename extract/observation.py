"""A sentence to the words that say the mass was only watched."""

import re
from collections.abc import Iterator

_WATCHED = re.compile(
    r"\b(?:watchful\s+waiting|wait[\s-]and[\s-](?:see|watch|scan)|watch[\s-]and[\s-]wait|expectant(?:ly)?\s+(?:management|treatment|manner|"
    r"approach|followed|managed|treated|attitude)|(?:was|were|been|being)\s+(?:merely\s+|simply\s+|only\s+|just\s+)?(?:kept\s+under\s+"
    r"(?:review|observation|surveillance|watch)|watched|left\s+(?:alone|untreated|in\s+place|in\s+situ|to\s+itself|undisturbed)|"
    r"(?:followed|monitored)(?:\s+up)?\s+(?:\w+\s+){0,6}?(?:without\s+(?:any\s+|specific\s+|further\s+)?(?:treatment|therapy|intervention)|"
    r"conservatively|expectantly|only))|"
    r"(?:patient|he|she|mass(?:es)?|lesions?|it)\s+(?:was|were)\s+(?:\w+\s+)?observed(?=[.,;]|\s+(?:for|with|without|only|closely|over))|"
    r"(?:managed|treated|followed)(?:\s+up)?\s+(?:conservatively|expectantly)|conservative\s+(?:management|treatment|approach|follow-?up|"
    r"therapy|strategy|observation)|(?:simple|annual|yearly|periodic|serial|imaging|radiological|regular|close|active)\s+surveillance|"
    r"surveillance\s+(?:alone|only|was)|followed\s+only|follow-?up\s+(?:only|alone)|observation\s+(?:alone|only|was\s+(?:chosen|decided|elected|"
    r"recommended|preferred))|(?:under|for|with|careful|close|clinical|kept\s+(?:under|on))\s+observation|"
    r"(?:decided|elected|opted|chose|chosen|agreed|preferred)\s+(?:to\s+|for\s+)(?:\w+\s+)?(?:observe|observation|follow(?:-?up)?|monitor\w*|"
    r"watch|surveillance)|"
    r"no\s+(?:\w+\s+)?(?:treatment|therapy|intervention)\s+(?:was|had\s+been|has\s+been|is)\s+(?:\w+\s+)?(?:given|undertaken|started|performed|"
    r"instituted|administered|initiated|offered|needed|required|necessary|done)|nothing\s+(?:further\s+|more\s+)?(?:was\s+)?(?:done|undertaken)|"
    r"(?:received|given|had)\s+no\s+(?:specific\s+|active\s+|further\s+)?(?:treatment|therapy)|remained\s+untreated)\b",
    re.IGNORECASE,
)


_MAY_BE = re.compile(
    r"observ|surveil|watch|conserv|expectan|untreated|\bno\s|followed|left|monitor|nothing|under\s+review|follow-?up",
    re.IGNORECASE,
)
"""Looked for first, because it is quick."""


def observations(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each such stretch."""
    for match in _WATCHED.finditer(text) if _MAY_BE.search(text) else ():
        yield match.start(), match.end()
