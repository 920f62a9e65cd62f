"""Several people's readings of one text to the doubts that the case table shows where they differ.

A value in dispute stays in doubt, with what each of them says, until they agree or somebody
adjudicates. Of the readings the one that was taken last is shown; a patient, or a paper, that one
of them keeps stays in the table.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from annotations.readers.adjudication import differing
from annotations.readers.agreement import DOCUMENT_FIELDS
from cases.contract_reading import from_dict
from cases.counts import Counts
from cases.db.schema.papers import Run
from cases.db.schema.patients import Flag
from cases.db.schema.reviews import ReviewDocument, ReviewProject, ReviewPull
from cases.record import Case, CaseRecord

READERS_DIFFER = "readers differ"
"""What every such doubt begins with."""

_TWO = 2
_NO_CASE, _CASE = "no case", "a case"


class Doubt(NamedTuple):
    """A reason to look: at a field; at the case, or at the document, where there is None."""

    case_id: str | None
    field: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a person says of a document; his cases by the ids that the database has for them."""

    person: str
    record: CaseRecord
    cases: Mapping[str, Case]


def doubts(readings: Sequence[Reading]) -> Iterator[Doubt]:
    """A doubt for each field that the readers tell differently; none where there is one reader."""
    if len(readings) < _TWO:
        return
    for field in DOCUMENT_FIELDS:
        said = {each.person: _shown(getattr(each.record, field)) for each in readings}
        if len(set(said.values())) > 1:
            yield Doubt(None, None, f"{READERS_DIFFER} on {field}: {_each(said)}")
    for case_id in sorted({case_id for each in readings for case_id in each.cases}):
        yield from _of_case(case_id, readings)


def readings_of(session: Session, pushed: ReviewDocument) -> list[Reading]:
    """What each person says of the text that was pushed, as it was taken last."""
    last: dict[str, ReviewPull] = {}
    for pull in session.scalars(_pulls(pushed, "annotation").order_by(ReviewPull.id)):
        last[pull.person] = pull
    return [_reading(pull) for pull in last.values()]


def mark_differences(session: Session, pushed: ReviewDocument, person: str) -> None:
    """Open the doubts about a document that its readings give now, and close those that are over.

    `person` has just been heard. What was adjudicated is in no doubt.
    """
    adjudicated = session.execute(_pulls(pushed, "adjudication").limit(1)).first() is not None
    wanted = set() if adjudicated else set(doubts(readings_of(session, pushed)))
    query = select(Flag).where(
        Flag.document_id == pushed.document_id,
        Flag.closed_run_id.is_(None),
        Flag.reason.startswith(READERS_DIFFER),
    )
    there = {Doubt(each.case_id, each.field, each.reason): each for each in session.scalars(query)}
    if wanted == there.keys():
        return
    run_id = _step(session, person)
    for doubt, flag in there.items():
        flag.closed_run_id = None if doubt in wanted else run_id
    session.add_all(
        Flag(document_id=pushed.document_id, run_id=run_id, **doubt._asdict())
        for doubt in sorted(wanted - there.keys(), key=str)
    )


def _step(session: Session, person: str) -> int:
    now, counts = datetime.now(UTC), Counts().as_dict()
    source = f"human:{person}"
    run = Run(study_version="", extractor_version=source, started=now, finished=now, counts=counts)
    session.add(run)
    session.flush()
    return run.id


def _of_case(case_id: str, readings: Sequence[Reading]) -> Iterator[Doubt]:
    told = {each.person: each.cases.get(case_id) for each in readings}
    if None in told.values():
        who = {person: _CASE if case else _NO_CASE for person, case in told.items()}
        yield Doubt(case_id, None, f"{READERS_DIFFER}: {_each(who)}")
    cases = {person: case for person, case in told.items() if case is not None}
    for field in differing(list(cases.values())):
        values = {person: _shown(getattr(case, field)) for person, case in cases.items()}
        yield Doubt(case_id, field, f"{READERS_DIFFER}: {_each(values)}")


def _each(said: Mapping[str, str]) -> str:
    return "; ".join(f"{person}: {value}" for person, value in sorted(said.items()))


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    return "nothing" if value is None else str(value)


def _pulls(pushed: ReviewDocument, purpose: str) -> Select[Any]:
    return (
        select(ReviewPull)
        .join(ReviewDocument, ReviewDocument.id == ReviewPull.review_document_id)
        .join(ReviewProject, ReviewProject.id == ReviewDocument.project_id)
        .where(
            ReviewDocument.document_id == pushed.document_id,
            ReviewDocument.text_hash == pushed.text_hash,
            ReviewProject.purpose == purpose,
        )
    )


def _reading(pull: ReviewPull) -> Reading:
    record = from_dict(pull.record)
    ids = pull.changes["patients"]
    return Reading(pull.person, record, dict(zip(ids, record.cases, strict=True)))
