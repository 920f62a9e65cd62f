r"""A regular expression to pieces of words of which a text must hold some, or it cannot match.

`(?:im|de)prov\w* (?:of )?gait` needs `improv` or `deprov`, and `gait`. After the prefilters of RE2
(Cox, "Regular Expression Matching with a Trigram Index", 2012): strings that a part matches are
kept while they are few, and multiplied with those of the next part.

Pieces are in the common form of `common`: small letters, and what a scan confuses is one letter.
An `EDGE` at either end says that the word begins or ends there.

An exclamation mark that a class allows, because scans make one of a letter, is left out: with it
each such letter would halve a word. So nothing here holds for a text with exclamation marks.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from re import _constants as op  # type: ignore[attr-defined]  # the parser of `re` itself,
from re import _parser  # type: ignore[attr-defined]  # so that nothing is read otherwise than it does
from typing import Any

EDGE = "#"
UNJUDGED = "!"
"""What is said of the needs of an expression is not said of a text with this sign."""

_MOST = 64
"""More strings than this are not multiplied with what follows."""

_FEW = 10
"""A range of so many characters is taken as strings."""

_NOTHING = frozenset({""})
_GAP = frozenset({EDGE})
_PIECE = re.compile(r"#?[^#]+#?")
_CONFUSED = str.maketrans({"l": "i", "1": "i", "0": "o", "m": "rn"})
_FOREIGN = str.maketrans({"İ": "i", "ı": "i", "ſ": "s", "\u212a": "k"})
"""Letters that `re.IGNORECASE` takes for one of ASCII."""

_COMMON_WORDS = (
    "a an and are as at be been by for from had has have he her his in is it no not of on or she"
    " that the this to was were which who with without after patient"
)


def small(text: str) -> str:
    """The text in small letters, those included that only `re.IGNORECASE` takes for Latin ones."""
    return (text if text.isascii() else text.translate(_FOREIGN)).lower()


def common(word: str) -> str:
    """The word of small letters with what scans confuse made one: `l`, `1`, `i`; `rn`, `m`."""
    return word.translate(_CONFUSED)


_BY_LENGTH = (0.9, 0.6, 0.3, 0.1, 0.04, 0.02, 0.01)
"""How often a sentence holds a piece of one letter, of two, and so on."""

_USUAL = frozenset(EDGE + common(word) + EDGE for word in _COMMON_WORDS.split(" "))

Pieces = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Part:
    """What a part of an expression matches: exactly these strings, or such that need these pieces.

    `exact` is None where there are too many; then each of `needs` is a choice of pieces.
    """

    exact: Pieces | None
    needs: tuple[Pieces, ...] = ()


_ANYTHING = _Part(None)
_EMPTY = _Part(_NOTHING)


def necessary(expression: str, flags: int = 0) -> tuple[Pieces, ...]:
    """Sets of pieces; where a text lacks all pieces of one of them, it has no match.

    At most two, the rarest ones; none where the expression needs no word.
    """
    part = _sequence(_parser.parse(expression, flags))
    return tuple(sorted(dict.fromkeys(_needs_of(part)), key=_likelihood)[:2])


def _sequence(items: Iterable[tuple[Any, Any]], before: Pieces = _NOTHING) -> _Part:
    r"""Parts that follow each other, and `before`, which stands before them.

    Each way of a choice is read with what stands before all: `c(?:ord|ure\w*)` needs `cord` or
    `cure`, not `ure` alone.
    """
    exact, needs = before, list[Pieces]()
    whole = True
    for code, value in items:
        if code in _CHOICES:
            part = _CHOICES[code](value, exact)
            if part.exact is not None:
                exact = part.exact
                continue
            whole = False
            needs += _pieces_of(exact)
            needs += part.needs
            exact = _NOTHING
            continue
        part = _part(code, value)
        product = _product(exact, part.exact)
        if product is not None:
            exact = product
            continue
        whole = False
        needs += _pieces_of(exact)
        needs += part.needs
        exact = _NOTHING if part.exact is None else part.exact
    return _Part(exact) if whole else _Part(None, (*needs, *_pieces_of(exact)))


def _product(left: Pieces, right: Pieces | None) -> Pieces | None:
    """Each of the strings with each behind it; None where that makes too many."""
    if right is None or len(left) * len(right) > _MOST:
        return None
    return frozenset([(a + b).replace(EDGE + EDGE, EDGE) for a in left for b in right])


def _part(code: Any, value: Any) -> _Part:
    """A node of the parser's tree; what is not known here may be anything."""
    reader = _READERS.get(code)
    return reader(value) if reader else _ANYTHING


def _assertion(value: Any) -> _Part:
    r"""`(?!\w)` and `(?<![\w-])` say that a word ends or begins; others are no part of the text."""
    items = list(value[1])
    is_class = len(items) == 1 and items[0][0] is op.IN
    return _Part(_GAP) if is_class and _is_word_sign(items[0][1]) else _EMPTY


def _is_word_sign(items: list[tuple[Any, Any]]) -> bool:
    return (op.CATEGORY, op.CATEGORY_WORD) in items and items[0][0] is not op.NEGATE


@cache
def _letter(number: int) -> _Part:
    letter = chr(number).lower()
    if not letter.isascii() or letter == "_":
        return _ANYTHING
    return _Part(frozenset({common(letter)} if letter.isalnum() else {EDGE}))


def _class(items: list[tuple[Any, Any]]) -> _Part:
    """A class of characters; a large one, or one that is not of ASCII, may be anything."""
    strings: set[str] = set()
    for code, value in items:
        if code is op.LITERAL and value == ord(UNJUDGED):
            continue
        part = _member(code, value)
        if part.exact is None:
            return _ANYTHING
        strings |= part.exact
    return _Part(frozenset(strings)) if strings else _ANYTHING


def _member(code: Any, value: Any) -> _Part:
    if code is op.LITERAL:
        return _letter(value)
    if code is op.RANGE and value[1] - value[0] < _FEW:
        return _either([_letter(number) for number in range(value[0], value[1] + 1)])
    blank = code is op.CATEGORY and value in {op.CATEGORY_SPACE, op.CATEGORY_NOT_WORD}
    return _Part(_GAP) if blank else _ANYTHING


def _branch(value: Any, before: Pieces) -> _Part:
    return _either([_sequence(items, before) for items in value[1]])


def _either(parts: list[_Part]) -> _Part:
    """One of several parts."""
    strings = [part.exact for part in parts if part.exact is not None]
    if len(strings) == len(parts) and sum(map(len, strings)) <= _MOST:
        return _Part(frozenset[str]().union(*strings))
    best: list[Pieces] = []
    for part in parts:
        needs = _needs_of(part)
        if not needs:
            return _ANYTHING
        best.append(min(needs, key=_likelihood) if len(needs) > 1 else needs[0])
    return _Part(None, (frozenset[str]().union(*best),))


def _repeat(value: Any) -> _Part:
    least, most, items = value
    part = _sequence(items)
    if part.exact is not None and part.exact <= {"", EDGE}:
        return _Part(part.exact if least else part.exact | _NOTHING)
    if least == 0:
        return _Part(part.exact | _NOTHING) if most == 1 and part.exact else _ANYTHING
    if most == 1:
        return part
    return _Part(None, _needs_of(part))


_CHOICES: dict[Any, Callable[[Any, Pieces], _Part]] = {
    op.BRANCH: _branch,
    op.SUBPATTERN: lambda value, before: _sequence(value[-1], before),
    op.ATOMIC_GROUP: _sequence,
}
_READERS: dict[Any, Callable[[Any], _Part]] = {
    op.LITERAL: _letter,
    op.IN: _class,
    op.MAX_REPEAT: _repeat,
    op.MIN_REPEAT: _repeat,
    op.POSSESSIVE_REPEAT: _repeat,
    op.AT: lambda value: _EMPTY if value is op.AT_NON_BOUNDARY else _Part(_GAP),
    op.ASSERT: lambda _: _EMPTY,
    op.ASSERT_NOT: _assertion,
}


def _needs_of(part: _Part) -> tuple[Pieces, ...]:
    return part.needs if part.exact is None else tuple(_pieces_of(part.exact))


def _pieces_of(strings: Pieces) -> Iterator[Pieces]:
    """The choice of pieces that any of the strings holds; nothing where one holds no word."""
    pieces = list(map(_rarest, strings))
    if all(pieces):
        yield frozenset(pieces)


def _rarest(string: str) -> str:
    """The word, or piece of one, of a string that a text is least likely to hold."""
    if EDGE not in string[1:-1]:
        return string.strip(EDGE) and string
    return min(_PIECE.findall(string.replace(EDGE, EDGE + EDGE)), key=_frequency, default="")


def _likelihood(pieces: Iterable[str]) -> float:
    """Roughly how many of the pieces a sentence holds."""
    return sum(map(_frequency, pieces))


@cache
def _frequency(piece: str) -> float:
    if piece in _USUAL:
        return 0.25
    length = len(piece.strip(EDGE))
    return _BY_LENGTH[min(length, len(_BY_LENGTH)) - 1] / (1 + 2 * piece.count(EDGE))
