"""The command `casesweep db`: its subcommands, their options and help."""

from pathlib import Path
from typing import Annotated

import typer

from casesweep.options import Db, Study, end, reported, settings

app = typer.Typer(
    help="Check, back up, restore and correct the case database. Runs may write meanwhile.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command(epilog="Example: casesweep db check")
def check(study: Study = None, db: Db = None) -> None:
    """Prove that the database is whole, or print what is wrong with it.

    Every text has its hash, every piece of evidence is a slice of its text, nothing is orphaned,
    no history has a gap. Exit status 1 if anything is wrong.
    """
    with reported():
        from casesweep.db.upkeep import check_database  # noqa: PLC0415 - it takes half a second

        end(check_database(settings(study=study, db=db)))


@app.command(
    short_help="Write the whole database to one file.",
    epilog="Example: casesweep db backup cases-2026-11-21.sqlite",
)
def backup(
    file: Annotated[Path, typer.Argument(dir_okay=False, metavar="FILE", help="The backup.")],
    study: Study = None,
    db: Db = None,
) -> None:
    """Write the whole database to one file, an SQLite case database, and check it."""
    with reported():
        from casesweep.db.upkeep import back_up_database  # noqa: PLC0415 - it takes half a second

        end(back_up_database(settings(study=study, db=db), file))


@app.command(epilog="Example: casesweep db restore cases-2026-11-21.sqlite")
def restore(
    file: Annotated[Path, typer.Argument(dir_okay=False, metavar="FILE", help="The backup.")],
    study: Study = None,
    db: Db = None,
) -> None:
    """Make the database from a backup. One that is there already is never overwritten.

    A backup of SQLite can be restored into PostgreSQL, and the other way round.
    """
    with reported():
        from casesweep.db.upkeep import restore_database  # noqa: PLC0415 - it takes half a second

        end(restore_database(settings(study=study, db=db), file))


@app.command(
    short_help="Bring the tables of an older version forward.",
    epilog="Example: casesweep db upgrade",
)
def upgrade(study: Study = None, db: Db = None) -> None:
    """Bring the tables of an older version forward to this program's, in one transaction.

    `casesweep run` and `sweep` do so too. A backup is wise: there is no way back.
    """
    with reported():
        from casesweep.db.upkeep import bring_forward  # noqa: PLC0415 - it takes half a second

        end(bring_forward(settings(study=study, db=db)))


@app.command(
    "set",
    short_help="Give a value of a case as a person.",
    epilog="Example: casesweep db set 90000001-1 sex male --by anna --why 'the text says he'",
)
def set_value(  # noqa: PLR0917 - typer makes options of them, no positions
    case: Annotated[str, typer.Argument(metavar="CASE", help="The id of a case, from the table.")],
    field: Annotated[
        str,
        typer.Argument(metavar="FIELD", help="A column of the case table; is_case: yes or no."),
    ],
    by: Annotated[str, typer.Option(metavar="NAME", help="Who says so.")],
    value: Annotated[
        str | None,
        typer.Argument(metavar="[VALUE]", help="As the table writes it; ; between several."),
    ] = None,
    not_stated: Annotated[  # noqa: FBT002 - a flag
        bool, typer.Option("--not-stated", help="The text does not state it.")
    ] = False,
    why: Annotated[str, typer.Option(metavar="TEXT", help="For those who come later.")] = "",
    words: Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help="Words of the text that it rests on; may be repeated."),
    ] = None,
    adjudicated: Annotated[  # noqa: FBT002 - a flag
        bool, typer.Option("--adjudicated", help="Two people have disagreed, and this decides.")
    ] = False,
    study: Study = None,
    db: Db = None,
) -> None:
    """Give a value of a case as a person: it stands above the machine's from now on.

    Nothing is overwritten: what was there before stays in the history, with whose it was.
    """
    with reported():
        from casesweep.db.by_hand import Correction, set_value  # noqa: PLC0415 - it takes half a second
        from corpus.errors import WrongUse  # noqa: PLC0415 - beside the other

        if (value is None) is not not_stated:
            raise WrongUse("give a VALUE, or --not-stated where the text does not state it")
        said = Correction(case, field, value, by, why, tuple(words or ()), adjudicated)
        end(set_value(settings(study=study, db=db), said))
