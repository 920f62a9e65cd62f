"""The document store fed from PubMed's own files: each file is one transaction."""

from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from corpus.pubmed.baseline import Chosen, FileContent
from corpus.sources.transport import Reply
from corpus.store.documents import Sessions
from corpus.store.rows import keep_reply, now, want_full_text
from corpus.store.schema import FileRow, PaperRow, ReplyRow

_BY = "withdrawn by "


def files_read(sessions: Sessions) -> dict[str, str]:
    """The names of the files that have been read, with their MD5 sums."""
    with sessions.reading() as session:
        return {row.name: row.md5 for row in session.scalars(select(FileRow))}


def pmids_kept(sessions: Sessions) -> set[str]:
    """PMIDs of which a citation is held: what later files say of them is kept too."""
    with sessions.reading() as session:
        return set(session.scalars(select(PaperRow.pmid).where(PaperRow.reply_id.is_not(None))))


def take_file(sessions: Sessions, content: FileContent) -> int:
    """Keep what a file says, and note that it was read; how many citations changed.

    A citation that came from a later file, or from PubMed itself, is not put back to an older one.
    """
    with sessions.writing() as session:
        taken = [_take(session, each, content.name) for each in content.chosen.values()]
        for pmid in content.deleted:
            _withdraw(session, pmid, content.name)
        session.merge(
            FileRow(
                name=content.name,
                md5=content.md5,
                citations=content.citations,
                chosen=len(content.chosen),
                deleted=len(content.deleted),
                read=now(),
            )
        )
        return sum(taken)


def _take(session: Session, chosen: Chosen, name: str) -> bool:
    paper = session.get(PaperRow, chosen.pmid)
    if paper is None:
        paper = PaperRow(pmid=chosen.pmid, wanted=False, misses=0, said="", withdrawn=False)
        session.add(paper)
    elif _is_newer(session, paper, name):
        return False
    before = paper.reply_id
    row = keep_reply(session, Reply(chosen.xml, name, datetime.now(UTC)))
    paper.reply_id, paper.pmcid = row.id, chosen.pmcid
    paper.withdrawn, paper.said = False, ""
    want_full_text(session, chosen.pmcid)
    return paper.reply_id != before


def _withdraw(session: Session, pmid: str, name: str) -> None:
    paper = session.get(PaperRow, pmid)
    if paper is not None and paper.reply_id is not None and not _is_newer(session, paper, name):
        paper.withdrawn, paper.said = True, f"{_BY}{name}"


def _is_newer(session: Session, paper: PaperRow, name: str) -> bool:
    """Files are named so that a later one sorts after; `https://…` sorts after none of them."""
    if paper.reply_id is None:
        return False
    if paper.said.startswith(_BY) and paper.said.removeprefix(_BY) > name:
        return True
    asked = session.get_one(ReplyRow, paper.reply_id).asked
    return asked > name or not asked.startswith("pubmed")
