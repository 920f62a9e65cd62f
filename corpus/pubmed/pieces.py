"""Bytes that come in pieces, as a stream."""

from collections.abc import Iterator


class Pieces:
    """A stream of the pieces, in order. Asking for them may raise what their maker raises."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._ready = b""

    def read(self, size: int, /) -> bytes:
        """At least one byte and at most `size`; none at the end."""
        while not self._ready:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._ready = piece
        chunk, self._ready = self._ready[:size], self._ready[size:]
        return chunk
