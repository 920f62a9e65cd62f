"""Patients whose words are known beforehand, for rules that only ask of whom words are said."""

from dataclasses import dataclass

from cases.finding import PatientId
from corpus.article import Article, DocumentId, Section
from extract.people.patients import Patient, Patients
from extract.text.reading import Sentence, read

FIRST, SECOND = PatientId("1"), PatientId("2")


@dataclass(frozen=True, slots=True)
class ToldApart(Patients):
    """Patients of a text in known stretches: (words that open one, whose it is); else the first's."""

    openings: tuple[tuple[str, PatientId], ...] = ()

    def experiencers(self, sentence: Sentence, offset: int) -> tuple[PatientId, ...]:
        """The owner of the last stretch that opens at or before the place."""
        at = sentence.start + offset
        texts = {section.label: section.text for section in self.reading.article.texts()}
        opened = [who for words, who in self.openings if texts[sentence.section].index(words) <= at]
        return (opened[-1],) if opened else (FIRST,)


def told_apart(text: str, *stretches: tuple[str, PatientId]) -> ToldApart:
    """Two patients of a case report with this text."""
    reading = read(Article(DocumentId("d"), "", (Section("Case report", text),)))
    return ToldApart(reading, (Patient(FIRST), Patient(SECOND)), openings=stretches)
