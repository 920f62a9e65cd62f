"""A patient's sentences to the one that brings him in years before the mass, for his blood.

`A man of 66 was admitted with splenomegaly in 2008. … Six years later a scan showed paravertebral
tissue`: he was 72 then.
"""

import re
from collections.abc import Sequence

from extract.grammar.age_form import Form
from extract.grammar.age_mention import age_mentions
from extract.grammar.pattern import Pattern
from extract.text.reading import Sentence

LONG_AFTER = Pattern(
    r"\W*(?:but\s|however,\s)?(?:(?:about|some|almost|nearly|over|approximately|only|more\sthan)\s){0,2}"
    r"(?:\d{1,2}|[a-z]+(?:-[a-z]+)?)\syears\s(?:later|afterwards?|thereafter|on,"
    r"|after\s(?:this|that|the|his|her|its|diagnosis)\b)"
    r"|\W*(?:In|On|By|Since)\s(?:early\s|late\s)?(?:\w+,?\s){0,2}(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_BROUGHT_IN = Pattern(
    r"\b(?:(?:was|is)\s(?:first\s|\w+ly\s)?(?:admitted|referred|seen|diagnosed|found|hospitali[sz]ed"
    r"|treated|started|splenectomi[sz]ed|transplanted)|present(?:ed|s)|developed|came|complained"
    r"|consulted|visited|attended|sought|underwent|received|noticed|suffered)\b",
    re.IGNORECASE,
)
_AS_HE_IS_NOW = Pattern(
    r"\b(?:had|has|history|known|previously|since|ago|earlier|before|who\s(?:was|were|underwent"
    r"|received)|years?\s(?:after|following)|when\s(?:he|she))\b",
    re.IGNORECASE,
)
_OF_THE_MASS = Pattern(
    r"\b(?:(?:para|quadri|tetra)(?:plegi|pares)\w+|weak(?:ness)?|unable|could not|gait|numb\w*|back"
    r"|compress\w*|epidural|extradural|para-?spinal|para-?vertebral|pre-?sacral|laminectom\w*|spin(?:e|al)"
    r"|mediastin\w*|intrathoracic|extramedullary|mass(?:es)?|tumou?rs?|incontinen\w+|retention|walk\w*)\b",
    re.IGNORECASE,
)
_OTHERWISE_DATED = Pattern(
    r"\b(?:had (?:been|undergone|received|had)|at the age|aged|when (?:he|she)"
    r"|(?:in|since|on|by|until) (?:\w+ )?(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_YEAR = Pattern(r"\b(?:19|20)\d\d\b")
_YEARS_APART = 2


def of_blood_alone(mine: Sequence[Sentence]) -> int | None:
    """The index of the sentence whose age is not that of the mass, or None where there is none."""
    opening = next((n for n, s in enumerate(mine) if _is_aged(s)), None)
    if opening is None or not _is_of_then(mine[opening].text):
        return None
    dated = False
    for place, sentence in enumerate(mine[opening + 1 :], start=opening + 1):
        later = LONG_AFTER.match(sentence.text)
        if later and (later["year"] or not dated) and _is_later(later, mine[opening].text):
            comes = any(_OF_THE_MASS.search(s.text) for s in mine[place : place + _NEXT])
            return mine[opening].index if comes else None
        if _OF_THE_MASS.search(sentence.text):
            return None
        dated = dated or _OTHERWISE_DATED.search(sentence.text) is not None
    return None


_NEXT = 3


def _is_aged(sentence: Sentence) -> bool:
    return any(m.form is not Form.AT_AGE and m.size == 1 for m in age_mentions(sentence.text))


def _is_of_then(text: str) -> bool:
    """Whether it tells how he came with his blood, and nothing of a time before that."""
    if not _BROUGHT_IN.search(text) or _AS_HE_IS_NOW.search(text):
        return False
    at_age = any(m.form is Form.AT_AGE for m in age_mentions(text))
    return not at_age and not _OF_THE_MASS.search(text)


def _is_later(later: re.Match[str], opening: str) -> bool:
    """A date is later than one that stands in the opening; `N years later` is by itself."""
    if later["year"] is None:
        return True
    first = _YEAR.search(opening)
    return first is not None and int(later["year"]) - int(first[0]) >= _YEARS_APART
