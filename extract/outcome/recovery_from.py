"""A recovery to what it is from: another illness than the cord's, or a specimen."""

import re

from extract.grammar.pattern import Pattern
from extract.outcome.course import NOT_OURS, Clause, Theme
from extract.outcome.state import has

_OBJECT = 40
_FROM = Pattern(
    r"\s+(?:\w+ )?(?:from|of)\s(?!(?:the|his|her|this|that|all|it)\s+(?:event|attack|episode"
    r"|illness)\b)",
    re.IGNORECASE,
)
_OF_OTHER_MEANS = Pattern(
    r"[^.;]{0,40}\b(?:antibiotics?|antimicrobials?|antivirals?|antifungals?|anticoagula\w+|heparin"
    r"|oxygen|ventilation|dialysis|diuretics?|insulin|inotrop\w+|intensive care|vasopressors?)\b",
    re.IGNORECASE,
)
"""What heals other illnesses than the cord's."""
OF_ANOTHER = Pattern(
    r" of (?:an? |the |his |her )?(?:\w+ )?(?:tubercul\w+|infections?|pneumoni\w+|hepatitis"
    r"|malaria|cancer|\w*carcinoma|lymphoma|leuk\w+|asthma|sepsis|ulcers?|abscess\w*|diabetes"
    r"|covid\S*|syphilis|gout)\b",
    re.IGNORECASE,
)
OUT_OF_THE_BODY = Pattern(
    r"(?: \w+ly)? from (?:the |his |her )?(?:circulation|blood\w*|plasma|serum|body|marrow"
    r"|urine|spleen)\b",
    re.IGNORECASE,
)
"""`The cells were eliminated from the circulation`."""
GOT_HOLD = Pattern(
    r"(?:improv|better|enhanc)\w* (?:(?:in|of) )?(?:(?:the|his|her|patient['’]s"
    r"|child['’]s) ){0,2}(?:appearance|cosmesis|cosmetic|self-esteem|confidence|nutrition\w*"
    r"|hygiene|compliance)\b|gain(?:ed|ing|s)? (?:ground|the upper hand)\b"
    r"|gain(?:ed|s)? (?:(?:an?|the|its|better|further|full|more|some|much|good|direct|greater|wide"
    r"|easy) )*(?:access|entry|support|insights?|consent|popularity|acceptance|experience"
    r"|knowledge|exposure|information|understanding|attention|importance|approval|time|control of"
    r"|view|traction|weight)\b",
    re.IGNORECASE,
)
"""`Gained access to the canal`: nothing that the patient got back."""
_FROM_WHICH = Pattern(r"\b(?:from|of) (?:which|these|this|them|that)\b", re.IGNORECASE)


def is_from_another_illness(clause: Clause, match: re.Match[str]) -> bool:
    """`recovered from pneumonia`, `complications from which he recovered`."""
    if _FROM_WHICH.search(clause.text, 0, match.start()):
        before = [t[2] for t in clause.themes if t[1] <= match.start() and t[2] is not Theme.PERSON]
        return not before or before[-1] in NOT_OURS
    if "recov" in match[0].lower() and _has_another_object(clause, match.end()):
        return True
    if _OF_OTHER_MEANS.match(clause.text, match.end()):
        return True
    source = _FROM.match(clause.text, match.end())
    if not source or "recov" not in match[0].lower():
        return False
    named = [t[2] for t in clause.themes if source.end() <= t[0] < source.end() + _OBJECT]
    return not named or named[0] in NOT_OURS


def _has_another_object(clause: Clause, end: int) -> bool:
    """`recovered cardiac rhythm`: the thing that follows at once is none of the cord's."""
    after = next((t for t in clause.themes if t[0] >= end), None)
    return (
        after is not None
        and after[2] in NOT_OURS
        and _AT_ONCE.fullmatch(clause.text, end, after[0]) is not None
    )


_AT_ONCE = Pattern(r"\s+(?:(?:the|his|her|a|normal|spontaneous|full|adequate) )*", re.IGNORECASE)


def is_got_back(clause: Clause, match: re.Match[str]) -> bool:
    """`stem cells were recovered from the blood`: found in a specimen."""
    passive = "recover" in match[0].lower() and has(
        r"\b(?:was|were|been|be)\s+(?:\w+ly\s+)?$", clause.text[: match.start()]
    )
    return passive and has(r"^\s+(?:from|in|at|by|on)\b", clause.text[match.end() :])


def is_a_time(clause: Clause, match: re.Match[str]) -> bool:
    """`Her recovery course was complicated`: a time, not what came of it."""
    return _TIME.match(clause.text, match.end()) is not None


_TIME = Pattern(r"\s+(?:course|period|phase|process|time|room|unit|ward|stage)\b", re.IGNORECASE)
