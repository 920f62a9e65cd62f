"""A sentence to its words and stops, each with what it may be in a phrase about people."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from extract.people.word_class import WordClass, word_class

_TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+(?![\w,])|[^\W_](?:[\w.½]*[\w½])?(?:[-–/’'][\w½]+)*|[;:()\[\],.?!–—%]"
)
STOPS = frozenset(";:()[],.?!–—%")
_STOPS_BUT_COMMA = STOPS - {","}
ENDS_PHRASE = frozenset(
    """
    of with in at to by for from and or but was were is are be been who whom that which whose
    had has
    showed revealed presented developed underwent received he she it we they his her their
    """.split()  # noqa: SIM905 - words as running text
)
"""Words that no noun phrase goes on across."""

POSSESSIVES = frozenset({"his", "her", "their"})

VERBS = frozenset(
    """
    was were had has have is are who whose whom underwent received presented developed showed died
    expired recovered improved remained came took gave regained did complained walked in with of
    also never needed a an at on to no there refused declined responded became got went lost
    survived
    """.split()  # noqa: SIM905 - words as running text
)
"""What may follow a person who is named by a number or an ordinal alone."""

_DOES = VERBS - frozenset({"in", "of", "a", "an", "at", "on", "to", "there", "no", "is", "are"})

NOT_ITS_NOUN = frozenset({"the", "his", "her", "their", "no"})
"""What follows where an ordinal or `both` has no noun of its own: `in the second, the legs`."""


class Token(NamedTuple):
    """A word or a stop; a tuple because a sentence makes thirty of them."""

    start: int
    end: int
    word: str
    kind: WordClass
    possessive: bool = False


def tokens_of(text: str) -> list[Token]:
    """The words and stops, in lower case, without a possessive `'s`."""
    return [Token._make((*match.span(), *_word(match[0]))) for match in _TOKEN.finditer(text)]


@lru_cache(maxsize=65536)
def _word(written: str) -> tuple[str, WordClass, bool]:
    word = written.lower()
    possessive = word.endswith(("'s", "’s"))
    word = word[:-2] if possessive else word
    return word, word_class(word), possessive


def ends_phrase(token: Token) -> bool:
    """Whether no noun phrase goes on across the word or stop; across a comma it may."""
    return token.word in ENDS_PHRASE or token.word in _STOPS_BUT_COMMA


def stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number or ordinal at `at` is followed by no noun of its own."""
    following = tokens[at + 1].word if at + 1 < len(tokens) else "."
    return following in STOPS or following in VERBS


def opens_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause begins there: `, one had`; `and two recovered`."""
    before = tokens[at - 1].word if at else "."
    return before in STOPS or before in {"and", "while", "whereas", "but", "in", "though"}


def verb_follows(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb follows: `two recovered`, `all had`, `one and two with surgery`."""
    following = tokens[at + 1].word if at + 1 < len(tokens) else "."
    return following in _DOES


_BY_BIRTH = frozenset(
    {"eldest", "oldest", "youngest", "middle", "child", "son", "daughter", "born", "baby"}
)


def by_birth(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words from `at` tell a place among siblings: `the eldest of four brothers`."""
    return any(
        tokens[place].word == "of" and tokens[place - 1].word in _BY_BIRTH
        for place in range(max(1, at - 3), at)
    )


def plural_after(tokens: Sequence[Token], at: int) -> int | None:
    """The plural noun that the number at `at` counts: seven words on at most."""
    for place in range(at + 1, min(at + 8, len(tokens))):
        token = tokens[place]
        if token.kind.plural or token.kind.kin_plural or _of_a_family(tokens, place):
            return place
        if token.word == "case" and tokens[min(place + 1, len(tokens) - 1)].word in CASES:
            return place + 1
        if _ends_count(tokens, at, place) and not _joins_adjectives(tokens, at, place):
            return None
    return None


def _of_a_family(tokens: Sequence[Token], at: int) -> bool:
    """`Three members of one family`, `two family members`."""
    near = (token.word for token in tokens[max(0, at - 1) : at + 5])
    return tokens[at].word == "members" and any(w in {"family", "kindred", "kinship"} for w in near)


_ADJECTIVE_ENDING = re.compile(
    r"\w{2,}(?:al|ic|ous|ive|ing|ed|ent|ant|ar|ary|able|ible|ful|less|ual)|rare|new|severe|young"
)


def _joins_adjectives(tokens: Sequence[Token], at: int, place: int) -> bool:
    """`3 unusual and challenging cases`; not `for 3 weeks and patients`."""
    if tokens[place].word not in {"and", "but"} or not at + 1 < place < len(tokens) - 1:
        return False
    return all(
        _ADJECTIVE_ENDING.fullmatch(tokens[beside].word) for beside in (place - 1, place + 1)
    )


CASES = frozenset({"reports", "histories", "studies", "presentations", "descriptions"})


def _ends_count(tokens: Sequence[Token], at: int, place: int) -> bool:
    token = tokens[place]
    of_kin = token.word in {"of", "his", "her", "their", "the", "our"} and place < at + 4
    if (ends_phrase(token) and not of_kin) or token.word in {"both", "all"}:
        return True
    counted = token.kind.count or (token.kind.old and place > at + 1)
    adjective = token.word in _ADJECTIVES or token.word.endswith("ic")
    return bool(counted) or (token.kind.person and not adjective)


_ADJECTIVES = frozenset({"adult", "male", "female", "infant"})
"""Nouns for a person that stand before a plural as well: `two adult patients`."""
