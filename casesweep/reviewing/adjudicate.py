"""`casesweep review adjudicate`: what annotators dispute, as a table, or pushed to who decides."""

import sys
from collections.abc import Mapping, Sequence

from rich.table import Table
from sqlalchemy import select

from annotations.doccano.projects import Plan, find_project
from annotations.doccano.push import push
from annotations.pages.labels import labels
from annotations.pages.premarked import Premarked
from annotations.readers.adjudication import Disputed
from annotations.readers.adjudication_page import AdjudicationError, Held, adjudication_page
from annotations.returned.kept import open_disputes
from annotations.selection.candidates import candidates, read_candidates
from cases.contract_reading import from_dict
from cases.db.database import Database, open_database
from cases.db.kept_records import kept_records
from cases.db.schema.papers import Document
from cases.db.schema.reviews import ReviewDocument, ReviewProject
from casesweep.reviewing.review import connect
from casesweep.settings import Settings
from casesweep.sweeping.sweep import lock_of
from casesweep.terminal import console, progress, say, shown
from corpus.sole import sole
from studies.study import Study


def show_disputes(settings: Settings) -> int:
    """Print every field that annotators read differently and nobody has decided."""
    found = open_disputes(open_database(settings.database_url()))
    drawn = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for heading in ("document", "patient", "field", "values"):
        drawn.add_column(heading)
    for each in found:
        for dispute in each.disputes:
            values = "; ".join(f"{name}: {_said(value)}" for name, value in dispute.values.items())
            patient = "" if dispute.patient is None else str(dispute.patient)
            drawn.add_row(each.doc, patient, dispute.field, shown(values))
    if found:
        console(sys.stdout).print(drawn)
    fields = sum(len(each.disputes) for each in found)
    say(f"{fields:,} fields of {len(found):,} documents are in dispute")
    sys.stdout.flush()
    return 0


def push_disputes(settings: Settings, adjudicator: str, *, round_: str) -> int:
    """Give the adjudicator every document in dispute that was not given to one; 1 if any cannot be.

    His confirmed values come back with the next pull, as adjudicated ones.
    """
    study = settings.load_study()
    database = open_database(settings.database_url())
    with sole(lock_of(database, "review"), what=f"review of {study.name}"):
        found = [each for each in open_disputes(database) if each.doc not in _given(database)]
        pages, refused = _pages(database, study, found)
        for sentence in refused:
            say(sentence)
        if pages:
            server = connect(settings)
            plan = Plan(round_, adjudicator, purpose="adjudication")
            project = find_project(database, server, study, plan)
            with progress(f"Pushing to {project.name}") as advance:
                push(database, server, project, pages, advance=lambda more: advance(more, ""))
            where = f"“{project.name}”: {server.url}/projects/{project.number}"
            print(f"{len(pages):,} documents in dispute pushed to {where}", flush=True)  # noqa: T201 - a command speaks
    if not found:
        say("nothing is in dispute that was not given to an adjudicator")
    return int(bool(refused))


def _given(database: Database) -> set[str]:
    """The documents that an adjudicator has before him, or has decided."""
    query = (
        select(Document.doc)
        .join(ReviewDocument, ReviewDocument.document_id == Document.id)
        .join(ReviewProject, ReviewProject.id == ReviewDocument.project_id)
        .where(ReviewProject.purpose == "adjudication")
    )
    with database.reading() as session:
        return set(session.scalars(query))


def _pages(
    database: Database, study: Study, found: Sequence[Disputed]
) -> tuple[list[Premarked], list[str]]:
    """A page for each, in their order; a sentence for each that cannot be adjudicated."""
    held = _held(database, {each.doc for each in found})
    known = labels(study)
    pages, refused = [], []
    for each in found:
        try:
            pages.append(adjudication_page(each, held[each.doc], known))
        except AdjudicationError as error:
            refused.append(str(error))
    return pages, refused


def _held(database: Database, docs: set[str]) -> Mapping[str, Held]:
    with database.reading() as session:
        read = {e.candidate.doc: e for e in read_candidates(session, candidates(session, docs))}
    with database.reading() as session:
        return {
            kept.document.doc: Held(read[kept.document.doc], from_dict(kept.data), kept.case_ids)
            for kept in kept_records(session)
            if kept.document.doc in read
        }


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "nothing"
    return "nothing" if value is None else str(value)
