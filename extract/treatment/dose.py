"""Radiation given for the episode: `"20 Gy in 10 fractions"` -> 20 Gy, 10 fractions.

The first course of the episode counts. Of total, fraction dose and count two give the third; where
the three do not agree, the printed total and count stay and are trusted less. Doses of the
literature, to other organs, for other diseases and of earlier episodes are left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cases.finding import Evidence, Field, Finding, PatientId
from extract.grammar.dose_mention import Count, Dose, counts, doses, speaks_of_dose
from extract.grammar.pattern import Pattern
from extract.people.onset import onsets
from extract.people.patients import Patients
from extract.people.whose import whose
from extract.text.reading import Reading, Sentence, Zone
from extract.treatment.dose_given import is_given
from studies.study import Study

_PRINTED = 0.95
_COMPUTED = 0.9
_DISAGREES = 0.25
"""What total and count lose where the fraction dose contradicts them."""
_LESS_SURE = {Zone.TITLE: 0.05, Zone.DISCUSSION: 0.12, Zone.CONCLUSION: 0.12}
"""What a dose loses that is told there: less sure than what a table says."""
_TOLERANCE = 0.051


@dataclass(frozen=True, slots=True)
class _Course:
    """What one sentence tells of a course; evidence is empty where the value is not told."""

    total: float | None
    total_words: tuple[Evidence, ...]
    count: int | None
    count_words: tuple[Evidence, ...]
    confidence: float
    sentence: Sentence
    start: int


def find(reading: Reading, patients: Patients, study: Study) -> Iterator[Finding]:
    """Total dose and number of fractions of each patient's first course of the episode."""
    courses: defaultdict[PatientId, list[_Course]] = defaultdict(list)
    spoken = [s for s in reading.sentences if speaks_of_dose(s.text)]
    began = onsets(reading, patients) if spoken else None
    for sentence in spoken:
        for patient, course in _courses(sentence, patients):
            past = began and began.before_complaint(patient, sentence, course.start)
            if sentence.zone is Zone.TITLE or not past:
                courses[patient].append(course)
    for patient, told in courses.items():
        yield from _findings(patient, _first(told, reading))


def _courses(sentence: Sentence, patients: Patients) -> Iterator[tuple[PatientId, _Course]]:
    """The course that the sentence tells of each patient it speaks of."""
    told = [d for d in doses(sentence.text) if is_given(sentence, d)]
    numbered = counts(sentence.text)
    by_patient: defaultdict[PatientId, list[Dose]] = defaultdict(list)
    for dose in told:
        for patient in _whose(sentence, dose, patients):
            by_patient[patient].append(dose)
    for patient, mine in by_patient.items():
        if len(patients.all) > 1 and sum(dose.size > 1 for dose in mine) > 1:
            continue  # a list for several patients, of whom only one was made out
        near = [c for c in numbered if patient in _whose(sentence, c, patients)]
        course = _course(sentence, mine, near)
        if course:
            yield patient, course


def _whose(sentence: Sentence, said: Dose | Count, patients: Patients) -> tuple[PatientId, ...]:
    """Whose dose it is. A list of as many doses as patients gives one to each."""
    people = whose(sentence, said.start, patients)
    if said.size == 1 or len(people) == 1:
        return people
    return (people[said.index],) if said.size == len(people) else ()


def _course(sentence: Sentence, told: Sequence[Dose], numbered: Sequence[Count]) -> _Course | None:
    totals = [d for d in told if not d.fraction]
    totals = [d for d in totals if not _is_on_the_way(sentence.text, d)] or totals
    fractions = [d for d in told if d.fraction]
    if len(totals) > 1 and any(_times(totals[0], n, totals[1]) for n in numbered):
        fractions.insert(0, totals.pop(0))  # "2 Gy were given ten times, 20 Gy in all"
    total = totals[0] if totals else None
    fraction = fractions[0] if fractions else None
    count = _count(total, fraction, numbered)
    return _settled(sentence, total, fraction, count)


_ON_THE_WAY = Pattern(r"\bafter\s(?:the\sfirst\s|only\s|about\s)?$", re.IGNORECASE)


def _is_on_the_way(text: str, dose: Dose) -> bool:
    """`improved after 6 Gy`: where another dose is told, that is the total."""
    return bool(_ON_THE_WAY.search(text, max(0, dose.start - 20), dose.start))


def _times(fraction: Dose, count: Count, total: Dose) -> bool:
    return abs(fraction.gray * count.count - total.gray) < _TOLERANCE


def _count(total: Dose | None, fraction: Dose | None, numbered: Sequence[Count]) -> Count | None:
    """The count that fits the doses, else the first after the dose, else the nearest before it."""
    if total and fraction:
        fitting = next((n for n in numbered if _times(fraction, n, total)), None)
        if fitting:
            return fitting
    anchor = total or fraction
    sure = [n for n in numbered if n.sure] or ([] if total else list(numbered))
    if not anchor or not sure:
        return None
    after = [n for n in sure if n.start >= anchor.start]
    return after[0] if after else sure[-1]


def _settled(
    sentence: Sentence, total: Dose | None, fraction: Dose | None, count: Count | None
) -> _Course | None:
    """The third value from two; where three disagree, what is printed, trusted less."""
    start = min((said.start for said in (total, fraction, count) if said), default=0)
    words = {
        said: (sentence.evidence(said.start, said.end),)
        for said in (total, fraction, count)
        if said
    }
    if total and fraction and not count:
        times = total.gray / fraction.gray
        whole = round(times) if abs(times - round(times)) < _TOLERANCE else None
        both = words[total] + words[fraction]
        return _Course(
            total.gray, words[total], whole, both if whole else (), _PRINTED, sentence, start
        )
    if total:
        fits = not (fraction and count) or _times(fraction, count, total)
        confidence = _PRINTED if fits else _PRINTED - _DISAGREES
        n = count.count if count else None
        said = words[count] if count else ()
        return _Course(total.gray, words[total], n, said, confidence, sentence, start)
    if fraction and count:
        gray = round(fraction.gray * count.count, 2)
        both = words[count] + words[fraction]
        return _Course(gray, both, count.count, words[count], _COMPUTED, sentence, start)
    return None


def _first(told: Sequence[_Course], reading: Reading) -> _Course:
    """The first course of the text's body, with a count told of the same total elsewhere."""
    first = next((c for c in told if c.sentence.zone is not Zone.TITLE), told[0])
    first = next((c for c in told if _is_cut_short(first, c)), first)
    if first.count is not None:
        return first
    same = next((c for c in told if c.count and c.total == first.total), None)
    if same:
        return replace(first, count=same.count, count_words=same.count_words)
    return _with_neighbour(first, reading)


_BROKEN_OFF = Pattern(
    r"\b(?:interrupted|stopped|abandoned|discontinued|halted|terminated|suspended|broken\soff|ceased"
    r"|cut\sshort|could\snot\sbe\s(?:completed|finished|continued))\b",
    re.IGNORECASE,
)


_ANOTHER = Pattern(
    r"\b(?:second|third|further|another|repeat\w*|again|recurr\w*|relaps\w*|later|boost)\b",
    re.IGNORECASE,
)


def _is_cut_short(begun: _Course, told: _Course) -> bool:
    """Whether one course ended early: `20 Gy were begun. After 8 Gy it was interrupted`."""
    if begun.total is None or told.total is None or told.total >= begun.total:
        return False
    text = told.sentence.text
    return bool(_BROKEN_OFF.search(text, told.start)) and not _ANOTHER.search(text)


def _with_neighbour(course: _Course, reading: Reading) -> _Course:
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


def _findings(patient: PatientId, course: _Course) -> Iterator[Finding]:
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
