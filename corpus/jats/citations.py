"""Citations in a JATS tree: raised ones are taken out, bare numbers get brackets.

"relieved the pain.<sup>2</sup>" read as text would be "pain.2", and "for 6 months<xref>12</xref>"
would be "months12": numbers that are nobody's age, dose or follow-up.
"""

import re
from collections.abc import Iterator

from lxml import etree

from corpus.markup import local_name, whole_text

_NUMBERS = re.compile(r"[\s\d,;.*–−‐-]*")
_NUMBER = re.compile(r"\s*\d{1,3}[a-z]?\s*")
_BETWEEN = re.compile(r"[\s,;–−‐-]*")
_ENDS_SENTENCE = re.compile(r"[.,;:]\s*$")
_ENDS_WORD = re.compile(r"[a-z]{4}\s?$")


def settle_citations(article: etree._Element) -> None:
    """Change the tree: no raised citation is left, and bare numbers stand in brackets.

    Citations in brackets or as names and years stay as printed.
    """
    linked = [x for x in article.iter("{*}xref") if x.get("ref-type") == "bibr"]
    for sup in list(article.iter("{*}sup")):
        if _is_citation(sup, marked_up=bool(linked)):
            _take_out(sup)
    for xref in linked:
        if len(xref) and local_name(xref[0]) == "sup" and _NUMBERS.fullmatch(whole_text(xref)):
            _take_out(xref)
    _bracket([x for x in linked if _NUMBER.fullmatch(whole_text(x)) and _in_tree(x, article)])


def _is_citation(sup: etree._Element, *, marked_up: bool) -> bool:
    if any(x.get("ref-type") == "bibr" for x in sup.iter("{*}xref")):
        return all(_NUMBERS.fullmatch(text) for text in _outside_links(sup))
    if (
        marked_up
        or not re.search(r"\d", whole_text(sup))
        or not _NUMBERS.fullmatch(whole_text(sup))
    ):
        return False
    if any(local_name(a) in {"table", "table-wrap-foot"} for a in sup.iterancestors()):
        return False
    before = _text_before(sup)
    return bool(_ENDS_SENTENCE.search(before) or _ENDS_WORD.search(before))


def _outside_links(sup: etree._Element) -> Iterator[str]:
    yield sup.text or ""
    for child in sup:
        if local_name(child) != "xref":
            yield whole_text(child)
        yield child.tail or ""


def _take_out(element: etree._Element) -> None:
    """Remove the element but keep the text that follows it, without a gap before a full stop."""
    parent = element.getparent()
    if parent is None:
        return
    before, after = _text_before(element), element.tail or ""
    if re.match(r"\s*[.,;:)\]]", after):
        before = before.rstrip()
    previous = element.getprevious()
    if previous is None:
        parent.text = before + after
    else:
        previous.tail = before + after
    element.tail = None
    parent.remove(element)


def _bracket(citations: list[etree._Element]) -> None:
    """Put each run of bare numbers that stands in no bracket yet into square brackets."""
    run: list[etree._Element] = []
    for xref in citations:
        if run and xref.getprevious() is run[-1] and _BETWEEN.fullmatch(run[-1].tail or ""):
            run.append(xref)
            continue
        _close(run)
        run = [xref]
    _close(run)


def _close(run: list[etree._Element]) -> None:
    if not run or re.search(r"[\[(][^\])]*$", _text_before(run[0])):
        return
    for xref in run:
        number = whole_text(xref).strip()
        del xref[:]
        xref.text = number
    before = _text_before(run[0])
    run[0].text = ("[" if before[-1:].isspace() or not before else " [") + (run[0].text or "")
    run[-1].text = f"{run[-1].text or ''}]"


def _text_before(element: etree._Element) -> str:
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        return previous.tail or ""
    return (parent.text or "") if parent is not None else ""


def _in_tree(element: etree._Element, root: etree._Element) -> bool:
    return any(ancestor is root for ancestor in element.iterancestors())
