"""An article to its sentences: where each stands, and in which part of the paper's argument."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cases.finding import Evidence
from corpus.article import Article, Section, SectionKind


class Zone(StrEnum):
    """What a sentence is there for; an abstract without headings is `CASE`."""

    TITLE = "title"
    BACKGROUND = "background"
    CASE = "case"
    DISCUSSION = "discussion"
    CONCLUSION = "conclusion"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `start` and `end` are code points in its section's text."""

    index: int
    section: str
    start: int
    end: int
    text: str
    zone: Zone

    def evidence(self, start: int, end: int) -> Evidence:
        """The words from `start` to `end` of this sentence, as evidence in the section."""
        return Evidence(self.section, self.start + start, self.start + end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as sentences in order of the text. `abbreviations` maps short to long forms."""

    article: Article
    sentences: tuple[Sentence, ...]
    abbreviations: Mapping[str, str] = field(default_factory=dict)


_BOUNDARY = re.compile(r"(?<=[.?!])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9#•])|\n+")
_ZONE_OF_HEADING = (
    (
        Zone.CASE,
        re.compile(r"case|patient|result|outcome|observation|intervention|follow|present", re.IGNORECASE),
    ),
    (Zone.DISCUSSION, re.compile(r"discuss|comment|review|literature", re.IGNORECASE)),
    (Zone.CONCLUSION, re.compile(r"conclu|lesson|summary|take", re.IGNORECASE)),
    (
        Zone.BACKGROUND,
        re.compile(r"background|intro|object|purpose|aim|context|design|rationale", re.IGNORECASE),
    ),
)
_HEADING = re.compile(r"^(?:#+\s*(.+)$|([A-Z][A-Za-z ,&/-]{2,50}):)")


def read(article: Article) -> Reading:
    """Split every text of the article into sentences and give each its zone."""
    sentences: list[Sentence] = []
    for section in article.texts():
        for start, end, zone in _split(section):
            text = section.text[start:end]
            sentences.append(Sentence(len(sentences), section.label, start, end, text, zone))
    return Reading(article, tuple(sentences))


def _split(section: Section) -> Iterator[tuple[int, int, Zone]]:
    if section.kind is SectionKind.TITLE:
        yield 0, len(section.text), Zone.TITLE
        return
    zone = Zone.TABLE if section.kind is SectionKind.TABLE else _zone(section.label) or Zone.CASE
    start = 0
    for match in [*_BOUNDARY.finditer(section.text), None]:
        end = match.start() if match else len(section.text)
        if section.text[start:end].strip():
            heading = _HEADING.match(section.text[start:end])
            if heading:
                zone = _zone(heading[1] or heading[2]) or zone
            yield start, end, zone
        start = match.end() if match else end


def _zone(heading: str) -> Zone | None:
    return next((zone for zone, pattern in _ZONE_OF_HEADING if pattern.search(heading)), None)
