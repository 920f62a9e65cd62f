"""A text to its nouns for people with their number and their ages: `two men aged 19 and 34`.

What belongs together, and who is a patient, is judged in `group_introduction`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.grammar.number import numbers
from extract.grammar.pattern import Pattern
from extract.people.word_class import word_class


@dataclass(frozen=True, slots=True)
class Part:
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
        """Whether it may be the number of all, told apart behind it: `three patients: …`."""
        return self.count > 1 and self.sex is None


COUNTS = {
    **dict.fromkeys(("a", "an", "one", "his", "her", "their", "the"), 1),
    "both": 2,
    **{w: n for n, w in enumerate(("two", "three", "four", "five", "six", "seven", "eight"), 2)},
}
UNIT = r"[\s-]?(?:years?|yrs?|y)(?:[\s/-]?(?:old|of\sage|o))?\b\.?"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
_WORDS = rf"(?:(?:{_TENS})(?:[-\s](?:{_ONES}))?|{_TEENS}|(?:{_ONES})(?={UNIT}|,?\sand\s))\b"
NUMBER = rf"(?:\d{{1,2}}\b|{_WORDS})"
_AGES = (
    rf"{NUMBER}(?:{UNIT}|-(?=\s|,))?"
    rf"(?:(?:,\sand|,|\sand|\s&)\s(?:an?\s)?{NUMBER}(?:{UNIT}|-(?=\s|,))?){{0,7}}"
)
_NEUTRAL = r"patients?|pts|siblings|children|adults|cases|cousins|twins|individuals"
_SEXED = (
    r"(?:gentle|wo)?m[ae]n|(?:boy|girl|(?:fe)?male|brother|sister|son|daughter)s?|lady|ladies|father"
    r"|mother|husband|wife"
)
NOUN = (
    rf"(?:(?i:{_SEXED}|{_NEUTRAL})|[MF])"
    rf"(?![\w-])(?!\s(?:{_NEUTRAL})\b)"
)
_PART = Pattern(
    rf"(?<![\w.-])(?:(?P<count>{'|'.join(COUNTS)}|[1-8])\s"
    r"(?:(?:were|was|is|are|being)\s(?:an?\s)?)?"
    r"|(?<=,\s)(?=(?:brothers|sisters|siblings|cousins|twins)[\s,]{1,2}(?:of|aged|both\saged)\s)"
    r"|(?<=and\s)(?=(?:sister|brother|mother|father|daughter|son|wife|husband)\b))"
    rf"(?:(?P<before>{_AGES})\s)?"
    r"(?P<words>(?:(?!(?:healthy|normal|unaffected|other|control|of|and|with|who|in)\b)"
    r"[a-z-]{3,20}\s){0,2}?)"
    rf"(?P<noun>{NOUN})"
    r"(?:(?:\s(?:with|who\shad|suffering\sfrom)\s[^.;()\d]{2,60}?(?=[,\s(]{1,2}(?:(?:both\s|all\s)?age|\d\d,?\sand\s\d\d,|\d\d(?:,\s\d\d)+,?\sand\s\d\d,)))?"
    r"(?:;\s|,\s|\s\(|\s)(?:(?:both|all)\s(?:(?P<all>(?:fe)?males?|(?:wo)?men)(?:,|\sand)\s)?"
    r"|(?:and\s)?who\swere\s)?(?P<tie>(?:aged?|ages|of):?\s)?"
    rf"(?P<after>{_AGES})(?!{UNIT}|[\w%/-]|\.\d)"
    r"(?!\s(?:after|before|later|ago|earlier|previous|prior|post|from|since|following|to\s\d"
    r"|units?|months?|weeks?|days?|hours?|Gy|of\s(?!age)|[–±]))(?!(?:,|\sand)\s\d)"
    rf"(?!\s(?:[a-z]+\s)?{NOUN}))?",
    re.IGNORECASE,
)
_ADJECTIVE = Pattern(r"\b(?:fe)?male\b", re.IGNORECASE)
_ONE_AGE = Pattern(rf"{NUMBER}(?:{UNIT})?", re.IGNORECASE)
_ENDS_LIST = Pattern(r"\s?[);.]|,?\s(?:both|all|each|with|who|and|were|had|presented)\b|,\s[a-z]")
_YOUNGEST_BARE = 13
_YEARS = Pattern(r"\d[\s-]?y", re.IGNORECASE)


def parts_of(text: str) -> Iterator[Part]:
    """Every such noun of the text, in order, whoever is meant."""
    for match in _PART.finditer(text):
        written = (match["count"] or "one").lower()
        count = COUNTS.get(written) or int(written)
        before = _ages(match, "before", tied=False)
        if count == 1 and before:
            count = len(before)  # "a 23- and a 31-year-old woman"
        if match["count"] in {None, "the", "The"} and match["noun"].lower().endswith("s"):
            count = len(_ages(match, "after", tied=True)) or 1  # "brothers of 17 and 23"
        ages = before or _ages(match, "after", tied=_tie(match) or _is_bare_list(match, count))
        end = match.end() if ages and not before else match.end("noun")
        noun, span, sex = _noun(match)
        if written == "the" and not (sex or ages):
            continue  # "The patient, a 9-year-old female": one person
        yield Part(count, noun, span, sex, ages, match.start(), end)


def _noun(match: re.Match[str]) -> tuple[str, tuple[int, int], str | None]:
    """The noun with its place and sex; `male patients` are of the sex the adjective tells."""
    noun = match["noun"]
    sex = {"M": "male", "F": "female"}.get(noun) or word_class(noun.lower()).sex
    adjective = _ADJECTIVE.search(match.string, *match.span("words"))
    if sex is None and adjective:
        return noun, adjective.span(), adjective[0].lower()
    if sex is None and match["all"] and _ages(match, "after", tied=_tie(match)):
        return noun, match.span("all"), word_class(match["all"].lower()).sex
    return noun, match.span("noun"), sex


def _is_bare_list(match: re.Match[str], count: int) -> bool:
    """`Two sisters, 28 and 33, both`: as many numbers as people, and nothing they could count."""
    kind = word_class(match["noun"].lower())
    if not match["after"] or not (kind.sex or kind.kin_plural):
        return False
    ages = [number_of(found[0]) for found in _ONE_AGE.finditer(match["after"])]
    ends = _ENDS_LIST.match(match.string, match.end("after"))
    bracket = match["tie"] or match.string[match.start("after") - 1] == "("
    return (
        len(ages) == count
        and min(ages) >= _YOUNGEST_BARE
        and ends is not None
        and (count > 1 or bool(bracket))
    )


def number_of(written: str) -> float:
    """The first number in figures or words; 0 where there is none."""
    found = numbers(written)
    return found[0].value if found else 0.0


def _tie(match: re.Match[str]) -> bool:
    return bool(match["tie"]) and match["tie"].lower().startswith("age")


def _ages(match: re.Match[str], name: str, *, tied: bool) -> tuple[tuple[float, int, int], ...]:
    """The ages of a list; a list with neither `aged` nor `years` holds something else."""
    if not match[name] or not (tied or _YEARS.search(match[name])):
        return ()
    ages = _ONE_AGE.finditer(match.string, *match.span(name))
    return tuple((number_of(a[0]), a.start(), a.end()) for a in ages)
