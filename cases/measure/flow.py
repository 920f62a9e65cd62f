"""The case database to a PRISMA 2020 flow: papers found, screened, excluded, included."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from cases.db.case_table import said_of
from cases.db.duplicates import PAPER, PATIENT, judged_same
from cases.db.schema.papers import Document, Record, RejectRow
from corpus.store.log import Listed, listed


@dataclass(frozen=True, slots=True)
class Flow:
    """A PRISMA 2020 flow, counted from what the database holds now.

    `listed` are the records that searches found; None where nothing was ever searched. Of papers
    that a person judged to be one (`casesweep duplicates`), one is `included` and the others are
    `duplicates`. `cases` are the rows of the case table, `patients` those that nobody judged to be
    the patient of another row.
    """

    listed: Listed | None
    screened: int
    excluded: int
    duplicates: int
    included: int
    without_cases: int
    cases: int
    patients: int
    rejected: int


def flow(session: Session, table: Sequence[Mapping[str, Any]]) -> Flow:
    """Papers found, screened, excluded, included, and what could not be read.

    What people say of a paper counts over what the machine says; a paper of which the case table
    has a case is included.
    """
    said = said_of("relevant")
    relevant = or_(said == "yes", and_(said.is_(None), Record.relevant))
    now = select(Document.doc).join(Record, Record.document_id == Document.id)
    now = now.where(Record.closed_run_id.is_(None))
    screened = session.scalar(select(func.count()).select_from(now.subquery())) or 0
    with_cases = {row["doc"] for row in table}
    reports = {*session.scalars(now.where(relevant)), *with_cases}
    paper_of = _as_one(reports, judged_same(session, PAPER))
    patient_of = _as_one([row["case_id"] for row in table], judged_same(session, PATIENT))
    included = set(paper_of.values())
    return Flow(
        listed=listed(session),
        screened=screened,
        excluded=screened - len(reports),
        duplicates=len(reports) - len(included),
        included=len(included),
        without_cases=len(included - {paper_of[doc] for doc in with_cases}),
        cases=len(table),
        patients=len(set(patient_of.values())),
        rejected=_rejected(session),
    )


def _as_one(names: Collection[str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each name with the one that stands for all that are the same."""
    stands = dict(zip(names, names, strict=True))
    for first, second in pairs:
        if first in stands and second in stands:
            kept, gone = stands[first], stands[second]
            stands |= {name: kept for name, now in stands.items() if now == gone}
    return stands


def _rejected(session: Session) -> int:
    """Records that could not be read, and have not been since."""
    rejected = select(func.count(func.distinct(RejectRow.source + RejectRow.subject)))
    read_since = select(Document.id).where(Document.doc == RejectRow.subject).exists()
    return session.scalar(rejected.where(~read_since)) or 0
