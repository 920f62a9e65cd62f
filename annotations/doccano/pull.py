"""Confirmed documents from the server into the case database; what cannot be taken is told.

Each document is one transaction. One that came before exactly so is left alone, so that pulling
twice changes nothing and a pull that was cut off is finished by the next.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from annotations.doccano.projects import check_project
from annotations.doccano.push import clean_up
from annotations.doccano.session import Doccano, Json
from annotations.doccano.told import ProjectTold, Tick, Told
from annotations.pages.labels import labels
from annotations.returned.interpretation import Interpreted, ReadWords, interpret
from annotations.returned.rebuild import article_of, rebuild, unheard
from annotations.returned.writing import Taken, write
from cases.contract_reading import from_dict
from cases.db.database import Database
from cases.db.schema.papers import Document, Record, SourceText
from cases.db.schema.reviews import ReviewDocument, ReviewProject, ReviewPull
from cases.record import CaseRecord, Cohort
from corpus.article import Article
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
        pushed = _pushed(self.database, project)
        examples = f"projects/{project.number}/examples"
        there = list(self.server.pages(examples, confirmed="true"))
        confirmed = [each for each in there if each["id"] in pushed]
        everything = self.server.get(examples, limit=1)["count"]
        if len(confirmed) < len(there) or everything != len(pushed):
            _tell_strangers(project, pushed, self.server.pages(examples), out)
        out.waiting += len(pushed) - len(confirmed)
        session = _Session(self, project, out)
        for first in range(0, len(confirmed), _AT_ONCE):
            some = confirmed[first : first + _AT_ONCE]
            session.look_at(some)
            self.advance(len(some))
        session.look_who_confirmed()


@dataclass(frozen=True, slots=True)
class _Page:
    """A confirmed document as it stands, and as it was taken last, if it was."""

    pushed: ReviewDocument
    told: Told
    before: ReviewPull | None

    @property
    def is_known(self) -> bool:
        """Whether nothing has changed since; a text that was changed is looked at every time."""
        return (
            self.before is not None
            and self.before.state == self.told.digest
            and self.told.example["text"] == self.pushed.text
        )


class _Session:
    """One project's pull."""

    def __init__(self, puller: Puller, project: ReviewProject, out: Pulled) -> None:
        self.puller, self.project, self.out = puller, project, out
        self.told = ProjectTold(puller.server, project)
        self.hierarchy = hierarchy(puller.study)
        self.labels = labels(puller.study)
        self.known: list[_Page] = []
        self.confirmed: Counter[str] = Counter()
        """How many documents each person has confirmed, as far as it is known here."""

    def look_at(self, examples: Sequence[Json]) -> None:
        """Ask for the marks of these documents, and take those that have changed."""
        changed = []
        for page in self._pages(examples):
            if page.before is not None and page.is_known:
                self.known.append(page)
                self.confirmed[page.before.person] += 1
            else:
                changed.append(page)
        for page, tick in zip(changed, self._ticks(changed), strict=True):
            self.confirmed[tick.person if tick else ""] += 1
            self._take(page, tick)

    def look_who_confirmed(self) -> None:
        """Of what has not changed, take what somebody else has confirmed since.

        The server tells in one request how many documents each person has confirmed; only where
        that is not what is known here, it is asked of each document.
        """
        same = not self.known or self.told.confirmed() == self.confirmed
        for first in range(0, 0 if same else len(self.known), _AT_ONCE):
            some = self.known[first : first + _AT_ONCE]
            for page, tick in zip(some, self._ticks(some), strict=True):
                if page.before is not None and tick and tick.person != page.before.person:
                    self.out.unchanged -= 1
                    self._take(page, tick)
        self.out.unchanged += len(self.known)

    def _pages(self, examples: Sequence[Json]) -> Iterator[_Page]:
        told = self.told.marks(examples)
        numbers = [each["id"] for each in examples]
        of_project = ReviewDocument.project_id == self.project.id
        query = select(ReviewDocument).where(of_project, ReviewDocument.example_id.in_(numbers))
        with self.puller.database.reading() as session:
            pushed = {each.example_id: each for each in session.scalars(query)}
            before = _last_pulls(session, [each.id for each in pushed.values()])
            session.expunge_all()
        for each in told:
            of = pushed[each.example["id"]]
            yield _Page(of, each, before.get(of.id))

    def _ticks(self, pages: Sequence[_Page]) -> list[Tick | None]:
        return self.told.ticks([page.told.example for page in pages])

    def _take(self, page: _Page, tick: Tick | None) -> None:
        if tick is None:
            self.out.waiting += 1  # somebody has just taken the tick away
            return
        article, cohort = self._read(page.pushed)
        where = f"{article.doc} in “{self.project.name}”"
        if page.told.example["text"] != page.pushed.text:
            self.out.refused.append(
                f"{where}: its text was changed on the server; nothing of it is taken: put the "
                "text back, or push the document in another round"
            )
            return
        said = self._said(page, tick.person)
        record = None
        if not said.problems:
            record = rebuild(said, article, cohort=cohort, hierarchy=self.hierarchy)
            said.problems += unheard(said, record)
        if record is None or said.problems:
            self._refuse(where, said.problems)
        else:
            self._write(page, tick, said, record)

    def _read(self, pushed: ReviewDocument) -> tuple[Article, Cohort | None]:
        """The article as it was pushed, and the extractor's figures of its group."""
        current = select(Record).where(
            Record.document_id == pushed.document_id, Record.closed_run_id.is_(None)
        )
        with self.puller.database.reading() as session:
            document = session.get_one(Document, pushed.document_id)
            sections = session.get_one(SourceText, pushed.text_hash).sections
            cohort = session.scalars(current).one().cohort
            article = article_of(document.doc, document.title, document.year, sections)
        return article, from_dict({"doc": "-", "cohort": cohort}).cohort

    def _said(self, page: _Page, person: str) -> Interpreted:
        returned, wrong = self.told.returned(page.pushed, page.told, person)
        said = interpret(returned, self.labels, self.puller.read_words)
        said.problems += wrong
        return said

    def _refuse(self, where: str, problems: Sequence[str]) -> None:
        self.out.refused += [
            f"{where}: {problem}; correct it, and tick the document again"
            for problem in dict.fromkeys(problems)
        ]

    def _write(self, page: _Page, tick: Tick, said: Interpreted, record: CaseRecord) -> None:
        taken = Taken(
            pushed=page.pushed,
            said=said,
            record=record,
            person=tick.person,
            confirmed=tick.at,
            state=page.told.digest,
            adjudicated=self.project.purpose == "adjudication",
            cases_before=page.before.changes["cases"] if page.before else {},
        )
        with self.puller.database.writing() as session:
            write(session, taken)
        self.out.taken += 1
        for change in said.changes:
            self.out.changes[change.what] += 1


def _pushed(database: Database, project: ReviewProject) -> set[int]:
    """The numbers on the server of what was pushed."""
    query = select(ReviewDocument.example_id).where(ReviewDocument.project_id == project.id)
    with database.reading() as session:
        return set(session.scalars(query))


def _last_pulls(session: Session, pushed: Sequence[int]) -> dict[int, ReviewPull]:
    """How each of these documents (`review_documents.id`) was taken last."""
    last = (
        select(func.max(ReviewPull.id))
        .where(ReviewPull.review_document_id.in_(pushed))
        .group_by(ReviewPull.review_document_id)
    )
    query = select(ReviewPull).where(ReviewPull.id.in_(last))
    return {each.review_document_id: each for each in session.scalars(query)}


def _tell_strangers(
    project: ReviewProject, pushed: Collection[int], examples: Iterable[Json], out: Pulled
) -> None:
    there = {each["id"] for each in examples}
    lost, strange = len(set(pushed) - there), len(there.difference(pushed))
    if lost:
        out.notices.append(
            f"{lost} documents of “{project.name}” are no longer on the server; what was "
            "taken of them is kept"
        )
    if strange:
        out.notices.append(
            f"“{project.name}” has {strange} documents that were not pushed from this database; "
            "they are left alone"
        )
