"""A person's record into the case database: values, patients, kind, and the document as it came.

Everything of a document is one transaction.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from annotations.readers.differences import Reading, mark_differences, readings_of
from annotations.returned.interpretation import Interpreted
from annotations.returned.kept import marks_as_json
from cases.cells import cells_of, values_of
from cases.contract import IS_CASE, KEYS, to_dict
from cases.db.case_table import authority
from cases.db.document_review import DocumentReview, add_case, write_document_review
from cases.db.review import Review, write_review
from cases.db.schema.patients import CaseRow, CaseValue, Flag
from cases.db.schema.reviews import ReviewDocument, ReviewPull
from cases.finding import Field
from cases.matching import match
from cases.record import Case, CaseRecord

_FIELD_KEYS = {
    Field.TREATMENTS: ("treatments", "treatments_prior", "treatments_not_given"),
    Field.LEVELS: ("levels", "level_basis"),
}


@dataclass(frozen=True, slots=True)
class Taken:
    """A confirmed page, understood. `state` is the hash of all that the server said of it."""

    pushed: ReviewDocument
    said: Interpreted
    record: CaseRecord
    person: str
    confirmed: datetime
    state: str
    adjudicated: bool
    cases_before: Mapping[str, str]


def write(session: Session, taken: Taken) -> None:
    """All values of all patients as the person's, also that the text does not state a field."""
    others = _others(session, taken)
    write_document_review(session, _of_document(taken, others))
    ids = _case_ids(session, taken)
    shown = [
        ids[number] for number, _ in zip(taken.said.patients, taken.record.cases, strict=False)
    ]
    for case_id, number, case in zip(shown, taken.said.patients, taken.record.cases, strict=False):
        run_id = write_review(session, _review(session, taken, case_id, number, case))
        session.add_all(_flags(taken, case_id, number, run_id))
    for number in taken.said.dismissed:
        dismissed = ids.get(number)
        if dismissed is not None and not any(dismissed in each.cases for each in others):
            write_review(session, _dismissal(taken, dismissed))
    spans = [asdict(each) for each in taken.said.changes]
    session.add(
        ReviewPull(
            review_document_id=taken.pushed.id,
            person=taken.person,
            confirmed=taken.confirmed,
            pulled=datetime.now(UTC),
            state=taken.state,
            marks=marks_as_json(taken.said.marks),
            changes={"cases": ids, "patients": shown, "spans": spans},
            record=to_dict(taken.record),
        )
    )
    session.flush()
    mark_differences(session, taken.pushed, taken.person)


def _others(session: Session, taken: Taken) -> list[Reading]:
    """The readings that this one may differ from; none for who adjudicates."""
    if taken.adjudicated:
        return []
    readings = readings_of(session, taken.pushed)
    return [each for each in readings if each.person != taken.person]


def note_of(said: Interpreted) -> str:
    """What became of the marks, counted."""
    kinds = ("kept", "corrected", "rejected", "added")
    counts = {kind: sum(each.what == kind for each in said.changes) for kind in kinds}
    return ", ".join(f"{count} {kind}" for kind, count in counts.items())


def _of_document(taken: Taken, others: Sequence[Reading]) -> DocumentReview:
    """Kind and relevance; a paper that another reader takes for relevant is not taken away."""
    kept = not taken.said.relevant and any(each.record.relevant for each in others)
    said = {Field.KIND: taken.said.kind, Field.RELEVANT: "yes" if taken.said.relevant else "no"}
    decided = {
        str(field): value
        for field, value in said.items()
        if (None, field) not in taken.said.undecided and not (kept and field is Field.RELEVANT)
    }
    return DocumentReview(
        taken.pushed.document_id,
        taken.person,
        decided,
        adjudicated=taken.adjudicated,
        text_hash=taken.pushed.text_hash,
    )


def _case_ids(session: Session, taken: Taken) -> dict[str, str]:
    """The ids of the patients: those pushed, those known from the last pull, like ones, new ones.

    A patient whom another annotator has added before is not added again.
    """
    ids = dict(taken.pushed.layout["cases"]) | dict(taken.cases_before)
    numbers = [number for number in taken.said.patients if number not in ids]
    cases = dict(zip(taken.said.patients, taken.record.cases, strict=False))
    numbers = [number for number in numbers if number in cases]
    free = _values(session, taken.pushed.document_id, set(ids.values()))
    new = [values_of(cells_of(cases[number]).values()) for number in numbers]
    for number, found in zip(numbers, match(free, new), strict=True):
        ids[number] = found or add_case(session, taken.pushed.document_id, taken.person)
    return ids


def _values(
    session: Session, document_id: int, taken: Collection[str]
) -> Sequence[tuple[str, dict[str, Any]]]:
    """The document's other cases with their values, people's above the machine's."""
    query = (
        select(CaseValue)
        .join(CaseRow, CaseRow.id == CaseValue.case_id)
        .where(CaseRow.document_id == document_id, CaseValue.closed_run_id.is_(None))
        .order_by(CaseRow.number, authority())
    )
    found: dict[str, dict[str, Any]] = {}
    for value in session.scalars(query):
        if value.case_id not in taken and value.field in KEYS and value.value not in (None, []):
            found.setdefault(value.case_id, {})[value.field] = value.value
    return list(found.items())


def _review(session: Session, taken: Taken, case_id: str, number: str, case: Case) -> Review:
    cells = cells_of(case)
    undecided = _undecided(taken, number)
    values = {key: cells[key].value if key in cells else None for key in KEYS}
    if _was_dismissed(session, case_id):
        values[IS_CASE] = True
    return Review(
        case_id,
        taken.person,
        {key: value for key, value in values.items() if key not in undecided},
        adjudicated=taken.adjudicated,
        text_hash=taken.pushed.text_hash,
        words={
            key: cell.words for key, cell in cells.items() if key not in undecided and cell.words
        },
        made=taken.confirmed,
        note=note_of(taken.said),
    )


def _dismissal(taken: Taken, case_id: str) -> Review:
    return Review(
        case_id,
        taken.person,
        {IS_CASE: False},
        adjudicated=taken.adjudicated,
        made=taken.confirmed,
        note=note_of(taken.said),
    )


def _was_dismissed(session: Session, case_id: str) -> bool:
    told = select(CaseValue.id).where(
        CaseValue.case_id == case_id,
        CaseValue.field == IS_CASE,
        CaseValue.closed_run_id.is_(None),
    )
    return session.execute(told).first() is not None


def _undecided(taken: Taken, number: str) -> set[str]:
    return {
        key
        for patient, field in taken.said.undecided
        if patient == number
        for key in _FIELD_KEYS.get(field, (str(field),))
    }


def _flags(taken: Taken, case_id: str, number: str, run_id: int) -> list[Flag]:
    """That another person should look at what this one could not tell."""
    return [
        Flag(
            document_id=taken.pushed.document_id,
            case_id=case_id,
            field=key,
            reason=f"{taken.person} cannot tell",
            run_id=run_id,
        )
        for key in sorted(_undecided(taken, number))
    ]
