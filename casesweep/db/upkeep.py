"""`casesweep db`: whether the case database is whole, its backup, and back from it."""

from pathlib import Path

from sqlalchemy import func, select

from cases.db.backup import back_up, restore
from cases.db.database import Database, open_database, upgrade_database
from cases.db.integrity import faults
from cases.db.schema.base import VERSION
from cases.db.schema.papers import Document
from cases.db.schema.patients import CaseRow, CaseValue, EvidenceRow
from casesweep.settings import Settings
from casesweep.terminal import say

_MOST_SHOWN = 100


def check_database(settings: Settings) -> int:
    """Print what is wrong, a line each, then what was checked; 1 if anything is."""
    database = open_database(settings.database_url())
    found = 0
    with database.reading() as session:
        for fault in faults(session):
            found += 1
            if found <= _MOST_SHOWN:
                print(f"{fault.where}: {fault.what}", flush=True)  # noqa: T201 - a command speaks
    if found > _MOST_SHOWN:
        say(f"and {found - _MOST_SHOWN:,} more")
    _tell(database, f"{found:,} faults")
    return int(found > 0)


def back_up_database(settings: Settings, path: Path) -> int:
    """Write the backup and say what it holds."""
    database = open_database(settings.database_url())
    back_up(database, path)
    _tell(database, f"backup: {path}")
    return 0


def restore_database(settings: Settings, path: Path) -> int:
    """Make the database from the backup and say what it holds."""
    _tell(restore(path, settings.database_url()), f"restored from {path}")
    return 0


def bring_forward(settings: Settings) -> int:
    """Change the tables where they are of an older version, and say of which they are."""
    _tell(upgrade_database(settings.database_url()), f"tables of version {VERSION}")
    return 0


def _tell(database: Database, what: str) -> None:
    with database.reading() as session:
        documents, cases, values, words = (
            session.scalar(select(func.count()).select_from(table)) or 0
            for table in (Document, CaseRow, CaseValue, EvidenceRow)
        )
    print(  # noqa: T201 - a command speaks
        f"{documents:,} documents, {cases:,} cases, {values:,} values, "
        f"{words:,} pieces of evidence: {what}",
        f"database: {database.shown}",
        sep="\n",
        flush=True,
    )
