"""About how many documents a file holds, told from its bytes without reading them."""

from collections.abc import Iterator

from corpus.file_kind import FileKind, NotADocumentError, recognise
from corpus.input_files import InputFile
from corpus.pubmed.byte_stream import ByteStream, DamagedFileError, Limits, unpacked

_MARKS = {
    FileKind.PUBMED: b"</PubmedArticle>",
    FileKind.JATS: b"</article>",
    FileKind.JSONL: b"\n",
    FileKind.MEDLINE: b"PMID- ",
    FileKind.PUBMED_TEXT: b"PMID: ",
    FileKind.RIS: b"TY  - ",
}
"""What stands once in each document; files of other kinds hold one."""


def about_how_many(file: InputFile) -> int:
    """The documents of a file, for dealing them out; at least 1, also for what cannot be read."""
    if file.path is None:
        return 1
    try:
        with file.path.open("rb") as opened:
            stream = unpacked(ByteStream(opened), Limits())
            mark = _MARKS.get(recognise(stream.head()))
            return max(1, sum(chunk.count(mark) for chunk in _chunks(stream))) if mark else 1
    except (OSError, DamagedFileError, NotADocumentError):
        return 1


def _chunks(stream: ByteStream) -> Iterator[bytes]:
    while chunk := stream.read():
        yield chunk
