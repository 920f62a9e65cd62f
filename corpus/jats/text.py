"""Elements of a JATS article to their text: paragraphs as strings, floats left aside."""

import re
from collections.abc import Iterator

from lxml import etree

from corpus.inline import formula as linear_formula
from corpus.inline import lowered, raised
from corpus.markup import local_name, own_text, tidy, whole_text

FLOATS = frozenset(
    {"fig", "fig-group", "table-wrap", "table-wrap-group", "supplementary-material", "media",
     "chem-struct-wrap", "graphic", "inline-graphic", "inline-supplementary-material"}
)  # fmt: skip
"""What stands beside the running text; figures and tables are read on their own."""

_UNREAD = FLOATS | {
    "ref-list", "object-id", "sec-meta", "alt-text", "long-desc", "permissions", "index-term",
    "annotation", "annotation-xml", "private-char", "fn", "label", "hr",
}  # fmt: skip
_BLOCKS = frozenset(
    {"p", "list", "list-item", "def-list", "def-item", "disp-quote", "disp-formula",
     "disp-formula-group", "boxed-text", "statement", "speech", "verse-group", "verse-line",
     "preformat", "array", "fn-group", "title", "caption", "attrib", "sec", "app", "app-group"}
)  # fmt: skip


def inline(element: etree._Element) -> str:
    """The element's running text on one line: raised letters written out, formulas linear."""
    return tidy("".join(_pieces(element)))


def paragraphs(element: etree._Element) -> Iterator[str]:
    """The paragraphs inside the element, in order; sections inside it are not told apart."""
    line = [own_text(element)]
    for child in element:
        name = local_name(child)
        if name in _BLOCKS:
            yield from _full(line)
            line = []
            yield from block(child)
        elif name not in _UNREAD:
            line += _read(child, next(filter(None, reversed(line)), ""))
        line.append(child.tail or "")
    yield from _full(line)
    for note in element.findall("{*}fn"):
        yield from paragraphs(note)


def block(element: etree._Element) -> Iterator[str]:
    """The paragraphs of one element that stands among paragraphs: a list, a box, a formula."""
    name, label = local_name(element), inline_label(element)
    if name not in _BLOCKS:
        yield from _full([inline(element)])
    elif name == "disp-formula":
        yield from _full([inline(element), f" ({label.strip('()')})" if label else ""])
    elif name == "def-item":
        terms, meanings = element.findall("{*}term"), element.findall("{*}def")
        left, right = (", ".join(map(inline, part)) for part in (terms, meanings))
        yield from _full([f"{left}: {right}"])
    else:
        parts = paragraphs(element)
        if label:
            yield from _full([f"{label} {next(parts, '')}"])
        yield from parts


def inline_label(element: etree._Element) -> str:
    """The text of the element's own `<label>`, or nothing."""
    label = element.find("{*}label")
    return "" if label is None else inline(label)


def _full(line: list[str]) -> Iterator[str]:
    text = tidy("".join(line))
    if text:
        yield text


def _pieces(element: etree._Element) -> Iterator[str]:
    yield own_text(element)
    before = own_text(element)
    for child in element:
        if local_name(child) not in _UNREAD:
            for piece in _read(child, before):
                yield piece
                before = piece or before
        yield child.tail or ""
        before = child.tail or before


def _read(child: etree._Element, before: str) -> Iterator[str]:
    name = local_name(child)
    if name == "sup":
        yield _raised(inline(child), before)
    elif name == "sub":
        yield lowered(inline(child), before, child.tail or "")
    elif name == "break":
        yield " "
    elif name == "alternatives":
        yield from _best_form(child)
    elif name in {"math", "tex-math"}:
        yield formula(child)
    elif name in _BLOCKS:
        yield f" {inline(child)} "
    else:
        yield from _pieces(child)


def _raised(text: str, before: str) -> str:
    """As `corpus.inline.raised`, but a footnote's letter never touches a number: `45^a`."""
    if text in {"o", "O"}:
        return "°"
    is_note = len(text) == 1 and text.isalpha() and before[-1:].isalnum()
    return f"^{text}" if is_note else raised(text)


def _best_form(alternatives: etree._Element) -> Iterator[str]:
    for name in ("math", "tex-math", "textual-form"):
        form = alternatives.find(f"{{*}}{name}")
        if form is not None:
            yield formula(form)
            return


def formula(element: etree._Element) -> str:
    """A formula on one line: MathML as `a/b`, `x²`; LaTeX as written, without its preamble."""
    if local_name(element) == "tex-math":
        source = whole_text(element)
        body = re.search(r"\\begin\{document\}(.*?)\\end\{document\}", source, re.DOTALL)
        return tidy((body[1] if body else source).strip().strip("$"))
    return tidy(linear_formula(element))
