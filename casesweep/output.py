"""`-o`: standard output, or a file that is there only when it is complete."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from corpus.files import written

STDOUT = "-"


@contextmanager
def output(out: str) -> Iterator[TextIO]:
    """Where to write; `-` is standard output. Raises `FileError`."""
    if out == STDOUT:
        yield sys.stdout
        sys.stdout.flush()
    else:
        with written(Path(out)) as lines:
            yield lines
