"""The tables of a database to those of this version, in the caller's transaction.

`about` tells the version, also to programs older than Alembic's table; both are kept alike.
"""

from sqlalchemy import Connection, inspect, text

from cases.db.case_table import CASE_TABLE
from cases.db.schema.base import VERSION
from cases.db.schema.papers import About

_FIRST = "1"
"""The version of databases made before migrations were recorded."""


def version_of(connection: Connection) -> str | None:
    """The version of the tables; None where there are none of ours."""
    if not inspect(connection).has_table(About.__tablename__):
        return None
    told = connection.execute(text("SELECT value FROM about WHERE name = 'schema'")).scalar()
    return None if told is None else str(told)


def is_older(version: str | None) -> bool:
    """Whether `upgrade` brings tables of that version forward; those of None are made."""
    return version is None or (version.isdecimal() and int(_FIRST) <= int(version) < int(VERSION))


def upgrade(connection: Connection, study: str) -> None:
    """Make or change the tables, then the view anew; all or nothing with the transaction."""
    from alembic import command  # noqa: PLC0415 - rarely needed, and it takes a while
    from alembic.config import Config  # noqa: PLC0415

    version = version_of(connection)
    config = Config()
    config.set_main_option("script_location", "cases:migrations")
    config.attributes["connection"] = connection
    if version is not None:
        connection.execute(text("DROP VIEW IF EXISTS case_table"))
        if not inspect(connection).has_table("alembic_version"):
            command.stamp(config, version)
    command.upgrade(config, VERSION)
    connection.execute(CASE_TABLE)
    if version is None:
        rows = [{"name": "schema", "value": VERSION}, {"name": "study", "value": study}]
        connection.execute(text("INSERT INTO about (name, value) VALUES (:name, :value)"), rows)
    else:
        now = {"now": VERSION}
        connection.execute(text("UPDATE about SET value = :now WHERE name = 'schema'"), now)
