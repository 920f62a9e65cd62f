"""A person's values of a case into the database: appended, above the machine's, for good.

A value is replaced by a later one of the same kind (`human`, `adjudicated`), never by a machine;
what it replaces is closed and stays. That the text does not state a field is a value too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from cases.cells import Cell, Words, evidence_rows
from cases.checks import flag
from cases.contract import CHECKS, IS_CASE
from cases.counts import Counts
from cases.db.database import Database
from cases.db.schema.papers import Record, Run, SourceText
from cases.db.schema.patients import CaseRow, CaseValue, Flag, RecordCase, ReviewRow
from cases.db.schema.storable import storable
from cases.spine import canonical
from corpus.errors import CasesweepError


class ReviewError(CasesweepError):
    """A review that does not fit its case, its text or the contract; nothing of it is kept."""


@dataclass(frozen=True, slots=True)
class Review:
    """One step of a person. `values` are the contract's by key; None or `[]`: not stated.

    `words` are the evidence by key, slices of the text named by `text_hash`. `made` is when the
    person said so, now by default.
    """

    case_id: str
    person: str
    values: Mapping[str, Any]
    adjudicated: bool = False
    text_hash: str | None = None
    words: Mapping[str, Sequence[Words]] = field(default_factory=dict)
    made: datetime | None = None
    note: str = ""

    @property
    def origin(self) -> str:
        """Whose values they are, as `case_values` has it."""
        return "adjudicated" if self.adjudicated else "human"


def save_review(database: Database, review: Review) -> int:
    """Append the values in one transaction; the id of the run that they begin with.

    The person has looked: flags of these fields are closed. A case that was in the table no longer
    is so again. Raises `ReviewError`, `ContractError`.
    """
    with database.writing() as session:
        return write_review(session, review)


def write_review(session: Session, review: Review) -> int:
    """The same within a transaction of the caller's."""
    values = {key: _checked(key, value) for key, value in review.values.items()}
    if not review.person.strip():
        raise ReviewError("a review needs the name of the person")
    case = session.get(CaseRow, review.case_id)
    if case is None:
        raise ReviewError(f"there is no case {review.case_id}; all are in: casesweep table")
    _check_words(session, review)
    run_id = _step(session, review)
    _close(session, review, run_id)
    session.add_all(_value(review, key, value, run_id) for key, value in values.items())
    _show(session, case)
    return run_id


def _checked(key: str, value: Any) -> Any:
    """The value as the contract has it, levels as the case table writes them."""
    if key == IS_CASE:
        return None if value is None else flag(value, key)
    if key not in CHECKS:
        raise ReviewError(f"a case has no field {key}; there are: {', '.join(CHECKS)}")
    checked = CHECKS[key](value, key)
    if key == "levels":
        return [canonical(level) for level in checked]
    if value is None:
        return None
    return list(checked) if isinstance(checked, tuple) else checked


def _check_words(session: Session, review: Review) -> None:
    """Evidence stands in the text as it is kept: a review of another text is not re-anchored."""
    spans = [(key, words) for key, each in review.words.items() for words in each]
    if not spans:
        return
    kept = session.get(SourceText, review.text_hash) if review.text_hash else None
    if kept is None:
        raise ReviewError(f"the text {review.text_hash} of the review is not in the database")
    bodies = {storable(each["label"]): each["text"] for each in kept.sections}
    for key, words in spans:
        body = bodies.get(words.section, "")
        if storable(body[words.start_offset : words.end_offset]) != words.text or not words.text:
            raise ReviewError(
                f"{review.case_id}, {key}: {words.text!r} does not stand at "
                f"{words.start_offset} of {words.section!r}"
            )
        if key not in review.values:
            raise ReviewError(f"{review.case_id}: evidence for {key}, which has no value")


def _step(session: Session, review: Review) -> int:
    now = datetime.now(UTC)
    counts = Counts().as_dict()
    source = f"{review.origin}:{review.person}"
    run = Run(study_version="", extractor_version=source, started=now, finished=now, counts=counts)
    session.add(run)
    session.flush()
    session.add(
        ReviewRow(
            run_id=run.id,
            case_id=review.case_id,
            origin=review.origin,
            person=review.person,
            made=review.made or now,
            note=review.note,
        )
    )
    return run.id


def _close(session: Session, review: Review, run_id: int) -> None:
    for table, of_same_kind in ((CaseValue, (CaseValue.origin == review.origin,)), (Flag, ())):
        session.execute(
            update(table)
            .where(
                table.case_id == review.case_id,
                table.field.in_(review.values),
                table.closed_run_id.is_(None),
                *of_same_kind,
            )
            .values(closed_run_id=run_id)
        )


def _value(review: Review, key: str, value: Any, run_id: int) -> CaseValue:
    cell = Cell(key, value, 1.0, tuple(review.words.get(key, ())))
    stated = value not in (None, [])
    return CaseValue(
        case_id=review.case_id,
        field=key,
        value=value,
        text=cell.text if stated else None,
        number=cell.number,
        origin=review.origin,
        source=f"human:{review.person}",
        confidence=1.0,
        text_hash=review.text_hash,
        run_id=run_id,
        evidence=evidence_rows(cell),
    )


def _show(session: Session, case: CaseRow) -> None:
    """A case that a person has judged is one of its document's current record."""
    record = session.scalars(
        select(Record).where(Record.document_id == case.document_id, Record.closed_run_id.is_(None))
    ).one()
    if session.get(RecordCase, (record.id, case.id)) is None:
        last = select(func.max(RecordCase.position)).where(RecordCase.record_id == record.id)
        position = (session.scalar(last) or 0) + 1
        session.add(RecordCase(record_id=record.id, case_id=case.id, position=position))
