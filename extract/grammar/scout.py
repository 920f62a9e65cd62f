"""An expression to a quick search by PCRE2, which says where `re` is to begin.

PCRE2 translates expressions to machine code; the two read nearly all of them alike, and
`tests/extract/test_pattern.py` shows it of those of the rules. Where it gives up (a limit of its
stack, a lone surrogate), `re` begins at the beginning.
"""

import re

import pcre2

_SHORT = 25
"""Expressions of so few characters `re` searches as fast."""

_FLAGS = {
    re.IGNORECASE: pcre2.IGNORECASE,
    re.MULTILINE: pcre2.MULTILINE,
    re.DOTALL: pcre2.DOTALL,
    re.VERBOSE: pcre2.VERBOSE,
}
_GAVE_UP = (pcre2.LibraryError, UnicodeEncodeError)


class Scout:
    """The quick search for one expression; a short one, or one with other flags, is not searched.

    `span` is where to begin and where to end, as for `re`.
    """

    __slots__ = ("_compiled",)

    def __init__(self, expression: str, flags: int) -> None:
        known = [both for both in _FLAGS.items() if flags & both[0]]
        self._compiled: pcre2.Pattern | None = None
        if len(expression) >= _SHORT and flags == sum(flag for flag, _ in known):
            self._compiled = pcre2.compile(expression, flags=sum(flag for _, flag in known))

    def begin(self, text: str, *span: int) -> int | None:
        """Where the first match may begin; None where there is none."""
        if self._compiled is None:
            return span[0] if span else 0
        try:
            found = self._compiled.search(text, *span)
        except _GAVE_UP:
            return span[0] if span else 0
        return found.start() if found else None
