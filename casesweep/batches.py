"""The documents behind the inputs, in batches small enough to hold and large enough to be fast."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from corpus.article import Article
from corpus.documents import read_documents
from corpus.errors import WrongUse
from corpus.input_files import STDIN
from corpus.reject import Reject

_SIZE = 200

Batch = tuple[list[Article], list[Reject]]


def batches(inputs: Sequence[str]) -> Iterator[Batch]:
    """Articles and rejects, at most 200 together, in order.

    Raises `WrongUse` at once, before anything is read, for a file or folder that is not there.
    """
    check_inputs(inputs)
    return batched(read_documents(inputs))


def check_inputs(inputs: Sequence[str]) -> None:
    """Raises `WrongUse` for a file or folder that is not there."""
    for each in inputs:
        if each != STDIN and not Path(each).exists():
            raise WrongUse(f"there is no file or folder {each}; name one, or - for standard input")


def batched(documents: Iterator[Article | Reject]) -> Iterator[Batch]:
    """The documents in batches."""
    while batch := list(islice(documents, _SIZE)):
        yield (
            [each for each in batch if isinstance(each, Article)],
            [each for each in batch if isinstance(each, Reject)],
        )
