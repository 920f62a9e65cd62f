"""An annotator at work through Doccano's interface, and the study whose cases he corrects."""

import json
from dataclasses import dataclass, field
from itertools import count as count_from
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from annotations.doccano.offsets import to_utf16
from annotations.doccano.session import Doccano, Json
from cases.db.case_table import rows
from cases.db.database import Database, create_database, open_database
from cases.db.intake import Versions
from cases.db.integrity import faults
from cases.db.schema.papers import Document
from cases.db.schema.reviews import ReviewDocument, ReviewProject
from casesweep.reviewing.review import PASSWORD, pull_documents, push_documents
from casesweep.run import run_study
from casesweep.settings import Settings
from tests.fakes.doccano import ADMIN, Team

_rounds = count_from(1)

ONE = (
    "A {age}-year-old man with \u03b2-thalassemia major had weakness of both legs. \U0001f600 MRI "
    "showed an epidural mass at T5-T9.\r\nHe underwent laminectomy and received 20 Gy in 10 "
    "fractions. He improved. At follow-up of 12 months he was well."
)
TWO = (
    "Case 1. A {age}-year-old woman with myelofibrosis had a paraspinal mass at T4-T6. She received "
    "radiotherapy and improved.\r\n\r\nCase 2. A 7\u0338-fold rise \U0001f9ec was noted. A 31-year-old "
    "man with thalassemia intermedia had an epidural mass at L1-L3. He underwent laminectomy and "
    "recovered completely."
)


def documents(count: int) -> list[dict[str, Any]]:
    """Invented reports: every third is a series of two, all with signs that are hard to count."""
    return [
        {
            "doc": f"pmid:{91000001 + n}",
            "title": f"Spinal extramedullary hematopoiesis, report {n}: "
            + ("two patients" if n % 3 == 2 else "a case report"),
            "year": 2001 + n % 20,
            "sections": [
                {"label": "ABSTRACT", "text": (TWO if n % 3 == 2 else ONE).format(age=20 + n % 60)},
            ],
        }
        for n in range(count)
    ]


@dataclass(frozen=True, slots=True)
class Ward:
    """A study database beside a server. The commands are those that a person calls.

    Every ward has a round of its own, for several share a server.
    """

    settings: Settings
    team: Team
    round: str = field(default_factory=lambda: f"round {next(_rounds)}")

    @property
    def database(self) -> Database:
        """The case database."""
        return open_database(self.settings.db)

    def push(self, *annotators: str, share: float = 0.0, blind: bool = False, **more: Any) -> int:
        """`casesweep review push`."""
        for name in annotators:
            self.team.session(name)
        chosen: dict[str, Any] = {"round_": self.round, "limit": None, "docs": []} | more
        return push_documents(self.settings, annotators, share=share, blind=blind, **chosen)

    def pull(self) -> int:
        """`casesweep review pull`."""
        return pull_documents(self.settings)

    def read_again(self) -> None:
        """A newer extractor reads everything anew; it finds what the one before found."""
        newer = Versions("tables", "newer")
        folder = Path(self.settings.db.removeprefix("sqlite:///")).parent
        with pytest.MonkeyPatch.context() as patched:
            for module in ("run", "parts"):
                patched.setattr(f"casesweep.{module}.versions", lambda _: newer)
            run_study(self.settings, [str(folder / "documents.jsonl")])

    def table(self) -> dict[str, dict[str, Any]]:
        """The case table, by case."""
        with self.database.reading() as session:
            assert list(faults(session)) == []
            return {row["case_id"]: row for row in rows(session)}

    def project(self, annotator: str) -> ReviewProject:
        """The last project of an annotator."""
        query = select(ReviewProject).where(ReviewProject.annotator == annotator)
        with self.database.reading() as session:
            return session.scalars(query.order_by(ReviewProject.id.desc())).all()[0]

    def at(self, annotator: str) -> "Desk":
        """The annotator before his project."""
        return Desk(self, self.team.session(annotator), self.project(annotator).number)


def ward(team: Team, folder: Path, patched: pytest.MonkeyPatch, count: int) -> Ward:
    """A database that has read so many documents."""
    patched.setenv(PASSWORD, team.password)
    settings = Settings(
        db=f"sqlite:///{folder / 'cases.sqlite'}",
        doccano_url=team.server.url,
        doccano_user=ADMIN,
    )
    create_database(settings.db, study="spinal_emh")
    if count:
        lines = [json.dumps(each, ensure_ascii=False) for each in documents(count)]
        (folder / "documents.jsonl").write_text("\n".join(lines), "utf-8")
        run_study(settings, [str(folder / "documents.jsonl")])
    return Ward(settings, team)


@dataclass(frozen=True, slots=True)
class Desk:
    """What an annotator does in his project; places are words, `nth` of equal ones."""

    ward: Ward
    server: Doccano
    project: int

    def examples(self) -> dict[str, Json]:
        """The documents, by their ids."""
        query = select(Document.doc, ReviewDocument.example_id).join(
            Document, Document.id == ReviewDocument.document_id
        )
        with self.ward.database.reading() as session:
            docs = {number: doc for doc, number in session.execute(query)}
        found = self.server.pages(f"projects/{self.project}/examples")
        return {docs[each["id"]]: each for each in found if each["id"] in docs}

    def spans(self, example: Json) -> list[Json]:
        """The marks, with the text of their labels."""
        types = self._types()
        spans: list[Json] = self.server.get(self._of(example, "spans"))
        return [each | {"text": types[each["label"]]} for each in spans]

    def span(self, example: Json, label: str, words: str | None = None) -> Json:
        """The one mark of that label (and on those words)."""
        found = [
            each
            for each in self.spans(example)
            if each["text"] == label and (words is None or self._is_at(example, each, words))
        ]
        assert len(found) == 1, (label, words, found)
        return found[0]

    def relabel(self, example: Json, span: Json, label: str) -> None:
        """Another label on the same words, as the page does it."""
        self._patch(example, span["id"], {"label": self._number(label)})

    def delete(self, example: Json, span: Json) -> None:
        """No mark at all."""
        self.server.do(lambda c: c.delete_span(self.project, example["id"], span["id"]))

    def add(self, example: Json, label: str, words: str, nth: int = 0) -> Json:
        """A new mark."""
        text, at = example["text"], -1
        for _ in range(nth + 1):
            at = text.index(words, at + 1)
        start, end = to_utf16(text, at), to_utf16(text, at + len(words))
        number = self._number(label)
        made = self.server.do(
            lambda c: c.create_span(self.project, example["id"], start, end, number)
        )
        return {"id": made.id}

    def link(self, example: Json, span: Json, to: Json, patient: int) -> None:
        """A line from one mark to another, called after the patient."""
        kinds = self.server.get(f"projects/{self.project}/relation-types")
        [kind] = [each["id"] for each in kinds if each["text"] == f"patient {patient}"]
        self.server.do(
            lambda c: c.create_relation(self.project, example["id"], span["id"], to["id"], kind)
        )

    def comment(self, example: Json, text: str) -> None:
        """A comment."""
        self.server.do(lambda c: c.create_comment(self.project, example["id"], text))

    def tick(self, *examples: Json) -> None:
        """Confirm, or take it back."""
        for each in examples:
            number = each["id"]
            self.server.do(lambda c, n=number: c.update_example_state(self.project, n))  # type: ignore[misc]  # bound now

    def _patch(self, example: Json, span: int, values: Json) -> None:
        session = self.server.client._base_repository._session
        address = f"{self.server.url}/v1/{self._of(example, 'spans')}/{span}"
        session.patch(address, json=values).raise_for_status()

    def _of(self, example: Json, what: str) -> str:
        return f"projects/{self.project}/examples/{example['id']}/{what}"

    def _types(self) -> dict[int, str]:
        types = self.server.get(f"projects/{self.project}/span-types")
        return {each["id"]: each["text"] for each in types}

    def _number(self, label: str) -> int:
        return next(number for number, text in self._types().items() if text == label)

    def _is_at(self, example: Json, span: Json, words: str) -> bool:
        units = example["text"].encode("utf-16-le")
        told = units[2 * span["start_offset"] : 2 * span["end_offset"]].decode("utf-16-le")
        return bool(told == words)
