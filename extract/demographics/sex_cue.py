"""A sentence to the words in it that tell a sex: nouns, codes, titles, pregnancy, pronouns."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from extract.grammar.age_form import AgeMention, Form
from extract.grammar.age_mention import age_mentions
from extract.grammar.pattern import Pattern
from extract.grammar.person import FEMALE_WORDS, KIN, MALE_WORDS, MEN_WORDS, WOMEN_WORDS, sex_of
from extract.people.kin import is_patient_himself, may_mean_kin, of_kin
from extract.people.literature import borrowed


class Tells(StrEnum):
    """How words tell a sex."""

    WITH_AGE = "with_age"
    """A noun or code that stands with an age: `a 45-year-old Chinese man`, `F/30`."""
    NOUN = "noun"
    """`a housewife`, `Mr. K.`."""
    GROUP = "group"
    """`two men`, `both sisters`: of several patients."""
    PREGNANCY = "pregnancy"
    """`primigravida`, `gravida 2`, `caesarean section`."""
    RELATIVE = "relative"
    """`his sister`: of her, where she is a patient herself."""
    PRONOUN = "pronoun"
    """`she`, `his`."""


@dataclass(frozen=True, slots=True)
class SexCue:
    """Words that tell a sex, `male` or `female`, as offsets in the sentence.

    `age` is the age in years of whoever the words are about, where it stands with them; `kin`
    tells that a relative is named before them, who may or may not be a patient too; `counted`
    that a number stands before them: `7 male`, a count or the last of several patients; `owner`
    that a relative stands behind them: `his` in `two of his sons` is whose sons they are.
    """

    sex: str
    tells: Tells
    start: int
    end: int
    age: float | None = None
    kin: bool = False
    counted: bool = False
    owner: bool = False


_WORD = Pattern(r"(?<!\w)(?<!\w-)(?:great-)?[A-Za-z][A-Za-z1]*(?!\w)")
_KINDS = {
    **dict.fromkeys(("he", "his", "him", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(MALE_WORDS | {"mr"}, "male"),
    **dict.fromkeys(FEMALE_WORDS | {"mrs", "ms", "miss"}, "female"),
    **dict.fromkeys(MEN_WORDS, "men"),
    **dict.fromkeys(WOMEN_WORDS, "women"),
    **dict.fromkeys(("father", "son", "brother", "uncle", "nephew", "grandson"), "male_kin"),
    **dict.fromkeys(("husband", "grandfather", "great-grandfather"), "male_kin"),
    **dict.fromkeys(("grandmother", "great-grandmother"), "female_kin"),
    **dict.fromkeys(("mother", "daughter", "sister", "aunt", "niece", "wife"), "female_kin"),
    **dict.fromkeys(
        ("pregnant", "pregnancy", "nulliparous", "multiparous", "primiparous"),
        "pregnancy",
    ),
    **dict.fromkeys(("postmenopausal", "premenopausal", "perimenopausal"), "pregnancy"),
    "youth": "male",
    **dict.fromkeys(("postpartum", "puerperium", "cesarean", "caesarean", "gravida"), "pregnancy"),
}
"""What a word tells; kin tell it where `of three`, `of first cousins` follows."""
_OF_SOMEONE = Pattern(
    r"\sof\s(?!(?:the|our|his|her)\b|an?\b(?!\s(?:[\w-]+\s){0,3}?"
    r"(?:patient|man|woman|boy|girl|child|infant|carrier)\b))",
    re.IGNORECASE,
)
_OF = Pattern(r"\sof\s", re.IGNORECASE)
_KIN_OF = Pattern(rf"\b{KIN}\sof\s(?:[\w-]+\s){{0,4}}$", re.IGNORECASE)
_MALE_KINDS = {"he", "male", "men", "male_kin"}
_RATIO = Pattern(
    r"\s?(?::|to|/|-to-)\s?(?:fe)?male|\s?(?:predominance|preponderance|relatives?|carriers?"
    r"|sex\shormon|donor|rats?|mice|mouse|rabbits?|dogs?|monkeys?|animals?|volunteers?|controls?|hormone|genital\w*|pelvis|breast|surgeon|doctor|nurse|fetus|infant\swas\sborn|made)",
    re.IGNORECASE,
)
_RATIO_BEFORE = Pattern(r"\b(?:male|men|M)\s?(?::|to|/|-to-|and)\s?$", re.IGNORECASE)
_COUNTED = Pattern(r"\d\s$")
_NEWBORN = Pattern(
    r"\b(?:deliver(?:ed|y)|gave\sbirth|birth\sof|bore)\b[^.;]{0,30}$|\bhealthy\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_SMALL = {"boy", "girl"}
_WEIGHING = Pattern(r"\s(?:infant\s|baby\s)?(?:weighing|was\sdelivered)\b", re.IGNORECASE)
_INSIDE = Pattern(r"[\w,]\s?-?$")
_NAME_AFTER = Pattern(r"\.?\s[A-Z]")


@lru_cache(maxsize=1024)
def sex_cues(text: str) -> tuple[SexCue, ...]:
    """The words that tell the sex of whoever the sentence is about, in order.

    Words about quoted patients, newborns and ratios are left out.
    """
    cues = [*_codes(text), *_parities(text), *_words(text)]
    return tuple(sorted(cues, key=lambda cue: cue.start))


_CODE = Pattern(r"(?<![A-Za-z])[MF♂♀](?![\w’'])")
_CODE_AFTER = Pattern(r"(?:\s[A-Za-z-]{3,15}){0,2}?[\s,/(-]{0,3}([MF♂♀])(?=[\s,;.)/]|$)")


_PARITY = Pattern(r"\b(?:(?:para|gravida)\s(?:\d|[IV]{1,3}\b)|G\d{1,2}\s?P\d)")


_GESTATION = Pattern(
    r"\b(?:\d{1,2}|\w+)\s?weeks['’]?\s(?:of\s)?(?:gestation|pregnancy|amenorrh)\w*"
    r"|\binduction of labou?r\b|\b(?:first|second|third|last) trimester\b|\bgestational week\b",
    re.IGNORECASE,
)
_OF_THE_CHILD = Pattern(
    r"\b(?:he|his|boy|born|infant|neonate|newborn|baby|premature|preterm|child|fo?et(?:us(?:es)?|al)"
    r"|neonatal|prenatal|\w*hydramnios|delivered|history|product|women|patients)\b",
    re.IGNORECASE,
)
"""`Born at 32 weeks' gestation` tells nothing of the mother."""


_OF_THE_MOTHER = Pattern(
    r"\b(?:f(?:o?e)tal\smovements?|since\sbirth|pregnanc(?:y|ies)\s(?:of|in)\sthe\smother"
    r"|(?:mother|maternal)['’]?s?\s(?:[\w-]+\s){0,3}pregnan\w+|born\s(?:at|after|from|to|by)"
    r"|mother\s(?:was|became|had\sbeen)\spregnant)\b",
    re.IGNORECASE,
)
"""The pregnancy that the patient was born of, or his mother's next."""


def _parities(text: str) -> Iterator[SexCue]:
    """`a para 3`, `G3P2`, `at 36 weeks' gestation`: that a woman has borne or is with child."""
    pregnant = () if _OF_THE_CHILD.search(text) else _GESTATION.finditer(text)
    for match in (*_PARITY.finditer(text), *pregnant):
        if not borrowed(text, match.start()):
            yield SexCue("female", Tells.PREGNANCY, match.start(), match.end())


def _codes(text: str) -> Iterator[SexCue]:
    """`F/30`, `45-year-old (M)`."""
    for age in age_mentions(text):
        inside = _CODE.search(text, age.start, age.end) if age.form is Form.CODE else None
        after = _CODE_AFTER.match(text, age.end)
        code = inside[0] if inside else after[1] if after else None
        if code and not borrowed(text, age.start):
            sex = "male" if code in "M♂" else "female"
            yield SexCue(
                sex, Tells.WITH_AGE, age.start, max(age.end, after.end() if after else 0), age.low
            )


def _words(text: str) -> Iterator[SexCue]:
    for match in _WORD.finditer(text):
        kind = _KINDS.get(match[0].lower()) or (
            sex_of(match[0]) if match[0][-3:] == "man" else None  # `Freeman` is a name
        )
        if kind == "pregnancy" and _OF_THE_MOTHER.search(text):
            continue
        if kind is None or (
            match[0] == "His" and _INSIDE.search(text[max(0, match.start() - 3) : match.start()])
        ):
            continue  # "the bundle of His"
        sex = "male" if kind in _MALE_KINDS else "female"
        tells = _tells(text, match, kind, age := _age_of(text, match, kind))
        if tells and not borrowed(text, match.start()):
            years = age.low if age and tells is Tells.WITH_AGE else None
            begins = min(match.start(), age.start) if age else match.start()
            kin = tells is Tells.RELATIVE or (may_mean_kin if tells is Tells.PRONOUN else of_kin)(
                text, begins
            )
            counted = tells is not Tells.PRONOUN and bool(
                _COUNTED.search(text, max(0, match.start() - 6), match.start())
            )
            owner = tells is Tells.PRONOUN and _OF_RELATIVE.match(text, match.end()) is not None
            yield SexCue(sex, tells, match.start(), match.end(), years, kin, counted, owner)


_OF_RELATIVE = Pattern(rf"\s(?:\w+\s){{0,2}}?{KIN}s?\b", re.IGNORECASE)
_MISPRINTED = {"men", "women"}
_ONE_OLD = Pattern(
    r"\b(?:an?|one|this|our)\s(?:[\w-]+\s){0,2}?\d{1,2}[-\s](?:years?|yrs?|y)\.?[-\s]o(?:ld)?\s(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
"""`A 59-year-old women` is one."""
_ALWAYS = {"he": Tells.PRONOUN, "she": Tells.PRONOUN, "men": Tells.GROUP, "women": Tells.GROUP}
_ALWAYS |= {"pregnancy": Tells.PREGNANCY}


def _tells(text: str, match: re.Match[str], kind: str, age: AgeMention | None) -> Tells | None:
    if kind in _ALWAYS:
        old = kind in _MISPRINTED and _ONE_OLD.search(text[: match.start()][-_REACH_OF_AGE:])
        return Tells.WITH_AGE if old else _ALWAYS[kind]
    of_someone = _OF if age else _OF_SOMEONE
    of_another = kind.endswith("kin") and not is_patient_himself(text, *match.span())
    if of_another and not of_someone.match(text, match.end()):
        return Tells.RELATIVE
    before = text[max(0, match.start() - 40) : match.start()]
    if _KIN_OF.search(before):
        return None
    if age:
        return Tells.WITH_AGE
    if match[0].lower() == "youth":
        return None  # "since her youth"; with an age it is a young man
    small = match[0].lower() in _SMALL
    newborn = small and (_NEWBORN.search(before) or _WEIGHING.match(text, match.end()))
    return None if newborn or _no_noun(text, match) else Tells.NOUN


def _no_noun(text: str, match: re.Match[str]) -> bool:
    """A ratio, a count, an adjective of something else, `Miss` without a name."""
    title = match[0].lower() in {"mr", "mrs", "ms", "miss"}
    before = text[max(0, match.start() - 20) : match.start()]
    return bool(
        _RATIO.match(text, match.end())
        or _RATIO_BEFORE.search(before)
        or (title and not _NAME_AFTER.match(text, match.end()))
    )


def _age_of(text: str, match: re.Match[str], kind: str) -> AgeMention | None:
    """The age that stands with a noun; there is none to look for with a pronoun."""
    if kind in _ALWAYS:
        return None
    ages = age_mentions(text)
    first = bisect_left(ages, match.start() - _REACH_OF_AGE, key=lambda age: age.end)
    return next((a for a in ages[first : first + _MOST_AGES] if _adjoins(text, match, a)), None)


_REACH_OF_AGE = 60
_MOST_AGES = 6
_BETWEEN_AGE_AND_NOUN = Pattern(r"[^.;:()]{0,60}")
_BETWEEN_NOUN_AND_AGE = Pattern(r"\s?(?:,|\(|of|now|aged?|who\swas|\s){0,4}\s?", re.IGNORECASE)


def _adjoins(text: str, noun: re.Match[str], age: AgeMention) -> bool:
    """`45-year-old right-handed Chinese man`, `man, aged 45`, `woman of 33`."""
    if age.end <= noun.start():
        between = text[age.end : noun.start()]
        words = {_KINDS.get(word.lower()) for word in _WORD.findall(between)}
        return bool(_BETWEEN_AGE_AND_NOUN.fullmatch(between)) and words <= {None}
    return bool(_BETWEEN_NOUN_AND_AGE.fullmatch(text, noun.end(), age.start)) or (
        age.start <= noun.start() < age.end
    )
