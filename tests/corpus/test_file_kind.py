"""The kind of a file, told from its first bytes."""

import gzip

import pytest

from corpus.file_kind import FileKind, NotADocumentError, recognise

LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE article [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b"<article>&b;</article>"
)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"<PubmedArticleSet><PubmedArticle>", FileKind.PUBMED),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- x --><PubmedArticle>", FileKind.PUBMED),
        (
            b'<!DOCTYPE PubmedArticleSet SYSTEM "http://dtd.nlm.nih.gov/x.dtd"><PubmedArticleSet/>',
            FileKind.PUBMED,
        ),
        (
            '<?xml version="1.0" encoding="utf-16"?><PubmedArticleSet>'.encode("utf-16"),
            FileKind.PUBMED,
        ),
        (b"<article><front>", FileKind.JATS),
        (b'<article xmlns="https://jats.nlm.nih.gov/ns/archiving/1.3/"><front>', FileKind.JATS),
        (b"<j:article xmlns:j='https://jats.nlm.nih.gov/ns/archiving/1.3/'>", FileKind.JATS),
        (b"<pmc-articleset><article>", FileKind.JATS),
        (b'<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>', FileKind.JATS),
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3", FileKind.PDF),
        (b"\r\n%PDF-1.7", FileKind.PDF),
        (b"\x00\x01\x02junk" * 9 + b"%PDF-1.4\n\xe2\xe3", FileKind.PDF),
        (b"<!DOCTYPE html><html>", FileKind.HTML),
        (b"\n\n<HTML><HEAD><TITLE>x", FileKind.HTML),
        (b"<!-- saved from url --><html lang=en>", FileKind.HTML),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', FileKind.HTML),
        (b"<div class=abstract>A man", FileKind.HTML),
        (b'{"doc": "a", "text": "x"}', FileKind.JSONL),
        (b"\xef\xbb\xbf {", FileKind.JSONL),
        (b"A man had a mass.", FileKind.TEXT),
        (b"<7 g/dL was his haemoglobin", FileKind.TEXT),
        (b"[Translated title]. A man had", FileKind.TEXT),
        ("Thalassämie".encode("cp1252"), FileKind.TEXT),
        ("A man of 42.".encode("utf-16"), FileKind.TEXT),
        ("A man of 42.".encode("utf-16-le"), FileKind.TEXT),
        ("患者男性".encode("gb18030"), FileKind.TEXT),
        (b"page one\x0cpage two", FileKind.TEXT),
        (b"He said that %PDF-1.4 begins a PDF.", FileKind.TEXT),
    ],
)
def test_content_tells_the_kind(head: bytes, kind: FileKind) -> None:
    """Magic bytes, the first markup, the root element with any namespace."""
    assert recognise(head) is kind


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "is empty"),
        (b"\x00" * 500, "its bytes are no text"),
        (bytes(range(256)) * 8, "its bytes are no text"),
        (b"PK\x03\x04\x14\x00", "zip archive or an Office document"),
        (b"\xd0\xcf\x11\xe0\xa1", "old Office document"),
        (b"{\\rtf1\\ansi", "rich text"),
        (b"\x89PNG\r\n", "is an image"),
        (b"SQLite format 3\x00", "is a database"),
        (gzip.compress(b"x", mtime=0), "gzip inside gzip"),
        (b"[\n {", "one JSON list"),
        (b'{\n  "doc": "a"', "JSON over several lines"),
        (LAUGHS, "declares XML entities of its own"),
        (
            b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><article/>',
            "declares XML entities",
        ),
        (b"<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://x/'> %p;]><article/>", "declares XML entities"),
        (b"<!DOCTYPE a [<!ENTITY " + b"x" * 70_000, "declares XML entities"),
        (b"<PubmedArt", "damaged or cut before its first element"),
        (b"<?xml version=", "damaged or cut before its first element"),
        (b"<TEI><text>", "its root is <TEI>"),
        (b"<collection><source>BioC</source>", "is BioC XML"),
        (
            b"<eFetchResult>\n\t<ERROR>Unable to obtain\n query #1</ERROR>\n</eFetchResult>",
            "is a reply of NCBI (<eFetchResult>) that holds an error: Unable to obtain query #1",
        ),
        (b"<eSearchResult><Count>0</Count>", "(<eSearchResult>) that holds no article"),
        (b'<OA><error code="x">no such id</error></OA>', "holds an error: no such id"),
    ],
)
def test_what_is_no_document_is_told_with_what_to_do(head: bytes, said: str) -> None:
    """One sentence for each."""
    with pytest.raises(NotADocumentError) as caught:
        recognise(head)
    assert said in str(caught.value)
