"""JATS full texts (`.xml`, `.nxml`, OAI-PMH replies, pmc-articleset) to articles.

What becomes of the parts of a paper:

- Abstract and body become sections in order; nested titles are joined (`Case presentation > Case
  1`). Captions of figures follow the body, tables are grids (`jats_table`).
- References are left out, and so are the parts about the paper itself (`back_matter`: funding,
  ethics, abbreviations …). Of `<back>` only appendices and further sections are read.
- Raised citations are dropped, bare citation numbers get brackets (`jats_citations`).
- A sub-article is a paper of its own where it is one (an abstract in a container of many): its
  document id is its own DOI or PMID, else the container's id with `#` and the sub-article's.
  Reviewers' reports, replies, translations and tool reports are no papers and are left out.
- A paper without `<body>` (the publisher refuses the XML, or only page images exist) becomes an
  article with what there is, and says so in `notes`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from corpus.article import Article, DocumentId, Section, SectionKind, Table
from corpus.back_matter import is_back_matter, is_references
from corpus.identifier import document_id
from corpus.inline import UnknownEntityError
from corpus.jats.citations import settle_citations
from corpus.jats.front import Front, read_front
from corpus.jats.table import read_tables, table_caption
from corpus.jats.text import FLOATS, block, inline, inline_label
from corpus.labels import unique_labels
from corpus.markup import local_name, tidy
from corpus.reject import Reject
from corpus.xml import parse

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ABOUT_THE_PAPER = re.compile(
    r"review|report$|response|reply|author-comment|decision|editor|translation|associated-data|"
    r"correction|retraction|acceptance|commentary",
)
"""Types of sub-articles that are not papers; `case-report` and `brief-report` are."""
_NUMBERING = re.compile(r"^\d+(?:\.\d+)*\.\s+|^\d+(?:\.\d+)+\s+")
_PAPERS = frozenset({"case-report", "brief-report", "rapid-communication", "review-article"})


def read_jats(data: bytes, *, name: str) -> Iterator[Article | Reject]:
    """Every paper in the file. `name` is the file's, for ids and messages.

    Never raises for what is in the file: broken XML, or XML without an article, is a `Reject`.
    """
    try:
        root = parse(data)
    except etree.XMLSyntaxError as error:
        yield Reject("parse", name, "", f"{name} is damaged or cut short: {error.msg}")
        return
    tops = [a for a in root.iter("{*}article") if not _inside_article(a)]
    if not tops:
        kind = local_name(root)
        yield Reject("parse", name, "", f"{name} holds no JATS article, but <{kind}>")
    for number, top in enumerate(tops, 1):
        yield from _papers(top, name=name if len(tops) == 1 else f"{name}#{number}", file=name)


def _inside_article(article: etree._Element) -> bool:
    return any(local_name(a) in {"article", "sub-article"} for a in article.iterancestors())


def _papers(top: etree._Element, *, name: str, file: str) -> Iterator[Article | Reject]:
    parts = [s for s in top.iter("{*}sub-article") if _is_paper(s)]
    for element in [*parts, *top.iter("{*}sub-article", "{*}response")]:
        parent = element.getparent()
        if parent is not None:
            element.tail = None
            parent.remove(element)
    main = read_front(top)
    try:
        settle_citations(top)
        article = _article(top, main, doc=_doc(main, name))
        if article.sections or article.tables or not parts:
            yield article
        for number, part in enumerate(parts, 1):
            settle_citations(part)
            front = read_front(part)
            suffix = part.get("id") or str(number)
            own = front.pmid or front.pmcid or front.doi
            doc = _doc(front, name) if own else DocumentId(f"{article.doc}#{suffix}")
            yield _article(part, _inherit(front, main), doc=doc)
    except UnknownEntityError as error:
        reason = (
            f"{file} uses the entity &{error};, which no standard names; replace it by its sign"
        )
        yield Reject("parse", file, _doc(main, name), reason)


def _is_paper(sub_article: etree._Element) -> bool:
    kind = sub_article.get("article-type", "")
    has_text = sub_article.find("{*}body") is not None
    return has_text and (kind in _PAPERS or not _ABOUT_THE_PAPER.search(kind))


def _doc(front: Front, name: str) -> DocumentId:
    return document_id(pmid=front.pmid, pmcid=front.pmcid, doi=front.doi, name=name)


def _inherit(part: Front, main: Front) -> Front:
    """A part's front, with journal, date and licence of the container where it names none."""
    return replace(
        part,
        journal=part.journal or main.journal,
        year=part.year or main.year,
        date=part.date or main.date,
        licence=part.licence or main.licence,
        publication_types=part.publication_types or main.publication_types,
        languages=part.languages or main.languages,
    )


def _article(element: etree._Element, front: Front, *, doc: DocumentId) -> Article:
    sections, tables = _labelled(list(_sections(element, front)), list(_tables(element)))
    return Article(
        doc=doc,
        sections=sections,
        tables=tables,
        source="jats",
        notes=tuple(_notes(element)),
        title=front.title,
        pmid=front.pmid,
        pmcid=front.pmcid,
        doi=front.doi,
        journal=front.journal,
        year=front.year,
        date=front.date,
        languages=front.languages,
        authors=front.authors,
        publication_types=front.publication_types,
        keywords=front.keywords,
        licence=front.licence,
        links=front.links,
    )


def _labelled(
    sections: list[Section], tables: list[Table]
) -> tuple[tuple[Section, ...], tuple[Table, ...]]:
    labels = unique_labels([s.label for s in sections] + [t.label for t in tables])
    named = zip(labels, sections, strict=False)
    gridded = zip(labels[len(sections) :], tables, strict=True)
    return (
        tuple(replace(section, label=label) for label, section in named),
        tuple(replace(table, label=label) for label, table in gridded),
    )


def _notes(element: etree._Element) -> Iterator[str]:
    if element.find("{*}body") is not None:
        return
    comments = [tidy(c.text or "") for c in element.iterchildren(tag=etree.Comment)]
    refusal = next((c for c in comments if "does not allow" in c), "")
    yield f"no full text: {refusal or 'the file holds no body'}"


def _sections(element: etree._Element, front: Front) -> Iterator[Section]:
    for abstract in _abstracts(element, front):
        label = _abstract_label(abstract)
        yield from _divided(abstract, label, SectionKind.ABSTRACT)
    for body in element.findall("{*}body"):
        yield from _divided(body, "", SectionKind.BODY)
    for back in element.findall("{*}back"):
        for part in back:
            if local_name(part) in {"app-group", "app", "sec"}:
                yield from _titled(part, "", SectionKind.BODY)
    yield from _captions(element)


def _abstracts(element: etree._Element, front: Front) -> Iterator[etree._Element]:
    """The abstracts; a translated one only where it is the English one of a foreign paper."""
    meta = "{*}front/{*}article-meta", "{*}front-stub"
    for path in meta:
        yield from element.iterfind(f"{path}/{{*}}abstract")
        if front.languages and front.languages != ("eng",):
            for translated in element.iterfind(f"{path}/{{*}}trans-abstract"):
                if translated.get(_XML_LANG, "").lower().startswith("en"):
                    yield translated


def _abstract_label(abstract: etree._Element) -> str:
    kind = abstract.get("abstract-type", "")
    return f"abstract ({kind})" if kind else "abstract"


def _divided(element: etree._Element, path: str, kind: SectionKind) -> Iterator[Section]:
    """The element's own paragraphs, and its sections where they stand."""
    lines: list[str] = []
    for child in element:
        if _is_section(child):
            yield from _section(lines, path, kind)
            yield from _titled(child, path, kind)
            lines = []
        elif local_name(child) not in FLOATS | {"title", "label", "sec-meta", "ref-list"}:
            lines += block(child)
    yield from _section(lines, path, kind)


def _is_section(element: etree._Element) -> bool:
    name = local_name(element)
    in_box = name == "boxed-text" and element.find("{*}sec") is not None
    return in_box or name in {"sec", "app", "app-group"}


def _section(lines: list[str], path: str, kind: SectionKind) -> Iterator[Section]:
    if lines:
        yield Section(path, "\n\n".join(lines), kind)


def _titled(section: etree._Element, path: str, kind: SectionKind) -> Iterator[Section]:
    title = section.find("{*}title")
    heading = (inline(title) if title is not None else "") or inline_label(section)
    heading = _NUMBERING.sub("", heading).rstrip(" :.")
    if not is_back_matter(heading) and not is_references(heading):
        is_same = heading.lower() == path  # an abstract whose only section is "Abstract"
        label = path if is_same else " > ".join(filter(None, [path, heading]))
        yield from _divided(section, label, kind)


def _captions(element: etree._Element) -> Iterator[Section]:
    """Captions of figures, supplements, and of tables that are only pictures."""
    for part in element.iter("{*}fig", "{*}supplementary-material", "{*}media", "{*}table-wrap"):
        text = table_caption(part)
        if text and part.find(".//{*}table") is None and not text.startswith("Click here for"):
            label = inline_label(part) or {"fig": "Figure"}.get(local_name(part), "Supplement")
            yield Section(label, text, SectionKind.CAPTION)


def _tables(element: etree._Element) -> Iterator[Table]:
    for wrap in element.iter("{*}table-wrap"):
        yield from read_tables(wrap)
