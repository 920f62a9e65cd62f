"""A mention in a sentence to whether it is stated, or denied: `no mass`, `masses were absent`."""

import re
from collections.abc import Iterable

from extract.grammar.pattern import Pattern

_DENIED_BEFORE = Pattern(
    r"\b(?:(?:no|not|neither|nor|none|nothing|never|free of|exclud\w+|ruled out|absence of|against|"
    r"spar(?:ed|ing)|negative for|separate from|devoid of|lack(?:ed|ing|s)?|"
    r"fail(?:ed|s|ing|ure)? to (?:show|reveal|demonstrate|disclose|detect|find|identify))\b"
    r"(?![^.]*(?:\bbut\b|[;:)]))"
    r"|without\b(?![^.]*(?:\b(?:but|had|has|presented|showed|revealed|underwent)\b|[;:)])))"
    r"[^.]{0,60}$",
    re.IGNORECASE,
)
_DENIED_WITHIN = Pattern(r"\b(?:no|not|without)\b", re.IGNORECASE)
"""`contained no marrow`."""
_DENIED_AFTER = Pattern(
    r"^[^.;:]{0,80}?(?:\b(?:was|were|is|are) )?"
    r"\b(?:(?:absent|normal|unremarkable)"
    r"(?!\s(?!in\b|on\b|at\b|from\b|and\b|or\b|by\b|with\b)\w)"
    r"|excluded|ruled out|spared"
    r"|not (?:be )?(?:seen|found|present|detected|involved|identified|demonstrated|confirmed"
    r"|visible|visuali[sz]ed|evident|apparent|noted|observed|substantiated)"
    r"|(?:but|and|yet|although|though|while) none\b)"
    r"|^[^.;:]{0,80}?\b(?:without|with no) (?:\w+ )?(?:findings?|lesions?|mass(?:es)?|deposits?"
    r"|abnormalit\w+|involvement|results?)\b"
    r"|^[^.;:]{0,60}?\b(?:was|were|is|are|remained) (?:\w+ )?(?:free|clear|clean|negative"
    r"|uninvolved|unaffected|intact|not affected)\b(?! (?:of|from))",
    re.IGNORECASE,
)


def stated(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence `text` states what `match` names in it; False where it denies it."""
    if _DENIED_WITHIN.search(match[0]):
        return False
    before = text[max(0, match.start() - 80) : match.start()]
    return not (_DENIED_BEFORE.search(before) or _DENIED_AFTER.match(text[match.end() :]))


def any_stated(text: str, patterns: Iterable[Pattern]) -> bool:
    """Whether anything that one of the patterns names is stated."""
    return any(stated(text, match) for pattern in patterns for match in pattern.finditer(text))
