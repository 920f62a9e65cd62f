"""A text with the letters mended that scanning turned into digits: `ce11`, `rep0rted`, `6l-year`.

Only what can be nothing else, and as many characters as before, so that offsets hold.
"""

import re

_IN_WORD = re.compile(r"(?<=[a-z])[01]+(?=[a-z])|(?<=[a-z]{3})1(?=\b)|(?<=\b)1(?=t\b|n\b)")
_LETTERS = str.maketrans("01", "ol")
_LOOKS_SCANNED = re.compile(r"[a-z][01][a-z]|[a-z]{3}1\b")


def mended(text: str) -> str:
    """The text as it was printed, as far as the words show: `simi1ar` is `similar`."""
    if not ("0" in text or "1" in text) or not _LOOKS_SCANNED.search(text):
        return text
    return _IN_WORD.sub(lambda found: found[0].translate(_LETTERS), text)
