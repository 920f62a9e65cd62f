"""Clinical and imaging outcome, recurrence: the state of each patient when the text leaves him.

What is told before treatment, of patients at large or of someone else is left out; of the rest
the last state counts (contract, "Outcome").
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cases.finding import NOBODY, SOMEONE_ELSE, Field, Finding, PatientId
from extract.course import Words, clauses, words_of
from extract.outcome_clinical import Clinical, State, states
from extract.outcome_imaging import Imaging, Picture, pictures
from extract.patients import Patients
from extract.reading import Reading, Sentence, Zone
from extract.recurrence import Return, returns
from studies.study import Study

_DESCRIBED, _VERDICT, _ASIDE = 0.85, 0.6, 0.5

_LATER = re.compile(
    r"\bfollow(?:ed)?[ -]?up\b|\bpost-?operative\w*|\bdischarged?\b|\b(?:last|latest|recent|final|subsequent|control|repeat) "
    r"(?:visit|examination|review|appointment|follow|assessment|seen|evaluation|MRI|CT|scan|imaging|MR)"
    r"|\b(?:days?|weeks?|months?|years?|mo|yrs?|wks?|fortnight)\.? (?:later|after\w*|following|post|of (?:treatment|therapy|follow)|on\b|out\b)"
    r"|\b(?:after|following|since|upon|at the end of|on completion of|completion of) (?:the |this |his |her |completion of )?(?:\w+ )?(?:treatment|therapy|surgery|operation|irradiation|radi\w+|transfus\w+|laminectomy|decompression|course|procedure|intervention)"
    r"|\bat (?:\w+[- ])?(?:\w+)[- ](?:days?|weeks?|months?|years?)\b|\bsubsequently\b|\bthereafter\b|\bto date\b|\bat present\b|\bcurrently\b|\bsince then\b|\bwithin (?:\w+ ){1,3}(?:days?|weeks?|months?)\b|\boutcome\b",
    re.IGNORECASE,
)
_PRESENTING = re.compile(
    r"\b(?:present(?:ed|ing|s|ation)|complain(?:ed|s|ing)|admitted|referred|suffer\w*|history|consulted|hospitali[sz]ed|sought"
    r"|because|due to|owing to|for (?:the )?(?:evaluation|investigation|management|progressive|worsening)|on (?:admission|examination|presentation)|at presentation|before (?:treatment|surgery|operation|admission)|pre-?operative\w*|prior to|initially|noticed)\b",
    re.IGNORECASE,
)
_PRIOR = re.compile(
    r"\b(?:history|previous\w*|prior|regular\w*|known|childhood|infancy|diagnosed|dependent|maintained|monthly|age[ds]?|ago|earlier|before|since|first treated|had (?:been|undergone|received|had))\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\b(?:usually|commonly|typically|generally|often|frequently|in most|majority|literature|reported (?:in|to|cases)|patients with|such patients|these patients|many|may|might|can|should|would|recommend\w*|is (?:an?|the|effective|considered|known|recommended)|are (?:effective|considered|known)|must|et al|previous reports?|cases? (?:of|have|has|were)|leads? to|results? in|provides?|allows?|treatment of choice|options?|outcomes? (?:is|are|of)|prognosis)\b",
    re.IGNORECASE,
)
_PARTICULAR = re.compile(
    r"\b(?:our|this|the|these|both|all) (?:\w+ ){0,2}(?:patients?|cases?|man|woman|boy|girl)\b|\b(?:he|she|his|her|we|was|were|had|has)\b",
    re.IGNORECASE,
)
_NOT_GOOD = {Clinical.WORSENED, Clinical.UNCHANGED, Imaging.PROGRESSED, Imaging.UNCHANGED}
_AFTER = re.compile(
    r"\b(?:after|following|despite|with|to|from|by|under|on|during)(?:\s+[\w-]+){0,4}\s*$",
    re.IGNORECASE,
)
_BY_CHANCE = re.compile(
    r"\b(?:incidental\w*|by chance|by accident|accidental\w*|fortuitous\w*|asymptomatic|routine|screening"
    r"|no (?:\w+ ){0,2}(?:symptoms?|complaints?)|without (?:\w+ ){0,2}(?:symptoms?|complaints?))\b",
    re.IGNORECASE,
)
_ILL = re.compile(
    r"(?<!no )(?<!no back )(?<!without )\b(?:pain\w*|ache\w*|weak\w*|par[ae]pares\w*|parapleg\w*|quadripares\w*|numb\w*|tingl\w*"
    r"|par[ae]*sthesi\w*|gait|unable|difficult\w*|claudicat\w*|sciatic\w*|incontinen\w*|retention|spastic\w*|myelopath\w*)\b",
    re.IGNORECASE,
)
_SOON = re.compile(
    r"\b(?:post-?operative\w*|intra-?operative\w*|on the table|in hospital|in-hospital|during (?:the )?(?:his |her )?(?:hospital\w*|admission|treatment|course|radi\w+|stay|operation|procedure|surgery)"
    r"|before (?:discharge|completion|the end)|same admission|without having|shortly|soon after|hours|(?:\d+|one|two|three|four|five|six|seven|eight|ten|few|several) (?:hours?|days?|weeks?) (?:later|after)"
    r"|\w+ (?:post-?operative )?day|day \d+|a week|week after|night)\b",
    re.IGNORECASE,
)
_MOTOR = re.compile(r"\b(?:power|strength|weakness|motor|gait|walk\w*|parapares\w*|parapleg\w*|neurolog\w*|symptoms?|deficits?|functions?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """Something told of a patient: where, what, and how sure it is meant so."""

    sentence: Sentence
    start: int
    end: int
    what: State | Picture | Return
    surety: float

    def finding(self, field: Field, patient: PatientId) -> Finding:
        """This as the patient's outcome; the later in the text, the greater the rank."""
        module = {
            Field.OUTCOME_CLINICAL: "outcome_clinical",
            Field.OUTCOME_IMAGING: "outcome_imaging",
            Field.RECURRENCE: "recurrence",
        }[field]
        value = self.what.value
        return Finding(
            field=field,
            value=value if isinstance(value, bool) else str(value),
            patient=patient,
            evidence=(self.sentence.evidence(self.start, self.end),),
            source=f"rule:{module}.{self.what.name}",
            confidence=self.surety,
            rank=self.sentence.index + self.start / 10_000,
        )


def find(reading: Reading, patients: Patients, study: Study) -> Iterator[Finding]:
    """The outcome of each patient, clinical and on scans, and whether it came back."""
    told = _course(reading, patients, words_of(study))
    for patient in patients.all:
        course = told.get(patient.id, [])
        yield from _of_state(course, patient.id)
        yield from _of_picture(course, patient.id)
        yield from _of_return(course, patient.id)


def _course(
    reading: Reading, patients: Patients, words: Words
) -> dict[PatientId, list[Told]]:
    """All that is told of each patient after his treatment, in order of the text."""
    told: dict[PatientId, list[Told]] = defaultdict(list)
    treated: set[PatientId] = set()
    found_by_chance: set[PatientId] = set()
    ill: set[PatientId] = set()
    for sentence in reading.sentences:
        cues = [m.start() for m in words.treatment.finditer(sentence.text) if not _is_prior(sentence.text, m)]
        for thing in _told(sentence, words):
            for patient in patients.experiencers(sentence, thing.start):
                if patient in {NOBODY, SOMEONE_ELSE}:
                    continue
                never_ill = patient in found_by_chance and patient not in ill
                if never_ill and isinstance(thing.what, State):
                    continue
                if _counts(thing, cues, patient in treated):
                    told[patient].append(thing)
        for cue in cues[:1] if sentence.zone is not Zone.TITLE else ():
            treated.update(patients.experiencers(sentence, cue))
        for patient in patients.experiencers(sentence, 0):
            if _BY_CHANCE.search(sentence.text):
                found_by_chance.add(patient)
            if _ILL.search(sentence.text):
                ill.add(patient)
    return told


def _is_prior(text: str, match: re.Match[str]) -> bool:
    near = text[max(0, match.start() - 50) : match.start()] + " | " + text[match.end() : match.end() + 30]
    return _PRIOR.search(near) is not None


def _told(sentence: Sentence, words: Words) -> Iterator[Told]:
    """What one sentence tells, of whomever."""
    if _GENERAL.search(sentence.text) and not _PARTICULAR.search(sentence.text):
        return
    surety = _DESCRIBED if sentence.zone in {Zone.CASE, Zone.TABLE} else _ASIDE
    for clause in clauses(sentence, words):
        for what in (*states(clause), *pictures(clause)):
            label = isinstance(what, State) and what.label
            yield Told(
                sentence,
                clause.start + what.start,
                clause.start + what.end,
                what,
                min(surety, _VERDICT) if label else surety,
            )
    for back in returns(sentence.text):
        yield Told(sentence, back.start, back.end, back, surety)


def _counts(thing: Told, cues: Sequence[int], treated: bool) -> bool:
    """Whether it is told of the time after treatment.

    What gets better does so after the treatment that its sentence names, wherever it stands
    ("the pain vanished under hydroxyurea"); what gets worse may be the reason for it.
    """
    text, at = thing.sentence.text, thing.start
    if isinstance(thing.what, Return) or thing.sentence.zone is Zone.TITLE:
        return True
    later = [m.start() for m in _LATER.finditer(text)]
    good = thing.what.value not in _NOT_GOOD
    started = [cue for cue in cues if cue < at or good or _AFTER.search(text[at:cue])]
    if not (treated or later or started):
        return False
    presenting = max((m.start() for m in _PRESENTING.finditer(text, 0, at)), default=-1)
    return presenting <= max([*(cue for cue in cues if cue < at), *later, -1])


def _best(course: list[Told]) -> list[Told]:
    """What is told with the greatest surety: a description before a verdict before an aside."""
    most = max((told.surety for told in course), default=0.0)
    return [told for told in course if told.surety == most]


def _of_state(course: list[Told], patient: PatientId) -> Iterator[Finding]:
    course = _best([told for told in course if isinstance(told.what, State)])
    last: Told | None = None
    settled: Told | None = None
    for _, group in groupby(course, key=lambda told: told.sentence.index):
        together = list(group)
        dead = [one for one in together if one.what.value is Clinical.DIED]
        alive = [one for one in together if one.what.value is not Clinical.DIED]
        if alive:
            last = _next(last, _together(alive))
            if last.what.value in {Clinical.RESOLVED, Clinical.IMPROVED}:
                settled = last
        if dead:
            last = settled if settled and not _SOON.search(dead[0].sentence.text) else dead[0]
    if last is not None:
        yield last.finding(Field.OUTCOME_CLINICAL, patient)


def _together(told: list[Told]) -> Told:
    """What the things told in one sentence come to."""
    by = {value: [t for t in told if t.what.value is value] for value in Clinical}
    resolved, improved = by[Clinical.RESOLVED], by[Clinical.IMPROVED]
    unchanged = [t for t in by[Clinical.UNCHANGED] if not t.what.holds]
    if by[Clinical.WORSENED]:
        last = max(by[Clinical.WORSENED], key=lambda t: t.start)
        if not any(t.start > last.start for t in (*resolved, *improved)):
            return last
    residue = [t for t in improved if t.what.residue]
    if residue:
        return residue[-1]
    whole = [t for t in resolved if not t.what.part]
    if whole and not unchanged:
        return whole[-1]
    if resolved and unchanged:
        return Told(resolved[-1].sentence, resolved[-1].start, resolved[-1].end, _as(resolved[-1].what, Clinical.IMPROVED), resolved[-1].surety)
    if resolved and improved:
        later = [t for t in resolved if t.start > improved[-1].start and _MOTOR.search(t.sentence.text)]
        return later[-1] if later else improved[-1]
    for group in (resolved, improved, unchanged, by[Clinical.UNCHANGED], by[Clinical.WORSENED]):
        if group:
            return group[-1]
    return told[-1]


def _as(state: State, value: Clinical) -> State:
    return State(value, state.name, state.start, state.end, state.part, state.label, state.holds, residue=True)


def _next(last: Told | None, told: Told) -> Told:
    """The state after `told`, given the one before."""
    if last is None:
        return told
    before, now = last.what, told.what
    better = {Clinical.RESOLVED, Clinical.IMPROVED}
    if now.value is Clinical.UNCHANGED and before.value in better:
        if before.value is Clinical.RESOLVED and not now.holds and now.residue:
            return Told(told.sentence, told.start, told.end, _as(now, Clinical.IMPROVED), told.surety)
        return last
    if now.value is Clinical.IMPROVED and before.value is Clinical.RESOLVED and not before.part and not now.residue:
        return last
    if now.value is Clinical.RESOLVED and now.part and before.value is Clinical.IMPROVED and not _MOTOR.search(told.sentence.text):
        return last
    return told


def _of_picture(course: list[Told], patient: PatientId) -> Iterator[Finding]:
    course = _best([told for told in course if isinstance(told.what, Picture)])
    if not course:
        return
    together = [told for told in course if told.sentence.index == course[-1].sentence.index]
    by = {value: [t for t in together if t.what.value is value] for value in Imaging}
    for value in (Imaging.PROGRESSED, Imaging.REDUCED, Imaging.RESOLVED, Imaging.UNCHANGED):
        if by[value]:
            yield by[value][-1].finding(Field.OUTCOME_IMAGING, patient)
            return


def _of_return(course: list[Told], patient: PatientId) -> Iterator[Finding]:
    told = [t for t in course if isinstance(t.what, Return)]
    true = [t for t in told if t.what.value]
    for one in (true or told)[:1]:
        yield one.finding(Field.RECURRENCE, patient)
