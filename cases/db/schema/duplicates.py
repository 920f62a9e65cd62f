"""The table of what is probably the same, paper or patient, and what people said of it."""

from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from corpus.store.schema import StoreBase


class DuplicateRow(StoreBase):
    """Two papers (`kind` paper: ids of documents) or two patients (patient: ids of cases).

    `reasons` lists what they have in common. `holds` is false where the cases as they are read now
    no longer suggest it. `decided` is null until a person has said `same` or `different`; a pair
    is never merged, and one that was decided is not proposed again. Times are ISO 8601 in UTC.
    """

    __tablename__ = "sweep_duplicates"
    __table_args__ = (UniqueConstraint("kind", "first", "second"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    first: Mapped[str]
    second: Mapped[str]
    reasons: Mapped[Any] = mapped_column(JSON)
    holds: Mapped[bool]
    found: Mapped[str]
    decided: Mapped[str | None]
    person: Mapped[str | None]
    decided_at: Mapped[str | None]
