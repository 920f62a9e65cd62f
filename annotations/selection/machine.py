"""The database to the records that the extractor alone gives, whatever people have said since."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from annotations.selection.candidates import Read, candidates, read_candidates
from cases.contract_reading import from_dict
from cases.record import CaseRecord


def machine_records(session: Session, docs: Collection[str]) -> dict[str, CaseRecord]:
    """The extractor's record of each of these documents as it reads now; without evidence."""
    read = read_candidates(session, candidates(session, docs))
    return {each.candidate.doc: _record(each) for each in read}


def _record(read: Read) -> CaseRecord:
    return from_dict(
        {
            "doc": read.candidate.doc,
            "kind": read.kind,
            "relevant": read.relevant,
            "cases": [{each.field: each.value for each in case} for case in read.cases.values()],
        }
    )
