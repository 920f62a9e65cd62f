"""Who reads which documents: each one reader, a share of them two, so that they can be compared."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from annotations.selection.candidates import Candidate
from cases.db.schema.reviews import ReviewDocument, ReviewProject


@dataclass(frozen=True, slots=True)
class Shown:
    """Who has a text already: `anyone` in any way, `alike` those whose reading counts here."""

    anyone: frozenset[str] = frozenset()
    alike: frozenset[str] = frozenset()


def shown_before(session: Session, *, blind: bool) -> dict[tuple[int, str], Shown]:
    """By document and text. Only readings of one way, blind or not, count as alike."""
    query = (
        select(ReviewDocument.document_id, ReviewDocument.text_hash, ReviewProject)
        .join(ReviewProject, ReviewProject.id == ReviewDocument.project_id)
        .where(ReviewProject.purpose == "annotation")
    )
    found: dict[tuple[int, str], Shown] = {}
    for document, text_hash, project in session.execute(query):
        before = found.get((document, text_hash), Shown())
        who = {project.annotator}
        alike = before.alike | who if project.blind is blind else before.alike
        found[document, text_hash] = Shown(before.anyone | who, alike)
    return found


def assign(
    candidates: Sequence[Candidate],
    annotators: Sequence[str],
    shown: Mapping[tuple[int, str], Shown],
    *,
    share: float,
    limit: int | None = None,
) -> dict[str, list[Candidate]]:
    """The documents of each annotator, in the order of the candidates.

    `share` (0 to 1) is how many of the documents two of them read. Which ones, their ids decide:
    the choice does not follow the expected error, and is the same at every push. Who has fewest
    documents gets the next. Nobody is given the same text twice, in whatever round; nobody
    more than `limit` texts.
    """
    dealt: dict[str, list[Candidate]] = {name: [] for name in annotators}
    for candidate in candidates:
        have = shown.get((candidate.document_id, candidate.text_hash), Shown())
        wanted = 2 if _is_double(candidate.doc, share) else 1
        free = [
            name
            for name in annotators
            if name not in have.anyone and (limit is None or len(dealt[name]) < limit)
        ]
        for name in _fewest(free, dealt)[: max(0, wanted - len(have.alike))]:
            dealt[name].append(candidate)
    return dealt


def _fewest(names: Collection[str], dealt: Mapping[str, Sequence[Candidate]]) -> list[str]:
    return sorted(names, key=lambda name: len(dealt[name]))


def _is_double(doc: str, share: float) -> bool:
    digest = hashlib.sha256(f"double:{doc}".encode()).digest()
    return int.from_bytes(digest[:8]) < share * 2**64
