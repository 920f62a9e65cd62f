"""Projects on the server: one for each annotator, with labels, colours, keys and the guideline."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

from doccano_client import DoccanoClient
from sqlalchemy import select

from annotations.doccano.session import Doccano, DoccanoError, GoneError
from annotations.pages.labels import Label, labels, relation_of
from annotations.pages.page import BLIND_LINES
from cases.db.database import Database
from cases.db.schema.reviews import ReviewProject
from corpus.errors import WrongUse
from studies.study import Study

GUIDELINE = "guideline.md"
"""In the study's folder; it becomes the project's page."""

_TYPE = "SequenceLabeling"
_ROLE = "annotator"
_WHITE = "#ffffff"
_LINES = ("#1565c0", "#c62828", "#2e7d32", "#6a1b9a", "#ef6c00", "#00838f")


@dataclass(frozen=True, slots=True)
class Plan:
    """Whose project of which round. A project of the same plan is extended, not made again."""

    round: str
    annotator: str
    blind: bool = False
    purpose: str = "annotation"

    def name(self, study: Study) -> str:
        """As people see it on the server."""
        kind = " (adjudication)" if self.purpose == "adjudication" else ""
        return f"{study.name} {self.round}: {self.annotator}{' (blind)' if self.blind else kind}"


def find_project(database: Database, server: Doccano, study: Study, plan: Plan) -> ReviewProject:
    """Our project for the plan: the one we know, or a new one.

    Raises `WrongUse` where the annotator has no account, or the name is somebody else's project's.
    """
    user = _user(server, plan.annotator)
    known = _known(database, server, plan)
    if known is not None:
        check_project(database, server, known)
        _furnish(server, known.number, study, user)
        return known
    name = plan.name(study)
    if any(project["name"] == name for project in server.pages("projects")):
        raise WrongUse(
            f"{server.url} has a project “{name}” that is not in this database; rename or delete "
            "it there, or name another --round"
        )
    number = _make(server, study, name)
    with database.writing() as session:
        project = ReviewProject(
            server=server.url,
            number=number,
            name=name,
            round=plan.round,
            annotator=plan.annotator,
            purpose=plan.purpose,
            blind=plan.blind,
            made=datetime.now(UTC),
        )
        session.add(project)
        session.flush()
        session.expunge(project)
    _furnish(server, number, study, user)
    return project


def check_project(database: Database, server: Doccano, project: ReviewProject) -> str | None:
    """That the server still has it; a sentence where it was renamed there.

    Raises `DoccanoError`.
    """
    try:
        told = server.get(f"projects/{project.number}")
    except GoneError as error:
        raise DoccanoError(
            f"{server.url} no longer has the project “{project.name}” (number {project.number}); "
            "what was pulled from it is kept; push to another --round"
        ) from error
    if told["name"] == project.name:
        return None
    news = f"“{project.name}” is now called “{told['name']}” on {server.url}"
    with database.writing() as session:
        session.get_one(ReviewProject, project.id).name = told["name"]
    project.name = told["name"]
    return news


def our_projects(
    database: Database, *, server: str | None = None, purpose: str | None = None
) -> list[ReviewProject]:
    """The projects that we have made, oldest first; only those of a server or purpose."""
    query = select(ReviewProject).order_by(ReviewProject.id)
    if server is not None:
        query = query.where(ReviewProject.server == server)
    if purpose is not None:
        query = query.where(ReviewProject.purpose == purpose)
    with database.reading() as session:
        projects = list(session.scalars(query))
        session.expunge_all()
    return projects


def _known(database: Database, server: Doccano, plan: Plan) -> ReviewProject | None:
    for project in our_projects(database, server=server.url):
        if plan == Plan(project.round, project.annotator, project.blind, project.purpose):
            return project
    return None


def _user(server: Doccano, name: str) -> str:
    for user in server.get("users", q=name):
        if user["username"] == name:
            return name
    raise WrongUse(
        f"{server.url} has no account {name}; make it with: casesweep review server user {name}"
    )


def _make(server: Doccano, study: Study, name: str) -> int:
    made = server.do(
        lambda client: client.create_project(
            name=name,
            project_type=_TYPE,
            description=str(study.settings.get("title", study.name)),
            guideline=_guideline(study),
            collaborative_annotation=True,
            allow_overlapping=True,
            use_relation=True,
            grapheme_mode=False,
        )
    )
    return int(made.id)


def _guideline(study: Study) -> str:
    path = study.folder / GUIDELINE
    return path.read_text("utf-8").strip() if path.is_file() else "Please write the guideline here."


def _furnish(server: Doccano, number: int, study: Study, annotator: str) -> None:
    """Give it what it lacks: it may be new, cut off half made, or older than the study's tables."""
    there = {each["text"] for each in server.get(f"projects/{number}/span-types")}
    missing = [label for text, label in labels(study).items() if text not in there]
    if missing:
        server.upload_labels(number, [_as_json(label) for label in missing])
    ensure_relations(server, number, BLIND_LINES)
    members = {each["username"] for each in server.get(f"projects/{number}/members")}
    if annotator not in members:
        server.do(lambda client: client.add_member(number, annotator, _ROLE))
    guideline = _guideline(study)
    if server.get(f"projects/{number}")["guideline"] != guideline:
        server.do(lambda client: client.update_project(number, guideline=guideline))


def _as_json(label: Label) -> dict[str, Any]:
    return {
        "text": label.text,
        "prefix_key": None,
        "suffix_key": label.key or None,
        "background_color": label.colour,
        "text_color": _WHITE,
    }


def ensure_relations(server: Doccano, number: int, patients: int) -> None:
    """Let there be a kind of relation for each of so many patients."""
    there = {each["text"] for each in server.get(f"projects/{number}/relation-types")}
    for patient in range(1, patients + 1):
        name = relation_of(str(patient))
        if name not in there:
            colour = _LINES[patient % len(_LINES)]
            server.do(partial(_make_relation, number=number, name=name, colour=colour))


def _make_relation(client: DoccanoClient, *, number: int, name: str, colour: str) -> None:
    client.create_label_type(number, "relation", name, color=colour)
