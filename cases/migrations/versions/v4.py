"""The document store: what sweeps asked and what came, until now made beside the versions.

Databases that have swept hold these tables already, all or some of them; those stay as they are.
"""

import sqlalchemy as sa
from alembic import op

revision = "4"
down_revision = "3"

_TABLES = sa.MetaData()
sa.Table(
    "sweeps",
    _TABLES,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("query_hash", sa.String, nullable=False),
    sa.Column("query_version", sa.String, nullable=False),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("started", sa.String, nullable=False),
    sa.Column("finished", sa.String),
    sa.Column("complete", sa.Boolean),
    sa.Column("counts", sa.JSON, nullable=False),
    sa.Column("report", sa.Text, nullable=False),
    sa.Index("ix_sweeps_query_hash", "query_hash"),
)
sa.Table(
    "sweep_windows",
    _TABLES,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("sweep_id", sa.Integer, sa.ForeignKey("sweeps.id"), nullable=False),
    sa.Column("query_hash", sa.String, nullable=False),
    sa.Column("span", sa.String, nullable=False),
    sa.Column("first", sa.String, nullable=False),
    sa.Column("last", sa.String, nullable=False),
    sa.Column("count", sa.Integer, nullable=False),
    sa.Column("received", sa.Integer, nullable=False),
    sa.Column("complete", sa.Boolean, nullable=False),
    sa.Index("ix_sweep_windows_query_hash", "query_hash"),
    sa.Index("ix_sweep_windows_sweep_id", "sweep_id"),
)
sa.Table(
    "sweep_hits",
    _TABLES,
    sa.Column("query_hash", sa.String, primary_key=True),
    sa.Column("pmid", sa.String, primary_key=True),
    sa.Column("window_id", sa.Integer, sa.ForeignKey("sweep_windows.id"), nullable=False),
    sa.Column("gone_window_id", sa.Integer, sa.ForeignKey("sweep_windows.id")),
)
sa.Table(
    "sweep_replies",
    _TABLES,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("hash", sa.String, nullable=False),
    sa.Column("asked", sa.Text, nullable=False),
    sa.Column("received", sa.String, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.UniqueConstraint("hash"),
)
sa.Table(
    "sweep_papers",
    _TABLES,
    sa.Column("pmid", sa.String, primary_key=True),
    sa.Column("wanted", sa.Boolean, nullable=False),
    sa.Column("reply_id", sa.Integer, sa.ForeignKey("sweep_replies.id")),
    sa.Column("misses", sa.Integer, nullable=False),
    sa.Column("said", sa.Text, nullable=False),
    sa.Column("withdrawn", sa.Boolean, nullable=False),
    sa.Column("pmcid", sa.String),
    sa.Index("ix_sweep_papers_reply_id", "reply_id"),
    sa.Index("ix_sweep_papers_wanted", "wanted", "pmid"),
)
sa.Table(
    "sweep_full_texts",
    _TABLES,
    sa.Column("pmcid", sa.String, primary_key=True),
    sa.Column("wanted", sa.Boolean, nullable=False),
    sa.Column("reply_id", sa.Integer, sa.ForeignKey("sweep_replies.id")),
    sa.Column("trace", sa.JSON, nullable=False),
    sa.Column("tried", sa.String),
    sa.Index("ix_sweep_full_texts_wanted", "wanted"),
)
sa.Table(
    "sweep_files",
    _TABLES,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("md5", sa.String, nullable=False),
    sa.Column("citations", sa.Integer, nullable=False),
    sa.Column("chosen", sa.Integer, nullable=False),
    sa.Column("deleted", sa.Integer, nullable=False),
    sa.Column("read", sa.String, nullable=False),
)
sa.Table(
    "sweep_europepmc_lists",
    _TABLES,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("sweep_id", sa.Integer, sa.ForeignKey("sweeps.id"), nullable=False),
    sa.Column("query_hash", sa.String, nullable=False),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("count", sa.Integer, nullable=False),
    sa.Column("received", sa.Integer, nullable=False),
    sa.Column("complete", sa.Boolean, nullable=False),
    sa.Index("ix_sweep_europepmc_lists_sweep_id", "sweep_id"),
)
sa.Table(
    "sweep_europepmc",
    _TABLES,
    sa.Column("key", sa.String, primary_key=True),
    sa.Column("pmid", sa.String),
    sa.Column("list_id", sa.Integer, sa.ForeignKey("sweep_europepmc_lists.id"), nullable=False),
    sa.Column("gone_list_id", sa.Integer, sa.ForeignKey("sweep_europepmc_lists.id")),
    sa.Column("reply_id", sa.Integer, sa.ForeignKey("sweep_replies.id")),
    sa.Column("content_hash", sa.String),
    sa.Column("same_as", sa.String),
    sa.Index("ix_sweep_europepmc_pmid", "pmid"),
    sa.Index("ix_sweep_europepmc_reply_id", "reply_id"),
)
sa.Table(
    "sweep_duplicates",
    _TABLES,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("first", sa.String, nullable=False),
    sa.Column("second", sa.String, nullable=False),
    sa.Column("reasons", sa.JSON, nullable=False),
    sa.Column("holds", sa.Boolean, nullable=False),
    sa.Column("found", sa.String, nullable=False),
    sa.Column("decided", sa.String),
    sa.Column("person", sa.String),
    sa.Column("decided_at", sa.String),
    sa.UniqueConstraint("kind", "first", "second"),
)


def upgrade() -> None:
    """Make the tables that are not there."""
    _TABLES.create_all(op.get_bind())
