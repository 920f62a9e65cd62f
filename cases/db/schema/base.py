"""What the tables have in common: the version, names of constraints, rows that are closed.

A row with `run_id` holds from that run on; `closed_run_id` names the run from which it no longer
does, and is null for what holds now. The same code serves SQLite and PostgreSQL.
"""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, MetaData, String, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from cases.db.schema.storable import Moment

VERSION = "4"
"""Of the tables. A change of theirs is a new version, with a module in `cases/migrations`."""

_OPEN = text("closed_run_id IS NULL")
_LAST = 1  # behind the columns of the table's own


class Base(DeclarativeBase):
    """Constraints have names, so that a migration can find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: Moment, str: String}


class Lasting:
    """Rows that hold from one run to another."""

    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), sort_order=_LAST)
    closed_run_id: Mapped[int | None] = mapped_column(ForeignKey("runs.id"), sort_order=_LAST)


def one_open(table: str, *columns: str) -> Index:
    """Of the rows that are alike in these columns one at most holds now."""
    return Index(
        f"ix_{table}_current", *columns, unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN
    )


def one_of(column: str, *values: str) -> CheckConstraint:
    """The column holds one of these words."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)
