"""A word to what it may be in a noun phrase about people, looked up once a word."""

import re
from dataclasses import dataclass
from functools import lru_cache

from extract.grammar.person import KIN, MEN_WORDS, PERSON, PLURAL, WOMEN_WORDS, is_trade, sex_of

_OLD_NOUN = re.compile(
    r"[\w½.]{1,30}(?:[-–][\w½]{1,12})?[-–](?:years?|yrs?|months?|weeks?|days?|y)\.?[-–/]?o[l1i]?d?"
)
_NEUTER = re.compile(
    r"patient|pt|child|infant|baby|newborn|neonate|toddler|youth|adolescent|teenager|adult"
    r"|youngster|person|octogenarian|nonagenarian|septuagenarian|sexagenarian|proband"
    r"|prop[ao]situ?s?a?|foetus|fetus"
)
_STAFF = re.compile(
    r"doctor|physician|physicist|nurse|therapist|technician|official|fellow|scientist"
    r"|officer|\w*ologist|\w*iatrist|\w*iatrician|\w*surgeon|an[ae]*sthetist|operator|author"
    r"|professor|manager|guard|\w*maker|conductor|driver|minister|secretary|carrier|native"
    r"|resident|heterozygote|homozygote|observer|reviewer|reader|worker|player|keeper"
)
_PEOPLES = re.compile(
    r"Caucasian|African|Asian|Greek|Italian|Turk|Thai|Chinese|Indian", re.IGNORECASE
)
_PERSON = re.compile(PERSON, re.IGNORECASE)
_PLURAL = re.compile(
    f"{PLURAL}|hosts|babies|instances|examples|observations|presentations|volunteers|necropsies"
    r"|(?:para|quadri|tetra|hemi)plegics|thalass?a?emics|diabetics|h(?:a?e)mophiliacs|sicklers",
    re.IGNORECASE,
)
_KIN = re.compile(KIN, re.IGNORECASE)
_KINS = re.compile(f"{KIN}s", re.IGNORECASE)
_MALE_KIN = re.compile(r"(?:grand)?(?:father|son)s?|brother|uncles?|nephews?|husbands?")
_FEMALE_KIN = re.compile(r"(?:grand)?(?:mother|daughter)s?|sister|aunts?|nieces?|wife|wives")

_NUMBERS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_COUNTS = (
    {"pair": 2, "duo": 2, "trio": 3, "quartet": 4}
    | {word: value for value, word in enumerate(_NUMBERS, start=2)}
    | {ten: 10 * value for value, ten in enumerate(_TENS, start=2)}
    | {
        f"{ten}-{one}": 10 * tens + ones
        for tens, ten in enumerate(_TENS, start=2)
        for ones, one in enumerate(("one", *_NUMBERS[:8]), start=1)
    }
)
NO_HEAD = frozenset(
    """
    group groups history histories notes care population consent data concerns report reports
    series study studies perspective records record information position abuse control age life
    outcome outcomes safety numbers number file files cohort
    """.split()  # noqa: SIM905 - words as running text
)
"""Nouns before which a noun for a person is only an adjective: `patient group`, `case report`."""

_COUNT = re.compile(r"\d{1,6}|\d{1,3}(?:,\d{3})+")


@dataclass(frozen=True, slots=True)
class WordClass:
    """What a word may be. `sex` of the noun; `count` a number of people, 0 where it is none.

    `patient` nouns may stand for the patient without an age beside them, `staff` may not.
    """

    person: bool = False
    patient: bool = False
    staff: bool = False
    kin: bool = False
    plural: bool = False
    kin_plural: bool = False
    old: bool = False
    sex: str | None = None
    count: int = 0


@lru_cache(maxsize=65536)
def word_class(word: str) -> WordClass:
    """The class of a word in lower case, without a possessive `'s`."""
    sex = sex_of(word)
    kin = bool(_KIN.fullmatch(word))
    kin_plural = bool(_KINS.fullmatch(word))
    person = bool(_PERSON.fullmatch(word)) and not kin and not _PEOPLES.fullmatch(word)
    person = person or (is_trade(word) and not kin)
    return WordClass(
        person=person or bool(_NEUTER.fullmatch(word)) or word == "case",
        patient=sex is not None or bool(_NEUTER.fullmatch(word)),
        staff=bool(_STAFF.fullmatch(word)),
        kin=kin,
        plural=bool(_PLURAL.fullmatch(word)) and not kin_plural,
        kin_plural=kin_plural,
        old=bool(_OLD_NOUN.fullmatch(word)),
        sex=sex or _sex_of_kin_or_several(word),
        count=_COUNTS.get(word) or _figure(word),
    )


def _figure(word: str) -> int:
    """A number in figures, `40,522` as well; 0 for any other word."""
    return int(word.replace(",", "")) if _COUNT.fullmatch(word) else 0


def _sex_of_kin_or_several(word: str) -> str | None:
    if word in MEN_WORDS or _MALE_KIN.fullmatch(word):
        return "male"
    return "female" if word in WOMEN_WORDS or _FEMALE_KIN.fullmatch(word) else None
