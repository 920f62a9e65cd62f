"""Phrases as people write them, to patterns: a blank in a phrase is any white space."""

import re

from extract.grammar.pattern import Pattern

_LINE = Pattern(r"\s*\n\s*")


def phrase(pattern: str) -> str:
    r"""The regular expression of phrases, in brackets; lines are joined, a blank becomes `\s+`.

    `"refused|was not (?:given|done)"` -> `(?:refused|was\s+not\s+(?:given|done))`.
    """
    return "(?:" + _LINE.sub("", pattern.strip()).replace(" ", r"\s+") + ")"


def compiled(pattern: str) -> Pattern:
    """The pattern of phrases, whatever their capitals."""
    return Pattern(phrase(pattern), re.IGNORECASE)
