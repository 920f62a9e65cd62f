"""What a training found to one page that needs no network: curve, differences, versions."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from casesweep.learning.figure import Curve, curve_svg

_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.2; } h2 { font-size: 1.15rem; margin-top: 2rem; }
.wide { overflow-x: auto; } svg { width: 100%; height: auto; }
table { border-collapse: collapse; font-size: .9rem; }
th, td { text-align: left; padding: .25rem .7rem; border-bottom: 1px solid #8886; }
td + td, th + th { text-align: right; font-variant-numeric: tabular-nums; }
@media print { h2, figure, tr { break-inside: avoid; } }
"""

Rows = Sequence[Sequence[str]]
"""A table; the first row is its head."""


def page(
    title: str, paragraphs: Iterable[str], curve: Curve | None, tables: dict[str, Rows]
) -> str:
    """The page, in HTML."""
    return "\n".join(
        [
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>",
            f"<body>\n<main>\n<h1>{escape(title)}</h1>",
            *(f"<p>{escape(each)}</p>" for each in paragraphs),
            *(_figure(curve) if curve else ()),
            *(line for heading, rows in tables.items() for line in _table(heading, rows)),
            "</main>\n</body>\n</html>\n",
        ]
    )


def markdown(rows: Rows) -> str:
    """The table for a terminal or a text file."""
    head, *body = rows
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *body))


def _figure(curve: Curve) -> Iterator[str]:
    yield f"<figure>\n{curve_svg(curve)}<figcaption>{escape(curve.description)}</figcaption>"
    yield "</figure>"


def _table(heading: str, rows: Rows) -> Iterator[str]:
    head, *body = rows
    yield f'<h2>{escape(heading)}</h2>\n<div class="wide"><table>\n<thead><tr>'
    yield "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    yield "</tr></thead>\n<tbody>"
    for first, *rest in body:
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in rest)
        yield f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>'
    yield "</tbody>\n</table></div>"
