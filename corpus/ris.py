"""Citations in the format of reference managers (RIS) to articles.

What Embase, Web of Science, Ovid, Zotero and EndNote write, with abstracts.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

import rispy

from corpus.article import Article, Section, SectionKind
from corpus.encoding import text_of
from corpus.identifier import document_id, find_doi
from corpus.reject import Reject

_TAG = re.compile(r"([A-Z][A-Z0-9]) {1,2}- ")
_BEGINS = re.compile(r"^TY {1,2}- ", re.MULTILINE)
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_PMID = re.compile(r"\bPMID:? ?(\d{1,8})\b")
_PMCID = re.compile(r"\bPMC\d{4,9}\b")


def read_ris(data: bytes, *, name: str) -> Iterator[Article | Reject]:
    """The articles in order; a `Reject` for a citation that is damaged or has no title.

    One without an id of its own is called by the file and its number.
    """
    read = text_of(data, name=name)
    if isinstance(read, Reject):
        yield read
        return
    text, notes = read
    begins = [found.start() for found in _BEGINS.finditer(text)]
    for number, (begin, end) in enumerate(zip(begins, [*begins[1:], len(text)], strict=True), 1):
        citation = _citation(text[begin:end])
        if citation is None:
            reason = f"{name}: citation {number} is cut or damaged; export it again"
            yield Reject("parse", name, f"citation {number}", reason)
        else:
            yield _article(citation, f"{PurePath(name).name}#{number}", notes)


def _citation(text: str) -> Mapping[str, Any] | None:
    try:
        (citation,) = rispy.loads(_with_one_abstract(text))
    except (ValueError, OSError):
        return None
    return citation if _first(citation, "title", "primary_title", "short_title") else None


def _with_one_abstract(text: str) -> str:
    """An abstract of several fields in one: of other fields the parser keeps the first alone."""
    lines, last = [], ""
    for line in text.splitlines():
        tag = _TAG.match(line)
        again = tag and tag[1] == last and last in {"AB", "N2"}
        lines.append(line[tag.end() :] if tag and again else line)
        last = tag[1] if tag else last
    return "\n".join(lines)


def _article(citation: Mapping[str, Any], name: str, notes: tuple[str, ...]) -> Article:
    about = " ".join(" ".join(citation.get(key, ())) for key in ("notes", "urls"))
    pmid, pmcid = _PMID.search(about), _PMCID.search(about)
    of_pubmed = _accession(citation) or (pmid[1] if pmid else None)
    of_pmc, doi = pmcid[0] if pmcid else None, find_doi(_first(citation, "doi") or about)
    year = _YEAR.search(_first(citation, "year", "publication_year", "date"))
    abstract = " ".join(_first(citation, "abstract", "notes_abstract").split())
    return Article(
        doc=document_id(pmid=of_pubmed, pmcid=of_pmc, doi=doi, name=name),
        title=_first(citation, "title", "primary_title", "short_title"),
        sections=(Section("abstract", abstract, SectionKind.ABSTRACT),) if abstract else (),
        pmid=of_pubmed,
        pmcid=of_pmc,
        doi=doi,
        journal=_first(citation, "secondary_title", "journal_name", "alternate_title1"),
        year=int(year[0]) if year else None,
        authors=tuple(citation.get("authors") or citation.get("first_authors") or ()),
        keywords=tuple(citation.get("keywords", ())),
        source="ris",
        notes=notes,
    )


def _accession(citation: Mapping[str, Any]) -> str | None:
    """The PMID that is the accession number of Medline and PubMed."""
    number, database = _first(citation, "accession_number"), _first(citation, "name_of_database")
    is_pubmed = re.search("medline|pubmed", database, re.IGNORECASE)
    return number if is_pubmed and re.fullmatch(r"\d{1,8}", number) else None


def _first(citation: Mapping[str, Any], *keys: str) -> str:
    """The first of the fields that holds something; else empty."""
    return next((str(citation[key]).strip() for key in keys if citation.get(key)), "")
