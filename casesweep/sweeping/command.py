"""The commands that sweep: `sweep`, `duplicates` and `schedule`, their options and help."""

from pathlib import Path
from typing import Annotated

import typer

from casesweep.formats import Timer
from casesweep.options import Db, Out, Study, end, reported, settings

app = typer.Typer()


@app.command(
    short_help="Find new and changed papers and read them into the database.",
    epilog="Example: casesweep sweep --study spinal_emh --verify",
)
def sweep(  # noqa: PLR0917 - typer makes options of them, no positions
    verify: Annotated[  # noqa: FBT002 - a flag
        bool,
        typer.Option("--verify", help="List the whole query again and prove that nothing lacks."),
    ] = False,
    baseline: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            file_okay=False,
            metavar="FOLDER",
            help="Read PubMed's own files (baseline and updates, with their .md5) instead of "
            "asking PubMed.",
        ),
    ] = None,
    page: Annotated[
        Path | None,
        typer.Option(metavar="FILE", dir_okay=False, help="Write the report as a web page too."),
    ] = None,
    preview: Annotated[  # noqa: FBT002 - a flag
        bool,
        typer.Option(
            "--preview",
            help="Say what the query of the study finds and would drop; change nothing.",
        ),
    ] = False,
    study: Study = None,
    db: Db = None,
) -> None:
    """Find new and changed papers in PubMed and bring the case database up to date with them.

    Made to be run by a timer: it may be cut off at any point and run again, two at once do no
    harm, the last line says how it went, and the exit status is 1 while anything is missing.
    NCBI_EMAIL must hold an e-mail address; NCBI_API_KEY makes it faster.
    """
    with reported():
        from casesweep.sweeping.baseline import sweep_baseline  # noqa: PLC0415 - it takes a second
        from casesweep.sweeping.preview import preview_query  # noqa: PLC0415 - it takes a second
        from casesweep.sweeping.sweep import sweep_study  # noqa: PLC0415 - it takes a second

        chosen = settings(study=study, db=db)
        if preview:
            end(preview_query(chosen))
        elif baseline:
            end(sweep_baseline(chosen, baseline))
        else:
            end(sweep_study(chosen, verify=verify, page=page))


@app.command(
    short_help="List papers and patients told twice, or judge a pair.",
    epilog="Example: casesweep duplicates --same 3 --by 'A. Reader'",
)
def duplicates(  # noqa: PLR0917 - typer makes options of them, no positions
    same: Annotated[
        int | None, typer.Option(metavar="NUMBER", help="The pair of that number is one.")
    ] = None,
    different: Annotated[
        int | None, typer.Option(metavar="NUMBER", help="The pair of that number is two.")
    ] = None,
    by: Annotated[str, typer.Option(metavar="NAME", help="Who says so.")] = "",
    every: Annotated[  # noqa: FBT002 - a flag
        bool, typer.Option("--all", help="List the pairs that were judged too.")
    ] = False,
    study: Study = None,
    db: Db = None,
) -> None:
    """List papers and patients that are probably told twice, or note what a person says of a pair.

    Patients are held against each other where two papers share an author or a hospital. Nothing is
    merged: the case table keeps both.
    """
    with reported():
        from casesweep.sweeping.duplicates import (  # noqa: PLC0415 - it takes half a second
            judge_duplicate,
            list_duplicates,
        )

        chosen = settings(study=study, db=db)
        if same is None and different is None and not by:
            end(list_duplicates(chosen, every=every))
        else:
            end(judge_duplicate(chosen, same=same, different=different, by=by))


@app.command(
    short_help="Write a timer's entry that sweeps from this folder.",
    epilog="Example: casesweep schedule --timer systemd --at 'mon 05:17'",
)
def schedule(
    timer: Annotated[Timer, typer.Option(help="What runs commands on this machine.")] = Timer.CRON,
    at: Annotated[
        str,
        typer.Option(
            metavar="'DAY HH:MM'",
            help="When: daily, or mon to sun, and the machine's own time; not at the full hour, "
            "when all others ask.",
        ),
    ] = "mon 05:17",
    out: Out = "-",
    study: Study = None,
    db: Db = None,
) -> None:
    """Write what makes a timer sweep from the current folder: a cron line or systemd's two files.

    Nothing is installed: the text says what to do with it.
    """
    with reported():
        from casesweep.sweeping.schedule import write_schedule  # noqa: PLC0415 - it takes a moment

        end(write_schedule(settings(study=study, db=db), timer, at, out))
