"""The tables of the case database, forward from every released version (Alembic)."""
