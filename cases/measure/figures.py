"""Counts to figures: bars whose parts have names, as shapes that SVG and PNG draw alike.

What a figure shows is also told by its description, which screen readers read, and by a table.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
"""Told apart also by the colour-blind (Okabe and Ito)."""

UNKNOWN = ("unknown", "not told")
"""Parts that stand for what papers do not say; they are grey."""

WIDE, SIZE = 430, 13
"""Units of a figure's width, and of its letters: both can be read on a phone."""

_GREY = "#8a8a8a"
_ROW, _BAR, _RIGHT, _LINE, _MARGIN = 19, 14, 44, 20, 6
_LETTER = 7.2
"""The width of a letter, about: enough for a legend that does not overlap."""


@dataclass(frozen=True, slots=True)
class Figure:
    """`name` is the file's; `rows` have a label each and counts by part, in order of `parts`."""

    name: str
    title: str
    description: str
    rows: Mapping[str, Mapping[str, int]]
    parts: Sequence[str]


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle; `told` is shown where a mouse rests on it."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A text whose letters stand on `y`; it ends at `x` where `ends`, else it begins there."""

    x: float
    y: float
    text: str
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """The shapes of a figure; it is `WIDE` units wide."""

    height: float
    shapes: tuple[Box | Label, ...]


def drawing(figure: Figure) -> Drawing:
    """Horizontal bars, one a row, with the total at the end; a legend where there are parts."""
    most = max((sum(counts.values()) for counts in figure.rows.values()), default=0) or 1
    left = _MARGIN + _LETTER * max(map(len, figure.rows), default=0) + 8
    scale = (WIDE - left - _RIGHT) / most
    colours = _colours(figure.parts)
    legend = list(_legend(colours)) if len(figure.parts) > 1 else []
    top = max((shape.y for shape in legend if isinstance(shape, Label)), default=0) + _MARGIN + 4
    shapes: list[Box | Label] = [*legend]
    for place, (label, counts) in enumerate(figure.rows.items()):
        shapes += _bar(label, counts, colours, at=(left, top + place * _ROW), scale=scale)
    return Drawing(top + _ROW * len(figure.rows) + _MARGIN, tuple(shapes))


def svg(figure: Figure) -> str:
    """One `<svg>` element, the same in a page and as a file."""
    drawn = drawing(figure)
    lines = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {drawn.height:.0f}" '
            f'role="img" aria-labelledby="{figure.name}-title {figure.name}-desc" '
            f'font-family="sans-serif" font-size="{SIZE}">'
        ),
        f'<title id="{figure.name}-title">{escape(figure.title)}</title>',
        f'<desc id="{figure.name}-desc">{escape(f"{figure.description} {_most(figure)}")}</desc>',
        *map(_element, drawn.shapes),
    ]
    return "\n".join([*lines, "</svg>\n"])


def _most(figure: Figure) -> str:
    """The figure in a sentence: its longest bars."""
    totals = {label: sum(counts.values()) for label, counts in figure.rows.items()}
    most = sorted((item for item in totals.items() if item[1]), key=lambda item: -item[1])[:3]
    if not most:
        return "There are none."
    return f"Most: {', '.join(f'{label} {total}' for label, total in most)}."


def _colours(parts: Sequence[str]) -> dict[str, str]:
    told = iter(COLOURS)
    return {part: _GREY if part in UNKNOWN else next(told, _GREY) for part in parts}


def _legend(colours: Mapping[str, str]) -> Iterator[Box | Label]:
    """From left to right, in as many lines as it needs."""
    x, y = float(_MARGIN), 4.0
    for part, colour in colours.items():
        width = 18 + _LETTER * len(part) + 12
        if x > _MARGIN and x + width > WIDE:
            x, y = float(_MARGIN), y + _LINE
        yield Box(x, y, 12, 12, colour)
        yield Label(x + 17, y + 11, part)
        x += width


def _bar(
    label: str,
    counts: Mapping[str, int],
    colours: Mapping[str, str],
    *,
    at: tuple[float, float],
    scale: float,
) -> Iterator[Box | Label]:
    x, y = at
    middle = y + _BAR - 3
    yield Label(x - 7, middle, label, ends=True)
    for part, colour in colours.items():
        width = counts.get(part, 0) * scale
        if width:
            yield Box(x, y, width, _BAR, colour, f"{label}, {part}: {counts[part]}")
        x += width
    total = sum(counts.values())
    if total:
        yield Label(x + 5, middle, f"{total:,}")


def _element(shape: Box | Label) -> str:
    if isinstance(shape, Label):
        anchor = ' text-anchor="end"' if shape.ends else ""
        return (
            f'<text x="{shape.x:.1f}" y="{shape.y:.1f}"{anchor} fill="currentColor">'
            f"{escape(shape.text)}</text>"
        )
    told = f"<title>{escape(shape.told)}</title>" if shape.told else ""
    return (
        f'<rect x="{shape.x:.1f}" y="{shape.y:.1f}" width="{shape.width:.1f}" '
        f'height="{shape.height:.0f}" fill="{shape.colour}">{told}</rect>'
    )
