"""Gold, corrections, corpora and silver to sets of texts that a recogniser learns from.

Nobody marks everything: the gold documents and annotators mark their own patients' values, a corpus
some labels only. What is left unmarked is marked by the grammars and vocabularies of the study, so
that the gaps teach nothing.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from annotations.learning.lessons import lessons
from annotations.pages.marked import MarkedDocument
from corpus.article import Article, DocumentId, Section
from extract.text.reading import read
from extract.vote.mentioned import named
from models.annotated import Annotated, Span, completed, read_own
from models.corpora import Source, read_corpora
from models.labels import Label
from models.training import document_of, split
from studies.study import Study

_HELD_OUT = 0.15
_OF_THE_STUDY, _CASE_REPORTS = 4, 2
"""How often a text is read for once that one of another corpus is. Gold, corrections and silver
are read alike: with 32 corrected and 82 silver documents a model scored 0.76 so, and 0.74 where the
corrected ones were read four times as often (F1 on the frozen set, 600 steps; intervals overlap).
"""
GOLD = Source("gold documents of the study", "own", case_reports=True)
CORRECTIONS = Source(
    "documents that annotators have confirmed",
    "texts: their publishers'; marks: the annotators'",
    case_reports=True,
)
SILVER = Source(
    "documents that nobody has confirmed, marked by the rules (silver)",
    "texts: their publishers'; marks: own",
)

Texts = tuple[str, Sequence[tuple[str, str]]]
"""A document with the label and text of its sections."""


@dataclass(frozen=True, slots=True)
class TextSet:
    """Texts of one source, parted into those to learn from and those to choose the model by.

    Each is read `repeats` times as often as a text of a set that is read once.
    """

    source: Source
    training: list[Annotated]
    held_out: list[Annotated]
    repeats: int


def gold_set(
    files: Iterable[Path], study: Study, frozen: Collection[str] = ()
) -> Iterator[TextSet]:
    """The gold documents that are not of the split `test`; no set where there are none."""
    texts = [each for file in files for each in read_own(file)]
    apart = [each for each in texts if document_of(each) not in frozen and each.text not in frozen]
    yield from _by_people(GOLD, apart, study)


def corrected_set(
    documents: Iterable[MarkedDocument], study: Study, frozen: Collection[str]
) -> Iterator[TextSet]:
    """The documents that people have confirmed, all of them; none of the frozen ones."""
    yield from _by_people(CORRECTIONS, list(lessons(documents, frozen)), study)


def silver_set(texts: Iterable[Texts], study: Study, frozen: Collection[str]) -> Iterator[TextSet]:
    """Documents as the rules mark them; no set where there are none."""
    bare = [
        Annotated(f"{doc}:{label}", text, ())
        for doc, sections in texts
        if doc not in frozen
        for label, text in sections
        if text not in frozen
    ]
    if bare:
        filled = [completed(each, _rules(study)) for each in bare]
        yield TextSet(SILVER, *split(filled, _HELD_OUT), _OF_THE_STUDY)


def corpora_sets(folders: Iterable[Path], study: Study) -> Iterator[TextSet]:
    """The corpora in these folders; the rules mark the labels that a corpus does not know."""
    for folder in folders:
        for corpus in read_corpora(folder):
            known = {label for each in corpus.texts for _, _, label in each.spans}
            reader = _rules(study, frozenset(Label) - known)
            texts = [completed(each, reader) for each in corpus.texts]
            repeats = _CASE_REPORTS if corpus.source.case_reports else 1
            yield TextSet(corpus.source, *split(texts, _HELD_OUT), repeats)


def frozen_set(files: Iterable[Path], study: Study) -> list[Annotated]:
    """The gold documents that are never learnt from, their gaps filled in the same way."""
    return [completed(each, _rules(study)) for file in files for each in read_own(file, "test")]


def names_of(texts: Iterable[Annotated]) -> frozenset[str]:
    """Documents and texts of the set, by which they are known again."""
    return frozenset(name for each in texts for name in (document_of(each), each.text))


def _by_people(source: Source, texts: Sequence[Annotated], study: Study) -> Iterator[TextSet]:
    if texts:
        filled = [completed(each, _rules(study)) for each in texts]
        yield TextSet(source, *split(filled, _HELD_OUT), _OF_THE_STUDY)


def _rules(study: Study, labels: frozenset[Label] = frozenset(Label)) -> partial[Iterator[Span]]:
    return partial(_marked, study=study, labels=labels)


def _marked(text: str, *, study: Study, labels: frozenset[Label]) -> Iterator[Span]:
    """What the grammars and vocabularies of the study name in a text."""
    article = Article(DocumentId("text"), "", sections=(Section("text", text),))
    reading = read(article)
    for sentence in reading.sentences:
        for each in named(sentence, reading.abbreviations, study):
            if each.label in labels:
                yield sentence.start + each.start, sentence.start + each.end, each.label
