"""One process at a time: whoever comes second is told who is at work, and leaves."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from corpus.disk import what_to_do
from corpus.errors import CasesweepError


class AtWorkError(CasesweepError):
    """Another process has the lock, or it cannot be had."""


@contextmanager
def sole(path: Path, *, what: str) -> Iterator[None]:
    """Hold the lock file while the block runs; a process that dies, however, frees it.

    Raises `AtWorkError` at once where another process holds it. The file stays: removing it would
    let two processes lock two files of one name.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
    except OSError as error:
        reason = f"{path} cannot be made ({error.strerror})"
        raise AtWorkError(f"{reason}; {what_to_do(error)}") from error
    try:
        _lock(file, path, what)
        with suppress(OSError):  # without room the lock holds, and only does not say whose it is
            os.ftruncate(file, 0)
            os.pwrite(file, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(file)


def _lock(file: int, path: Path, what: str) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        who = os.pread(file, 20, 0).decode("ascii", "replace").strip() or "unknown"
        raise AtWorkError(
            f"another {what} is at work (process {who}, lock {path}); this one leaves it alone"
        ) from error
