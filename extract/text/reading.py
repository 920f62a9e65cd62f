"""An article to its sentences: where each stands, and in which part of the paper's argument."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from cases.finding import Evidence
from corpus.article import Article, Section, SectionKind
from extract.grammar.pattern import look
from extract.text.letter import letter_zones
from extract.text.pipeline import abbreviations, readable, sentence_starts, tokenized
from extract.text.sentences import table_lines
from extract.text.statement import generality
from extract.text.zones import Heading, Zone, inline_heading, label_heading

__all__ = ["Reading", "Sentence", "Zone", "read"]

_GENERAL = 0.6
_PARTICULAR = 0.3
_LONGEST = 2000
"""No author's sentence is longer; the rules take time that grows with its square."""
_LONGEST_WORD = 200


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `start` and `end` are code points in its section's text.

    `heading` holds the words of the heading it stands under (`Case 1`); it is empty where there is
    none, or one that says nothing about its part of the paper.
    """

    index: int
    section: str
    start: int
    end: int
    text: str
    zone: Zone
    heading: str = ""

    @property
    def headed(self) -> bool:
        """Whether a heading, and not the words, tells the zone."""
        return bool(self.heading)

    def evidence(self, start: int, end: int) -> Evidence:
        """The words from `start` to `end` of this sentence, as evidence in the section."""
        return Evidence(self.section, self.start + start, self.start + end, self.text[start:end])

    def under(self, zone: Zone, heading: str = "") -> "Sentence":
        """The sentence in that zone, under that heading."""
        return Sentence(
            self.index, self.section, self.start, self.end, self.text, zone, heading or self.heading
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as sentences in order of the text. `abbreviations` maps short to long forms."""

    article: Article
    sentences: tuple[Sentence, ...]
    abbreviations: Mapping[str, str] = field(default_factory=dict)


def read(article: Article) -> Reading:
    """Split every text of the article into sentences and give each its zone.

    In a text without headings the opening general sentences are background, the closing ones
    conclusion, and what lies between is case.
    """
    sentences: list[Sentence] = []
    short_forms: dict[str, str] = {}
    before: Zone = Zone.CASE
    kind = SectionKind.TITLE
    for section in article.texts():
        if section.kind is SectionKind.OTHER_ABSTRACT:
            continue  # the same patients a second time: in plain words, or in another language
        if section.kind is not kind:
            before, kind = Zone.CASE, section.kind
        label = _label_zone(section, before)
        holds = _holds(label, section, article)
        found = list(_section_sentences(section, label, short_forms, len(sentences), holds=holds))
        sentences += found
        for sentence in found:
            look(sentence.text)
        before = found[-1].zone if found else before
    return Reading(article, tuple(sentences), short_forms)


def _holds(label: Heading, section: Section, article: Article) -> bool:
    """Whether a section is what its label says; in an abstract, if some part can tell the case."""
    if section.kind is not SectionKind.ABSTRACT:
        return label.zone is not None
    parts = [each for each in article.sections if each.kind is section.kind]
    tells = any(label_heading(each.label).zone in {Zone.CASE, None} for each in parts)
    return label.zone is not None and tells


def _section_sentences(
    section: Section, label: Heading, short_forms: dict[str, str], first: int, *, holds: bool
) -> Iterator[Sentence]:
    """The sentences of one section; `first` is the index of the first of them.

    `holds`: whether the section is what the label says.
    """
    text = section.text
    fixed = {
        SectionKind.TITLE: Zone.TITLE,
        SectionKind.TABLE: Zone.TABLE,
        SectionKind.CAPTION: Zone.CAPTION,
    }.get(section.kind)
    if fixed is Zone.TITLE:
        spans = list(_pieces(text, 0, len(text)))
    elif fixed is Zone.TABLE:
        spans = list(table_lines(text))
    else:
        spans = list(_spans(readable(text), short_forms))
    plain = [
        Sentence(index, section.label, a, b, text[a:b], fixed or Zone.CASE)
        for index, (a, b) in enumerate(spans, first)
    ]
    yield from plain if fixed else _zoned(section, plain, label, holds=holds)


def _spans(text: str, short_forms: dict[str, str]) -> Iterator[tuple[int, int]]:
    starts = sentence_starts(text)
    if starts is None:
        doc, starts = tokenized(text)
        for short, long in abbreviations(doc):
            short_forms.setdefault(short, " ".join(long.split()))
    for start, end in pairwise([*starts, len(text)]):
        yield from _pieces(text, start, end)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch in pieces of bounded length: lists and scans without stops are cut at a space."""
    while start < end:
        stop = min(end, start + _LONGEST)
        if stop < end:
            gap = max(text.rfind(blank, start + 1, stop) for blank in " \n\t")
            stop = gap if gap > 0 else start + _LONGEST_WORD
        body = text[start:stop]
        if body.strip():
            yield stop - len(body.lstrip()), start + len(body.rstrip())
        start = stop


def _label_zone(section: Section, before: Zone) -> Heading:
    """The section's label as a heading; one that says nothing goes on with the zone before it."""
    heading = label_heading(section.label)
    if heading.zone and not heading.minor:
        return heading
    goes_on = before not in {Zone.BACKGROUND, Zone.TITLE, Zone.TABLE, Zone.CAPTION}
    if before is not Zone.CASE and goes_on and section.kind is SectionKind.BODY:
        return Heading(heading.words, before, minor=True)
    return Heading(heading.words, heading.zone, minor=heading.minor)


def _zoned(
    section: Section, sentences: Sequence[Sentence], label: Heading, *, holds: bool
) -> Iterator[Sentence]:
    """The sentences under their headings; each stretch without a heading is read on its own."""
    found = {n: h for n, s in enumerate(sentences) if (h := inline_heading(s.text))}
    case = any(h.zone is Zone.CASE for h in found.values())
    tells = holds or case
    letter = section.text if section.kind is SectionKind.BODY and not tells else ""
    ends = max((n for n, h in found.items() if h.zone is Zone.CONCLUSION), default=0)
    heading, start = label, 0
    for number, inline in found.items():
        yield from _stretch(sentences[start:number], heading, letter, tells_elsewhere=tells)
        opens = number == 0 or number < ends or not case
        heading, start = _below(heading, inline, opens=opens), number
    yield from _stretch(sentences[start:], heading, letter, tells_elsewhere=tells)


def _below(above: Heading, found: Heading, *, opens: bool) -> Heading:
    """The heading that now holds: `Treatment:` or `Background:` in a discussion do not end it.

    `Summary:` is a conclusion, unless it `opens` the text or the case, or one is still to come.
    """
    if above.zone is Zone.DISCUSSION and found.words.lower() == "background":
        return Heading(found.words, above.zone, minor=True)
    if found.minor and above.zone in {Zone.DISCUSSION, Zone.CONCLUSION, Zone.BACK_MATTER}:
        return Heading(found.words, above.zone, minor=True)
    if found.zone is None and not opens and found.words.lower() == "summary":
        return Heading(found.words, Zone.CONCLUSION)
    if found.zone is None and above.zone in {Zone.DISCUSSION, Zone.CONCLUSION, Zone.BACK_MATTER}:
        return Heading(found.words, above.zone, minor=True)
    return found


def _stretch(
    sentences: Sequence[Sentence], heading: Heading, letter: str, *, tells_elsewhere: bool
) -> Iterator[Sentence]:
    """The sentences under one heading, with their zones.

    `Purpose: …` at the head of a text without a heading for the case holds for its own sentence,
    and not even for that where it tells of a patient. `letter` is the text they stand in where its
    paragraphs are to be read as a letter's.
    """
    zone = heading.zone
    if zone is Zone.BACKGROUND and not tells_elsewhere:
        if generality(sentences[0].text) > _PARTICULAR:
            yield sentences[0].under(zone, heading.words)
            sentences = sentences[1:]
        zone = None
    if zone:
        yield from (s.under(zone, heading.words) for s in sentences)
        return
    zones = letter_zones(letter, [(s.start, s.end) for s in sentences]) if letter else None
    if zones:
        yield from (s.under(z) for s, z in zip(sentences, zones, strict=True))
        return
    opening = _opening(sentences)
    closing = _opening(list(reversed(sentences[opening:])))
    last = len(sentences) - closing
    for number, sentence in enumerate(sentences):
        zone = Zone.BACKGROUND if number < opening else Zone.CASE
        zone = Zone.CONCLUSION if opening < len(sentences) and number >= last else zone
        yield sentence.under(zone)


def _opening(sentences: Sequence[Sentence]) -> int:
    """How many sentences from the first on are general, up to the first that tells of a patient."""
    told = len(list(takewhile(lambda s: generality(s.text) > _PARTICULAR, sentences)))
    if told == len(sentences):
        return 0
    return len(list(takewhile(lambda s: generality(s.text) > _GENERAL, sentences[:told])))
