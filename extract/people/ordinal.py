"""A sentence to the people it tells apart by an ordinal: `the second patient`, `the eldest`."""

from collections.abc import Iterator, Sequence

from extract.people.mention import LAST, NEXT, OTHER, Mention, Role
from extract.people.token import (
    ENDS_PHRASE,
    NOT_ITS_NOUN,
    STOPS,
    VERBS,
    Token,
    opens_clause,
    plural_after,
    stands_alone,
)
from extract.people.word_class import NO_HEAD

_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
    "fifth": 5, "5th": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "former": 1, "latter": LAST, "eldest": 1, "elder": 1, "oldest": 1, "older": 1,
    "younger": LAST, "youngest": LAST, "last": LAST, "next": NEXT, "other": OTHER,
}  # fmt: skip


def ordinals(tokens: Sequence[Token]) -> Iterator[Mention]:
    """`the second patient`, `the eldest`, `the other`; `one` where it opens a clause."""
    named = False
    for at, token in enumerate(tokens):
        if token.word == "one" and _is_the_one(tokens, at):
            named = True
            yield Mention(Role.ORDINAL, token.start, token.end, "one", numbers=(NEXT,))
        elif token.word in {"one", "another"}:
            ours = _of_ours(tokens, at) > at
            if ours or (opens_clause(tokens, at) and _is_one(tokens, at)):
                number = OTHER if token.word == "another" else NEXT
                named = True
                last = tokens[_of_ours(tokens, at)]
                yield Mention(
                    Role.ORDINAL,
                    token.start,
                    last.end,
                    token.word,
                    last.kind.sex,
                    numbers=(number,),
                )
        elif token.word in _ORDINALS:
            for mention in _ordinal(tokens, at, named=named):
                named = True
                yield mention


def _is_the_one(tokens: Sequence[Token], at: int) -> bool:
    """`The one, who was 29, had …, while the other …`; not `, the one who refused`."""
    if not at or tokens[at - 1].word != "the" or not opens_clause(tokens, at - 1):
        return False
    words = [token.word for token in tokens[at + 1 :]]
    return words[:1] in ([","], ["had"], ["was"]) and "other" in words


def _ordinal(tokens: Sequence[Token], at: int, *, named: bool) -> Iterator[Mention]:
    """The person whom the ordinal at `at` means; `named` says that one stands before it."""
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
    elif before == "the" and (
        _stands_for_person(tokens, at) or (named and _is_the_other(tokens, at))
    ):
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


def _is_the_other(tokens: Sequence[Token], at: int) -> bool:
    """`One had spherocytosis and the other thalassaemia`; not `one had a scar, the other side`.

    Behind one person told apart, what opens its clause is the next, whatever is left out.
    """
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    of_thing = following and (following.kind.count or following.word in _THINGS)
    return opens_clause(tokens, at - 1) and not of_thing


_THINGS = frozenset(
    """
    side sides leg legs arm arms foot hand eye lung kidney limb limbs half end mass masses lesion
    lesions level levels symptom symptoms sign signs finding findings deposit deposits tumour tumor
    tumours tumors focus foci site sites location vertebra vertebrae vertebral part portion method
    treatment operation course time times day week month year diagnosis disease condition
    possibility segment section film study report series group mode way type modality drug dose
    procedure stage step reason cause problem admission episode attack thoracic lumbar cervical
    sacral dorsal paraspinal paravertebral epidural extradural upper lower left right to and or
    """.split()  # noqa: SIM905 - words as running text
)


def _stands_for_person(tokens: Sequence[Token], at: int) -> bool:
    """`In the second, power was full`; not `above the first` nor `the fifth to eighth`."""
    earlier = tokens[at - 2].word if at > 1 else "."
    following = tokens[at + 1].word if at + 1 < len(tokens) else "."
    beyond = tokens[at + 2].word if at + 2 < len(tokens) else "."
    if following == "that" or (following in {"is", "was"} and beyond in {"that", "a", "an"}):
        return True
    alone = tokens[at].word in _ALONE and opens_clause(tokens, at - 1)
    if alone and (following in _VERBS_OF_ONE or following.endswith("ed")):
        return True
    if following == "to" or (earlier not in STOPS and earlier not in _LEADS_TO_PERSON):
        return False
    if earlier == "in" and (tokens[at].word in {"former", "latter"} or following in NOT_ITS_NOUN):
        return True
    if earlier == "in" and following == "and" and _in_the_next(tokens, at):
        return True
    return stands_alone(tokens, at)


_ALONE = frozenset({"former", "latter", "elder", "eldest", "oldest", "younger", "youngest"})
_VERBS_OF_ONE = frozenset(
    """
    made felt fell kept left led ran saw began bore stood wore spent sought still now later soon
    subsequently eventually finally only alone again did does walks remains continues has is
    suffers lives works
    """.split()  # noqa: SIM905 - words as running text
)
"""What a person does who is named by `the latter` alone."""


def _in_the_next(tokens: Sequence[Token], at: int) -> bool:
    """`in the first and T3 in the second`: the next ordinal is told in the same words."""
    words = [token.word for token in tokens[at + 1 :]]
    pairs = zip(words, words[1:], words[2:], strict=False)
    return any(a == "in" and b == "the" and c in _ORDINALS for a, b, c in pairs)


_LEADS_TO_PERSON = frozenset(
    """
    in and of for while whereas but from with that when although only except save excepting
    """.split()  # noqa: SIM905 - words as running text
)


def _person_after(tokens: Sequence[Token], at: int) -> int | None:
    """The noun an ordinal belongs to, three words on at most."""
    for place in range(at + 1, min(at + 4, len(tokens))):
        token = tokens[place]
        person = (token.kind.person and not token.kind.staff) or token.kind.kin
        if person or token.word in {"one", "observation"}:
            following = tokens[place + 1].word if place + 1 < len(tokens) else ""
            return None if following in NO_HEAD else place
        if token.word in ENDS_PHRASE or token.word in STOPS or token.word in _DETERMINERS:
            return None  # "on the second day the patient"
    return None


_DETERMINERS = frozenset({"the", "a", "an", "this", "our", "each", "every"})


def _is_one(tokens: Sequence[Token], at: int) -> bool:
    """`one of whom`, `one had`, `one, a woman`; not `one month` and not `one has to`."""
    following = tokens[at + 1].word if at + 1 < len(tokens) else "."
    if following in {"has", "is", "does", "can", "may"}:
        return at > 0 and tokens[at - 1].word == "and"
    return following in VERBS or following == ","
