"""Whose turn it is to ask a server: all processes on this machine together keep to its limit.

NCBI counts by address (or key), not by process: two sweeps, or a sweep and a notebook, share one
allowance. So the moment of the last request stands in a file that is locked while one waits.
"""

import fcntl
import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from corpus.errors import CasesweepError

_SLACK = 1.1
"""Requests are this much further apart than allowed: the way to the server is not always as long,
and Biopython too found a third of a second to be too short (0.37 s for 3 requests a second)."""
_LONGEST_HOLD_SECONDS = 600.0


_ELSEWHERE = "free some space on the disk, or name a folder that can be written to in TMPDIR"


class PaceError(CasesweepError):
    """The file that processes agree by cannot be used."""


class Clock(Protocol):
    """Time as seconds that only grow."""

    def now(self) -> float:
        """Seconds since some moment that all processes of the machine share."""
        ...

    def sleep(self, seconds: float) -> None:
        """Do nothing for so long."""
        ...


class MachineClock:
    """The time since the machine was started: the same for all processes, and never set back."""

    def now(self) -> float:
        """`time.monotonic`."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """`time.sleep`."""
        time.sleep(seconds)


def _temporary() -> Path:
    """The folder for temporary files; Python looks for one in which it can write."""
    try:
        return Path(tempfile.gettempdir())
    except OSError as error:
        raise PaceError(f"no folder for temporary files can be used; {_ELSEWHERE}") from error


@dataclass(frozen=True, slots=True)
class Pace:
    """The shared allowance of one server. `server` only names it; `per_second` is its limit."""

    server: str
    per_second: float
    folder: Path = field(default_factory=_temporary)
    clock: Clock = field(default_factory=MachineClock)

    @contextmanager
    def turn(self) -> Iterator[float]:
        """Wait until a request may be sent; the moment that was given.

        The turn lasts until the block ends, which is to be when the server has begun to answer:
        only then is it known that the request is there, however long it was on its way, and only
        from then on is the pause counted. So the server never sees requests closer together than
        that. Whoever waits or asks holds the lock, so that turns are in order. A process that dies
        frees it.
        """
        with self._kept() as file:
            with self._told():
                now = self.clock.now()
                if wait := self._wait(file, now):
                    self.clock.sleep(wait)
                    now = self.clock.now()
                self._note(file)
            try:
                yield now
            finally:
                with self._told():
                    self._note(file)

    def hold(self, seconds: float) -> None:
        """The server asks to be left alone (Retry-After): nobody's turn comes before that."""
        with self._kept() as file, self._told():
            now = self.clock.now()
            _write(file, now + max(min(seconds, _LONGEST_HOLD_SECONDS), self._wait(file, now)))

    def _wait(self, file: int, now: float) -> float:
        """Seconds until the moment that was noted.

        After a restart of the machine its clock begins anew, and what was noted lies far ahead.
        """
        wait = _read(file) - now
        return wait if 0 < wait <= _LONGEST_HOLD_SECONDS else 0.0

    def _note(self, file: int) -> None:
        """The next turn is a pause from now."""
        _write(file, self.clock.now() + _SLACK / self.per_second)

    @contextmanager
    def _kept(self) -> Iterator[int]:
        """The file, locked."""
        with self._told():
            file = _opened(self._path())
        try:
            with self._told():
                fcntl.flock(file, fcntl.LOCK_EX)
            yield file
        finally:
            os.close(file)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Errors of the file as a sentence."""
        try:
            yield
        except OSError as error:
            reason = f"{self._path()} cannot be used to keep to the pace of {self.server}"
            raise PaceError(f"{reason} ({error.strerror}); {_ELSEWHERE}") from error

    def _path(self) -> Path:
        name = hashlib.sha256(self.server.encode()).hexdigest()[:16]
        return self.folder / f"casesweep-pace-{name}"


def _opened(path: Path) -> int:
    """The file, made for every user of the machine; a link in its place is refused."""
    with suppress(FileExistsError):
        made = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC)
        os.fchmod(made, 0o666)
        return made
    return os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)


def _read(file: int) -> float:
    """From when on the next request may be sent; what is no number is no reason to wait."""
    try:
        return float(os.pread(file, 64, 0))
    except ValueError:
        return 0.0


def _write(file: int, moment: float) -> None:
    os.ftruncate(file, 0)
    os.pwrite(file, f"{moment!r}\n".encode(), 0)
