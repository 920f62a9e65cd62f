"""An expression to a quick search by PCRE2, which says where `re` is to begin.

PCRE2 translates expressions to machine code; the two read nearly all of them alike, and
`tests/extract/test_pattern.py` shows it of those of the rules. Where it gives up (a limit of its
stack, a lone surrogate), `re` begins at the beginning.
"""

import re
from collections.abc import Callable

import pcre2

Scout = Callable[..., int | None]
"""From a text, and where to begin and to end, to where a match begins; None where there is none."""

_SHORT = 25
"""Expressions of so few characters `re` searches as fast."""

_FLAGS = {
    re.IGNORECASE: pcre2.IGNORECASE,
    re.MULTILINE: pcre2.MULTILINE,
    re.DOTALL: pcre2.DOTALL,
    re.VERBOSE: pcre2.VERBOSE,
}


def scout(expression: str, flags: int) -> Scout:
    """The quick search for an expression; for one not worth it, or with other flags, none."""
    known = [both for both in _FLAGS.items() if flags & both[0]]
    if len(expression) < _SHORT or flags != sum(flag for flag, _ in known):
        return _everywhere
    compiled = pcre2.compile(expression, flags=sum(flag for _, flag in known))

    def search(text: str, *span: int) -> int | None:
        try:
            found = compiled.search(text, *span)
        except (pcre2.LibraryError, UnicodeEncodeError):
            return _everywhere(text, *span)
        return found.start() if found else None

    return search


def _everywhere(_: str, *span: int) -> int:
    return span[0] if span else 0
