"""The front of a JATS article to what is known of the paper: ids, title, dates, licence, links."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from corpus.article import Link
from corpus.jats.text import inline

_XLINK = "{http://www.w3.org/1999/xlink}href"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_PUBLICATION_TYPES = {
    "abstract": "Meeting Abstract",
    "meeting-report": "Congress",
    "case-report": "Case Reports",
    "case-study": "Case Reports",
    "correction": "Published Erratum",
    "editorial": "Editorial",
    "expression-of-concern": "Expression of Concern",
    "letter": "Letter",
    "reply": "Letter",
    "news": "News",
    "research-article": "Journal Article",
    "brief-report": "Journal Article",
    "retraction": "Retraction Notice",
    "review-article": "Review",
    "systematic-review": "Systematic Review",
}
"""`article-type` to PubMed's name for it; others are kept as they are."""

_LINK_KINDS = {
    "retraction-forward": "RetractionIn",
    "retracted-article": "RetractionOf",
    "partial-retraction": "PartialRetractionIn",
    "correction-forward": "ErratumIn",
    "correction": "ErratumIn",
    "corrected-article": "ErratumFor",
    "expression-of-concern-forward": "ExpressionOfConcernIn",
    "concern-forward": "ExpressionOfConcernIn",
    "object-of-concern": "ExpressionOfConcernFor",
    "commentary": "CommentIn",
    "commentary-article": "CommentOn",
    "republished-article": "RepublishedFrom",
    "update": "UpdateIn",
    "updated-article": "UpdateOf",
}
"""`related-article-type` to PubMed's RefType; others are kept as they are."""

_LANGUAGES = {"en": "eng", "de": "ger", "es": "spa", "fr": "fre", "it": "ita", "pt": "por",
              "ja": "jpn", "zh": "chi", "ru": "rus", "tr": "tur", "pl": "pol"}  # fmt: skip
"""Two-letter codes to MEDLINE's; others are kept as they are."""


@dataclass(frozen=True, slots=True)
class Front:
    """What the front says; every field as in `Article`."""

    title: str
    pmid: str | None
    pmcid: str | None
    doi: str | None
    journal: str
    year: int | None
    date: str
    languages: tuple[str, ...]
    authors: tuple[str, ...]
    publication_types: tuple[str, ...]
    keywords: tuple[str, ...]
    licence: str
    links: tuple[Link, ...]


def read_front(article: etree._Element) -> Front:
    """Front of an `<article>` or of a `<sub-article>` (whose front may be a `<front-stub>`)."""
    meta = _first(article, "{*}front/{*}article-meta", "{*}front-stub", "{*}front")
    journal = _first(article, "{*}front/{*}journal-meta")
    ids = _ids(meta)
    date = publication_date(meta)
    return Front(
        title=_title(meta),
        pmid=ids.get("pmid"),
        pmcid=_pmcid(ids),
        doi=ids.get("doi"),
        journal=_text(journal, "{*}journal-title-group/{*}journal-title", "{*}journal-title"),
        year=int(date[:4]) if date else None,
        date=date,
        languages=_languages(article),
        authors=tuple(_authors(meta)),
        publication_types=tuple(dict.fromkeys(_publication_types(article, meta))),
        keywords=tuple(filter(None, map(inline, meta.iterfind("{*}kwd-group/{*}kwd")))),
        licence=_licence(meta),
        links=tuple(_links(meta)),
    )


def _first(parent: etree._Element, *paths: str) -> etree._Element:
    found = (parent.find(path) for path in paths)
    return next((element for element in found if element is not None), etree.Element("none"))


def _text(parent: etree._Element, *paths: str) -> str:
    return inline(_first(parent, *paths))


def _ids(meta: etree._Element) -> dict[str, str]:
    ids = ((i.get("pub-id-type", ""), inline(i)) for i in meta.findall("{*}article-id"))
    return {kind: text for kind, text in reversed(list(ids)) if text}


def _pmcid(ids: dict[str, str]) -> str | None:
    """`PMC…`, whatever form the source gives: `pmc` held the bare number until 2024."""
    number = ids.get("pmcid") or ids.get("pmc") or ids.get("pmcaid")
    return f"PMC{number.upper().removeprefix('PMC')}" if number else None


def _title(meta: etree._Element) -> str:
    group = _first(meta, "{*}title-group")
    parts = [_text(group, "{*}article-title"), _text(group, "{*}subtitle")]
    return ": ".join(part for part in parts if part)


def publication_date(meta: etree._Element) -> str:
    """`2014`, `2014-06` or `2014-06-03`; the issue's date before the electronic one, as PubMed."""
    dates = [d for d in meta.findall("{*}pub-date") if _number(d, "year")]
    wanted = ("ppub", "issue", "collection", "epub", "pub", "epub-ppub", "")
    kinds = [d.get("pub-type") or d.get("date-type") or "" for d in dates]
    for kind in [*wanted, *kinds]:
        if kind in kinds:
            return _date(dates[kinds.index(kind)])
    return ""


def _date(date: etree._Element) -> str:
    year, month, day = (_number(date, part) for part in ("year", "month", "day"))
    if not year or not 1000 < year < 3000:  # noqa: PLR2004 - four digits, or a misprint
        return ""
    parts = [f"{year:04d}"]
    if month and 1 <= month <= 12:  # noqa: PLR2004 - months
        parts += [f"{month:02d}"] + ([f"{day:02d}"] if day and 1 <= day <= 31 else [])  # noqa: PLR2004
    return "-".join(parts)


def _number(date: etree._Element, part: str) -> int | None:
    text = _text(date, f"{{*}}{part}")
    return int(text) if text.isascii() and text.isdigit() else None


def _languages(article: etree._Element) -> tuple[str, ...]:
    code = article.get(_XML_LANG, "")
    return (_LANGUAGES.get(code.lower().split("-")[0], code),) if code else ()


def _authors(meta: etree._Element) -> Iterator[str]:
    """`Surname Given`, or the name of the group, in order."""
    for contributor in meta.iterfind("{*}contrib-group/{*}contrib"):
        if contributor.get("contrib-type", "author") != "author":
            continue
        name = _first(contributor, "{*}name", "{*}name-alternatives/{*}name", "{*}string-name")
        parts = [_text(name, "{*}surname"), _text(name, "{*}given-names")]
        whole = " ".join(part for part in parts if part) or inline(name)
        yield from filter(None, [whole or _text(contributor, "{*}collab")])


def _publication_types(article: etree._Element, meta: etree._Element) -> Iterator[str]:
    kind = article.get("article-type", "")
    yield from filter(None, [_PUBLICATION_TYPES.get(kind, kind)])
    for group in meta.iterfind("{*}article-categories/{*}subj-group"):
        if group.get("subj-group-type") == "heading":
            yield from filter(None, (inline(subject) for subject in group.findall("{*}subject")))


def _licence(meta: etree._Element) -> str:
    """The licence's address, else its type, else the copyright line."""
    licence = _first(meta, "{*}permissions/{*}license")
    link = next(licence.iter("{*}ext-link", "{*}uri"), None)
    return (
        _text(licence, "{*}license_ref")
        or licence.get(_XLINK, "")
        or (link.get(_XLINK, "") if link is not None else "")
        or licence.get("license-type", "")
        or _text(meta, "{*}permissions/{*}copyright-statement", "{*}copyright-statement")
    )


def _links(meta: etree._Element) -> Iterator[Link]:
    for related in meta.iterfind("{*}related-article"):
        kind = related.get("related-article-type", "")
        target = related.get(_XLINK, "")
        is_pmid = related.get("ext-link-type") in {"pmid", "pubmed"} and target.isdigit()
        note = inline(related) if is_pmid else " ".join(filter(None, [target, inline(related)]))
        yield Link(_LINK_KINDS.get(kind, kind), target if is_pmid else None, note)
