"""Wanted papers to kept replies, in batches; who was asked for is reconciled with who came."""

import re
from collections.abc import Callable, Sequence

from corpus.sources.entrez import Entrez
from corpus.sources.source import RefusedError
from corpus.store.documents import DocumentStore
from corpus.xml import parse

_PMCID = re.compile(r"PMC\d+")
BATCH = 200
"""Ids a request, as NCBI advises."""
_PASSES = 2
"""What a reply lacks is asked for once more in the same sweep, then in the next."""


def fetch_wanted(
    entrez: Entrez, store: DocumentStore, advance: Callable[[int], None] = lambda _: None
) -> int:
    """Fetch all that the store wants; how many replies came. What did not come stays wanted.

    `advance` is told how many papers have been asked for. Raises `TransientError` when the source
    fails again and again: what came before is kept.
    """
    replies = 0
    for _ in range(_PASSES):
        wanted = store.wanted()
        for start in range(0, len(wanted), BATCH):
            batch = wanted[start : start + BATCH]
            replies += _fetch(entrez, store, batch)
            advance(len(batch))
    return replies


def _fetch(entrez: Entrez, store: DocumentStore, pmids: Sequence[str]) -> int:
    """A batch that is refused is asked for by halves, so that one bad id costs only itself."""
    try:
        reply = entrez.fetch(pmids)
    except RefusedError as error:
        if len(pmids) == 1:
            store.refused(pmids[0], str(error))
            return 0
        middle = len(pmids) // 2
        return sum(_fetch(entrez, store, half) for half in (pmids[:middle], pmids[middle:]))
    store.take_reply(reply, asked=pmids, received=received(reply.body))
    return 1


def received(body: bytes) -> dict[str, str | None]:
    """The PMIDs of the citations and book chapters of a reply, each with its PMCID if it has one.

    Not those of the papers that they only mention.
    """
    found = {}
    for record in parse(body).iterchildren("PubmedArticle", "PubmedBookArticle"):
        pmid = record.findtext("MedlineCitation/PMID") or record.findtext("BookDocument/PMID")
        if pmid:
            ids = record.iterfind("PubmedData/ArticleIdList/ArticleId")
            pmcids = [(each.text or "").strip() for each in ids if each.get("IdType") == "pmc"]
            found[pmid.strip()] = next((each for each in pmcids if _PMCID.fullmatch(each)), None)
    return found
