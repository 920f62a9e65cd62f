"""A PubMed file without what nobody reads of its citations: references, addresses, grants, history.

They are more than half of a file of today, and a parser spends its time on them. They are cut out
as bytes; where one of them has no end before its record has, nothing is cut.
"""

from collections.abc import Iterator

from stringzilla import find

from corpus.pubmed.byte_stream import DamagedFileError, Readable
from corpus.pubmed.pieces import Pieces

END = b"</PubmedArticle>"
_CHUNK = 1 << 17
_LONGEST_RECORD = 1 << 23
_PARTS = tuple(
    (b"<%s>" % name, b"</%s>" % name)
    for name in (b"ReferenceList", b"AffiliationInfo", b"History", b"ChemicalList", b"GrantList")
)
_REFERENCES = b"</ReferenceList>"


class Thinned(Pieces):
    """The stream without those parts. Reading raises `DamagedFileError`."""

    def __init__(self, stream: Readable) -> None:
        super().__init__(_thinned(stream))


def _thinned(stream: Readable) -> Iterator[bytes]:
    for chunk, end in whole_records(stream, _CHUNK):
        thin = chunk[:end]
        if thin.endswith(END):
            for begin, close in _PARTS:
                thin = _without(thin, begin, close)
        yield thin


def _without(chunk: bytes, begin: bytes, close: bytes) -> bytes:
    kept: list[bytes] = []
    after = 0
    while (start := find(chunk, begin, after)) >= 0:
        end = find(chunk, close, start)
        record_end = find(chunk, END, start)
        if close == _REFERENCES:  # lists of references hold lists of references
            end = chunk.rfind(close, start, record_end)
        if 0 <= end < record_end:
            kept.append(chunk[after:start])
            after = end + len(close)
        else:
            kept.append(chunk[after : start + 1])
            after = start + 1
    return b"".join([*kept, chunk[after:]])


def whole_records(stream: Readable, size: int) -> Iterator[tuple[bytes, int]]:
    """The stream in chunks, each with the place where its last record ends; the rest comes again.

    Raises `DamagedFileError` after all that could be read.
    """
    chunk = b""
    failure = None
    while True:
        try:
            more = stream.read(size)
        except DamagedFileError as error:
            more, failure = b"", error
        if not more:
            break
        chunk += more
        end = chunk.rfind(END) + len(END)
        if end < len(END) and len(chunk) > _LONGEST_RECORD:
            end = len(chunk)
        if end >= len(END):
            yield chunk, end
            chunk = chunk[end:]
    yield chunk, len(chunk)
    if failure:
        raise failure
