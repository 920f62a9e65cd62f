"""What a user hands over (files, folders, standard input) to articles and rejects.

The kind of each file is told from its content. What cannot be read becomes one `Reject` whose
reason names the file and says what to do; everything else goes on.
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePath

from corpus.article import Article, DocumentId
from corpus.byte_stream import ByteStream, DamagedFileError, Limits, Readable, unpacked
from corpus.file_kind import FileKind, NotADocumentError, recognise
from corpus.html import read_html
from corpus.input_files import InputFile, find_files
from corpus.jats import read_jats
from corpus.jsonl import read_jsonl
from corpus.pdf import read_pdf
from corpus.pubmed_xml import Deletion, read_pubmed
from corpus.reject import Reject
from corpus.text import read_text

_DEFAULT = Limits()


def read_documents(
    paths: Iterable[str | Path], *, limits: Limits = _DEFAULT, stdin: Readable | None = None
) -> Iterator[Article | Reject]:
    """Every document behind the paths, in order; `-` is standard input (`stdin` in its place).

    PubMed XML and JSON Lines are read as a stream, in flat memory; other files whole, up to
    their limit. A document without an id of its own is called `file:<name>`, by its path
    within the folder that was given. Such an id, or one from JSON Lines, that comes twice is
    rejected the second time; citations of PubMed may well come again, the newer after the older.
    PubMed's deletions concern a store of citations, not this reading, and are passed over.
    """
    givers: dict[str, str] = {}
    for file in find_files(paths):
        if isinstance(file, Reject):
            yield file
            continue
        for document in _read_file(file, limits, stdin):
            yield _named_once(document, file, givers) if isinstance(document, Article) else document


def _read_file(
    file: InputFile, limits: Limits, stdin: Readable | None
) -> Iterator[Article | Reject]:
    if file.path is None:
        yield from _read(stdin or sys.stdin.buffer, file, limits)
        return
    try:
        opened = file.path.open("rb")
    except OSError as error:
        reason = f"{file.name} cannot be read ({error.strerror or error})"
        yield Reject("read", file.name, "", reason)
        return
    with opened:
        yield from _read(opened, file, limits)


def _read(opened: Readable, file: InputFile, limits: Limits) -> Iterator[Article | Reject]:
    try:
        stream = unpacked(ByteStream(opened), limits)
        kind = recognise(_head(stream))
        if kind is FileKind.PUBMED:
            yield from _citations(stream, file.name)
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


def _citations(stream: ByteStream, name: str) -> Iterator[Article | Reject]:
    empty = True
    for record in read_pubmed(stream, name=name):
        empty = False
        if not isinstance(record, Deletion):
            yield record
    if empty:
        yield Reject("parse", name, "", f"{name} is PubMed XML without any citation")


def _read_whole(kind: FileKind, data: bytes, name: str) -> Iterator[Article | Reject]:
    match kind:
        case FileKind.JATS:
            yield from read_jats(data, name=name)
        case FileKind.PDF:
            yield read_pdf(data, name=name)
        case FileKind.HTML:
            yield read_html(data, name=name)
        case _:
            yield read_text(data, name=name)


def _named_once(article: Article, file: InputFile, givers: dict[str, str]) -> Article | Reject:
    """The article with its id within the folder; a `Reject` where that id is taken."""
    bare = f"file:{PurePath(file.name).name}"
    if article.source != "jsonl":
        if not article.doc.startswith(bare):
            return article
        doc = DocumentId(f"file:{file.short}{article.doc.removeprefix(bare)}")
        article = replace(article, doc=doc)
    if article.doc in givers:
        reason = f"{file.name} gives the id {article.doc}, as {givers[article.doc]} did; rename one"
        return Reject("read", file.name, article.doc, reason)
    givers[article.doc] = file.name
    return article
