"""A page saved from a browser (PubMed, PMC, a publisher's, any other) to an article.

Title and ids come from the page's `citation_…` fields where it has them, the text from its main
part. Menus, `Similar articles`, `Cited by` and references are left out (`html_blocks`, `page`);
pages that hold no article (errors, captchas, logins, lists of results) are rejected with what they
are.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from corpus.article import Article, Section, Table
from corpus.encoding import UnknownEncodingError, decode
from corpus.identifier import document_id, find_doi
from corpus.labels import unique_labels
from corpus.markup import tidy, whole_text
from corpus.pages.html_blocks import lines_of, read_tables
from corpus.pages.html_fault import fault_of
from corpus.pages.parts import split_page_text
from corpus.reject import Reject

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_SITE = re.compile(r"\s+[|–—-]\s+(?:PubMed|PMC|[^|–—]{3,60})$")
_MAIN = (
    ".//main//article", ".//article", ".//main", ".//*[@role='main']", ".//*[@id='maincontent']",
    ".//*[@id='content']", ".//*[@id='main']", ".//body",
)  # fmt: skip
_PUBMED = re.compile(r"pubmed\.ncbi\.nlm\.nih\.gov/(\d{1,8})|ncbi\.nlm\.nih\.gov/pubmed/(\d{1,8})")
_PMC = re.compile(r"(PMC\d{3,9})")
_ENOUGH = 200
_FEWEST_LETTERS = 40


def read_html(data: bytes, *, name: str) -> Article | Reject:
    """The article of the page, or a `Reject` that says what the page is instead."""
    root = _tree(data)
    if root is None:
        return Reject("parse", name, "", f"{name} is an HTML page without any content")
    fields = _fields(root)
    title = _title(root, fields)
    main = _main_part(root)
    lines = lines_of(main)
    fault = fault_of(_text(root, ".//title"), lines)
    if sum("docsum-title" in e.get("class", "") for e in root.iter("a")) > 1:
        fault = "a list of search results; save the page of one article"
    if fault is None and sum(map(str.isalpha, "".join(lines))) < _FEWEST_LETTERS:
        fault = "a page without text; it may need a browser to fill it"
    if fault:
        return Reject("parse", name, "", f"{name} is {fault}, not an article")
    return _article(fields, title, lines, list(read_tables(main)), name)


def _tree(data: bytes) -> etree._Element | None:
    """The page's root; the encoding is the one it names, else told as of plain text."""
    named = _CHARSET.search(data[:4096])
    try:
        text = data.decode(named[1].decode("ascii")) if named else decode(data)[0]
    except (UnicodeDecodeError, LookupError, UnknownEncodingError):
        text = data.decode("utf-8", "replace")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def _text(root: etree._Element, path: str) -> str:
    """The first text at the path, on one line."""
    return next(filter(None, (tidy(whole_text(e)) for e in root.iterfind(path))), "")


def _fields(root: etree._Element) -> dict[str, list[str]]:
    """The `<meta>` fields by name, lower case; `dc.title` and `citation_title` among them."""
    fields: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = meta.get("name") or meta.get("property") or ""
        fields.setdefault(name.lower(), []).append(tidy(meta.get("content", "")))
    for link in root.iter("link"):
        if link.get("rel") == "canonical":
            fields["canonical"] = [link.get("href", "")]
    return fields


def _first(fields: dict[str, list[str]], *names: str) -> str:
    return next((value for name in names for value in fields.get(name, []) if value), "")


def _title(root: etree._Element, fields: dict[str, list[str]]) -> str:
    named = _first(fields, "citation_title", "dc.title", "dcterms.title")
    printed = _text(root, ".//h1") or _first(fields, "og:title") or _text(root, ".//title")
    return named or _SITE.sub("", printed)


def _main_part(root: etree._Element) -> etree._Element:
    """The first of the usual main parts that holds text, else the whole page."""
    for path in _MAIN:
        sized = [(len("".join(lines_of(e))), e) for e in root.iterfind(path)]
        size, largest = max(sized, key=lambda pair: pair[0], default=(0, root))
        if size >= _ENOUGH:
            return largest
    return root


def _article(
    fields: dict[str, list[str]], title: str, lines: Sequence[str], tables: list[Table], name: str
) -> Article:
    body = [line for line in lines if line.lstrip("# ") != title]
    page = split_page_text("\n\n".join(body), title=title or None)
    canonical = _first(fields, "canonical", "og:url")
    known = _PUBMED.search(canonical)
    pmc = _PMC.search(canonical)
    pmid = _first(fields, "citation_pmid") or (known[1] or known[2] if known else page.pmid)
    pmcid = pmc[1] if pmc else page.pmcid
    doi = find_doi(_first(fields, "citation_doi", "dc.identifier")) or page.doi
    date = _first(fields, "citation_publication_date", "citation_date", "citation_year", "dc.date")
    year = re.search(r"(?:18|19|20)\d\d", date)
    sections, tables = _labelled(page.sections, tables)
    return Article(
        doc=document_id(pmid=pmid, pmcid=pmcid, doi=doi, name=name),
        title=page.title,
        sections=sections,
        tables=tuple(tables),
        pmid=pmid,
        pmcid=pmcid,
        doi=doi,
        journal=_first(fields, "citation_journal_title"),
        year=int(year[0]) if year else page.year,
        authors=tuple(fields.get("citation_author", [])),
        source="html",
    )


def _labelled(
    sections: Sequence[Section], tables: Sequence[Table]
) -> tuple[tuple[Section, ...], list[Table]]:
    labels = unique_labels([s.label for s in sections] + [t.label for t in tables])
    return tuple(
        replace(section, label=label) for label, section in zip(labels, sections, strict=False)
    ), [
        replace(table, label=label)
        for label, table in zip(labels[len(sections) :], tables, strict=True)
    ]
