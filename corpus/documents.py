"""What a user hands over (files, folders, standard input) to articles and rejects.

The kind of each file is told from its content. What cannot be read becomes one `Reject` whose
reason names the file and says what to do; everything else goes on.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePath

from corpus.article import Article, DocumentId
from corpus.file_kind import FileKind, NotADocumentError, recognise
from corpus.input_files import InputFile, find_files
from corpus.jats.paper import read_jats
from corpus.jsonl import read_jsonl
from corpus.pages.html import read_html
from corpus.pages.pdf import read_pdf
from corpus.pages.plain import read_text
from corpus.pubmed.byte_stream import ByteStream, DamagedFileError, Limits, Readable, unpacked
from corpus.pubmed.medline import read_medline
from corpus.pubmed.records import Deletion, read_pubmed
from corpus.pubmed.saved_text import read_saved_text
from corpus.pubmed.screen import Screened, Screening
from corpus.reject import Reject
from corpus.ris import read_ris

_DEFAULT = Limits()


def read_documents(
    paths: Iterable[str | Path],
    *,
    limits: Limits = _DEFAULT,
    stdin: Readable | None = None,
    screening: Screening | None = None,
) -> Iterator[Article | Reject]:
    """Every document behind the paths, in order; `-` is standard input (`stdin` in its place).

    PubMed XML and JSON Lines are read as a stream, in flat memory; other files whole, up to
    their limit. A document without an id of its own is called `file:<name>`, by its path
    within the folder that was given. Such an id, or one from JSON Lines, that comes twice is
    rejected the second time; citations of PubMed may well come again, the newer after the older.
    PubMed's deletions concern a store of citations, not this reading, and are passed over.
    Citations that the screening leaves out are not given.
    """
    givers = Givers()
    for file in find_files(paths):
        if isinstance(file, Reject):
            yield file
            continue
        for document in read_input(file, limits=limits, stdin=stdin, screening=screening):
            yield givers.once(document, file)


def read_input(
    file: InputFile,
    *,
    limits: Limits = _DEFAULT,
    stdin: Readable | None = None,
    screening: Screening | None = None,
) -> Iterator[Article | Reject]:
    """Every document in one file; whether an id is another file's too, `Givers` says."""
    for document in _read_file(file, limits, stdin, screening):
        yield _named(document, file) if isinstance(document, Article) else document


def kind_of(file: InputFile) -> FileKind | None:
    """What the file is by its first bytes; None where it cannot be read, or is standard input."""
    if file.path is None:
        return None
    try:
        with file.path.open("rb") as opened:
            return recognise(_head(unpacked(ByteStream(opened), _DEFAULT)))
    except (OSError, DamagedFileError, NotADocumentError):
        return None


class Givers:
    """Which file gave an id that is a document's only here; a second one is rejected."""

    def __init__(self) -> None:
        self._givers: dict[str, str] = {}

    def once(self, document: Article | Reject, file: InputFile) -> Article | Reject:
        """The document itself, or the `Reject` that says who has its id."""
        if isinstance(document, Reject) or not _is_named_here(document, file):
            return document
        doc = document.doc
        if doc in self._givers:
            reason = f"{file.name} gives the id {doc}, as {self._givers[doc]} did; rename one"
            return Reject("read", file.name, doc, reason)
        self._givers[doc] = file.name
        return document


def _is_named_here(article: Article, file: InputFile) -> bool:
    return article.source == "jsonl" or article.doc.startswith(f"file:{file.short}")


def _read_file(
    file: InputFile, limits: Limits, stdin: Readable | None, screening: Screening | None
) -> Iterator[Article | Reject]:
    if file.path is None:
        yield from _read(stdin or sys.stdin.buffer, file, limits, screening)
        return
    try:
        opened = file.path.open("rb")
    except OSError as error:
        reason = f"{file.name} cannot be read ({error.strerror or error})"
        yield Reject("read", file.name, "", reason)
        return
    with opened:
        yield from _read(opened, file, limits, screening)


def _read(
    opened: Readable, file: InputFile, limits: Limits, screening: Screening | None
) -> Iterator[Article | Reject]:
    try:
        stream = unpacked(ByteStream(opened), limits)
        kind = recognise(_head(stream))
        if kind is FileKind.PUBMED:
            yield from _citations(stream, file.name, screening)
        elif kind is FileKind.JSONL:
            yield from read_jsonl(stream, name=file.name, limits=limits)
        else:
            limit = limits.text if kind is FileKind.TEXT else limits.document
            yield from _read_whole(kind, stream.read_all(limit), file.name)
    except (DamagedFileError, NotADocumentError) as error:
        yield Reject("read", file.name, "", f"{file.name} {error}")


def _head(stream: ByteStream) -> bytes:
    """The first bytes that are not all blank; none where the file has no others."""
    while not (head := stream.head()).strip():
        if not stream.read():
            break
    return head


def _citations(
    stream: ByteStream, name: str, screening: Screening | None
) -> Iterator[Article | Reject]:
    before = screening.left_out if screening else 0
    empty = True
    for record in read_pubmed(Screened(stream, screening) if screening else stream, name=name):
        empty = False
        if not isinstance(record, Deletion):
            yield record
    if empty and not (screening and screening.left_out > before):
        yield Reject("parse", name, "", f"{name} is PubMed XML without any citation")


def _read_whole(kind: FileKind, data: bytes, name: str) -> Iterator[Article | Reject]:
    match kind:
        case FileKind.JATS:
            yield from read_jats(data, name=name)
        case FileKind.MEDLINE:
            yield from read_medline(data, name=name)
        case FileKind.PUBMED_TEXT:
            yield from read_saved_text(data, name=name)
        case FileKind.RIS:
            yield from read_ris(data, name=name)
        case FileKind.PDF:
            yield read_pdf(data, name=name)
        case FileKind.HTML:
            yield read_html(data, name=name)
        case _:
            yield read_text(data, name=name)


def _named(article: Article, file: InputFile) -> Article:
    """The article with its id within the folder that was given."""
    bare = f"file:{PurePath(file.name).name}"
    if article.source == "jsonl" or not article.doc.startswith(bare):
        return article
    return replace(article, doc=DocumentId(f"file:{file.short}{article.doc.removeprefix(bare)}"))
