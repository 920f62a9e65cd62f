"""Opened bytes to a stream that can be looked into, is unpacked where packed, and ends in time.

What zlib, gzip and the disk say about a damaged file becomes one `DamagedFileError`.
"""

from dataclasses import dataclass
from gzip import BadGzipFile
from typing import Protocol

from corpus.errors import CasesweepError
from corpus.pubmed.gzip_members import GzipMembers

_CHUNK = 1 << 16
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may hold, in bytes.

    `document` bounds what is read into memory whole (a PDF, a full text, a line of JSON), `text`
    a plain text file, which no paper makes long.
    `expansion` bounds what comes out of a gzip file beyond that: PubMed's own files unpack to 6 to
    20 times their size, a gzip bomb to 1000 times.
    """

    document: int = 100_000_000
    text: int = 10_000_000
    expansion: int = 100


class DamagedFileError(CasesweepError):
    """Bytes that cannot be read to their end; the message says why, without the file's name."""


class Readable(Protocol):
    """Anything with bytes to read: an open file, standard input, a reply."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes; none at the end."""
        ...


class ByteStream:
    """A stream whose first bytes can be looked at without losing them."""

    def __init__(self, source: Readable) -> None:
        self._source = source
        self._head = b""
        self._failure: DamagedFileError | None = None
        self.count = 0

    def head(self, size: int = _CHUNK) -> bytes:
        """The next bytes, up to `size`, which `read` gives again; fewer where the file ends."""
        while len(self._head) < size and self._failure is None:
            try:
                more = self._source.read(size - len(self._head))
            except DamagedFileError as error:
                self._failure = error  # what came before it is still good
                break
            except OSError as error:
                self._failure = DamagedFileError(f"cannot be read ({error.strerror or error})")
                break
            if not more:
                break
            self._head += more
        return self._head[:size]

    def read(self, size: int = _CHUNK, /) -> bytes:
        """At least one byte and at most `size`; none at the end. Raises `DamagedFileError`."""
        if not self._head:
            self.head(size)
        chunk, self._head = self._head[:size], self._head[size:]
        if not chunk and self._failure:
            raise self._failure
        self.count += len(chunk)
        return chunk

    def read_all(self, limit: int) -> bytes:
        """The rest of the file. Raises `DamagedFileError`, also for more than `limit` bytes."""
        chunks, size = [], 0
        while chunk := self.read():
            chunks.append(chunk)
            size += len(chunk)
            if size > limit:
                raise DamagedFileError(f"is larger than {limit:,} bytes, which no paper is")
        return b"".join(chunks)


class _Unpacked:
    """The contents of a gzip stream, which may not be endlessly more than what was packed."""

    def __init__(self, packed: ByteStream, limits: Limits) -> None:
        self._packed = packed
        self._members = GzipMembers(packed)
        self._limits = limits
        self._size = 0

    def read(self, size: int, /) -> bytes:
        try:
            chunk = self._members.read(size)
        except EOFError as error:
            raise DamagedFileError("is a gzip file that was cut short; get it again") from error
        except BadGzipFile as error:
            raise DamagedFileError(f"is a damaged gzip file ({error}); get it again") from error
        self._size += len(chunk)
        allowed = max(self._limits.document, self._limits.expansion * self._packed.count)
        if self._size > allowed:
            raise DamagedFileError(
                f"unpacks to more than {self._limits.expansion} times its size, as no paper does"
            )
        return chunk


def unpacked(stream: ByteStream, limits: Limits) -> ByteStream:
    """The stream itself, or what is inside where it is gzip. Only one layer is taken off."""
    if not stream.head(len(_GZIP)).startswith(_GZIP):
        return stream
    return ByteStream(_Unpacked(stream, limits))
