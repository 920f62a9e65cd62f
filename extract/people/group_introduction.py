"""Text to the patients it introduces together: `two men aged 19 and 34 and a woman aged 45`.

Ages go to people by the order of both. Where the text does not tell which sex belongs to which
age (`3 M, 1 F; ages 24, 31, 36 and 52`), no sex is given to anybody.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from extract.grammar.number import numbers
from extract.people.literature import borrowed
from extract.text.reading import Reading, Sentence, Zone


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


@dataclass(frozen=True, slots=True)
class _Part:
    """One noun with its number, and the ages that stand with it."""

    count: int
    noun: str
    noun_span: tuple[int, int]
    sex: str | None
    ages: tuple[tuple[float, int, int], ...]
    start: int
    end: int

    @property
    def total(self) -> bool:
        return self.count > 1 and self.sex is None


_SEX = {
    **dict.fromkeys(("man", "boy", "male", "gentleman", "men", "boys", "males", "M"), "male"),
    **dict.fromkeys(("gentlemen", "brothers", "brother", "father", "son", "sons"), "male"),
    **dict.fromkeys(("woman", "girl", "female", "lady", "women", "girls", "females"), "female"),
    **dict.fromkeys(("ladies", "sisters", "sister", "mother", "daughter", "daughters"), "female"),
    "husband": "male",
    "wife": "female",
    "F": "female",
}
_COUNTS = {
    **dict.fromkeys(("a", "an", "one", "his", "her", "their", "the"), 1),
    "both": 2,
    **{w: n for n, w in enumerate(("two", "three", "four", "five", "six", "seven", "eight"), 2)},
}
_UNIT = r"[\s-]?(?:years?|yrs?|y)(?:[\s/-]?(?:old|of\sage|o))?\b\.?"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
_WORDS = rf"(?:(?:{_TENS})(?:[-\s](?:{_ONES}))?|{_TEENS}|(?:{_ONES})(?={_UNIT}|,?\sand\s))\b"
_NUMBER = rf"(?:\d{{1,2}}\b|{_WORDS})"
_AGES = (
    rf"{_NUMBER}(?:{_UNIT}|-(?=\s|,))?"
    rf"(?:(?:,\sand|,|\sand|\s&)\s(?:an?\s)?{_NUMBER}(?:{_UNIT}|-(?=\s|,))?){{0,7}}"
)
_NEUTRAL = r"patients?|pts|siblings|children|adults|cases|cousins|twins|individuals"
_NOUN = (
    rf"(?:(?i:{'|'.join(s for s in _SEX if len(s) > 1)}|{_NEUTRAL})|[MF])"
    rf"(?![\w-])(?!\s(?:{_NEUTRAL})\b)"
)
_PART = re.compile(
    rf"(?<![\w.-])(?:(?P<count>{'|'.join(_COUNTS)}|[1-8])\s"
    r"(?:(?:were|was|is|are|being)\s(?:an?\s)?)?"
    r"|(?<=and\s)(?=(?:sister|brother|mother|father|daughter|son|wife|husband)\b))"
    rf"(?:(?P<before>{_AGES})\s)?"
    r"(?P<words>(?:(?!(?:healthy|normal|unaffected|other|control|of|and|with|who|in)\b)"
    r"[a-z-]{3,20}\s){0,2}?)"
    rf"(?P<noun>{_NOUN})"
    r"(?:(?:\s(?:with|who\shad|suffering\sfrom)\s[^.;()\d]{2,60}?(?=[,\s(]{1,2}(?:both\s|all\s)?age))?"
    r"(?:;\s|,\s|\s\(|\s)(?:both\s|all\s|(?:and\s)?who\swere\s)?(?P<tie>(?:aged?|ages|of):?\s)?"
    rf"(?P<after>{_AGES})(?!{_UNIT}|[\w%/-]|\.\d)"
    r"(?!\s(?:after|before|later|ago|earlier|previous|prior|post|from|since|following|to\s\d"
    r"|units?|months?|weeks?|days?|hours?|Gy|of\s(?!age)|[–±]))(?!(?:,|\sand)\s\d)"
    rf"(?!\s(?:[a-z]+\s)?{_NOUN}))?",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"\b(?:fe)?male\b", re.IGNORECASE)
_ONE_AGE = re.compile(rf"{_NUMBER}(?:{_UNIT})?", re.IGNORECASE)
_ALL_ARE = re.compile(
    r"\)?,?\s\(?(?:all|both)\s(?:of\sthem\s|were\s|being\s)?(?P<sex>(?:fe)?males?|(?:wo)?men|boys|girls)\b",
    re.IGNORECASE,
)
_ONE_BY_RANK = re.compile(
    r"\b(?P<count>one|two|three|four|five|six)\s(?P<rest>(?:wo)?m[ae]n|(?:fe)?males?|boys?|girls?)"
    r"\s?(?:,|and|;|\s){1,4}the\s(?P<rank>youngest|oldest|eldest)(?:,|\swas|\sbeing)?\s(?:an?\s)?"
    r"(?P<one>(?:wo)?man|(?:fe)?male|boy|girl)\b",
    re.IGNORECASE,
)
_NEAR = 80
"""The sexes of people stand within so many characters behind their ages."""
_ENDS_LIST = re.compile(
    r"\s?[);.]|,?\s(?:both|all|each|with|who|and|were|had|presented)\b|,\s[a-z]"
)
_YOUNGEST_BARE = 13
_YEARS = re.compile(r"\d[\s-]?y", re.IGNORECASE)
_JOINS = re.compile(
    r"[\s,;()]*(?P<told>(?:with|of|from)\s[^.;()\d]{1,60}?[\s,]+)?"
    r"(?:and|&|plus|as\swell\sas|the\sother)?[\s,(]*",
    re.IGNORECASE,
)
_SPECIFIES = re.compile(r"[^.;]{0,80}[\s(]")
_OWNED = re.compile(
    r"\b(?:his|her|whose|had|has|no)\s(?:\w+\s)?$|\b(?-i:of)\s(?:\w+\s)?$|\bhealthy\b",
    re.IGNORECASE,
)
_NOT_PATIENTS = re.compile(
    r"[^.;]{0,40}\b(?:healthy|unaffected|donors?|carriers?|controls?)\b", re.IGNORECASE
)
_ORDERED = re.compile(r"\)?,?\s?respectively\b", re.IGNORECASE)
_POSSIBLE = re.compile(r"\d\d?[^.]{0,30}\b(?:and|&)\b|\bages?\b|\baged\b", re.IGNORECASE)


@lru_cache(maxsize=256)
def introduction(text: str) -> Introduction | None:
    """The first people introduced together with their ages, or None.

    `two sisters, aged 34 and 38 years, and their 30-year-old brother`. Relatives (`his two
    sisters aged 12 and 15`), quoted patients, and times (`two men, 4 and 9 years after
    splenectomy`) are none.
    """
    if not _POSSIBLE.search(text):
        return None
    parts = list(_parts(text))
    found = (_introduced(text, chain) for chain in _chains(text, parts))
    return next((group for group in found if group), None) or _one_and_other(text)


_ONE_AND_OTHER = re.compile(
    rf"\b(?P<noun>{_NOUN})\b[^.;]{{0,70}}?\b(?:one|the\s(?:first|former|elder|older|younger))"
    rf"(?:\s(?:was|is|being|of|aged?|now)){{0,2}}\s(?P<one>{_NUMBER})(?:{_UNIT})?[^.;\d]{{0,60}}?"
    r"\b(?:and|,|while|whereas)\sthe\s(?:other|second|latter|younger|older|elder)"
    rf"(?:\s(?:was|is|being|of|aged?|now)){{0,2}}\s(?P<other>{_NUMBER})(?:{_UNIT})?",
    re.IGNORECASE,
)
_TWO = re.compile(r"\b(?:two|both|2)\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)


def _one_and_other(text: str) -> Introduction | None:
    """`two men, one aged 24 and the other 39`."""
    match = _ONE_AND_OTHER.search(text)
    if not match or not _TWO.search(text[: match.start()]) or borrowed(text, match.start()):
        return None
    noun, span = match["noun"].lower(), match.span("noun")
    sex = _SEX.get(noun)
    members = tuple(
        Member(
            _SINGULAR.get(noun, noun),
            _value(match[name]),
            match.span(name),
            sex,
            span if sex else (0, 0),
        )
        for name in ("one", "other")
    )
    return Introduction(members, match.start(), match.end(), summed=False, apart=False)


_PAIR = re.compile(
    r"\b(?:an?|one|the)\s(?:[a-z-]+\s)?(?P<one>brother|sister|man|woman|mother|father|husband|wife|boy|girl)"
    r"\sand\s(?:(?:an?|one|his|her|the)\s)?(?:[a-z-]+\s)?"
    r"(?P<other>brother|sister|man|woman|son|daughter|husband|wife|boy|girl)\b",
    re.IGNORECASE,
)


def pair(text: str) -> tuple[Member, Member] | None:
    """Two people of either sex whose ages are not told with them: `a brother and sister`."""
    match = _PAIR.search(text)
    if not match or borrowed(text, match.start()):
        return None
    one, other = (match[name].lower() for name in ("one", "other"))
    if _SEX[one] == _SEX[other]:
        return None
    return Member(one, sex=_SEX[one]), Member(other, sex=_SEX[other])


def introduced(reading: Reading, count: int) -> tuple[Sentence, Introduction] | None:
    """The first sentence of the paper's own that introduces `count` people together."""
    for sentence in reading.sentences:
        if sentence.zone in _TOLD_IN:
            group = introduction(sentence.text)
            if group and len(group.members) == count:
                return sentence, group
    return None


_TOLD_IN = frozenset({Zone.TITLE, Zone.BACKGROUND, Zone.CASE, Zone.CONCLUSION})


def _parts(text: str) -> Iterator[_Part]:
    for match in _PART.finditer(text):
        written = (match["count"] or "one").lower()
        count = _COUNTS.get(written) or int(written)
        before = _ages(match, "before", tied=False)
        if count == 1 and before:
            count = len(before)  # "a 23- and a 31-year-old woman"
        ages = before or _ages(match, "after", tied=_tie(match) or _is_bare_list(match, count))
        end = match.end() if ages and not before else match.end("noun")
        noun, span, sex = _noun(match)
        if written == "the" and not (sex or ages):
            continue  # "The patient, a 9-year-old female": one person
        yield _Part(count, noun, span, sex, ages, match.start(), end)


def _noun(match: re.Match[str]) -> tuple[str, tuple[int, int], str | None]:
    """The noun with its place and sex; `male patients` are of the sex the adjective tells."""
    noun = match["noun"]
    sex = _SEX.get(noun.lower() if len(noun) > 1 else noun)
    adjective = _ADJECTIVE.search(match.string, *match.span("words"))
    if sex is None and adjective:
        return noun, adjective.span(), adjective[0].lower()
    return noun, match.span("noun"), sex


def _is_bare_list(match: re.Match[str], count: int) -> bool:
    """`Two sisters, 28 and 33, both`: as many numbers as people, and nothing they could count."""
    if not match["after"] or match["noun"].lower() not in _SEX or match["tie"]:
        return False
    ages = [_value(found[0]) for found in _ONE_AGE.finditer(match["after"])]
    ends = _ENDS_LIST.match(match.string, match.end("after"))
    bracket = match.string[match.start("after") - 1] == "("
    return (
        len(ages) == count
        and min(ages) >= _YOUNGEST_BARE
        and ends is not None
        and (count > 1 or bracket)
    )


def _value(written: str) -> float:
    found = numbers(written)
    return found[0].value if found else 0.0


def _tie(match: re.Match[str]) -> bool:
    return bool(match["tie"]) and match["tie"].lower().startswith("age")


def _ages(match: re.Match[str], name: str, *, tied: bool) -> tuple[tuple[float, int, int], ...]:
    """The ages of a list; a list with neither `aged` nor `years` holds something else."""
    if not match[name] or not (tied or _YEARS.search(match[name])):
        return ()
    ages = _ONE_AGE.finditer(match.string, *match.span(name))
    return tuple((_value(a[0]), a.start(), a.end()) for a in ages)


def _chains(text: str, parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    """Parts that commas, brackets and `and` hold together; a total may stand further before."""
    chain: list[_Part] = []
    for part in parts:
        gap = text[chain[-1].end : part.start] if chain else ""
        specified = len(chain) == 1 and chain[0].total and _SPECIFIES.fullmatch(gap)
        if chain and not (_JOINS.fullmatch(gap) or specified):
            yield chain
            chain = []
        chain.append(part)
    if chain:
        yield chain


def _introduced(text: str, chain: Sequence[_Part]) -> Introduction | None:
    total = chain[0] if chain[0].total else None
    listed = list(chain[1:] if total and len(chain) > 1 else chain)
    if total and sum(p.count for p in listed) != total.count:
        if len(total.ages) != total.count:
            return None
        chain = listed = [total]
    start, end = chain[0].start, chain[-1].end
    members = _of_one_sex(text, end, _members(text, listed, total))
    if len(members) < 2 or not any(m.age for m in members):  # noqa: PLR2004 - a group
        return None
    if _OWNED.search(text, max(0, start - 30), start) or borrowed(text, start):
        return None
    if _NOT_PATIENTS.match(text, end):
        return None
    gaps = [_JOINS.fullmatch(text[a.end : b.start]) for a, b in pairwise(listed)]
    told = any(gap and gap["told"] for gap in gaps)
    summed = any(p.sex for p in listed) and not all(m.sex for m in members)
    return Introduction(tuple(members), start, end, summed, told)


def _members(text: str, listed: Sequence[_Part], total: _Part | None) -> list[Member]:
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
        fits = len(part.ages) == part.count
        out += [
            _member(part, part.ages[n] if fits else None, sexed=True) for n in range(part.count)
        ]
    return out


def _of_one_sex(text: str, end: int, members: list[Member]) -> list[Member]:
    """`three patients aged 22, 31 and 47 years, all male`; `two men and, the youngest, a woman`."""
    if any(m.sex for m in members):
        return members
    said = _ALL_ARE.match(text, end)
    if said:
        sex = _SEX[said["sex"].lower()]
        return [replace(m, sex=sex, sex_span=said.span("sex")) for m in members]
    ranked = _ONE_BY_RANK.search(text, end, end + _NEAR)
    return _sexed_by_rank(members, ranked) if ranked else members


def _sexed_by_rank(members: list[Member], ranked: re.Match[str]) -> list[Member]:
    """All but the youngest, or the oldest, are of the other sex; none where it does not add up."""
    ages = [m.age for m in members if m.age is not None]
    if len(ages) != len(members) or _COUNTS.get(ranked["count"].lower(), 0) != len(ages) - 1:
        return members
    extreme = min(ages) if ranked["rank"].lower() == "youngest" else max(ages)
    if ages.count(extreme) != 1:
        return members
    names = ["one" if age == extreme else "rest" for age in ages]
    return [
        replace(m, sex=_SEX[ranked[name].lower()], sex_span=ranked.span(name))
        for m, name in zip(members, names, strict=True)
    ]


def _member(part: _Part, age: tuple[float, int, int] | None, *, sexed: bool) -> Member:
    noun = _SINGULAR.get(part.noun.lower(), part.noun.lower()) if sexed else "patient"
    sex, span = (part.sex, part.noun_span) if sexed else (None, (0, 0))
    if age is None:
        return Member(noun, sex=sex, sex_span=span)
    return Member(noun, age[0], (age[1], age[2]), sex, span)


_SINGULAR = {
    **dict.fromkeys(("men", "males", "m"), "man"),
    **dict.fromkeys(("women", "females", "f"), "woman"),
    **{f"{word}s": word for word in ("brother", "sister", "boy", "girl", "son", "daughter")},
    **dict.fromkeys(("patients", "pts", "cases"), "patient"),
}
