"""Documents that people have confirmed to texts that a recogniser can learn from."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from annotations.pages.marked import MarkedDocument
from models.annotated import Annotated, Span, learnable
from models.labels import Label

LABELS: Mapping[str, Label] = {
    "age": Label.AGE,
    "age from": Label.AGE,
    "age to": Label.AGE,
    "sex": Label.SEX,
    "level": Label.LEVEL,
    "disorder": Label.DISORDER,
    "treatment": Label.TREATMENT,
    "outcome": Label.OUTCOME,
    "imaging": Label.OUTCOME,
    "patient": Label.PATIENT,
}
"""By what an annotator's label begins with: `treatment:surgery (prior)` is a treatment."""


def lessons(
    documents: Iterable[MarkedDocument], frozen: Collection[str] = ()
) -> Iterator[Annotated]:
    """Every section of every document with its marks; what is linked to nobody is a mark too.

    Of a document that several people have read the version given last counts, so that adjudicated
    ones belong at the end. `frozen` holds documents and texts that must never be learnt from.
    """
    for document in {each.doc: each for each in documents}.values():
        if document.doc not in frozen:
            yield from (each for each in _sections(document) if each.text not in frozen)


def _sections(document: MarkedDocument) -> Iterator[Annotated]:
    """The lines for patients, which no paper has, lie outside the sections and are left out."""
    for part in document.parts:
        text = document.text[part.start : part.end]
        spans = (
            (mark.start - part.start, mark.end - part.start, label)
            for mark in document.marks
            if part.start <= mark.start < mark.end <= part.end
            and (label := label_of(mark.label)) is not None
        )
        yield Annotated(f"{document.doc}:{part.section}", text, _learnable(text, spans))


def _learnable(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted({span for span in spans if learnable(text, span)}))


def label_of(shown: str) -> Label | None:
    """What the recogniser calls an annotator's label; None for one that it does not know."""
    return LABELS.get(shown.partition(":")[0].partition(" (")[0])
