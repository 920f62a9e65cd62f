"""Treatments of each patient: given for the episode, given before it, considered and not given."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from cases.finding import NOBODY, SOMEONE_ELSE, Field, Finding, PatientId, Status
from extract.clause import clause
from extract.context import context
from extract.observation import observations
from extract.onset import Onsets, onsets
from extract.patients import Patients
from extract.reading import Reading, Sentence, Zone
from extract.treatment_cue import Said
from extract.treatment_mention import Run, runs
from extract.treatment_status import Surroundings, said
from extract.vocabulary import Mention
from studies.study import Study

OBSERVATION, TRANSPLANT, TRANSFUSION = "observation", "stem_cell_transplant", "transfusion"
_LOST_BLOOD = re.compile(
    r"\b(?:(?:intra|peri|per)-?operative(?:ly)?|during\s+(?:the\s+)?(?:surgery|operation|procedure|intervention)|at\s+operation|"
    r"blood\s+loss|replace\w*\s+blood)\b",
    re.IGNORECASE,
)
_CONDITIONING = re.compile(
    r"\bcondition(?:ing|ed)\s+(?:with|regimen|consist|by)|\bconditioning\b", re.IGNORECASE
)
_CONSERVATIVE = re.compile(r"conservativ|expectant", re.IGNORECASE)
_ANNOUNCED = re.compile(
    r"\b(?:we\s+(?:here\s+|herein\s+)?(?:report|describe|present|document)|(?:is|are)\s+(?:reported|described|presented)|case\s+of)\b",
    re.IGNORECASE,
)


class Habit(StrEnum):
    """How a treatment is understood where nothing says when it was given; see the study's table."""

    BACKGROUND = "background"
    OF_THE_MASS = "of_the_mass"
    BEFORE_ONLY = "before_only"
    IF_TOLD = "if_told"


@cache
def _habits(folder: Path) -> Mapping[str, Habit]:
    rows = Study(folder.name, folder, {}).rows("treatment_habits")
    return {row["key"]: Habit(row["habit"]) for row in rows}


@dataclass(frozen=True, slots=True)
class _Told:
    """What one sentence says of one treatment of one patient."""

    patient: PatientId
    key: str
    said: Said
    sentence: Sentence
    mention: Mention


def find(reading: Reading, patients: Patients, study: Study) -> Iterator[Finding]:
    """Treatments with their status, for each patient of whom they are told."""
    began = onsets(reading, patients)
    by_patient: dict[PatientId, list[_Told]] = {}
    for told in _told(reading, patients, study):
        by_patient.setdefault(told.patient, []).append(told)
    for story in by_patient.values():
        yield from _findings(story, began, _habits(study.folder))


def _told(reading: Reading, patients: Patients, study: Study) -> Iterator[_Told]:
    for sentence in reading.sentences:
        named = runs(sentence.text, study.folder, reading.abbreviations)
        for run, status in _statuses(named, sentence.text, _following(reading, sentence)):
            yield from _of_patients(sentence, run, status, patients)
        for start, end in observations(sentence.text):
            run = Run((Mention(OBSERVATION, start, end),))
            yield from _of_patients(sentence, run, Said.GIVEN, patients)


def _statuses(named: Iterable[Run], text: str, following: str) -> Iterator[tuple[Run, Said]]:
    """What is said of each run of a sentence, told from left to right."""
    each = list(named)
    since, status = 0, Said.UNTOLD
    for number, run in enumerate(each):
        until = each[number + 1].start if number + 1 < len(each) else len(text)
        status = said(run, Surroundings(text, since, until, following, status))
        yield run, status
        since = run.end


def _of_patients(sentence: Sentence, run: Run, told: Said, patients: Patients) -> Iterator[_Told]:
    for mention in run.mentions:
        for patient in patients.experiencers(sentence, mention.start):
            if patient not in {SOMEONE_ELSE, NOBODY}:
                status = told if _is_real(sentence, mention, told) else Said.NOTHING
                yield _Told(patient, mention.key, status, sentence, mention)


def _is_real(sentence: Sentence, mention: Mention, told: Said) -> bool:
    if _CONDITIONING.search(sentence.text) and mention.key not in {TRANSPLANT, "radiotherapy"}:
        return False
    if mention.key == TRANSFUSION and _at_operation(sentence, mention):
        return False
    meant = context(sentence, mention.start, mention.end)
    if told in {Said.NOT_GIVEN, Said.GIVEN, Said.PRIOR}:
        return not meant.general
    return not (meant.general or meant.negated or meant.hypothetical)


def _at_operation(sentence: Sentence, mention: Mention) -> bool:
    """Blood that replaces what an operation lost is no treatment."""
    first, last = clause(sentence.text, mention.start, mention.end)
    return bool(_LOST_BLOOD.search(sentence.text[first:last]))


def _following(reading: Reading, sentence: Sentence) -> str:
    after = reading.sentences[sentence.index + 1 : sentence.index + 2]
    return after[0].text if after and after[0].section == sentence.section else ""


def _findings(
    story: Sequence[_Told], began: Onsets, habits: Mapping[str, Habit]
) -> Iterator[Finding]:
    judged = [(told, _status(told, began, habits.get(told.key))) for told in story]
    for told, status in judged:
        if status is not None and not _is_outdone(told, status, judged):
            yield Finding(
                field=Field.TREATMENTS,
                value=told.key,
                patient=told.patient,
                evidence=(told.sentence.evidence(told.mention.start, told.mention.end),),
                source=f"rule:treatment.{told.said}",
                status=status,
            )


def _is_outdone(told: _Told, status: Status, judged: Sequence[tuple[_Told, Status | None]]) -> bool:
    """Whether surer words of the same patient speak against a treatment given.

    A bare name yields to a plain "refused", one in the title also to "earlier"; "conservative"
    treatment is not mere watching where something is given.
    """
    if told.said is Said.CONTINUED and status is Status.PRIOR:
        return any(s is Status.GIVEN and t.key == told.key for t, s in judged)
    if status is not Status.GIVEN:
        return False
    if told.key == OBSERVATION:
        words = told.sentence.text[told.mention.start : told.mention.end]
        others = any(s is Status.GIVEN and t.key != OBSERVATION for t, s in judged)
        return others and bool(_CONSERVATIVE.search(words))
    if told.said is not Said.UNTOLD:
        return False
    in_title = told.sentence.zone is Zone.TITLE
    same = [(t, s) for t, s in judged if t.key == told.key and t is not told]
    against = {Status.NOT_GIVEN, Status.PRIOR} if in_title else {Status.NOT_GIVEN}
    surely = any(s is Status.GIVEN and (in_title or t.said is Said.GIVEN) for t, s in same)
    return not surely and any(s in against for _, s in same)


def _status(told: _Told, began: Onsets, habit: Habit | None) -> Status | None:
    """The status of one mention, from its words, its place in the story and its habit."""
    if told.said in {Said.NOTHING, Said.OFFERED}:
        return None
    if told.said is Said.NOT_GIVEN:
        return Status.NOT_GIVEN
    if told.said in {Said.PRIOR, Said.CONTINUED, Said.STOPPED} or _lies_before(told, began, habit):
        return Status.PRIOR
    if habit is Habit.BEFORE_ONLY or (habit is Habit.IF_TOLD and told.said is Said.UNTOLD):
        return None
    return Status.GIVEN


def _lies_before(told: _Told, began: Onsets, habit: Habit | None) -> bool:
    """Whether the place in the story, or the habit, puts an untold time before the episode."""
    if told.sentence.zone is Zone.TITLE:
        return False
    if habit is Habit.BACKGROUND and told.said is Said.UNTOLD:
        return True
    words = told.patient, told.sentence, told.mention.start
    if habit is not Habit.OF_THE_MASS:
        untold = told.said is Said.UNTOLD
        return began.before_any_word(*words) if untold else began.before_all(*words)
    return began.before_complaint(*words) and not _ANNOUNCED.search(told.sentence.text)
