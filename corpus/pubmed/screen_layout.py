"""Bytes of a PubMed file, laid out as NLM does it, to titles and abstracts; no XML is parsed.

A search for a few names of elements runs at many times the speed of any parser. That nothing is
overlooked shows in what stands between the citations: where it is more than white space, the bytes
are not laid out so.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass
from itertools import accumulate, repeat
from operator import add, getitem

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
    """The records of a stretch, without the marks around them, and the `texts` of each in a row.

    A text holds title and abstracts, and more where they do not end at the authors. `pmids` are the
    places in the records where their PMIDs end. `unclear` are the numbers of the records that have
    no PMID or no title.
    """

    records: list[Str]
    texts: list[Str | bytes]
    pmids: list[int]
    unclear: list[int]

    def record(self, number: int) -> bytes:
        """The whole record."""
        return b"".join((b"<", _MARK, self.records[number], _MARK))

    def key(self, number: int) -> Str:
        """What tells the record's PMID."""
        end = self.pmids[number]
        return self.records[number][end - _KEY_LENGTH : end]

    def pmid(self, number: int) -> str:
        """The record's PMID."""
        return _pmid(bytes(self.key(number)))

    def kept(self, keys: set[Str]) -> set[int]:
        """The numbers of the records whose PMID is among those keys."""
        if not keys:
            return set()
        begins = [end - _KEY_LENGTH for end in self.pmids]
        found = list(map(getitem, self.records, map(slice, begins, self.pmids)))
        if keys.isdisjoint(found):
            return set()
        return {number for number, key in enumerate(found) if key in keys}

    def joined(self) -> bytes:
        """All texts in a row, so parted that nothing goes over the border."""
        return PARTING.join(self.texts)


def numbers_of(texts: Sequence[Sized], ends: Sequence[int]) -> list[int]:
    """For each stretch of the joined texts that ends there the number of its text."""
    if not ends:
        return []
    sizes = accumulate(map(len, texts))
    borders = list(map(add, sizes, range(len(PARTING), len(texts) + len(PARTING))))
    return [bisect_right(borders, end - 1) for end in ends]


def keys_of(pmids: Iterable[str]) -> set[Str]:
    """PMIDs as they are compared: `="1">395`, `>1234567`, `12345678`."""
    tags = [f'<PMID Version="{version}">' for version in range(1, 10)]
    return {Str(f"{tag}{pmid}".encode()[-_KEY_LENGTH:]) for pmid in pmids for tag in tags}


def pmids_in(records: bytes) -> Iterator[str]:
    """The PMIDs of the records."""
    at = 0
    while (at := find(records, _CITATION, at)) >= 0:
        end = find(records, _PMID_END, at)
        yield _pmid(records[end - _KEY_LENGTH : end])
        at += len(_CITATION)


def _pmid(key: bytes) -> str:
    return key.rpartition(b">")[2].decode("ascii", "replace")


def layout_of(stretches: Iterable[bytes | memoryview]) -> Layout | None:
    """The records of stretches that end with one; None where they are not laid out as usual."""
    records: list[Str] = []
    gaps: list[Str] = []
    for stretch in stretches:
        pieces = list(split(stretch, _MARK))
        if len(pieces) % 2 == 0 or len(pieces[-1]):
            return None
        records += pieces[1::2]
        gaps += pieces[:-1:2]
    return _laid_out(records) if _are_gaps(gaps) else None


def _laid_out(records: list[Str]) -> Layout:
    """A search for all records at once takes half the time of one record after another."""
    pmids = list(map(Str.find, records, repeat(_PMID_END)))
    titles = list(map(Str.find, records, repeat(_TITLE), pmids))
    authors = list(map(Str.find, records, repeat(_AUTHORS), titles))
    others = list(map(Str.find, records, repeat(_ABSTRACT), authors))
    texts: list[Str | bytes] = list(map(getitem, records, map(slice, titles, authors)))
    if max(others, default=-1) >= 0 or min(authors, default=0) < 0:
        for number, (end, other) in enumerate(zip(authors, others, strict=True)):
            if end < 0:
                texts[number] = records[number][titles[number] :]
            elif other >= 0:
                texts[number] = b"".join((texts[number], records[number][other:]))
    unclear = []
    if min(pmids, default=0) < 0 or min(titles, default=0) < 0:
        unclear = [n for n, ends in enumerate(zip(pmids, titles, strict=True)) if min(ends) < 0]
    return Layout(records, texts, pmids, unclear)


def _are_gaps(pieces: list[Str]) -> bool:
    """Whether each is white space before a tag."""
    return b"".join(pieces).translate(None, b" \t\r\n") == b"<" * len(pieces)
