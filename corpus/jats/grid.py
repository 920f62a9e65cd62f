"""Table cells with row and column spans to a grid in which every place has its value."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from corpus.markup import local_name

MAX_SPAN = 200
"""Spans beyond this are mistakes (or attacks): no table of patients is that wide."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as marked up. `heading` is true for `<th>`."""

    text: str
    rows: int = 1
    columns: int = 1
    heading: bool = False


def cells_of(
    row: etree._Element, lines_of: Callable[[etree._Element], Iterable[str]]
) -> list[Cell]:
    """The cells of a `<tr>`, of JATS or HTML; `lines_of` gives the lines of a cell's text."""
    return [
        Cell(
            "; ".join(lines_of(cell)),
            rows=span(cell.get("rowspan")),
            columns=span(cell.get("colspan")),
            heading=local_name(cell) == "th",
        )
        for cell in row
        if local_name(cell) in {"td", "th"}
    ]


def span(attribute: str | None) -> int:
    """The value of a `rowspan` or `colspan`: 1 where it is missing, zero or no number."""
    value = (attribute or "").strip()
    return min(max(int(value), 1), MAX_SPAN) if value.isascii() and value.isdigit() else 1


def expand(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """The grid: each value in every place its cell covers, all rows equally wide.

    A row span ends with the rows given here (a heading does not reach into the body).
    """
    places: list[dict[int, str]] = [{} for _ in rows]
    for top, row in enumerate(rows):
        column = 0
        for cell in row:
            while column in places[top]:
                column += 1
            for below in places[top : top + cell.rows]:
                for right in range(column, column + cell.columns):
                    below.setdefault(right, cell.text)
            column += cell.columns
    width = max((max(row) + 1 for row in places if row), default=0)
    return [[row.get(column, "") for column in range(width)] for row in places]


def join_heading(rows: Sequence[Sequence[str]]) -> list[str]:
    """One string a column: the lines of a heading joined by ` / `, repeats and blanks left out."""
    return [
        " / ".join(dict.fromkeys(line for line in column if line))
        for column in zip(*rows, strict=True)
    ]
