"""An age in a sentence to how far it is an age at presentation of a patient of the paper.

`"A 14-year-old boy"` is believed; `"splenectomised aged 5"`, `"his 40-year-old brother"`, `"mean
age 34"`, `"a 2-year-old fracture"` and `"a 25-year-old man reported by others"` are not.
"""

import re

from extract.demographics.age_reckoned import tells_first_episode
from extract.demographics.life_event import Event, event_of, tells_history, tells_presentation
from extract.grammar.age_form import AgeMention, Form
from extract.grammar.pattern import Pattern
from extract.grammar.person import KIN, PERSON, PLURAL, may_be_person
from extract.people.kin import is_patient_himself, of_kin
from extract.people.literature import borrowed

_BELIEF = {
    Form.YEAR_OLD: 0.97,
    Form.CODE: 0.95,
    Form.AGED: 0.95,
    Form.AT_PRESENTATION: 0.95,
    Form.NOUN_OF: 0.94,
    Form.BESIDE: 0.93,
    Form.WAS: 0.85,
    Form.DECADE: 0.85,
    Form.BORN: 0.8,
}
OF_KIN = 0.4
"""Belief in an age beside a word of kinship: enough only where relatives are patients too."""

_BY_EVENT = {Event.HISTORY: 0.0, Event.UNKNOWN: 0.5, Event.PRESENTATION: 0.78}
"""Belief in the age at an event: an accident or a journey may have brought the mass to light."""

_AGAIN = 0.08
_LATER = Pattern(
    r"\b(?:again|recur\w*|relaps\w*|return\w*|second|later|afterwards|thereafter)\b[^.;]{0,24}$",
    re.IGNORECASE,
)
"""Words before an age that make it the age at a later time."""

FIRST_SEEN = 0.98
"""Belief in the age at which he `first presented`, beside that at which he is told of."""
_FIRST_SEEN = Pattern(
    r"(?:\bold\s(?:[\w-]+\s){1,3}who\s(?:had\s)?|\b(?:(?:first|initially|originally)\s))"
    r"(?:present(?:ed)?|referred|seen|admitted|came|consulted|hospitali[sz]ed)\b"
    r"(?P<why>[^.;]{0,80}?)(?:,\s)?\b(?:at\s(?:the\s)?(?:age\s)?(?:of\s)?|when\s(?:he|she)\swas\s|aged\s)$",
    re.IGNORECASE,
)
_OF_THE_BLOOD = Pattern(
    r"an(?:a)?emi|pallor|pale\b|jaundice|thal|spleno|hepatom|leuk|myelo(?:f|p)|polycyth|thrombocyt"
    r"|sickle|crisis|transfus|fatigue|diagnos|cytop|purpura|bleed|gallston",
    re.IGNORECASE,
)

NOW = 0.76
"""Belief in `now 52 years old`, `then 42`: he may have presented at another age that is told."""
_NOW = Pattern(r"\b(?:now|then|he\sis|she\sis)\s(?:aged\s)?$|\bnow$", re.IGNORECASE)


def belief(text: str, mention: AgeMention) -> float:
    """0 for an age that is not a patient's at presentation, else how far it is one (to 1)."""
    twins = of_each(text, mention.start)
    if (
        (_of_group(text, mention) and not twins)
        or _of_thing(text, mention)
        or borrowed(text, mention.start)
        or _of_earlier_time(text, mention)
        or _years_before(text, mention)
    ):
        return 0.0
    if _of_kin(text, mention) and not twins:
        return OF_KIN
    if mention.form is Form.AT_AGE and tells_first_episode(text, mention):
        return 0.0
    if mention.form is Form.AT_AGE and _first_seen(text, mention):
        return FIRST_SEEN
    later = _LATER.search(text[max(0, mention.start - 40) : mention.start])
    if mention.form is Form.AT_AGE or later:
        told = _BY_EVENT[event_of(text, mention)] if mention.form is Form.AT_AGE else NOW
        return told - _AGAIN if later and told else told
    return NOW if _NOW.search(text[: mention.start][-12:]) else _BELIEF[mention.form]


def _first_seen(text: str, mention: AgeMention) -> bool:
    """`A woman of 22 who presented at 15 with a limp`; not with the anaemia of her infancy."""
    seen = _FIRST_SEEN.search(text[max(0, mention.start - 130) : mention.start])
    if seen is None or event_of(text, mention) is not Event.PRESENTATION:
        return False
    why = seen["why"] + text[mention.end : mention.end + _WHY].partition(".")[0]
    return _OF_THE_BLOOD.search(why) is None


_WHY = 80
_STATISTIC = Pattern(
    r"(?:\b(?:means?|medians?|average|avg|ranged?|ranging|between|minimum|maximum)\b"
    r"[^.;()]{0,30}|\b(?:oldest|youngest)\b[^.,;()]{0,20}|\b(?:aged?|ages)\s(?:from|between)\s|[<>≥≤±]\s?"
    r"|\b(?:under|over|above|below|than|least|to|every|each)\s(?:the\sage\sof\s|age\s)?)$",
    re.IGNORECASE,
)
_STATISTIC_AFTER = Pattern(
    r"\s?(?:±|\+/-|\(?\s?(?:range|SD)\b|(?:or|and)\s(?:older|younger|over|above|under|more|less)\b)",
    re.IGNORECASE,
)
_UP_TO_NOUN = (
    r"[\s)-]{1,2}(?:(?!(?:with|who|whose|was|had|has|in|from|of|and|presented)\b)[\w’'/-]+\s){0,5}?"
)
_SEVERAL_AFTER = Pattern(rf"{_UP_TO_NOUN}{PLURAL}\b", re.IGNORECASE)
_ONE_BEFORE = Pattern(r"\b(?:an?|one|this)\s$", re.IGNORECASE)
_SEVERAL_BEFORE = Pattern(rf"\b{PLURAL}\s(?:[a-z]+\s)?(?:aged|of|with\sages)?\s?$", re.IGNORECASE)


_OF_EACH = Pattern(
    r"\btwins?,?(?:\s(?:brothers|sisters|boys|girls|men|women))?,?\s(?:\((?:both\s)?)?(?:of|aged|both|now)?\s?"
    r"(?:both\s)?(?:aged\s)?$"
    r"|\b(?:both|all|each)(?:\sof\s(?:them|whom|these)|\s(?:patients?|men|women|brothers|sisters|boys"
    r"|girls|siblings))?(?:\s(?:were|was|being|are|is|now|then))?\s(?:of\s(?:the\s)?age\s)?(?:aged\s)?$"
    r"|\bof\s(?:the\ssame|identical|equal|like)\sage[\s,:(]{1,3}$",
    re.IGNORECASE,
)


def of_each(text: str, at: int) -> bool:
    """Whether the age at that place is that of each: `twin brothers of 26`, `both aged 36`."""
    return _OF_EACH.search(text[max(0, at - 40) : at]) is not None


def _of_group(text: str, mention: AgeMention) -> bool:
    """A mean, a limit, or one age for several people."""
    before = text[max(0, mention.start - 50) : mention.start]
    if _STATISTIC.search(before) or _STATISTIC_AFTER.match(text, mention.end):
        return True
    if mention.size > 1 or mention.form in {Form.DECADE, Form.BORN}:
        return False
    one = _ONE_BEFORE.search(before)  # "a 59-year-old women" is a misprint
    several = mention.form is Form.YEAR_OLD and not one and _SEVERAL_AFTER.match(text, mention.end)
    return bool(several or _SEVERAL_BEFORE.search(before))


_THING = Pattern(
    rf"{_UP_TO_NOUN}(?:fractures?|scars?|injur\w+|wounds?|history|implants?|prosthes\w+|grafts?"
    r"|lesions?|mass(?:es)?|scans?|films?|radiographs?|follow|stud(?:y|ies)|programme?s?|data"
    r"|haematomas?|hematomas?|infarct\w*|thromb\w+|hardware|shunt|survival|period|interval|pregnanc\w+|gestation|f(?:o?e)tus\w*|embryo)\b",
    re.IGNORECASE,
)
_PERSON_AFTER = Pattern(rf"{_UP_TO_NOUN}{PERSON}(?!\w)", re.IGNORECASE)


def _of_thing(text: str, mention: AgeMention) -> bool:
    """`a 2-year-old fracture`: the nearest noun is no person."""
    if mention.form is not Form.YEAR_OLD:
        return False
    thing = _THING.match(text, mention.end)
    person = _PERSON_AFTER.match(text, mention.end)
    return thing is not None and (person is None or thing.end() < person.end())


_KIN_AFTER = Pattern(rf"[\s-](?:[\w-]+\s){{0,2}}?{KIN}\b(?!\s(?:of|born\sto|to)\b)", re.IGNORECASE)
_PATIENT_AFTER = Pattern(
    r"[\s-](?:[\w-]+\s){0,3}?(?:man|woman|boy|girl|male|female|patient)\b", re.IGNORECASE
)


def _of_kin(text: str, mention: AgeMention) -> bool:
    """A relative's age: `his 40-year-old brother`, `her mother, now 81 years old`."""
    kin = _KIN_AFTER.match(text, mention.end) if mention.form is Form.YEAR_OLD else None
    if kin:
        himself = is_patient_himself(text, *kin.span())
        return _PATIENT_AFTER.match(text, mention.end) is None and not himself
    return of_kin(text, mention.start)


def _of_earlier_time(text: str, mention: AgeMention) -> bool:
    """The age at another event of his life: diagnosis, splenectomy, first transfusion, death."""
    if mention.form is Form.DECADE:
        return not _held_by_person(text, mention) and not tells_presentation(text, mention)
    return mention.form is not Form.AT_AGE and tells_history(text, mention)


_YEARS_LATER = Pattern(
    r"(?P<told>(?:[^.;]|\.\d){0,140}?)(?:,|\bwho|\band|\bthen)\s(?:\w+\s)?"
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|some|many)\s"
    r"years?\s(?:later|afterwards|thereafter)\b",
    re.IGNORECASE,
)
_OF_THE_MASS = Pattern(
    r"\b(?:pain|weak|para(?:pleg|pares|vert|spin)|mass|tumou?r|compress|gait|numb|admitted|lesion"
    r"|presented\s(?:with|to|at)|myelopath|cord|spin|epidural|extradural|legs?\b|back\b|walk)",
    re.IGNORECASE,
)


def _years_before(text: str, mention: AgeMention) -> bool:
    """`A 68-year-old with haemolysis, who 2 years later showed a mass`: not his age by then."""
    later = _YEARS_LATER.match(text, mention.end) if mention.form is not Form.AT_AGE else None
    if later is None or _OF_THE_MASS.search(later["told"]):
        return False
    return _OF_THE_MASS.search(text, later.end()) is not None


_HOLDS_DECADE = Pattern(
    r"(?:\b(?:is|was|now)|^\W*an?|\b(?:an?|this|our|the|young|old)|\b(?:patient|case)s?:?)\s$",
    re.IGNORECASE,
)


def _held_by_person(text: str, mention: AgeMention) -> bool:
    """`a fitter in his thirties`, `a septuagenarian`, `a 30-something man`."""
    if text[mention.start : mention.end].lower().endswith(("narian", "something")):
        return True
    before = text[max(0, mention.start - 60) : mention.start]
    if _HOLDS_DECADE.search(before):
        return True
    words = before.rstrip(" ,").split(" ")[-3:]
    return any(word.isalpha() and may_be_person(word.lower()) for word in words)
