"""A PubMed file without the citations that hold no term of a study, which are never parsed.

PubMed's own files hold thirty thousand citations each, of which a study wants some dozens. Here the
bytes of title and abstract are looked at; a citation goes on that may hold a term of every group.
Whoever reads what goes on tests its text again: the papers found are exactly those that parsing
everything would find.

What is not laid out as NLM does it goes on whole: what stands between citations, chapters of books,
deletions, files that are not in UTF-8. So does a citation that has lost its PMID, its title or its
end, or names an unknown entity, and is named as damaged. But a citation that is left out is not
checked for being well-formed XML, which only a parser can: one with damage elsewhere and no term
in its bytes is counted among those left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise

from stringzilla import find, rfind

from corpus.pubmed.byte_stream import DamagedFileError, Readable
from corpus.pubmed.pieces import Pieces
from corpus.pubmed.screen_layout import BEGIN, END, keys_of, layout_of, pmids_in
from corpus.pubmed.screen_terms import Screen

_CHUNK = 1 << 18
_LONGEST_RECORD = 1 << 23
_START = re.compile(rb"<(?:PubmedArticle|PubmedBookArticle|DeleteCitation)[\s>]")
_UTF8 = re.compile(rb"<\?xml[^<>]*?encoding=[\"'](?:utf-?8|us-ascii)[\"']", re.IGNORECASE)
_ENCODING = re.compile(rb"<\?xml[^<>]*?encoding=", re.IGNORECASE)


@dataclass(slots=True)
class Screening:
    """What a study screens with, and how many citations it has left out.

    `keep` are PMIDs that go on whatever they say, because it matters what became of them.
    """

    screen: Screen
    keep: set[str] = field(default_factory=set)
    left_out: int = 0


class Screened(Pieces):
    """The stream without the citations that hold no term. Reading raises `DamagedFileError`.

    Later words on a PMID that has gone on go on too. The screening counts what is left out.
    """

    def __init__(self, stream: Readable, screening: Screening) -> None:
        self._screening = screening
        self._screen = screening.screen
        self._keep = keys_of(screening.keep)
        super().__init__(self._sift(stream))

    def _sift(self, stream: Readable) -> Iterator[bytes]:
        chunks = _chunks(stream)
        first_chunk, *rest = next(chunks)
        head = bytes(first_chunk)
        first = _START.search(head)
        if first is None or not _is_utf8(head[: first.start()]):
            yield from map(bytes, chain([head], rest, chain.from_iterable(chunks)))
            return
        begin = first.start()
        yield head[:begin]
        for stretches in chain([(head[begin:], *rest)], chunks):
            yield from self._wanted(stretches)

    def _wanted(self, stretches: Sequence[bytes | memoryview]) -> Iterator[bytes]:
        layout = layout_of(stretches)
        if layout is None:
            yield from self._wanted_one_by_one(b"".join(stretches))
            return
        wanted = {*layout.unclear, *self._screen.candidates(layout)}
        if wanted:
            self._keep |= keys_of(layout.pmid(number) for number in wanted)
        wanted |= layout.kept(self._keep)
        self._screening.left_out += len(layout.records) - len(wanted)
        yield from map(layout.record, sorted(wanted))

    def _wanted_one_by_one(self, chunk: bytes) -> Iterator[bytes]:
        starts = [match.start() for match in _START.finditer(chunk)]
        yield chunk[: starts[0] if starts else None]
        for begin, end in pairwise([*starts, len(chunk)]):
            record = chunk[begin:end]
            if self._is_wanted(record):
                self._keep |= keys_of(pmids_in(record))
                yield record
            else:
                self._screening.left_out += 1

    def _is_wanted(self, record: bytes) -> bool:
        """Whether it goes on; also where it is no usual citation from end to end."""
        usual = record.startswith(BEGIN) and record.rstrip().endswith(END)
        known = not self._keep.isdisjoint(keys_of(pmids_in(record)))
        return not usual or known or self._screen.may_count(record)


def _chunks(stream: Readable) -> Iterator[tuple[bytes | memoryview, ...]]:
    """The stream in stretches that end with a record; the last one need not.

    A chunk gives two: the record that began in the chunk before, and the others where they lie.
    Raises `DamagedFileError` after all that could be read.
    """
    begun, failure = b"", None
    while True:
        try:
            chunk = stream.read(_CHUNK)
        except DamagedFileError as error:
            chunk, failure = b"", error
        if not chunk:
            break
        first, last = find(chunk, END) + len(END), rfind(chunk, END) + len(END)
        if first >= len(END):
            yield begun + chunk[:first], memoryview(chunk)[first:last]
            begun = chunk[last:]
        else:
            begun += chunk
            if len(begun) > _LONGEST_RECORD:
                yield (begun,)
                begun = b""
    yield (begun,)
    if failure:
        raise failure


def _is_utf8(head: bytes) -> bool:
    return bool(_UTF8.search(head)) or not (_ENCODING.search(head) or b"\0" in head)
