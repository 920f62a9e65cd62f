"""Age of each patient when the haematopoietic mass showed itself: `"A 14-year-old boy"` -> 14.

Of several ages over a life the one at presentation is wanted: usually that of the introductory
noun phrase (contract `case_record.md`, "Age").
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from cases.finding import NOBODY, Evidence, Field, Finding, PatientId
from extract.demographics.age_context import FIRST_SEEN, OF_KIN, belief, of_each
from extract.demographics.age_from_dates import Dated, first_of_spine, from_birth, grown_older
from extract.demographics.age_reckoned import differences, reckoned
from extract.grammar.age_form import AgeMention, Form
from extract.grammar.age_mention import age_mentions
from extract.grammar.age_range import births, decades, years_of_life
from extract.grammar.pattern import Pattern
from extract.people.earlier_episode import earlier_openings
from extract.people.introduced_people import Introduced, introductions
from extract.people.literature import introduces
from extract.people.patients import Patients
from extract.people.telling import abstract_sections
from extract.people.whose import whose
from extract.text.reading import Reading, Sentence, Zone
from studies.study import Study

_OUTSIDE_CASE = 0.1
"""What an age loses that stands in the background, the discussion or the conclusion."""

_OF_NOBODY = 0.15
"""What an age loses that seems to be nobody's."""
_SURE = 0.9
_LIKELY = 0.85
_RECKONED = 0.7
_TOLD = frozenset({Zone.BACKGROUND, Zone.CASE})
_TOGETHER = 0.95
"""Belief in an age of a list; less where labels may number the patients in another order."""


@dataclass(frozen=True, slots=True)
class _Claim:
    mention: AgeMention
    sentence: Sentence
    belief: float

    @property
    def evidence(self) -> Evidence:
        return self.sentence.evidence(self.mention.start, self.mention.end)


def find(reading: Reading, patients: Patients, study: Study) -> Iterator[Finding]:
    """One age for each patient, with every mention of it; a range where only that is told."""
    claims: defaultdict[PatientId, list[_Claim]] = defaultdict(list)
    of_nobody: list[_Claim] = []
    together = introductions(patients)
    for sentence in reading.sentences:
        here = together.get(sentence.index)
        for patient, claim in _dealt(sentence, here, patients):
            claims[patient].append(claim)
        for mention in _mentions(sentence.text):
            if here and here.holds(mention.start):
                continue
            claim = _Claim(mention, sentence, _belief(sentence, mention))
            if patients.experiencers(sentence, mention.start) == (NOBODY,):
                of_nobody.append(claim)
            for patient in _whose(sentence, mention, patients):
                claims[patient].append(claim)
    least = OF_KIN if len(patients.all) == 1 else 0.0
    then = frozenset(earlier_openings(reading, patients))
    believed = {
        p: [c for c in said if c.belief > least and (p, c.sentence.index) not in then]
        for p, said in claims.items()
    }
    if len(patients.all) == 1 and not any(believed.values()):
        believed = {patients.all[0].id: _first_of_nobody(of_nobody)}
    found: list[Finding] = []
    for one in patients.all:
        said = believed.get(one.id, [])
        found += _age(one.id, said, patients) if said else _reckoned(one.id, patients, then)
    yield from found
    yield from _of_the_other(found, patients)


def _of_the_other(found: Sequence[Finding], patients: Patients) -> Iterator[Finding]:
    """`His sister, three years younger`: of two the age of one follows from the other's."""
    told = {f.patient: f for f in reversed(found)}
    left = [one.id for one in patients.all if one.id not in told]
    known = [f for f in told.values() if f.field is Field.AGE_YEARS]
    if len(patients.all) != _PAIR or len(left) != 1 or len(known) != 1:
        return
    for sentence in patients.sentences(left[0]):
        for start, end, years in differences(sentence.text):
            if sentence.zone in _TOLD and patients.experiencers(sentence, start) == (left[0],):
                where = sentence.evidence(start, end)
                age = round(float(known[0].value) + years, 2)
                rule, evidence = "rule:age.reckoned", (where, *known[0].evidence)
                yield Finding(Field.AGE_YEARS, age, left[0], evidence, rule, confidence=_RECKONED)
                return


def _reckoned(
    patient: PatientId, patients: Patients, then: Collection[tuple[PatientId, int]]
) -> Iterator[Finding]:
    """The age that follows from another, where none is told."""
    earlier = {index for one, index in then if one == patient}
    mine = [s for s in patients.sentences(patient) if s.zone in _TOLD]
    found = reckoned(mine, earlier)
    if found:
        yield Finding(
            Field.AGE_YEARS,
            found.age,
            patient,
            found.evidence,
            "rule:age.reckoned",
            confidence=_RECKONED,
        )
        return
    told = [(s, m) for s in mine if s.index in earlier for m in age_mentions(s.text)]
    for sentence, mention in told[:1]:
        dated = grown_older(mention, sentence, mine)
        yield from _dated(dated, patient, _Claim(mention, sentence, _RECKONED)) if dated else ()


def _dealt(
    sentence: Sentence, here: Introduced | None, patients: Patients
) -> Iterator[tuple[PatientId, _Claim]]:
    """The ages of those introduced together, one to each patient in order."""
    for patient, member in here.each() if here else ():
        if member.age is not None:
            mention = AgeMention(member.age, member.age, Form.AGED, *member.age_span)
            yield patient, _Claim(mention, sentence, _LIKELY if patients.labelled else _TOGETHER)


def _first_of_nobody(claims: Sequence[_Claim]) -> list[_Claim]:
    """The first sure age of the case, where the only patient has none: it is hardly another's."""
    sure = (c for c in claims if c.belief >= _LIKELY and c.sentence.zone is Zone.CASE)
    return [replace(c, belief=c.belief - _OF_NOBODY) for c in sure][:1]


def _mentions(text: str) -> tuple[AgeMention, ...]:
    return (*age_mentions(text), *decades(text), *births(text), *years_of_life(text))


def _whose(sentence: Sentence, mention: AgeMention, patients: Patients) -> tuple[PatientId, ...]:
    """Whose age it is. A list of as many ages as patients gives one to each."""
    people = whose(sentence, mention.start, patients)
    if mention.size == 1 and of_each(sentence.text, mention.start):
        both = tuple(patient.id for patient in patients.all)
        return both if len(both) == _PAIR else people
    if mention.size > 1:
        everyone = tuple(patient.id for patient in patients.all) if people else ()
        group = people if len(people) == mention.size else everyone
        return (group[mention.index],) if len(group) == mention.size else ()
    return people if len(people) == 1 else ()


_PAIR = 2


def _belief(sentence: Sentence, mention: AgeMention) -> float:
    believed = belief(sentence.text, mention)
    outside = sentence.zone in {Zone.BACKGROUND, Zone.DISCUSSION, Zone.CONCLUSION}
    if outside and not introduces(sentence.text):
        return max(0.0, believed - _OUTSIDE_CASE)
    return believed


def _age(patient: PatientId, claims: Sequence[_Claim], patients: Patients) -> Iterator[Finding]:
    born = [c for c in claims if c.mention.form is Form.BORN]
    rough = [c for c in claims if c.mention.form is Form.DECADE]
    exact = [c for c in claims if c not in born and c not in rough]
    if rough:
        exact = [c for c in exact if _in_decade(c, rough[0])]
    if exact:
        best = _at_the_mass(_best(exact), exact, patients.sentences(patient))
        told = {best.mention.low, *_retold(best, exact, patients)}
        for claim in exact:
            if claim.mention.low in told:
                yield _finding(Field.AGE_YEARS, claim.mention.low, patient, claim)
        return
    if born:
        dated = from_birth(born[0].mention, born[0].sentence, patients.sentences(patient))
        yield from _dated(dated, patient, born[0]) if dated else ()
    elif rough:
        best = _best(rough)
        yield _finding(Field.AGE_LOW, best.mention.low, patient, best)
        yield _finding(Field.AGE_HIGH, best.mention.high, patient, best)


def _retold(best: _Claim, claims: Sequence[_Claim], patients: Patients) -> Iterator[float]:
    """What the other of abstract and body introduces the patient with, which may contradict."""
    abstract = abstract_sections(patients.reading.article)
    inside = best.sentence.section in abstract
    for claim in claims:
        other = (claim.sentence.section in abstract) is not inside
        if other and claim.sentence.zone is Zone.CASE and claim.belief >= _SURE:
            yield claim.mention.low
            return


def _in_decade(claim: _Claim, decade: _Claim) -> bool:
    """An age that contradicts the decade told first is somebody else's."""
    earlier = claim.sentence.index < decade.sentence.index
    return earlier or decade.mention.low <= claim.mention.low < decade.mention.high + 1


def _best(claims: Sequence[_Claim]) -> _Claim:
    """The first sure one: patients are introduced by their age, others are told of later.

    That at which he was first seen outranks it. Of ages at events the last counts: he came back
    with it.
    """
    seen = next((c for c in claims if c.belief >= FIRST_SEEN), None)
    if seen:
        return seen
    sure = [c for c in claims if c.belief >= _SURE]
    if sure:
        finer = (c for c in sure if int(c.mention.low) == sure[0].mention.low != c.mention.low)
        return next(finer, sure[0])  # a title's 3-year-old is 3 years and 6 months
    top = max(c.belief for c in claims)
    equals = [c for c in claims if c.belief == top]
    return equals[-1] if equals[0].mention.form is Form.AT_AGE else equals[0]


def _at_the_mass(best: _Claim, claims: Sequence[_Claim], mine: Sequence[Sentence]) -> _Claim:
    """`This 7-year-old boy … At the age of 16 months he presented with` the mass: that age.

    Where he is brought in without it, and presents himself at an age in the first sentence of the
    spine, or in the one before; and comes for it only once.
    """
    first = first_of_spine(best.sentence, mine)
    if first is None or best.mention.form not in {Form.YEAR_OLD, Form.NOUN_OF}:
        return best
    if any(_COMES_AGAIN.search(s.text) for s in mine if s.index >= first.index):
        return best
    here = {first.index} if _NOW.search(first.text) else {first.index - 1, first.index}
    came = [
        c
        for c in claims
        if c.mention.form is Form.AT_AGE and c.sentence.index in here and c.belief >= _PRESENTED
    ]
    return came[-1] if came else best


_PRESENTED = 0.78
"""Belief in an age at which he presented himself; see `age_context`."""
_NOW = Pattern(
    r"\b(?:now|recent\w*|current\w*|at present|presently|this time|on admission|ago|later|since"
    r"|afterwards|thereafter|subsequent\w*|years)\b",
    re.IGNORECASE,
)
"""What parts the sentence of the spine from an age told before it."""
_COMES_AGAIN = Pattern(
    r"\b(?:years|months) (?:later|afterwards|after)\b[^.;]{0,60}?\b(?:came|present|admi|refer"
    r"|return|consult|seen|notic|develop|complain|experienc)"
    r"|\bnow (?:came|present|complain|admi|refer|return|consult)|\b(?:had had|had undergone)\b"
    r"|\b(?:second|new|another|further|this) (?:episode|attack|bout|admission)\b"
    r"|\brecurr\w+ (?:of|at|in)\b|\brelaps\w+",
    re.IGNORECASE,
)
"""The mass of that age was an earlier one."""


def _finding(
    field: Field, value: float, patient: PatientId, claim: _Claim, *more: Evidence
) -> Finding:
    return Finding(
        field,
        round(value, 2),
        patient,
        (claim.evidence, *more),
        f"rule:age.{claim.mention.form}",
        confidence=round(claim.belief, 2),
    )


def _dated(dated: Dated, patient: PatientId, claim: _Claim) -> Iterator[Finding]:
    """One answer, or the range that the dates leave."""
    low, high, where = dated
    if low == high:
        yield _finding(Field.AGE_YEARS, high, patient, claim, where)
    else:
        yield _finding(Field.AGE_LOW, low, patient, claim, where)
        yield _finding(Field.AGE_HIGH, high, patient, claim, where)
