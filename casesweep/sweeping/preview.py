"""`casesweep sweep --preview`: what the query of a study finds now, before a sweep asks it.

Nothing is stored. Meant for whoever changes the query: which papers of the case table would it no
longer find, and how many would it find that no query has found before.
"""

from datetime import UTC, datetime

from cases.db.database import open_database
from casesweep.settings import Settings
from casesweep.sources import entrez_of, europepmc_of
from casesweep.sweeping.changes import included
from casesweep.terminal import shown
from corpus.sources.query import query_of
from corpus.sources.search import list_window, whole
from corpus.store.documents import open_store


def preview_query(settings: Settings) -> int:
    """Print it; 1 if the query would drop a paper of the case table, or its list is short."""
    query = query_of(settings.load_study())
    database = open_database(settings.database_url())
    store = open_store(database)
    listing = list_window(entrez_of(settings), query.pubmed, whole(datetime.now(UTC).date()))
    found = set(listing.pmids)
    elsewhere = europepmc_of(settings).elsewhere(query.europepmc)
    candidates = store.found_by_any() - store.withdrawn() - found
    with database.reading() as session:
        dropped = [each for each in included(session) if each[0] in candidates]
    first = f"query version {query.version} ({query.hash}): PubMed counts {listing.count:,}, "
    second = f"Europe PMC ({query.europepmc_hash}): {elsewhere.count:,} records that PubMed "
    lines = [
        f"{first}{len(found):,} ids received, {len(found - store.held()):,} of them not held yet",
        f"{second}does not hold",
        *(f"ALERT: would no longer find PMID {pmid}  {shown(title)}" for pmid, title in dropped),
        f"{len(dropped):,} papers of the case table would be dropped; nothing was changed",
    ]
    print(*lines, sep="\n", flush=True)  # noqa: T201 - the command's output
    return int(bool(dropped) or not listing.complete or not elsewhere.complete)
