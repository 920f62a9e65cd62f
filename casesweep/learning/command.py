"""The commands `evaluate` and `train`, their options and help."""

from pathlib import Path
from typing import Annotated

import typer

from casesweep.learning.train_command import train
from casesweep.options import end, reported

app = typer.Typer()


@app.command(epilog="Example: casesweep evaluate gold.jsonl records.jsonl --bootstrap 1000")
def evaluate(  # noqa: PLR0917 - typer makes options of them, no positions
    gold: Annotated[
        Path,
        typer.Argument(
            exists=True, dir_okay=False, metavar="GOLD", help="The right records, JSON Lines."
        ),
    ],
    predicted: Annotated[
        Path,
        typer.Argument(
            exists=True, dir_okay=False, metavar="PREDICTED", help="The records to score."
        ),
    ],
    bootstrap: Annotated[
        int,
        typer.Option(
            min=0, max=100_000, metavar="N", help="Resample N times for 95 % intervals (1000)."
        ),
    ] = 0,
    details: Annotated[
        Path | None,
        typer.Option(metavar="TSV", help="Write every disagreement to this file."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,  # noqa: FBT002 - a flag
    with_reliability: Annotated[  # noqa: FBT002 - a flag
        bool, typer.Option("--reliability", help="Tell how far a confidence can be believed.")
    ] = False,
) -> None:
    """Score predicted records against gold ones, field by field.

    Fields of the headline (mission) are marked with *.
    """
    with reported():
        from casesweep.learning.evaluate import evaluate_files  # noqa: PLC0415 - it takes half a second

        end(
            evaluate_files(
                gold,
                predicted,
                bootstrap=bootstrap,
                details=details,
                as_json=as_json,
                with_reliability=with_reliability,
            )
        )


app.command(
    short_help="Train a recogniser; adopt it only if it is better.",
    epilog="Example: casesweep train --corpora ner/",
)(train)
