"""Follow-up of each patient: months from treatment to the last time he was reported on.

The printed figure counts, from the point that the text names (`"18 months after surgery"` -> 18),
and of a clinical and an imaging follow-up the longer. Duration of symptoms, hospital stay, death
in hospital and time since the blood disease are none (contract `case_record.md`, "Follow-up").
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from cases.finding import NOBODY, SOMEONE_ELSE, Field, Finding, PatientId
from extract.follow_up.form import FollowUpMention, Form
from extract.follow_up.mention import SURE, follow_ups
from extract.grammar.pattern import Pattern
from extract.outcome.course import words_of
from extract.outcome.general import is_general
from extract.people.kin import of_kin
from extract.people.literature import borrowed
from extract.people.onset import Onsets, onsets
from extract.people.patients import Patients
from extract.people.whose import whose
from extract.text.context import context
from extract.text.reading import Reading, Sentence, Zone
from extract.treatment.observation import observations
from studies.study import Study


@dataclass(frozen=True, slots=True)
class _Claim:
    mention: FollowUpMention
    sentence: Sentence


def find(reading: Reading, patients: Patients, study: Study) -> Iterator[Finding]:
    """The last reported follow-up of each patient, with every mention of that time."""
    claims: defaultdict[PatientId, list[_Claim]] = defaultdict(list)
    before: tuple[PatientId, ...] = ()
    for sentence in reading.sentences:
        for mention in follow_ups(sentence.text):
            if not _is_of_others(sentence, mention, patients):
                for patient in _whose(sentence, mention, patients, before):
                    claims[patient].append(_Claim(mention, sentence))
        before = _told_of(sentence, patients, before)
    if not claims:
        return
    pregnancy = any(sign in s.text for s in reading.sentences for sign in _PREGNANCY)
    treated = _Treated(reading, patients, study, onsets(reading, patients), pregnancy)
    for patient, said in claims.items():
        after = _of_the_case([c for c in said if treated.before(patient, c)])
        if after:
            yield from _findings(patient, _last(after), after)


def _of_the_case(claims: Sequence[_Claim]) -> Sequence[_Claim]:
    """What the discussion says by the way counts only where the case tells no time.

    `Hydroxyurea had been taken for 3 years without harm`.
    """
    told = [c for c in claims if c.sentence.zone is not Zone.DISCUSSION or c.mention.form in _PLAIN]
    return told or claims


def _is_of_others(sentence: Sentence, mention: FollowUpMention, patients: Patients) -> bool:
    """Told of the literature, or of a relative who is not himself a patient of the paper."""
    ahead = _OPENS.match(sentence.text, mention.end) if mention.start < _NEAR else None
    kin = len(patients.all) == 1 and (
        of_kin(sentence.text, mention.start)
        or (ahead is not None and of_kin(sentence.text, ahead.end()))
    )
    return kin or borrowed(sentence.text, mention.start)


_OPENS = Pattern(
    r"[^.;,]{0,40},\s(?:\w+\s){1,6}?(?=had|was|were|has|did|developed|remained)", re.IGNORECASE
)
"""`Six months later, neither of her sisters had developed symptoms`."""


def _told_of(
    sentence: Sentence, patients: Patients, before: tuple[PatientId, ...]
) -> tuple[PatientId, ...]:
    """Of whom the text speaks at the end of a sentence; one of nobody goes on about the same."""
    if sentence.zone is not Zone.CASE:
        return ()
    people = patients.experiencers(sentence, max(0, len(sentence.text) - 1))
    return before if people == (NOBODY,) else people


def _whose(
    sentence: Sentence,
    mention: FollowUpMention,
    patients: Patients,
    before: tuple[PatientId, ...],
) -> tuple[PatientId, ...]:
    """Whose time it is; of nobody's, that of the only patient or the one spoken of just before."""
    people = patients.experiencers(sentence, mention.start)
    if people == (NOBODY,) and len(patients.all) == 1:
        goes_on = before == (patients.all[0].id,) and not is_general(sentence)
        if _is_plain(sentence, mention, goes_on=goes_on):
            return (patients.all[0].id,)
        return whose(sentence, mention.start, patients)
    spoken_of = len(before) == 1 and before[0] != SOMEONE_ELSE
    if people == (NOBODY,) and spoken_of and _is_plain(sentence, mention):
        return before
    return whose(sentence, mention.start, patients)


_PLAIN = frozenset({Form.FOLLOW_UP, Form.LAST})
_AT_LARGE = Pattern(
    r"\b(?:rates?|medians?|means?|patients|cases|series|studies|reported|reports|usually|often"
    r"|may)\b",
    re.IGNORECASE,
)


def _is_plain(sentence: Sentence, mention: FollowUpMention, *, goes_on: bool = False) -> bool:
    """`Two years later the mass is stationary` names nobody and means the only patient.

    `goes_on`: the sentence before told of him, and this one is not of patients at large.
    """
    told = (
        goes_on
        or sentence.zone is Zone.CASE
        or any(cue.search(sentence.text) for cue in (_THE_PATIENT, _THE_MASS))
    )
    sure = told and mention.confidence >= SURE
    return sure and not _AT_LARGE.search(sentence.text)


_THE_MASS = Pattern(
    r"\bthe (?:\w+ )?(?:mass(?:es)?|lesions?|tumou?rs?|tissue|deposits?|shadows?|remnant)"
    r" (?:is|are|was|were|has|have|had|remain\w*|stay\w*|look\w*)\b(?! (?:usually|often|known))",
    re.IGNORECASE,
)
_THE_PATIENT = Pattern(
    r"^(?:(?:the|our|this) (?:patient|man|woman|boy|girl|child|lady|gentleman)|he|she)\b(?!['’]?s?"
    r" (?:with|who have|may|can|should))",
    re.IGNORECASE,
)
_PREGNANCY = ("gestation", "pregnan", "sarean", "fetus", "foetus", "gravida")
_TWELVE_WEEKS = 12 / 4.345


_GIVEN = Pattern(
    r"\b(?:received|underwent|given|performed|started|begun|(?:re-?)?(?:treated|irradiated"
    r"|operated)|administered|carried\sout|repeated|resumed|done|undertaken|added|required|needed"
    r"|necessary)\b",
    re.IGNORECASE,
)
_NOT_GIVEN = Pattern(r"\b(?:no|not|never|without)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Treated:
    """What a paper tells of when its patients were treated, or left alone."""

    reading: Reading
    patients: Patients
    study: Study
    began: Onsets
    pregnancy: bool
    begun: dict[PatientId, int | None] = field(default_factory=dict)
    gone_on: dict[PatientId, int | None] = field(default_factory=dict)

    def before(self, patient: PatientId, claim: _Claim) -> bool:
        """Whether a time is told after treatment began; a relapse, after all treatment."""
        if self.began.before_all(patient, claim.sentence, claim.mention.start):
            return False
        if self._is_week_of_pregnancy(claim):
            return False
        index = claim.sentence.index
        first = self._begun(patient)
        if first is None:  # watched, or treated with what no list knows
            return claim.mention.confidence >= SURE
        if claim.mention.recurrence and self._is_treated_after(patient, index):
            return False
        return index >= first or claim.mention.form is Form.LAST

    def _begun(self, patient: PatientId) -> int | None:
        """The first sentence in which he is treated or watched, after the onset."""
        if patient not in self.begun:
            self.begun[patient] = self._place(patient, self.reading.sentences)
        return self.begun[patient]

    def _is_treated_after(self, patient: PatientId, index: int) -> bool:
        """Whether a sentence behind this one tells that he is treated."""
        if patient not in self.gone_on:
            last_first = reversed(self.reading.sentences)
            given = (
                s for s in last_first if _GIVEN.search(s.text) and not _NOT_GIVEN.search(s.text)
            )
            self.gone_on[patient] = self._place(patient, given)
        last = self.gone_on[patient]
        return last is not None and last > index

    def _place(self, patient: PatientId, sentences: Iterable[Sentence]) -> int | None:
        """The first of these sentences in which he is treated or watched, after the onset."""
        treatment = words_of(self.study).treatment
        for sentence in sentences:
            found = [match.start() for match in treatment.finditer(sentence.text)]
            found += [start for start, _ in observations(sentence.text)]
            found += [match.start() for match in _WITHDRAWN.finditer(sentence.text)]
            if any(self._is_told(patient, sentence, start) for start in found):
                return sentence.index
        return None

    def _is_told(self, patient: PatientId, sentence: Sentence, start: int) -> bool:
        return (
            sentence.zone is not Zone.TITLE
            and patient in self.patients.experiencers(sentence, start)
            and not self.began.before_all(patient, sentence, start)
            and not _is_not_done(sentence, start)
        )

    def _is_week_of_pregnancy(self, claim: _Claim) -> bool:
        """`at 37 weeks`, where a pregnancy is told of."""
        words = claim.sentence.text[claim.mention.start : claim.mention.end].lower()
        if claim.mention.form is not Form.AT or "week" not in words:
            return False
        if claim.mention.months < _TWELVE_WEEKS:
            return False
        return self.pregnancy


_WITHDRAWN = Pattern(
    r"\b(?:was|were)\s(?:\w+\s)?(?:withdrawn|discontinued|stopped|ceased|suspended|called\soff)\b"
    r"|\d\s?(?:c?Gy|rads?)\b",
    re.IGNORECASE,
)
"""What is taken away treats, too (a drug that made the tissue grow), and so does a mere dose."""


def _is_not_done(sentence: Sentence, start: int) -> bool:
    """Whether the treatment named there was refused, or only advised."""
    meant = context(sentence, start, start)
    return meant.negated or meant.hypothetical


def _last(claims: Sequence[_Claim]) -> _Claim:
    """The visit called the last; else the longest sure time; else the last that is told.

    A relapse that is followed by no treatment is the last that is known of him.

    Of a last scan and a later visit the longer counts (contract, "Follow-up").
    """
    final = [c for c in claims if c.mention.form is Form.LAST]
    sure = [c for c in claims if c.mention.confidence >= SURE or _is_relapse_seen(c)]
    if final and not (_is_scan(final[-1]) and sure):
        return final[-1]
    return max(sure, key=lambda c: c.mention.months) if sure else claims[-1]


def _is_relapse_seen(claim: _Claim) -> bool:
    return claim.mention.recurrence and claim.mention.form in {Form.AT, Form.FOLLOW_UP}


def _is_scan(claim: _Claim) -> bool:
    near = claim.sentence.text[max(0, claim.mention.start - _NEAR) : claim.mention.start]
    return _LAST_SCAN.search(near) is not None


_NEAR = 60
_LAST_SCAN = Pattern(
    r"\b(?:last|latest|final|most recent) (?:\w+ ){0,2}?(?:MRI?|CT|scan|imaging|film|radiograph)\b"
    r"[^.;]*$",
    re.IGNORECASE,
)


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
