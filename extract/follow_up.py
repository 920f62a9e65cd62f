"""Follow-up of each patient: months from treatment to the last time he was reported on.

The printed figure counts, from the point that the text names (`"18 months after surgery"` -> 18),
and of a clinical and an imaging follow-up the longer. Duration of symptoms, hospital stay, death
in hospital and time since the blood disease are none (contract `case_record.md`, "Follow-up").
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cases.finding import NOBODY, SOMEONE_ELSE, Field, Finding, PatientId
from extract.context import context
from extract.course import words_of
from extract.follow_up_form import FollowUpMention, Form
from extract.follow_up_mention import SURE, follow_ups
from extract.literature import borrowed
from extract.observation import observations
from extract.onset import Onsets, Place, onsets
from extract.patients import Patients
from extract.reading import Reading, Sentence, Zone
from studies.study import Study


@dataclass(frozen=True, slots=True)
class _Claim:
    mention: FollowUpMention
    sentence: Sentence

    @property
    def place(self) -> tuple[Sentence, int]:
        return self.sentence, self.mention.start


def find(reading: Reading, patients: Patients, study: Study) -> Iterator[Finding]:
    """The last reported follow-up of each patient, with every mention of that time."""
    claims: defaultdict[PatientId, list[_Claim]] = defaultdict(list)
    for sentence in reading.sentences:
        for mention in follow_ups(sentence.text):
            if not borrowed(sentence.text, mention.start):
                for patient in _whose(sentence, mention, patients):
                    claims[patient].append(_Claim(mention, sentence))
    if not claims:
        return
    pregnant = any(_PREGNANCY.search(s.text) for s in reading.sentences)
    began = onsets(reading, patients)
    managed = _managed(reading, patients, study, began)
    for patient, said in claims.items():
        told = [c for c in said if not began.before_all(patient, *c.place)]
        told = [c for c in told if not (pregnant and _is_week_of_pregnancy(c))]
        after = [c for c in told if _is_after(c, managed.get(patient, []))]
        if after:
            yield from _findings(patient, _last(after), after)


def _whose(
    sentence: Sentence, mention: FollowUpMention, patients: Patients
) -> tuple[PatientId, ...]:
    people = patients.experiencers(sentence, mention.start)
    if people == (NOBODY,) and len(patients.all) == 1 and _is_plain(sentence, mention):
        return (patients.all[0].id,)
    return () if set(people) & {SOMEONE_ELSE, NOBODY} else people


_AT_LARGE = re.compile(
    r"\b(?:rates?|medians?|means?|patients|cases|series|studies|reported|reports|usually|often|may)\b",
    re.IGNORECASE,
)


def _is_plain(sentence: Sentence, mention: FollowUpMention) -> bool:
    """`Two years later the mass is stationary` names nobody and means the only patient."""
    sure = sentence.zone is Zone.CASE and mention.confidence >= SURE
    return sure and not _AT_LARGE.search(sentence.text)


_PREGNANCY = re.compile(
    r"\b(?:gestation\w*|pregnan\w+|c(?:a?e)sarean|f(?:o?e)tus|\w*gravida)\b", re.IGNORECASE
)
_TWELVE_WEEKS = 12 / 4.345


def _is_week_of_pregnancy(claim: _Claim) -> bool:
    """`at 37 weeks`, where a pregnancy is told of."""
    words = claim.sentence.text[claim.mention.start : claim.mention.end].lower()
    early = claim.mention.months < _TWELVE_WEEKS
    return claim.mention.form is Form.AT and "week" in words and not early


def _managed(
    reading: Reading, patients: Patients, study: Study, began: Onsets
) -> Mapping[PatientId, list[Place]]:
    """Where each patient's treatment, or the watching instead of it, is told of after the onset."""
    treatment = words_of(study).treatment
    places: defaultdict[PatientId, list[Place]] = defaultdict(list)
    for sentence in reading.sentences:
        starts = [
            match.start()
            for match in treatment.finditer(sentence.text)
            if not context(sentence, match.start(), match.end()).negated
        ]
        starts += [start for start, _ in observations(sentence.text)]
        for start in starts if sentence.zone is not Zone.TITLE else []:
            for patient in patients.experiencers(sentence, start):
                if not began.before_all(patient, sentence, start):
                    places[patient].append((sentence.index, start))
    return places


def _is_after(claim: _Claim, managed: Sequence[Place]) -> bool:
    """Told after treatment began; and no relapse that was treated in its turn."""
    if not managed:  # watched, or treated with what no list knows
        return claim.mention.confidence >= SURE
    first, last = min(managed), max(managed)
    if claim.mention.recurrence and last[0] > claim.sentence.index:
        return False
    return claim.sentence.index >= first[0] or claim.mention.form is Form.LAST


def _last(claims: Sequence[_Claim]) -> _Claim:
    """The visit called the last; else the longest sure time; else the last that is told."""
    final = [c for c in claims if c.mention.form is Form.LAST]
    sure = [c for c in claims if c.mention.confidence >= SURE]
    if final:
        return final[-1]
    return max(sure, key=lambda c: c.mention.months) if sure else claims[-1]


def _findings(patient: PatientId, chosen: _Claim, claims: Sequence[_Claim]) -> Iterator[Finding]:
    for claim in claims:
        if claim.mention.months == chosen.mention.months:
            yield Finding(
                Field.FOLLOW_UP_MONTHS,
                round(claim.mention.months, 2),
                patient,
                (claim.sentence.evidence(claim.mention.start, claim.mention.end),),
                f"rule:follow_up.{claim.mention.form}",
                confidence=claim.mention.confidence,
                rank=float(claim.sentence.index),
            )
