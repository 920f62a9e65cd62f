"""Bytes of titles and abstracts without what may stand inside a word: markup, invisible signs.

What is not so simple is named: only a parser can say what the reader of that text sees.
"""

import re
from dataclasses import dataclass

import hyperscan
from stringzilla import contains, find, translate

from corpus.pubmed.screen_words import finder

_INVISIBLE = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff")
_DISGUISES = {"ſ": b"s", "\u212a": b"k", "İ": b"i", "ı": b"i"}
_SIGNS = {sign.encode(): b"" for sign in _INVISIBLE} | {
    sign.encode(): letter for sign, letter in _DISGUISES.items()
}
_SIMPLE_TAG = re.compile(rb"</?[a-z]{1,3}>")
_HIDDEN = "|".join("".join(rf"\x{byte:02x}" for byte in sign) for sign in _SIGNS)
_UNREAD = r"&[^algq]|\xc2[\x80-\x9f]"
"""Entities by number, control characters of which one parts words."""

_ODD = rf"<[^/A-Z]|{_UNREAD}"
"""Those and what is left of inline elements, comments."""

SIGNS = f"{_UNREAD}|{_HIDDEN}"
"""Where bytes without tags are not what a reader sees; capitals count."""

_OF_WORDS = r"[0-9A-Za-z_!\x80-\xff]"
_TAGS = [
    rf"{_OF_WORDS}(?:</?[a-z]{{1,3}}>)+{_OF_WORDS}",
    r"<(?:[^/A-Za-z]|[a-z]{1,3}[^a-z>]|[a-z]{4})",
]
_OF_RECORDS = b"/ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_KINDS = bytes(byte if byte == ord("<") else b"x/"[byte in _OF_RECORDS] for byte in range(256))

_CAPITALS_COUNT = hyperscan.HS_FLAG_DOTALL
_find = finder([_ODD, _HIDDEN], flags=_CAPITALS_COUNT)
_find_tags = finder(_TAGS, flags=_CAPITALS_COUNT)


def tags_in_words(data: bytes) -> list[int]:
    """Where inline tags end that stand within words, or are not simple."""
    if find(translate(data, _KINDS), b"<x") < 0:  # told at half the price
        return []
    return [end for _, end in _find_tags(data)]


@dataclass(frozen=True, slots=True)
class Plain:
    """Bytes without markup inside words, and the places in them that only a parser can read.

    These are comments, entities by number, formulas, tags with attributes.
    """

    data: bytes
    odd: list[int]


def plain(data: bytes) -> Plain:
    """The bytes without simple tags (`<i>`, `</sub>`) and signs that nobody sees.

    Tags whose names begin with a capital are those of the record, and stay.
    """
    data = _SIMPLE_TAG.sub(b"", data)
    found = _find(data)
    if any(kind for kind, _ in found):
        for sign, letter in _SIGNS.items():
            if contains(data, sign):
                data = data.replace(sign, letter)
        found = _find(data)
    return Plain(data, [end for _, end in found])
