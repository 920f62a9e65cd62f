"""A title and the people announced to the words of kinship they go by: `brother`, `mother`."""

import re
from collections.abc import Sequence

from extract.grammar.pattern import Pattern
from extract.people.mention import Mention
from extract.people.own_people import OWN_CASE
from extract.text.reading import Reading, Sentence, Zone

_FAMILY = Pattern(
    r"\b(?:mother|father|parent)s?\b.{1,40}\b(?:daughter|son|child)\b"
    r"|\b(?:brother and sister|siblings?|brothers|sisters|twins|monozygotic|familial occurrence)\b",
    re.IGNORECASE,
)


_PRESENTED_PAIR = Pattern(
    r"\b(?:an?|one|the)\s(?:[\w-]+\s){0,2}(?P<one>mother|father|brother|sister|twin)\b[^.;]{0,25}?\band\s"
    r"(?:(?:an?|one|his|her|the)\s)?(?:[\w-]+\s){0,2}(?P<other>son|daughter|brother|sister|twin|child)\b",
    re.IGNORECASE,
)


def presented_pair(reading: Reading) -> frozenset[str]:
    """The words of kinship of two whom the text presents: `described in a father and daughter`."""
    for sentence in reading.sentences:
        found = _PRESENTED_PAIR.search(sentence.text)
        if found and OWN_CASE.search(sentence.text) and sentence.zone is not Zone.DISCUSSION:
            return frozenset({found["one"].lower(), found["other"].lower()})
    return frozenset()


def kinship(title: str, own: Sequence[tuple[Sentence, Mention]]) -> frozenset[str]:
    """`brother` for two brothers, `mother` and `daughter` for a title that names them."""
    if any(m.noun in _SINGULAR for _, m in own):
        return frozenset(word for _, m in own for word in _SINGULAR.get(m.noun, ()))
    if _FAMILY.search(title):
        words = re.findall(r"[a-z]+", title.lower())
        return frozenset(
            w for word in words for w in _SINGULAR.get(word, (word,)) if w in _RELATIVES
        )
    return frozenset()


_SINGULAR = {
    "brothers": ("brother",),
    "sisters": ("sister",),
    "siblings": ("sibling", "brother", "sister"),
    "sibling": ("sibling", "brother", "sister"),
    "twins": ("twin", "brother", "sister"),
    "cousins": ("cousin",),
}
_RELATIVES = frozenset(
    {"mother", "father", "son", "daughter", "brother", "sister", "sibling", "twin", "cousin"}
)


_BARE_KIN = Pattern(
    r"(?<!of )(?<!her )(?<!his )(?<!their )(?<!whose )(?<!other )(?<!healthy )(?<!unaffected )"
    r"\b(?:twins|sisters|brothers|siblings)\b",
    re.IGNORECASE,
)


def bare_kin(reading: Reading) -> int:
    """2 for `we describe twins` or `sisters`, presented without a number; else 0."""
    for sentence in reading.sentences:
        told = OWN_CASE.search(sentence.text) and sentence.zone is not Zone.DISCUSSION
        if told and _BARE_KIN.search(sentence.text):
            return 2
    return 0


def number_of_kin(reading: Reading, family: frozenset[str]) -> int | None:
    """2 for a title that names mother and daughter."""
    announced = _FAMILY.search(reading.article.title) or presented_pair(reading)
    return 2 if family and announced else None
