"""Findings for tests: said briefly, in a text of their own."""

from cases.finding import Evidence, Field, Finding, PatientId, Status, Value
from corpus.article import Article

PATIENT = PatientId("1")


def found(
    field: Field,
    value: Value,
    *,
    words: str | None = None,
    at: int = 0,
    source: str = "rule:test.words",
    status: Status = Status.STATED,
    confidence: float = 0.9,
    rank: float = 0.0,
    patient: PatientId = PATIENT,
) -> Finding:
    """A finding whose words stand at `at` in the section `text`; the value itself by default."""
    text = str(value) if words is None else words
    evidence = Evidence("text", at, at + len(text), text)
    return Finding(field, value, patient, (evidence,), source, status, confidence, rank)


def said(
    article: Article, field: Field, value: Value, words: str, status: Status = Status.STATED
) -> Finding:
    """A finding whose words stand in the first section of the article."""
    section = article.sections[0]
    at = section.text.index(words)
    evidence = Evidence(section.label, at, at + len(words), words)
    return Finding(field, value, PATIENT, (evidence,), "rule:test.words", status)


def level(value: str, status: Status = Status.LESION, *, at: int = 0) -> Finding:
    """A level on the given basis."""
    return found(Field.LEVELS, value, status=status, at=at)


def treatment(value: str, status: Status = Status.GIVEN, *, at: int = 0) -> Finding:
    """A treatment, given unless said otherwise."""
    return found(Field.TREATMENTS, value, status=status, at=at)
