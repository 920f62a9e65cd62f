"""A sentence to its segments: what lies between commas, semicolons, brackets, conjunctions."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from extract.grammar.pattern import Pattern


class Opening(StrEnum):
    """What a segment begins with."""

    START = "start"
    STRONG = "strong"
    """A semicolon, a full stop inside the sentence, or a dash."""
    COORDINATE = "coordinate"
    """`, but`, `whereas`, `and he`."""
    RELATIVE = "relative"
    """`, who`, `, whose`, `in whom`."""
    COMMA = "comma"
    BRACKET = "bracket"
    """A bracket that opens, or one that has just closed: the sentence goes on."""


@dataclass(frozen=True, slots=True)
class Segment:
    """From `start` to `end`, `depth` brackets deep."""

    start: int
    end: int
    depth: int
    opening: Opening


_CUT = Pattern(
    r"(?P<strong>;|\.\s(?=[A-Z])|\s[–—]\s|—)"
    r"|(?P<open>[(\[])|(?P<close>[)\]])"
    r"|(?P<relative>,?\s(?=(?:in|of|from|for|to|with)\swhom\b)|,\s(?=(?:who|whose|whom|which|where)\b))"
    r"|(?P<coordinate>,?\s(?=(?:but|whereas|while|whilst|although|though|however|unlike|yet)\s)"
    r"|,\s(?=(?:and|or|nor|so|as|than)\s)"
    r"|\s(?=and\s(?:he|she|his|her|the|an?|one|another|in|our|this|they|both|all|radio|laminect|MRI)\b)"
    r"|\s(?=and\s(?:patient|case|sibling|twin)\s(?:no\.?\s)?(?:\d|[A-H]\b|I{1,3}\b))|:\s)"
    r"|(?P<comma>,\s)",
)
_OPENINGS = {
    "strong": Opening.STRONG,
    "relative": Opening.RELATIVE,
    "coordinate": Opening.COORDINATE,
    "comma": Opening.COMMA,
}


def segments(text: str) -> Iterator[Segment]:
    """The segments in order; together they cover the sentence."""
    start, depth, opening = 0, 0, Opening.START
    for cut in _CUT.finditer(text):
        kind = str(cut.lastgroup)
        end = cut.end() if kind == "close" else cut.start()
        if end > start:
            yield Segment(start, end, depth, opening)
        start = end
        if kind == "open":
            depth, opening = depth + 1, Opening.BRACKET
        elif kind == "close":
            depth, opening = max(0, depth - 1), Opening.BRACKET
        else:
            opening = _OPENINGS[kind]
    if start < len(text):
        yield Segment(start, len(text), depth, opening)
