"""Texts whose characters `re` and PCRE2 take for the same: letters, digits, blanks, capitals.

They differ on combining marks, joining strokes, the Turkish i, and what Unicode has no name for.
"""

import re

_STRANGE = re.compile(
    "[^\t\n\r -~\xa0-\u012f\u0132-\u017f\u0391-\u03a1\u03a3-\u03ce\u0410-\u044f\u2000-\u200a"
    "\u2010-\u2029\u202f-\u203e\u2070\u2074-\u208e\u20ac\u2100-\u218b\u2190-\u23ff\u2500-\u27bf]"
)


def is_familiar(text: str) -> bool:
    """Whether there is no other character in it."""
    return (text.isascii() and text.isprintable()) or _STRANGE.search(text) is None
