"""Rules and recogniser vote: what both mark is surer, what one alone marks is looked at.

The recogniser gives no value of its own. A finding whose words it marks too, under the fitting
label, gets a second finding beside it; words that it alone marks in what is told of a patient
become a reason to look at that field. A study chooses it in `study.toml`:

    [recogniser]
    model = "default"    # "none", or the name or folder of a spaCy model

Without that setting the rules speak alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cases.finding import Field, Finding
from cases.record import Case, CaseRecord
from extract.grammar.places import Places, places_of
from extract.people.patients import Patients
from extract.people.telling import TELLING
from extract.text.pipeline import readable
from extract.text.reading import Sentence, Zone
from extract.vote.unaccounted import OTHERS, Doubts, Marked, doubts
from models.labels import Label
from models.recogniser import Recogniser, load_recogniser
from studies.study import Study, StudyError

NONE, DEFAULT = "none", "default"

_FIELDS: Mapping[Label, frozenset[Field]] = {
    Label.AGE: frozenset({Field.AGE_YEARS, Field.AGE_LOW, Field.AGE_HIGH}),
    Label.SEX: frozenset({Field.SEX}),
    Label.LEVEL: frozenset({Field.LEVELS}),
    Label.DISORDER: frozenset({Field.DISORDERS}),
    Label.TREATMENT: frozenset({Field.TREATMENTS}),
    Label.OUTCOME: frozenset({Field.OUTCOME_CLINICAL, Field.OUTCOME_IMAGING}),
}
_SURENESS = 0.2
"""How sure the recogniser's agreement makes by itself: on gold documents that it was not trained
on, values that it agrees with are wrong about a fifth less often than others."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What rules and recogniser say together, and what the recogniser alone marks."""

    findings: Sequence[Finding]
    doubts: Doubts = field(default_factory=dict)


def hear(findings: Sequence[Finding], patients: Patients, study: Study) -> Heard:
    """The findings, those that the recogniser agrees with once more in its name; and doubts.

    Raises `ModelError` where the study names a model that cannot be loaded.
    """
    recogniser = recogniser_of(study) if patients.all else None
    if recogniser is None:
        return Heard(findings)
    marked = _read(findings, patients, recogniser)
    agreed = _agreed(findings, marked, f"ner:{recogniser.name}")
    told = recogniser.tells_kinds
    asked = doubts(findings, marked, patients, study, recogniser) if told else {}
    return Heard((*findings, *agreed), asked)


def in_doubt(record: CaseRecord, patients: Patients, doubts: Doubts) -> CaseRecord:
    """The record with further reasons to look at its cases, which are those of `patients`."""
    if not doubts:
        return record
    reasons = (doubts.get(patient.id, {}) for patient in patients.all)
    cases = (_doubted(case, why) for case, why in zip(record.cases, reasons, strict=False))
    return replace(record, cases=tuple(cases))


def _doubted(case: Case, reasons: Mapping[str, str]) -> Case:
    keys = dict.fromkeys((*case.review, *reasons))
    joined = {
        key: "; ".join(filter(None, (case.review.get(key), reasons.get(key)))) for key in keys
    }
    return replace(case, review=joined)


def recogniser_of(study: Study) -> Recogniser | None:
    """The recogniser that the study names, None where it wants none.

    Raises `StudyError` for a setting that is no name, `ModelError` where there is no such model.
    """
    model = study.settings.get("recogniser", {}).get("model", NONE)
    if not isinstance(model, str) or not model:
        raise StudyError(f"[recogniser] model = {model!r}: name a model, {DEFAULT!r} or {NONE!r}")
    if model == NONE:
        return None
    return load_recogniser(None if model == DEFAULT else model)


def _read(findings: Iterable[Finding], patients: Patients, recogniser: Recogniser) -> list[Marked]:
    """What it marks in the sentences that tell of a patient or that findings rest on."""
    rests = places_of(findings)
    sentences = [
        sentence
        for sentence in patients.reading.sentences
        if sentence.zone is not Zone.TABLE
        and (
            _tells(sentence, patients) or rests.meet(sentence.section, sentence.start, sentence.end)
        )
    ]
    read = recogniser.pipe(readable(sentence.text) for sentence in sentences)
    return list(zip(sentences, read, strict=True))


def _tells(sentence: Sentence, patients: Patients) -> bool:
    """Whether it stands where cases are told, and something in it is said of an own patient."""
    own = (who for _, who in patients.spans[sentence.index])
    return sentence.zone in TELLING and any(OTHERS.isdisjoint(who) for who in own)


def _agreed(
    findings: Iterable[Finding], marked: Iterable[Marked], source: str
) -> Iterator[Finding]:
    """A second finding for each whose words are marked under the fitting label."""
    fitting: defaultdict[Field, list[tuple[str, int, int]]] = defaultdict(list)
    for sentence, mentions in marked:
        for m in mentions:
            place = sentence.section, sentence.start + m.start, sentence.start + m.end
            for key in _FIELDS.get(m.label, ()):
                fitting[key].append(place)
    places = {key: Places(stretches) for key, stretches in fitting.items()}
    for finding in findings:
        known = places.get(finding.field)
        if known and any(known.meet(e.section, e.start, e.end) for e in finding.evidence):
            sure = min(_SURENESS, finding.confidence)
            yield replace(finding, source=source, confidence=sure)
