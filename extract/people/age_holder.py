"""A sentence to the people whom only an age beside them shows to be people.

`a Tuareg of 60`, `a falconer, 54 years of age`, `J.P., 45`: whatever the noun, the frame tells.
"""

import re
from collections.abc import Iterator, Sequence

from extract.grammar.age_form import AgeMention, Form
from extract.grammar.age_mention import age_mentions
from extract.grammar.pattern import Pattern
from extract.grammar.person import sex_of
from extract.people.mention import Mention, Role
from extract.people.token import ENDS_PHRASE, STOPS, Token

_FORMS = frozenset({Form.NOUN_OF, Form.BESIDE, Form.AGED, Form.YEAR_OLD})
_BETWEEN = Pattern(
    r"[\s,(]{1,3}(?:(?:of|aged?:?|now|then|only|just|about|some|around|nearly|almost)\s){0,2}$",
    re.IGNORECASE,
)
_INITIALS = Pattern(r"(?:^|[\s(])(?P<name>(?:[A-Z]\.[\s-]?){2,3})[\s,(]{0,3}$")
_ROLES = {
    **dict.fromkeys(("a", "an", "another", "one"), Role.SOME),
    **dict.fromkeys(("the", "this"), Role.THE),
    **dict.fromkeys(("our", "my"), Role.OURS),
}
_WHENCE = frozenset({"from", "of", "in", "at"})
_PHRASE = 7
_THINGS = frozenset(
    """
    fracture scar injury wound history implant prosthesis graft lesion mass scan film radiograph
    specimen sample study age ages mean median average range total series data report shunt
    pacemaker symptom pain marriage friendship
    """.split()  # noqa: SIM905 - words as running text
)


def held_by_age(text: str, tokens: Sequence[Token]) -> Iterator[Mention]:
    """The phrases before an age, from the article to the age."""
    for age in age_mentions(text):
        if age.size == 1 and age.form in _FORMS:
            yield from _initials(text, age)
            yield from _phrase(text, tokens, age)
        if age.size == 1 and age.form is Form.YEAR_OLD:
            yield from _old(text, age)


_ARTICLE = Pattern(r"(?:\b(?P<word>an?|another|one|this|our)\s|(?:^|[:.;])\s?)$", re.IGNORECASE)
_THING_AFTER = Pattern(
    rf"[\s)-]{{1,2}}(?:[\w-]+\s){{0,3}}?(?:{'|'.join(sorted(_THINGS))})s?\b", re.IGNORECASE
)


def _old(text: str, age: AgeMention) -> Iterator[Mention]:
    """`a 36 year old thalassaemic`, and at the head of a sentence `35 yo Asian F`."""
    article = _ARTICLE.search(text, max(0, age.start - 9), age.start)
    if article and not _THING_AFTER.match(text, age.end):
        word = (article["word"] or "").lower()
        start = article.start("word") if word else age.start
        yield Mention(_ROLES.get(word, Role.SOME), start, age.end, "patient")


def _initials(text: str, age: AgeMention) -> Iterator[Mention]:
    name = _INITIALS.search(text[max(0, age.start - 20) : age.start])
    if name:
        start = max(0, age.start - 20) + name.start("name")
        yield Mention(Role.SOME, start, age.end, "patient")


def _phrase(text: str, tokens: Sequence[Token], age: AgeMention) -> Iterator[Mention]:
    tie = _BETWEEN.search(text[max(0, age.start - 30) : age.start])
    end = age.start - len(tie[0]) if tie else -1
    head = next((n for n, t in enumerate(tokens) if t.end == end), None)
    if head and tokens[head - 1].word in {"para", "gravida"}:
        head -= 1
    if head is None or (not tokens[head].word.isalpha() and "-" not in tokens[head].word):
        return
    if tokens[head].word in _THINGS or tokens[head].word in ENDS_PHRASE:
        return  # "the mean age was 31"
    for place in range(head - 1, max(-1, head - _PHRASE), -1):
        word = tokens[place].word
        if word == "the" and place and tokens[place - 1].word in _WHENCE:
            return  # "a seamstress from the highlands, 26 years old"
        if word in _ROLES:
            noun = tokens[head].word
            yield Mention(_ROLES[word], tokens[place].start, age.end, noun, sex_of(noun))
            return
        if word in ENDS_PHRASE or word in STOPS:
            return
