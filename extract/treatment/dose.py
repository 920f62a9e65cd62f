"""Radiation given for the episode: `"20 Gy in 10 fractions"` -> 20 Gy, 10 fractions.

The first course of the episode counts. Of total, fraction dose and count two give the third; where
the three do not agree, the printed total and count stay and are trusted less. Doses of the
literature, to other organs, for other diseases and of earlier episodes are left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cases.finding import Field, Finding, PatientId
from extract.grammar.dose_mention import Count, Dose, counts, doses, speaks_of_dose
from extract.grammar.pattern import Pattern
from extract.people.onset import onsets
from extract.people.patients import Patients
from extract.people.whose import whose
from extract.text.reading import Reading, Sentence, Zone
from extract.treatment.dose_count import fractions_alone, speaks_of_fractions
from extract.treatment.dose_course import COMPUTED, PRINTED, Course, course_of
from extract.treatment.dose_given import is_given
from studies.study import Study

_LESS_SURE = {Zone.TITLE: 0.05, Zone.DISCUSSION: 0.12, Zone.CONCLUSION: 0.12}
"""What a dose loses that is told there: less sure than what a table says."""


def find(reading: Reading, patients: Patients, study: Study) -> Iterator[Finding]:
    """Total dose and number of fractions of each patient's first course of the episode."""
    courses: defaultdict[PatientId, list[Course]] = defaultdict(list)
    spoken = [s for s in reading.sentences if speaks_of_dose(s.text) or speaks_of_fractions(s.text)]
    began = onsets(reading, patients) if spoken else None
    for sentence in spoken:
        for patient, course in _courses(sentence, patients):
            past = began and began.before_complaint(patient, sentence, course.start)
            past = past and not _NOW.search(sentence.text)
            if sentence.zone is Zone.TITLE or not past:
                courses[patient].append(course)
        if alike := _THE_SAME.search(sentence.text):
            _add_alike(sentence, alike, patients, courses)
    for patient, told in courses.items():
        yield from _findings(patient, _first(told, reading))


_NOW = Pattern(
    r"\b(?:this time|on this occasion|at this (?:time|point)|at present|the present)\b",
    re.IGNORECASE,
)
"""`Radiotherapy, omitted in 1986, was delivered this time`."""
_THE_SAME = Pattern(
    r"\bthe (?:same|identical) (?:total |low |radiation )?(?:course|dose|dosage|radio\w+|radiation"
    r"|irradiation|schedule|regimen|fractionation|scheme|protocol|treatment|total)\b"
    r"|\b(?:irradiated|treated) (?:in the same (?:way|manner|fashion)|likewise|similarly"
    r"|identically)",
    re.IGNORECASE,
)
_REFUSED = Pattern(
    r"\b(?:no|not|refus\w*|declin\w*|without|never|offered|advised)\b", re.IGNORECASE
)


def _add_alike(
    sentence: Sentence,
    alike: re.Match[str],
    patients: Patients,
    courses: defaultdict[PatientId, list[Course]],
) -> None:
    """`The elder was given the same course`: that of the patient told of before."""
    people = whose(sentence, alike.start(), patients)
    others = [told[-1] for patient, told in courses.items() if patient not in people]
    if len(people) != 1 or not others or _REFUSED.search(sentence.text, 0, alike.end()):
        return
    model = max(others, key=lambda told: (told.sentence.index, told.start))
    words = (sentence.evidence(*alike.span()),)
    course = replace(
        model,
        total_words=words,
        count_words=words if model.count else (),
        confidence=COMPUTED,
        sentence=sentence,
        start=alike.start(),
    )
    mine = courses[people[0]]
    place = sum((c.sentence.index, c.start) < (sentence.index, course.start) for c in mine)
    mine.insert(place, course)


def _courses(sentence: Sentence, patients: Patients) -> Iterator[tuple[PatientId, Course]]:
    """The course that the sentence tells of each patient it speaks of."""
    told = [d for d in doses(sentence.text) if is_given(sentence, d)]
    numbered = counts(sentence.text)
    by_patient: defaultdict[PatientId, list[Dose]] = defaultdict(list)
    for dose in told:
        for patient in _whose(sentence, dose, patients):
            by_patient[patient].append(dose)
    alone = None if told else fractions_alone(sentence)
    if alone:
        words = (sentence.evidence(alone.start, alone.end),)
        course = Course(None, (), alone.count, words, PRINTED, sentence, 0)
        yield from ((patient, course) for patient in _whose(sentence, alone, patients))
    for patient, mine in by_patient.items():
        if len(patients.all) > 1 and sum(dose.size > 1 for dose in mine) > 1:
            continue  # a list for several patients, of whom only one was made out
        near = [c for c in numbered if patient in _whose(sentence, c, patients)]
        if made := course_of(sentence, mine, near):
            yield patient, made


def _whose(sentence: Sentence, said: Dose | Count, patients: Patients) -> tuple[PatientId, ...]:
    """Whose dose it is. A list of as many doses as patients gives one to each."""
    people = whose(sentence, said.start, patients)
    if said.size == 1 or len(people) == 1:
        return people
    return (people[said.index],) if said.size == len(people) else ()


def _first(told: Sequence[Course], reading: Reading) -> Course:
    """The first course of the text's body, with a count told of the same total elsewhere."""
    told = [c for c in told if c.total is not None] or told
    first = next((c for c in told if c.sentence.zone is not Zone.TITLE), told[0])
    again = next((c for c in told if c.start_of_all > first.start_of_all and _is_anew(c)), None)
    if again and _FORMER.search(first.sentence.text):
        first = again
    first = next((c for c in told if _is_cut_short(first, c)), first)
    if first.count is not None:
        return first
    same = next((c for c in told if c.count and c.total == first.total), None)
    if same:
        return replace(first, count=same.count, count_words=same.count_words)
    return _with_neighbour(first, reading)


_FORMER = Pattern(
    r"\b(?:at that time|on that occasion|years? (?:ago|before|earlier|previously)|previously"
    r"|already)\b[^.;]*\bhad (?:\w+ )?(?:received|undergone|been|given)\b"
    r"|\bhad (?:\w+ )?(?:received|undergone|been|given)\b[^.;]*\b(?:at that time|years? (?:ago"
    r"|before|earlier|previously))\b|\bin \d{4} we (?:published|reported|described)\b",
    re.IGNORECASE,
)
_ANEW = Pattern(
    r"\b(?:once more|again|anew|a second|second (?:course|irradiation|radi\w+|time)|re-?irradiat\w*"
    r"|re-?treat\w*|this time|on this occasion)\b",
    re.IGNORECASE,
)


def _is_anew(course: Course) -> bool:
    """`We administered radiotherapy once more`: for the episode that the paper is about."""
    return _ANEW.search(course.sentence.text) is not None


_BROKEN_OFF = Pattern(
    r"\b(?:interrupted|stopped|abandoned|discontinued|halted|terminated|suspended|broken\soff"
    r"|ceased"
    r"|cut\sshort|could\snot\sbe\s(?:completed|finished|continued))\b",
    re.IGNORECASE,
)


_ANOTHER = Pattern(
    r"\b(?:second|third|further|another|repeat\w*|again|recurr\w*|relaps\w*|later|boost)\b",
    re.IGNORECASE,
)


def _is_cut_short(begun: Course, told: Course) -> bool:
    """Whether one course ended early: `20 Gy were begun. After 8 Gy it was interrupted`."""
    if begun.total is None or told.total is None or told.total >= begun.total:
        return False
    text = told.sentence.text
    return bool(_BROKEN_OFF.search(text, told.start)) and not _ANOTHER.search(text)


def _with_neighbour(course: Course, reading: Reading) -> Course:
    """With the count of the next sentence: `20 Gy were given. They were divided into ten …`."""
    index = course.sentence.index + 1
    after = reading.sentences[index] if index < len(reading.sentences) else None
    if not after or after.section != course.sentence.section or speaks_of_dose(after.text):
        return course
    number = next(
        (n for n in counts(after.text) if "fraction" in after.text[n.start : n.end]), None
    )
    if not number:
        return course
    words = (after.evidence(number.start, number.end),)
    return replace(course, count=number.count, count_words=words)


def _findings(patient: PatientId, course: Course) -> Iterator[Finding]:
    confidence = round(course.confidence - _LESS_SURE.get(course.sentence.zone, 0.0), 2)
    kind = "printed" if len(course.total_words) == 1 else "computed"
    if course.total is not None:
        yield Finding(
            Field.RADIOTHERAPY_DOSE_GY,
            round(course.total, 2),
            patient,
            course.total_words,
            f"rule:dose.{kind}",
            confidence=confidence,
        )
    if course.count is not None:
        kind = "printed" if len(course.count_words) == 1 else "computed"
        yield Finding(
            Field.RADIOTHERAPY_FRACTIONS,
            course.count,
            patient,
            course.count_words,
            f"rule:fractions.{kind}",
            confidence=confidence,
        )
