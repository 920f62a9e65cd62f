"""`casesweep sweep`: search, fetch, read, and bring the case database up to date.

It may be cut off at any point and run again: ids, replies and cases are each stored in one
transaction with the note that they are there. Cases are made of all that the store holds, so that a
sweep that died between fetching and reading leaves nothing behind, and a new version of the program
reads every paper anew. What it has read before with the same version is skipped.
"""

import hashlib
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from cases.database import Database, create_database
from cases.intake import Intake, begin
from casesweep.batches import batched
from casesweep.run import take_in
from casesweep.settings import Settings
from casesweep.sources import entrez_of, full_text_sources
from casesweep.sweep_report import report, summary_line
from casesweep.version import versions
from corpus.entrez import Entrez
from corpus.full_text import Source
from corpus.gathering import Gathered, Gathering
from corpus.inbox import open_inbox
from corpus.query import query_of
from corpus.sole import sole
from corpus.store import DocumentStore, open_store
from studies.study import Study

INBOX = "inbox"
"""The folder within a study's into which a person puts papers."""


def sweep_study(settings: Settings, *, verify: bool) -> int:
    """One sweep; 0 if PubMed's count, the papers held and the cases agree, else 1.

    Raises `AtWorkError` where another sweep into the same database is at work.
    """
    study = settings.load_study()
    entrez = entrez_of(settings)
    sources = full_text_sources(settings, entrez)
    database = create_database(settings.database_url(), study=study.name)
    with sole(lock_of(database), what=f"sweep of {study.name}"):
        return _sweep(study, entrez, sources, database, verify=verify)


def lock_of(database: Database) -> Path:
    """Beside the file of the database; for a server in the folder for temporary files."""
    url = database.engine.url
    if url.get_backend_name() == "sqlite" and url.database:
        return Path(f"{url.database}.sweep-lock")
    name = hashlib.sha256(database.shown.encode()).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"casesweep-sweep-{name}.lock"


def _sweep(
    study: Study, entrez: Entrez, sources: list[Source], database: Database, *, verify: bool
) -> int:
    query = query_of(study)
    store = open_store(database)
    sweep = store.begin(query)
    gathering = Gathering(entrez, store, query, datetime.now(UTC).date(), sources)
    gathered = gathering.run(sweep, verify=verify)
    intake = begin(database, versions(study))
    inbox = open_inbox(study.folder / INBOX)
    take_in(intake, study, batched(inbox.join(store.articles())))
    complete = gathered.complete and not intake.counts.rejected
    lines = report(database, intake, gathered, sweep=sweep, study=study, query=query)
    last = summary_line(gathered, intake.counts, complete=complete)
    _finish(store, sweep, gathered, intake, complete=complete, text="\n".join([*lines, last]))
    print(*lines, last, sep="\n", flush=True)  # noqa: T201 - the command's output
    return int(not complete)


def _finish(
    store: DocumentStore,
    sweep: int,
    gathered: Gathered,
    intake: Intake,
    *,
    complete: bool,
    text: str,
) -> None:
    papers = {"listed": gathered.listed, "held": gathered.held, "new_papers": gathered.new}
    counts = {**papers, "missing": len(gathered.missing), **intake.counts.as_dict()}
    store.finish(sweep, complete=complete, counts=counts, report=text)
