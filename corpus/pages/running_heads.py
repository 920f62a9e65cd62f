"""Lines that a page has at its top and foot, amid the text that was copied from it.

Numbers, the journal's line, copyright, what comes again on each page, footnotes about the authors;
and captions of figures, which part a sentence in two.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from corpus.headings import heading_of
from corpus.pages.imprint import JOURNAL, VERB, end_of_front, is_imprint

_PAGE_NUMBER = re.compile(r"\W*(?:page )?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?\W*", re.IGNORECASE)
_NOTICE = re.compile(
    r"\W*(?:copyright\b|downloaded from|doi\s*:?\s*10\.|https?://)"
    r"|.{0,60}(?:©|\(c\) (?:18|19|20)\d\d)"
    r"|.{0,80}(?:unauthorized reproduction|all rights reserved|not for citation purposes)",
    re.IGNORECASE,
)
_CAPTION_OF_A_FIGURE = re.compile(r"\s*fig(?:ure|s|\.)?\.?\s*\d", re.IGNORECASE)
_ENDS = re.compile(r"[.?!:][\"”’')\]\d]*$")
_FOOTNOTE = re.compile(
    r"\s*[*†‡§¶\d]?\s*(?:address (?:for|all|reprint)|correspond(?:ence|ing author)|reprint requests"
    r"|presented (?:in part )?at|from the (?:departments?|division|institute)"
    r"|accepted for publication"
    r"|received (?:for publication )?\d)",
    re.IGNORECASE,
)
_JOURNAL_AND_YEAR = re.compile(r"[A-Z][\w .&:()-]{5,80}; ?(?:18|19|20)\d\d")
_AT_THE_EDGE = re.compile(r"^(?:page )?[\d\W]+|[\d\W]+$", re.IGNORECASE)
_LONGEST_HEAD = 110
_ALONE = 0.7
"""The share of lines between empty ones from which on each line stands alone."""


def without_running_heads(text: str) -> str:
    """The text of pages without their numbers and what each repeats at its top or foot.

    A line is left out where it comes again, or is a page's number, the journal's line or a
    copyright notice.
    """
    lines = _without_footnotes(text.splitlines())
    shapes = Counter(_shape(line) for line in lines)
    front = end_of_front(lines)
    return "\n".join(
        line
        for place, line in enumerate(lines)
        if place < front or not _is_running_head(" ".join(line.split()), shapes)
    )


def _without_footnotes(lines: Sequence[str]) -> list[str]:
    """The lines without the blocks about the authors that stand at the foot of a page.

    The caption of a figure that parts a sentence comes after the block in which that ends.
    """
    blocks = [list(block) for has_text, block in groupby(lines, _has_text) if has_text]
    if sum(len(block) == 1 for block in blocks) > _ALONE * len(blocks):
        return list(lines)
    kept: list[str] = []
    waiting: list[str] = []
    runs_on = parted = False
    for block in blocks:
        if kept and _is_footnote(block):
            parted = True
            continue
        if runs_on and _CAPTION_OF_A_FIGURE.match(block[0]):
            waiting += ["", *block]
            continue
        goes_on = runs_on and (parted or block[0].lstrip()[:1].islower())
        kept += block if goes_on else ["", *block]
        parted = False
        runs_on = not _ENDS.search(block[-1].rstrip()) and not heading_of(block[-1])
        if waiting and not runs_on:
            kept += waiting
            waiting = []
    return [*kept, *waiting][1:]


def _has_text(line: str) -> bool:
    return bool(line.strip())


def _is_footnote(block: Sequence[str]) -> bool:
    if _FOOTNOTE.match(block[0]):
        return True
    return len(block) > 1 and all(is_imprint(" ".join(line.split())) for line in block)


def _is_running_head(line: str, shapes: Counter[str]) -> bool:
    if not line or len(line) > _LONGEST_HEAD or heading_of(line):
        return False
    if _PAGE_NUMBER.fullmatch(line) or _NOTICE.match(line):
        return True
    if line[0].islower() or VERB.search(line):
        return False
    is_repeated = shapes[_shape(line)] > 1 and len(line.split()) > 1
    if is_repeated or _JOURNAL_AND_YEAR.fullmatch(line):
        return True
    return bool(JOURNAL.search(line)) and line[-1] not in ".,"


def _shape(line: str) -> str:
    """The line without a page's number at either end."""
    return _AT_THE_EDGE.sub("", " ".join(line.split())).casefold()
