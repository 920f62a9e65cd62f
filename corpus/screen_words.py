"""Terms of a study to words that are looked for in bytes: what lacks them holds no term.

A word is read as `relevance.tsv` says of terms (capitals, hyphens, `ae` for `e`, bad scans), and
never more strictly: what is found may be no term, what is not found is none.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

import hyperscan

Groups = Sequence[Sequence[str]]
"""A text counts that holds a term of every group."""

Found = list[tuple[int, int]]
"""Number of a word, or one of the signs below, and where it ends in the bytes."""

MARKED = -1
"""Markup inside a word, a sign that nobody sees, or one that is another letter's capital."""

ODD = -2
"""What only a parser reads: comments, entities by number, formulas with notes."""

NO_TITLE = -3
"""A title that may be empty: then another counts, which stands elsewhere in the record."""

_SHORTEST = 4
_TAGS = "(?:<[^<>]*>)+"
_LETTERS = {
    "ae": "a?e",
    "oe": r"(?:[o0]?e|\xc5[\x92\x93])",
    "*": r"(?:[\w\x80-\xff]|<[^<>]*>)*",
    "l": "[il1!]",
    "i": "[il1!]",
    "o": "[o0]",
    "m": "(?:m|rn)",
}
_SIGNS = {
    rf"[a-z]{_TAGS}[a-z01!]|[01!]{_TAGS}[a-z]": MARKED,
    rf"{_TAGS}\xc5[\x92\x93]|\xc5[\x92\x93]{_TAGS}": MARKED,  # œ
    r"\xc2\xad|\xe2\x80[\x8b-\x8d]|\xe2\x81\xa0|\xef\xbb\xbf": MARKED,  # soft hyphen, zero width
    r"\xc5\xbf|\xe2\x84\xaa|\xc4[\xb0\xb1]": MARKED,  # ſ, the Kelvin sign, İ and ı
    r"<[!?]|&[^algq]|<[a-z:]*annotation": ODD,
    r"\xc2[\x80-\x9f]": ODD,  # control characters, of which one parts words
    r"""="[^"<>]*>|='[^'<>]*>""": ODD,  # a > inside an attribute
    r"<ArticleTitle[^<>]*>[^a-z0-9]*<": NO_TITLE,
    rf"<ArticleTitle[^<>]*>\W*(?:not|in)\W+(?:{_TAGS}\W*)*(?:av|pr)": NO_TITLE,
}


def finder(patterns: Sequence[str]) -> Callable[[bytes], Found]:
    """A function that finds the patterns, by their numbers, and the signs."""
    kinds = (*range(len(patterns)), *_SIGNS.values())
    every = [*patterns, *_SIGNS]
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(
        expressions=[pattern.encode() for pattern in every],
        ids=list(range(len(every))),
        flags=[hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_DOTALL] * len(every),
    )

    def find(data: bytes) -> Found:
        found: Found = []
        add = found.append

        def take(number: int, _start: int, end: int, _flags: int, _context: object) -> None:
            add((kinds[number], end))

        database.scan(data, match_event_handler=take)
        return found

    return find


class Words:
    """What to look for: `patterns`, the longest word of each term, or `every` word of it.

    A text without the words of a term in every group cannot count.
    """

    def __init__(self, groups: Groups, *, every: bool) -> None:
        numbers: dict[str, int] = {}
        self._needed = [
            {_numbered(numbers, words_of(term)[: None if every else 1]) for term in group}
            for group in groups
        ]
        self.patterns = list(numbers)

    def suffice(self, words: set[int]) -> bool:
        """Whether the words with these numbers may make up a text that counts."""
        return all(any(need <= words for need in needed) for needed in self._needed)


def _numbered(numbers: dict[str, int], words: Iterable[str]) -> frozenset[int]:
    return frozenset(numbers.setdefault(word, len(numbers)) for word in words)


def words_of(term: str) -> list[str]:
    """Patterns of the words of a term, the longest first; short ones only where it has no other.

    Of equal ones the later comes first, as what begins a word (`intra-`) is not what tells.
    """
    pieces = list(_pieces(term.lower()))[::-1]
    pieces.sort(key=lambda piece: -piece[0])
    return [pattern for size, pattern in pieces if size >= _SHORTEST or size == pieces[0][0]]


def _pieces(term: str) -> Iterator[tuple[int, str]]:
    """Letters and pattern of each stretch of letters; one behind a hyphen may begin in a word."""
    for match in re.finditer(r"[a-z0-9*]+", term):
        piece = match[0].strip("*")
        begins = match[0][0] != "*" and term[match.start() - 1 : match.start()] in {"", " "}
        letters = re.findall("ae|oe|.", piece)
        if piece:
            pattern = "".join(_LETTERS.get(letter, letter) for letter in letters)
            yield len(piece.replace("*", "")), rf"\b{pattern}" if begins else pattern
