"""The command `casesweep model`: the trained recognisers, the way back, the learning curve."""

from pathlib import Path
from typing import Annotated

import typer

from casesweep.learning.train_command import Models
from casesweep.options import Study, end, reported, settings

app = typer.Typer(
    help="List trained recognisers, go back to the one before, draw a learning curve.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command(
    "list",
    short_help="List every version with its scores.",
    epilog="Example: casesweep model list",
)
def list_models(models: Models = None) -> None:
    """List every version, newest first, with its scores on the frozen documents."""
    with reported():
        from casesweep.learning.versions import list_versions  # noqa: PLC0415 - it takes a second

        end(list_versions(settings(models=models)))


@app.command(
    short_help="Use the recogniser before the last one again.",
    epilog="Example: casesweep model rollback",
)
def rollback(models: Models = None) -> None:
    """Use the recogniser again that was in use before the last one was adopted.

    In the end that is the packaged one. Nothing is deleted.
    """
    with reported():
        from casesweep.learning.versions import roll_back  # noqa: PLC0415 - it takes a second

        end(roll_back(settings(models=models)))


@app.command(
    short_help="Show what more corrected documents give.",
    epilog="Example: casesweep model curve --sizes 8,16,32,64,114 --steps 600 -o curve.html",
)
def curve(  # noqa: PLR0917 - typer gives them by name
    gold: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            dir_okay=False,
            metavar="FILE",
            help="Gold documents for the annotators to correct; the study's train by default.",
        ),
    ] = None,
    frozen: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            dir_okay=False,
            metavar="FILE",
            help="Gold documents to score on; the study's test by default.",
        ),
    ] = None,
    sizes: Annotated[
        str, typer.Option(metavar="N,N…", help="Numbers of corrected documents.")
    ] = "8,16,32,64,114",
    noise: Annotated[
        float, typer.Option(min=0, max=1, help="The share of marks that annotators get wrong.")
    ] = 0.1,
    steps: Annotated[int, typer.Option(min=1, help="Steps of each training.")] = 600,
    out: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Also write a page (HTML)."),
    ] = None,
    study: Study = None,
) -> None:
    """Show what more corrected documents give, by simulated annotators who err.

    Trains one recogniser for each size, one on silver documents alone and one on both; some minutes
    each. The table goes to standard output.
    """
    with reported():
        from casesweep.learning.curve import learning_curve  # noqa: PLC0415 - it takes seconds

        end(
            learning_curve(
                settings(study=study),
                gold=gold,
                frozen=frozen,
                sizes=sizes,
                noise=noise,
                steps=steps,
                out=out,
            )
        )
