"""A page's tree to its lines (headings marked by hashes) and its tables, menus left out."""

import re
from collections.abc import Iterator

from lxml import etree

from corpus.article import Table
from corpus.inline import raised
from corpus.jats.grid import cells_of, expand, join_heading
from corpus.markup import local_name, own_text, tidy, whole_text

_UNREAD = frozenset(
    {"script", "style", "noscript", "nav", "footer", "aside", "form", "button", "select", "input",
     "textarea", "iframe", "object", "svg", "template", "head", "dialog", "video", "audio", "math"}
)  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "header", "ul", "ol", "li", "dl", "dt", "dd",
     "table", "tr", "td", "th", "caption", "figure", "figcaption", "blockquote", "pre", "br", "hr",
     "body", "center", "fieldset", "details", "summary", "address", *_HEADINGS}
)  # fmt: skip
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menus?|sidebar|side-bar|breadcrumbs?|cookies?|banner|advert"
    r"(?:isement|s)?|ads?|promo|social|share|sharing|toolbar|related|recommend(?:ed|ations?)|similar"
    r"(?:-articles)?|citedby|cited-by|ref-?list|references|bibliography|footer|newsletter|modal|popup"
    r"|altmetric|metrics|comments-area|skip-link|sr-only|visually-hidden|usa-sr-only)(?:$|[\s_-])",
    re.IGNORECASE,
)
_IDS_ASIDE = frozenset({"similar", "citedby", "references", "linkout", "mesh-terms", "footer"})
_CITATION_LINK = re.compile(r"#(?:ref|bib|cit|b\d|cr\d|r\d|en\d|fn\d|rf\d)", re.IGNORECASE)
_NUMBERS = re.compile(r"[\s\d,;–−‐\[\]()-]*")
_TABLE_NAME = re.compile(r"(Table\s+(?:\d{1,2}|[IVX]{1,4})\b)[\s.:|–-]*", re.IGNORECASE)
_TABLE_BOX = re.compile(r"(?:^|[\s_-])(?:table|tw|tbl)", re.IGNORECASE)
_FEWEST_CELLS = 4


def lines_of(element: etree._Element) -> list[str]:
    """The lines of text in the element, in order; `## Discussion` is a heading of level 2.

    Menus, forms, lists of references and whatever the page hides are left out, tables too.
    """
    lines: list[str] = []
    buffer: list[str] = []
    for piece in _pieces(element):
        if piece is None:
            lines.append(tidy("".join(buffer)))
            buffer = []
        else:
            buffer.append(piece)
    lines.append(tidy("".join(buffer)))
    return [line for line in lines if line.strip("# ")]


def _pieces(element: etree._Element) -> Iterator[str | None]:
    """Text as it comes; None where a line ends."""
    name = local_name(element)
    is_block = name in _BLOCKS
    if is_block:
        yield None
    if name in _HEADINGS:
        yield "#" * _HEADINGS[name] + " "
    yield own_text(element)
    for child in element:
        yield from _child(child)
        yield child.tail or ""
    if is_block:
        yield None


def _child(child: etree._Element) -> Iterator[str | None]:
    name = local_name(child)
    if name in _UNREAD or is_aside(child) or _is_table(child):
        return
    if name == "sup":
        yield "" if _is_citation(child) else raised(tidy(whole_text(child)))
    else:
        yield from _pieces(child)


def is_aside(element: etree._Element) -> bool:
    """Whether the element is hidden, or stands beside the article by its name."""
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if "display:none" in element.get("style", "").replace(" ", ""):
        return True
    named = _ASIDE.search(element.get("class", "")) or element.get("id", "") in _IDS_ASIDE
    return bool(named) or element.get("role") in {"navigation", "banner", "contentinfo", "search"}


def _is_citation(sup: etree._Element) -> bool:
    links = [link.get("href", "") for link in sup.iter("a")]
    parent = sup.getparent()
    if parent is not None and local_name(parent) == "a":
        links.append(parent.get("href", ""))
    return any(map(_CITATION_LINK.search, links)) and bool(_NUMBERS.fullmatch(whole_text(sup)))


def is_data(table: etree._Element) -> bool:
    """Whether the table holds data; pages also use tables to place their columns."""
    cells = sum(1 for _ in table.iter("td", "th"))
    nested = next(table.iterdescendants("table"), None) is not None
    return cells >= _FEWEST_CELLS and not nested and table.get("role") != "presentation"


def _is_table(element: etree._Element) -> bool:
    """A data table, or the box that holds one with its caption and footnotes."""
    if local_name(element) == "table":
        return is_data(element)
    named = local_name(element) == "figure" or _TABLE_BOX.search(element.get("class", ""))
    if not named or any(True for _ in element.iter("h1", "h2")):
        return False  # a page called `table-…`
    return sum(map(is_data, element.iter("table"))) == 1


def read_tables(element: etree._Element) -> Iterator[Table]:
    """The data tables as grids, labelled as printed (`Table 1`), not yet uniquely."""
    for table in element.iter("table"):
        if is_data(table) and not any(is_aside(a) for a in table.iterancestors()):
            yield _table(table)


def _table(table: etree._Element) -> Table:
    rows = [cells_of(row, lines_of) for row in table.iter("tr")]
    rows = [row for row in rows if row]
    in_head = sum(1 for row in table.iter("tr") if _is_in(row, "thead"))
    if not in_head:
        in_head = 1 if rows and all(cell.heading for cell in rows[0]) else 0
    top, rest = expand(rows[:in_head]), expand(rows[in_head:])
    width = max((len(row) for row in [*top, *rest]), default=0)
    top, rest = ([row + [""] * (width - len(row)) for row in part] for part in (top, rest))
    label, caption, footnotes = _around(table)
    header = join_heading(top) if top else [""] * width
    body = tuple(tuple(row) for row in rest if any(row))
    return Table(label, caption, tuple(header), body, footnotes)


def _is_in(row: etree._Element, part: str) -> bool:
    parent = row.getparent()
    return parent is not None and local_name(parent) == part


def _around(table: etree._Element) -> tuple[str, str, tuple[str, ...]]:
    """Label, caption and footnotes: of the table itself, or of the box around it."""
    boxes = [a for a in table.iterancestors() if _is_table(a)]
    lines = [line.lstrip("# ") for line in lines_of(boxes[-1])] if boxes else []
    caption = table.find("caption")
    if caption is not None:
        inside = lines_of(caption)
        lines = inside + [line for line in lines if line not in inside]
    named = _TABLE_NAME.match(lines[0]) if lines else None
    if not named:
        return "Table", " ".join(lines[:1]), tuple(lines[1:])
    lines = [*filter(None, [lines[0][named.end() :]]), *lines[1:]]
    return named[1], " ".join(lines[:1]), tuple(lines[1:])
