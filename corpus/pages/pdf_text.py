"""A page of a PDF to its lines, and a document's pages to lines without running heads."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pypdfium2 import PdfPage, PdfTextPage

from corpus.inline import raised
from corpus.pages.pdf_columns import Box, reorder

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_CONTROL = re.compile("[\x00-\x01\x03-\x08\x0b\x0c\x0e-\x1f\ufffd]")
_BROKEN_WORD = re.compile("[\x02\ufffe](?:\r?\n)?")
_EXPONENT = re.compile(r"(?<=10)()(\d{1,2})(?!\d)")
_SMALL_NUMBER = re.compile(r"(?<=[A-Za-z.,;:)\]])( ?)(\d{1,3}(?:[,–-] ?\d{1,3})*)(?![a-z\d+])")
_UNIT = re.compile(r"(?:^|[^A-Za-z])[cmkµ]?m$")
_SMALL = 0.8
_LIFTED = 0.15
_PAGE_NUMBER = re.compile(
    r"(?:page\s*)?[-–—|]?\s*\d{1,5}\s*[-–—|]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE
)
_NUMBERED = re.compile(r"\W*(?:case|patient|fig|table|\d+[.)]\s)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<!al)\.\s*$")
_EDGE = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, and the height of its letters in points."""

    text: str
    height: float


def page_lines(page: PdfPage) -> list[Line]:
    """The lines in reading order; raised citations are dropped, other raised numbers marked."""
    words = page.get_textpage()
    ordered = reorder(_boxes(words), width=page.get_width())
    if ordered is not None:
        return [Line(_clean(line.text), line.size) for line in ordered if line.text]
    text = words.get_text_range()
    if len(text) != words.count_chars():  # signs beyond U+FFFF: places and signs do not agree
        return [Line(line, 0.0) for line in _clean(text).splitlines() if line.strip()]
    lines: list[Line] = []
    start = 0
    for raw in text.splitlines(keepends=True):
        line = _clean(_settle_small_numbers(words, raw, start))
        height = _height(words, start) if line.strip() else 0.0
        lines += [Line(part.strip(), height) for part in line.splitlines() if part.strip()]
        start += len(raw)
    return lines


def _boxes(words: PdfTextPage) -> list[Box]:
    boxes = []
    for left, bottom, right, top in map(words.get_rect, range(words.count_rects())):
        text = words.get_text_bounded(left, bottom, right, top)
        place = words.get_index(left + 1, (bottom + top) / 2, 2, top - bottom)
        size = top - bottom if place is None else _height(words, place)
        boxes.append(Box(left, bottom, right, top, text, size))
    return boxes


def _clean(text: str) -> str:
    """Without ligatures and control signs; a word that PDFium has joined gets its hyphen back."""
    return _CONTROL.sub("", _BROKEN_WORD.sub("-\n", text).translate(_LIGATURES))


def _settle_small_numbers(words: PdfTextPage, line: str, start: int) -> str:
    def is_raised(match: re.Match[str]) -> bool:
        before, own = start + match.start() - 1, start + match.start(2)
        _, foot, _, _ = words.get_charbox(before)
        _, bottom, _, _ = words.get_charbox(own)
        height, small = _height(words, before), _height(words, own)
        return 0 < small < _SMALL * height and bottom - foot > _LIFTED * height

    def exponent(match: re.Match[str]) -> str:
        return raised(match[2]) if is_raised(match) else match[2]

    def settled(match: re.Match[str]) -> str:
        if not is_raised(match):
            return match[0]
        return raised(match[2]) if _UNIT.search(line[: match.start()][-4:]) else ""

    line = _EXPONENT.sub(exponent, line)  # as long as before: places still hold
    return _SMALL_NUMBER.sub(settled, line)


def _height(words: PdfTextPage, place: int) -> float:
    _, bottom, _, top = words.get_charbox(place, loose=True)
    return float(top - bottom)


def without_running_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without page numbers, and without what stands at the edge of several of them."""
    edges = Counter(key for page in pages for key in {_key(line) for line in _edge(page)})
    repeated = {key for key, count in edges.items() if count > 1}
    return [
        [
            line
            for place, line in enumerate(page)
            if not _at_edge(place, page) or not (_key(line) in repeated or _is_number(line))
        ]
        for page in pages
    ]


def _edge(page: Sequence[Line]) -> list[Line]:
    return [line for place, line in enumerate(page) if _at_edge(place, page)]


def _at_edge(place: int, page: Sequence[Line]) -> bool:
    return place < _EDGE or place >= len(page) - _EDGE


def _key(line: Line) -> str:
    """Running heads differ from page to page in their numbers only; `Case 1` and text are none."""
    if _NUMBERED.match(line.text) or _SENTENCE.search(line.text):
        return line.text
    return re.sub(r"\d+", "#", line.text).strip().lower()


def _is_number(line: Line) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line.text.strip()))
