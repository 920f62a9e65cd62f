"""The command: `extract`, `run`, and the subcommands of the packages beside this module.

What a command does stands in a module of its own, imported when it is called, so that
`casesweep --help` is there at once.
"""

from typing import Annotated

import typer

from casesweep import __version__
from casesweep.db.command import app as db_app
from casesweep.formats import Engine
from casesweep.learning.command import app as learning_app
from casesweep.learning.model_command import app as model_app
from casesweep.options import Db, Out, Recogniser, Study, end, reported, settings
from casesweep.reviewing.after_command import adjudicate, guideline, proposals
from casesweep.reviewing.command import app as review_app
from casesweep.showing.command import app as showing_app
from casesweep.sweeping.command import app as sweeping_app

app = typer.Typer(
    name="casesweep",
    help="Sweep the case-report literature of a rare disease into a case table in which every "
    "value points at its words.",
    epilog="Exit status: 0 complete, 1 something was rejected, 2 wrong use.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.add_typer(sweeping_app)
app.add_typer(showing_app)
app.add_typer(learning_app)
app.add_typer(db_app, name="db")
app.add_typer(
    model_app, name="model", short_help="List trained recognisers, or go back to the one before."
)
app.add_typer(review_app, name="review", short_help="Let people correct the cases in Doccano.")
review_app.command(
    short_help="List what annotators dispute, or give it to a third person.",
    epilog="Example: casesweep review adjudicate --to clara",
)(adjudicate)
review_app.command(
    short_help="List words that people marked and the rules missed.",
    epilog="Example: casesweep review proposals",
)(proposals)
review_app.command(
    short_help="Write the guideline for annotators.", epilog="Example: casesweep review guideline"
)(guideline)

INPUTS = (
    "Files and folders: PubMed XML, MEDLINE or text, RIS, JATS, PDF, HTML, text, JSON Lines; "
    "also gzipped. - is standard input."
)


def main() -> None:
    """The console script."""
    app()


def _version(asked: bool) -> None:  # noqa: FBT001 - typer calls it so
    if asked:
        typer.echo(f"casesweep {__version__}")
        raise typer.Exit


@app.callback()
def _casesweep(
    version: Annotated[  # noqa: FBT002 - a flag
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Say the version."),
    ] = False,
) -> None:
    pass


@app.command(epilog="Example: casesweep extract reports/ more.xml.gz -o records.jsonl")
def extract(
    inputs: Annotated[list[str], typer.Argument(help=INPUTS, metavar="INPUT...")],
    out: Out = "-",
    study: Study = None,
    recogniser: Recogniser = None,
) -> None:
    """Write the case record of each document as a line of JSON. No database is needed."""
    with reported():
        from casesweep.extract import extract_files  # noqa: PLC0415 - it takes a second

        end(extract_files(settings(study=study, recogniser=recogniser), inputs, out))


@app.command(epilog="Example: casesweep run --study spinal_emh pubmed25n0001.xml.gz")
def run(  # noqa: PLR0917 - typer makes options of them, no positions
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            help=INPUTS + " Without any, the sample of the study.", metavar="[INPUT]..."
        ),
    ] = None,
    screen: Annotated[  # noqa: FBT002 - a flag
        bool,
        typer.Option(
            "--screen",
            help="Leave out, unparsed, the PubMed citations that name nothing of the study.",
        ),
    ] = False,
    engine: Annotated[
        Engine | None, typer.Option(help="Let workers read and extract; see --scheduler.")
    ] = None,
    scheduler: Annotated[
        str,
        typer.Option(metavar="ADDRESS", help="Of Dask's scheduler; local starts workers here."),
    ] = "local",
    study: Study = None,
    db: Db = None,
    recogniser: Recogniser = None,
) -> None:
    """Bring the case database up to date with documents. Running twice changes nothing."""
    with reported():
        from casesweep.run import run_study  # noqa: PLC0415 - it takes a second

        chosen = settings(study=study, db=db, recogniser=recogniser)
        at = scheduler if engine else ""
        end(run_study(chosen, inputs or [], screened=screen, scheduler=at))
