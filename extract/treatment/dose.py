"""Radiation given for the episode: `"20 Gy in 10 fractions"` -> 20 Gy, 10 fractions.

The first course of the episode counts. Of total, fraction dose and count two give the third; where
the three do not agree, the printed total and count stay and are trusted less. Doses of the
literature, to other organs, for other diseases and of earlier episodes are left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from cases.finding import Evidence, Field, Finding, PatientId
from extract.grammar.dose_mention import Count, Dose, counts, doses, speaks_of_dose
from extract.grammar.pattern import Pattern
from extract.people.literature import borrowed
from extract.people.onset import onsets
from extract.people.patients import Patients
from extract.people.whose import whose
from extract.text.clause import clause
from extract.text.context import context
from extract.text.reading import Reading, Sentence, Zone
from studies.study import Study

_PRINTED = 0.95
_COMPUTED = 0.9
_DISAGREES = 0.25
"""What total and count lose where the fraction dose contradicts them."""
_TITLE = 0.05
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
    told = [d for d in doses(sentence.text) if _is_given(sentence, d)]
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


_OF_OTHERS = Pattern(
    r"\b(?:customar\w+|recommend\w*|tolerance|literature|equivalent|equal\sto|biologic\w+|(?-i:BED)|EQD2|α/β"
    r"|range[ds]?|var(?:y|ies|ied)|series|reports|(?<!the\s)authors|trials?|most\sof\sthe|others|as\slow\sas)\b",
    re.IGNORECASE,
)
_OF_RULES = Pattern(
    r"\b(?:usual(?:ly)?|common(?:ly)?|generally|typically|suffic\w+|standard|optimal|optimum|would"
    r"|should|could\shave|might|may)\b",
    re.IGNORECASE,
)
_GIVEN = Pattern(
    r"\b(?:received|given|delivered|administered|treated|irradiated|applied|underwent|completed)\b",
    re.IGNORECASE,
)
_NOT_DONE = Pattern(
    r"[^.;,]{0,40}\b(?:(?:was|were|has\sbeen)\s(?:\w+\s)?(?:not|never|planned|intended|aimed\sat|booked|put\s(?:forward|off)|contemplated|considered|discussed|debated|weighed|envisaged|thought\sof|kept\s(?:back|in\s(?:reserve|mind))|offered|advised|proposed|suggested|recommended|refused|declined|rejected|cancel+ed"
    r"|deferred|postponed|withheld|contra-?indicated|abandoned)|but\s(?:was\s)?(?:refused|declined))\b",
    re.IGNORECASE,
)
_STATISTIC = Pattern(r"\b(?:means?|medians?|average|maximum|max)\b[\w\s,:=(]{0,25}$", re.IGNORECASE)
_OTHER_TARGET = Pattern(
    r"\b(?:spleen|splenic\s(?:ir)?radi\w+|breast|mastectom\w+|lumpectom\w+|prostat\w+|whole[\s-]brain"
    r"|total[\s-]body|TBI|hemithora\w+|haemithora\w+|kidneys?|liver|hepatic|bowel|fetus|fetal"
    r"|cancer|carcinoma|lymphoma|melanoma|sarcoma|adenocarcinoma|seminoma|conditioning|tonsil\w*"
    r"|thyroid|cervix|uterine|lungs?|skull|ascites|plasmacytoma|stereotactic|SABR|SBRT|brachytherapy)\b",
    re.IGNORECASE,
)
_SPINE = Pattern(
    r"\b(?:the|thoracic|dorsal|lumbar|cervical|whole)\s(?:spine|spinal|epidural|para\w+|cord)\b",
    re.IGNORECASE,
)
"""Named last, it is what got the dose: `the spleen (5 Gy) and then the spine received 20 Gy`."""

_SHIELDED = Pattern(r"\b(?:spar|shield|protect|metasta|no\b|not\b|without)\w*", re.IGNORECASE)


_ONLY = Pattern(r"\bbut\s(?:\w+\s){0,2}?only\s(?:\w+\s)?$", re.IGNORECASE)
"""`24 Gy were planned, but only` 16 Gy could be given."""


def _is_given(sentence: Sentence, dose: Dose) -> bool:
    """Whether this patient got the dose for this mass."""
    meant = context(sentence, dose.start, dose.end)
    thought_of = meant.hypothetical and not _ONLY.search(sentence.text, 0, dose.start)
    if meant.negated or meant.general or thought_of or meant.historical:
        return False
    return not (
        _is_elsewhere(sentence.text, dose)
        or _is_of_others(sentence.text, dose)
        or borrowed(sentence.text, dose.start)
    )


def _is_of_others(text: str, dose: Dose) -> bool:
    """`usual doses`, `20 Gy were refused`, an option, `mean dose to the bowel 6.1 Gy`."""
    return bool(
        _is_of_rules(text, *clause(text, dose.start, dose.end))
        or _OPTIONS.search(text, 0, dose.start)
        or _NOT_DONE.match(text, dose.end)
        or _STATISTIC.search(text[max(0, dose.start - 40) : dose.start])
    )


@lru_cache(maxsize=64)
def _is_of_rules(text: str, start: int, end: int) -> bool:
    """Whether a clause tells of others or of custom; asked for each of its doses."""
    if _OF_OTHERS.search(text, start, end):
        return True
    return bool(_OF_RULES.search(text, start, end)) and not _GIVEN.search(text, start, end)


_REACH_OF_TARGET = 100
_SENTENCE_PART = Pattern(r"[;:]\s|\.\s")
_PHRASE_END = Pattern(r"[,;:.]\s|$")
_OPTIONS = Pattern(r"\boptions?\b", re.IGNORECASE)


def _is_elsewhere(text: str, dose: Dose) -> bool:
    """Given to another organ or for another disease: `the spleen had been irradiated (6 Gy)`."""
    before = _SENTENCE_PART.split(text[max(0, dose.start - _REACH_OF_TARGET) : dose.start])[-1]
    end = _PHRASE_END.search(text, dose.end)
    around = before + text[dose.start : end.start() if end else len(text)]
    others = list(_OTHER_TARGET.finditer(around))
    if not others or _SHIELDED.search(around):
        return False
    return not _SPINE.search(around, others[-1].end(), max(len(before), others[-1].end()))


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
    if first.count is not None:
        return first
    same = next((c for c in told if c.count and c.total == first.total), None)
    if same:
        return replace(first, count=same.count, count_words=same.count_words)
    return _with_neighbour(first, reading)


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
    title = _TITLE if course.sentence.zone is Zone.TITLE else 0.0
    confidence = round(course.confidence - title, 2)
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
