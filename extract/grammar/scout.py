"""An expression to a quick search by PCRE2, which says where `re` is to begin.

PCRE2 translates expressions to machine code; the two read nearly all of them alike, and
`tests/extract/test_pattern.py` shows it of those of the rules. Where it gives up (a limit of its
stack, a lone surrogate), `re` begins at the beginning. The searches go to the compiled part of the
package: what its classes in Python do around one takes three times as long as the search.
"""

import re
import sys

from pcre2 import LibraryError, _cy

_SHORT = 25
"""Expressions of so few characters `re` searches as fast."""

LONGEST_TEXT = 4000
"""Characters; a longer text, searched from many places, would be looked through again each time."""

_FLAGS = {
    re.IGNORECASE: _cy.CompileOption.CASELESS,
    re.MULTILINE: _cy.CompileOption.MULTILINE,
    re.DOTALL: _cy.CompileOption.DOTALL,
    re.VERBOSE: _cy.CompileOption.EXTENDED,
}
_ANCHORED = 0x80000000
"""PCRE2_ANCHORED, which the package does not name among the options of compiling."""

_GAVE_UP = (LibraryError, UnicodeEncodeError)
_CONTEXT = _cy.create_match_context()
_match = _cy.match
_span_of = _cy.match_substring_span_bynumber


class Scout:
    """The quick search for one expression; a short one, or one with other flags, is not searched.

    An `anchored` one is looked for only where the search begins.
    """

    __slots__ = ("_code",)

    def __init__(self, expression: str, flags: int, *, anchored: bool = False) -> None:
        known = [both for both in _FLAGS.items() if flags & both[0]]
        self._code: _cy.PCRE2Code | None = None
        if len(expression) >= _SHORT and flags == sum(flag for flag, _ in known):
            options = sum(option for _, option in known) | (_ANCHORED if anchored else 0)
            self._code = _cy.compile(expression, options)
            _cy.jit_compile(self._code)

    def begin(self, text: str, start: int = 0, end: int = sys.maxsize) -> int | None:
        """Where the first match from `start` on may begin; None where there is none to `end`."""
        end = min(end, len(text))
        if self._code is None or not 0 <= start <= end:
            return start
        try:
            found = _match(self._code, text, end, start, _CONTEXT)[0]
        except _GAVE_UP:
            return start
        return _span_of(found, text, 0)[0] if found else None
