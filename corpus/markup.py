"""What XML readers share: names without namespaces, and text without the file's line breaks."""

import re

from lxml import etree

from corpus.inline import character

_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_BROKEN_LINE = re.compile(r"\s*\n\s*(?=[,;:)\]%]|\.(?!\d))|(?<=[(\[])\s*\n\s*")


def local_name(node: etree._Element) -> str:
    """The element's name without its namespace; empty for comments and instructions."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def own_text(node: etree._Element) -> str:
    """The text before the node's first child; for `&alpha;` of an unloaded DTD its character.

    Raises `corpus.inline.UnknownEntityError`.
    """
    if isinstance(node, etree._Entity):  # noqa: SLF001 - lxml has no public name for the class
        return character(node)
    return (node.text or "") if isinstance(node.tag, str) else ""


def whole_text(node: etree._Element) -> str:
    """All characters inside the node as they stand in the file, comments left out."""
    return "".join(map(str, node.itertext(etree.Element)))


def tidy(text: str) -> str:
    """One line: every run of white space (no-break and thin spaces too) is one space.

    Soft hyphens and zero-width marks go: nobody sees them, and they split words. A line break of
    the file before a comma is no space at all.
    """
    if "  " not in text and text.isprintable():  # no space but " ", nothing invisible: most texts
        return text.strip()
    if _INVISIBLE.search(text):
        text = _INVISIBLE.sub("", text)
    if "\n" in text:
        text = _BROKEN_LINE.sub("", text)
    return " ".join(text.split())
