"""`casesweep review`: documents to annotators in Doccano, their corrections back, how it stands."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import typer
from rich.table import Table
from sqlalchemy import func, select

from annotations.doccano.projects import Plan, find_project, our_projects
from annotations.doccano.pull import Pulled, Puller
from annotations.doccano.push import push
from annotations.doccano.session import Doccano, DoccanoError
from annotations.pages.labels import labels
from annotations.pages.premarked import premarked
from annotations.readers.pace import paces
from annotations.returned.kept import marked_documents, open_disputes
from annotations.selection.assignment import assign, shown_before
from annotations.selection.candidates import Candidate, candidates, read_candidates
from cases.db.database import Database, create_database
from cases.db.schema.reviews import ReviewDocument, ReviewProject, ReviewPull
from casesweep.reviewing.words import read_words
from casesweep.settings import Settings
from casesweep.sweeping.sweep import lock_of
from casesweep.terminal import console, progress, say
from corpus.errors import CasesweepError, WrongUse
from corpus.sole import sole
from studies.study import Study

PASSWORD = "CASESWEEP_DOCCANO_PASSWORD"  # noqa: S105 - the name of the variable


def push_documents(
    settings: Settings,
    annotators: Sequence[str],
    *,
    round_: str,
    share: float,
    limit: int | None,
    blind: bool,
    docs: Sequence[str],
) -> int:
    """Give the annotators documents that they have not had; those most likely wrong come first.

    Raises `AtWorkError` where another push or pull of the same database is at work.
    """
    study, database = _opened(settings)
    with sole(lock_of(database, "review"), what=f"review of {study.name}"):
        server = connect(settings)
        with database.reading() as session:
            chosen = candidates(session, docs or None)
            _check_docs(docs, chosen)
            shown = shown_before(session, blind=blind)
        dealt = assign(chosen, annotators, shown, share=share, limit=limit)
        lines = []
        for name, given in dealt.items():
            plan = Plan(round_, name, blind=blind)
            lines.append(_push(database, server, study, plan, given))
    both = _shared(dealt)
    lines.append(f"{both:,} of these documents go to two annotators")
    print(*lines, sep="\n", flush=True)  # noqa: T201 - a command speaks
    return 0


def pull_documents(settings: Settings) -> int:
    """Take what annotators have confirmed into the case database; 1 if any cannot be taken."""
    study, database = _opened(settings)
    out = Pulled()
    with sole(lock_of(database, "review"), what=f"review of {study.name}"):
        server = connect(settings)
        projects = our_projects(database, server=server.url)
        if not projects:
            raise WrongUse(
                f"nothing was pushed to {server.url} from {database.shown}; push first: "
                "casesweep review push --annotator NAME"
            )
        with progress("Taking") as advance:
            puller = Puller(database, server, study, read_words, lambda done: advance(done, ""))
            faults = [fault for each in projects if (fault := _pulled(puller, each, out))]
    for sentence in (*out.notices, *out.refused, *faults):
        say(sentence)
    changes = ", ".join(f"{count:,} {kind}" for kind, count in out.changes.items())
    print(  # noqa: T201 - a command speaks
        f"documents: {out.taken:,} taken, {out.unchanged:,} unchanged, {out.waiting:,} not yet "
        f"confirmed, {len(out.refused):,} refused" + _nothing(out),
        f"marks of those taken: {changes}",
        f"database: {database.shown}",
        sep="\n",
        flush=True,
    )
    return int(bool(out.refused or faults))


def show_status(settings: Settings) -> int:
    """Print how far each annotator is, the minutes a document takes, and what is in dispute."""
    _, database = _opened(settings)
    screen = console(sys.stdout)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for heading in ("project", "annotator"):
        table.add_column(heading)
    for heading in ("pushed", "confirmed", "taken", "kept", "corrected", "rejected", "added"):
        table.add_column(heading, justify="right")
    confirmed = _confirmed(settings, database)
    for project in our_projects(database):
        pushed, taken, changes = _counts(database, project)
        row = (pushed, confirmed.get(project.id, "?"), taken, *changes)
        table.add_row(project.name, project.annotator, *map(str, row))
    screen.print(table)
    for pace in paces(marked_documents(database)):
        minutes = "too few to tell" if pace.minutes is None else f"{pace.minutes:.1f}"
        how = "without marks beforehand" if pace.blind else "with marks beforehand"
        screen.print(
            f"minutes a document, {pace.annotator or 'all'}, {how}: {minutes} "
            f"(median of {pace.timed:,} of {pace.documents:,})"
        )
    disputed = open_disputes(database)
    fields = sum(len(each.disputes) for each in disputed)
    screen.print(f"in dispute: {fields:,} fields of {len(disputed):,} documents")
    sys.stdout.flush()
    return 0


def make_account(settings: Settings, name: str) -> int:
    """Make the account of an annotator; his password is asked for."""
    server = connect(settings)
    password = typer.prompt(f"Password for {name}", hide_input=True, confirmation_prompt=True)
    server.do(lambda client: client.create_user(name, password))
    print(f"{name} can log in at {server.url}", flush=True)  # noqa: T201 - a command speaks
    return 0


def connect(settings: Settings) -> Doccano:
    """The server, logged in."""
    return Doccano(settings.doccano_url, settings.doccano_user, password_of(settings.doccano_user))


def password_of(user: str) -> str:
    """From the environment, else asked for; raises `WrongUse` where nobody can be asked."""
    given = os.environ.get(PASSWORD, "")
    if given:
        return given
    if not sys.stdin.isatty():
        raise WrongUse(f"the password of {user} is not known; put it into {PASSWORD}")
    return str(typer.prompt(f"Password of {user}", hide_input=True, err=True))


def _opened(settings: Settings) -> tuple[Study, Database]:
    study = settings.load_study()
    return study, create_database(settings.database_url(), study=study.name)


def _check_docs(docs: Sequence[str], chosen: Sequence[Candidate]) -> None:
    missing = set(docs) - {each.doc for each in chosen}
    if missing:
        raise WrongUse(f"the database holds no text of {', '.join(sorted(missing))}")


def _push(
    database: Database, server: Doccano, study: Study, plan: Plan, given: Sequence[Candidate]
) -> str:
    project = find_project(database, server, study, plan)
    known = labels(study)
    with database.reading() as session, progress(f"Pushing to {project.name}") as advance:
        pages = (premarked(r, known, blind=plan.blind) for r in read_candidates(session, given))
        done = push(database, server, project, pages, advance=lambda more: advance(more, ""))
    where = f"{server.url}/projects/{project.number}"
    return f"{done:,} documents pushed to “{project.name}”: {where}"


def _shared(dealt: Mapping[str, Sequence[Candidate]]) -> int:
    docs = [each.doc for given in dealt.values() for each in given]
    return len(docs) - len(set(docs))


def _pulled(puller: Puller, project: ReviewProject, out: Pulled) -> str:
    """The fault that ended the pull of a project, so that the others are still pulled."""
    try:
        puller.pull(project, out)
    except DoccanoError as error:
        return str(error)
    return ""


def _nothing(out: Pulled) -> str:
    return "; nothing changed" if not out.taken and not out.refused else ""


def _confirmed(settings: Settings, database: Database) -> dict[int, int]:
    """How many documents are ticked, by project; empty, with a sentence, where nobody answers."""
    found: dict[int, int] = {}
    with _told():
        server = connect(settings)
        for project in our_projects(database, server=server.url):
            told = server.get(f"projects/{project.number}/metrics/progress")
            found[project.id] = told["complete"]
    return found


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except CasesweepError as error:
        say(f"what is confirmed on the server is not known: {error}")


def _counts(database: Database, project: ReviewProject) -> tuple[int, int, list[int]]:
    """Documents pushed and taken; the marks of those taken, by what became of them."""
    of_project = ReviewDocument.project_id == project.id
    last = select(func.max(ReviewPull.id)).group_by(ReviewPull.review_document_id)
    changes = (
        select(ReviewPull.changes)
        .join(ReviewDocument, ReviewDocument.id == ReviewPull.review_document_id)
        .where(of_project, ReviewPull.id.in_(last))
    )
    with database.reading() as session:
        pushed = session.scalar(select(func.count(ReviewDocument.id)).where(of_project)) or 0
        taken = session.scalars(changes).all()
    kinds = [span["what"] for each in taken for span in each["spans"]]
    return pushed, len(taken), [kinds.count(k) for k in ("kept", "corrected", "rejected", "added")]
