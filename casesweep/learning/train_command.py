"""The options and the help of `casesweep train`; what it does stands in `learning` and `train`."""

from pathlib import Path
from typing import Annotated

import typer

from casesweep.options import Db, Study, end, reported, settings

Gold = Annotated[
    list[Path] | None,
    typer.Option(
        exists=True,
        dir_okay=False,
        metavar="FILE",
        help="Gold documents with their marked words, JSON Lines; those of the split test are left "
        "unread. Can be repeated. The study's own by default.",
    ),
]
Models = Annotated[
    str | None,
    typer.Option(
        metavar="FOLDER",
        help="Where trained recognisers are kept by version (or CASESWEEP_MODELS); "
        "data/recognisers by default.",
        show_default=False,
    ),
]


def train(  # noqa: PLR0917 - typer gives them by name
    gold: Gold = None,
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
    frozen: Annotated[
        list[Path] | None,
        typer.Option(
            exists=True,
            dir_okay=False,
            metavar="FILE",
            help="Gold documents to compare on, which nothing learns from; those of the split "
            "train are left unread. Can be repeated. The study's own by default.",
        ),
    ] = None,
    silver: Annotated[
        int,
        typer.Option(
            min=0,
            metavar="N",
            help="Learn from up to N documents of the database that nobody has confirmed, as the "
            "rules mark them.",
        ),
    ] = 200,
    steps: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Stop after N steps.", show_default=False),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FOLDER",
            help="Only train: from --gold and --corpora, without corrections, silver or "
            "comparison; write the model there.",
        ),
    ] = None,
    models: Models = None,
    study: Study = None,
    db: Db = None,
) -> None:
    """Train a recogniser from all that people have said, and adopt it if it is better.

    It learns from gold documents, every document that annotators have confirmed, and silver ones,
    all together. It is adopted if it is surely better than the one in use on frozen documents and
    no label drops; the table says so, label by label. Each is kept as a version with a card and a
    report. It takes a quarter of an hour; it votes with the rules: extract --recogniser adopted.
    """
    with reported():
        chosen = settings(study=study, db=db, models=models)
        if out is not None:
            from casesweep.learning.train import train_recogniser  # noqa: PLC0415 - it takes seconds

            end(
                train_recogniser(
                    chosen,
                    gold=gold or [],
                    corpora=corpora or [],
                    texts=texts or [],
                    vectors=vectors,
                    out=out,
                    max_steps=steps,
                )
            )
        else:
            from casesweep.learning.challenger import Material, learn  # noqa: PLC0415 - it takes seconds

            material = Material(
                gold or [], corpora or [], texts or [], vectors, frozen or [], silver
            )
            end(learn(chosen, material, steps))
