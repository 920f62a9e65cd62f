"""Sex of each patient: `"A 14-year-old boy"` -> male; from nouns, codes and pronouns about him.

Told by nothing, it stays unsaid. MeSH check tags are no ground (contract `case_record.md`, "sex").
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cases.finding import Field, Finding, PatientId
from extract.demographics import age
from extract.demographics.age_context import FIRST_SEEN
from extract.demographics.sex_cue import SexCue, Tells, sex_cues
from extract.grammar.number import numbers
from extract.grammar.pattern import Pattern
from extract.people.introduced_people import Introduced, introductions
from extract.people.patients import Patients
from extract.people.whose import whose
from extract.text.reading import Reading, Sentence
from studies.study import Study

_WEIGHT = {
    Tells.WITH_AGE: 6.0,
    Tells.NOUN: 4.0,
    Tells.GROUP: 4.0,
    Tells.PREGNANCY: 3.0,
    Tells.RELATIVE: 3.0,
    Tells.PRONOUN: 1.0,
}
_CONFIDENCE = {
    Tells.WITH_AGE: 0.98,
    Tells.NOUN: 0.95,
    Tells.GROUP: 0.93,
    Tells.PREGNANCY: 0.9,
    Tells.RELATIVE: 0.88,
    Tells.PRONOUN: 0.85,
}
_OF_KIN = 0.5
"""The weight of words that may be about a relative, where relatives may be patients too."""
_MANY_PRONOUNS = 3
_CONTESTED = 0.15
"""What a sex loses where other words about the same patient tell the other one."""


@dataclass(frozen=True, slots=True)
class _Claim:
    cue: SexCue
    sentence: Sentence


def find(reading: Reading, patients: Patients, study: Study) -> Iterator[Finding]:
    """The sex of each patient, with the nouns or, where there are none, the pronoun for it."""
    claims: defaultdict[PatientId, list[_Claim]] = defaultdict(list)
    together = introductions(patients)
    for sentence in reading.sentences:
        here = together.get(sentence.index)
        for patient, member_cue in _dealt(here, patients):
            claims[patient].append(_Claim(member_cue, sentence))
        for cue in sex_cues(sentence.text):
            if here and here.holds(cue.start):
                continue
            for patient in _whose(sentence, cue, patients):
                claims[patient].append(_Claim(cue, sentence))
    contested = {
        patient
        for patient, said in claims.items()
        if len({c.cue.sex for c in said}) + len({c.cue.age for c in said} - {None}) > _ONE_PERSON
    }
    ages = _ages(reading, patients, study) if contested else {}
    for patient, said in claims.items():
        yield from _sex_of(patient, [c for c in said if _of_age(c.cue, ages.get(patient, {}))])


_ONE_PERSON = 2
"""One sex and one age at most: no need to ask whose they are."""


def _dealt(here: Introduced | None, patients: Patients) -> Iterator[tuple[PatientId, SexCue]]:
    """The sexes of those introduced together, one to each patient in order."""
    for patient, member in here.each() if here else ():
        if member.sex:
            tells = Tells.PRONOUN if patients.labelled else Tells.WITH_AGE
            yield patient, SexCue(member.sex, tells, *member.sex_span, member.age)


def _ages(
    reading: Reading, patients: Patients, study: Study
) -> Mapping[PatientId, Mapping[Field, float]]:
    ages: defaultdict[PatientId, dict[Field, float]] = defaultdict(dict)
    for finding in age.find(reading, patients, study):
        if finding.confidence < FIRST_SEEN:  # else he is told of at another age as well
            ages[finding.patient][finding.field] = float(finding.value)
    return ages


def _of_age(cue: SexCue, ages: Mapping[Field, float]) -> bool:
    """A man of another age than the patient's is another man."""
    if cue.age is None or not ages:
        return True
    low = ages.get(Field.AGE_YEARS, ages.get(Field.AGE_LOW, 0.0))
    high = ages.get(Field.AGE_YEARS, ages.get(Field.AGE_HIGH, low))
    return low - 1 < cue.age < high + 1


def _whose(sentence: Sentence, cue: SexCue, patients: Patients) -> tuple[PatientId, ...]:
    if cue.kin and len(patients.all) == 1:
        said = patients.experiencers(sentence, cue.start)
        return said if cue.tells is Tells.RELATIVE and said == (patients.all[0].id,) else ()
    people = whose(sentence, cue.start, patients)
    if cue.owner:
        people = _owner(sentence, cue, people, patients)
    if cue.tells is Tells.GROUP and people:
        return _group(sentence, cue, people, patients)
    if len(people) == 1:
        return () if cue.counted else people
    return people if _said_of_each(sentence, cue) else ()


def _owner(
    sentence: Sentence, cue: SexCue, people: tuple[PatientId, ...], patients: Patients
) -> tuple[PatientId, ...]:
    """Whose relative is meant: in `two of his sons` the one spoken of before.

    In `the second, his cousin` the relative is the patient, and the pronoun somebody else.
    """
    if people:
        relative = patients.experiencers(sentence, cue.end + 1)
        return () if relative == people and len(patients.all) > 1 else people
    before = [who for start, _, who in patients.stretches(sentence) if start <= cue.start]
    own = [who for who in before if set(who) <= patients.ids]
    return own[-1] if own else ()


def _group(
    sentence: Sentence, cue: SexCue, people: tuple[PatientId, ...], patients: Patients
) -> tuple[PatientId, ...]:
    """`Patients 1 and 3 were men`; `two brothers` where the paper has two patients."""
    everyone = tuple(patient.id for patient in patients.all)
    if len(people) == 1 and _ONE_OF.search(sentence.text[: cue.start]):
        return people
    count = _count(sentence.text[: cue.start])
    if count is None:
        return people if len(people) > 1 else ()
    return next((group for group in (people, everyone) if len(group) == count > 1), ())


def _said_of_each(sentence: Sentence, cue: SexCue) -> bool:
    """`Patients 4 and 7 were female, 1, 2 and 8 male`: a predicate of several."""
    words = sentence.text[: cue.start].lower().split()[-3:]
    predicate = cue.counted or bool({"were", "are", "both", "all"} & set(words))
    several = (
        _OF_SEVERAL.match(sentence.text, cue.end) and _count(sentence.text[: cue.start]) is None
    )
    return cue.tells is Tells.NOUN and (predicate or several is not None)


_OF_SEVERAL = Pattern(
    r"\s(?:[a-z-]+\s)?(?:patients|adolescents|adults|children|siblings|teenagers|infants)\b",
    re.IGNORECASE,
)
"""`Three cases in adolescent female patients`."""
_ONE_OF = Pattern(
    r"\bone\sof\s(?:(?:the|our|these)\s|(?=\w+\s))(?:two\s|three\s|four\s|five\s)?(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)


def _count(before: str) -> float | None:
    """The number in `two young men`; `both` is two; none in `patients 1 and 3 were men`."""
    words = before.lower().split()[-3:]
    if {"were", "are"} & set(words):
        return None
    counts = numbers(" ".join(words))
    return 2 if "both" in words else counts[-1].value if counts else None


def _sex_of(patient: PatientId, claims: Sequence[_Claim]) -> Iterator[Finding]:
    """The sex with the greater weight of words; of equal weights none."""
    weight = {sex: _weight(claims, sex) for sex in ("male", "female")}
    sex = max(weight, key=lambda s: weight[s])
    if len(set(weight.values())) == 1:
        return
    loss = _CONTESTED if min(weight.values()) else 0.0
    telling = [c for c in claims if c.cue.sex == sex]
    nouns = [c for c in telling if c.cue.tells is not Tells.PRONOUN]
    many = 0.05 if len(telling) >= _MANY_PRONOUNS else 0.0
    for claim in nouns or telling[:1]:
        yield Finding(
            Field.SEX,
            sex,
            patient,
            (claim.sentence.evidence(claim.cue.start, claim.cue.end),),
            f"rule:sex.{claim.cue.tells}",
            confidence=round(_CONFIDENCE[claim.cue.tells] + (0.0 if nouns else many) - loss, 2),
        )


def _weight(claims: Sequence[_Claim], sex: str) -> float:
    return sum(
        _WEIGHT[c.cue.tells] * (_OF_KIN if c.cue.kin else 1.0) for c in claims if c.cue.sex == sex
    )
