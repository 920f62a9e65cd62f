"""What is probably told twice: a paper in two documents, a patient in two papers.

Proposed for a person to look at and never merged: the case table keeps both until somebody says.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from cases.db.case_table import rows
from cases.db.database import Database
from cases.db.schema.duplicates import DuplicateRow
from cases.db.schema.papers import Document, Record
from cases.same_patient import Told, common
from cases.spine import vertebrae
from corpus.errors import WrongUse
from corpus.store.same_paper import Paper, Papers, likeness, make_paper
from corpus.store.schema import StoreBase

PAPER, PATIENT = "paper", "patient"
_LIST = "; "
_SAME = "same"


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A pair, what it has in common, and what a person said: `same`, `different`, or not yet."""

    id: int
    kind: str
    first: str
    second: str
    reasons: tuple[str, ...]
    decided: str | None = None
    person: str | None = None

    def __str__(self) -> str:
        """`3  patient  90000001-1 = 90000007-1: both male; …`."""
        what = f"{self.id}  {self.kind}  {self.first} = {self.second}: {'; '.join(self.reasons)}"
        return f"{what} [{self.decided}, {self.person}]" if self.decided else what


def propose(
    database: Database, hospitals: Mapping[str, Mapping[str, str]] | None = None
) -> tuple[Duplicate, ...]:
    """Look through the case table and note the pairs; those that wait for a person.

    `hospitals` are those of the documents' authors, where they are known. A pair that the cases no
    longer suggest is closed, unless a person has judged it.
    """
    with database.writing() as session:
        StoreBase.metadata.create_all(session.connection(), tables=[DuplicateRow.__table__])  # type: ignore[list-item]  # a table
        found = dict(_found(session, hospitals or {}))
        known = {_pair(row): row for row in session.scalars(select(DuplicateRow))}
        for pair, row in known.items():
            row.holds = pair in found
            row.reasons = list(found.get(pair, row.reasons))
        session.add_all(_row(*pair, found[pair]) for pair in found if pair not in known)
    return tuple(each for each in duplicates(database) if each.decided is None)


def documents_in_table(database: Database) -> set[str]:
    """The documents whose cases the case table shows."""
    with database.reading() as session:
        return {document.doc for document in _relevant(session)}


def duplicates(database: Database) -> list[Duplicate]:
    """The pairs that the case table suggests now, those that were judged last."""
    with database.reading() as session:
        holding = select(DuplicateRow).where(DuplicateRow.holds)
        order = (DuplicateRow.decided.is_not(None), DuplicateRow.kind, DuplicateRow.id)
        return [_duplicate(row) for row in session.scalars(holding.order_by(*order))]


def judged_same(session: Session, kind: str) -> list[tuple[str, str]]:
    """The pairs of papers or patients that a person has judged to be one; none before any are."""
    if not inspect(session.connection()).has_table(DuplicateRow.__tablename__):
        return []
    same = select(DuplicateRow.first, DuplicateRow.second).where(DuplicateRow.decided == _SAME)
    found = session.execute(same.where(DuplicateRow.kind == kind).order_by(DuplicateRow.id))
    return [(first, second) for first, second in found]


def decide(database: Database, number: int, *, same: bool, person: str) -> Duplicate:
    """Note what a person says of a pair. Raises `WrongUse` where there is none of that number."""
    with database.writing() as session:
        row = session.get(DuplicateRow, number)
        if row is None:
            raise WrongUse(f"there is no pair {number}; all are in: casesweep duplicates")
        row.decided, row.person = _SAME if same else "different", person
        row.decided_at = _now()
        return _duplicate(row)


_Pair = tuple[str, str, str]


def _found(
    session: Session, hospitals: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[_Pair, tuple[str, ...]]]:
    papers = {document.doc: _paper(document) for document in _relevant(session)}
    yield from _same_papers(papers)
    told = [_told(row, papers, hospitals) for row in rows(session) if row["doc"] in papers]
    for first, second in _neighbours(told):
        if reasons := common(first, second):
            yield (PATIENT, first.case_id, second.case_id), reasons


def _relevant(session: Session) -> Iterable[Document]:
    return session.scalars(
        select(Document)
        .join(Record, Record.document_id == Document.id)
        .where(Record.closed_run_id.is_(None), Record.relevant)
    )


def _same_papers(papers: Mapping[str, Paper]) -> Iterator[tuple[_Pair, tuple[str, ...]]]:
    earlier = Papers()
    for doc in sorted(papers):
        for other in earlier.alike(papers[doc]):
            if reason := likeness(other, papers[doc]):
                yield (PAPER, other.doc, doc), (f"equal {reason}",)
        earlier.add(papers[doc])


def _neighbours(told: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Those whose papers share an author or a hospital, each pair once, lower id first."""
    by_name: dict[str, list[Told]] = {}
    for each in sorted(told, key=lambda each: each.case_id):
        for name in (*each.authors, *each.hospitals):
            by_name.setdefault(name, []).append(each)
    pairs = {
        (first.case_id, second.case_id): (first, second)
        for group in by_name.values()
        for first, second in combinations(group, 2)
    }
    yield from (pairs[ids] for ids in sorted(pairs))


def _paper(document: Document) -> Paper:
    return make_paper(
        document.doc,
        pmid=document.pmid,
        pmcid=document.pmcid,
        doi=document.doi,
        title=document.title,
        year=document.year,
        authors=document.authors or (),
    )


def _told(
    row: Mapping[str, Any],
    papers: Mapping[str, Paper],
    hospitals: Mapping[str, Mapping[str, str]],
) -> Told:
    levels = (row["levels"] or "").split(_LIST)
    return Told(
        case_id=row["case_id"],
        doc=row["doc"],
        year=row["year"],
        age=row["age_years"],
        sex=row["sex"],
        vertebrae=frozenset(bone for level in levels for bone in vertebrae(level)),
        disorders=frozenset((row["disorders"] or "").split(_LIST)) - {""},
        authors=papers[row["doc"]].authors,
        hospitals=hospitals.get(row["doc"], {}),
    )


def _pair(row: DuplicateRow) -> _Pair:
    return row.kind, row.first, row.second


def _row(kind: str, first: str, second: str, reasons: tuple[str, ...]) -> DuplicateRow:
    return DuplicateRow(
        kind=kind, first=first, second=second, reasons=list(reasons), holds=True, found=_now()
    )


def _duplicate(row: DuplicateRow) -> Duplicate:
    reasons = tuple(row.reasons)
    return Duplicate(row.id, row.kind, row.first, row.second, reasons, row.decided, row.person)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
