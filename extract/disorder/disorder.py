"""Predisposing disorders of each patient, and the statement that none is known.

The names are the study's (`disorder_terms.tsv`); what stands when two are named for one patient is
in its `disorder_relations.tsv` and, for broader names, decided at assembly.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from cases.finding import Field, Finding, PatientId
from extract.disorder.cue import AT_LARGE, WITHDRAWN, diagnosed, not_the_patients
from extract.disorder.no_known_disorder import denials
from extract.disorder.owner import deniers, owners
from extract.grammar.phrase import compiled
from extract.grammar.vocabulary import NEEDS_CUE, Mention, study_vocabulary
from extract.people.patients import Patients
from extract.text.reading import Reading, Sentence, Zone
from studies.hierarchy import hierarchy
from studies.study import Study

_CAUSES = 3
"""So many unrelated disorders that one sentence gives one patient are a list of causes."""

_CLOSE_FAMILY = 2
"""A name with so many broader ones is a close family: thalassaemia, but not haemolytic anaemia."""

_IN_TURN = compiled(
    r"\brespectively\b|\bin (?:the same|that|this) (?:order|sequence)\b|\bin turn\b"
)
_IN_HIM = compiled(
    r"\byears? old (?:[\w-]+ ){0,3}?(?:with|suffering from|who had) (?:an?|known|both)? ?$"
    r"|\b(?:in|of) an? [\w-]+[- ]year[- ]old (?:[\w-]+ ){1,3}?with (?:\w+ )?$"
)
"""`In a 69-year-old man with` lymphoma, gout and so forth: one patient has them all."""
_ANY_OTHER = "*"
_CONFIDENCE = {Zone.CASE: 0.93, Zone.TITLE: 0.85, Zone.BACKGROUND: 0.75, Zone.DISCUSSION: 0.75}
_OTHER_ZONE = 0.8
_OF_THE_TITLE = "rule:disorder.title_at_large"
_OF_THE_DISCUSSION = f"rule:disorder.{Zone.DISCUSSION}"
_WITHDRAWN = f"rule:disorder.{WITHDRAWN}"
"""Of a finding that only serves to take its name from the patient."""
_UNSURE = 0.7
"""`A rare complication of spherocytosis`, over a report that names no disorder: its patient's."""


def find(reading: Reading, patients: Patients, study: Study) -> Iterator[Finding]:
    """Disorders and their denial, for each patient of whom they are said."""
    said: dict[PatientId, list[Finding]] = {}
    for finding in _said(reading, patients, study):
        said.setdefault(finding.patient, []).append(finding)
    for told in said.values():
        told = _without_withdrawn(told)  # noqa: PLW2901 (what is left of it)
        findings = [f for f in told if f.source != _OF_THE_TITLE] or told
        findings = _borne_out(findings, study)
        mine = findings if len(patients.all) == 1 else list(_without_others(findings, study))
        if all(_in_title(finding) for finding in mine):
            mine = [_narrowed(finding, reading, study) for finding in mine]
        yield from related(mine, study)
    yield from _none_known(reading, patients)


def _without_withdrawn(told: Sequence[Finding]) -> list[Finding]:
    """Without the names told to have been wrong, wherever they stand, if another one is left.

    `Spherocytosis was diagnosed at the age of ten. … misdiagnosed with spherocytosis`.
    """
    stays = [f for f in told if f.source != _WITHDRAWN]
    wrong = {f.value for f in told if f.source == _WITHDRAWN}
    return [f for f in stays if f.value not in wrong] or stays


def _borne_out(findings: list[Finding], study: Study) -> list[Finding]:
    """What the discussion names only where the case names none, or one of the same family.

    `Our patient had no spleen, which in thalassaemia raises the risk`.
    """
    case = {str(f.value) for f in findings if f.source != _OF_THE_DISCUSSION}
    return [
        f
        for f in findings
        if f.source != _OF_THE_DISCUSSION
        or not case
        or any(_akin(str(f.value), name, study) for name in case)
    ]


def _without_others(findings: Sequence[Finding], study: Study) -> Iterator[Finding]:
    """What a title says of several patients only where the text of this one bears it out.

    `… in Gaucher disease and in myelofibrosis: two patients` leaves open who has which.
    """
    text = {str(f.value) for f in findings if not _in_title(f)}
    title = {str(f.value) for f in findings if _in_title(f)}
    for finding in findings:
        name = str(finding.value)
        others = text or title - {name}
        if not _in_title(finding) or not others or any(_akin(name, o, study) for o in others):
            yield finding


def _in_title(finding: Finding) -> bool:
    return finding.source in {f"rule:disorder.{Zone.TITLE}", _OF_THE_TITLE}


def _narrowed(finding: Finding, reading: Reading, study: Study) -> Finding:
    """What only the title names by its family, by the one kind of it that the text speaks of.

    `… in thalassaemia major`, over a text that opens with `Beta-thalassaemia major is a severe
    anaemia`. Of a family as wide as haemolytic anaemia the text may speak for other reasons.
    """
    broader = hierarchy(study).broader
    if len(broader.get(str(finding.value), ())) < _CLOSE_FAMILY:
        return finding
    kinds = {m.key for m in _of_anyone(reading, study) if finding.value in broader.get(m.key, ())}
    return replace(finding, value=kinds.pop()) if len(kinds) == 1 else finding


def _of_anyone(reading: Reading, study: Study) -> Iterator[Mention]:
    """The names in the text that are neither denied nor only thought of, whoever is meant."""
    vocabulary = study_vocabulary(study.folder, "disorder_terms")
    for sentence in reading.sentences:
        if sentence.zone is not Zone.TITLE:
            for mention in vocabulary.mentions(sentence.text, reading.abbreviations):
                if _reason(sentence, mention, alone=True) in {None, AT_LARGE}:
                    yield mention


def _akin(name: str, other: str, study: Study) -> bool:
    """Whether two names may be of one disorder: the same, one broader, or of one close family.

    What lies at the top (chronic anaemia, haemolytic anaemia) makes no family.
    """
    broader = hierarchy(study).broader
    above, below = broader.get(name, frozenset()), broader.get(other, frozenset())
    family = {s for s in above & below if len(broader.get(s, ())) >= _CLOSE_FAMILY}
    return name == other or other in above or name in below or bool(family)


def _said(reading: Reading, patients: Patients, study: Study) -> Iterator[Finding]:
    """A finding for each patient and each name that is said of him."""
    vocabulary = study_vocabulary(study.folder, "disorder_terms")
    for sentence in reading.sentences:
        mentions = vocabulary.mentions(sentence.text, reading.abbreviations)
        by_patient: dict[PatientId, list[Mention]] = {}
        for mention, who in _shared_out(sentence, mentions, patients):
            for patient in who:
                by_patient.setdefault(patient, []).append(mention)
        for patient, named in by_patient.items():
            alone = len(patients.all) == 1
            told = [_Told(m, _reason(sentence, m, alone=alone)) for m in named]
            whole = _IN_HIM.search(sentence.text, 0, named[0].start)
            if whole or not _is_list_of_causes(told, study):
                for one in told:
                    yield from _findings(sentence, one, patient)


@dataclass(frozen=True, slots=True)
class _Told:
    """A name, and why it is not this patient's; None where it may be."""

    mention: Mention
    reason: str | None


def _reason(sentence: Sentence, mention: Mention, *, alone: bool) -> str | None:
    return not_the_patients(sentence, mention.start, mention.end, alone=alone)


def _shared_out(
    sentence: Sentence, mentions: Sequence[Mention], patients: Patients
) -> Iterator[tuple[Mention, tuple[PatientId, ...]]]:
    """Each name with the patients it is said of: of one each where the sentence says in turn."""
    who = [owners(patients, sentence, mention) for mention in mentions]
    together = len(set(who)) == 1 and len(who) == len(who[0]) > 1
    if together and _IN_TURN.search(sentence.text):
        who = [(patient,) for patient in who[0]]
    yield from zip(mentions, who, strict=True)


def _is_list_of_causes(told: Iterable[_Told], study: Study) -> bool:
    """`thalassemia, sickle cell disease and myelofibrosis`: no patient has them all."""
    named = (one.mention for one in told if one.reason in {None, AT_LARGE})
    keys = {mention.key.removesuffix(NEEDS_CUE) for mention in named}
    broader = hierarchy(study).broader
    covered = {above for key in keys for above in broader.get(key, ())}
    return len(keys - covered) >= _CAUSES


def _findings(sentence: Sentence, told: _Told, patient: PatientId) -> Iterator[Finding]:
    """The finding of a name, if the patient is said to have it."""
    mention, reason = told.mention, told.reason
    start, end = mention.start, mention.end
    if mention.key.endswith(NEEDS_CUE) and not diagnosed(sentence, start, end):
        return
    of_the_title = reason == AT_LARGE and sentence.zone is Zone.TITLE
    if reason == WITHDRAWN:
        yield Finding(
            field=Field.DISORDERS,
            value=mention.key.removesuffix(NEEDS_CUE),
            patient=patient,
            evidence=(sentence.evidence(start, end),),
            source=_WITHDRAWN,
            confidence=0.0,
        )
    if reason is None or of_the_title:
        yield Finding(
            field=Field.DISORDERS,
            value=mention.key.removesuffix(NEEDS_CUE),
            patient=patient,
            evidence=(sentence.evidence(start, end),),
            source=_OF_THE_TITLE if of_the_title else f"rule:disorder.{sentence.zone}",
            confidence=_UNSURE if of_the_title else _CONFIDENCE.get(sentence.zone, _OTHER_ZONE),
        )


@dataclass(frozen=True, slots=True)
class _Relation:
    """What stands (`results`) where `first` and `second` are named for one patient."""

    first: str
    second: str
    results: tuple[str, ...]


@cache
def _relations(folder: Path) -> tuple[_Relation, ...]:
    rows = Study(folder.name, folder, {}).rows("disorder_relations")
    return tuple(
        _Relation(row["first"], row["second"], tuple(row["result"].split(","))) for row in rows
    )


def related(findings: list[Finding], study: Study) -> list[Finding]:
    """One patient's findings after the study's `disorder_relations.tsv`, in their order."""
    for relation in _relations(study.folder):
        names = {str(finding.value) for finding in findings}
        if relation.first not in names:
            continue
        if relation.second == _ANY_OTHER and names - {relation.first}:
            findings = [f for f in findings if f.value != relation.first]
        elif relation.second in names:
            findings = list(_renamed(findings, relation))
    return findings


def _renamed(findings: Iterable[Finding], relation: _Relation) -> Iterator[Finding]:
    """The two names of a relation give way to its results; the rest stays."""
    new = [name for name in relation.results if name not in {relation.first, relation.second}]
    for finding in findings:
        if finding.value not in {relation.first, relation.second} - set(relation.results):
            yield finding
        else:
            yield from (replace(finding, value=name) for name in new)


def _none_known(reading: Reading, patients: Patients) -> Iterator[Finding]:
    for sentence in reading.sentences:
        for start, end in denials(sentence):
            for patient in deniers(patients, sentence, start, end):
                yield Finding(
                    field=Field.NO_KNOWN_DISORDER,
                    value=True,
                    patient=patient,
                    evidence=(sentence.evidence(start, end),),
                    source="rule:disorder.none_known",
                    confidence=0.85,
                )
