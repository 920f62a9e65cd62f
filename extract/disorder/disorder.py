"""Predisposing disorders of each patient, and the statement that none is known.

The names are the study's (`disorder_terms.tsv`); what stands when two are named for one patient is
in its `disorder_relations.tsv` and, for broader names, decided at assembly.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from cases.finding import Field, Finding, PatientId
from extract.disorder.compound import came_of, named
from extract.disorder.cue import AT_LARGE, WITHDRAWN, diagnosed, not_the_patients, revised
from extract.disorder.family import CLOSE_FAMILY, akin
from extract.disorder.no_known_disorder import denials
from extract.disorder.owner import are_dealt_out, owners, shared_out
from extract.disorder.relation import related
from extract.grammar.phrase import compiled
from extract.grammar.vocabulary import NEEDS_CUE, Mention
from extract.people.patients import Patients
from extract.text.reading import Reading, Sentence, Zone
from studies.hierarchy import hierarchy
from studies.study import Study

_CAUSES = 3
"""So many unrelated disorders that one sentence gives one patient are a list of causes."""

_IN_HIM = compiled(
    r"\byears? old (?:[\w-]+ ){0,3}?(?:with|suffering from|who had) (?:an?|known|both)? ?$"
    r"|\b(?:in|of) an? [\w-]+[- ]year[- ]old (?:[\w-]+ ){1,3}?with (?:\w+ )?$"
)
"""`In a 69-year-old man with` lymphoma, gout and so forth: one patient has them all."""
_CONFIDENCE = {Zone.CASE: 0.93, Zone.TITLE: 0.85, Zone.BACKGROUND: 0.75, Zone.DISCUSSION: 0.75}
_OTHER_ZONE = 0.8
_OF_THE_TITLE = "rule:disorder.title_at_large"
_OF_THE_DISCUSSION = f"rule:disorder.{Zone.DISCUSSION}"
_SPOKEN_OF = 0.5
_UNSURE = 0.7
"""`A rare complication of spherocytosis`, over a report that names no disorder: its patient's."""


def find(reading: Reading, patients: Patients, study: Study) -> Iterator[Finding]:
    """Disorders and their denial, for each patient of whom they are said."""
    said: defaultdict[PatientId, list[Finding]] = defaultdict(list)
    withdrawn: defaultdict[PatientId, set[str]] = defaultdict(set)
    for patient, sentence, told in _said(reading, patients, study):
        if told.reason == WITHDRAWN:
            withdrawn[patient].add(told.key)
        elif finding := _finding(sentence, told, patient):
            if revised(sentence, told.mention.start):
                before = {str(f.value) for f in said[patient]}
                withdrawn[patient] |= {n for n in before if not _goes_with(told.key, n, study)}
            said[patient].append(finding)
    for patient, everything in said.items():
        kept = _without(withdrawn[patient], everything)
        findings = [f for f in kept if f.source != _OF_THE_TITLE] or kept
        findings = _borne_out(findings, study)
        mine = findings if len(patients.all) == 1 else list(_without_others(findings, study))
        if all(_in_title(finding) for finding in mine):
            mine = [_narrowed(finding, reading, study) for finding in mine]
        yield from related(mine, study)
    none = list(_none_known(reading, patients))
    if not said and not withdrawn and not none:
        yield from _only_one_spoken_of(reading, patients, study)
    yield from none


def _goes_with(name: str, earlier: str, study: Study) -> bool:
    """Whether a revised diagnosis leaves the earlier one standing: its family, or what it was."""
    return akin(earlier, name, study) or came_of(name, earlier, study)


def _only_one_spoken_of(reading: Reading, patients: Patients, study: Study) -> Iterator[Finding]:
    """Of a report that gives nobody a disorder, the only one that its title names, or else it.

    What no title names is an example, unless it is a kind of a close family (thalassaemia major)
    and one patient is told of in more than these words.
    """
    spoken = [(s, m) for s, m in _at_large(reading, study) if not m.key.endswith(NEEDS_CUE)]
    titles = [(s, m) for s, m in spoken if s.zone is Zone.TITLE]
    broader = hierarchy(study).broader
    keys = {mention.key for _, mention in titles or spoken}
    keys -= {above for key in keys for above in broader.get(key, ())}
    if len(keys) != 1:
        return
    sentence, mention = next((s, m) for s, m in titles or spoken if m.key in keys)
    others = [s for p in patients.all for s in patients.sentences(p.id) if s is not sentence]
    close = len(broader.get(mention.key, ())) > CLOSE_FAMILY and len(patients.all) == 1
    if titles or (close and any(one.zone is not Zone.TITLE for one in others)):
        for patient in patients.all:
            yield Finding(
                field=Field.DISORDERS,
                value=mention.key,
                patient=patient.id,
                evidence=(sentence.evidence(mention.start, mention.end),),
                source="rule:disorder.only_one_spoken_of",
                confidence=_SPOKEN_OF,
            )


def _without(withdrawn: AbstractSet[str], told: list[Finding]) -> list[Finding]:
    """Without the names told to have been wrong, wherever they stand, if another one is left.

    `Spherocytosis was diagnosed at the age of ten. … misdiagnosed with spherocytosis`.
    """
    return [finding for finding in told if finding.value not in withdrawn] or told


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
        or any(akin(str(f.value), name, study) for name in case)
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
        if not _in_title(finding) or not others or any(akin(name, o, study) for o in others):
            yield finding


def _in_title(finding: Finding) -> bool:
    return finding.source in {f"rule:disorder.{Zone.TITLE}", _OF_THE_TITLE}


def _narrowed(finding: Finding, reading: Reading, study: Study) -> Finding:
    """What only the title names by its family, by the one kind of it that the text speaks of.

    `… in thalassaemia major`, over a text that opens with `Beta-thalassaemia major is a severe
    anaemia`. Of a family as wide as haemolytic anaemia the text may speak for other reasons.
    """
    broader = hierarchy(study).broader
    if len(broader.get(str(finding.value), ())) < CLOSE_FAMILY:
        return finding
    kinds = {m.key for m in _of_anyone(reading, study) if finding.value in broader.get(m.key, ())}
    return replace(finding, value=kinds.pop()) if len(kinds) == 1 else finding


def _of_anyone(reading: Reading, study: Study) -> Iterator[Mention]:
    """The names in the text that are neither denied nor only thought of, whoever is meant."""
    for sentence, mention in _at_large(reading, study):
        if sentence.zone is not Zone.TITLE:
            yield mention


def _at_large(reading: Reading, study: Study) -> Iterator[tuple[Sentence, Mention]]:
    for sentence in reading.sentences:
        for mention in named(sentence.text, reading.abbreviations, study):
            if _reason(sentence, mention, alone=True) in {None, AT_LARGE}:
                yield sentence, mention


def _said(
    reading: Reading, patients: Patients, study: Study
) -> Iterator[tuple[PatientId, Sentence, "_Told"]]:
    """Each patient with each name that is said or withdrawn of him."""
    for sentence in reading.sentences:
        mentions = named(sentence.text, reading.abbreviations, study)
        by_patient: dict[PatientId, list[Mention]] = {}
        for mention, who in shared_out(sentence, mentions, patients, study):
            for patient in who:
                by_patient.setdefault(patient, []).append(mention)
        for patient, mine in by_patient.items():
            alone = len(patients.all) == 1
            told = [_Told(m, _reason(sentence, m, alone=alone)) for m in mine]
            if len(mine) < len(mentions) and are_dealt_out(sentence, mentions, study):
                told = [_Told(m, None) for m in mine]  # "patients with" all three of them
            whole = _IN_HIM.search(sentence.text, 0, mine[0].start)
            if whole or not _is_list_of_causes(told, study):
                for one in told:
                    if one.is_certain or diagnosed(sentence, one.mention.start, one.mention.end):
                        yield patient, sentence, one


@dataclass(frozen=True, slots=True)
class _Told:
    """A name, and why it is not this patient's; None where it may be."""

    mention: Mention
    reason: str | None

    @property
    def key(self) -> str:
        """The disorder's key."""
        return self.mention.key.removesuffix(NEEDS_CUE)

    @property
    def is_certain(self) -> bool:
        """Whether the name alone says the disorder, without words of a diagnosis beside it."""
        return not self.mention.key.endswith(NEEDS_CUE)


def _reason(sentence: Sentence, mention: Mention, *, alone: bool) -> str | None:
    return not_the_patients(sentence, mention.start, mention.end, alone=alone)


def _is_list_of_causes(told: Iterable[_Told], study: Study) -> bool:
    """`thalassemia, sickle cell disease and myelofibrosis`: no patient has them all."""
    keys = {one.key for one in told if one.reason in {None, AT_LARGE}}
    broader = hierarchy(study).broader
    covered = {above for key in keys for above in broader.get(key, ())}
    return len(keys - covered) >= _CAUSES


def _finding(sentence: Sentence, told: _Told, patient: PatientId) -> Finding | None:
    """What the name says of the patient; None where it is not his."""
    of_the_title = told.reason == AT_LARGE and sentence.zone is Zone.TITLE
    if told.reason is not None and not of_the_title:
        return None
    return Finding(
        field=Field.DISORDERS,
        value=told.key,
        patient=patient,
        evidence=(sentence.evidence(told.mention.start, told.mention.end),),
        source=_OF_THE_TITLE if of_the_title else f"rule:disorder.{sentence.zone}",
        confidence=_UNSURE if of_the_title else _CONFIDENCE.get(sentence.zone, _OTHER_ZONE),
    )


def _none_known(reading: Reading, patients: Patients) -> Iterator[Finding]:
    for sentence in reading.sentences:
        for start, end in denials(sentence):
            for patient in owners(patients, sentence, start, end):
                yield Finding(
                    field=Field.NO_KNOWN_DISORDER,
                    value=True,
                    patient=patient,
                    evidence=(sentence.evidence(start, end),),
                    source="rule:disorder.none_known",
                    confidence=0.85,
                )
