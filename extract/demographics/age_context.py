"""An age in a sentence to how far it is an age at presentation of a patient of the paper.

`"A 14-year-old boy"` is believed; `"splenectomised aged 5"`, `"his 40-year-old brother"`, `"mean
age 34"`, `"a 2-year-old fracture"` and `"a 25-year-old man reported by others"` are not.
"""

import re

from extract.grammar.age_form import AgeMention, Form
from extract.grammar.person import KIN, PERSON, PLURAL
from extract.people.kin import of_kin
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
    Form.AT_AGE: 0.78,
}
OF_KIN = 0.4
"""Belief in an age beside a word of kinship: enough only where relatives are patients too."""

NOW = 0.76
"""Belief in `now 52 years old`: he may have presented at another age that is told."""
_NOW = re.compile(r"\bnow\s(?:aged\s)?$|\bnow$", re.IGNORECASE)


def belief(text: str, mention: AgeMention) -> float:
    """0 for an age that is not a patient's at presentation, else how far it is one (to 1)."""
    if (
        _of_group(text, mention)
        or _of_thing(text, mention)
        or borrowed(text, mention.start)
        or _of_earlier_time(text, mention)
    ):
        return 0.0
    if _of_kin(text, mention):
        return OF_KIN
    return NOW if _NOW.search(text[: mention.start][-12:]) else _BELIEF[mention.form]


_STATISTIC = re.compile(
    r"(?:\b(?:means?|medians?|average|avg|ranged?|ranging|between|minimum|maximum)\b"
    r"[^.;()]{0,30}|\b(?:oldest|youngest)\b[^.,;()]{0,20}|\b(?:aged?|ages)\s(?:from|between)\s|[<>≥≤±]\s?"
    r"|\b(?:under|over|above|below|than|least|to|every|each)\s(?:the\sage\sof\s|age\s)?)$",
    re.IGNORECASE,
)
_STATISTIC_AFTER = re.compile(
    r"\s?(?:±|\+/-|\(?\s?(?:range|SD)\b|(?:or|and)\s(?:older|younger|over|above|under|more|less)\b)",
    re.IGNORECASE,
)
_UP_TO_NOUN = (
    r"[\s)-]{1,2}(?:(?!(?:with|who|whose|was|had|has|in|from|of|and|presented)\b)[\w’'/-]+\s){0,5}?"
)
_SEVERAL_AFTER = re.compile(rf"{_UP_TO_NOUN}{PLURAL}\b", re.IGNORECASE)
_ONE_BEFORE = re.compile(r"\b(?:an?|one|this)\s$", re.IGNORECASE)
_SEVERAL_BEFORE = re.compile(
    rf"\b{PLURAL}\s(?:[a-z]+\s)?(?:aged|of|with\sages)?\s?$", re.IGNORECASE
)


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


_THING = re.compile(
    rf"{_UP_TO_NOUN}(?:fractures?|scars?|injur\w+|wounds?|history|implants?|prosthes\w+|grafts?"
    r"|lesions?|mass(?:es)?|scans?|films?|radiographs?|follow|stud(?:y|ies)|programme?s?|data"
    r"|haematomas?|hematomas?|infarct\w*|thromb\w+|hardware|shunt|survival|period|interval|pregnanc\w+|gestation|f(?:o?e)tus\w*|embryo)\b",
    re.IGNORECASE,
)
_PERSON_AFTER = re.compile(rf"{_UP_TO_NOUN}{PERSON}(?!\w)", re.IGNORECASE)


def _of_thing(text: str, mention: AgeMention) -> bool:
    """`a 2-year-old fracture`: the nearest noun is no person."""
    if mention.form is not Form.YEAR_OLD:
        return False
    thing = _THING.match(text, mention.end)
    person = _PERSON_AFTER.match(text, mention.end)
    return thing is not None and (person is None or thing.end() < person.end())


_KIN_AFTER = re.compile(
    rf"[\s-](?:[\w-]+\s){{0,2}}?{KIN}\b(?!\s(?:of|born\sto|to)\b)", re.IGNORECASE
)
_PATIENT_AFTER = re.compile(
    r"[\s-](?:[\w-]+\s){0,3}?(?:man|woman|boy|girl|male|female|patient)\b", re.IGNORECASE
)


def _of_kin(text: str, mention: AgeMention) -> bool:
    """A relative's age: `his 40-year-old brother`, `her mother, now 81 years old`."""
    if mention.form is Form.YEAR_OLD and _KIN_AFTER.match(text, mention.end):
        patient = _PATIENT_AFTER.match(text, mention.end)
        return patient is None
    return of_kin(text, mention.start)


_NEVER_NOW = re.compile(
    r"\b(?:since|from|until|till|by|before|after|between|under|over|below|above|reached|to)\s"
    r"(?:(?:he|she|the|an?|her|his|age|aged|of|about|was|only|early|being)\s){0,5}"
    r"(?:(?:age\s)?(?:of\s)?\w+(?:\syears)?\s(?:and|to)\s)?$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"[\s,]*\b(?:at|when|as|aged|in|now|then)\s(?:(?:he|she|the|an?|her|his|patient|age|aged|of"
    r"|about|was|only|around|just|being)\s){0,5}$",
    re.IGNORECASE,
)
_FRONT = re.compile(
    r"(?:^\W*|[.;:,]\s*)(?:(?:and|but|then|later|finally|in\s\d{4},?|in\s\w+\s\d{4},?)\s?)?$",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"(?P<found>\bdiagnos\w+\sof\s(?:\w+\s){0,2}?(?:cord|spinal|epidural|compress\w*|mass|lesion|tumou?r))"
    r"|(?P<history>\b(?:diagnos|recogni[sz]|discover|establish|detect|identif|confirm|splen|spleen"
    r"|cholecyst|transfus|chelat|surgery|operat|excis|resect|remov|irradiat|treat|therap|known"
    r"|marri|menarch|menopaus|deliver|gave\sbirth|birth|born|died|death|dialys|transplant|ulcer"
    r"|melanoma|cancer|carcinoma|stopped|started|received|given|taken|dependen|found\sto\shave"
    r"|told|cured|onset\sof|thalass|an(?:a)?emi|polycyth|leuk|myelofib|sickle|spherocyt|jaundice|pallor))"
    r"|(?P<presentation>\b(?:present|admi(?:tted|ssion)|re-?admi|hospitali[sz]|refer|consult|seen\b"
    r"|attend|came\b|brought|complain|notic|experienc|weak|para(?:par|pleg|lys)|pain|numb|gait"
    r"|walk|legs?\b|symptom|episode|attack|compress|mass|backache|unable|stand\b|woke|fell\b"
    r"|evaluat|examin|investigat|emergenc|lost\sthe\suse|tingling|paraesthes|paresthes|myelopath"
    r"|incontinen|retention|difficult|stiff|unstead|could\sno|constipat|sciatica|claudicat))",
    re.IGNORECASE,
)
_REACH_OF_EVENT = 90
_WHEN_HISTORY = re.compile(
    r"(?:\s(?:[\w-]+)){0,3}?\s(?:when|at\sthe\stime|at\sdiagnosis|at\sthe\stime\sof\sdiagnosis)\b[^,.;]{0,60}",
    re.IGNORECASE,
)


def _of_earlier_time(text: str, mention: AgeMention) -> bool:
    """The age at another event of his life: diagnosis, splenectomy, first transfusion, death."""
    if mention.form is Form.AT_AGE:
        return not _at_presentation(text, mention)
    if mention.form is Form.DECADE:
        return not _held_by_person(text, mention) and not _at_presentation(text, mention)
    when = _WHEN_HISTORY.match(text, mention.end)
    event = _EVENT.search(when[0]) if when else None
    return bool(event and event["history"])


def _at_presentation(text: str, mention: AgeMention) -> bool:
    """Whether the nearest event of the clause is that he fell ill with the mass or was seen."""
    before = text[: mention.start]
    if _NEVER_NOW.search(before[-60:]):
        return False
    lead = _LEAD.search(before[-50:])
    outset = len(before) - (len(before[-50:]) - lead.start()) if lead else len(before)
    after = text[mention.end : mention.end + _REACH_OF_EVENT]
    if _WHEN_HISTORY.match(after):
        outset = 0
    backward = list(_EVENT.finditer(before[max(0, outset - _REACH_OF_EVENT) : outset]))
    fronted = _FRONT.search(text[max(0, outset - 60) : outset]) is not None
    if not backward and not fronted and mention.form is Form.DECADE:
        return False
    fronted = fronted or not backward
    event = _EVENT.search(after) if fronted else backward[-1]
    return bool(event and not event["history"])


_HOLDS_DECADE = re.compile(
    rf"(?:(?<!\w){PERSON}(?:\s[\w-]+){{0,2}}?,?|\b(?:is|was|now)|^\W*an?|\b(?:patient|case)s?:?)\s$",
    re.IGNORECASE,
)


def _held_by_person(text: str, mention: AgeMention) -> bool:
    if mention.start < mention.end and text[mention.end - 6 : mention.end].lower() == "narian":
        return True
    return bool(_HOLDS_DECADE.search(text[max(0, mention.start - 60) : mention.start]))
