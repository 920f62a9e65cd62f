"""A value's words and the text they stand in, to the sentences that show them, evidence marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.cells import Words
from corpus.article import Article, DocumentId, Section, SectionKind

if TYPE_CHECKING:
    from extract.text.reading import Sentence


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text; `marked` where it is evidence."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a section from `start` on (code points), cut where evidence begins and ends."""

    section: str
    start: int
    parts: tuple[Part, ...]


def sentences_of(sections: Sequence[Section]) -> tuple["Sentence", ...]:
    """The sentences of a text as the rules saw them."""
    from extract.text.reading import read  # noqa: PLC0415 - spaCy takes a second

    title = next((each.text for each in sections if each.kind is SectionKind.TITLE), "")
    rest = tuple(each for each in sections if each.kind is not SectionKind.TITLE)
    return read(Article(DocumentId(""), title, rest)).sentences


def passages(words: Sequence[Words], sentences: Sequence["Sentence"]) -> list[Passage]:
    """The sentences in which the words begin, in order of the evidence, each once."""
    places: dict[int, tuple[Sentence, list[Words]]] = {}
    for each in words:
        for sentence in sentences:
            if (
                sentence.section == each.section
                and sentence.start <= each.start_offset < sentence.end
            ):
                places.setdefault(sentence.index, (sentence, []))[1].append(each)
    return [
        Passage(sentence.section, sentence.start, _parts(sentence.text, sentence.start, some))
        for sentence, some in places.values()
    ]


def whole_sections(words: Sequence[Words], sections: Sequence[Section]) -> list[Passage]:
    """Each section that holds words, from its beginning to its end."""
    held = {each.section for each in words}
    return [
        Passage(
            section.label,
            0,
            _parts(section.text, 0, [each for each in words if each.section == section.label]),
        )
        for section in sections
        if section.label in held
    ]


def _parts(text: str, begin: int, words: Sequence[Words]) -> tuple[Part, ...]:
    """The text cut at its evidence; words that go on beyond its end are cut off there."""
    parts, at = [], 0
    for first, last in _spans(words):
        start, end = max(at, first - begin), min(len(text), last - begin)
        if start < end:
            parts += [Part(text[at:start], marked=False), Part(text[start:end], marked=True)]
            at = end
    parts.append(Part(text[at:], marked=False))
    return tuple(part for part in parts if part.text)


def _spans(words: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """The stretches that the words cover together, in order."""
    start = end = -1
    for first, last in sorted((each.start_offset, each.end_offset) for each in words):
        if first > end:
            if end > start:
                yield start, end
            start, end = first, last
        end = max(end, last)
    if end > start:
        yield start, end
