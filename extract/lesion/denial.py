"""Words about a place in the spine: that nothing lies there, or what a mass there lacks."""

import re

from extract.grammar.pattern import Pattern

_LOOK = 60
_DENIED = Pattern(
    r"\b(?:no|not|without|nor|neither|never|free\s+of|absence\s+of|ruled\s+out|excluded?)\s+"
    r"(?:(?:\w[\w-]*,\s+){1,3}(?:or\s+)?|(?:(?!(?:but|and|with|only|until|was|were|is|are|had|has|which|who"
    r"|that|because|due|from|for|after|before|contrast|show\w*|reveal\w*|demonstrat\w*|disclos\w*"
    r"|confirm\w*|caus\w*)\b)\w[\w/-]*\s+){0,4})$",
    re.IGNORECASE,
)


def lacking(text: str, at: int) -> int | None:
    """Where a mass that is at offset `at` is said to lack something; None where it is not.

    `A mass without enhancement at T4-T8`: there it is, whatever it has not.
    """
    found = _LACKING.search(text, max(0, at - _REACH_OF_MASS), at)
    return found.end("mass") if found else None


_LACKING = Pattern(
    r"(?<!no )(?<!not )\b(?P<mass>(?:mass(?:es)?|lesions?|tumou?rs?|deposits?|tissue|collections?"
    r"|swellings?)(?: \w+)?),? (?:without|with no|with absent|had no|showed no) "
    r"(?:(?!at|no|nor)[\w-]+(?:, | and | or |/| )){1,8}?"
    r"(?:(?:detected|found|seen|located|situated|lying|palpable|visible) [^.;]{0,50}?)?\(?"
    r"(?:at|from|between|over|opposite|along|beside|extending|spanning|involving) (?:\w+ ){0,4}?$",
    re.IGNORECASE,
)
_REACH_OF_MASS = 200


def denied(text: str, at: int) -> bool:
    """Whether the words before offset `at` deny what follows: `no compression`, `free of`."""
    return bool(_DENIED.search(text[max(0, at - _LOOK) : at]))


_AND_ANOTHER = r"(?:\s+(?:and|or)\s+(?:the\s+)?[\w-]+)?"
_ABSENT = Pattern(
    rf"{_AND_ANOTHER}"
    r"(?:\s+(?:space|deposit|extension|component|involvement|spread|mass(?:e)?|lesion"
    r"|compartment|invasion|growth|region|area|tissue|structure|disease)s?){0,2}"
    rf"{_AND_ANOTHER}"
    r"\s+(?:was|were|is|are)\s+(?:free|clear|normal|absent|excluded|spared|ruled\s+out|patent"
    r"|(?:looked|searched|sought)\s+(?:for\s+)?in\s+vain"
    r"|not\s+(?:\w+\s+)?(?:involved|affected|invaded|occupied|narrowed|compressed|enlarged|seen|found"
    r"|present|visible|identified|demonstrated|detected|noted|reached|breached|compromised))\b",
    re.IGNORECASE,
)


def absent(text: str, at: int) -> bool:
    """Whether what is named up to offset `at` is said not to be there: `the space was free`."""
    return _ABSENT.match(text, at) is not None
