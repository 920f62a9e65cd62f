"""People introduced together to each of them: the age and the sex that are his by the order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.grammar.pattern import Pattern
from extract.people.group_part import COUNTS, Part
from extract.people.word_class import word_class


@dataclass(frozen=True, slots=True)
class Member:
    """One of those introduced. `age` in years; the spans are the words for age and sex."""

    noun: str
    age: float | None = None
    age_span: tuple[int, int] = (0, 0)
    sex: str | None = None
    sex_span: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Introduction:
    """People introduced together, from `start` to `end` of the text, in its order."""

    members: tuple[Member, ...]
    start: int
    end: int
    summed: bool
    """Whether sexes are counted that cannot be dealt to the ages."""
    apart: bool
    """Whether a diagnosis or the like is told between them, of those before it alone."""


_ALL_ARE = Pattern(
    r"\)?,?\s\(?(?:all|both)\s(?:of\sthem\s|were\s|being\s)?(?P<sex>(?:fe)?males?|(?:wo)?men|boys|girls)\b",
    re.IGNORECASE,
)
_LISTED = Pattern(
    r"\)?[,;]?\s\(?(?:sex(?:es)?:?\s)?(?:(?:male|female|M|F)(?:,\sand\s|[,;/]\s?|\sand\s)){1,7}(?:male|female|M|F)\b",
    re.IGNORECASE,
)
_SEX = Pattern(r"\b(?:fe)?male\b|\b[MF]\b", re.IGNORECASE)
"""`(ages 50, 44 and 39 years; male, male, female)`."""
_ONE_BY_RANK = Pattern(
    r"\b(?P<count>one|two|three|four|five|six)\s(?P<rest>(?:wo)?m[ae]n|(?:fe)?males?|boys?|girls?)"
    r"\s?(?:,|and|;|\s){1,4}the\s(?P<rank>youngest|oldest|eldest)(?:,|\swas|\sbeing)?\s(?:an?\s)?"
    r"(?P<one>(?:wo)?man|(?:fe)?male|boy|girl)\b",
    re.IGNORECASE,
)
_NEAR = 80
"""The sexes of people stand within so many characters behind their ages."""
_ORDERED = Pattern(r"\)?,?\s?respectively\b", re.IGNORECASE)


def members_of(text: str, listed: Sequence[Part], total: Part | None) -> list[Member]:
    """The people one by one; ages that stand with a total, or behind all, go by the order."""
    everyone = [part for part in listed for _ in range(part.count)]
    last = listed[-1]
    shared = next(
        (p.ages for p in (total, last) if p and p.ages and len(p.ages) == len(everyone)), ()
    )
    if shared:
        singles = all(part.count == 1 for part in listed)
        ordered = (
            singles or bool(_ORDERED.match(text, last.end)) or len({p.sex for p in listed}) == 1
        )
        return [_member(p, a, sexed=ordered) for p, a in zip(everyone, shared, strict=True)]
    out: list[Member] = []
    for part in listed:
        near = len(part.ages) == 1 and part.ages[0][1] - part.noun_span[1] <= _AGED
        same = part.ages * part.count if near else part.ages  # "two men of 36"
        fits = len(same) == part.count
        out += [_member(part, same[n] if fits else None, sexed=True) for n in range(part.count)]
    return out


def of_one_sex(text: str, end: int, members: list[Member]) -> list[Member]:
    """`three patients aged 22, 31 and 47 years, all male`; `two men and, the youngest, a woman`."""
    if any(m.sex for m in members):
        return members
    listed = _LISTED.match(text, end)
    sexes = list(_SEX.finditer(text, *listed.span())) if listed else []
    if len(sexes) == len(members):
        return [
            replace(m, sex="female" if s[0][0] in "Ff" else "male", sex_span=s.span())
            for m, s in zip(members, sexes, strict=True)
        ]
    said = _ALL_ARE.match(text, end)
    if said:
        sex = word_class(said["sex"].lower()).sex
        return [replace(m, sex=sex, sex_span=said.span("sex")) for m in members]
    ranked = _ONE_BY_RANK.search(text, end, end + _NEAR)
    return _sexed_by_rank(members, ranked) if ranked else members


def _sexed_by_rank(members: list[Member], ranked: re.Match[str]) -> list[Member]:
    """All but the youngest, or the oldest, are of the other sex; none where it does not add up."""
    ages = [m.age for m in members if m.age is not None]
    if len(ages) != len(members) or COUNTS.get(ranked["count"].lower(), 0) != len(ages) - 1:
        return members
    extreme = min(ages) if ranked["rank"].lower() == "youngest" else max(ages)
    if ages.count(extreme) != 1:
        return members
    names = ["one" if age == extreme else "rest" for age in ages]
    return [
        replace(m, sex=word_class(ranked[name].lower()).sex, sex_span=ranked.span(name))
        for m, name in zip(members, names, strict=True)
    ]


_AGED = 12
"""So many characters at most between people and the one age of all: `, both aged`."""


def _member(part: Part, age: tuple[float, int, int] | None, *, sexed: bool) -> Member:
    noun = SINGULAR.get(part.noun.lower(), part.noun.lower()) if sexed else "patient"
    sex, span = (part.sex, part.noun_span) if sexed else (None, (0, 0))
    if age is None:
        return Member(noun, sex=sex, sex_span=span)
    return Member(noun, age[0], (age[1], age[2]), sex, span)


SINGULAR = {
    **dict.fromkeys(("men", "males", "m"), "man"),
    **dict.fromkeys(("women", "females", "f"), "woman"),
    **{f"{word}s": word for word in ("brother", "sister", "boy", "girl", "son", "daughter")},
    **dict.fromkeys(("patients", "pts", "cases"), "patient"),
}
