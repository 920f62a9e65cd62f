"""NCBI's E-utilities through Biopython's Entrez: searches to ids, ids to raw replies.

Biopython makes every request (parameters, joined ids, GET or POST) and reads the answers to
searches. It does not send them: its functions hold NCBI's address as a literal, have no time-out,
pause only within one process and not between tries, ask twice more within 10 ms after a 429, and
take half a body for a whole one. The seam is the name `urlopen` in `Bio.Entrez`: for the moment of
a call it stands for a function that hands the finished request back to us, so that neither
Biopython's waiting nor its retrying begins. `corpus.sources.transport` sends it, to the address
that is set. Replies to searches are read by `Entrez.read` with the DTDs that Biopython brings
along; a DTD that it does not know is an error and not a download (`Bio.Entrez.Parser.urlopen`,
which would keep whatever came in the user's folder). Citations are not read by it: `Entrez.parse`
refuses them, `Entrez.read` needs nine times the memory of the file; see `corpus.pubmed.records`.
"""

import io
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, cast
from urllib.parse import urlsplit
from urllib.request import Request

import Bio
from Bio import Entrez as BioEntrez
from Bio.Entrez import Parser

from corpus.sources.reply import xml_of
from corpus.sources.source import RefusedError, TransientError
from corpus.sources.transport import Reply, Transport

LIST_LIMIT = 9_999
"""ESearch of PubMed lists no more ids than this, however many it is asked for."""

_SEARCH_REPLY = xml_of("eSearchResult")
_PUBMED_REPLY = xml_of("PubmedArticleSet")
_PMC_REPLY = xml_of("pmc-articleset", "article")
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True, slots=True)
class Found:
    """How many citations match, and the ids that were listed of them, without repetition.

    `ignored` are the phrases that PubMed did not find and left out of the query.
    """

    count: int
    pmids: tuple[str, ...]
    translation: str = ""
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entrez:
    """NCBI as we use it. `email` tells NCBI whom to write to; `api_key` may be empty."""

    transport: Transport
    base_url: str
    email: str
    api_key: str = ""

    def search(self, term: str, *, at_most: int = LIST_LIMIT) -> Found:
        """The citations of PubMed that match; `at_most` 0 only counts. Raises `SourceError`."""
        reply = self._ask(
            BioEntrez.esearch, _SEARCH_REPLY, db="pubmed", term=term, retmax=at_most, retmode="xml"
        )
        return _found(_read(reply.body))

    def fetch(self, pmids: Sequence[str]) -> Reply:
        """The citations of these PMIDs as PubMed XML. Not all of them need be in it."""
        return self._ask(
            BioEntrez.efetch, _PUBMED_REPLY, db="pubmed", id=list(pmids), retmode="xml"
        )

    def fetch_full_text(self, pmcid: str) -> Reply:
        """What PMC gives of `PMC…` as JATS; without `<body>` where the publisher does not allow."""
        number = pmcid.removeprefix("PMC")
        return self._ask(BioEntrez.efetch, _PMC_REPLY, db="pmc", id=number, retmode="xml")

    def _ask(
        self, function: Callable[..., Any], check: Callable[[bytes], None], **asked: object
    ) -> Reply:
        own = {"email": self.email, "api_key": self.api_key or None, "tool": "casesweep"}
        request = _built(function, **asked, **own)
        return self.transport.ask(self._directed(request), check)

    def _directed(self, request: Request) -> Request:
        """The request at our address, and saying who asks."""
        parts = urlsplit(request.full_url)
        tool = parts.path.rpartition("/")[2]
        query = f"?{parts.query}" if parts.query else ""
        return Request(  # noqa: S310 - `corpus.sources.source.base_url` has checked it
            f"{self.base_url}/{tool}{query}",
            data=request.data,
            headers={"User-Agent": "casesweep (Biopython)"},
            method=request.get_method(),
        )


class _Built(Exception):  # noqa: N818 - it carries a result out of Biopython
    """The request that Biopython has made."""

    def __init__(self, request: Request) -> None:
        super().__init__()
        self.request = request


def _built(function: Callable[..., Any], **asked: object) -> Request:
    def hand_over(request: Request) -> NoReturn:
        raise _Built(request)

    with _standing_in(BioEntrez, hand_over):
        BioEntrez._open.previous = 0  # noqa: SLF001 - its pause counts this process alone; ours all
        try:
            function(**asked)
        except _Built as built:
            return built.request
    raise RefusedError("Biopython sent a request by itself; use the version of constraints.txt")


def _read(body: bytes) -> dict[str, Any]:
    def refuse(address: str) -> NoReturn:
        raise OSError(address)

    with _standing_in(Parser, refuse):
        # Without a folder Biopython makes one in the user's home, which may not be writable.
        Parser.DataHandler.directory = str(Path(Bio.__file__).parent.parent)
        try:
            return cast("dict[str, Any]", BioEntrez.read(io.BytesIO(body)))  # type: ignore[no-untyped-call]
        except (RuntimeError, ValueError, Parser.NotXMLError, Parser.CorruptedXMLError) as error:
            raise TransientError(f"NCBI's reply cannot be read: {error}") from error


@contextmanager
def _standing_in(module: Any, urlopen: Callable[..., NoReturn]) -> Iterator[None]:
    """`urlopen` in the place of Biopython's, for one thread at a time."""
    with _ONE_AT_A_TIME:
        before = module.urlopen
        module.urlopen = urlopen
        try:
            yield
        finally:
            module.urlopen = before


def _found(result: dict[str, Any]) -> Found:
    if "Count" not in result:
        raise TransientError("NCBI's reply to a search holds no count")
    errors = result.get("ErrorList", {})
    return Found(
        count=int(result["Count"]),
        pmids=tuple(dict.fromkeys(str(pmid) for pmid in result.get("IdList", ()))),
        translation=str(result.get("QueryTranslation", "")),
        ignored=tuple(
            str(phrase)
            for kind in ("PhraseNotFound", "FieldNotFound")
            for phrase in errors.get(kind, ())
        ),
    )
