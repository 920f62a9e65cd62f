"""Paths that a user gives to the files behind them, in a fixed order.

Folders are read through, subfolders and links too, sorted by name; hidden files are left out. A
file that is reached twice is read once.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corpus.reject import Reject

STDIN = "-"
_DEEPEST = 100


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read. `path` is None for standard input.

    `name` is the path as given, for messages; `short` is the name within the folder that was
    given (`2019/case.pdf`), else the bare file name: what a document without an id is called by.
    """

    path: Path | None
    name: str
    short: str


def find_files(paths: Iterable[str | Path]) -> Iterator[InputFile | Reject]:
    """Every file behind the paths; what cannot be read, and a folder without files, is rejected."""
    search = _Search()
    for path in paths:
        if str(path) == STDIN:
            yield InputFile(None, "standard input", "stdin")
        else:
            yield from search.behind(Path(path), base=None)


@dataclass(slots=True)
class _Search:
    seen: set[tuple[int, int]] = field(default_factory=set)
    above: list[tuple[int, int]] = field(default_factory=list)

    def behind(self, path: Path, *, base: Path | None) -> Iterator[InputFile | Reject]:
        """The files at the path; `base` is the folder that was given, None for the path itself."""
        name = readable(path)
        try:
            status = path.stat()
        except OSError as error:
            yield _unreadable(path, name, error)
            return
        identity = (status.st_dev, status.st_ino)
        if identity in self.above:
            yield Reject("read", name, "", f"{name} leads back into itself; remove the link")
        elif len(self.above) > _DEEPEST:
            yield Reject("read", name, "", f"{name} is too many folders deep; move it up")
        elif identity in self.seen:
            return
        elif stat.S_ISDIR(status.st_mode):
            self.seen.add(identity)
            yield from self._within(path, identity, base=base or path)
        elif base is None or stat.S_ISREG(status.st_mode):
            self.seen.add(identity)
            short = path.relative_to(base) if base else Path(path.name)
            yield InputFile(path, name, readable(short))
        else:
            yield Reject("read", name, "", f"{name} is a device or a pipe, not a file")

    def _within(
        self, folder: Path, identity: tuple[int, int], *, base: Path
    ) -> Iterator[InputFile | Reject]:
        name = readable(folder)
        try:
            entries = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
        except OSError as error:
            yield _unreadable(folder, name, error)
            return
        if not entries:
            yield Reject("read", name, "", f"{name} is a folder without files")
        self.above.append(identity)
        for entry in entries:
            yield from self.behind(entry, base=base)
        self.above.pop()


def readable(path: Path) -> str:
    """The path as text that can be written: bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def _unreadable(path: Path, name: str, error: OSError) -> Reject:
    if path.is_symlink() and isinstance(error, FileNotFoundError):
        return Reject("read", name, "", f"{name} is a link to a file that is not there")
    return Reject("read", name, "", f"{name} cannot be read ({error.strerror or error})")
