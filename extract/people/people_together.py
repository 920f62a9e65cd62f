"""A sentence to the people it speaks of together: `both patients`, `in each`, `they`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.people.mention import Mention, Role
from extract.people.token import (
    NOT_ITS_NOUN,
    STOPS,
    Token,
    opens_clause,
    plural_after,
    verb_follows,
)

_GROUP_WORDS = frozenset(
    {"both", "neither", "either", "each", "all", "none", "our", "these", "the"}
)
_ACTS = frozenset(
    """
    carry walk live remain do work attend continue need require lead run enjoy take feel show suffer
    """.split()  # noqa: SIM905 - words as running text
)
_ELDERS = frozenset(
    {"parents", "grandparents", "relatives", "mothers", "fathers", "wives", "husbands"}
)
"""`The parents refused`: said for a patient, not of the patients."""
_NEAR = 4
_MEANS = frozenset({"with", "by", "received", "underwent", "had", "required", "needed", "using"})


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
    return verb_follows(tokens, at) and (not with_ or opens_clause(tokens, at))


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
        acts = acts or (following is not None and apart and following.word in NOT_ITS_NOUN)
        stops = following is None or following.word in STOPS or _of_them(tokens, at)
        if at and (tokens[at - 1].word == "or" or (stops and tokens[at - 1].word in _MEANS)):
            return  # "in the legs, the trunk or both", "the third with both"
        acts = acts or _acts_both(tokens, at) or _did(tokens, at)
        if head is not None or person or acts or stops:
            noun = tokens[head].word if head is not None else token.word
            yield replace(phrase, noun=noun, count=2)
    elif token.word in {"each", "all", "none"}:
        stops = following is None or following.word in STOPS
        apart = stops and at > 0 and tokens[at - 1].word == "in"
        acts = token.word == "all" and opens_clause(tokens, at) and verb_follows(tokens, at)
        if head is not None or person or apart or acts or _of_them(tokens, at):
            yield phrase
    elif head is not None and head - at < _NEAR and tokens[head].word not in _ELDERS:
        count = -1 if token.word == "the" else 0
        yield replace(phrase, noun=tokens[head].word, count=count)
