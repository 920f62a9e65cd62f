"""`casesweep sweep --baseline FOLDER`: the case database from PubMed's own files, offline."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from cases.db.database import create_database
from cases.db.duplicates import documents_in_table
from cases.db.intake import begin
from casesweep.batches import batched
from casesweep.run import summary, take_in
from casesweep.screening import screening_of
from casesweep.settings import Settings
from casesweep.sweeping.sweep import INBOX, lock_of
from casesweep.terminal import progress
from casesweep.version import versions
from corpus.article import Article
from corpus.errors import WrongUse
from corpus.pubmed.baseline import baseline_files, check_sum, missing_numbers, read_file
from corpus.pubmed.byte_stream import DamagedFileError
from corpus.reject import Reject
from corpus.sole import sole
from corpus.store.documents import DocumentStore, open_store
from corpus.store.from_files import files_read, pmids_kept, take_file
from corpus.store.inbox import open_inbox
from corpus.store.joining import Joining
from extract.paper.sieve import may_be_relevant
from studies.study import Study


@dataclass(slots=True)
class _Reading:
    """What came of the files: how many were read, citations in them, those that changed."""

    files: int = 0
    citations: int = 0
    changed: int = 0
    rejects: list[Reject] = field(default_factory=list)


def sweep_baseline(settings: Settings, folder: Path) -> int:
    """Read the files that have not been read yet, in order; 1 if any is missing or damaged.

    Citations are kept that may be relevant, judged by their text, and all that later files say of
    them. What is read does not go through the query, which only PubMed can answer.
    """
    study = settings.load_study()
    files = baseline_files(folder)
    if not files:
        raise WrongUse(f"{folder} holds no file of PubMed's (pubmed26n0001.xml.gz); name another")
    database = create_database(settings.database_url(), study=study.name)
    with sole(lock_of(database), what=f"sweep of {study.name}"):
        store = open_store(database)
        reading = _read(store, files, study)
        intake = begin(database, versions(study))
        joining = Joining(store, open_inbox(study.folder / INBOX), documents_in_table(database))
        take_in(intake, study, batched(chain(reading.rejects, joining.articles())))
    print(  # noqa: T201 - the command's output
        f"files: {len(files):,} in {folder}, {reading.files:,} read now; citations: "
        f"{reading.citations:,} read, {reading.changed:,} that may be relevant new or changed",
        *summary(intake.counts),
        f"database: {database.shown}",
        sep="\n",
        flush=True,
    )
    return int(intake.counts.rejected > 0)


def _read(store: DocumentStore, files: list[Path], study: Study) -> _Reading:
    """Up to the first file that is damaged: what comes after it could be put back by it later."""
    reading = _Reading(rejects=list(_missing(files)))
    done = files_read(store.sessions)
    known = pmids_kept(store.sessions)

    def choose(article: Article) -> bool:
        return article.pmid in known or may_be_relevant(article, study)

    with progress("Reading PubMed's files") as advance:
        for path in files:
            try:
                md5 = check_sum(path)
                if done.get(path.name) == md5:
                    continue
                screening = screening_of(study, known)
                content = read_file(path, md5, choose=choose, screening=screening)
            except DamagedFileError as error:
                reading.rejects.append(Reject("read", str(path), "", f"{path} {error}"))
                break
            reading.changed += take_file(store.sessions, content)
            known |= content.chosen.keys()
            reading.files += 1
            reading.citations += content.citations
            reading.rejects += content.rejects
            advance(content.citations, f"{len(known):,} that may be relevant")
    return reading


def _missing(files: list[Path]) -> Iterator[Reject]:
    for name in missing_numbers(files):
        reason = f"{name} is missing between the files around it; get it, and run this again"
        yield Reject("read", str(files[0].parent), name, reason)
