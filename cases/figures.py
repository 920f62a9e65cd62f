"""Counts to figures as SVG: bars whose parts have names, each figure with a description.

Each stands alone: it is the same file in the page and beside it. What it shows is also told by
its `<title>` and `<desc>`, which screen readers read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

_COLOURS = ("#1f6fb2", "#d55e00", "#8a8a8a", "#009e73", "#b4579a", "#c9a400")
"""Told apart also by the colour-blind (after Okabe and Ito)."""

_ROW, _BAR, _LEFT, _WIDE, _LEGEND, _MARGIN, _RIGHT = 18, 13, 150, 620, 34, 6, 46


@dataclass(frozen=True, slots=True)
class Figure:
    """`name` is the file's; `rows` have a label each and counts by part, in order of `parts`."""

    name: str
    title: str
    description: str
    rows: Mapping[str, Mapping[str, int]]
    parts: Sequence[str]


def svg(figure: Figure) -> str:
    """Horizontal bars, one a row, with the total at the end; a legend where there are parts."""
    most = max((sum(counts.values()) for counts in figure.rows.values()), default=0) or 1
    scale = (_WIDE - _LEFT - _RIGHT) / most
    top = _LEGEND if len(figure.parts) > 1 else _MARGIN
    height = top + _ROW * len(figure.rows) + 8
    lines = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {height}" role="img" '
            f'aria-labelledby="{figure.name}-title {figure.name}-desc" font-family="sans-serif" '
            'font-size="12">'
        ),
        f'<title id="{figure.name}-title">{escape(figure.title)}</title>',
        f'<desc id="{figure.name}-desc">{escape(figure.description)}</desc>',
        *(_legend(figure.parts) if len(figure.parts) > 1 else ()),
    ]
    for place, (label, counts) in enumerate(figure.rows.items()):
        lines += _bar(label, counts, figure.parts, y=top + place * _ROW, scale=scale)
    return "\n".join([*lines, "</svg>\n"])


def _legend(parts: Sequence[str]) -> list[str]:
    lines, x = [], _LEFT
    for colour, part in zip(_COLOURS, parts, strict=False):
        lines.append(f'<rect x="{x}" y="8" width="11" height="11" fill="{colour}"/>')
        lines.append(f'<text x="{x + 16}" y="18" fill="currentColor">{escape(part)}</text>')
        x += 32 + 7 * len(part)
    return lines


def _bar(
    label: str, counts: Mapping[str, int], parts: Sequence[str], *, y: int, scale: float
) -> list[str]:
    middle = y + _BAR - 2
    lines = [
        (
            f'<text x="{_LEFT - 8}" y="{middle}" text-anchor="end" fill="currentColor">'
            f"{escape(label)}</text>"
        )
    ]
    x = float(_LEFT)
    for colour, part in zip(_COLOURS, parts, strict=False):
        width = counts.get(part, 0) * scale
        if width:
            lines.append(
                f'<rect x="{x:.1f}" y="{y}" width="{width:.1f}" height="{_BAR}" fill="{colour}">'
                f"<title>{escape(f'{label}, {part}: {counts[part]}')}</title></rect>"
            )
        x += width
    total = sum(counts.values())
    lines.append(f'<text x="{x + 5:.1f}" y="{middle}" fill="currentColor">{total or ""}</text>')
    return lines
