"""Lines as a page or a column broke them to paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.headings import heading_of

_WORD_RUNS_ON = re.compile(r"[a-z,(\-‐–]$")
_STARTS_LOWER = re.compile(r"[a-z(]")
_ENDS_SENTENCE = re.compile(r"[.?!:][\"”’')\]]*(?:\[[\d, –-]+\])?$")
_LIST_MARK = re.compile(
    r"[•▪‣●–*-]\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s|(?:fig(?:ure|\.)|table)\s*\d", re.IGNORECASE
)
_LABELLED = re.compile(r"\b(?:patients?|cases?|figs?\.?|figures?|tables?|nos?\.?)$", re.IGNORECASE)
"""At a line's end, before the number of what it names: `Patient` / `1. Male, 18 years`."""
_HYPHEN = re.compile(r"(\w+)[-‐\ufffe\u00ad]$")
_FIRST_WORD = re.compile(r"\w+")
_KEEPS_HYPHEN = frozenset({
    "all", "anti", "bi", "cross", "double", "extra", "far", "first", "follow", "four",
    "full", "half", "high", "hypo", "hyper", "inter", "intra", "large", "left", "long",
    "low", "mid", "mild", "multi", "near", "non", "off", "one", "over", "para", "peri",
    "post", "pre", "right", "second", "self", "semi", "short", "single", "six", "small",
    "soft", "sub", "super", "then", "third", "three", "trans", "two", "under", "up", "well",
    "wide", "year", "month", "week", "day", "old", "beta", "alpha", "delta", "dose", "cord",
})  # fmt: skip
_SHARE_THAT_RUNS_ON = 0.25
_FEWEST_LINES = 3
_SHORT_LINE = 0.75
_LONG_LINE = 1.15
"""Times the width of nearly all lines: no column broke this one."""
_NEIGHBOURS = 4
_LONGEST_WORD = 60
_WORDS_OF_A_HEADING = 5


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with text, and how many empty ones stand before it."""

    text: str
    gap: int


def is_wrapped(text: str) -> bool:
    """Whether the lines were broken by a page: many end in the middle of a sentence."""
    return _gap_inside_paragraphs(list(_lines(text))) is not None


def join_lines(text: str) -> str:
    """The text with one line a paragraph and an empty line between paragraphs.

    Lines are joined where the page broke them, also when every line is followed by an empty one
    (text copied out of a PDF). Words hyphenated at a line's end are mended by what the rest of the
    text shows (`para-` + `vertebral`). A text whose lines are paragraphs already keeps them.
    """
    lines = list(_lines(text))
    gap = _gap_inside_paragraphs(lines)
    if gap is None:
        return "\n\n".join(line.text for line in lines)
    words = Counter(re.findall(r"[\w-]+", text.lower()))
    wide = sorted(len(line.text) for line in lines)[len(lines) * 9 // 10]
    paragraphs: list[list[str]] = []
    for index, line in enumerate(lines):
        if paragraphs and _continues(lines, index, gap, wide):
            paragraphs[-1].append(line.text)
        else:
            paragraphs.append([line.text])
    return "\n\n".join(_joined(paragraph, words) for paragraph in paragraphs)


def _lines(text: str) -> Iterator[_Line]:
    gap = 0
    for raw in text.splitlines():
        line = re.sub(r"[ \t\u00a0]+", " ", raw).strip()
        if line:
            yield _Line(line, gap)
            gap = 0
        else:
            gap += 1


def _gap_inside_paragraphs(lines: Sequence[_Line]) -> int | None:
    """How many empty lines stand between two lines of one paragraph, or None: lines are whole.

    In wrapped text a good part of the lines end in the middle of a sentence.
    """
    pairs: Counter[int] = Counter()
    running: Counter[int] = Counter()
    for before, after in pairwise(lines):
        pairs[after.gap] += 1
        running[after.gap] += _runs_on(before.text, after.text)
    wrapped = [
        gap
        for gap, count in running.items()
        if count >= _FEWEST_LINES and count >= _SHARE_THAT_RUNS_ON * pairs[gap]
    ]
    return max(wrapped, key=lambda gap: running[gap], default=None)


def _runs_on(before: str, after: str) -> bool:
    return bool(_WORD_RUNS_ON.search(before) and _STARTS_LOWER.match(after))


def _continues(lines: Sequence[_Line], index: int, gap: int, wide: int) -> bool:
    """Whether this line goes on with the paragraph of the line before it; `wide` is a full line."""
    before, line = lines[index - 1].text, lines[index]
    nearby = [n.text for n in lines[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS]]
    width = sorted(map(len, nearby))[len(nearby) // 2]
    if any(heading_of(one) and not _fills(one, width) for one in (before, line.text)):
        return False
    if line.gap != gap:
        return line.gap < gap + 2 and _runs_on(before, line.text)
    ends = _ENDS_SENTENCE.search(before[-_LONGEST_WORD:])
    if _LIST_MARK.match(line.text) and (ends or not _LABELLED.search(before)):
        return False
    if not ends:
        return len(before) <= _LONG_LINE * wide or line.text[:1].islower()
    return len(before) >= _SHORT_LINE * width


def _fills(line: str, width: int) -> bool:
    """Whether the line is as long as text is: `Patient 4. Male, 22 years. Compression at`."""
    return len(line) >= _SHORT_LINE * width and len(line.split()) > _WORDS_OF_A_HEADING


def _joined(lines: Sequence[str], words: Counter[str]) -> str:
    ends = [line_end(line, after, words) for line, after in pairwise(lines)]
    return "".join([*ends, lines[-1]])


def line_end(line: str, after: str, words: Counter[str]) -> str:
    """The line as it must end for `after` to follow: with a space, a hyphen, or neither.

    `words` are the words of the whole text in lower case, with counts: they decide whether a
    hyphen at the break belongs to the word (`para-vertebral`) or not (`haemato-poiesis`).
    """
    if line.endswith(("–", "/")):
        return line
    hyphen, first = _HYPHEN.search(line[-_LONGEST_WORD:]), _FIRST_WORD.match(after)
    if not hyphen or not first:
        return f"{line} "
    left, right, stem = hyphen[1], first[0], line[:-1]
    whole, parted = words[(left + right).lower()], words[f"{left}-{right}".lower()]
    if whole != parted:
        keep = parted > whole
    else:
        is_word = left.isalpha() and len(left) > 1 and right.islower()
        keep = not is_word or left.lower() in _KEEPS_HYPHEN
    return f"{stem}-" if keep else stem
