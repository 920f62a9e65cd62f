"""A sentence and a place in it to whether a relative is spoken of there: `her mother, now 81`."""

import re

from extract.grammar.pattern import Pattern
from extract.grammar.person import KIN

_KIN = Pattern(rf"(?<![\w-]){KIN}s?(?!\w)(?!\sof\s[a-z])(?!\sat\s\d)", re.IGNORECASE)
_BY_BIRTH = Pattern(
    rf"\b(?:eldest|oldest|youngest|middle|child|son|daughter|born|birth|delivery)\sof\s(?:[\w-]+\s){{0,2}}{KIN}s?\b"
    r"(?!,?\s(?:aged|of\s\d|\(\d))",
    re.IGNORECASE,
)
_DOCTOR = Pattern(
    r"\b(?:clinician|physician|surgeon|doctor|practitioner|investigator|author|\w{3,12}(?:ologist"
    r"|ographer))\b(?!['’]s\b)",
    re.IGNORECASE,
)
_PATIENT = Pattern(r"\bpatient\b", re.IGNORECASE)
_BACK_TO_PATIENT = Pattern(
    r"[;:]|\bonly\b|\baged\s\d\d[^.;]{0,20},\s(?:an?|the|our)\s$"
    r"|\b(?:he|she|patient|recipient|proband)\b|\b(?:\w+ed|gave|to|from|for|into)\s(?:an?|our|the|this)\s$",
    re.IGNORECASE,
)
_REACH = 70
_REACH_OF_PRONOUN = 200


def of_kin(text: str, at: int) -> bool:
    """Whether a word of kinship governs offset `at` of the sentence.

    `"his brother (72)"` -> True at 72; `"his father died, and he was seen at 40"` -> False at 40;
    a `daughter of first cousins` is the patient.
    """
    found = list(_KIN.finditer(_by_birth_blank(text), max(0, at - _REACH), at))
    found = [m for m in found if not is_patient_himself(text, *m.span())]
    if not found or _BACK_TO_PATIENT.search(text, found[-1].end(), at):
        return False
    aside = _WHOSE.search(text, 0, found[-1].start())
    return aside is None or not _TWO_VERBS.match(text, found[-1].end(), at)


_WHOSE = Pattern(r"\bwhose\s(?:\w+\s)?$", re.IGNORECASE)
_TWO_VERBS = Pattern(
    r"(?:\s\w+)?\s(?:had|was|were|has|is|suffered|died|carried)\b(?!\s(?:\w+\s)?(?:been|\w+ed)\b)"
    r"[^,.;:()]{2,60}\s(?:became|developed|presented|was|had|came|lost|noticed|complained|fell"
    r"|underwent|began|consulted)\b",
    re.IGNORECASE,
)
"""`A girl whose mother had thalassaemia became paraplegic at 19`: she did."""


def _by_birth_blank(text: str) -> str:
    """The text without `the eldest of four siblings`, which is the patient."""
    return _BY_BIRTH.sub(lambda found: " " * len(found[0]), text) if " of " in text else text


def may_mean_kin(text: str, at: int) -> bool:
    """Whether a pronoun at offset `at` may stand for a relative or a doctor named before it.

    `"a sister is affected; she was transfused"`, `"the surgeon may find that he …"` -> True.
    """
    if _DOCTOR.search(text, max(0, at - _REACH_OF_PRONOUN), at):
        return True
    found = list(_KIN.finditer(_by_birth_blank(text), max(0, at - _REACH_OF_PRONOUN), at))
    return bool(found) and not _PATIENT.search(text, found[-1].end(), at)


def is_patient_himself(text: str, start: int, end: int) -> bool:
    """`A grandmother of 62`, `a 66-year-old grandmother`, `a miner's wife aged 40`: the patient.

    `start` and `end` are those of the noun, with or without its article.
    """
    noun = _ANYBODYS.search(text, start, end)
    if noun is None:
        return False
    before = text[max(0, noun.start() - 60) : noun.start()]
    opens = _OF_A_TRADE if noun["child"] else _SOME_BEFORE
    if not opens.search(before):
        return False
    aged = _AGE_BEFORE.search(before) or _AGE_BEHIND.match(text, noun.end())
    return aged is not None


_ANYBODYS = Pattern(
    r"(?:(?:great-?)?(?:grand)?(?:mother|father)|(?P<child>son|daughter|wife|child))$",
    re.IGNORECASE,
)
_SOME_BEFORE = Pattern(
    r"\b(?:an?|one|this|another|our)\s"
    r"(?:(?!(?:his|her|their|whose|the|from|of|by|with|to|for|in|and)\b)[\w-]+\s){0,4}$",
    re.IGNORECASE,
)
_OF_A_TRADE = Pattern(
    r"\b(?:an?|the)\s(?:[\w-]+\s){0,3}(?!(?:patient|man|woman|boy|girl|child|case)\b)"
    r"[\w-]+(?:['’]s|s['’])\s(?:[\w-]+\s)?$",
    re.IGNORECASE,
)
_AGE_BEFORE = Pattern(r"\b\d\d[-\s]years?[-\s]old\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)
_AGE_BEHIND = Pattern(
    r"(?:\s(?:with|suffering\sfrom|known\sfor)\s[^,.;()\d]{3,50}(?=,\s))?"
    r"(?:\sof\s(?:two|three|four|five|six|seven|eight|\d)\b[^,.;()\d]{0,20})?"
    r"(?:\sof\s(?:[2-9]\d|1\d|\w+t(?:y|een)\b)|,?\saged?\s(?:\d|\w+t(?:y|een)\b)"
    r"|,\s\d\d\b|\s\(\d\d\b)",
    re.IGNORECASE,
)
