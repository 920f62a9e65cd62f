"""What is known of one paper: ids, sections, tables. Every source makes an `Article`."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

DocumentId = NewType("DocumentId", str)
"""`pmid:…`, else `pmcid:PMC…`, `doi:…`, `file:<name>`, or the id that the input gave."""


class SectionKind(StrEnum):
    """Where in a paper a stretch of text stands."""

    TITLE = "title"
    ABSTRACT = "abstract"
    OTHER_ABSTRACT = "other_abstract"
    """A translation or a plain-language summary: the abstract told again."""
    BODY = "body"
    TABLE = "table"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Section:
    """A labelled stretch of text.

    `label` is unique within its article (a second `Case report` becomes `Case report #2`) and is
    what evidence names; offsets of evidence are code points into `text`, which never changes.
    """

    label: str
    text: str
    kind: SectionKind = SectionKind.BODY


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a grid: spans are expanded (the value stands in every cell it covers).

    `rows` are the body rows, all of the same width as `header`; `header` holds one string a
    column, rows of a header with several lines joined by ` / `. `label` is unique in the article.
    """

    label: str
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    footnotes: tuple[str, ...] = ()

    def as_section(self) -> Section:
        """The table as text that evidence can point into: a line a row, a tab between cells."""
        lines = [self.caption, "\t".join(self.header)]
        lines += ["\t".join(row) for row in self.rows]
        lines += self.footnotes
        return Section(self.label, "\n".join(lines), SectionKind.TABLE)


@dataclass(frozen=True, slots=True)
class Link:
    """A notice about this paper in another one (`kind` as PubMed's RefType: `RetractionIn` …)."""

    kind: str
    pmid: str | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One paper, as far as its source tells. Empty strings and tuples mean "not given"."""

    doc: DocumentId
    title: str
    sections: tuple[Section, ...]
    tables: tuple[Table, ...] = ()
    pmid: str | None = None
    version: int = 1
    pmcid: str | None = None
    doi: str | None = None
    journal: str = ""
    year: int | None = None
    date: str = ""
    languages: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    publication_types: tuple[str, ...] = ()
    mesh: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    licence: str = ""
    links: tuple[Link, ...] = ()
    revised: str = ""
    source: str = ""
    notes: tuple[str, ...] = ()
    """What a reader must know of this copy: `no full text: …`."""

    def texts(self) -> Iterator[Section]:
        """Everything that evidence may point into: title, sections, then tables as text."""
        if self.title:
            yield Section("title", self.title, SectionKind.TITLE)
        yield from self.sections
        for table in self.tables:
            yield table.as_section()

    @property
    def text_hash(self) -> str:
        """The name of exactly this text."""
        return hash_of((section.label, section.text) for section in self.texts())


def hash_of(texts: Iterable[tuple[str, str]]) -> str:
    """SHA-256 over the labels and texts of sections."""
    digest = hashlib.sha256()
    for label, text in texts:
        digest.update(f"{label}\x00{text}\x00".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
