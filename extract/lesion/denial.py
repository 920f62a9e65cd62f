"""Words about a place in the spine: that nothing lies there, or what a mass there lacks."""

import re

from extract.grammar.pattern import Pattern

_LOOK = 60
_DENIED = Pattern(
    r"\bnothing\s+(?:\w+\s+){0,3}$|\b(?:no|not|without|nor|neither|never|free\s+of|absence\s+of|ruled\s+out|excluded?|beyond|rather\s+than)\s+"
    r"(?:(?:\w[\w-]*,\s+){1,3}(?:or\s+)?|(?:(?!(?:but|and|with|only|until|was|were|is|are|had|has|which|who"
    r"|that|because|due|from|for|after|before|contrast|show\w*|reveal\w*|demonstrat\w*|disclos\w*"
    r"|confirm\w*|caus\w*|accompan\w*)\b)\w[\w/-]*\s+){0,4})$",
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
    r"|compartment|invasion|growth|region|area|soft|tissue|structure|disease)s?){0,2}"
    rf"{_AND_ANOTHER}"
    r"\s+(?:was|were|is|are)\s+(?:free|clear|normal|absent|excluded|spared|ruled\s+out|patent"
    r"|(?:looked|searched|sought)\s+(?:for\s+)?in\s+vain"
    r"|not\s+(?:\w+\s+)?(?:involved|affected|invaded|occupied|narrowed|compressed|enlarged|seen|found"
    r"|present|visible|identified|demonstrated|detected|noted|reached|breached|compromised|entered|encroached|penetrated|transgressed|obliterated))\b",
    re.IGNORECASE,
)


def absent(text: str, at: int) -> bool:
    """Whether what is named up to offset `at` is said not to be there: `the space was free`."""
    return _ABSENT.match(text, at) is not None


_UNHARMED = Pattern(
    r"(?:\s+(?:vertebra\w*|bod(?:y|ies)|pedicles?|lamina\w*|and|spinous|process\w*))*\s+"
    r"(?:was|were|is|are|being|appeared|remained)\s+(?:\w+\s+){0,2}?(?:collaps|fractur|sclero|intact"
    r"|normal|spared|destroy|erod|cement|unaffected|uninvolved)",
    re.IGNORECASE,
)
_VERTEBRA_ITSELF = Pattern(r"(?:^|[.;:,]\s*|\b(?:and|while|but)\s+)the\s+$", re.IGNORECASE)
_OF_ITSELF = Pattern(
    r"(?:\s+(?:vertebra\w*|bod(?:y|ies)|pedicles?))+\s+"
    r"(?:(?:was|were|is|are)\b(?!\s(?:also\s)?(?:removed|resected|excised))|had|show\w*|reflect\w*)\b",
    re.IGNORECASE,
)
_EXCEPTED = Pattern(
    r"(?:\bspar(?:ing|ed)|\bexcept(?:ing)?|\bother\s+than|\bapart\s+from|\bstop\w*\s+short\s+of|\bfree)\s+"
    r"(?:of\s+|for\s+|at\s+|the\s+|in\s+)*$",
    re.IGNORECASE,
)
_IN_THE_CORD = Pattern(
    r"(?:\bo?edema(?:tous\s+\w+)?|\bmyelomalac\w*|\b(?:signal\w*|(?:hyper|hypo)intens\w*|changes?)"
    r"\s+(?:of|in|within)\s+the\s+(?:spinal\s+)?cord|\bcord\s+(?:signal|hyperintens)\w*(?:\s+changes?)?)"
    r"(?:\s+(?:of|in|within)\s+the\s+(?:spinal\s+)?cord)?,?\s+(?:extending\s+|reaching\s+)?"
    r"(?:from|at|between|over|in|opposite)\s+(?:the\s+)?(?:level\s+of\s+)?$",
    re.IGNORECASE,
)
"""`A mass at T6-T9, with oedema from` T5 to T10: what the cord suffers is no part of the mass."""
_NOT_SEEN = Pattern(
    r"(?:\s+levels?)?\s+(?:was|were|could|is|are)\s+(?:excluded|ruled\s+out|absent|not\s+(?:be\s+)?"
    r"(?:seen|found|present|demonstrat|noted|visible|identif|detect)\w*)",
    re.IGNORECASE,
)


def spared(text: str, start: int, end: int) -> bool:
    """Whether the place at these offsets is free, or told of for its bone or cord alone."""
    before = text[max(0, start - _LOOK) : start]
    return bool(
        _UNHARMED.match(text, end)
        or _NOT_SEEN.match(text, end)
        or _EXCEPTED.search(before)
        or _IN_THE_CORD.search(text, max(0, start - 2 * _LOOK), start)
        or (_VERTEBRA_ITSELF.search(before) and _OF_ITSELF.match(text, end))
    )
