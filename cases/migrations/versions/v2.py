"""Reviews: who gave a person's values, when, on which text; authors of papers."""

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"


def upgrade() -> None:
    """Add the table and the column; nothing that is there changes."""
    op.add_column("documents", sa.Column("authors", sa.JSON(), nullable=True))
    op.create_table(
        "reviews",
        sa.Column("run_id", sa.Integer(), sa.ForeignKey("runs.id", name="fk_reviews_run_id")),
        sa.Column(
            "case_id",
            sa.String(),
            sa.ForeignKey("cases.id", name="fk_reviews_case_id"),
            nullable=False,
        ),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("run_id", name="pk_reviews"),
        sa.CheckConstraint("origin IN ('human', 'adjudicated')", name="ck_reviews_origin"),
    )
    op.create_index("ix_reviews_case_id", "reviews", ["case_id"])
