"""Fields that a text speaks of and no rule could read, or that its other words contradict.

A field has no value for one of two reasons. Most often the text does not speak of it. Where it
does, of this patient and in the telling of the case, and nothing came of it, a person should look:
the field stays null and is marked, with the words. So is a sex that the words do not allow.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from cases.finding import PatientId
from cases.record import Case, CaseRecord
from extract.grammar.pattern import Pattern
from extract.people.patients import Patients
from extract.people.telling import TELLING, is_fact
from extract.text.context import context
from extract.text.reading import Sentence

_UNIT = r"(?:weeks?|months?|years?)"
_WRITTEN: Mapping[str, str] = {
    "age_years": r"\b(?:years?|yrs?|months?)[\s-]old\b|\baged\b|\bin (?:his|her) \w+(?:ies|s|th)\b",
    "sex": r"\b(?:he|she|his|her|him|himself|herself)\b",
    "levels": r"(?<![\w-])(?:[CDL]|Th?)\s?-?(?:1[0-2]|[1-9])\s?[-\u2013/]\s?(?:[CDL]|Th?)?\d{1,2}"
    r"(?![\w*]|[\s-]{0,2}weight)",
    "treatments": r"\b(?:was|were) (?:\w+ )?(?:treated|operated|managed|irradiated|started on)\b",
    "radiotherapy_dose_gy": r"\b\d[\d.,]*\s?(?:c?Gy|rads?|grays?)\b",
    "outcome_clinical": r"\b(?:improved|recover(?:ed|y)|regained|deteriorated|worsened"
    r"|relie(?:f|ved)|died|asymptomatic|symptom-free|able to walk|walk(?:ed|s) again)\b",
    "outcome_imaging": r"\b(?:mass(?:es)?|lesions?|MRI|CT|scans?|tumou?rs?)\b[^.]{0,80}?"
    r"\b(?:shr[aiu]nk|shrinkage|regress|reduced|reduction|decreas|disappear|resol|unchanged|enlarged)\w*",
    "recurrence": r"\b(?:recurr|relaps|regr[eo]w)\w*",
    "follow_up_months": rf"\bfollow(?:ed)?[\s-]?up (?:of|at|for)\b"
    rf"|\b{_UNIT} (?:later|afterwards?)\b",
}
_NOT_OF: Mapping[str, Pattern] = {
    "male": Pattern(
        r"\b(?:pregnan\w+|gestation\w*|trimester|post-?partum|c(?:a)?esarean|uterus|uterine|ovar\w+"
        r"|hysterectomy|menstrua\w+|menopaus\w+|multipara|primipara)\b",
        re.IGNORECASE,
    ),
    "female": Pattern(r"\b(?:prostat\w+|testis|testes|testicular|orchi\w+)\b", re.IGNORECASE),
}
_CUES = {key: Pattern(written, re.IGNORECASE) for key, written in _WRITTEN.items()}


def marked(record: CaseRecord, patients: Patients) -> CaseRecord:
    """The record, its cases with a reason to look at each field that is spoken of and has no value.

    `patients` are those of the record's cases, in their order; a record without cases stays so.
    """
    pairs = zip(record.cases, patients.all, strict=False)
    cases = tuple(_marked(case, patients, patient.id) for case, patient in pairs)
    return replace(record, cases=cases)


def _marked(case: Case, patients: Patients, patient: PatientId) -> Case:
    told = [s for s in patients.sentences(patient) if s.zone in TELLING]
    reasons = dict(case.review)
    for key, cue in _CUES.items():
        if key in reasons or _has_value(case, key):
            continue
        words = _spoken(cue, told, patients, patient)
        if words:
            reasons[key] = f"the text speaks of it (\u201c{words}\u201d) and no value was found"
    against = _spoken(_NOT_OF[case.sex], told, patients, patient) if case.sex else None
    if against:
        reasons.setdefault("sex", f"{case.sex}, and the text speaks of \u201c{against}\u201d")
    return replace(case, review=reasons)


def _has_value(case: Case, key: str) -> bool:
    if key == "age_years" and case.age_low is not None:
        return True
    value = getattr(case, key)
    return value is not None and value != ()


def _spoken(
    cue: Pattern, sentences: Iterable[Sentence], patients: Patients, patient: PatientId
) -> str | None:
    """The first words of that kind that are said of the patient, as things are."""
    for sentence in sentences:
        for match in cue.finditer(sentence.text):
            if patient not in patients.experiencers(sentence, match.start()):
                continue
            meant = context(sentence, match.start(), match.end())
            if is_fact(meant) and not meant.historical:
                return match.group()
    return None
