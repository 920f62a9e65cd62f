"""Clinical and imaging outcome, recurrence: the state of each patient when the text leaves him.

What is told of the time before treatment, of patients at large or of someone else is left out
here; which of the rest counts is decided in `clinical`, `imaging` and `recurrence`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from cases.finding import NOBODY, SOMEONE_ELSE, Field, Finding, PatientId
from extract.grammar.pattern import Pattern
from extract.outcome.after_treatment import (
    Times,
    is_after_treatment,
    is_of_the_ill,
    tells_of_later,
    times,
    treatments,
)
from extract.outcome.as_finding import as_finding
from extract.outcome.clinical import GOOD, LOSSES, as_value, final_state, states
from extract.outcome.complication import is_of_complication
from extract.outcome.course import Clause, Words, clauses, words_of
from extract.outcome.general import is_general
from extract.outcome.goes_on import goes_on
from extract.outcome.graded import GRADED, told_by_grades
from extract.outcome.illness import tells_of_death
from extract.outcome.imaging import final_picture, pictures
from extract.outcome.imaging_measured import by_size
from extract.outcome.imaging_same import UNNAMED
from extract.outcome.patient_course import PatientCourse
from extract.outcome.picture import Imaging, Picture
from extract.outcome.recurrence import Return, final_return, returns
from extract.outcome.several import (
    ALL,
    BOTH,
    MANY,
    OF_MANY,
    ONE_OF_THEM,
    SINGLED_OUT,
    SOME_OF_THEM,
    SOMEONE,
)
from extract.outcome.state import Clinical, State
from extract.outcome.told import ASIDE, DESCRIBED, VERDICT, Told
from extract.people.patients import Patients
from extract.people.whose import said_of
from extract.text.reading import Reading, Sentence, Zone
from extract.text.statement import generality
from studies.study import Study

What = TypeVar("What", State, Picture, Return)
_LONGEST = 3000
"""Characters of a sentence read at once; longer ones are read in pieces."""


def find(reading: Reading, patients: Patients, study: Study) -> Iterator[Finding]:
    """The outcome of each patient, clinical and on scans, and whether it came back."""
    courses = _courses(reading, patients, words_of(study))
    for patient in patients.all:
        course = courses[patient.id]
        for field_, told in (
            (Field.OUTCOME_CLINICAL, final_state(_since_relapse(course))),
            (Field.OUTCOME_IMAGING, _picture_left(course) or by_size(course.told_in)),
            (Field.RECURRENCE, final_return(course.returns)),
        ):
            if told is not None:
                yield as_finding(field_, patient.id, told)


def _picture_left(course: PatientCourse) -> Told[Picture] | None:
    """The last picture; a mass that grew, and was treated for it, is the one that he came with.

    One that came back after a first treatment counts till it is told that he mended again.
    """
    told = final_picture(course.pictures)
    if told is None or told.what.value is not Imaging.PROGRESSED:
        return told
    treated = course.treated_last > told.sentence.index
    back = any(t.what.value for t in course.returns)
    mended = any(s.what.value in GOOD and s.place > told.place for s in course.states)
    return None if treated and (mended or not back) else told


def _since_relapse(course: PatientCourse) -> list[Told[State]]:
    """What is told after the last relapse, if anything is: it outdates what was before."""
    relapses = [t.place for t in course.returns if t.what.value and t.surety == DESCRIBED]
    last = max(relapses, default=(-1, -1))
    states = course.since_examined()
    since = [told for told in states if told.place > last]
    lost = [told for told in since if told.what.name in LOSSES]
    gained = [told for told in since if told.what.value in GOOD]
    if gained and all(t.what.label and _SAME_RESULT.search(t.sentence.text) for t in since):
        before = [told for told in states if told.place < last]
        return before if any(told.what.value in GOOD for told in before) else since
    if lost and not gained:
        better = any(told.what.value in GOOD for told in states if told.place < last)
        return [as_value(lost[-1], Clinical.WORSENED)] if better else states
    return since or states


def _courses(reading: Reading, patients: Patients, words: Words) -> dict[PatientId, PatientCourse]:
    """All that is told of each patient after his treatment, in order of the text."""
    courses: dict[PatientId, PatientCourse] = defaultdict(PatientCourse)
    of_whom: tuple[PatientId, ...] = ()
    begun, alone = False, len(patients.all) == 1
    for whole in reading.sentences:
        if _is_aside(whole, patients, of_whom) or (alone and OF_MANY.search(whole.text)):
            continue
        for sentence, offset in _pieces(whole):
            text = sentence.text
            treated = treatments(text, words)
            begun = begun or bool(treated) or tells_of_later(text)
            who = [courses[patient] for patient in patients.experiencers(whole, offset)]
            for course in who:
                course.told_in.append(sentence)
                course.hear_of_symptoms(sentence)
                course.hear_of_examination(sentence)
            at: Times | None = None
            for told in _told(sentence, words, begun=begun, among=reading.sentences):
                at = at or times(text, treated)
                for patient in _hearers(patients, whole, told, offset, of_whom):
                    courses[patient].hear_of_symptoms(sentence)
                    _add(courses[patient], told, at)
            for course in who:
                course.hear_of_grades(text)
            for patient in _treated(patients, whole, offset, treated, of_whom):
                courses[patient].hear_of_treatment(sentence)
        of_whom = _of_whom(patients, whole, len(whole.text) - 1, of_whom)
    return courses


def _is_aside(sentence: Sentence, patients: Patients, before: tuple[PatientId, ...]) -> bool:
    """Whether it stands outside the case and neither begins nor ends with an own patient.

    "The pain is as it was", said of nobody right after the only patient, is of him.
    """
    if sentence.zone in {Zone.TITLE, Zone.CASE, Zone.TABLE}:
        return False
    ends = (0, len(sentence.text) - 1)
    whom = {patients.experiencers(sentence, at) for at in ends}
    if whom == {(NOBODY,)} and goes_on(sentence, patients, before):
        return False
    return whom <= _NOT_OURS


def _pieces(sentence: Sentence) -> Iterator[tuple[Sentence, int]]:
    """The sentence, or what it is cut into, each with its offset in the sentence."""
    text = sentence.text
    if len(text) <= _LONGEST:
        yield sentence, 0
        return
    for start in range(0, len(text), _LONGEST):
        piece = text[start : start + _LONGEST]
        first = sentence.start + start
        yield replace(sentence, start=first, end=first + len(piece), text=piece), start


def _treated(
    patients: Patients,
    sentence: Sentence,
    offset: int,
    treated: tuple[int, ...],
    before: tuple[PatientId, ...],
) -> set[PatientId]:
    """Who is treated according to the sentence; a title tells of it before its time."""
    if sentence.zone is Zone.TITLE:
        return set()
    return {
        patient
        for start in treated
        for patient in _of_whom(patients, sentence, offset + start, before)
    }


def _of_whom(
    patients: Patients, sentence: Sentence, at: int, before: tuple[PatientId, ...]
) -> tuple[PatientId, ...]:
    """Of whom it is said; "There has been no relapse", said of nobody, is of the one before."""
    who = said_of(sentence, at, patients)
    first = patients.experiencers(sentence, 0)
    if len(who) > len(first) == _TWO and BOTH.search(sentence.text, 0, at):
        return first  # "Two sisters had ...; both became asymptomatic", of six patients
    if len(first) > len(who) == 1 and ALL.match(sentence.text) and who != (NOBODY,):
        one = SINGLED_OUT.search(sentence.text, 0, at)
        return who if one else first  # "All recovered slowly, although pain had resolved"
    if who == (NOBODY,) and goes_on(sentence, patients, before):
        return before
    if who == (NOBODY,) and len(before) > 1 and SOME_OF_THEM.search(sentence.text, 0, at):
        return who  # "One died": it is not told which
    if who == (NOBODY,) and sentence.zone is Zone.CASE and not MANY.search(sentence.text):
        one_by_one = len(before) > 1 and len(SOMEONE.findall(sentence.text)) > 1
        return who if one_by_one else before or who
    return who


def _hearers(
    patients: Patients,
    sentence: Sentence,
    told: Told[State] | Told[Picture] | Told[Return],
    offset: int,
    before: tuple[PatientId, ...],
) -> tuple[PatientId, ...]:
    """Of whom it is told; of nobody, where one of several relapsed and it is not told which."""
    who = _of_whom(patients, sentence, offset + told.start, before)
    relapsed = isinstance(told.what, Return) and ONE_OF_THEM.search(sentence.text)
    return () if len(who) > 1 and relapsed else who


def _add(
    course: PatientCourse, told: Told[State] | Told[Picture] | Told[Return], at: Times
) -> None:
    """Put it where it belongs, if it is told of the time after treatment."""
    what = told.what
    if isinstance(what, Return):
        course.returns.append(_as(told, what))
    elif isinstance(what, Picture):
        if what.name == UNNAMED and course.ill:
            return
        picture = _as(told, what)
        if is_after_treatment(picture, at, treated=course.was_treated(at)):
            course.pictures.append(picture)
    else:
        held = course.against_the_first(what, later=bool(at.later))
        if held is None:
            return
        state = _as(told, held)
        if course.silent and state.what.value not in {Clinical.WORSENED, Clinical.DIED}:
            return
        if is_after_treatment(state, at, treated=course.was_treated(at)):
            free = course.ill or not is_of_the_ill(state, at)
            (course.states if free else course.if_ill).append(state)


def _as(told: Told[object], what: What) -> Told[What]:
    return Told(told.sentence, told.start, told.end, what, told.surety)


def _told(
    sentence: Sentence, words: Words, *, begun: bool, among: Sequence[Sentence]
) -> Iterator[Told[State] | Told[Picture] | Told[Return]]:
    """What one sentence `among` others tells, of whomever; a state where treatment may be past."""
    if is_general(sentence):
        return
    surety = DESCRIBED if sentence.zone in {Zone.CASE, Zone.TABLE} else ASIDE
    may = begun or sentence.zone is Zone.TITLE or tells_of_death(sentence.text)
    graded = tuple(told_by_grades(sentence.text)) if may else ()
    for state in graded:
        yield Told(sentence, state.start, state.end, state, surety)
    outdated = GRADED if any(state.figure is None for state in graded) else frozenset()
    for clause in clauses(sentence, words) if may else ():
        for told in _states_told(clause, surety):
            if told.what.name not in outdated and not is_of_complication(told, among, words):
                yield told
        for picture in pictures(clause) if sentence.zone is not Zone.TITLE else ():
            start, end = clause.start + picture.start, clause.start + picture.end
            yield Told(sentence, start, end, picture, surety)
    for back in returns(sentence.text):
        yield Told(sentence, back.start, back.end, back, surety)


def _states_told(clause: Clause, surety: float) -> Iterator[Told[State]]:
    """What a clause tells of the patient's state, but for what a title says of its start."""
    sentence = clause.sentence
    for state in states(clause):
        if state.label and generality(sentence.text) > _SURELY:
            continue  # "early diagnosis is essential for a good outcome"
        of_the_start = state.residue or state.value is Clinical.UNCHANGED or state.name == "free"
        if sentence.zone is Zone.TITLE and of_the_start:
            continue  # "a man with persistent back pain", "compression without deficit"
        start, end = clause.start + state.start, clause.start + state.end
        certain = state.name == "death" and sentence.zone is not Zone.TITLE
        sure = DESCRIBED if certain and generality(sentence.text) < _PERHAPS else surety
        yield Told(sentence, start, end, state, min(sure, VERDICT) if state.label else sure)


_SAME_RESULT = Pattern(
    r"\b(?:the same|similar|equal|identical|no less|as) (?:\w+ )?(?:result|effect|response|success"
    r"|outcome|benefit)\b|\bequally (?:\w+ )?(?:good|well|successful)",
    re.IGNORECASE,
)
"""A relapse was treated `with the same good result`: as after the first treatment."""
_SURELY = 0.7
"""How general a sentence is that a verdict cannot be told in."""
_PERHAPS = 0.8
"""The same, of a death: `Death resulted from sepsis` names nobody and is meant of him."""
_NOT_OURS = {(NOBODY,), (SOMEONE_ELSE,)}
_TWO = 2
