"""The papers of the case table to RIS and BibTeX, for reference managers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from cases.db.schema.papers import Document, Record

_SPECIAL = re.compile(r"[\\{}&%$#_~^]")
_ESCAPED = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Citation:
    """What is known of a paper; empty strings where its source did not say."""

    key: str
    title: str
    authors: tuple[str, ...]
    journal: str
    year: int | None
    pmid: str
    pmcid: str
    doi: str


def citations(session: Session) -> Iterator[Citation]:
    """The relevant papers, in order of arrival."""
    relevant = (
        select(Document)
        .join(Record, Record.document_id == Document.id)
        .where(Record.closed_run_id.is_(None), Record.relevant)
        .order_by(Document.id)
    )
    for document in session.scalars(relevant):
        yield Citation(
            key=document.doc,
            title=_line(document.title),
            authors=tuple(_line(author) for author in document.authors or ()),
            journal=_line(document.journal),
            year=document.year,
            pmid=document.pmid or "",
            pmcid=document.pmcid or "",
            doi=document.doi or "",
        )


def ris(citation: Citation) -> str:
    """One reference with the tags of RIS, which are two letters, two blanks, a dash, a blank."""
    url = f"https://pubmed.ncbi.nlm.nih.gov/{citation.pmid}/" if citation.pmid else ""
    told = [
        ("TY", "JOUR"),
        ("ID", citation.key),
        *(("AU", author) for author in citation.authors),
        ("TI", citation.title),
        ("JO", citation.journal),
        ("PY", str(citation.year or "")),
        ("DO", citation.doi),
        ("AN", citation.pmid),
        ("C2", citation.pmcid),
        ("UR", url),
    ]
    lines = [f"{tag}  - {value}\r\n" for tag, value in told if value]
    return "".join([*lines, "ER  - \r\n", "\r\n"])


def bibtex(citation: Citation) -> str:
    """One entry; characters that LaTeX obeys are escaped, capitals of the title are kept."""
    told = [
        ("title", f"{{{_escaped(citation.title)}}}"),
        ("author", " and ".join(_escaped(author) for author in citation.authors)),
        ("journal", _escaped(citation.journal)),
        ("year", str(citation.year or "")),
        ("doi", citation.doi),
        ("pmid", citation.pmid),
        ("pmcid", citation.pmcid),
    ]
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in told if value)
    key = re.sub(r"[^A-Za-z0-9]+", "", citation.key.title()) or "paper"
    return f"@article{{{key},\n{fields}}}\n\n"


def _line(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda match: _ESCAPED.get(match[0], f"\\{match[0]}"), text)
