"""`casesweep sweep`: search, fetch, read, and bring the case database up to date.

It may be cut off at any point and run again: ids, replies and cases are each stored in one
transaction with the note that they are there. Cases are made of all that the store holds, so that a
sweep that died between fetching and reading leaves nothing behind, and a new version of the program
reads every paper anew. What it has read before with the same version is skipped.
"""

import hashlib
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from cases.db.database import Database, create_database
from cases.db.duplicates import documents_in_table, propose
from cases.db.intake import begin
from cases.db.schema.papers import Document, Record
from casesweep.batches import batched
from casesweep.run import take_in
from casesweep.settings import Settings
from casesweep.sources import entrez_of, europepmc_of, full_text_sources
from casesweep.sweeping.notify import notify, notify_failure
from casesweep.sweeping.page import write_page
from casesweep.sweeping.report import SweepReport, Swept, report
from casesweep.terminal import progress
from casesweep.version import versions
from corpus.errors import CasesweepError
from corpus.sole import AtWorkError, sole
from corpus.sources.query import Query, query_of
from corpus.store.documents import DocumentStore, open_store
from corpus.store.gathering import Gathered, Gathering
from corpus.store.hospitals import hospitals_of
from corpus.store.inbox import open_inbox
from corpus.store.joining import Joining
from corpus.store.verification import unproven_papers
from studies.study import Study

INBOX = "inbox"
"""The folder within a study's into which a person puts papers."""


def sweep_study(settings: Settings, *, verify: bool, page: Path | None = None) -> int:
    """One sweep; 0 if PubMed's count, the papers held and the cases agree, else 1.

    The report is printed, written to `page` as HTML, and sent where the settings say. Raises
    `AtWorkError` where another sweep into the same database is at work.
    """
    try:
        told = _swept(settings, verify=verify)
    except AtWorkError:
        raise
    except CasesweepError as error:
        notify_failure(settings, str(error))
        raise
    print(*told.lines(), sep="\n", flush=True)  # noqa: T201 - the command's output
    sent = notify(settings, told)
    if page is not None:
        write_page(told, page)
    return int(not (told.complete and sent))


def _swept(settings: Settings, *, verify: bool) -> SweepReport:
    study = settings.load_study()
    entrez = entrez_of(settings)
    sources = full_text_sources(settings, entrez)
    europepmc = europepmc_of(settings)
    database = create_database(settings.database_url(), study=study.name)
    with sole(lock_of(database), what=f"sweep of {study.name}"):
        query = query_of(study)
        store = open_store(database)
        sweep = store.begin(query)
        today = datetime.now(UTC).date()
        gathering = Gathering(entrez, store, query, today, sources, europepmc)
        with progress("Fetching") as advance:
            gathered = gathering.run(sweep, verify=verify, advance=advance)
        swept = _read(study, store, database, gathered)
        if verify:
            swept = _verified(swept, store, database, query)
        told = report(database, swept, sweep=sweep, study=study, query=query)
        _finish(store, swept, told)
    return told


def _read(study: Study, store: DocumentStore, database: Database, gathered: Gathered) -> Swept:
    """Extract what is new of all that is held, and look for what is told twice."""
    in_table = documents_in_table(database)
    intake = begin(database, versions(study))
    joining = Joining(store, open_inbox(study.folder / INBOX), in_table)
    take_in(intake, study, batched(joining.articles()))
    hospitals = hospitals_of(database, documents_in_table(database))
    return Swept(gathered, intake, len(joining.same), propose(database, hospitals))


def _verified(swept: Swept, store: DocumentStore, database: Database, query: Query) -> Swept:
    """With the proof that nothing is missing, or what speaks against it."""
    listed = store.listed(query)
    with database.reading() as session:
        screened = select(Document.pmid).join(Record, Record.document_id == Document.id)
        read = set(session.scalars(screened.where(Record.closed_run_id.is_(None))))
    unproven = [*unproven_papers(database, listed), *_unread(listed & store.held() - read)]
    gathered = swept.gathered
    if gathered.count != len(listed):
        unproven.append(f"PubMed counts {gathered.count}, and {len(listed):,} ids are known")
    proof = (
        f"verified: PubMed counts {gathered.count}, {len(listed):,} different ids listed, "
        f"{len(listed & store.held()):,} of them in kept replies whose SHA-256 is right, "
        f"{len(listed & read):,} of them screened"
    )
    return replace(swept, proof=(proof,), unproven=tuple(unproven))


def _unread(pmids: set[str]) -> Iterator[str]:
    return (f"PMID {pmid} is held and was not screened" for pmid in sorted(pmids, key=int))


def _finish(store: DocumentStore, swept: Swept, told: SweepReport) -> None:
    gathered = swept.gathered
    papers = {"listed": gathered.listed, "held": gathered.held, "new_papers": gathered.new}
    counts = {
        "run": swept.intake.run_id,
        **papers,
        "missing": len(gathered.missing),
        **swept.intake.counts.as_dict(),
    }
    text = "\n".join(told.lines())
    store.finish(told.sweep, complete=told.complete, counts=counts, report=text)


def lock_of(database: Database, of: str = "sweep") -> Path:
    """Beside the file of the database; for a server in the folder for temporary files."""
    url = database.engine.url
    if url.get_backend_name() == "sqlite" and url.database:
        return Path(f"{url.database}.{of}-lock")
    name = hashlib.sha256(database.shown.encode()).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"casesweep-{of}-{name}.lock"
