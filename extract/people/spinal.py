"""The patients of a series to those whose disease is where the study looks for it.

A sibling with a clear spine, a patient whose mass sat in the kidney or the knee, is told of but is
no case (contract `case_record.md`, "Cases").
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace

from cases.finding import PatientId
from extract.grammar.pattern import Pattern
from extract.grammar.subject import Subject, subject_of
from extract.grammar.vertebra import mentions
from extract.people.own_people import OWN_CASE
from extract.people.patients import Patient, Patients
from extract.text.context import context
from extract.text.reading import Sentence, Zone
from studies.study import Study

_CLEAR = Pattern(
    r"\s*(?:\w+\s){0,3}?(?:was|were|is|are|remained)\s(?:\w+\s)?"
    r"(?:clear|normal|free|unremarkable|spared|not\sinvolved|uninvolved)\b",
    re.IGNORECASE,
)


_CLEAN = Pattern(
    r"\b(?:MRI?|MR\simag\w+|imaging|scans?|CT|spine|films?|radiographs?|tomography)\b[^.;]{0,70}?"
    r"\b(?:(?:is|was|were|are|proved|remained|came\sback)\s(?:\w+\s)?(?:clean|clear|normal"
    r"|unremarkable|negative)|(?:showed|revealed|shows|found)\s(?:no\b|nothing))|\bclear\sspine\b",
    re.IGNORECASE,
)


_AFTERWARDS = Pattern(
    r"\b(?:last|latest|final|repeat(?:ed)?|follow-?\s?up|control|later|after|subsequent(?:ly)?"
    r"|at\s\d+\s(?:weeks?|months?|years?))\b",
    re.IGNORECASE,
)


def with_spinal_disease(
    patients: Patients, study: Study, *, placed: AbstractSet[PatientId] = frozenset()
) -> Patients:
    """The patients without those who are said to have it elsewhere, or not in the spine.

    A single patient is kept, and so is everyone of whom nothing is said apart from the others:
    whether the paper counts at all is judged in `relevance.py`. So are those whom a table has
    `placed` at the spine, whatever their later scans showed.
    """
    if len(patients.all) < 2:  # noqa: PLR2004 - one patient is the paper's subject
        return patients
    subject = subject_of(study)
    cases = tuple(
        p
        for p in patients.all
        if p.id in placed
        or not (_is_elsewhere(p, patients, subject) or _has_a_double(p, patients, subject))
    )
    return replace(patients, all=cases) if cases else patients


def _is_elsewhere(patient: Patient, patients: Patients, subject: Subject) -> bool:
    elsewhere = False
    for sentence, start, end in _told_of_him_alone(patient, patients):
        for site in (subject.site, subject.sign, subject.spine):
            for found in site.finditer(sentence.text, start, end):
                if not _is_denied(sentence, found):
                    return False
                elsewhere = True
        if _is_blocked(sentence.text, start, end, subject):
            return False
        apart = _lies_elsewhere(sentence.text, start, end, subject)
        elsewhere = elsewhere or (apart and not _shared(patients, subject))
        elsewhere = elsewhere or _is_clean(sentence.text, start, end)
    return elsewhere


def _is_blocked(text: str, start: int, end: int, subject: Subject) -> bool:
    """`A partial block at T11 without paraplegia`."""
    block = subject.block.search(text, start, end)
    return block is not None and any(start <= m[0].start < end for m in mentions(text))


def _shared(patients: Patients, subject: Subject) -> bool:
    """Whether the paper says that all of them have it at the spine: `two cases of epidural …`."""
    return any(
        len(who) == len(patients.all)
        and any(not _is_denied(s, m) for m in subject.site.finditer(s.text, start, end))
        for s in patients.reading.sentences
        if s.zone is Zone.CASE and OWN_CASE.search(s.text)
        for start, end, who in patients.stretches(s)
    )


def _has_a_double(patient: Patient, patients: Patients, subject: Subject) -> bool:
    """Whether his own mass is said to be something else, and the tissue only of the others."""
    double = any(
        _is_found(sentence, match)
        for sentence, start, end in _told_of_him_alone(patient, patients)
        for match in subject.lookalike.finditer(sentence.text, start, end)
    )
    if not double:
        return False
    tissue = [
        who
        for sentence in patients.reading.sentences
        if sentence.zone is Zone.CASE and subject.tissue.search(sentence.text)
        for start, end, who in patients.stretches(sentence)
        if subject.tissue.search(sentence.text, start, end) and set(who) <= patients.ids
    ]
    return bool(tissue) and not any(patient.id in who for who in tissue)


def _is_found(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether what is named is what he has now: not thought of, denied, or of earlier years."""
    meant = context(sentence, match.start(), match.end())
    doubtful = meant.negated or meant.hypothetical or meant.historical
    return not doubtful and not _THOUGHT.search(sentence.text)


_THOUGHT = Pattern(
    r"\b(?:suspect\w*|suspicion|thought|believed|assumed|presum\w+|suppos\w+|initial\w*|mimic\w*"
    r"|simulat\w+|resembl\w+|mistaken|misdiagnos\w+|exclud\w*|rule[ds]? out|differential|treated"
    r"|taken for|history|consider\w*|confus\w+|instead of|rather than)\b",
    re.IGNORECASE,
)


def _is_clean(text: str, start: int, end: int) -> bool:
    """Whether a scan showed nothing; what one shows after treatment is an outcome."""
    clean = _CLEAN.search(text, start, end)
    return clean is not None and not _AFTERWARDS.search(text, start, clean.end())


def _lies_elsewhere(text: str, start: int, end: int, subject: Subject) -> bool:
    """Whether an organ and a mass are named together: `nodules of the pleura`."""
    if not subject.elsewhere.search(text, start, end):
        return False
    return any(
        pattern.search(text, start, end)
        for pattern in (subject.mass, subject.tissue, subject.histology)
    )


def _is_denied(sentence: Sentence, found: re.Match[str]) -> bool:
    if _CLEAR.match(sentence.text, found.end()):
        return True
    return context(sentence, found.start(), found.end()).negated


def _told_of_him_alone(patient: Patient, patients: Patients) -> Iterator[tuple[Sentence, int, int]]:
    for sentence in patients.sentences(patient.id):
        yield from (
            (sentence, start, end)
            for start, end, who in patients.stretches(sentence)
            if who == (patient.id,)
        )
