"""Wanted papers to kept replies, in batches; who was asked for is reconciled with who came."""

from collections.abc import Callable, Sequence

from corpus.entrez import Entrez
from corpus.source import RefusedError
from corpus.store import DocumentStore
from corpus.xml import parse

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
    store.take_reply(reply, asked=pmids, received=received_pmids(reply.body))
    return 1


def received_pmids(body: bytes) -> set[str]:
    """The PMIDs of the citations and book chapters of a reply; not those that they only mention."""
    root = parse(body)
    paths = ("PubmedArticle/MedlineCitation/PMID", "PubmedBookArticle/BookDocument/PMID")
    return {(element.text or "").strip() for path in paths for element in root.iterfind(path)}
