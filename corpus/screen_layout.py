"""Bytes of a PubMed file, laid out as NLM does it, to titles and abstracts; no XML is parsed.

A search for a few names of elements runs at many times the speed of any parser. That nothing is
overlooked shows in what stands between the citations: where it is more than white space, the bytes
are not laid out so.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass
from itertools import accumulate
from operator import add

from stringzilla import Str, find, split

BEGIN, END = b"<PubmedArticle>", b"</PubmedArticle>"

_MARK = b"PubmedArticle>"
_CITATION, _PMID_END = b"<MedlineCitation", b"</PMID>"
_TITLE, _AUTHORS, _ABSTRACT = b"<ArticleTitle>", b"<AuthorList", b"<AbstractText"
_KEY_LENGTH = 8
"""So many bytes before `</PMID>` are compared: a number of today, or a short one and its tag."""

PARTING = b"\0"
"""Stands between two texts, and never in XML."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The records of a chunk, without the marks around them, and the `texts` of each in a row.

    A text holds title and abstracts, and more where they do not end at the authors. `keys` tell
    the PMIDs. `unclear` are the numbers of the records that have no PMID or no title.
    """

    records: list[Str]
    texts: list[Str | bytes]
    keys: list[bytes]
    unclear: list[int]

    def record(self, number: int) -> bytes:
        """The whole record."""
        return b"".join((b"<", _MARK, self.records[number], _MARK))

    def pmid(self, number: int) -> str:
        """The record's PMID."""
        return _pmid(self.keys[number])

    def kept(self, keys: set[bytes]) -> set[int]:
        """The numbers of the records whose PMID is among those keys."""
        if keys.isdisjoint(self.keys):
            return set()
        return {number for number, key in enumerate(self.keys) if key in keys}

    def joined(self) -> bytes:
        """All texts in a row, so parted that nothing goes over the border."""
        return PARTING.join(self.texts)


def numbers_of(texts: Sequence[Sized], ends: Iterable[int]) -> list[int]:
    """For each stretch of the joined texts that ends there the number of its text."""
    sizes = accumulate(map(len, texts))
    borders = list(map(add, sizes, range(len(PARTING), len(texts) + len(PARTING))))
    return [bisect_right(borders, end - 1) for end in ends]


def keys_of(pmids: Iterable[str]) -> set[bytes]:
    """PMIDs as they are compared: `="1">395`, `>1234567`, `12345678`."""
    tags = [f'<PMID Version="{version}">' for version in range(1, 10)]
    return {f"{tag}{pmid}".encode()[-_KEY_LENGTH:] for pmid in pmids for tag in tags}


def pmids_in(records: bytes) -> Iterator[str]:
    """The PMIDs of the records."""
    at = 0
    while (at := find(records, _CITATION, at)) >= 0:
        end = find(records, _PMID_END, at)
        yield _pmid(records[end - _KEY_LENGTH : end])
        at += len(_CITATION)


def _pmid(key: bytes) -> str:
    return key.rpartition(b">")[2].decode("ascii", "replace")


def layout_of(chunk: bytes, end: int) -> Layout | None:
    """The records before `end`, the end of one; None where they are not laid out as usual."""
    pieces = list(split(chunk, _MARK))
    last = (len(pieces) - 1) // 2 * 2
    behind = sum(map(len, pieces[last:])) + (len(pieces) - 1 - last) * len(_MARK)
    if len(chunk) - behind != end or not _are_gaps(pieces[:last:2]):
        return None
    layout = Layout(pieces[1:last:2], [], [], [])
    for number, record in enumerate(layout.records):
        find_here = record.find
        pmid = find_here(_PMID_END)
        title = find_here(_TITLE, pmid)
        if pmid < 0 or title < 0:
            layout.unclear.append(number)
        layout.keys.append(bytes(record[pmid - _KEY_LENGTH : pmid]))
        authors = find_here(_AUTHORS, title)
        text: Str | bytes = record[title:authors] if authors >= 0 else record[title:]
        if authors >= 0 and (other := find_here(_ABSTRACT, authors)) >= 0:
            text = b"".join((text, record[other:]))
        layout.texts.append(text)
    return layout


def _are_gaps(pieces: list[Str]) -> bool:
    """Whether each is white space before a tag."""
    return b"".join(pieces).translate(None, b" \t\r\n") == b"<" * len(pieces)
