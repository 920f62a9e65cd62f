"""One record of Europe PMC (`resultType=core`, JSON) to an `Article`.

Title and abstract come with a little HTML in them (`<h4>Background</h4>`, `<i>`, `<sub>`) and with
bare `<` beside it (`p < 0.05`), so that only the names of known elements are taken for markup.
"""

import hashlib
import html
import json
import re
from collections.abc import Iterator

from lxml import etree

from corpus.article import Article, DocumentId, Link, Section, SectionKind
from corpus.identifier import document_id
from corpus.inline import inline_text
from corpus.labels import unique_labels
from corpus.markup import tidy
from corpus.reject import Reject
from corpus.sources.europepmc import Record, key_of
from corpus.xml import parse

_MARKUP = re.compile(r"(</?(?:i|b|u|em|strong|sub|sup|p|br|h\d|italic|bold)\s*/?>)", re.IGNORECASE)
_HEADING = re.compile(r"<h\d\s*>(.*?)</h\d\s*>", re.IGNORECASE | re.DOTALL)
_RAISED_OR_LOWERED = re.compile(r"<(/?)(sub|sup)\s*>", re.IGNORECASE)
_READ = (
    "id", "source", "pmcid", "doi", "title", "authorList", "authorString", "journalInfo",
    "bookOrReportDetails", "pubYear", "abstractText", "language", "pubTypeList", "meshHeadingList",
    "keywordList", "license", "commentCorrectionList", "firstPublicationDate", "dateOfRevision",
)  # fmt: skip


def content_hash(record: Record) -> str:
    """The name of all that is read of a record; times cited and such change every week."""
    read = {name: record[name] for name in _READ if name in record}
    return hashlib.sha256(json.dumps(read, sort_keys=True).encode()).hexdigest()


def read_record(record: Record) -> Article | Reject:
    """The paper, as far as Europe PMC tells; its document is called by PMCID, else DOI.

    A record in a shape that Europe PMC does not describe is a `Reject`, and costs no other.
    """
    try:
        return _article(record)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        key = key_of(record)
        reason = f"the record {key} of Europe PMC is not in the shape of one ({error!r})"
        return Reject("parse", "Europe PMC", key, reason)


def _article(record: Record) -> Article:
    year = str(record.get("pubYear") or "")
    doi, pmcid = record.get("doi"), record.get("pmcid")
    doc = document_id(pmcid=pmcid, doi=doi, name="") if pmcid or doi else _own_id(record)
    return Article(
        doc=doc,
        title=_plain(str(record.get("title") or "")),
        sections=tuple(_sections(str(record.get("abstractText") or ""))),
        pmcid=pmcid,
        doi=doi,
        journal=_journal(record),
        year=int(year) if year.isdecimal() else None,
        date=str(record.get("firstPublicationDate") or ""),
        languages=tuple(filter(None, [record.get("language")])),
        authors=tuple(_authors(record)),
        publication_types=tuple(_listed(record, "pubTypeList", "pubType")),
        mesh=tuple(str(each["descriptorName"]) for each in _headings(record)),
        keywords=tuple(_listed(record, "keywordList", "keyword")),
        licence=str(record.get("license") or ""),
        links=tuple(_links(record)),
        revised=str(record.get("dateOfRevision") or ""),
        source="europepmc",
    )


def _own_id(record: Record) -> DocumentId:
    return DocumentId(f"epmc:{key_of(record)}")


def _sections(abstract: str) -> Iterator[Section]:
    """`<h4>Case</h4>A man …` -> `Case`: `A man …`; what stands before a heading is `abstract`."""
    before, *parts = _HEADING.split(abstract)
    told = [("abstract", before), *zip(parts[::2], parts[1::2], strict=True)]
    found = [(_plain(heading), text) for heading, part in told if (text := _plain(part))]
    labels = unique_labels([heading or "abstract" for heading, _ in found])
    for label, (_, text) in zip(labels, found, strict=True):
        yield Section(label, text, SectionKind.ABSTRACT)


def _plain(text: str) -> str:
    """Without markup; raised and lowered signs as `corpus.inline` writes them."""
    parts = _MARKUP.split(html.unescape(text))
    kept = (
        (part if _RAISED_OR_LOWERED.fullmatch(part) else " " if _breaks(part) else "")
        if _MARKUP.fullmatch(part)
        else html.escape(part, quote=False)
        for part in parts
    )
    marked = "".join(kept)
    try:
        return tidy(inline_text(parse(f"<t>{marked}</t>".encode())))
    except etree.XMLSyntaxError:  # markup that does not close
        return tidy(html.unescape(_RAISED_OR_LOWERED.sub("", marked)))


def _breaks(tag: str) -> bool:
    """Whether the element parts words."""
    return tag.strip("</ >").lower() in {"p", "br"} or tag.strip("</ >").lower().startswith("h")


def _journal(record: Record) -> str:
    journal = (record.get("journalInfo") or {}).get("journal") or {}
    return str(
        journal.get("title") or (record.get("bookOrReportDetails") or {}).get("publisher") or ""
    )


def _authors(record: Record) -> Iterator[str]:
    """`Haidar R`, as PubMed writes them; groups by their name."""
    for author in (record.get("authorList") or {}).get("author") or ():
        name = author.get("fullName") or author.get("collectiveName")
        if name:
            yield tidy(str(name))


def _listed(record: Record, outer: str, inner: str) -> list[str]:
    return [tidy(str(each)) for each in (record.get(outer) or {}).get(inner) or ()]


def _headings(record: Record) -> list[Record]:
    return list((record.get("meshHeadingList") or {}).get("meshHeading") or ())


def _links(record: Record) -> Iterator[Link]:
    """`Retraction in` -> `RetractionIn`, as PubMed writes it."""
    for each in (record.get("commentCorrectionList") or {}).get("commentCorrection") or ():
        kind = "".join(word[:1].upper() + word[1:] for word in str(each.get("type", "")).split())
        if kind:
            pmid = each.get("id") if each.get("source") == "MED" else None
            yield Link(kind, pmid, str(each.get("reference") or ""))
