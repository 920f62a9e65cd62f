"""Citations as PubMed saves them to be read (`Abstract (text)`, `Summary (text)`) to articles.

What a person keeps with PubMed's "Save": numbered citations in one file. With abstracts each is
journal and date, title, authors, notices, abstract and ids, parted by blank lines; in a summary it
is one paragraph. Lines are broken at some 80 characters.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from corpus.article import Article, DocumentId, Section, SectionKind
from corpus.encoding import text_of
from corpus.identifier import find_doi
from corpus.pubmed.citation import title_of
from corpus.pubmed.medline import without_pmid
from corpus.reject import Reject

_YEAR = r"(?:18|19|20)\d\d"
SAVED_TEXT = re.compile(
    rf"1[.:][ \t](?:[^\r\n]+\r?\n){{0,2}}?[^\r\n]*\.\s{_YEAR}\b[^\r\n]*(?:\r?\n[^\r\n]+){{0,3}}"
    rf"\r?\n[ \t]*\r?\n(?:[^\r\n]+\r?\n){{1,6}}[ \t]*\r?\n"
    r"|1: (?:[^\r\n]+\r?\n){0,15}[^\r\n]*\bPMID:\s\d"
)
"""How such a file begins: with journal and date of a first citation, then its title."""

_NUMBER = re.compile(r"\n[ \t]*\n\s*?(\d+)[.:]\s+(?=\S)")
_BLOCKS = re.compile(r"\n[ \t]*\n\s*")
_LINE_END = re.compile(r"(?:(?<=\w-)()\n\s*(?=\w))|\s*\n\s*")
_PMID = re.compile(r"\bPMID:\s(\d+)")
_PMCID = re.compile(r"\bPMCID:\s(PMC\d+)")
_IDS = re.compile(r"(?:DOI|PMCID|PMID):")
_DATED = re.compile(rf"(.*?)\.\s({_YEAR})\b")
_PRINTED = re.compile(rf"(?<=[.?!])\s([^.]+)\.\s({_YEAR})\b")
_AUTHOR = (
    r"[^\s,.;:\[][^,.;:]{0,60}\s[A-ZÀ-ÖØ-ÞĀ-Ž]{1,5}(?:\s(?:Jr|Sr|[2-9]?(?:nd|rd|th)))?(?:\(\d+\))*"
)
_AUTHORS = re.compile(rf"\[No authors listed\]\.?|{_AUTHOR}(?:[,;]\s{_AUTHOR})*(?:[,;]\set\sal)?\.")
_ABOUT = re.compile(
    r"author information:|collaborators?:|conflicts? of interest|copyright\b|©|\(c\)\s?\d|"
    r"(?:comment|update|erratum|retraction|retracted|expression of concern|republished|reprint|"
    r"corrected|summary for patients|original report)\b[^.:\n]{0,30}"
    r"\b(?:in|on|of|for|from)(?::|[ \t]*\n)|\[article in |\[no abstract|publisher:",
    re.IGNORECASE,
)


def read_saved_text(data: bytes, *, name: str) -> Iterator[Article | Reject]:
    """The articles in order; a `Reject` for one without a PMID, and for bytes that are no text."""
    read = text_of(data, name=name)
    if isinstance(read, Reject):
        yield read
        return
    text, notes = read
    for number, citation in enumerate(_citations(text), 1):
        pmid = _PMID.search(citation)
        if pmid:
            yield _article(citation, pmid[1], notes)
        else:
            yield without_pmid(name, number)


def _citations(text: str) -> Iterator[str]:
    """The citations without their numbers.

    One ends where the next number follows its PMID: an abstract may hold a numbered list.
    """
    text = text.strip()
    begin, number = text.index("1") + 2, 1
    for found in _NUMBER.finditer(text):
        if int(found[1]) == number + 1 and _PMID.search(text, begin, found.start()):
            yield text[begin : found.start()].strip()
            begin, number = found.end(), number + 1
    yield text[begin:].strip()


def _article(citation: str, pmid: str, notes: tuple[str, ...]) -> Article:
    blocks = [block for block in _until_ids(citation) if not _ABOUT.match(block)]
    lines = [_LINE_END.sub(lambda end: " " if end[1] is None else "", block) for block in blocks]
    journal, year, title, told = _summary(lines[0]) if len(lines) == 1 else _parts(lines)
    pmcid = _PMCID.search(citation)
    return Article(
        doc=DocumentId(f"pmid:{pmid}"),
        title=title_of(title, ""),
        sections=(Section("abstract", told, SectionKind.ABSTRACT),) if told else (),
        pmid=pmid,
        pmcid=pmcid[1] if pmcid else None,
        doi=find_doi(citation),
        journal=journal,
        year=year,
        source="pubmed text",
        notes=notes,
    )


def _until_ids(citation: str) -> Iterator[str]:
    """The blocks before the ids; below them stand interests, and in a copied page other papers."""
    blocks = _BLOCKS.split(citation)
    yield blocks[0]
    yield from takewhile(lambda block: not _IDS.match(block), blocks[1:])


def _parts(blocks: Sequence[str]) -> tuple[str, int | None, str, str]:
    """Journal, year, title and abstract of a citation in blocks."""
    dated = _DATED.match(blocks[0])
    told = [block for block in blocks[2:] if not _AUTHORS.fullmatch(block)]
    journal, year = (dated[1], int(dated[2])) if dated else (blocks[0], None)
    return journal, year, blocks[1], "\n\n".join(told)


def _summary(paragraph: str) -> tuple[str, int | None, str, str]:
    """The same of one that is a paragraph: authors, title, journal, date, ids; no abstract."""
    authors = _AUTHORS.match(paragraph)
    rest = paragraph[authors.end() :].strip() if authors else paragraph
    printed = _PRINTED.search(rest)
    if not printed:
        return "", None, rest, ""
    return printed[1], int(printed[2]), rest[: printed.start()], ""
