"""Marked pages into a project: file by file, each counted on the server before it is believed.

While the server imports a file, the one before it is counted. What is on the server and not in the
manifest is removed at the next push, so that one that was cut off, anywhere, leaves nothing
doubled. The manifest is written in one transaction a file.
"""

import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice

from sqlalchemy import select, update

from annotations.doccano.projects import ensure_relations
from annotations.doccano.session import Doccano, DoccanoError, Json
from annotations.doccano.upload import Span, lines_of, relations_of, spans_of
from annotations.pages.premarked import Premarked, marks_as_json
from cases.db.database import Database
from cases.db.schema.reviews import ReviewBatch, ReviewDocument, ReviewProject

AT_ONCE = 500
"""Documents a file: what one import may cost where it fails."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that the server says it has imported.

    `place` is how many documents the project had before it, `relations` how many it has got since.
    """

    batch_id: int
    name: str
    documents: Sequence[Premarked]
    place: int
    relations: int


@dataclass(frozen=True, slots=True)
class Found:
    """A document on the server after its upload: its number, and the ids of its spans in order."""

    document: Premarked
    example: int
    spans: tuple[int, ...]


def push(
    database: Database,
    server: Doccano,
    project: ReviewProject,
    documents: Iterable[Premarked],
    *,
    advance: Callable[[int], None] = lambda _: None,
) -> int:
    """Upload the documents in their order; how many. `advance` hears how many more are done.

    Raises `DoccanoError`; what was counted before stays, and the next push goes on after it.
    """
    clean_up(database, server, project)

    def check(sent: Sent) -> int:
        found = _verified(server, project.number, sent)
        _check_relations(server, project.number, found, sent.relations)
        _keep(database, project, sent.batch_id, found)
        return len(found)

    pushed = 0
    try:
        with ThreadPoolExecutor(1) as beside:
            for done in _one_behind(beside, check, _sent(database, server, project, documents)):
                pushed += done
                advance(done)
    except DoccanoError as error:
        raise DoccanoError(f"{error}; {_undone(database, server, project)}") from error
    return pushed


def clean_up(database: Database, server: Doccano, project: ReviewProject) -> int:
    """Remove from the server what an upload that was never verified has left there; how much."""
    with database.reading() as session:
        names = session.scalars(
            select(ReviewBatch.upload_name).where(
                ReviewBatch.project_id == project.id, ReviewBatch.verified.is_(None)
            )
        ).all()
    return server.remove(project.number, names) if names else 0


def _sent(
    database: Database, server: Doccano, project: ReviewProject, documents: Iterable[Premarked]
) -> Iterator[Sent]:
    """Send one file after the other."""
    place = server.get(f"projects/{project.number}/examples", limit=1)["count"]
    left = iter(documents)
    while some := list(islice(left, AT_ONCE)):
        ensure_relations(server, project.number, max(len(each.page.lines) for each in some))
        batch_id, name = _begin(database, project)
        before = _relations(server, project.number)
        server.upload(project.number, name, lines_of(some))
        arrived = _relations(server, project.number) - before
        yield Sent(batch_id, name, some, place, arrived)
        place += len(some)


def _one_behind(
    beside: ThreadPoolExecutor, check: Callable[[Sent], int], files: Iterable[Sent]
) -> Iterator[int]:
    """What the check of each file gives; the next file is sent meanwhile."""
    checking: Future[int] | None = None
    for sent in files:
        if checking is not None:
            yield checking.result()
        checking = beside.submit(check, sent)
    if checking is not None:
        yield checking.result()


def _begin(database: Database, project: ReviewProject) -> tuple[int, str]:
    """Note the file before anything is sent. Its name is what its documents are known by."""
    name = f"casesweep-{project.id}-{secrets.token_hex(6)}.jsonl"
    with database.writing() as session:
        batch = ReviewBatch(project_id=project.id, upload_name=name, started=datetime.now(UTC))
        session.add(batch)
        session.flush()
        return batch.id, name


def _undone(database: Database, server: Doccano, project: ReviewProject) -> str:
    """What to tell of the part that arrived."""
    try:
        removed = clean_up(database, server, project)
    except DoccanoError:
        return "what arrived of the upload is removed when you push again"
    return f"{removed} documents that had arrived were removed; push again"


def _verified(server: Doccano, project: int, sent: Sent) -> list[Found]:
    """The documents as the server has them. Raises `DoccanoError` for any that is not as sent."""
    documents = {each.read.candidate.doc: each for each in sent.documents}
    arrived = _arrived(server, project, sent)
    if {doc: len(each) for doc, each in arrived.items()} != dict.fromkeys(documents, 1):
        count = sum(len(each) for each in arrived.values())
        raise DoccanoError(f"{server.url} took {count} documents of {len(documents)} sent")
    types = {each["id"]: each["text"] for each in server.get(f"projects/{project}/span-types")}
    examples = [arrived[doc][0] for doc in documents]
    spans = server.get_all([f"projects/{project}/examples/{each['id']}/spans" for each in examples])
    return [
        _compared(server, document, example, told, types)
        for document, example, told in zip(sent.documents, examples, spans, strict=True)
    ]


def _arrived(server: Doccano, project: int, sent: Sent) -> dict[str, list[Json]]:
    """The documents of a file, by their ids; each once if all is well."""
    # One more than were sent: where some arrived twice, that shows.
    listed = server.pages(
        f"projects/{project}/examples",
        first=sent.place,
        most=len(sent.documents) + 1,
        ordering="created_at",
    )
    arrived: dict[str, list[Json]] = {}
    for example in listed:
        if example["upload_name"] == sent.name:
            arrived.setdefault(str(example["meta"].get("doc_id")), []).append(example)
    return arrived


def _compared(
    server: Doccano,
    document: Premarked,
    example: Json,
    spans: Sequence[Json],
    types: Mapping[int, str],
) -> Found:
    doc = document.read.candidate.doc
    if example["text"] != document.page.text:
        raise DoccanoError(f"{server.url} changed the text of {doc}")
    # Equal spans, one for each of two patients, were made in the order of the line.
    left: dict[Span, list[int]] = {}
    for each in sorted(spans, key=lambda each: int(each["id"])):
        key = (each["start_offset"], each["end_offset"], types[each["label"]])
        left.setdefault(key, []).append(each["id"])
    sent = spans_of(document)
    if {key: len(ids) for key, ids in left.items()} != Counter(sent):
        raise DoccanoError(f"{server.url} took {len(spans)} marks of {len(sent)} for {doc}")
    return Found(document, example["id"], tuple(left[span].pop(0) for span in sent))


def _relations(server: Doccano, project: int) -> int:
    """How many relations of the pushing user the project has."""
    by_user = server.get(f"projects/{project}/metrics/relation-distribution")
    return sum(by_user.get(server.user, {}).values())


def _check_relations(server: Doccano, project: int, found: Sequence[Found], arrived: int) -> None:
    """That all have arrived. Where people work meanwhile, it needs a look at each document."""
    wanted = [relations_of(each.document) for each in found]
    if arrived == sum(wanted):
        return
    told = server.get_all(
        [f"projects/{project}/examples/{each.example}/relations" for each in found]
    )
    if any(len(each) < count for each, count in zip(told, wanted, strict=True)):
        raise DoccanoError(f"{server.url} took {sum(map(len, told))} relations of {sum(wanted)}")


def _keep(
    database: Database, project: ReviewProject, batch_id: int, found: Sequence[Found]
) -> None:
    """The manifest of a file, and that it was verified: both or neither."""
    now = datetime.now(UTC)
    with database.writing() as session:
        session.add_all(_row(project, batch_id, each, now) for each in found)
        session.execute(update(ReviewBatch).where(ReviewBatch.id == batch_id).values(verified=now))


def _row(project: ReviewProject, batch_id: int, found: Found, now: datetime) -> ReviewDocument:
    document = found.document
    marks = document.marks
    if not document.blind:
        marks = tuple(
            replace(mark, span_id=span) for mark, span in zip(marks, found.spans, strict=True)
        )
    candidate = document.read.candidate
    return ReviewDocument(
        project_id=project.id,
        document_id=candidate.document_id,
        batch_id=batch_id,
        text_hash=candidate.text_hash,
        text=document.page.text,
        text_sha256=document.page.sha256,
        layout=document.layout(),
        spans=marks_as_json(marks),
        example_id=found.example,
        expected_error=candidate.expected_error,
        extractor_version=document.read.extractor_version,
        pushed=now,
    )
