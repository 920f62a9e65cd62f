"""Fields that a text speaks of and no rule could read: told apart from what it does not state.

A field has no value for one of two reasons. Most often the text does not speak of it. Where it
does, of this patient and in the telling of the case, and nothing came of it, a person should look:
the field stays null and is marked, with the words.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from cases.finding import PatientId
from cases.record import Case, CaseRecord
from extract.people.patients import Patients
from extract.text.context import context
from extract.text.reading import Sentence, Zone

_TELLING = frozenset({Zone.TITLE, Zone.CASE})
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
_CUES = {key: re.compile(written, re.IGNORECASE) for key, written in _WRITTEN.items()}


def marked(record: CaseRecord, patients: Patients) -> CaseRecord:
    """The record, its cases with a reason to look at each field that is spoken of and has no value.

    `patients` are those of the record's cases, in their order.
    """
    pairs = zip(record.cases, patients.all, strict=False)
    cases = tuple(_marked(case, patients, patient.id) for case, patient in pairs)
    return replace(record, cases=cases or record.cases)


def _marked(case: Case, patients: Patients, patient: PatientId) -> Case:
    empty = [key for key in _CUES if key not in case.review and not _has_value(case, key)]
    if not empty:
        return case
    told = [s for s in patients.sentences(patient) if s.zone in _TELLING]
    reasons = {key: words for key in empty if (words := _spoken(key, told, patients, patient))}
    return replace(case, review={**case.review, **reasons})


def _has_value(case: Case, key: str) -> bool:
    if key == "age_years" and case.age_low is not None:
        return True
    value = getattr(case, key)
    return value is not None and value != ()


def _spoken(
    key: str, sentences: Iterable[Sentence], patients: Patients, patient: PatientId
) -> str | None:
    """Why to look at the field: the first words about it that are said of the patient."""
    for sentence in sentences:
        for cue in _CUES[key].finditer(sentence.text):
            meant = context(sentence, cue.start(), cue.end())
            if meant.hypothetical or meant.general or meant.historical:
                continue
            if patient in patients.experiencers(sentence, cue.start()):
                return f"the text speaks of it (\u201c{cue.group()}\u201d) and no value was found"
    return None
