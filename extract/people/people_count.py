"""A sentence to the people it numbers or counts: `Case 2`, `two brothers`, `all three patients`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.people.label import labels
from extract.people.mention import LAST, Mention, Role
from extract.people.token import (
    POSSESSIVES,
    Token,
    by_birth,
    opens_clause,
    plural_after,
    stands_alone,
    verb_follows,
)

_DETERMINED = frozenset({"the", "our", "these", "all", "both", "his", "her", "their", "those"})
_PARTS = frozenset({"all", "none", "each", "any"})
_MOST_PEOPLE = 100_000


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
    if by_birth(tokens, at) or (head is not None and _helps(tokens, at, head)):
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
    if before in _RUNS and at > 1 and tokens[at - 2].word == "the":
        if head is not None or stands_alone(tokens, at) or verb_follows(tokens, at):
            number = LAST if before in {"last", "latter"} else 1
            yield replace(mention, role=Role.GROUP, numbers=(number,))
    elif before in {"remaining", "other"}:
        if head is not None or stands_alone(tokens, at):
            yield replace(mention, role=Role.REST)
    elif kin and (before in POSSESSIVES or tokens[at + 1].word == "of"):
        yield replace(mention, role=Role.KIN)
    elif part or before in _DETERMINED:
        of_all = at > 1 and tokens[at - 2].word == "of" and before == "the"
        if head is not None or (stands_alone(tokens, at) and not of_all):
            yield replace(mention, role=Role.GROUP)
    elif head is not None or _is_bare(tokens, at):
        yield mention


def _helps(tokens: Sequence[Token], at: int, head: int) -> bool:
    """Whether they only hold him up: `walked with the support of two persons`."""
    near = {token.word for token in tokens[max(0, at - 3) : at]}
    return tokens[head].word in {"persons", "people"} and not near.isdisjoint(_HELP)


_HELP = frozenset(
    """
    support supported supporting help helped assistance assisted aid aided held carried lifted
    between needed required needing requiring needs requires arms shoulders
    """.split()  # noqa: SIM905 - words as running text
)


def _is_bare(tokens: Sequence[Token], at: int) -> bool:
    """`One was operated on and two were irradiated`."""
    few = tokens[at].kind.count <= _FEW
    return few and opens_clause(tokens, at) and verb_follows(tokens, at)


_RUNS = frozenset({"first", "former", "last", "latter"})
_FEW = 12
