"""A PMCID to the paper's full text: PMC's cloud, then E-utilities, then Europe PMC.

The same JATS stands at all three, but not for every paper: publishers allow one and refuse another,
and a refusal is well-formed XML without a body. So each is asked in turn, what it said is kept as a
trace, and only a text with a body counts.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol
from urllib.parse import quote, urlencode
from urllib.request import Request

from corpus.article import Article, SectionKind
from corpus.jats.paper import read_jats
from corpus.reject import Reject
from corpus.sources.entrez import Entrez
from corpus.sources.reply import xml_of
from corpus.sources.source import RefusedError, SourceError, TransientError
from corpus.sources.transport import NotFoundError, Reply, Transport
from corpus.xml import parse

_JATS = xml_of("article", "pmc-articleset", "OAI-PMH", "articles")
_BODY = frozenset({SectionKind.BODY, SectionKind.TABLE})
_DOWN_AFTER = 3


class Source(Protocol):
    """Where full texts are kept."""

    @property
    def name(self) -> str:
        """For traces."""
        ...

    def get(self, pmcid: str) -> Reply:
        """The JATS of `PMC…`. Raises `SourceError`."""
        ...


@dataclass(frozen=True, slots=True)
class PmcCloud:
    """The bucket `pmc-oa-opendata`: an object for each `PMCID.version`, the newest counts."""

    transport: Transport
    base_url: str
    name: str = "PMC cloud"

    def get(self, pmcid: str) -> Reply:
        """The XML of the newest version."""
        query = urlencode({"list-type": "2", "prefix": f"{pmcid}."})
        listed = self.transport.ask(
            _request(f"{self.base_url}/?{query}"), xml_of("ListBucketResult")
        )
        versions = dict(_versions(listed.body, pmcid))
        if not versions:
            raise NotFoundError(f"lists no XML of {pmcid}")
        key = versions[max(versions)]
        return self.transport.ask(_request(f"{self.base_url}/{quote(key)}"), _JATS)


@dataclass(frozen=True, slots=True)
class PmcEntrez:
    """E-utilities' `efetch` of `db=pmc`."""

    entrez: Entrez
    name: str = "PMC efetch"

    def get(self, pmcid: str) -> Reply:
        """As `Entrez.fetch_full_text`."""
        return self.entrez.fetch_full_text(pmcid)


@dataclass(frozen=True, slots=True)
class EuropePmc:
    """Europe PMC's REST service."""

    transport: Transport
    base_url: str
    name: str = "Europe PMC"

    def get(self, pmcid: str) -> Reply:
        """Its `fullTextXML`."""
        return self.transport.ask(_request(f"{self.base_url}/{pmcid}/fullTextXML"), _JATS)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking for a paper: the reply with its full text, if any, and what each said.

    `certain` is false where a source that failed might have had it.
    """

    reply: Reply | None
    trace: tuple[str, ...]
    certain: bool


class Chain:
    """The sources in order. One that fails three times running is left alone from then on."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = sources
        self._failures = dict.fromkeys((source.name for source in sources), 0)

    def ask(self, pmcid: str) -> Answer:
        """The first full text that any of them has."""
        trace = []
        certain = True
        for source in self._sources:
            if self._failures[source.name] >= _DOWN_AFTER:
                trace.append(f"{source.name}: not asked, it has failed {_DOWN_AFTER} times running")
                certain = False
                continue
            try:
                reply = source.get(pmcid)
                said = fault_of(reply.body, pmcid)
                self._failures[source.name] = 0
            except SourceError as error:
                said = str(error)
                certain &= not isinstance(error, TransientError)
                self._note_failure(source, error)
            else:
                if not said:
                    return Answer(reply, (*trace, f"{source.name}: full text"), certain=True)
            trace.append(f"{source.name}: {said}")
        return Answer(None, tuple(trace), certain)

    def _note_failure(self, source: Source, error: SourceError) -> None:
        if isinstance(error, TransientError):
            self._failures[source.name] += 1
        elif isinstance(error, RefusedError):
            self._failures[source.name] = 0


def fault_of(body: bytes, pmcid: str) -> str:
    """Why this is not the full text of that paper; empty if it is."""
    found = full_text_of(body, pmcid)
    if isinstance(found, Reject):
        return found.reason
    if not any(section.kind in _BODY for section in found.sections) and not found.tables:
        return "; ".join(found.notes) or "no full text: the body is empty"
    return ""


def full_text_of(body: bytes, pmcid: str) -> Article | Reject:
    """The article of that PMCID in a reply."""
    read = list(read_jats(body, name=pmcid))
    articles = [each for each in read if isinstance(each, Article)]
    for article in articles:
        if article.pmcid == pmcid:
            return article
    if len(articles) == 1 and articles[0].pmcid is None:
        return articles[0]
    rejects = [each for each in read if isinstance(each, Reject)]
    other = ", ".join(article.doc for article in articles)
    return next(iter(rejects), Reject("parse", pmcid, pmcid, f"it holds another paper ({other})"))


def with_full_text(citation: Article, paper: Article) -> Article:
    """The citation with the text of the paper: ids, indexing and notices are PubMed's.

    Licence and tables come with the text.
    """
    return replace(
        citation,
        sections=paper.sections,
        tables=paper.tables,
        licence=paper.licence or citation.licence,
        keywords=citation.keywords or paper.keywords,
        links=tuple(dict.fromkeys((*citation.links, *paper.links))),
        source=f"{citation.source}+{paper.source}",
        notes=(*citation.notes, *paper.notes),
    )


def fetch_full_texts(
    chain: Chain, wanted: Sequence[str], take: Callable[[str, Answer], None]
) -> Iterator[str]:
    """Ask for each PMCID and hand each answer to `take`; yields those that may yet be had."""
    for pmcid in wanted:
        answer = chain.ask(pmcid)
        take(pmcid, answer)
        if not answer.certain:
            yield pmcid


def _versions(listing: bytes, pmcid: str) -> Iterator[tuple[int, str]]:
    name = re.compile(rf"(?:.*/)?{re.escape(pmcid)}\.(\d+)\.n?xml")
    for element in parse(listing).iter("{*}Key"):
        key = element.text or ""
        if match := name.fullmatch(key):
            yield int(match[1]), key


def _request(url: str) -> Request:
    return Request(url, headers={"User-Agent": "casesweep"})  # noqa: S310 - `base_url` has checked it
