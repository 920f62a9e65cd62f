"""The one place that writes files: a reader sees the old file or the whole new one, never half."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from corpus.errors import CasesweepError


class FileError(CasesweepError):
    """A file that cannot be written; says which and why."""


@contextmanager
def drafted(path: Path) -> Iterator[Path]:
    """Where to write a file of any kind, which is put on the disk and named `path` at the end.

    Nothing is left under either name after an error. Raises `FileError`.
    """
    target = path.resolve()
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        try:
            yield draft
            with draft.open("rb") as whole:
                os.fsync(whole.fileno())
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise FileError(f"{path} cannot be written: {error.strerror or error}") from error


@contextmanager
def written(path: Path) -> Iterator[TextIO]:
    """A UTF-8 text file to write to, which takes its name at the end and only without an error.

    It is made beside `path`, put on the disk, and renamed. A device or a pipe (`/dev/stdout`) is
    written to directly. Lines end as they are written. Raises `FileError`.
    """
    target = path.resolve()
    try:
        if target.exists() and not target.is_file():
            with target.open("w", encoding="utf-8", newline="") as out:
                yield out
        else:
            yield from _renamed_at_the_end(target)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise FileError(f"{path} cannot be written: {error.strerror or error}") from error


def _renamed_at_the_end(target: Path) -> Iterator[TextIO]:
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with draft.open("x", encoding="utf-8", newline="") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
