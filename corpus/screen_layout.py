"""Bytes of a PubMed file, laid out as NLM does it, to titles and abstracts; no XML is parsed.

A search for a few names of elements runs at many times the speed of any parser. That nothing is
overlooked is checked by counting: where the counts do not agree, the bytes are not laid out so.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from stringzilla import count, find

BEGIN, END = b"<PubmedArticle", b"</PubmedArticle>"

_CITATION, _PMID_END = b"<MedlineCitation", b"</PMID>"
_TITLE, _AUTHORS = b"<ArticleTitle", b"<AuthorList"
_ABSTRACT, _OTHER, _OTHER_END = b"<Abstract", b"<OtherAbstract", b"</OtherAbstract>"
_BOOK = b"<PubmedBook"
_KEY_LENGTH = 8
"""So many bytes before `</PMID>` are compared: a number of today, or a short one and its tag."""


@dataclass(frozen=True, slots=True)
class Layout:
    """`texts` are stretches of the chunk that hold title and abstract, and begin at `starts`.

    Each is one record's, or of several where one has no authors. `marked` are the numbers of the
    texts whose PMID is to be kept. The records are those of the chunk before `end`.
    """

    chunk: bytes
    end: int
    starts: list[int]
    texts: list[bytes]
    marked: list[int]
    records: int

    def span(self, number: int) -> tuple[int, int]:
        """Where the records begin and end whose text has that number."""
        start = self.starts[number]
        end = self.chunk.index(END, start + len(self.texts[number]) - len(END))
        return self.chunk.rindex(BEGIN + b">", 0, start), end + len(END)

    def numbers(self, ends: Iterable[int]) -> list[int]:
        """For each stretch of `joined` that ends there the number of its text."""
        borders = list(accumulate(map(len, self.texts)))
        return [bisect_right(borders, end - 1) for end in ends]

    def joined(self) -> bytes:
        """All texts in a row; each begins with a tag, so that no word goes over the border."""
        return b"".join(self.texts)


def keys_of(pmids: Iterable[str]) -> set[bytes]:
    """PMIDs as they are compared: `="1">395`, `>1234567`, `12345678`."""
    tags = [f'<PMID Version="{version}">' for version in range(1, 10)]
    return {f"{tag}{pmid}".encode()[-_KEY_LENGTH:] for pmid in pmids for tag in tags}


def keys_in(records: bytes) -> Iterator[bytes]:
    """The PMIDs of the records, as they are compared."""
    at = 0
    while (at := find(records, _CITATION, at)) >= 0:
        end = find(records, _PMID_END, at)
        yield records[end - _KEY_LENGTH : end]
        at += len(_CITATION)


def layout_of(chunk: bytes, begin: int, end: int, keep: set[bytes]) -> Layout | None:
    """The texts of the records from `begin` to `end`; None where they are not laid out as usual."""
    starts: list[int] = []
    texts: list[bytes] = []
    marked: list[int] = []
    after = begin
    while (citation := find(chunk, _CITATION, after, end)) >= 0:
        pmid = find(chunk, _PMID_END, citation, end)
        start = find(chunk, _TITLE, pmid, end)
        if pmid < 0 or start < 0:
            return None
        if chunk[pmid - _KEY_LENGTH : pmid] in keep:
            marked.append(len(starts))
        after = find(chunk, _AUTHORS, start, end)
        if after < 0:
            after = end
        starts.append(start)
        texts.append(chunk[start:after])
    layout = Layout(chunk, end, starts, texts, marked, count(chunk, BEGIN, begin, end))
    return layout if _is_whole(layout, begin, keep) else None


def _is_whole(layout: Layout, begin: int, keep: set[bytes]) -> bool:
    """Whether the texts hold all there is, when abstracts behind the authors have been added."""
    joined = layout.joined()
    within = count(joined, BEGIN)
    if len(layout.starts) + within != layout.records:
        return False
    if count(layout.chunk, _BOOK, begin, layout.end):
        return False
    if within:
        layout.marked.extend(_marked_within(layout, keep))
    abstracts: int = count(layout.chunk, _ABSTRACT, begin, layout.end)
    if abstracts == count(joined, _ABSTRACT):
        return True
    _add_others(layout, begin)
    behind: int = count(layout.joined(), _ABSTRACT)
    return abstracts == behind


def _marked_within(layout: Layout, keep: set[bytes]) -> Iterator[int]:
    """The texts of several records of which one that is not the first is to be kept."""
    for number, text in enumerate(layout.texts):
        if BEGIN in text and not keep.isdisjoint(keys_in(text)):
            yield number


def _add_others(layout: Layout, begin: int) -> None:
    """Add the abstracts in other languages and for other readers."""
    own = len(layout.starts)
    start = begin - 1
    while (start := find(layout.chunk, _OTHER, start + 1, layout.end)) >= 0:
        before = bisect_right(layout.starts, start, hi=own) - 1
        if before < 0 or start >= layout.starts[before] + len(layout.texts[before]):
            end = find(layout.chunk, _OTHER_END, start, layout.end)
            layout.starts.append(start)
            layout.texts.append(layout.chunk[start : end if end >= 0 else layout.end])
