"""Terms of a study to patterns that are looked for in bytes: what lacks them holds no term.

A pattern is read as `relevance.tsv` says of terms (capitals, hyphens, `ae` for `e`, bad scans), and
never more strictly: what is found may be no term, what is not found is none. Looked for in bytes
without markup inside words (`corpus.pubmed.screen_markup`).
"""

import re
from collections.abc import Callable, Iterator, Sequence

import hyperscan

Groups = Sequence[Sequence[str]]
"""Terms; a text counts that holds a term of every group."""

Found = list[tuple[int, int]]
"""Number of a pattern, and where it ends in the bytes."""

_SHORTEST = 4
_LETTERS = {
    "ae": "a?e",
    "oe": r"(?:[o0]?e|\xc5[\x92\x93])",
    "*": r"[\w\x80-\xff]*",
    "l": "[il1!]",
    "i": "[il1!]",
    "o": "[o0]",
    "m": "(?:m|rn)",
}
_BETWEEN = r"(?:[\s\x80-\xff-]|<[^<>]*>)"
_FLAGS = hyperscan.HS_FLAG_DOTALL | hyperscan.HS_FLAG_CASELESS
_QUIET = _FLAGS | hyperscan.HS_FLAG_QUIET
_FORMULA = hyperscan.HS_FLAG_COMBINATION | hyperscan.HS_FLAG_SINGLEMATCH


def finder(
    patterns: Sequence[str], *, flags: int = _FLAGS, signs: Sequence[str] = ()
) -> Callable[[bytes], Found]:
    """A function that finds the patterns; capitals do not matter but where the flags say so.

    The numbers of the signs, in which they do, follow those of the patterns.
    """
    of_all = [*[flags] * len(patterns), *[hyperscan.HS_FLAG_DOTALL] * len(signs)]
    scan = _database([*patterns, *signs], of_all).scan

    def find(data: bytes) -> Found:
        found: Found = []
        add = found.append

        def take(number: int, _start: int, end: int, _flags: int, _context: object) -> None:
            add((number, end))

        scan(data, match_event_handler=take)
        return found

    return find


def tester(groups: Groups) -> Callable[[bytes], bool]:
    """A function that says whether bytes hold a pattern of every group."""
    patterns = list(dict.fromkeys(pattern for group in groups for pattern in group))
    numbers = {pattern: str(number) for number, pattern in enumerate(patterns)}
    formula = "&".join(f"({'|'.join({numbers[each]: 0 for each in group})})" for group in groups)
    flags = [*[_QUIET] * len(patterns), _FORMULA]
    scan = _database([*patterns, formula], flags).scan

    def test(data: bytes) -> bool:
        found: list[int] = []
        scan(data, match_event_handler=lambda number, *_: found.append(number))
        return bool(found)

    return test


def _database(patterns: Sequence[str], flags: Sequence[int]) -> hyperscan.Database:
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(
        expressions=[pattern.encode() for pattern in patterns],
        ids=list(range(len(patterns))),
        flags=flags,
    )
    return database


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
        ends = match[0][-1] != "*" and term[match.end() : match.end() + 1] in {"", " "}
        if piece:
            pattern = rf"\b{_letters(piece)}" if begins else _letters(piece)
            yield len(piece.replace("*", "")), rf"{pattern}\b" if ends else pattern


def whole(term: str) -> str:
    """The pattern of a whole term: its words in their order, at any distance where it says `...`.

    For texts between whose paragraphs are but tags and white space, and that end in a tag.
    """
    parts = re.findall(r" \.\.\. |[ -]|[a-z0-9*]+", term.lower())
    begins = "" if term.startswith("*") else r"\b"
    return begins + "".join(map(_part, parts)) + ("" if term.endswith("*") else r"\W")


def _part(part: str) -> str:
    if part == " ... ":
        return ".+"
    if part == " ":
        return f"{_BETWEEN}+"
    return f"{_BETWEEN}*" if part == "-" else _letters(part)


def _letters(letters: str) -> str:
    return "".join(_LETTERS.get(letter, letter) for letter in re.findall("ae|oe|.", letters))
