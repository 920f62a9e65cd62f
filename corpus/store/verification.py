"""Proof that the store holds what it says: every paper in a reply that is the one that came."""

import hashlib
import zlib
from collections.abc import Iterator

from sqlalchemy import select

from corpus.sources.fetch import received
from corpus.store.documents import Sessions
from corpus.store.schema import PaperRow, ReplyRow


def unproven_papers(sessions: Sessions, pmids: set[str]) -> Iterator[str]:
    """A sentence for each of these papers that no whole reply holds."""
    with sessions.reading() as session:
        rows = session.execute(select(PaperRow.pmid, PaperRow.reply_id))
        of_reply: dict[int | None, set[str]] = {}
        for pmid, reply in rows:
            if pmid in pmids:
                of_reply.setdefault(reply, set()).add(pmid)
    unknown = pmids.difference(*of_reply.values()) | of_reply.pop(None, set())
    yield from (f"PMID {pmid} has not come" for pmid in sorted(unknown, key=int))
    for reply in sorted(filter(None, of_reply)):
        yield from _unproven(sessions, reply, of_reply[reply])


def _unproven(sessions: Sessions, reply: int, pmids: set[str]) -> Iterator[str]:
    with sessions.reading() as session:
        row = session.get_one(ReplyRow, reply)
        kept, name = row.body, row.hash
    try:
        body = zlib.decompress(kept)
    except zlib.error:
        body = b""
    if hashlib.sha256(body).hexdigest() != name:
        yield (
            f"reply {reply}, which holds {len(pmids):,} papers, is damaged in the database; "
            "restore it from a backup"
        )
        return
    for pmid in sorted(pmids - received(body).keys(), key=int):
        yield f"PMID {pmid} is not in reply {reply}, which should hold it"
