"""Sentences to the people they count, number or group: `two brothers`, `the second`, `both`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.people.label import labels
from extract.people.mention import LAST, NEXT, OTHER, Mention, Role
from extract.people.token import (
    ENDS_PHRASE,
    STOPS,
    VERBS,
    Token,
    by_birth,
    plural_after,
    stands_alone,
)
from extract.people.word_class import NO_HEAD

_DETERMINED = frozenset({"the", "our", "these", "all", "both", "his", "her", "their", "those"})
_POSSESSIVE = frozenset({"his", "her", "their"})
_PARTS = frozenset({"all", "none", "each", "any"})
_GROUP_WORDS = frozenset(
    {"both", "neither", "either", "each", "all", "none", "our", "these", "the"}
)
_MOST_PEOPLE = 100_000
_ACTS = frozenset(
    {
        "carry",
        "walk",
        "live",
        "remain",
        "do",
        "work",
        "attend",
        "continue",
        "need",
        "require",
        "lead",
        "run",
        "enjoy",
        "take",
        "feel",
        "show",
        "suffer",
    }
)
_NEAR = 4
_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
    "fifth": 5, "5th": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "former": 1, "latter": LAST, "eldest": 1, "elder": 1, "oldest": 1, "older": 1,
    "younger": LAST, "youngest": LAST, "last": LAST, "next": NEXT, "other": OTHER,
}  # fmt: skip


def labelled(text: str) -> Iterator[Mention]:
    """`Case 2`, `patients 1 and 3`."""
    for label in labels(text):
        count = len(label.numbers)
        noun = "(" if label.enumerated else "case"
        yield Mention(Role.LABEL, label.start, label.end, noun, count=count, numbers=label.numbers)


def counted(tokens: Sequence[Token]) -> Iterator[Mention]:
    """`two brothers`, `the remaining two`, `all three patients`, `two of her sons`."""
    for at, token in enumerate(tokens):
        if 1 < token.kind.count < _MOST_PEOPLE and not _is_year(tokens, at):
            yield from _count(tokens, at)


def _is_year(tokens: Sequence[Token], at: int) -> bool:
    """`In 1984 patients were rare`."""
    before = tokens[at - 1].word if at else ""
    return tokens[at].kind.count in _YEARS and before in _BEFORE_YEAR


_YEARS = range(1800, 2100)
_BEFORE_YEAR = frozenset(
    {"in", "since", "until", "from", "to", "and", "of", "by", "after", "before"}
)


def _count(tokens: Sequence[Token], at: int) -> Iterator[Mention]:
    head = plural_after(tokens, at)
    before = tokens[at - 1].word if at else ""
    if by_birth(tokens, at):
        return
    part = before == "of" and at > 1 and tokens[at - 2].word in _PARTS
    kin = head is not None and tokens[head].kind.kin_plural
    start = tokens[at - 1].start if before in _DETERMINED else tokens[at].start
    end = tokens[head if head is not None else at].end
    noun = tokens[head] if head is not None else None
    mention = Mention(
        Role.COUNT,
        start,
        end,
        noun.word if noun else "",
        noun.kind.sex if noun else None,
        count=tokens[at].kind.count,
    )
    if before in {"first", "last"} and at > 1 and tokens[at - 2].word == "the":
        if head is not None or stands_alone(tokens, at):
            number = 1 if before == "first" else LAST
            yield replace(mention, role=Role.GROUP, numbers=(number,))
    elif before in {"remaining", "other"}:
        if head is not None or stands_alone(tokens, at):
            yield replace(mention, role=Role.REST)
    elif kin and (before in _POSSESSIVE or tokens[at + 1].word == "of"):
        yield replace(mention, role=Role.KIN)
    elif part or before in _DETERMINED:
        of_all = at > 1 and tokens[at - 2].word == "of" and before == "the"
        if head is not None or (stands_alone(tokens, at) and not of_all):
            yield replace(mention, role=Role.GROUP)
    elif head is not None or _is_bare(tokens, at):
        yield mention


def _is_bare(tokens: Sequence[Token], at: int) -> bool:
    """`One was operated on and two were irradiated`."""
    few = tokens[at].kind.count <= _FEW
    return few and _opens_clause(tokens, at) and _acts(tokens, at)


_FEW = 12


def _acts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb follows: `two recovered`, `all had`, `one and two with surgery`."""
    following = tokens[at + 1].word if at + 1 < len(tokens) else "."
    return following in _DOES


_DOES = VERBS - frozenset({"in", "of", "a", "an", "at", "on", "to", "there", "no", "is", "are"})


def ordinals(tokens: Sequence[Token]) -> Iterator[Mention]:
    """`the second patient`, `the eldest`, `the other`; `one` where it opens a clause."""
    for at, token in enumerate(tokens):
        if token.word in {"one", "another"}:
            if _opens_clause(tokens, at) and _is_one(tokens, at):
                number = OTHER if token.word == "another" else NEXT
                yield Mention(Role.ORDINAL, token.start, token.end, token.word, numbers=(number,))
        elif token.word in _ORDINALS:
            yield from _ordinal(tokens, at)


def _ordinal(tokens: Sequence[Token], at: int) -> Iterator[Mention]:
    before = tokens[at - 1].word if at else ""
    second = before == "a" and tokens[at].word in _SECOND
    if at and before not in {"the", "our", "my"} and not second:
        return
    number = (_ORDINALS[tokens[at].word],)
    start = tokens[max(0, at - 1)].start
    head = _person_after(tokens, at)
    if head is not None:
        noun = tokens[head]
        if second and noun.word == "one":
            return  # `a mass at T6 and a second one at L5`
        if before == "the" or not noun.kind.kin:
            yield Mention(Role.ORDINAL, start, noun.end, noun.word, noun.kind.sex, numbers=number)
    elif before == "the" and _stands_for_person(tokens, at):
        end = tokens[_of_ours(tokens, at)].end
        yield Mention(Role.ORDINAL, start, end, tokens[at].word, numbers=number)


def _of_ours(tokens: Sequence[Token], at: int) -> int:
    """The last word of `the first of our patients`; `at` where no such words follow."""
    words = [t.word for t in tokens[at + 1 : at + 3]]
    if len(words) > 1 and words[0] == "of" and words[1] in {"our", "the", "these"}:
        return plural_after(tokens, at + 2) or at
    return at


_SECOND = frozenset({"second", "third", "fourth", "fifth", "sixth"})
"""`a second patient`; `a former jockey` and `a first child` number nobody."""


def _stands_for_person(tokens: Sequence[Token], at: int) -> bool:
    """`In the second, power was full`; not `above the first` nor `the fifth to eighth`."""
    earlier = tokens[at - 2].word if at > 1 else "."
    following = tokens[at + 1].word if at + 1 < len(tokens) else "."
    beyond = tokens[at + 2].word if at + 2 < len(tokens) else "."
    if following == "that" or (following in {"is", "was"} and beyond in {"that", "a", "an"}):
        return True
    if following == "to" or (earlier not in STOPS and earlier not in _LEADS_TO_PERSON):
        return False
    if earlier == "in" and (tokens[at].word in {"former", "latter"} or following in _NOT_ITS_NOUN):
        return True
    return stands_alone(tokens, at)


_NOT_ITS_NOUN = frozenset({"the", "his", "her", "their", "no"})
_LEADS_TO_PERSON = frozenset(
    {
        "in",
        "and",
        "of",
        "for",
        "while",
        "whereas",
        "but",
        "from",
        "with",
        "that",
        "when",
        "although",
        "only",
    }
)


def _person_after(tokens: Sequence[Token], at: int) -> int | None:
    """The noun an ordinal belongs to, three words on at most."""
    for place in range(at + 1, min(at + 4, len(tokens))):
        token = tokens[place]
        person = (token.kind.person and not token.kind.staff) or token.kind.kin
        if person or token.word in {"one", "observation"}:
            following = tokens[place + 1].word if place + 1 < len(tokens) else ""
            return None if following in NO_HEAD else place
        if token.word in ENDS_PHRASE or token.word in STOPS:
            return None
    return None


def _opens_clause(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[at - 1].word if at else "."
    return before in STOPS or before in {"and", "while", "whereas", "but", "in", "though"}


def _is_one(tokens: Sequence[Token], at: int) -> bool:
    """`one of whom`, `one had`, `one, a woman`; not `one month` and not `one has to`."""
    following = tokens[at + 1].word if at + 1 < len(tokens) else "."
    if following in {"has", "is", "does", "can", "may"}:
        return at > 0 and tokens[at - 1].word == "and"
    return following in VERBS or following == ","


def grouped(tokens: Sequence[Token]) -> Iterator[Mention]:
    """`both patients`, `neither`, `in each`, `our patients`, `they`.

    The count is 0 where all are meant, -1 for a bare `the patients`.
    """
    for at, token in enumerate(tokens):
        if token.word == "they":
            yield Mention(Role.GROUP, token.start, token.end, "they", count=0)
        elif token.word in _GROUP_WORDS:
            yield from _group(tokens, at)


def _acts_both(tokens: Sequence[Token], at: int) -> bool:
    """`both had`, `, both with`; not `treated both with steroids and by laminectomy`."""
    with_ = at + 1 < len(tokens) and tokens[at + 1].word == "with"
    return _acts(tokens, at) and (not with_ or _opens_clause(tokens, at))


def _did(tokens: Sequence[Token], at: int) -> bool:
    """`were both admitted`, `have both recovered`."""
    if not 0 < at < len(tokens) - 1 or tokens[at - 1].word not in {"were", "are", "have", "had"}:
        return False
    return tokens[at + 1].word.endswith("ed") or tokens[at + 1].word in {"been", "well"}


def _of_them(tokens: Sequence[Token], at: int) -> bool:
    """`both of them`, `neither of the two`; not `both of his legs`."""
    words = [t.word for t in tokens[at + 1 : at + 3]]
    return words[:1] == ["of"] and words[-1] in {"them", "whom", "these", "the", "our", "those"}


def _group(tokens: Sequence[Token], at: int) -> Iterator[Mention]:
    token = tokens[at]
    head = plural_after(tokens, at)
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    person = following is not None and (following.kind.patient or following.word == "case")
    end = tokens[head if head is not None else at].end
    sex = tokens[head].kind.sex if head is not None else None
    phrase = Mention(Role.GROUP, token.start, end, token.word, sex, count=0)
    if token.word in {"both", "neither", "either"}:
        apart = at > 0 and tokens[at - 1].word == "in"
        acts = following is not None and following.word in _ACTS
        acts = acts or (following is not None and apart and following.word in _NOT_ITS_NOUN)
        stops = following is None or following.word in STOPS or _of_them(tokens, at)
        if at and tokens[at - 1].word == "or":
            return  # "in the legs, the trunk or both"
        acts = acts or _acts_both(tokens, at) or _did(tokens, at)
        if head is not None or person or acts or stops:
            yield replace(phrase, count=2)
    elif token.word in {"each", "all", "none"}:
        stops = following is None or following.word in STOPS
        apart = stops and at > 0 and tokens[at - 1].word == "in"
        acts = token.word == "all" and _opens_clause(tokens, at) and _acts(tokens, at)
        if head is not None or person or apart or acts or _of_them(tokens, at):
            yield phrase
    elif head is not None and head - at < _NEAR:
        count = -1 if token.word == "the" else 0
        yield replace(phrase, noun=tokens[head].word, count=count)
