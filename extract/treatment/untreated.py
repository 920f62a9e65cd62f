"""A mass that nothing was done for, where no word says so: watched by what the story tells.

`Irradiation was offered and refused. Over the next four months she declined`; `without any
intervention it is the same size 18 months on`, in a closing sentence that names nobody.
"""

from collections.abc import Iterable, Iterator, Mapping

from cases.finding import FURTHER, NOBODY, SOMEONE_ELSE, Field, Finding, PatientId, Status
from corpus.article import Article
from extract.grammar.phrase import compiled
from extract.people.patients import Patients
from extract.text.context import context
from extract.text.reading import Sentence
from extract.treatment.keys import BESIDE_WATCHING, OBSERVATION

_BY_COURSE = 0.7
_OF_HIM = compiled(r"""
    \b(?:was|were|has|have|had|remain(?:s|ed)|is (?:still|now|the same|unchanged|stable))\b
""")
_AT_LARGE = compiled(r"""
    \b(?:patients|cases|literature|authors?|series|should|may|might|can|could|must|would
    |recommend\w*|often|usually|always|never|rare(?:ly)?|indicated|options?|seldom|natural)\b
""")


def of_nobody_but_him(sentence: Sentence, start: int, patients: Patients) -> PatientId | None:
    """The patient told of last, of whom words about the mass alone are said; None if of none."""
    last = [
        patient.id
        for patient in patients.all
        if len(patients.all) == 1
        or any(one.index == sentence.index - 1 for one in patients.sentences(patient.id))
    ]
    told = _OF_HIM.search(sentence.text) and not _AT_LARGE.search(sentence.text)
    general = context(sentence, start, start + 1).general
    return last[0] if told and len(last) == 1 and not general else None


_BACK = compiled(r"\W*(?:before|earlier|ago|previously|prior)\b")


def _is_before(time: Finding, texts: Mapping[str, str]) -> bool:
    """`Unchanged since a film of four years earlier`: nobody had thought of watching it."""
    words = time.evidence[-1]
    return _BACK.match(texts[words.section], words.end) is not None


def untreated_courses(findings: Iterable[Finding], article: Article) -> Iterator[Finding]:
    """Watching, of each patient who was seen again after a time and who got no treatment.

    His mass must not have shrunk, since the stop of a drug may have made it shrink, or every
    treatment told of have been turned down.
    """
    texts = {section.label: section.text for section in article.texts()}
    said: dict[PatientId, list[Finding]] = {}
    for finding in findings:
        if finding.patient not in {NOBODY, SOMEONE_ELSE}:
            said.setdefault(finding.patient, []).append(finding)
    for patient, his in said.items():
        later = [
            one for one in his if one.field is Field.FOLLOW_UP_MONTHS and not _is_before(one, texts)
        ]
        course = [
            one
            for one in his
            if (one.value in {"unchanged", "progressed"} and one.field is Field.OUTCOME_IMAGING)
            or (one.status is Status.NOT_GIVEN and one.rank < FURTHER)
        ]
        given = {one.value for one in his if one.status is Status.GIVEN}
        died = any(one.field is Field.OUTCOME_CLINICAL and one.value == "died" for one in his)
        if later and course and given <= BESIDE_WATCHING and not died:
            yield Finding(
                field=Field.TREATMENTS,
                value=OBSERVATION,
                patient=patient,
                evidence=(*course[-1].evidence, *later[-1].evidence),
                source="rule:treatment.untreated_course",
                status=Status.GIVEN,
                confidence=_BY_COURSE,
            )
