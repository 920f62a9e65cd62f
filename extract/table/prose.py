"""Cells of a table read as prose: the column lends the words that the field's rules look for.

`T4-T8` in a column of levels is read as `MRI showed a mass at T4-T8.`; evidence is always what
stands in the cell.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cases.finding import Evidence, Finding, PatientId
from corpus.article import Article, DocumentId
from extract.people.patients import Patient, Patients
from extract.people.span import Span
from extract.text.reading import Reading, Sentence, Zone
from studies.study import Study

Rule = Callable[[Reading, Patients, Study], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a cell, and the words around them that make a sentence of it.

    `start` is where `text` begins in the table's text (`section`).
    """

    patient: PatientId
    section: str
    start: int
    text: str
    before: str
    after: str = "."


def read_phrases(
    phrases: Sequence[Phrase],
    rules: Sequence[Rule],
    *,
    abbreviations: Mapping[str, str],
    study: Study,
) -> Iterator[Finding]:
    """What the rules find in the phrases, each about its own patient."""
    sentences = tuple(_sentence(place, phrase) for place, phrase in enumerate(phrases))
    cells = Article(doc=DocumentId("cells"), title="", sections=())
    reading = Reading(cells, sentences, abbreviations)
    people = tuple(Patient(patient) for patient in dict.fromkeys(p.patient for p in phrases))
    patients = Patients(reading, people, spans=[[Span(0, (p.patient,))] for p in phrases])
    for rule in rules:
        for finding in rule(reading, patients, study):
            words = [_in_cell(said, phrases[int(said.section)]) for said in finding.evidence]
            yield replace(finding, evidence=tuple(words))


def _sentence(place: int, phrase: Phrase) -> Sentence:
    """Each phrase is a section of its own: nothing is said of the next patient's cell."""
    text = f"{phrase.before}{phrase.text}{phrase.after}"
    return Sentence(place, str(place), 0, len(text), text, Zone.CASE)


def _in_cell(said: Evidence, phrase: Phrase) -> Evidence:
    """The part of the words that stands in the cell; the whole cell where none does."""
    lent = len(phrase.before)
    start, end = max(0, said.start - lent), min(len(phrase.text), said.end - lent)
    if start >= end:
        start, end = 0, len(phrase.text)
    at = phrase.start
    return Evidence(phrase.section, at + start, at + end, phrase.text[start:end])
