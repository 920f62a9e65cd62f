"""Doccano: projects, the manifest of what was pushed, what came back; people's kind of a paper."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "3"
down_revision = "2"

_OPEN = sa.text("closed_run_id IS NULL")


def upgrade() -> None:
    """Add the tables; nothing that is there changes."""
    _document_values()
    _projects()
    _documents()
    _pulls()


def _key() -> sa.Column[int]:
    return sa.Column("id", sa.Integer(), nullable=False)


def _to(table: str, column: str, other: str, *, nullable: bool = False) -> sa.Column[int]:
    foreign = sa.ForeignKey(other, name=f"fk_{table}_{column}")
    return sa.Column(column, sa.Integer(), foreign, nullable=nullable)


def _to_text(table: str, *, nullable: bool) -> sa.Column[str]:
    foreign = sa.ForeignKey("texts.hash", name=f"fk_{table}_text_hash")
    return sa.Column("text_hash", sa.String(), foreign, nullable=nullable)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _document_values() -> None:
    name = "document_values"
    op.create_table(
        name,
        _key(),
        _to(name, "document_id", "documents.id"),
        *map(_text, ("field", "value", "origin", "source")),
        _to_text(name, nullable=True),
        _to(name, "run_id", "runs.id"),
        _to(name, "closed_run_id", "runs.id", nullable=True),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.CheckConstraint("origin IN ('human', 'adjudicated')", name=f"ck_{name}_origin"),
        sa.CheckConstraint("field IN ('kind', 'relevant')", name=f"ck_{name}_field"),
    )
    op.create_index(f"ix_{name}_document_id", name, ["document_id"])
    op.create_index(
        f"ix_{name}_current",
        name,
        ["document_id", "field", "origin"],
        unique=True,
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )


def _projects() -> None:
    name = "review_projects"
    op.create_table(
        name,
        _key(),
        _text("server"),
        sa.Column("number", sa.Integer(), nullable=False),
        *map(_text, ("name", "round", "annotator", "purpose")),
        sa.Column("blind", sa.Boolean(), nullable=False),
        _moment("made"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.UniqueConstraint("server", "number", name=f"uq_{name}_server_number"),
        sa.CheckConstraint("purpose IN ('annotation', 'adjudication')", name=f"ck_{name}_purpose"),
    )
    batches = "review_batches"
    op.create_table(
        batches,
        _key(),
        _to(batches, "project_id", "review_projects.id"),
        _text("upload_name"),
        _moment("started"),
        _moment("verified", nullable=True),
        sa.PrimaryKeyConstraint("id", name=f"pk_{batches}"),
        sa.UniqueConstraint("upload_name", name=f"uq_{batches}_upload_name"),
    )
    op.create_index(f"ix_{batches}_project_id", batches, ["project_id"])


def _documents() -> None:
    name = "review_documents"
    op.create_table(
        name,
        _key(),
        _to(name, "project_id", "review_projects.id"),
        _to(name, "document_id", "documents.id"),
        _to(name, "batch_id", "review_batches.id"),
        _to_text(name, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        _text("text_sha256"),
        sa.Column("layout", sa.JSON(), nullable=False),
        sa.Column("spans", sa.JSON(), nullable=False),
        sa.Column("example_id", sa.Integer(), nullable=False),
        sa.Column("expected_error", sa.Double(), nullable=False),
        _text("extractor_version"),
        _moment("pushed"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.UniqueConstraint(
            "project_id",
            "document_id",
            "text_hash",
            name=f"uq_{name}_project_id_document_id_text_hash",
        ),
        sa.UniqueConstraint("project_id", "example_id", name=f"uq_{name}_project_id_example_id"),
    )
    for column in ("project_id", "document_id", "batch_id"):
        op.create_index(f"ix_{name}_{column}", name, [column])


def _pulls() -> None:
    name = "review_pulls"
    op.create_table(
        name,
        _key(),
        _to(name, "review_document_id", "review_documents.id"),
        _text("person"),
        _moment("confirmed"),
        _moment("pulled"),
        _text("state"),
        *(
            sa.Column(column, sa.JSON(), nullable=False)
            for column in ("marks", "changes", "record")
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    op.create_index(f"ix_{name}_review_document_id", name, ["review_document_id"])
