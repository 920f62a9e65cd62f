"""What a server says of the documents of a project, asked for in few requests.

Doccano does not say when the marks of a document were last changed, so that they have to be asked
for; who confirmed it is asked only where they are not what they were.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from annotations.doccano.offsets import from_utf16
from annotations.doccano.session import Doccano, Json
from annotations.doccano.upload import relations_between
from annotations.pages.page import page_from_json
from annotations.pages.premarked import Premark
from annotations.returned.interpretation import Returned, Seen
from annotations.returned.ownership import Link
from cases.db.schema.reviews import ReviewDocument, ReviewProject


@dataclass(frozen=True, slots=True)
class Told:
    """The document as it stands on the server, without who confirmed it."""

    example: Json
    spans: Sequence[Json]
    relations: Sequence[Json]
    comments: Sequence[Json]

    @property
    def digest(self) -> str:
        """The name of exactly this."""
        said = [self.spans, self.relations, [each["text"] for each in self.comments]]
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Tick:
    """Who confirmed a document last, and when."""

    person: str
    at: datetime


class ProjectTold:
    """One project on the server: what holds for all its documents is asked once."""

    def __init__(self, server: Doccano, project: ReviewProject) -> None:
        self._server = server
        self._base = f"projects/{project.number}"
        types, lines, users = (
            server.get(each)
            for each in (f"{self._base}/span-types", f"{self._base}/relation-types", "users")
        )
        self._types = {each["id"]: each["text"] for each in types}
        self._lines = {each["id"]: each["text"] for each in lines}
        self._people = {each["id"]: each["username"] for each in users}
        self._comments: dict[int, list[Json]] = {}
        for comment in server.pages(f"{self._base}/comments", ordering="created_at"):
            self._comments.setdefault(comment["example"], []).append(comment)

    def marks(self, examples: Sequence[Json]) -> list[Told]:
        """Spans, relations and comments of each of these documents."""
        spans = self._of_each(examples, "spans")
        relations = self._of_each(examples, "relations")
        return [
            Told(example, of_spans, of_relations, self._comments.get(example["id"], []))
            for example, of_spans, of_relations in zip(examples, spans, relations, strict=True)
        ]

    def ticks(self, examples: Sequence[Json]) -> list[Tick | None]:
        """Who confirmed each of these documents; None where the tick has just been taken away."""
        return [
            self._tick(each["results"][-1]) if each["results"] else None
            for each in self._of_each(examples, "states")
        ]

    def confirmed(self) -> Counter[str]:
        """How many documents each person has confirmed, in one request."""
        told = self._server.get(f"{self._base}/metrics/member-progress")["progress"]
        return Counter({each["user"]: each["done"] for each in told if each["done"]})

    def returned(
        self, pushed: ReviewDocument, told: Told, person: str
    ) -> tuple[Returned, list[str]]:
        """The page in our terms, and a sentence for each mark that has no words."""
        page = page_from_json(pushed.text, pushed.layout)
        spans, wrong = _spans(told.spans, self._types, page.text)
        drawn = _pushed_lines(pushed)
        links = [_link(each, self._lines[each["type"]], drawn) for each in told.relations]
        comments = [each["text"] for each in told.comments]
        return Returned(page, pushed.spans, spans, links, comments, person), wrong

    def _of_each(self, examples: Sequence[Json], what: str) -> list[Any]:
        return self._server.get_all(
            [f"{self._base}/examples/{each['id']}/{what}" for each in examples]
        )

    def _tick(self, state: Json) -> Tick:
        number = state["confirmed_by"]
        person = str(self._people.get(number, f"user {number}"))
        return Tick(person, datetime.fromisoformat(state["confirmed_at"]))


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
