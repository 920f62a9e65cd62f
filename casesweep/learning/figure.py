"""Scores at several sizes to a figure as SVG: lines that rise, with the 95 % intervals of one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from cases.measure.evaluation import Interval

_COLOURS = (
    "#1f6fb2",
    "#d55e00",
    "#009e73",
    "#b4579a",
    "#c9a400",
    "#8a8a8a",
    "#56b4e9",
    "#7a4f2a",
)
"""Told apart also by the colour-blind (after Okabe and Ito); names stand at the lines' ends too."""

_WIDE, _HIGH, _LEFT, _RIGHT, _TOP, _BOTTOM = 640, 340, 44, 120, 12, 40
_GRID = (0.0, 0.25, 0.5, 0.75, 1.0)
_APART = 14


@dataclass(frozen=True, slots=True)
class Curve:
    """`lines` have a name and a share (0 to 1) for each of `sizes`; `intervals` are the first's."""

    title: str
    description: str
    unit: str
    sizes: Sequence[int]
    lines: Mapping[str, Sequence[float]]
    intervals: Sequence[Interval]


def curve_svg(curve: Curve) -> str:
    """The figure; `<title>` and `<desc>` tell what it shows to those who hear it."""
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" role="img" '
            'aria-labelledby="curve-title curve-desc" font-family="sans-serif" font-size="12">'
        ),
        f'<title id="curve-title">{escape(curve.title)}</title>',
        f'<desc id="curve-desc">{escape(curve.description)}</desc>',
        *_axes(curve),
        *_whiskers(curve),
        *_lines(curve),
    ]
    return "\n".join([*parts, "</svg>\n"])


def _axes(curve: Curve) -> Iterator[str]:
    for share in _GRID:
        y = _y(share)
        yield f'<path d="M{_LEFT} {y:.1f}H{_WIDE - _RIGHT}" stroke="#8884" fill="none"/>'
        yield (
            f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end" fill="currentColor">'
            f"{share:g}</text>"
        )
    for size in curve.sizes:
        yield (
            f'<text x="{_x(curve, size):.1f}" y="{_HIGH - _BOTTOM + 18}" text-anchor="middle" '
            f'fill="currentColor">{size}</text>'
        )
    middle = (_LEFT + _WIDE - _RIGHT) / 2
    yield (
        f'<text x="{middle:.1f}" y="{_HIGH - 6}" text-anchor="middle" fill="currentColor">'
        f"{escape(curve.unit)}</text>"
    )


def _whiskers(curve: Curve) -> Iterator[str]:
    for size, interval in zip(curve.sizes, curve.intervals, strict=False):
        x = _x(curve, size)
        yield (
            f'<path d="M{x:.1f} {_y(interval.low):.1f}V{_y(interval.high):.1f}" '
            f'stroke="{_COLOURS[0]}" stroke-width="5" stroke-opacity=".3" fill="none"/>'
        )


def _lines(curve: Curve) -> Iterator[str]:
    """Each line with its points, its name at its end; names keep their distance."""
    ends = sorted((_y(shares[-1]), name) for name, shares in curve.lines.items() if shares)
    places: dict[str, float] = {}
    for y, name in ends:
        places[name] = max(y, max(places.values(), default=0.0) + _APART)
    for colour, (name, shares) in zip(_COLOURS, curve.lines.items(), strict=False):
        points = [
            (_x(curve, size), _y(share)) for size, share in zip(curve.sizes, shares, strict=True)
        ]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        width = 3 if name == next(iter(curve.lines)) else 1.5
        yield f'<path d="M{path}" stroke="{colour}" stroke-width="{width}" fill="none"/>'
        for (x, y), size, share in zip(points, curve.sizes, shares, strict=True):
            said = escape(f"{name}, {size}: {share:.3f}")
            yield (
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}">'
                f"<title>{said}</title></circle>"
            )
        if points:
            yield (
                f'<text x="{points[-1][0] + 8:.1f}" y="{places[name] + 4:.1f}" fill="{colour}">'
                f"{escape(name)}</text>"
            )


def _x(curve: Curve, size: int) -> float:
    low, high = min(curve.sizes), max(curve.sizes)
    share = (size - low) / (high - low) if high > low else 0.5
    return _LEFT + 12 + share * (_WIDE - _LEFT - _RIGHT - 24)


def _y(share: float) -> float:
    return _TOP + (1 - share) * (_HIGH - _TOP - _BOTTOM)
