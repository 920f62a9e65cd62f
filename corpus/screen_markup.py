"""Bytes of titles and abstracts without what may stand inside a word: markup, invisible signs.

What is not so simple is named: only a parser can say what the reader of that text sees.
"""

import re
from dataclasses import dataclass

import hyperscan
from stringzilla import contains

from corpus.screen_words import finder

_INVISIBLE = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff")
_DISGUISES = {"ſ": b"s", "\u212a": b"k", "İ": b"i", "ı": b"i"}
_SIGNS = {sign.encode(): b"" for sign in _INVISIBLE} | {
    sign.encode(): letter for sign, letter in _DISGUISES.items()
}
_SIMPLE_TAG = re.compile(rb"</?[a-z]{1,3}>")
_HIDDEN = "|".join("".join(rf"\x{byte:02x}" for byte in sign) for sign in _SIGNS)
_ODD = r"<[^/A-Z]|&[^algq]|\xc2[\x80-\x9f]"
"""Inline elements, comments, entities by number, control characters of which one parts words."""

_CAPITALS_COUNT = hyperscan.HS_FLAG_DOTALL
_find_any = finder([f"{_ODD}|{_HIDDEN}"], flags=_CAPITALS_COUNT | hyperscan.HS_FLAG_SINGLEMATCH)
_find = finder([_ODD, _HIDDEN], flags=_CAPITALS_COUNT)


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
    if not _find_any(data):
        return Plain(data, [])
    data = _SIMPLE_TAG.sub(b"", data)
    found = _find(data)
    if any(kind for kind, _ in found):
        for sign, letter in _SIGNS.items():
            if contains(data, sign):
                data = data.replace(sign, letter)
        found = _find(data)
    return Plain(data, [end for _, end in found])
