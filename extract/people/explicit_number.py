"""A reading to the number of cases it says outright to tell: `one observation`, `two in full`."""

import re

from extract.grammar.number import number
from extract.grammar.pattern import Pattern
from extract.people.own_people import OWN
from extract.text.reading import Reading, Zone

_FULL = Pattern(
    r"\b(?:with\s|of\s(?:whom|which|these|them),?\s)?(?P<count>two|three|four|five|six|seven|[2-7])\s"
    r"(?:(?:of\s(?:them|whom|these|our)|patients|cases|illustrative)\s){0,2}(?:are\s|were\s|is\s)?(?:here\s)?"
    r"(?:described|reported|detailed|presented|told|recounted|related)\s(?:here\s|below\s)?"
    r"(?:in\s(?:full|(?:more\s|some\s|greater\s)?detail|extenso)|individually|one\sby\sone|at\slength)\b",
    re.IGNORECASE,
)


def in_full(reading: Reading) -> int:
    """`six patients, with three described in full`: the others are only counted."""
    for sentence in reading.sentences:
        if sentence.zone in {Zone.TITLE, Zone.BACKGROUND, Zone.CASE}:
            found = _FULL.search(sentence.text)
            if found:
                return int(number(found["count"].lower()) or 0)
    return 0


_SINGLE = Pattern(
    r"\b(?:we|I|authors?)\s(?:here(?:in)?\s|wish\sto\s|would\slike\sto\s)?"
    r"(?:report|describe|present|bring|add|contribute|offer|submit|relate|recount)\w*\s(?:here\s|on\s|now\s)?"
    r"(?:one|a\s(?:single|further|new))\s(?:\w+\s){0,2}?(?:case|observation|patient|example|instance)\b",
    re.IGNORECASE,
)


def single(reading: Reading) -> int:
    """1 for `we bring one observation`, whatever figures of other papers stand around it."""
    told = (s for s in reading.sentences if s.zone is not Zone.DISCUSSION)
    return int(any(_SINGLE.search(sentence.text) for sentence in told))


_ONE_CASE = Pattern(
    r"\bcase (?:report|study|presentation|record|illustration|of the month)\b(?!s)|\ba case\b"
    r"|\bone case\b"
    r"|\b(?:single|illustrative|unusual|rare|exceptional|interesting) case\b"
    r"|\b(?:in|of) an? (?:[\w-]+ ){0,6}?"
    r"(?:patient|man|woman|boy|girl|child|adult|infant|male|female)\b|\b(?:one|a single) patient\b",
    re.IGNORECASE,
)
_IS_PRESENTED = Pattern(
    r"\b(?:this|one|a|an) (?:[\w-]+ ){0,3}?(?:case|patient|observation)\b[^.;]{0,80}?"
    r"\b(?:is|was) (?:here )?(?:presented|reported|described)\b(?! (?:by|in|previously))",
    re.IGNORECASE,
)


def tells_one(reading: Reading) -> bool:
    """Whether title or text call it the report of one case, as most reports do."""
    for sentence in reading.sentences:
        if sentence.zone is Zone.TITLE and _ONE_CASE.search(sentence.text):
            return True
        if OWN.search(sentence.text) and _ONE_CASE.search(sentence.text):
            return True
        if _IS_PRESENTED.search(sentence.text):
            return True
    return False
