"""A sentence and a place in it to whether a relative is spoken of there: `her mother, now 81`."""

import re

from extract.grammar.pattern import Pattern
from extract.grammar.person import KIN

_KIN = Pattern(rf"(?<![\w-]){KIN}s?(?!\w)(?!\sof\s[a-z])(?!\sat\s\d)", re.IGNORECASE)
_BY_BIRTH = Pattern(
    rf"\b(?:eldest|oldest|youngest|middle|child|son|daughter|born|birth|delivery)\sof\s(?:[\w-]+\s){{0,2}}{KIN}s?\b",
    re.IGNORECASE,
)
_DOCTOR = Pattern(
    r"\b(?:clinician|physician|surgeon|doctor|practitioner|investigator|author|\w{3,12}(?:ologist"
    r"|ographer))\b(?!['’]s\b)",
    re.IGNORECASE,
)
_PATIENT = Pattern(r"\bpatient\b", re.IGNORECASE)
_BACK_TO_PATIENT = Pattern(
    r"[;:]|\b(?:he|she|patient|recipient|proband)\b|\b(?:\w+ed|gave|to|from|for|into)\s(?:an?|our|the|this)\s$",
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
    return bool(found) and not _BACK_TO_PATIENT.search(text, found[-1].end(), at)


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
