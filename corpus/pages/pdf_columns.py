"""The boxes of text on a page to lines in reading order, where the file draws across two columns.

Text layers of scanned pages (OCR) run from the left edge of the paper to the right, line by line,
through both columns. Most other files draw one column after the other and need none of this.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_WORD_GAP = 1.1
"""In heights of the line: wider gaps part columns, narrower ones words."""
_FEWEST_LINES = 5
_FILLED = 0.55
"""Lines of running text fill their column; cells of a table do not."""
_SWITCHES = 0.5


@dataclass(frozen=True, slots=True)
class Box:
    """A run of text and where it stands, in points; `bottom` and `top` grow upwards."""

    left: float
    bottom: float
    right: float
    top: float
    text: str
    size: float = 0.0
    """Of the type, in points: the same for `mass` and `MASS`."""

    @property
    def height(self) -> float:
        """Of the run, never zero."""
        return max(self.top - self.bottom, 1.0)


def reorder(boxes: Sequence[Box], *, width: float) -> list[Box] | None:
    """The lines, left column before right; None where the order of the file is to be kept.

    `boxes` come in the order in which the file draws them, `width` is the page's.
    """
    pieces = [piece for line in _lines(boxes) for piece in _pieces(line)]
    gutter = _gutter(pieces, width)
    left = [piece for piece in pieces if piece.right <= gutter]
    right = [piece for piece in pieces if piece.left >= gutter]
    fewest = min(len(left), len(right))
    if fewest < _FEWEST_LINES or not (_is_text(left) and _is_text(right)):
        return None
    if _switches(boxes, gutter) < _SWITCHES * fewest:
        return None
    return list(_in_bands(pieces, gutter))


def _lines(boxes: Sequence[Box]) -> Iterator[list[Box]]:
    """Boxes side by side, from the top of the page down."""
    line: list[Box] = []
    for box in sorted(boxes, key=lambda b: -(b.top + b.bottom)):
        middle = (box.top + box.bottom) / 2
        if line and not line[0].bottom <= middle <= line[0].top:
            yield line
            line = []
        line.append(box)
    if line:
        yield line


def _pieces(line: Sequence[Box]) -> Iterator[Box]:
    """A line cut where a gap is wider than between words."""
    open_: list[Box] = []
    for box in sorted(line, key=lambda b: b.left):
        if open_ and box.left - max(b.right for b in open_) > _WORD_GAP * open_[0].height:
            yield _merged(open_)
            open_ = []
        open_.append(box)
    if open_:
        yield _merged(open_)


def _merged(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
        " ".join(box.text.strip() for box in boxes),
        max(box.size for box in boxes),
    )


def _gutter(pieces: Sequence[Box], width: float) -> float:
    """Where in the middle third the fewest lines cross."""
    places = [width * (35 + step / 2) / 100 for step in range(61)]
    crossing = [sum(p.left < x < p.right for p in pieces) for x in places]
    best = [x for x, count in zip(places, crossing, strict=True) if count == min(crossing)]
    return best[len(best) // 2]


def _is_text(column: Sequence[Box]) -> bool:
    extent = max(p.right for p in column) - min(p.left for p in column)
    return median(p.right - p.left for p in column) >= _FILLED * extent


def _switches(boxes: Sequence[Box], gutter: float) -> int:
    """How often the file goes from one column to the other."""
    sides = [box.left >= gutter for box in boxes if box.right <= gutter or box.left >= gutter]
    return sum(one is not other for one, other in pairwise(sides))


def _in_bands(pieces: Sequence[Box], gutter: float) -> Iterator[Box]:
    """Lines over the whole width part the page into bands; in each the left column comes first."""
    left: list[Box] = []
    right: list[Box] = []
    for piece in pieces:
        if piece.left < gutter < piece.right:
            yield from (*left, *right, piece)
            left, right = [], []
        else:
            (left if piece.right <= gutter else right).append(piece)
    yield from (*left, *right)
