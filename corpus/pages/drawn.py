"""What drawing and sending leave in a text that was copied: ligatures, hyphens, frames, quoting."""

import re

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬆ": "st"})
_SOFT_HYPHEN = re.compile(r"(?<=\w)\u00ad(?=\w)")
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
_BOXED = re.compile(r"^\|[ \t]([^|\n]*?)[ \t]*\|[ \t]*$", re.MULTILINE)
_EDGE = re.compile(r"^\+[-=+]{3,}\+[ \t]*$", re.MULTILINE)
_FEWEST_LINES = 3


def undrawn(text: str) -> str:
    """The text with letters for ligatures, without soft hyphens in words, marks of quoting, frames.

    A frame or quoting is three lines or more; one bar or `>` is a sign of the text.
    """
    if len(_QUOTED.findall(text)) >= _FEWEST_LINES:
        text = _QUOTED.sub("", text)
    if len(_BOXED.findall(text)) >= _FEWEST_LINES:
        text = _BOXED.sub(r"\1", _EDGE.sub("", text))
    return _SOFT_HYPHEN.sub("", text.translate(_LIGATURES))
