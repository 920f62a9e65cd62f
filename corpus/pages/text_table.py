"""Tables in the text of a PDF or a page: lines that are no sentences, set apart.

Their columns are lost, so they are kept as text of the kind `table`: the words are there to be
seen, and no rule takes another paper's patients in a row of figures for this paper's.
"""

import re
from collections.abc import Sequence

from corpus.article import Section, SectionKind
from corpus.headings import heading_of

_CAPTION = re.compile(r"\s*(Table\s+(?:\d{1,2}|[IVX]{1,4}))(?:\s*[.:|–-]|\s*$|\s+(?=[A-Z]))")
_FUNCTION_WORDS = frozenset(
    {"the", "of", "and", "in", "a", "to", "was", "with", "is", "that", "for", "were", "by", "on",
     "as", "at", "from", "which", "be", "are", "this", "had", "has", "have", "an", "it", "not",
     "or", "he", "she", "his", "her", "our", "we", "been", "but", "their", "after"}
)  # fmt: skip
_PROSE_WORDS = 6
_PROSE_SHARE = 0.2
_FEWEST_ROWS = 3
_CAPTION_LINES = 3


def part_tables(text: str) -> tuple[str, tuple[Section, ...]]:
    """The text without the lines of its tables, and each table as a section, labels not unique."""
    lines = text.splitlines()
    kept: list[str] = []
    tables: list[Section] = []
    at = 0
    while at < len(lines):
        caption = _CAPTION.match(lines[at])
        end = _end_of_table(lines, at) if caption else at
        if caption and end > at:
            rows = [line.strip() for line in lines[at:end] if line.strip()]
            tables.append(Section(caption[1], "\n".join(rows), SectionKind.TABLE))
            kept.append("")
            at = end
        else:
            kept.append(lines[at])
            at += 1
    return ("\n".join(kept) if tables else text), tuple(tables)


def _end_of_table(lines: Sequence[str], start: int) -> int:
    """The line after the table's last row; `start` where no table follows the caption."""
    rows, prose, end = 0, 0, start
    for place in range(start + 1, len(lines)):
        line = lines[place]
        if not line.strip():
            continue
        if heading_of(line) or _CAPTION.match(line):
            break
        if _is_prose(line):
            prose += 1
            if prose > (1 if rows else _CAPTION_LINES):
                break
        else:
            rows, prose, end = rows + 1, 0, place + 1
    return end if rows >= _FEWEST_ROWS else start


def _is_prose(line: str) -> bool:
    words = re.findall(r"[a-z]+", line.lower())
    told = sum(word in _FUNCTION_WORDS for word in words)
    return len(words) >= _PROSE_WORDS and told >= _PROSE_SHARE * len(words)
