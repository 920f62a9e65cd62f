"""The words before an age to the person they introduce: `a Tamil woman from the estate,`."""

import re

from extract.grammar.pattern import Pattern
from extract.grammar.person import is_person

_LAST_WORD = Pattern(r"([^\W\d_][\w’'-]*)\s?,?\s*$")
_WORD = Pattern(r"[^\W\d_][\w’'-]*|[;.:()]")
_VERBS = frozenset(
    """
    was were is are be been being had has have having do does did who whom which that when while
    since until after before because as died came went took gave lost fell began became underwent
    received showed developed presented complained noticed saw felt at
    """.split()  # noqa: SIM905 - words as running text
)
_ARTICLES = frozenset({"a", "an", "one", "another", "this", "our", "the", "my"})
_LONGEST = 12


def named_last(before: str) -> str:
    """The last word before an age, in lower case, with or without a comma behind it."""
    found = _LAST_WORD.search(before)
    return found[1].lower() if found else ""


def is_several(noun: str) -> bool:
    """Whether a noun with ages beside it is several people: `outpatients`, `brothers`."""
    return noun in _PLURALS or (noun.endswith("s") and is_person(noun[:-1]))


_PLURALS = frozenset({"men", "women", "people", "children", "ladies", "gentlemen", "babies"})


def in_introduction(before: str) -> bool:
    """Whether the text ends inside a phrase that brings in a person, before any verb of it.

    `A mother of five, SC (haemoglobin SC disease)` and `A man from Sudan with thalassaemia` do;
    `A man was splenectomised` does not.
    """
    flat = re.sub(r"\([^()]{0,60}\)", " ", before[-120:])
    person = False
    for word in reversed([w.lower() for w in _WORD.findall(flat)][-_LONGEST:]):
        if person and word in _ARTICLES:
            return True
        if word in _VERBS or word in {";", ".", ":", "(", ")"} or _is_participle(word):
            return False
        person = person or is_person(word)
    return False


def _is_participle(word: str) -> bool:
    """`splenectomised`: its age is that of the event; `retired` and `married` are adjectives."""
    return word.endswith("ed") and word not in _ADJECTIVES


_ADJECTIVES = frozenset(
    {"aged", "retired", "married", "unmarried", "affected", "handed", "unrelated", "unemployed"}
)
