"""The first bytes of a file to the kind of document it is, whatever its name says."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from enum import StrEnum

from lxml import etree

from corpus.errors import CasesweepError
from corpus.markup import local_name, tidy
from corpus.pubmed.saved_text import SAVED_TEXT
from corpus.xml import opening_parser


class FileKind(StrEnum):
    """What we read; each has its reader."""

    PUBMED = "pubmed"
    MEDLINE = "medline"
    PUBMED_TEXT = "pubmed text"
    RIS = "ris"
    JATS = "jats"
    PDF = "pdf"
    HTML = "html"
    JSONL = "jsonl"
    TEXT = "text"


class NotADocumentError(CasesweepError):
    """A file that is none of the kinds. The message follows the name of the file."""


_ROOTS = {
    **dict.fromkeys(
        ("PubmedArticleSet", "PubmedArticle", "PubmedBookArticle", "DeleteCitation"),
        FileKind.PUBMED,
    ),
    **dict.fromkeys(
        ("article", "articles", "pmc-articleset", "OAI-PMH", "GetRecord", "ListRecords", "record"),
        FileKind.JATS,
    ),
    "html": FileKind.HTML,
}
_OTHER_ROOTS = {
    "collection": "is BioC XML; get the JATS XML of the article",
    "OA": "is a reply of PMC's old open-access service and holds no article",
}
_EUTILS = re.compile(r"e(?:Fetch|Search|Post|Summary|Link|Info|Spell|GQuery)Result|Result")
_ERROR = re.compile(rb"<(ERROR|error)\b[^<>]*>([^<>]{1,500})</\1>")
_MAGIC = (
    (b"PK\x03\x04", "is a zip archive or an Office document; unpack it, or save it as PDF or text"),
    (b"\xd0\xcf\x11\xe0", "is an old Office document; save it as PDF or text"),
    (b"{\\rtf", "is rich text (RTF); save it as PDF or plain text"),
    (b"\x1f\x8b", "is gzip inside gzip; unpack it once"),
    (b"BZh", "is a bzip2 archive; unpack it"),
    (b"\xfd7zXZ", "is an xz archive; unpack it"),
    (b"7z\xbc\xaf", "is a 7-Zip archive; unpack it"),
    (b"Rar!", "is a RAR archive; unpack it"),
    (b"%!PS", "is PostScript; convert it to PDF"),
    (b"\x89PNG", "is an image; text must be recognised (OCR) first"),
    (b"\xff\xd8\xff", "is an image; text must be recognised (OCR) first"),
    (b"II*\x00", "is an image; text must be recognised (OCR) first"),
    (b"MM\x00*", "is an image; text must be recognised (OCR) first"),
    (b"GIF8", "is an image; text must be recognised (OCR) first"),
    (b"SQLite format 3", "is a database, not a document"),
)
_PDF_WITHIN = 1024  # junk before the header that readers of PDF put up with
_MARKUP = re.compile(r"<(?:[A-Za-z_?]|!(?:--|\[CDATA|DOCTYPE))", re.IGNORECASE)
_HTML = re.compile(
    r"(?:<\?xml[^<>]*\?>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body|title|meta|div|p|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_CITATIONS = (
    (re.compile(r"PMID ?- ?\d"), FileKind.MEDLINE),
    (re.compile(r"TY {1,2}- [A-Z]"), FileKind.RIS),
    (SAVED_TEXT, FileKind.PUBMED_TEXT),
)
_JSON_LIST = re.compile(r"\[\s*[\[{]")
_OPEN_OBJECT = re.compile(r"\{[ \t]*\r?\n")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MUCH_CONTROL = 0.02


def recognise(head: bytes) -> FileKind:
    """The kind of a file that begins with these bytes (64 KiB of them are plenty).

    Raises `NotADocumentError` for an empty file and for what is none of the kinds.
    """
    start = head.removeprefix(BOM_UTF8).lstrip(b" \t\r\n\x0c")
    if not start:
        raise NotADocumentError("is empty")
    binary = _is_binary(head)
    if start.startswith(b"%PDF-") or (binary and b"%PDF-" in head[:_PDF_WITHIN]):
        return FileKind.PDF
    for magic, what in _MAGIC:
        if start.startswith(magic):
            raise NotADocumentError(what)
    text = _as_text(head).lstrip("\ufeff \t\r\n\x0c")
    if _MARKUP.match(text):
        return _markup_kind(head, text)
    if text.startswith("{"):
        return _json_kind(text)
    if kind := _of_citations(text):
        return kind
    if _JSON_LIST.match(text):
        raise NotADocumentError("is one JSON list; write one object a line (JSON Lines)")
    if binary:
        raise NotADocumentError("is no document: its bytes are no text and no known format")
    return FileKind.TEXT


def _of_citations(text: str) -> FileKind | None:
    return next((kind for begins, kind in _CITATIONS if begins.match(text)), None)


def _as_text(head: bytes) -> str:
    """Good enough to see markup in: all that is looked for is ASCII."""
    if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return head.decode("utf-16", "replace")
    return head.decode("latin-1").removeprefix("ï»¿")


def _json_kind(text: str) -> FileKind:
    if _OPEN_OBJECT.match(text):
        raise NotADocumentError("is JSON over several lines; write one object a line (JSON Lines)")
    return FileKind.JSONL


def _markup_kind(head: bytes, text: str) -> FileKind:
    root = _root(head)
    if root is not None and (known := _known_root(root, head)):
        return known
    if _HTML.match(text):
        return FileKind.HTML
    if root is None:
        raise NotADocumentError("begins like XML, but is damaged or cut before its first element")
    name = local_name(root)
    raise NotADocumentError(f"is XML, but neither PubMed's nor JATS: its root is <{name}>")


def _root(head: bytes) -> etree._Element | None:
    """The first element, where the head is XML so far. Refuses entities that the file declares."""
    parser = opening_parser()
    fault = None
    try:
        parser.feed(head)
    except etree.XMLSyntaxError as error:
        fault = error
    for _, element in parser.read_events():
        root: etree._Element = element  # type: ignore[assignment]  # of a "start" event, always
        internal = root.getroottree().docinfo.internalDTD
        if internal is not None and _declared(internal):
            raise _hostile()
        return root
    if b"<!ENTITY" in head:
        raise _hostile() from fault
    return None


def _declared(internal: etree.DTD) -> bool:
    return any(True for _ in internal.iterentities())  # type: ignore[attr-defined]  # stubs lack it


def _hostile() -> NotADocumentError:
    return NotADocumentError(
        "declares XML entities of its own, which can hide an attack and no article needs; "
        "get it from its source again"
    )


def _known_root(root: etree._Element, head: bytes) -> FileKind | None:
    name = local_name(root)
    error = _ERROR.search(head)
    if _EUTILS.fullmatch(name) or (name == "OA" and error):
        said = f"an error: {tidy(error[2].decode('utf-8', 'replace'))}" if error else "no article"
        raise NotADocumentError(f"is a reply of NCBI (<{name}>) that holds {said}")
    if name in _OTHER_ROOTS:
        raise NotADocumentError(_OTHER_ROOTS[name])
    return _ROOTS.get(name)


def _is_binary(head: bytes) -> bool:
    """Control characters in plenty; UTF-16, whose every other byte is NUL, is no junk."""
    sample = head.replace(b"\x00", b"") if _is_utf16(head) else head
    return len(_CONTROL.findall(sample)) > _MUCH_CONTROL * len(sample)


def _is_utf16(head: bytes) -> bool:
    if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return True
    nul = head.count(b"\x00")
    return nul > 0 and nul in {head[::2].count(b"\x00"), head[1::2].count(b"\x00")}
