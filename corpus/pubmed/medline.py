"""Citations as PubMed saves them for reference managers (`.nbib`, MEDLINE tags) to articles.

What a person keeps with PubMed's "Save" or "Send to: Citation manager". The text of the abstract is
the same as in PubMed's XML, but its labels (`BACKGROUND: …`) stand in it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO

from Bio import Medline

from corpus.article import Article, DocumentId, Section, SectionKind
from corpus.encoding import text_of
from corpus.identifier import find_doi
from corpus.pubmed.citation import title_of
from corpus.reject import Reject

_BOUNDARY = re.compile(r"\n(?:[ \t]*\n)+(?=PMID ?- )")
_YEAR = re.compile(r"(?:18|19|20)\d\d")


def read_medline(data: bytes, *, name: str) -> Iterator[Article | Reject]:
    """The articles in order; a `Reject` for one without a PMID, and for bytes that are no text."""
    read = text_of(data, name=name)
    if isinstance(read, Reject):
        yield read
        return
    text, notes = read
    citations = _BOUNDARY.split(text.strip())
    for number, citation in enumerate(citations, 1):
        record = Medline.read(StringIO(citation))  # type: ignore[no-untyped-call]  # Bio has no types
        pmid = str(record.get("PMID", "")).strip()
        if pmid.isascii() and pmid.isdigit():
            yield _article(record, pmid, notes)
        else:
            yield without_pmid(name, number)


def without_pmid(name: str, number: int) -> Reject:
    """Why the citation of that number in the file gives no article."""
    reason = f"{name}: citation {number} has no PMID; save it again from PubMed"
    return Reject("parse", name, f"citation {number}", reason)


def _article(record: Mapping[str, str | list[str]], pmid: str, notes: tuple[str, ...]) -> Article:
    ids = " ".join([*_many(record, "AID"), *_many(record, "LID")])
    year = _YEAR.search(_one(record, "DP"))
    return Article(
        doc=DocumentId(f"pmid:{pmid}"),
        title=title_of(_one(record, "TI"), _one(record, "TT")),
        sections=_sections(record),
        pmid=pmid,
        pmcid=_one(record, "PMC") or None,
        doi=find_doi(ids),
        journal=_one(record, "JT") or _one(record, "TA"),
        year=int(year[0]) if year else None,
        languages=_many(record, "LA"),
        authors=_many(record, "AU"),
        publication_types=_many(record, "PT"),
        mesh=_many(record, "MH"),
        keywords=_many(record, "OT"),
        licence=_one(record, "CI"),
        source="medline",
        notes=notes,
    )


def _sections(record: Mapping[str, str | list[str]]) -> tuple[Section, ...]:
    abstract, other = _one(record, "AB"), _one(record, "OAB")
    sections = [Section("abstract", abstract, SectionKind.ABSTRACT)] if abstract else []
    if other:
        kind = SectionKind.OTHER_ABSTRACT if abstract else SectionKind.ABSTRACT
        sections.append(Section("other abstract", other, kind))
    return tuple(sections)


def _one(record: Mapping[str, str | list[str]], tag: str) -> str:
    return " ".join(_many(record, tag)).strip()


def _many(record: Mapping[str, str | list[str]], tag: str) -> tuple[str, ...]:
    value: str | Sequence[str] = record.get(tag, ())
    return (value,) if isinstance(value, str) else tuple(value)
