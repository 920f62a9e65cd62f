"""The tables of the document store: what was asked, what was found, what came back.

They stand in the database of the cases, so that one file is everything, but the cases know nothing
of them. Nothing is deleted. Times are ISO 8601 in UTC.
"""

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class StoreBase(DeclarativeBase):
    """The store's own tables."""


class SweepRow(StoreBase):
    """One sweep. `finished` is null while it runs, or if it was cut off.

    `question` is what PubMed was asked, `query_hash` its name, `query_version` the study's;
    `report` is what the sweep said at its end, `complete` whether it lacked nothing.
    """

    __tablename__ = "sweeps"

    id: Mapped[int] = mapped_column(primary_key=True)
    query_hash: Mapped[str] = mapped_column(index=True)
    query_version: Mapped[str]
    question: Mapped[str] = mapped_column(Text)
    started: Mapped[str]
    finished: Mapped[str | None]
    complete: Mapped[bool | None]
    counts: Mapped[Any] = mapped_column(JSON)
    report: Mapped[str] = mapped_column(Text)


class WindowRow(StoreBase):
    """A span of days that was searched: written in the transaction that stores its ids.

    `complete` when PubMed's `count` and the ids `received` agree; only then is it behind us.
    """

    __tablename__ = "sweep_windows"

    id: Mapped[int] = mapped_column(primary_key=True)
    sweep_id: Mapped[int] = mapped_column(ForeignKey("sweeps.id"), index=True)
    query_hash: Mapped[str] = mapped_column(index=True)
    span: Mapped[str]
    first: Mapped[str]
    last: Mapped[str]
    count: Mapped[int]
    received: Mapped[int]
    complete: Mapped[bool]


class HitRow(StoreBase):
    """A citation that a query has found. `gone_window_id`: the whole list that lacks it again."""

    __tablename__ = "sweep_hits"

    query_hash: Mapped[str] = mapped_column(primary_key=True)
    pmid: Mapped[str] = mapped_column(primary_key=True)
    window_id: Mapped[int] = mapped_column(ForeignKey("sweep_windows.id"))
    gone_window_id: Mapped[int | None] = mapped_column(ForeignKey("sweep_windows.id"))


class ReplyRow(StoreBase):
    """A reply as it came, zlib-compressed, known by the SHA-256 of its bytes.

    `asked` is the address without key and e-mail.
    """

    __tablename__ = "sweep_replies"

    id: Mapped[int] = mapped_column(primary_key=True)
    hash: Mapped[str] = mapped_column(unique=True)
    asked: Mapped[str] = mapped_column(Text)
    received: Mapped[str]
    body: Mapped[bytes] = mapped_column(LargeBinary)


class PaperRow(StoreBase):
    """A paper that some query has found, and the reply that holds it now.

    `wanted` until it has come, and again when it may have changed. `said` is why it has not come,
    `misses` how many replies in a row lacked it. `withdrawn`: no list and no reply holds it now.
    """

    __tablename__ = "sweep_papers"
    __table_args__ = (Index("ix_sweep_papers_wanted", "wanted", "pmid"),)

    pmid: Mapped[str] = mapped_column(primary_key=True)
    wanted: Mapped[bool]
    reply_id: Mapped[int | None] = mapped_column(ForeignKey("sweep_replies.id"), index=True)
    misses: Mapped[int]
    said: Mapped[str] = mapped_column(Text)
    withdrawn: Mapped[bool]
    pmcid: Mapped[str | None]


class FullTextRow(StoreBase):
    """What came of asking for the full text of a PMCID.

    `wanted` until every source has answered, and again when the citation has come anew. `trace`
    lists what each source said, `tried` is the day. `reply_id` is null where none has it.
    """

    __tablename__ = "sweep_full_texts"

    pmcid: Mapped[str] = mapped_column(primary_key=True)
    wanted: Mapped[bool] = mapped_column(index=True)
    reply_id: Mapped[int | None] = mapped_column(ForeignKey("sweep_replies.id"))
    trace: Mapped[Any] = mapped_column(JSON)
    tried: Mapped[str | None]


class FileRow(StoreBase):
    """A file of PubMed's own that has been read: citations in it, how many were kept, withdrawn."""

    __tablename__ = "sweep_files"

    name: Mapped[str] = mapped_column(primary_key=True)
    md5: Mapped[str]
    citations: Mapped[int]
    chosen: Mapped[int]
    deleted: Mapped[int]
    read: Mapped[str]


class EuropePmcListRow(StoreBase):
    """One whole list of what Europe PMC finds: written in the transaction that stores its ids.

    `complete` when its own `count` and the records `received` agree. `query_hash` is the first 16
    digits of the SHA-256 of `question`.
    """

    __tablename__ = "sweep_europepmc_lists"

    id: Mapped[int] = mapped_column(primary_key=True)
    sweep_id: Mapped[int] = mapped_column(ForeignKey("sweeps.id"), index=True)
    query_hash: Mapped[str]
    question: Mapped[str] = mapped_column(Text)
    count: Mapped[int]
    received: Mapped[int]
    complete: Mapped[bool]


class EuropePmcRow(StoreBase):
    """A record that Europe PMC has found, by its source and id there: `PPR/PPR1036674`.

    Those of the source MED are PubMed's: only their PMID is noted, and PubMed is asked for them.
    Of the others `reply_id` is the reply that holds the record now, `content_hash` what we read of
    it. `gone_list_id` names the complete list that lacked it, `same_as` the document that it is.
    """

    __tablename__ = "sweep_europepmc"

    key: Mapped[str] = mapped_column(primary_key=True)
    pmid: Mapped[str | None] = mapped_column(index=True)
    list_id: Mapped[int] = mapped_column(ForeignKey("sweep_europepmc_lists.id"))
    gone_list_id: Mapped[int | None] = mapped_column(ForeignKey("sweep_europepmc_lists.id"))
    reply_id: Mapped[int | None] = mapped_column(ForeignKey("sweep_replies.id"), index=True)
    content_hash: Mapped[str | None]
    same_as: Mapped[str | None]
