"""What the subcommands share: the options `--study`, `--db` and `-o`, and how a command ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from casesweep.settings import Settings, load_settings
from corpus.disk import is_of_the_disk, what_to_do
from corpus.errors import CasesweepError
from studies.study import StudyError

READER_GONE = 141
"""What a shell sees of a program whose reader has closed the pipe (128 + SIGPIPE)."""

Study = Annotated[
    str | None,
    typer.Option(
        help="Name or folder of the study (or CASESWEEP_STUDY); spinal_emh by default.",
        metavar="NAME",
        show_default=False,
    ),
]
Db = Annotated[
    str | None,
    typer.Option(
        help="SQLAlchemy URL of the case database (or CASESWEEP_DB); "
        "the file data/<study>.sqlite by default.",
        metavar="URL",
        show_default=False,
    ),
]
Recogniser = Annotated[
    str | None,
    typer.Option(
        help="Model that votes with the rules (or CASESWEEP_RECOGNISER): default, adopted (see "
        "casesweep model), none, or the name or folder of a spaCy model; the study's choice by "
        "default.",
        metavar="MODEL",
        show_default=False,
    ),
]
Out = Annotated[
    str,
    typer.Option("--output", "-o", metavar="FILE", help="Where to write; - is standard output."),
]


def settings(**flags: str | None) -> Settings:
    """The settings of this call."""
    return load_settings(flags, os.environ)


def end(status: int) -> None:
    """Leave with that exit status."""
    if status:
        raise typer.Exit(status)


@contextmanager
def reported() -> Iterator[None]:
    """Named errors, and those of the disk, as one sentence.

    A reader that has gone (`| head`) ends the command quietly.
    """
    try:
        yield
    except BrokenPipeError:
        # What is still in the buffer has nowhere to go; Python would complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(READER_GONE) from None
    except CasesweepError as error:
        typer.echo(f"casesweep: {error}", err=True)
        raise typer.Exit(error.exit_status) from error
    except StudyError as error:
        typer.echo(f"casesweep: {error}", err=True)
        raise typer.Exit(2) from error
    except OSError as error:
        if not is_of_the_disk(error):
            raise
        what = error.filename or "the output"
        typer.echo(f"casesweep: {what}: {error.strerror}; {what_to_do(error)}", err=True)
        raise typer.Exit(1) from error
