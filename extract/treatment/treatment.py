"""Treatments of each patient: given for the episode, given before it, considered and not given."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from cases.finding import NOBODY, SOMEONE_ELSE, Field, Finding, PatientId, Status
from extract.grammar.vocabulary import Mention
from extract.people.onset import Onsets, onsets
from extract.people.patients import Patients
from extract.people.respective import before_list
from extract.text.reading import Reading, Sentence
from extract.treatment.aside import told_aside
from extract.treatment.before_too import dose_raised, had_been_his, is_raised
from extract.treatment.between import after_splenectomy, came_before, is_cure_of_title
from extract.treatment.blame import gives_up_the_drug, is_blamed, is_given_up, is_resumed
from extract.treatment.cue import Said
from extract.treatment.habit import Habit, habits
from extract.treatment.implied import implied_operations
from extract.treatment.keys import BESIDE_WATCHING, LOCAL, OBSERVATION, SURGERY
from extract.treatment.lead_up import LeadUps, lead_ups
from extract.treatment.mention import Run, runs
from extract.treatment.observation import is_decided, observations
from extract.treatment.owner import (
    is_blood_of_operation,
    is_for_the_patient,
    is_of_patient,
    is_operation_elsewhere,
)
from extract.treatment.status import statuses
from extract.treatment.treatment_time import Told, status
from extract.treatment.untreated import of_nobody_but_him
from extract.treatment.unwilling import unwilling
from studies.study import Study

_BY_CUE, _BY_PLACE, _BY_TITLE = 0.92, 0.78, 0.7

_Judged = Sequence[tuple[Told, Status | None]]


def find(reading: Reading, patients: Patients, study: Study) -> Iterator[Finding]:
    """Treatments with their status, for each patient of whom they are told."""
    began = onsets(reading, patients)
    earlier = lead_ups(patients, began.tellings)
    stories: dict[PatientId, list[Told]] = {}
    named = [
        (sentence, tuple(runs(sentence.text, study, reading.abbreviations)))
        for sentence in reading.sentences
    ]
    blamed = _blamed(named, study)
    for told in _told(named, reading, patients):
        stories.setdefault(told.patient, []).append(told)
    for whole in stories.values():
        story = whole if len(patients.all) == 1 else _own_story(whole, study)
        given_up = _given_up(story, reading, study)
        story = [told for told in story if told.mention.key not in {*blamed, *given_up}]
        yield from _findings(story, began, earlier, study)


def _own_story(story: Sequence[Told], study: Study) -> list[Told]:
    """Of several patients, what is told of one himself, where anything was given to him there."""
    of_blood = {key for key, one in habits(study).items() if one is not Habit.OF_THE_MASS}
    given = any(
        told.said is Said.GIVEN or (told.said is Said.UNTOLD and told.mention.key not in of_blood)
        for told in story
        if not told.in_title
    )
    return [told for told in story if not (given and told.in_title)]


_Named = Sequence[tuple[Sentence, tuple[Run, ...]]]


def _blamed(named: _Named, study: Study) -> Collection[str]:
    """The drugs of the blood disease that are told to have brought the mass about."""
    habit = habits(study)
    return {
        mention.key
        for sentence, found in named
        for run in found
        for mention in run.mentions
        if mention.key.startswith("other:") or habit.get(mention.key) is Habit.SUSPECT
        if is_blamed(sentence.text, mention)
    }


_SENTENCES_ON = 2


def _given_up(story: Sequence[Told], reading: Reading, study: Study) -> Collection[str]:
    """The suspects that were stopped and not taken up again: no treatment of the patient."""
    habit = habits(study)
    suspects = [told for told in story if habit.get(told.mention.key) is Habit.SUSPECT]
    last: dict[str, Told] = {told.mention.key: told for told in suspects}
    stops = {Said.STOPPED, Said.TAPERED}
    return {
        told.mention.key
        for told in suspects
        if told.said in stops or _is_stopped_behind(told, reading)
        if not is_resumed(told.sentence.text, told.mention)
        if last[told.mention.key].said not in {Said.GIVEN, Said.CONTINUED}
        or last[told.mention.key].place <= told.place
    }


def _is_stopped_behind(told: Told, reading: Reading) -> bool:
    if told.in_title or told.said in {Said.NOT_GIVEN, Said.NOTHING, Said.OFFERED}:
        return False
    here = told.sentence.index
    after = reading.sentences[here + 1 : here + 1 + _SENTENCES_ON]
    return is_given_up(told.sentence.text, told.mention) or any(
        gives_up_the_drug(one.text) for one in after
    )


def _told(named: _Named, reading: Reading, patients: Patients) -> Iterator[Told]:
    aside = told_aside(reading, [(one, run.mentions) for one, found in named for run in found])
    last: Mention | None = None
    for sentence, found in named:
        following = _following(reading, sentence)
        told = statuses(found, sentence.text, following)
        for run, said in zip(found, told, strict=True):
            if is_blood_of_operation(run, following):
                continue
            kept = tuple(one for one in run.mentions if id(one) not in aside)
            yield from _of_patients(sentence, Run(kept), said, patients) if kept else ()
        every = [one for run in found for one in run.mentions]
        if raised := dose_raised(sentence.text, every, last):
            yield from _of_patients(sentence, Run((raised,)), Said.GIVEN, patients)
        last = every[-1] if every else last
        for mention in unwilling(sentence.text):
            yield from _of_patients(sentence, Run((mention,)), Said.NOT_GIVEN, patients)
        for start, end in observations(sentence.text):
            run = Run((Mention(OBSERVATION, start, end),))
            yield from _of_patients(sentence, run, Said.GIVEN, patients)
    for sentence, start, end in implied_operations(reading):
        run = Run((Mention(SURGERY, start, end),))
        yield from _of_patients(sentence, run, Said.GIVEN, patients)


def _of_patients(sentence: Sentence, run: Run, said: Said, patients: Patients) -> Iterator[Told]:
    every = len(patients.all)
    for mention in run.mentions:
        who = patients.experiencers(sentence, before_list(sentence.text, mention.start))
        others = who in {(SOMEONE_ELSE,), (NOBODY,)}
        if others and every == 1 and is_for_the_patient(sentence, mention, said):
            who = (patients.all[0].id,)
        elif who == (NOBODY,) and mention.key == OBSERVATION:
            who = (of_nobody_but_him(sentence, mention.start, patients) or NOBODY,)
        who = tuple(patient for patient in who if patient not in {SOMEONE_ELSE, NOBODY})
        if who and is_of_patient(sentence, mention, said, count=every, of_all=len(who) == every):
            yield from (Told(patient, said, sentence, mention) for patient in who)


def _following(reading: Reading, sentence: Sentence) -> str:
    after = reading.sentences[sentence.index + 1 : sentence.index + 1 + _SENTENCES_ON]
    return " ".join(one.text for one in after if one.section == sentence.section)


def _findings(
    story: Sequence[Told], began: Onsets, earlier: LeadUps, study: Study
) -> Iterator[Finding]:
    judged = _judged(story, began, earlier, study)
    weighing = _Weighing(judged)
    for told, what in judged:
        of_old = what is Status.PRIOR or told.said is Said.PRIOR
        elsewhere = of_old and is_operation_elsewhere(told.sentence, told.mention)
        if what is not None and not elsewhere and not weighing.outdone(told, what):
            yield Finding(
                field=Field.TREATMENTS,
                value=told.mention.key,
                patient=told.patient,
                evidence=(told.sentence.evidence(told.mention.start, told.mention.end),),
                source=f"rule:treatment.{told.said}",
                status=what,
                confidence=_confidence(told),
                rank=float(what is Status.NOT_GIVEN and told.is_a_further_one),
            )


def _judged(story: Sequence[Told], began: Onsets, earlier: LeadUps, study: Study) -> _Judged:
    """Each mention with its status, after what the title says of the order of things."""
    habit = habits(study)
    before = {told.mention.key for told in story if came_before(told, habit)}
    cured = {told.mention.key for told in story if is_cure_of_title(told)}
    spleen = after_splenectomy(story)
    judged: list[tuple[Told, Status | None]] = []
    begun: set[str] = set()
    for told in story:
        key = told.mention.key
        what = status(told, began, earlier, habit.get(key), study)
        if key in before and what is Status.GIVEN:
            what = Status.PRIOR
        words = told.sentence.text, told.mention
        raised = what is Status.GIVEN and key not in begun and is_raised(*words)
        if not told.in_title and key not in LOCAL and (raised or had_been_his(*words)):
            judged.append((replace(told, said=Said.PRIOR), Status.PRIOR))
        begun |= {key} if what and not told.in_title else set()
        if told not in spleen:
            judged.append((told, _as_cure(told, what) if key in cured else what))
    return judged


def _as_cure(told: Told, what: Status | None) -> Status | None:
    """What lies before any complaint was yet given for the mass, if the title says it cured it."""
    mere_place = what is Status.PRIOR and told.said is Said.GIVEN
    return Status.GIVEN if mere_place or (told.in_title and what is Status.PRIOR) else what


def _confidence(told: Told) -> float:
    if told.in_title:
        return _BY_TITLE
    return _BY_PLACE if told.said is Said.UNTOLD else _BY_CUE


class _Weighing:
    """Whether surer words of the same patient speak against what one mention says.

    A bare name yields to a plain "refused", one in the title also to "earlier"; watching that
    nobody decided on yields to any treatment; "continued", and what the title puts before, is no
    earlier treatment where the text says that it was given, nor is an operation on the mass without
    a word of an earlier time, nor a bare name ("two years after
    splenectomy") behind the sentence that says so.
    """

    def __init__(self, judged: _Judged) -> None:
        given = [told for told, what in judged if what is Status.GIVEN]
        self._given = given
        self._keys = {
            status: {told.mention.key for told, what in judged if what is status}
            for status in Status
        }
        self._surely = {told.mention.key for told in given if told.said is not Said.UNTOLD}
        self._first = _places(told for told in given if not told.in_title)
        self._begun = _places(
            told for told in given if not told.in_title and told.said is Said.GIVEN
        )

    def outdone(self, told: Told, what: Status) -> bool:
        """Whether the mention, of this status, is to be left out."""
        if what is Status.PRIOR:
            return self._was_not_before(told)
        return what is Status.GIVEN and self._was_not_given(told)

    def _was_not_before(self, told: Told) -> bool:
        key = told.mention.key
        goes_on = told.said in {Said.CONTINUED, Said.STOPPED}
        begun = self._begun.get(key, told.place)
        stopped = told.said in {Said.STOPPED, Said.TAPERED}
        if stopped and told.place < begun and not told.in_title:
            return False  # "after discontinuing transfusions"; they were resumed later
        near = self._first.get(key, told.place)[0] <= told.sentence.index
        once = key in LOCAL and near and not told.is_dated
        if goes_on or once or told.in_title or told.is_told_ahead:
            return key in self._keys[Status.GIVEN]
        if told.said is Said.PRIOR and told.follows_it:
            return told.place > self._first.get(key, told.place)
        return told.said is Said.UNTOLD and told.place > begun

    def _was_not_given(self, told: Told) -> bool:
        key = told.mention.key
        if key == OBSERVATION:
            return self._is_mere_watching(told)
        earlier = key in self._keys[Status.PRIOR]
        by_title = told.in_title and key not in self._first
        if earlier and by_title:
            return True
        if told.said is not Said.UNTOLD:
            return False
        refused = key in self._keys[Status.NOT_GIVEN] and (by_title or key not in self._surely)
        return refused or (earlier and told.is_a_place)

    def _is_mere_watching(self, told: Told) -> bool:
        words = told.sentence.text[told.mention.start : told.mention.end]
        treated = any(
            other.mention.key not in BESIDE_WATCHING and not self._was_not_given(other)
            for other in self._given
        )
        return treated and not is_decided(words)


def _places(mentions: Iterable[Told]) -> dict[str, tuple[int, int]]:
    """Where each treatment is told first."""
    places: dict[str, tuple[int, int]] = {}
    for told in mentions:
        places.setdefault(told.mention.key, told.place)
    return places
