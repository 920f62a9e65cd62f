"""Which full texts are to be asked for, and what came of asking, in the tables of the store."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select

from corpus.sources.full_text import Answer
from corpus.store.documents import Sessions
from corpus.store.rows import keep_reply
from corpus.store.schema import FullTextRow

_EMBARGO = timedelta(days=90)
"""What has no full text may get one: publishers release many after 6 or 12 months."""


@dataclass(frozen=True, slots=True)
class FullTextStore:
    """Beside a `DocumentStore`, in the same database. Each call that writes is one transaction."""

    sessions: Sessions

    def wanted(self, today: date) -> list[str]:
        """PMCIDs to ask for: not answered yet, cited anew, or without full text for 90 days."""
        before = (today - _EMBARGO).isoformat()
        again = FullTextRow.reply_id.is_(None) & (FullTextRow.tried < before)
        with self.sessions.reading() as session:
            found = select(FullTextRow.pmcid).where(FullTextRow.wanted | again)
            return sorted(session.scalars(found))

    def take(self, pmcid: str, answer: Answer, today: date) -> None:
        """Keep what came, with what each source said; an earlier full text stays if none came."""
        with self.sessions.writing() as session:
            row = session.get_one(FullTextRow, pmcid)
            row.trace, row.tried = list(answer.trace), today.isoformat()
            row.wanted = not answer.certain
            if answer.reply is not None:
                row.reply_id = keep_reply(session, answer.reply).id

    def counts(self) -> tuple[int, int]:
        """How many papers have a PMCID, and of how many the full text is held."""
        with self.sessions.reading() as session:
            every = session.scalar(select(func.count(FullTextRow.pmcid)))
            held = session.scalar(select(func.count(FullTextRow.reply_id)))
            return every or 0, held or 0
