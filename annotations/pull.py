"""Confirmed documents from the server into the case database; what cannot be taken is told.

Each document is one transaction. One that came before exactly so is left alone, so that pulling
twice changes nothing and a pull that was cut off is finished by the next.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select

from annotations.doccano import Doccano, Json
from annotations.interpretation import Interpreted, ReadWords, Returned, Seen, interpret
from annotations.labels import Label, labels
from annotations.offsets import from_utf16
from annotations.ownership import Link
from annotations.page import page_from_json
from annotations.premarked import Premark
from annotations.projects import check_project
from annotations.push import clean_up
from annotations.rebuild import article_of, rebuild, unheard
from annotations.upload import relations_between
from annotations.writing import Taken, write
from cases.contract_reading import from_dict
from cases.database import Database
from cases.record import CaseRecord
from cases.review_schema import ReviewDocument, ReviewProject, ReviewPull
from cases.schema import Document, Record, SourceText
from studies.hierarchy import hierarchy
from studies.study import Study

_AT_ONCE = 50
_KINDS = ("kept", "corrected", "rejected", "added")


@dataclass(slots=True)
class Pulled:
    """What a pull did. `changes` counts marks of the taken documents by what became of them.

    `refused` are sentences, one for each document that could not be taken; `notices` tell what
    else a person should know.
    """

    taken: int = 0
    unchanged: int = 0
    waiting: int = 0
    changes: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_KINDS, 0))
    refused: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Puller:
    """Everything that a pull needs. `read_words` reads figures as the extractor does."""

    database: Database
    server: Doccano
    study: Study
    read_words: ReadWords
    advance: Callable[[int], None] = lambda _: None

    def pull(self, project: ReviewProject, out: Pulled) -> None:
        """Take what is confirmed in the project. Raises `DoccanoError`; what was taken stays."""
        news = check_project(self.database, self.server, project)
        out.notices += [news] if news else []
        clean_up(self.database, self.server, project)
        pushed = _manifest(self.database, project)
        examples = list(self.server.pages(f"projects/{project.number}/examples"))
        there = {each["id"]: each for each in examples}
        _tell_strangers(project, pushed, there, out)
        confirmed = [there[i] for i in pushed if i in there and there[i]["is_confirmed"]]
        out.waiting += len(pushed) - len(confirmed)
        session = _Session(self, project, out)
        for first in range(0, len(confirmed), _AT_ONCE):
            some = confirmed[first : first + _AT_ONCE]
            session.take([(pushed[each["id"]], each) for each in some])
            self.advance(len(some))


class _Session:
    """One project's pull: what holds for all its documents is asked once."""

    def __init__(self, puller: Puller, project: ReviewProject, out: Pulled) -> None:
        self.puller, self.project, self.out = puller, project, out
        base = f"projects/{project.number}"
        server = puller.server
        self.base = base
        self.hierarchy = hierarchy(puller.study)
        self.known: Mapping[str, Label] = labels(puller.study)
        self.types = {each["id"]: each["text"] for each in server.get(f"{base}/span-types")}
        self.lines = {each["id"]: each["text"] for each in server.get(f"{base}/relation-types")}
        self.people = {each["user"]: each["username"] for each in server.get(f"{base}/members")}
        self.comments: dict[int, list[Json]] = {}
        for comment in server.pages(f"{base}/comments", ordering="created_at"):
            self.comments.setdefault(comment["example"], []).append(comment)

    def take(self, documents: Sequence[tuple[ReviewDocument, Json]]) -> None:
        """Ask for the marks of these documents, then write each of them."""
        asked = [
            f"{self.base}/examples/{example['id']}/{what}"
            for _, example in documents
            for what in ("spans", "relations", "states")
        ]
        told = self.puller.server.get_all(asked)
        for place, (pushed, example) in enumerate(documents):
            spans, relations, states = told[3 * place : 3 * place + 3]
            comments = self.comments.get(example["id"], [])
            self._take(pushed, _Told(example, spans, relations, states["results"], comments))

    def _take(self, pushed: ReviewDocument, told: "_Told") -> None:
        if not told.states:
            self.out.waiting += 1  # somebody has just taken the tick away
            return
        with self.puller.database.reading() as session:
            before = session.scalars(
                select(ReviewPull)
                .where(ReviewPull.review_document_id == pushed.id)
                .order_by(ReviewPull.id.desc())
                .limit(1)
            ).one_or_none()
            document = session.get_one(Document, pushed.document_id)
            doc, title, year = document.doc, document.title, document.year
            sections = session.get_one(SourceText, pushed.text_hash).sections
            cohort = _cohort(session.scalars(_current(pushed)).one())
        where = f"{doc} in “{self.project.name}”"
        if told.example["text"] != pushed.text:
            self.out.refused.append(
                f"{where}: its text was changed on the server; nothing of it is taken: put the "
                "text back, or push the document in another round"
            )
            return
        if before is not None and before.state == told.digest:
            self.out.unchanged += 1
            return
        person = self._person(told)
        said = self._said(pushed, told, person)
        if said.problems:
            self._refuse(where, said.problems)
            return
        article = article_of(doc, title, year, sections)
        record = rebuild(said, article, cohort=cohort, hierarchy=self.hierarchy)
        problems = list(unheard(said, record))
        if problems:
            self._refuse(where, problems)
            return
        self._write(pushed, told, person, said, record, before)

    def _write(  # noqa: PLR0917 - the parts of one `Taken`
        self,
        pushed: ReviewDocument,
        told: "_Told",
        person: str,
        said: Interpreted,
        record: CaseRecord,
        before: ReviewPull | None,
    ) -> None:
        taken = Taken(
            pushed=pushed,
            said=said,
            record=record,
            person=person,
            confirmed=told.confirmed,
            state=told.digest,
            adjudicated=self.project.purpose == "adjudication",
            cases_before=before.changes["cases"] if before else {},
        )
        with self.puller.database.writing() as session:
            write(session, taken)
        self.out.taken += 1
        for change in said.changes:
            self.out.changes[change.what] += 1

    def _refuse(self, where: str, problems: Sequence[str]) -> None:
        self.out.refused += [
            f"{where}: {problem}; correct it, and tick the document again"
            for problem in dict.fromkeys(problems)
        ]

    def _person(self, told: "_Told") -> str:
        """Who ticked the document last."""
        number = told.states[-1]["confirmed_by"]
        return str(self.people.get(number, f"user {number}"))

    def _said(self, pushed: ReviewDocument, told: "_Told", person: str) -> Interpreted:
        page = page_from_json(pushed.text, pushed.layout)
        spans, wrong = _spans(told.spans, self.types, page.text)
        drawn = _pushed_lines(pushed)
        links = [_link(each, self.lines[each["type"]], drawn) for each in told.relations]
        comments = [each["text"] for each in told.comments]
        returned = Returned(page, pushed.spans, spans, links, comments, person)
        said = interpret(returned, self.known, self.puller.read_words)
        said.problems += wrong
        return said


@dataclass(frozen=True, slots=True)
class _Told:
    """All that the server says of a document."""

    example: Json
    spans: Sequence[Json]
    relations: Sequence[Json]
    states: Sequence[Json]
    comments: Sequence[Json]

    @property
    def confirmed(self) -> datetime:
        """When it was ticked."""
        return datetime.fromisoformat(self.states[-1]["confirmed_at"])

    @property
    def digest(self) -> str:
        """The name of exactly this."""
        said = [self.spans, self.relations, self.states, [each["text"] for each in self.comments]]
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _manifest(database: Database, project: ReviewProject) -> dict[int, ReviewDocument]:
    """What was pushed, by its number on the server."""
    query = select(ReviewDocument).where(ReviewDocument.project_id == project.id)
    with database.reading() as session:
        rows = {row.example_id: row for row in session.scalars(query)}
        session.expunge_all()
    return rows


def _tell_strangers(
    project: ReviewProject,
    pushed: Mapping[int, ReviewDocument],
    there: Mapping[int, Json],
    out: Pulled,
) -> None:
    lost = [number for number in pushed if number not in there]
    if lost:
        out.notices.append(
            f"{len(lost)} documents of “{project.name}” are no longer on the server; what was "
            "taken of them is kept"
        )
    strange = len(there.keys() - pushed.keys())
    if strange:
        out.notices.append(
            f"“{project.name}” has {strange} documents that were not pushed from this database; "
            "they are left alone"
        )


def _current(pushed: ReviewDocument) -> Any:
    return select(Record).where(
        Record.document_id == pushed.document_id, Record.closed_run_id.is_(None)
    )


def _cohort(record: Record) -> Any:
    """The extractor's figures of the document's group."""
    return from_dict({"doc": "-", "cohort": record.cohort}).cohort


def _spans(
    spans: Sequence[Json], types: Mapping[int, str], text: str
) -> tuple[list[Seen], list[str]]:
    """The spans in code points of the page; a sentence for each whose place is none."""
    seen: list[Seen] = []
    wrong: list[str] = []
    for each in sorted(spans, key=lambda each: (each["start_offset"], each["id"])):
        start, end = (from_utf16(text, each[key]) for key in ("start_offset", "end_offset"))
        label = types[each["label"]]
        if start is None or end is None or start >= end:
            wrong.append(
                f"{label}: a mark from {each['start_offset']} to {each['end_offset']} has no "
                "words; delete it"
            )
        else:
            seen.append(Seen(each["id"], label, start, end))
    return seen, wrong


def _link(relation: Json, name: str, pushed: set[tuple[int, int, str]]) -> Link:
    start, end = relation["from_id"], relation["to_id"]
    return Link(start, end, name, (start, end, name) not in pushed)


def _pushed_lines(pushed: ReviewDocument) -> set[tuple[int, int, str]]:
    """The relations that were pushed, by the ids of their ends."""
    marks = [Premark(**each) for each in pushed.spans]
    if not any(mark.span_id for mark in marks):
        return set()
    return {
        (marks[at].span_id, marks[to].span_id, f"patient {patient}")
        for at, to, patient in relations_between(marks)
    }
