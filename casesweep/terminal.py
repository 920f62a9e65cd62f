"""What is shown to a person: consoles, progress, and text of papers made safe to show."""

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from corpus.reject import Reject

WIDTH_OF_A_PIPE = 120
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def shown(text: str) -> str:
    """Text of a paper without what a terminal obeys: escape codes and changes of direction."""
    return _UNSAFE.sub("\ufffd", text)


def console(out: TextIO) -> Console:
    """As wide as the terminal; elsewhere as `COLUMNS` says, else 120 columns."""
    given = os.environ.get("COLUMNS", "")
    piped = int(given) if given.isdecimal() and int(given) else WIDTH_OF_A_PIPE
    return Console(file=out, width=None if out.isatty() else piped, highlight=False)


def say(sentence: str) -> None:
    """One line for the person, beside the output."""
    print(shown(sentence), file=sys.stderr)  # noqa: T201 - a command speaks


def say_rejects(rejects: list[Reject]) -> None:
    """What was rejected, each with its reason."""
    for reject in rejects:
        named = reject.id.rpartition(":")[2] in reject.reason
        say(f"rejected: {reject.reason}" + ("" if named else f" ({reject.source}, {reject.id})"))


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, str], None]]:
    """A line that counts on a terminal and is silent in a pipe.

    What it yields is called with how many more are done and a note of how it stands.
    """
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}: {task.completed:,.0f} documents"),
        TextColumn("{task.fields[note]}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),
        transient=True,
    )
    with bar:
        task = bar.add_task(what, total=None, note="")
        yield lambda done, note: bar.update(task, advance=done, note=note)
