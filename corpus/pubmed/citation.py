"""One `PubmedArticle` or `PubmedBookArticle` element to an `Article`.

Every value is taken from its exact place: `PMID`, `AbstractText` and `ArticleId` also occur inside
comments, corrections and references, where they are another paper's.

What is decided here:

- The title of a translated paper loses its brackets (`[Title].` -> `Title`). Where there is no
  title (`[Not Available].`) the vernacular title stands in.
- Parts of a structured abstract are sections named by their `Label`, else their `NlmCategory`.
- `OtherAbstract` (plain-language summaries, other languages) makes sections of their own kind,
  `other abstract (Publisher, spa)`. The first in English is the abstract where there is no other.
- Line breaks inside a text are layout and become spaces; raised and lowered signs are written as
  `corpus.inline` says.
- References (`Cites`) are no links; every other `CommentsCorrections` is.
"""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from corpus.article import Article, DocumentId, Link, Section, SectionKind
from corpus.errors import CasesweepError
from corpus.inline import inline_text
from corpus.labels import unique_labels
from corpus.markup import tidy
from corpus.pubmed.publication_date import iso_date, publication_date

_NO_TITLE = re.compile(r"\W*(?:not available|in process citation)\W*", re.IGNORECASE)
_TRANSLATED = re.compile(r"\[([^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]\.?")
_PMCID = re.compile(r"PMC\d+")


class CitationError(CasesweepError):
    """A record that makes no article. The message follows `PMID 1` or `record 1`."""

    def __init__(self, pmid: str | None, message: str) -> None:
        super().__init__(message)
        self.pmid = pmid


def read_citation(record: etree._Element) -> Article:
    """The article of one record. Raises `CitationError` where it has no PMID or no article."""
    if record.tag == "PubmedBookArticle":
        return _book(record)
    citation = _child(record, "MedlineCitation")
    if citation is None:
        raise CitationError(None, "has no MedlineCitation")
    pmid, version = read_pmid(_child(citation, "PMID"))
    _refuse_entities(record, pmid)
    paper = _child(citation, "Article")
    if paper is None:
        raise CitationError(pmid, "has no Article")
    return _article(record, citation, paper, pmid=pmid, version=version)


def read_pmid(element: etree._Element | None) -> tuple[str, int]:
    """A `PMID` element's number and version. Raises `CitationError` where it is none."""
    pmid = "" if element is None else (element.text or "").strip()
    if element is None or not (pmid.isascii() and pmid.isdigit()):
        raise CitationError(None, "has no PMID")
    version = element.get("Version", "1")
    return pmid, int(version) if version.isdigit() else 1


def _article(
    record: etree._Element,
    citation: etree._Element,
    paper: etree._Element,
    *,
    pmid: str,
    version: int,
) -> Article:
    parts = {child.tag: child for child in reversed(paper)}
    about = {child.tag: child for child in reversed(citation)}
    journal, abstract = parts.get("Journal"), parts.get("Abstract")
    issue = _child(journal, "JournalIssue")
    year, date = publication_date(_child(issue, "PubDate"), parts.get("ArticleDate"))
    pmcid, doi = _ids(_child(_child(record, "PubmedData"), "ArticleIdList"))
    return Article(
        doc=DocumentId(f"pmid:{pmid}"),
        title=_title(parts.get("ArticleTitle"), parts.get("VernacularTitle")),
        sections=_sections(abstract, citation.iterchildren("OtherAbstract")),
        pmid=pmid,
        version=version,
        pmcid=pmcid,
        doi=doi or _location(paper),
        journal=_text(_child(journal, "Title"))
        or _text(_child(about.get("MedlineJournalInfo"), "MedlineTA")),
        year=year,
        date=date,
        languages=_texts(paper, "Language"),
        authors=_authors(parts.get("AuthorList")),
        publication_types=_texts(parts.get("PublicationTypeList"), "PublicationType"),
        mesh=_mesh(about.get("MeshHeadingList"), about.get("SupplMeshList")),
        keywords=tuple(
            text
            for words in citation.iterchildren("KeywordList")
            for text in _texts(words, "Keyword")
        ),
        licence=_text(_child(abstract, "CopyrightInformation")),
        links=_links(about.get("CommentsCorrectionsList")),
        revised=iso_date(about.get("DateRevised")),
        source="pubmed",
    )


def _book(record: etree._Element) -> Article:
    """A chapter of NCBI's bookshelf, or a whole book: the book stands where a journal would."""
    document = _child(record, "BookDocument")
    if document is None:
        raise CitationError(None, "has no BookDocument")
    pmid, version = read_pmid(_child(document, "PMID"))
    _refuse_entities(record, pmid)
    book, abstract = _child(document, "Book"), _child(document, "Abstract")
    book_title = _text(_child(book, "BookTitle"))
    year, date = publication_date(_child(book, "PubDate"), _child(document, "ContributionDate"))
    pmcid, doi = _ids(_child(document, "ArticleIdList"))
    return Article(
        doc=DocumentId(f"pmid:{pmid}"),
        title=_title(_child(document, "ArticleTitle"), _child(document, "VernacularTitle"))
        or book_title,
        sections=_sections(abstract, ()),
        pmid=pmid,
        version=version,
        pmcid=pmcid,
        doi=doi,
        journal=book_title,
        year=year,
        date=date,
        languages=_texts(document, "Language"),
        authors=_authors(_child(document, "AuthorList")) or _authors(_child(book, "AuthorList")),
        publication_types=_texts(document, "PublicationType"),
        keywords=tuple(
            text
            for words in document.iterchildren("KeywordList")
            for text in _texts(words, "Keyword")
        ),
        licence=_text(_child(abstract, "CopyrightInformation")),
        revised=iso_date(_child(document, "DateRevised")),
        source="pubmed",
    )


def _refuse_entities(record: etree._Element, pmid: str) -> None:
    for entity in record.iter(etree.Entity):
        message = f"uses the entity {entity.text}, which PubMed never does; get it again"
        raise CitationError(pmid, message)


def _title(title: etree._Element | None, vernacular: etree._Element | None) -> str:
    """`[Haematopoiesis in the spine].` -> `Haematopoiesis in the spine`."""
    return title_of(_text(title), _text(vernacular))


def title_of(text: str, vernacular: str) -> str:
    """The title as PubMed prints it, out of the brackets of a translation; else the vernacular."""
    if not text or _NO_TITLE.fullmatch(text):
        return vernacular
    translated = _TRANSLATED.fullmatch(text)
    return translated[1].strip().removesuffix(".") if translated else text


def _sections(
    abstract: etree._Element | None, others: Iterable[etree._Element]
) -> tuple[Section, ...]:
    found = list(_paragraphs(abstract, "", SectionKind.ABSTRACT))
    for other in others:
        language = other.get("Language", "eng")
        use = SectionKind.OTHER_ABSTRACT if found or language != "eng" else SectionKind.ABSTRACT
        heading = f"other abstract ({other.get('Type', 'other')}, {language})"
        found += _paragraphs(other, heading, use)
    labels = unique_labels([heading for heading, _, _ in found])
    return tuple(
        Section(label, text, kind) for label, (_, text, kind) in zip(labels, found, strict=True)
    )


def _paragraphs(
    abstract: etree._Element | None, heading: str, kind: SectionKind
) -> Iterator[tuple[str, str, SectionKind]]:
    """Heading, text and kind of each part that has any text."""
    if abstract is None:
        return
    for part in abstract.iterchildren("AbstractText"):
        text = _text(part)
        if text:
            yield _heading(part, heading), text, kind


def _heading(part: etree._Element, heading: str) -> str:
    label = tidy(part.get("Label", ""))
    if label in {"", "UNLABELLED"}:
        label = part.get("NlmCategory", "").replace("UNASSIGNED", "").replace("UNLABELLED", "")
    return f"{heading}: {label}" if heading and label else heading or label or "abstract"


def _authors(authors: etree._Element | None) -> tuple[str, ...]:
    """`Haidar R`, as PubMed writes them; groups by their name; corrected misspellings left out."""
    if authors is None:
        return ()
    return tuple(
        name
        for author in authors.iterchildren("Author")
        if author.get("ValidYN") != "N" and (name := _author(author))
    )


def _author(author: etree._Element) -> str:
    parts = {child.tag: child for child in author}
    if "CollectiveName" in parts:
        return _text(parts["CollectiveName"])
    given = parts.get("Initials", parts.get("ForeName"))
    names = (_text(parts.get("LastName")), _text(given), _text(parts.get("Suffix")))
    return " ".join(name for name in names if name)


def _mesh(headings: etree._Element | None, supplementary: etree._Element | None) -> tuple[str, ...]:
    """The descriptors without their qualifiers, then the supplementary names (rare diseases)."""
    described = () if headings is None else headings.iter("DescriptorName")
    names = [_text(name) for name in described]
    return tuple(names) + _texts(supplementary, "SupplMeshName")


def _links(corrections: etree._Element | None) -> tuple[Link, ...]:
    if corrections is None:
        return ()
    return tuple(
        Link(kind, _text(_child(entry, "PMID")) or None, _note(entry))
        for entry in corrections.iterchildren("CommentsCorrections")
        if (kind := entry.get("RefType", "")) != "Cites"
    )


def _note(entry: etree._Element) -> str:
    notes = (_text(_child(entry, "RefSource")), _text(_child(entry, "Note")))
    return "; ".join(note for note in notes if note)


def _ids(ids: etree._Element | None) -> tuple[str | None, str | None]:
    """The paper's own PMCID and DOI."""
    found = {} if ids is None else {child.get("IdType"): child for child in reversed(ids)}
    pmcid = _PMCID.search(_text(found.get("pmc")) or _text(found.get("pmcid")))
    return pmcid[0] if pmcid else None, _text(found.get("doi")) or None


def _location(paper: etree._Element) -> str | None:
    for location in paper.iterchildren("ELocationID"):
        if location.get("EIdType") == "doi" and location.get("ValidYN") != "N":
            return _text(location) or None
    return None


def _child(element: etree._Element | None, tag: str) -> etree._Element | None:
    if element is not None:
        for child in element.iterchildren(tag):
            return child
    return None


def _text(element: etree._Element | None) -> str:
    if element is None:
        return ""
    return tidy(inline_text(element) if len(element) else element.text or "")


def _texts(element: etree._Element | None, tag: str) -> tuple[str, ...]:
    if element is None:
        return ()
    return tuple(text for child in element.iterchildren(tag) if (text := _text(child)))
