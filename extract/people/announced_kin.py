"""A title and the people announced to the words of kinship they go by: `brother`, `mother`."""

import re
from collections.abc import Sequence

from extract.grammar.pattern import Pattern
from extract.people.mention import Mention
from extract.people.own_people import NEAR_START, OWN, OWN_CASE
from extract.people.telling import tells_what_happened
from extract.people.word_class import word_class
from extract.text.reading import Reading, Sentence, Zone

_AND_HIS = (
    r"\b(?:patient|man|woman|boy|girl)\sand\s(?:his|her)\s(?:[\w-]+\s){0,2}?"
    r"(?:mother|father|brother|sister|son|daughter|twin|cousin)\b"
)
_PATIENT_AND_KIN = Pattern(_AND_HIS, re.IGNORECASE)
_FAMILY = Pattern(
    r"\b(?:mother|father|parent)s?\b.{1,40}\b(?:daughter|son|child)\b"
    rf"|{_AND_HIS}|\b(?:brother and sister"
    r"|siblings?|brothers|sisters|twins|monozygotic|familial occurrence)\b",
    re.IGNORECASE,
)


_PRESENTED_PAIR = Pattern(
    r"\b(?:an?|one|the)\s(?:[\w-]+\s){0,2}(?P<one>mother|father|brother|sister|twin|(?:man|woman|boy|girl)"
    r"(?=\sand\s(?:his|her)\s(?:[\w-]+\s){0,2}(?:son|daughter|brother|sister)\b[^.;]{0,60}\s(?:both\s(?:had|with)"
    r"|were\s(?:both\s)?(?:found|admitted|seen|referred|diagnosed))))\b[^.;]{0,25}?\band\s"
    r"(?:(?:an?|one|his|her|the)\s)?(?:[\w-]+\s){0,2}"
    r"(?P<other>son|daughter|brother|sister|twin|child|offspring|children)s?\b",
    re.IGNORECASE,
)


_PAIR = 2
PARENTS = frozenset({"mother", "father"})
"""Those who are presented beside a newborn child of theirs, and are the patients."""
NEWBORN = frozenset({"newborn", "neonate", "baby", "infant", "child", "fetus", "foetus"})
_PRESENTED_PARENT = Pattern(
    r"\b(?:an?|one)\s(?:[\w-]+\s){0,2}(?P<one>mother|father)\b[^.;]{0,25}?\band\s(?:her|his|the)\s"
    r"(?:[\w-]+\s){0,2}(?:newborn|neonate|baby|infant|fo?etus|unborn)\b",
    re.IGNORECASE,
)


def presented_parent(reading: Reading) -> frozenset[str]:
    """The word for a patient who is presented beside a newborn: `a mother and her baby`."""
    for sentence in reading.sentences:
        found = _PRESENTED_PARENT.search(sentence.text)
        if found and OWN_CASE.search(sentence.text) and sentence.zone is not Zone.DISCUSSION:
            return frozenset({found["one"].lower()})
    return frozenset()


def presented_pair(reading: Reading) -> frozenset[str]:
    """The words of kinship of two whom the text presents: `described in a father and daughter`."""
    for sentence in reading.sentences:
        found = _PRESENTED_PAIR.search(sentence.text)
        if found and sentence.zone is not Zone.DISCUSSION and _presents(sentence, found.start()):
            return frozenset({found["one"].lower(), found["other"].lower()})
    return frozenset()


def _presents(sentence: Sentence, at: int) -> bool:
    """Whether it says so, or opens the text with them: `A brother and sister had weak legs`."""
    if OWN_CASE.search(sentence.text) or OWN.search(sentence.text):
        return True
    opens = sentence.index == 1 and at <= NEAR_START
    return opens and sentence.zone is Zone.CASE and tells_what_happened(sentence.text)


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
    "sibs": ("sib", "sibling", "brother", "sister"),
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


TWINS = Pattern(
    r"\W*(?:(?:(?:mono|di)zygotic|(?:non-?)?identical|fraternal|like-sexed)\s(?:[\w-]+\s)?twins?"
    r"(?:\s(?:brothers|sisters|boys|girls))?"
    r"|(?:[\w-]+\s){0,2}twin\s(?:brothers|sisters|boys|girls))\b",
    re.IGNORECASE,
)
"""`Identical twins aged 12 were seen`."""


def bare_kin(reading: Reading) -> int:
    """2 for `we describe twins`, `a patient and his sister`, presented without a number; else 0."""
    if _PATIENT_AND_KIN.search(reading.article.title):
        return _PAIR
    for sentence in reading.sentences:
        told = OWN_CASE.search(sentence.text) and sentence.zone is not Zone.DISCUSSION
        if told and _BARE_KIN.search(sentence.text):
            return _PAIR
        if sentence.zone is Zone.CASE and TWINS.match(sentence.text):
            return _PAIR
    return 0


_PARENT_AND_CHILDREN = Pattern(
    r"\b(?:an?|one|the)\s(?:[\w-]+\s){0,2}(?:mother|father)\b[^.;]{0,25}?\band\s(?:(?:his|her)\s)?"
    r"(?P<count>two|three|four)\s(?:[\w-]+\s){0,2}(?:sons|daughters|children|offspring|boys|girls)\b",
    re.IGNORECASE,
)


def number_of_kin(reading: Reading, family: frozenset[str]) -> int | None:
    """2 for a title that names mother and daughter, 3 for a father and his two sons."""
    for sentence in reading.sentences:
        found = _PARENT_AND_CHILDREN.search(sentence.text)
        if found and (sentence.zone is Zone.TITLE or OWN_CASE.search(sentence.text)):
            return 1 + word_class(found["count"].lower()).count
    announced = _FAMILY.search(reading.article.title) or presented_pair(reading)
    return 2 if family and announced else None
