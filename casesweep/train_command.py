"""The options and the help of `casesweep train`; what it does stands in `train`."""

from pathlib import Path
from typing import Annotated

import typer

from casesweep.options import Study, end, reported, settings


def train(  # noqa: PLR0917 - typer gives them by name
    out: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FOLDER", help="Where the model is written."),
    ],
    gold: Annotated[
        list[Path] | None,
        typer.Option(
            exists=True,
            dir_okay=False,
            metavar="FILE",
            help="Gold documents with their marked words, JSON Lines; those of the split test are "
            "left unread. Can be repeated.",
        ),
    ] = None,
    corpora: Annotated[
        list[Path] | None,
        typer.Option(
            exists=True,
            file_okay=False,
            metavar="FOLDER",
            help="Annotated corpora, a folder each: brat, PubTator, or tables of token and tag. "
            "Can be repeated.",
        ),
    ] = None,
    texts: Annotated[
        list[str] | None,
        typer.Option(
            metavar="INPUT",
            help="Documents to train word vectors on (needs casesweep[train]); without any, the "
            "vectors of the packaged model are used. Can be repeated.",
        ),
    ] = None,
    vectors: Annotated[
        Path | None,
        typer.Option(
            exists=True, file_okay=False, metavar="FOLDER", help="A spaCy model with vectors."
        ),
    ] = None,
    steps: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Stop after N steps.", show_default=False),
    ] = None,
    study: Study = None,
) -> None:
    """Train a recogniser that votes with the rules; `extract --recogniser FOLDER` uses it.

    A share of the documents is held out: the best model by them is kept, and what it scores on
    them is printed and stands in its card, FOLDER/README.md. It takes a quarter of an hour.
    """
    with reported():
        from casesweep.train import train_recogniser  # noqa: PLC0415 - it takes seconds

        end(
            train_recogniser(
                settings(study=study),
                gold=gold or [],
                corpora=corpora or [],
                texts=texts or [],
                vectors=vectors,
                out=out,
                max_steps=steps,
            )
        )
