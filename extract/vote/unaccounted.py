"""Words that the recogniser alone marks, to the fields of a case that a person should look at.

They must be said of the patient, be nothing that the rules know and left out for a reason, and be
like what the study's vocabulary names: a wording that it lacks.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from cases.finding import NOBODY, SOMEONE_ELSE, Field, Finding, PatientId
from extract.grammar.places import Places, places_of
from extract.grammar.vocabulary import study_vocabulary
from extract.people.patients import Patients
from extract.people.telling import TELLING, is_fact
from extract.text.context import context
from extract.text.reading import Sentence
from extract.vote.mentioned import named
from models.labels import Label
from models.likeness import Likeness, likeness
from models.recogniser import Mention, Recogniser
from studies.study import Study

Marked = tuple[Sentence, tuple[Mention, ...]]
"""A sentence and what is marked in it; offsets of a mention count in the sentence."""

Doubts = Mapping[PatientId, Mapping[str, str]]
"""By patient and key of the record, why a person should look."""

OTHERS = frozenset({SOMEONE_ELSE, NOBODY})

_KEYS = {Label.LEVEL: "levels", Label.DISORDER: "disorders", Label.TREATMENT: "treatments"}
_TABLES = {Label.DISORDER: "disorder_terms", Label.TREATMENT: "treatment_terms"}
_ALIKE = 0.85
"""Words less like a name of the study's vocabulary than this are some other illness or treatment.
With a third of the vocabulary taken away, a third of what is more alike fills a gap."""


def doubts(
    findings: Iterable[Finding],
    marked: Iterable[Marked],
    patients: Patients,
    study: Study,
    recogniser: Recogniser,
) -> Doubts:
    """By patient, the fields in which words are marked that no rule accounts for."""
    rests = places_of(findings)
    levelled = {finding.patient for finding in findings if finding.field is Field.LEVELS}
    reasons: defaultdict[PatientId, dict[str, str]] = defaultdict(dict)
    said: set[tuple[tuple[PatientId, ...], str]] = set()
    for sentence, mentions in marked:
        at = sentence.start
        left = [m for m in mentions if not rests.meet(sentence.section, at + m.start, at + m.end)]
        for m in _news(sentence, left, patients, study, recogniser):
            who, key = patients.experiencers(sentence, m.start), _KEYS[m.label]
            if (who, key) in said or not OTHERS.isdisjoint(who):
                continue
            said.add((who, key))
            words = sentence.text[m.start : m.end]
            for patient in who:
                if m.label is not Label.LEVEL or patient not in levelled:
                    reason = f"the recogniser marks “{words}”, no rule does"
                    reasons[patient].setdefault(key, reason)
    return reasons


def _news(
    sentence: Sentence,
    mentions: Iterable[Mention],
    patients: Patients,
    study: Study,
    recogniser: Recogniser,
) -> Iterator[Mention]:
    """Those that are told of a patient, and look like a gap in what the rules know."""
    mentions = [m for m in mentions if m.label in _KEYS]
    if not mentions or sentence.zone not in TELLING:
        return
    known = _known(sentence, patients.reading.abbreviations, study)
    for m in mentions:
        if not is_fact(context(sentence, m.start, m.end)):
            continue
        if not known.meet("", m.start, m.end) and _is_alike(
            sentence.text[m.start : m.end], m, study, recogniser
        ):
            yield m


def _known(sentence: Sentence, abbreviations: Mapping[str, str], study: Study) -> Places:
    """What the rules know in the sentence, whether or not they took it."""
    alone = study_vocabulary(study, _TABLES[Label.TREATMENT])  # in no run of treatments
    known = [(n.start, n.end) for n in named(sentence, abbreviations, study)]
    known += [(t.start, t.end) for t in alone.mentions(sentence.text, abbreviations)]
    return Places(("", start, end) for start, end in known)


def _is_alike(words: str, mention: Mention, study: Study, recogniser: Recogniser) -> bool:
    """Whether the words are like those of the study's vocabulary; levels have none."""
    table = _TABLES.get(mention.label)
    return table is None or _names(study, table, recogniser).of(words) >= _ALIKE


@cache
def _names(study: Study, table: str, recogniser: Recogniser) -> Likeness:
    terms = (row["term"] for row in study.rows(table))
    return likeness(recogniser, terms)
