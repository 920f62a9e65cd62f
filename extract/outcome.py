"""Clinical and imaging outcome, recurrence: the state of each patient when the text leaves him.

What is told before treatment, of patients at large or of someone else is left out here; which of
the rest counts is decided in `outcome_clinical`, `outcome_imaging` and `recurrence`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cases.finding import NOBODY, Field, Finding, PatientId
from extract.course import Words, clauses, words_of
from extract.outcome_clinical import final_state, states
from extract.outcome_imaging import Imaging, Picture, final_picture, pictures
from extract.patients import Patients
from extract.reading import Reading, Sentence, Zone
from extract.recurrence import Return, final_return, returns
from extract.state import Clinical, State
from extract.told import ASIDE, DESCRIBED, VERDICT, Told
from studies.study import Study


@dataclass(slots=True)
class _Course:
    """What is told of one patient, in order of the text; and what is known of him so far."""

    states: list[Told[State]] = field(default_factory=list)
    pictures: list[Told[Picture]] = field(default_factory=list)
    returns: list[Told[Return]] = field(default_factory=list)
    treated: bool = False
    ill: bool = False
    found_by_chance: bool = False


def find(reading: Reading, patients: Patients, study: Study) -> Iterator[Finding]:
    """The outcome of each patient, clinical and on scans, and whether it came back."""
    courses = _courses(reading, patients, words_of(study))
    for patient in patients.all:
        course = courses[patient.id]
        for field_, told in (
            (Field.OUTCOME_CLINICAL, final_state(course.states)),
            (Field.OUTCOME_IMAGING, final_picture(course.pictures)),
            (Field.RECURRENCE, final_return(course.returns)),
        ):
            if told is not None:
                yield _finding(field_, patient.id, told)


_MODULE = {
    Field.OUTCOME_CLINICAL: "outcome_clinical",
    Field.OUTCOME_IMAGING: "outcome_imaging",
    Field.RECURRENCE: "recurrence",
}


def _finding(
    field_: Field, patient: PatientId, told: Told[State] | Told[Picture] | Told[Return]
) -> Finding:
    value = told.what.value
    return Finding(
        field=field_,
        value=value if isinstance(value, bool) else str(value),
        patient=patient,
        evidence=(told.sentence.evidence(told.start, told.end),),
        source=f"rule:{_MODULE[field_]}.{told.what.name}",
        confidence=told.surety,
        rank=float(told.sentence.index),
    )


def _courses(reading: Reading, patients: Patients, words: Words) -> dict[PatientId, _Course]:
    """All that is told of each patient after his treatment, in order of the text."""
    courses: dict[PatientId, _Course] = defaultdict(_Course)
    of_whom: tuple[PatientId, ...] = ()
    begun = False
    for sentence in reading.sentences:
        text = sentence.text
        cues = [m.start() for m in words.treatment.finditer(text) if not _is_prior(text, m)]
        begun = begun or bool(cues) or _LATER.search(text) is not None
        _learn_illness(courses, patients, sentence)
        later = begun or sentence.zone is Zone.TITLE or _DEATH.search(text) is not None
        for told in _told(sentence, words, later=later):
            for patient in _of_whom(patients, sentence, told.start, of_whom):
                _add(courses[patient], told, cues)
        _learn(courses, patients, sentence, cues)
        of_whom = _of_whom(patients, sentence, len(text) - 1, of_whom)
    return courses


def _learn_illness(
    courses: dict[PatientId, _Course], patients: Patients, sentence: Sentence
) -> None:
    if _ILL.search(sentence.text):
        for patient in patients.experiencers(sentence, 0):
            courses[patient].ill = True


def _learn(
    courses: dict[PatientId, _Course],
    patients: Patients,
    sentence: Sentence,
    cues: Sequence[int],
) -> None:
    """What the sentence says that later ones are judged by: he is treated, or found by chance."""
    text = sentence.text
    if cues and sentence.zone is not Zone.TITLE:
        for patient in patients.experiencers(sentence, cues[0]):
            courses[patient].treated = True
    if _BY_CHANCE.search(text):
        for patient in patients.experiencers(sentence, 0):
            courses[patient].found_by_chance = True


def _of_whom(
    patients: Patients, sentence: Sentence, at: int, before: tuple[PatientId, ...]
) -> tuple[PatientId, ...]:
    """Of whom it is said; "There has been no relapse", said of nobody, is of the one before."""
    who = patients.experiencers(sentence, at)
    if who == (NOBODY,) and sentence.zone is Zone.CASE and not _MANY.search(sentence.text):
        return before or who
    return who


def _add(
    course: _Course, told: Told[State] | Told[Picture] | Told[Return], cues: Sequence[int]
) -> None:
    """Put it where it belongs, if it is told of the time after treatment."""
    if isinstance(told.what, Return):
        course.returns.append(Told(told.sentence, told.start, told.end, told.what, told.surety))
    elif not _is_after_treatment(told, cues, treated=course.treated):
        return
    elif isinstance(told.what, Picture):
        course.pictures.append(Told(told.sentence, told.start, told.end, told.what, told.surety))
    elif _may_be_free(course, told):
        course.states.append(Told(told.sentence, told.start, told.end, told.what, told.surety))


def _may_be_free(course: _Course, told: Told[State]) -> bool:
    """Whether he can have lost his symptoms: one who never had any has no clinical outcome."""
    if course.ill or told.what.name != "free":
        return True
    return not course.found_by_chance and _LATER.search(told.sentence.text) is not None


def _told(
    sentence: Sentence, words: Words, *, later: bool
) -> Iterator[Told[State] | Told[Picture] | Told[Return]]:
    """What one sentence tells, of whomever; of his state only where treatment may be past."""
    if _GENERAL.search(sentence.text) and not _PARTICULAR.search(sentence.text):
        return
    surety = DESCRIBED if sentence.zone in {Zone.CASE, Zone.TABLE} else ASIDE
    for clause in clauses(sentence, words) if later else ():
        for state in states(clause):
            start, end = clause.start + state.start, clause.start + state.end
            sure = min(surety, VERDICT) if state.label else surety
            yield Told(sentence, start, end, state, sure)
        for picture in pictures(clause):
            start, end = clause.start + picture.start, clause.start + picture.end
            yield Told(sentence, start, end, picture, surety)
    for back in returns(sentence.text):
        yield Told(sentence, back.start, back.end, back, surety)


def _is_prior(text: str, match: re.Match[str]) -> bool:
    """Whether a treatment belongs to the time before: `regularly transfused since infancy`."""
    near = f"{text[max(0, match.start() - 50) : match.start()]} | {text[match.end() :][:30]}"
    return _PRIOR.search(near) is not None


def _is_after_treatment(
    told: Told[State] | Told[Picture], cues: Sequence[int], *, treated: bool
) -> bool:
    """Whether it is told of the time after treatment.

    What gets better does so after the treatment that its sentence names, wherever it stands
    ("the pain vanished under hydroxyurea"); what gets worse may be the reason for it.
    """
    text, at, value = told.sentence.text, told.start, told.what.value
    if told.sentence.zone is Zone.TITLE or value is Clinical.DIED:
        return True
    later = [m.start() for m in _LATER.finditer(text)]
    good = value not in _NOT_GOOD
    reasons = [cue for cue in cues if cue > at and not _AFTER.search(text[at:cue])]
    if reasons and not good and not later:
        return False
    started = any(cue < at or good or _AFTER.search(text[at:cue]) for cue in cues)
    if not (treated or later or started):
        return False
    presenting = max((m.start() for m in _PRESENTING.finditer(text, 0, at)), default=-1)
    return presenting <= max([*(cue for cue in cues if cue < at), *later, -1])


_NOT_GOOD = {Clinical.WORSENED, Clinical.UNCHANGED, Imaging.PROGRESSED, Imaging.UNCHANGED}
_TIME = r"(?:days?|weeks?|months?|years?|mo|yrs?|wks?|fortnight)"
_COURSE = (
    r"(?:treatment|therapy|surgery|operation|irradiation|radi\w+|transfus\w+|laminectomy"
    r"|decompression|course|procedure|intervention)"
)
_LATER = re.compile(
    r"\bfollow(?:ed)?[ -]?up\b|\bpost-?operative\w*|\bdischarged?\b|\b(?:last|latest|recent|final"
    r"|subsequent|control|repeat) (?:visit|examination|review|appointment|follow|assessment|seen"
    r"|evaluation|MRI|CT|scan|imaging|MR)"
    rf"|\b{_TIME}\.? (?:later|after\w*|following|post|of (?:treatment|therapy|follow)|on\b|out\b)"
    r"|\b(?:after|following|since|upon|at the end of|(?:on )?completion of) "
    rf"(?:the |this |his |her |completion of )?(?:\w+ )?{_COURSE}"
    rf"|\bat (?:\w+[- ])?\w+[- ]{_TIME}\b|\bwithin (?:\w+ ){{1,3}}{_TIME}\b"
    r"|\b(?:subsequently|thereafter|to date|at present|currently|since then|outcome)\b",
    re.IGNORECASE,
)
_PRESENTING = re.compile(
    r"\b(?:present(?:ed|ing|s|ation)|complain(?:ed|s|ing)|admitted|referred|suffer\w*|history"
    r"|consulted|hospitali[sz]ed|sought|because|due to|owing to|initially|noticed|prior to"
    r"|for (?:the )?(?:evaluation|investigation|management|progressive|worsening)"
    r"|(?:on|at) (?:admission|examination|presentation)|pre-?operative\w*"
    r"|before (?:treatment|surgery|operation|admission))\b",
    re.IGNORECASE,
)
_PRIOR = re.compile(
    r"\b(?:history|previous\w*|prior|regular\w*|known|childhood|infancy|diagnosed|dependent"
    r"|maintained|monthly|age[ds]?|ago|earlier|before|since|first treated"
    r"|had (?:been|undergone|received|had))\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\b(?:usually|commonly|typically|generally|often|frequently|in most|majority|literature"
    r"|reported (?:in|to|cases)|patients with|such patients|these patients|many|may|might|can"
    r"|should|would|recommend\w*|is (?:an?|the|effective|considered|known|recommended)"
    r"|are (?:effective|considered|known)|must|et al|previous reports?|cases? (?:of|have|has|were)"
    r"|leads? to|results? in|provides?|allows?|treatment of choice|options?"
    r"|outcomes? (?:is|are|of)|prognosis)\b",
    re.IGNORECASE,
)
_PARTICULAR = re.compile(
    r"\b(?:our|this|the|these|both|all) (?:\w+ ){0,2}(?:patients?|cases?|man|woman|boy|girl)\b"
    r"|\b(?:he|she|his|her|we|was|were|had|has)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\b(?:after|following|despite|with|to|from|by|under|on|during)(?:\s+[\w-]+){0,4}\s*$",
    re.IGNORECASE,
)
_DEATH = re.compile(r"\b(?:died|death|dead|fatal|expired|succumbed|survive)", re.IGNORECASE)
_BY_CHANCE = re.compile(
    r"\b(?:incidental\w*|by chance|by accident|accidental\w*|fortuitous\w*|asymptomatic|routine"
    r"|screening|(?:no|without) (?:\w+ ){0,2}(?:symptoms?|complaints?))\b",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\b(?:patients|cases|series|usually|commonly|often|may|can|should|literature|reported"
    r"|described|recommended|effective|et al)\b",
    re.IGNORECASE,
)
_ILL = re.compile(
    r"(?<!no )(?<!no back )(?<!without )\b(?:pain\w*|ache\w*|weak\w*|parapares\w*|parapleg\w*"
    r"|quadripares\w*|numb\w*|tingl\w*|par[ae]*sthesi\w*|gait|unable|difficult\w*|claudicat\w*"
    r"|sciatic\w*|incontinen\w*|retention|spastic\w*|myelopath\w*|cord|compress\w*|deficits?"
    r"|neurologic\w*|legs?|limbs?|symptomatic|epidural|extradural|intraspinal|laminectom\w*"
    r"|irradiat\w*|radiother\w*)\b",
    re.IGNORECASE,
)
