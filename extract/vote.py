"""Rules and recogniser vote: what both mark is surer, what one alone marks is looked at.

The recogniser gives no value of its own. A finding whose words it marks too, under the fitting
label, gets a second finding beside it; words that it alone marks in what is told of a patient
become a reason to look at that field. A study chooses it in `study.toml`:

    [recogniser]
    model = "default"    # "none", or the name or folder of a spaCy model

Without that setting the rules speak alone.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cases.finding import NOBODY, SOMEONE_ELSE, Field, Finding, PatientId
from cases.record import Case, CaseRecord
from extract.context import context
from extract.mentioned import named
from extract.patients import Patients
from extract.pipeline import readable
from extract.reading import Sentence, Zone
from models.labels import Label
from models.recogniser import Mention, Recogniser, load_recogniser
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
_SURENESS = 0.3
_DOUBTED = {Label.LEVEL: "levels", Label.DISORDER: "disorders", Label.TREATMENT: "treatments"}
_TELLING = frozenset({Zone.TITLE, Zone.CASE})
_OTHERS = frozenset({SOMEONE_ELSE, NOBODY})

Doubts = Mapping[PatientId, Mapping[str, str]]
"""By patient and key of the record, why a person should look."""


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
    doubts = _doubts(findings, marked, patients, study) if recogniser.tells_kinds else {}
    return Heard((*findings, *agreed), doubts)


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
    return None if model == NONE else load_recogniser(None if model == DEFAULT else model)


_Marked = tuple[Sentence, tuple[Mention, ...]]
"""A sentence and what is marked in it; offsets of a mention count in the sentence."""


def _read(findings: Iterable[Finding], patients: Patients, recogniser: Recogniser) -> list[_Marked]:
    """What it marks in the sentences that tell of a patient or that findings rest on."""
    rests = _rests(findings)
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
    return sentence.zone in _TELLING and any(_OTHERS.isdisjoint(who) for who in own)


class _Places:
    """Stretches of sections, to ask which of them others meet."""

    def __init__(self, places: Iterable[tuple[str, int, int]]) -> None:
        self._by_section: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for section, start, end in places:
            self._by_section[section].append((start, end))
        for stretches in self._by_section.values():
            stretches.sort()
            furthest = 0  # a long stretch reaches over the starts of later ones
            for number, (start, end) in enumerate(stretches):
                furthest = max(furthest, end)
                stretches[number] = start, furthest

    def meet(self, section: str, start: int, end: int) -> bool:
        """Whether one of them has a character in common with this stretch."""
        stretches = self._by_section[section]
        before = bisect_left(stretches, (end, 0))
        return before > 0 and stretches[before - 1][1] > start


def _rests(findings: Iterable[Finding]) -> _Places:
    return _Places((e.section, e.start, e.end) for finding in findings for e in finding.evidence)


def _agreed(
    findings: Iterable[Finding], marked: Iterable[_Marked], source: str
) -> Iterator[Finding]:
    """A second finding for each whose words are marked under the fitting label."""
    fitting: defaultdict[Field, list[tuple[str, int, int]]] = defaultdict(list)
    for sentence, mentions in marked:
        for m in mentions:
            place = sentence.section, sentence.start + m.start, sentence.start + m.end
            for key in _FIELDS.get(m.label, ()):
                fitting[key].append(place)
    places = {key: _Places(stretches) for key, stretches in fitting.items()}
    for finding in findings:
        known = places.get(finding.field)
        if known and any(known.meet(e.section, e.start, e.end) for e in finding.evidence):
            sure = min(_SURENESS, finding.confidence)
            yield replace(finding, source=source, confidence=sure)


def _doubts(
    findings: Iterable[Finding], marked: Iterable[_Marked], patients: Patients, study: Study
) -> Doubts:
    """By patient, the fields in which words are marked that no rule accounts for."""
    rests = _rests(findings)
    reasons: defaultdict[PatientId, dict[str, str]] = defaultdict(dict)
    said: set[tuple[tuple[PatientId, ...], str]] = set()
    for sentence, mentions in marked:
        at = sentence.start
        left = [
            m
            for m in mentions
            if m.label in _DOUBTED and not rests.meet(sentence.section, at + m.start, at + m.end)
        ]
        for m in _news(sentence, left, patients, study):
            who, key = patients.experiencers(sentence, m.start), _DOUBTED[m.label]
            if (who, key) in said or not _OTHERS.isdisjoint(who):
                continue
            said.add((who, key))
            words = sentence.text[m.start : m.end]
            for patient in who:
                reasons[patient].setdefault(key, f"the recogniser marks “{words}”, no rule does")
    return reasons


def _news(
    sentence: Sentence, mentions: Sequence[Mention], patients: Patients, study: Study
) -> Iterator[Mention]:
    """Those that are told of a patient, and are nothing that the rules know and left out."""
    if not mentions or sentence.zone not in _TELLING:
        return
    names = named(sentence, patients.reading.abbreviations, study)
    known = _Places(("", name.start, name.end) for name in names)
    for m in mentions:
        meant = context(sentence, m.start, m.end)
        if not (
            known.meet("", m.start, m.end) or meant.negated or meant.hypothetical or meant.general
        ):
            yield m
