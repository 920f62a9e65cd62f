"""Bytes of a PubMed file to its records, one at a time; what is damaged between them is named.

A parser of XML must stop at the first fault. Here it is begun again at the next record, so that
one broken record costs one record. Files joined end to end (`cat a.xml b.xml`) are read through.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from corpus.pubmed.byte_stream import DamagedFileError, Readable
from corpus.xml import record_parser

TAGS = ("PubmedArticle", "PubmedBookArticle", "DeleteCitation")
_CHUNK = 1 << 17
_LONGEST_RECORD = 1 << 23
_START = re.compile(rb"<(?:PubmedArticle|PubmedBookArticle|DeleteCitation)[\s>]")
_WRAPPING = re.compile(
    rb"\s+|</?PubmedArticleSet[^<>]*>|<\?xml[^<>]*\?>|<!DOCTYPE[^<>\[]*>|\xef\xbb\xbf"
)
_PMID = re.compile(rb"<PMID[^<>]*>\s*(\d{1,9})\s*</PMID>")
_ENCODING = re.compile(rb"<\?xml[^<>]*?encoding=[\"']([\w.-]+)[\"']")


@dataclass(frozen=True, slots=True)
class Damage:
    """A stretch of the file that gave no record: the PMID seen in it, and what is wrong.

    `reason` is said of the file and follows its name: `holds a record that …`.
    """

    pmid: str | None
    reason: str


class RecordStream:
    """The records of one file in order: elements of the `TAGS`, or `Damage`. Iterate once.

    An element is emptied when the next one is asked for: memory stays flat. `count` is how many
    complete records there were so far.
    """

    def __init__(self, stream: Readable) -> None:
        self.count = 0
        self._stream = stream
        self._parser = record_parser(*TAGS)
        self._unsettled = bytearray()  # what was fed since the last complete record
        self._fresh = False  # the parser was begun at a record and has finished none since
        self._ended = False
        self._failure: DamagedFileError | None = None
        self._declaration = b""

    def __iter__(self) -> Iterator[etree._Element | Damage]:
        chunk = self._more()
        encoding = _ENCODING.search(chunk[:200])
        self._declaration = b'<?xml version="1.0" encoding="%s"?>' % (
            encoding[1] if encoding else b"utf-8"
        )
        while not self._ended and len(self._unsettled) <= _LONGEST_RECORD:
            fault = self._feed(chunk)
            yield from self._complete()
            if fault:
                yield from self._begin_again(fault)
            chunk = self._more()
        yield from self._finish()

    def _more(self) -> bytes:
        try:
            chunk = self._stream.read(_CHUNK)
        except DamagedFileError as error:
            self._failure = error
            chunk = b""
        self._ended = not chunk
        self._unsettled += chunk
        return chunk

    def _feed(self, chunk: bytes | bytearray) -> etree.XMLSyntaxError | None:
        try:
            self._parser.feed(bytes(chunk))
        except etree.XMLSyntaxError as error:
            return error
        return None

    def _complete(self) -> Iterator[etree._Element]:
        """The records that have ended by now."""
        for _, ended in self._parser.read_events():
            element: etree._Element = ended  # type: ignore[assignment]  # of an "end" event, always
            end = f"</{element.tag}>".encode()
            found = self._unsettled.find(end)
            del self._unsettled[: found + len(end) if found >= 0 else None]
            self._fresh = False
            self.count += 1
            yield element
            _forget(element)

    def _begin_again(self, fault: etree.XMLSyntaxError) -> Iterator[etree._Element | Damage]:
        """Leave out what is damaged and go on at the next record.

        The first time, the record that holds the fault is tried on its own: what is wrong may be
        before it.
        """
        error: etree.XMLSyntaxError | None = fault
        while error:
            starts = self._starts()
            if not self._fresh and starts:
                cut = starts[0]
                if _is_loss(self._unsettled[:cut], error):
                    yield Damage(None, f"has damaged XML between two records ({error.msg})")
            else:
                cut = starts[1] if len(starts) > 1 else len(self._unsettled)
                yield _broken(self._unsettled[:cut], error)
            del self._unsettled[:cut]
            self._parser = record_parser(*TAGS)
            self._fresh = True
            error = self._feed(self._declaration + b"<PubmedArticleSet>" + self._unsettled)
            yield from self._complete()

    def _starts(self) -> list[int]:
        """Where the next two records begin; reads on until they are seen or the file ends."""
        starts: list[int] = []
        searched = 0
        while True:
            found = _START.finditer(self._unsettled, searched)
            starts += [match.start() for match in islice(found, 2 - len(starts))]
            if len(starts) > 1 or self._ended or len(self._unsettled) > _LONGEST_RECORD:
                return starts
            searched = max(len(self._unsettled) - len(b"<PubmedBookArticle "), 0)
            searched = max([searched, *(start + 1 for start in starts)])
            self._more()

    def _finish(self) -> Iterator[etree._Element | Damage]:
        """What is to be said at the end of the file, or where reading it was given up."""
        if self._failure:
            yield Damage(_pmid(self._unsettled), str(self._failure))
        elif not self._ended:
            reason = "holds a record longer than any citation; the rest was not read"
            yield Damage(_pmid(self._unsettled), reason)
        else:
            yield from self._close()

    def _close(self) -> Iterator[etree._Element | Damage]:
        while fault := self._fault_at_end():
            if len(self._starts()) > (1 if self._fresh else 0):
                yield from self._begin_again(fault)
            else:
                if self._unsettled or not self._fresh:
                    reason = "ends before its last record does; get the file again"
                    yield Damage(_pmid(self._unsettled), reason)
                return

    def _fault_at_end(self) -> etree.XMLSyntaxError | None:
        try:
            self._parser.close()
        except etree.XMLSyntaxError as error:
            return error
        return None


def _forget(element: etree._Element) -> None:
    """Free the record and what stands before it in the file."""
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while parent[0] is not element:
            del parent[0]


def _is_loss(gap: bytearray, error: etree.XMLSyntaxError) -> bool:
    """Whether more than the wrapping of joined files stands between two records."""
    code: int = error.code  # type: ignore[attr-defined]  # the stubs lack it
    unclosed = b"</PubmedArticleSet" in gap and code == etree.ErrorTypes.ERR_TAG_NAME_MISMATCH
    return unclosed or bool(_WRAPPING.sub(b"", gap))


def _broken(record: bytearray, error: etree.XMLSyntaxError) -> Damage:
    reason = f"holds a record that is not well-formed XML ({error.msg}); get it again"
    return Damage(_pmid(record), reason)


def _pmid(record: bytearray) -> str | None:
    match = _PMID.search(record)
    return match[1].decode() if match else None
