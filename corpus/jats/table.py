"""A JATS `<table-wrap>` to tables: grids with spans expanded, caption, heading, footnotes."""

from collections.abc import Iterator

from lxml import etree

from corpus.article import Table
from corpus.jats.grid import cells_of, expand, join_heading
from corpus.jats.text import inline, inline_label, paragraphs
from corpus.markup import local_name


def read_tables(wrap: etree._Element) -> Iterator[Table]:
    """Every `<table>` of the wrap; none where the table is only a picture.

    Labels are as printed (`Table 1`) and not yet unique. `header` holds blanks where the table
    marks no heading up: its first line is then the first of `rows`.
    """
    label, caption = inline_label(wrap) or "Table", table_caption(wrap)
    notes = tuple(_footnotes(wrap))
    for table in wrap.iter("{*}table"):
        if not any(local_name(a) == "table" for a in table.iterancestors()):
            yield _table(table, label=label, caption=caption, footnotes=notes)


def table_caption(wrap: etree._Element) -> str:
    """Title and paragraphs of the caption on one line."""
    caption = wrap.find("{*}caption")
    return "" if caption is None else " ".join(paragraphs(caption))


def _table(table: etree._Element, *, label: str, caption: str, footnotes: tuple[str, ...]) -> Table:
    heading = [cells_of(row, paragraphs) for row in _rows(table, "thead")]
    body = [cells_of(row, paragraphs) for row in _rows(table, "tbody")] + [
        cells_of(row, paragraphs) for row in _rows(table, "tfoot")
    ]
    while not heading and body and body[0] and all(cell.heading for cell in body[0]):
        heading.append(body.pop(0))
    top, rest = expand(heading), expand(body)
    width = max((len(row) for row in [*top, *rest]), default=0)
    top, rest = ([row + [""] * (width - len(row)) for row in part] for part in (top, rest))
    header = join_heading(top) if top else [""] * width
    rows = tuple(tuple(row) for row in rest if any(row))
    return Table(label, caption, tuple(header), rows, footnotes)


def _rows(table: etree._Element, part: str) -> Iterator[etree._Element]:
    """The rows of one part; rows outside any part belong to the body."""
    for child in table:
        name = local_name(child)
        if name == part:
            yield from child.findall("{*}tr")
        elif name == "tr" and part == "tbody":
            yield child


def _footnotes(wrap: etree._Element) -> Iterator[str]:
    for foot in wrap.findall("{*}table-wrap-foot"):
        for child in foot:
            if local_name(child) == "fn-group":
                yield from (_note(note) for note in child.findall("{*}fn"))
            elif local_name(child) == "fn":
                yield _note(child)
            elif local_name(child) == "p":
                yield from paragraphs(child)
            elif inline(child):
                yield inline(child)


def _note(note: etree._Element) -> str:
    label = inline_label(note)
    return " ".join([label, *paragraphs(note)]).strip()
