"""Europe PMC's search: a question in, every record that it finds out, reconciled with its count.

It knows preprints, theses and papers of PMC that PubMed does not. Replies come page by page, each
naming the next (`nextCursorMark`); the last names none, or the one it was asked for with. Questions
go by POST, as an address does not hold a long one.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request

from corpus.sources.reply import refuse_error
from corpus.sources.source import RefusedError, TransientError
from corpus.sources.transport import Reply, Transport

Record = dict[str, Any]
"""One paper, as it came (JSON)."""

_TRIES = 3
_IDS_A_PAGE = 1000
"""As many as Europe PMC gives."""
_RECORDS_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Page:
    """One reply: the records in it as they came, and how many there are in all."""

    reply: Reply
    count: int
    records: tuple[Record, ...]
    following: str


@dataclass(frozen=True, slots=True)
class Found:
    """All pages of a question."""

    question: str
    pages: tuple[Page, ...]

    @property
    def count(self) -> int:
        """Europe PMC's own, when the last page came."""
        return self.pages[-1].count

    @property
    def keys(self) -> tuple[str, ...]:
        """The records' names, each once."""
        return tuple(dict.fromkeys(key_of(each) for page in self.pages for each in page.records))

    @property
    def complete(self) -> bool:
        """Whether these are all."""
        return len(self.keys) == self.count


@dataclass(frozen=True, slots=True)
class EuropePmcSearch:
    """Europe PMC's REST service."""

    transport: Transport
    base_url: str

    def in_pubmed(self, question: str) -> Found:
        """What it finds of PubMed's citations: their ids only, as PubMed has the citations."""
        return self._all(f"({question}) AND (SRC:MED)", "idlist", _IDS_A_PAGE)

    def elsewhere(self, question: str) -> Found:
        """What it finds and PubMed does not hold: whole records."""
        return self._all(f"({question}) NOT (SRC:MED)", "core", _RECORDS_A_PAGE)

    def _all(self, question: str, kind: str, size: int) -> Found:
        """Incomplete where pages and count do not agree three times. Raises `SourceError`."""
        for _ in range(_TRIES):
            found = Found(question, tuple(self._pages(question, kind, size)))
            if found.complete:
                break
        return found

    def _pages(self, question: str, kind: str, size: int) -> Iterator[Page]:
        asked, cursor = set[str](), "*"
        while cursor and cursor not in asked:
            asked.add(cursor)
            page = self._page(question, kind, size, cursor)
            yield page
            cursor = page.following if page.records else ""

    def _page(self, question: str, kind: str, size: int, cursor: str) -> Page:
        form = {
            "query": question,
            "resultType": kind,
            "format": "json",
            "pageSize": size,
            "cursorMark": cursor,
            "synonym": "false",
        }
        request = Request(  # noqa: S310 - `corpus.sources.source.base_url` has checked it
            f"{self.base_url}/searchPOST",
            data=urlencode(form).encode(),
            headers={"User-Agent": "casesweep"},
        )
        return page_of(self.transport.ask(request, _check))


def key_of(record: Record) -> str:
    """`PPR/PPR1036674`: ids are unique within their source."""
    return f"{record.get('source')}/{record.get('id')}"


def page_of(reply: Reply) -> Page:
    """A reply that was checked."""
    told = json.loads(reply.body)
    return Page(
        reply,
        told["hitCount"],
        tuple(told["resultList"]["result"]),
        str(told.get("nextCursorMark") or ""),
    )


def _check(body: bytes) -> None:
    """Raise unless the body is a whole list of records, each with its source and id."""
    if not body.lstrip().startswith(b"{"):
        refuse_error(body)
    try:
        told = json.loads(body)
    except ValueError as error:
        raise TransientError("the reply is damaged or was cut off") from error
    if said := told.get("errMsg"):
        raise RefusedError(f"Europe PMC says: {str(said)[:200]}")
    try:
        sound = isinstance(told["hitCount"], int) and all(
            record["source"] and record["id"] for record in told["resultList"]["result"]
        )
    except (KeyError, TypeError):
        sound = False
    if not sound:
        raise TransientError("the reply is no list of records")
