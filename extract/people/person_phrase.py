"""Sentences to the phrases that mean one person: `a 42-year-old man`, `his son`, `F/30`, `he`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.grammar.age_form import Form
from extract.grammar.age_mention import age_mentions
from extract.grammar.pattern import Pattern
from extract.people.kin import is_patient_himself
from extract.people.mention import Mention, Role
from extract.people.token import (
    ENDS_PHRASE,
    POSSESSIVES,
    STOPS,
    VERBS,
    Token,
    by_birth,
    ends_phrase,
)
from extract.people.word_class import NO_HEAD, word_class

_SOME = frozenset({"a", "an", "one", "another", "some"})
_THE = frozenset({"the", "this", "that", "said"})
_OUR = frozenset({"our", "my"})
_THEIR = frozenset({"your", "their"})
_DETERMINERS = _SOME | _THE | _OUR | _THEIR | {"his", "her", "whose", "each", "every", "any", "no"}
_PRESENT = frozenset({"present", "index", "current"})
_CASE_OF = frozenset({"of", "with", "in", "is", "was", "where", "that", ".", ","})
_PRONOUNS = dict.fromkeys(("he", "his", "him", "himself"), "male") | dict.fromkeys(
    ("she", "her", "hers", "herself"), "female"
)
_ROLES = (
    dict.fromkeys(_SOME, Role.SOME)
    | dict.fromkeys(_THE, Role.THE)
    | dict.fromkeys(_OUR, Role.OURS)
    | dict.fromkeys(_THEIR, Role.OTHERS)
)
_NEED_AN_ARTICLE = frozenset({"twin", "parent"})
_AGE_BEHIND = Pattern(
    r"\s(?:of\s\d\d|aged\s)|,\s\d\d(?:[,;]|\sy)|\s\(\d\d(?:\sy[a-z.]*)?\)", re.IGNORECASE
)
_AGE_BEFORE = Pattern(
    r"(?:^|[,;(]|\b(?:and|in|of|another))\s?\d{1,2}[\s-]?(?:years?|yrs?|y)\.?[\s-]?(?:old|o)\s(?:[a-z-]+\s){0,2}$",
    re.IGNORECASE,
)
"""`And 57 year-old male`, the article left out."""
_SEX_CODE = Pattern(r"(?<![A-Za-z])[MF](?![A-Za-z])")
_ITEM = Pattern(r"^\W*(?:(?:case|patient|pt)\W*)?\w{0,4}\W*$", re.IGNORECASE)
_RATIO = Pattern(r"M\s?[:/]\s?F|F\s?[:/]\s?M")
_SEXES = {"M": "male", "F": "female"}
_MOST_CHILDREN = 12
_PHRASE = 9
"""A phrase has this many words at most."""


def phrases(text: str, tokens: Sequence[Token]) -> Iterator[Mention]:
    """Phrases with a noun for one person, or an age in place of a noun."""
    for at, token in enumerate(tokens):
        kind = token.kind
        if kind.kin_plural and by_birth(tokens, at):
            continue
        if (kind.person or kind.kin or kind.kin_plural or kind.old) and _is_head(tokens, at):
            yield from _phrase(text, tokens, at)


def _is_head(tokens: Sequence[Token], at: int) -> bool:
    """Whether the noun is not part of a longer phrase: `the patient's mother`, `patient group`."""
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None:
        return True
    if token.possessive:
        return not (following.kind.kin or following.kind.kin_plural)
    if token.kind.old:
        return not _has_person(tokens, at)
    both = token.kind.person and following.kind.person and following.word != "case"
    return not both and following.word not in NO_HEAD


def _has_person(tokens: Sequence[Token], at: int) -> bool:
    """Whether the age at `at` (`42-year-old`) is an adjective of a noun that follows."""
    for token in tokens[at + 1 : at + 7]:
        if token.kind.person or token.kind.kin:
            return True
        if ends_phrase(token):
            return False
    return False


def _phrase(text: str, tokens: Sequence[Token], at: int) -> Iterator[Mention]:
    """The phrase whose head is token `at`, if its article tells of whom it may be."""
    token = tokens[at]
    first = _determiner(tokens, at)
    word = tokens[first].word if first is not None else ""
    start = token.start if first is None else tokens[first].start
    base = Mention(_ROLES.get(word, Role.SOME), start, token.end, token.word, token.kind.sex)
    if (token.kind.kin or token.kind.kin_plural) and not token.kind.person:
        yield from _relative(text, tokens, at, first)
    elif token.word == "case":
        yield from _case(tokens, at, first, base)
    elif first is None:
        opens = _opens(tokens, at) and _ends(tokens, at)
        aged = _AGE_BEHIND.match(text, token.end) or _AGE_BEFORE.search(text, 0, token.start)
        if not token.kind.staff and (opens or aged):
            yield base
    elif _may_mean_one(tokens, first, at):
        yield base


def _may_mean_one(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether article and noun go together; `splenectomised as a child` means nobody new."""
    word, head = tokens[first].word, tokens[at]
    if word in _SOME:
        before = tokens[first - 1].word if first else ""
        return before not in {"as", "no"}
    if word in _OUR | _THEIR:
        return not head.kind.staff
    if word == "the" and head.word in {"male", "female"}:
        following = tokens[min(at + 1, len(tokens) - 1)]
        return (_ends(tokens, at) or following.kind.count > 0) and following.word not in _COMPARED
    return word in _THE and (head.kind.patient or head.kind.old)


_COMPARED = frozenset({"to", "and", "or", ":"})
"""Behind `the male`, what makes it no man: `the male to female ratio`."""


def _determiner(tokens: Sequence[Token], at: int) -> int | None:
    """The article or possessor that opens the phrase whose head is token `at`."""
    for place in range(at - 1, max(-1, at - _PHRASE), -1):
        token = tokens[place]
        if token.word in _DETERMINERS or (token.possessive and token.kind.person):
            return place
        if token.word != "." and ends_phrase(token):
            return None
    return None


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Whether the phrase without an article opens the sentence: `30 yrs old man, known case of`."""
    for token in reversed(tokens[max(0, at - _PHRASE) : at]):
        if token.word in {".", ":", ";", ")"}:
            return True
        if ends_phrase(token):
            return False
    return at < _PHRASE


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether the phrase is over: `Male, 19 years`, `Patient with`; not `Infant mortality`."""
    following = tokens[at + 1].word if at + 1 < len(tokens) else "."
    return following in STOPS or following in ENDS_PHRASE or following in VERBS


def _case(tokens: Sequence[Token], at: int, first: int | None, base: Mention) -> Iterator[Mention]:
    """`a case of`, `this case`; not `in the case of`, `in case` and `as is the case`."""
    word = tokens[first].word if first is not None else ""
    following = tokens[at + 1].word if at + 1 < len(tokens) else "."
    present = first is not None and tokens[first + 1].word in _PRESENT
    if word in _OUR or word == "this" or (word == "the" and present):
        yield replace(base, role=Role.OURS)
    elif word in _SOME and following in _CASE_OF:
        yield base


def _relative(text: str, tokens: Sequence[Token], at: int, first: int | None) -> Iterator[Mention]:
    """A relative; but `the daughter of first cousins` and `a mother of three` are patients."""
    token = tokens[at]
    if first is None and token.word in _NEED_AN_ARTICLE:
        return
    start = token.start if first is None else tokens[first].start
    following_word = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if token.kind.kin_plural and at and tokens[at - 1].word in {"were", "are", "both"}:
        return  # "Patients 1 and 2 were brothers"
    if first is not None and tokens[first].word in _SOME and following_word == "at":
        return  # "a mother at 23" tells of the patient
    if first is not None and (tokens[first].word in POSSESSIVES or tokens[first].possessive):
        start = tokens[first + 1].start  # "his" is the patient
    if is_patient_himself(text, token.start, token.end):
        yield Mention(Role.SOME, start, token.end, token.word, token.kind.sex)
        return
    following = [word_class(t.word) for t in tokens[at + 2 : at + 4]]
    of = at + 1 < len(tokens) and tokens[at + 1].word == "of"
    if of and any(0 < kind.count <= _MOST_CHILDREN or kind.kin_plural for kind in following):
        the = first is not None and tokens[first].word in _THE
        role = Role.THE if the else Role.SOME
        yield Mention(role, start, token.end, token.word, token.kind.sex)
    else:
        yield Mention(Role.KIN, start, token.end, token.word, token.kind.sex)


def coded(text: str) -> Iterator[Mention]:
    """`F/30`, `M, 22`, `(1) 19 y`: an age that is itself the mention."""
    for age in age_mentions(text):
        if age.form is Form.CODE and age.size == 1:
            item = age.start == 0 or _ITEM.search(text, 0, age.start)
            code = _SEX_CODE.search(text, max(0, age.start - 4), min(len(text), age.end + 4))
            if _RATIO.search(text, max(0, age.start - 2), min(len(text), age.end + 2)):
                continue
            if code or item:
                sex = _SEXES[code[0]] if code else None
                yield Mention(Role.SOME, age.start, age.end, sex=sex)


def ours(text: str) -> Iterator[Mention]:
    """`In ours`, `ours had`: our patient."""
    for match in _OURS.finditer(text):
        yield Mention(Role.OURS, match.start(), match.end(), "patient")


_OURS = Pattern(
    r"\bours\b(?!\sis\b)|\bour own (?:one|case)\b"
    r"|\b(?:the\s)?(?:subject|patient|person)\sof\s(?:this|our|the\spresent)\s(?:case|report|paper"
    r"|communication|note|letter|article|story)\b",
    re.IGNORECASE,
)


def titled(text: str) -> Iterator[Mention]:
    """`Mr. K.`, `Mrs D`: a patient by his initial; `Dr X.` is an author."""
    for match in _TITLED.finditer(text):
        sex = "male" if match["title"] == "Mr" else "female"
        yield Mention(Role.OURS, match.start(), match.end(), "patient", sex)


_TITLED = Pattern(r"\b(?P<title>Mr|Mrs|Ms|Miss)\.?\s(?:[A-Z]\.?\s?){1,2}(?=[\s,])")


def pronouns(tokens: Sequence[Token]) -> Iterator[Mention]:
    """`he`, `her`; not `he or she`."""
    for at, token in enumerate(tokens):
        sex = _PRONOUNS.get(token.word)
        if sex and len({_PRONOUNS.get(t.word, sex) for t in tokens[max(0, at - 2) : at + 3]}) == 1:
            yield Mention(Role.PRONOUN, token.start, token.end, token.word, sex)
