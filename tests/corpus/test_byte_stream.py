"""Streams of bytes: looked into, unpacked, and never endless."""

import gzip
import io

import pytest

from corpus.pubmed.byte_stream import ByteStream, DamagedFileError, Limits, unpacked

TEXT = b"".join(b"%d " % number for number in range(50_000))


def open_bytes(data: bytes, limits: Limits | None = None) -> ByteStream:
    """The stream of what is in these bytes."""
    return unpacked(ByteStream(io.BytesIO(data)), limits or Limits())


@pytest.mark.parametrize(
    "data",
    [TEXT, gzip.compress(TEXT), gzip.compress(TEXT[:9]) + gzip.compress(TEXT[9:])],
    ids=["plain", "packed", "packed twice"],
)
def test_looking_at_the_head_loses_nothing(data: bytes) -> None:
    """Plain, packed, and packed in two members."""
    stream = open_bytes(data)
    assert stream.head(100) == TEXT[:100]
    assert stream.head(10) == TEXT[:10]
    assert stream.read(50) == TEXT[:50]
    assert stream.read_all(len(TEXT)) == TEXT[50:]
    assert stream.read() == b""


def test_only_one_layer_is_unpacked() -> None:
    """Gzip inside gzip stays packed."""
    inner = gzip.compress(TEXT)
    assert open_bytes(gzip.compress(inner)).read_all(len(inner)) == inner


def test_what_comes_before_a_cut_is_given() -> None:
    """Then the cut is told."""
    stream = open_bytes(gzip.compress(TEXT)[:-2000])
    got = stream.head(1 << 20)
    assert TEXT.startswith(got)
    assert len(got) > 100_000
    while stream.head(1):
        stream.read()
    with pytest.raises(DamagedFileError, match="cut short"):
        stream.read()


def test_a_gzip_bomb_is_refused_early() -> None:
    """What unpacks to a thousand times its size is stopped at a hundred times."""
    stream = open_bytes(gzip.compress(b" " * 30_000_000), Limits(document=1_000_000))
    with pytest.raises(DamagedFileError, match="100 times its size"):
        stream.read_all(30_000_000)
    assert stream.count < 5_000_000


def test_a_small_file_may_unpack_as_it_likes() -> None:
    """Repetitive text of an ordinary size is no bomb."""
    assert (
        len(open_bytes(gzip.compress(b"a" * 900_000), Limits(document=1_000_000)).read_all(10**6))
        == 900_000
    )


def test_a_file_above_the_limit_is_not_read_whole() -> None:
    """The limit is named."""
    with pytest.raises(DamagedFileError, match="larger than 1,000 bytes"):
        open_bytes(TEXT).read_all(1000)


def test_an_error_of_the_disk_is_told() -> None:
    """Not as a gap in the text."""

    class Failing(io.RawIOBase):
        """Gives some bytes, then fails."""

        def __init__(self) -> None:
            self.chunks = [b"good"]

        def read(self, size: int = -1, /) -> bytes:
            if self.chunks:
                return self.chunks.pop()[:size]
            raise OSError(5, "Input/output error")

    stream = ByteStream(Failing())
    assert stream.read() == b"good"
    with pytest.raises(DamagedFileError, match="Input/output error"):
        stream.read()
