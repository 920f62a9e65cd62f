"""A PubMed file without the citations that hold no term of a study, which are never parsed.

PubMed's own files hold thirty thousand citations each, of which a study wants some dozens. Here the
bytes of title and abstract are looked at; a citation goes on that may hold a term of every group.
Whoever reads what goes on tests its text again: the papers found are exactly those that parsing
everything would find. A citation that is left out is not checked for being well-formed XML.

What is not laid out as NLM does it goes on whole: what stands between citations, chapters of books,
deletions, files that are not in UTF-8.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, pairwise

from stringzilla import count

from corpus.byte_stream import Readable
from corpus.screen_layout import BEGIN, END, Layout, keys_in, keys_of, layout_of
from corpus.screen_words import MARKED, NO_TITLE, ODD, Groups, Words, finder
from corpus.thinning import whole_records

_CHUNK = 1 << 18
_START = re.compile(rb"<(?:PubmedArticle|PubmedBookArticle|DeleteCitation)[\s>]")
_UTF8 = re.compile(rb"<\?xml[^<>]*?encoding=[\"'](?:utf-?8|us-ascii)[\"']", re.IGNORECASE)
_ENCODING = re.compile(rb"<\?xml[^<>]*?encoding=", re.IGNORECASE)
_INSIDE = re.compile(
    rb"<(?!/?(?:[A-Za-z]*Title|AbstractText)\b)[^<>]*>"
    rb"|\xc2\xad|\xe2\x80[\x8b-\x8d]|\xe2\x81\xa0|\xef\xbb\xbf"
)
_DISGUISES = {
    sign.encode(): letter
    for sign, letter in (("ſ", b"s"), ("\u212a", b"k"), ("İ", b"i"), ("ı", b"i"))
}


class Screen:
    """The terms of a study, ready to judge bytes by. Made once, used for many files."""

    def __init__(self, groups: Groups) -> None:
        self._first = Words(groups, every=False)
        self._find_first = finder(self._first.patterns)
        self._every = Words(groups, every=True)
        self._find_every = finder(self._every.patterns)

    def candidates(self, layout: Layout) -> Iterator[int]:
        """The numbers of the texts that may hold terms of all groups."""
        found = self._find_first(layout.joined())
        words: dict[int, set[int]] = {}
        for number, (word, _) in zip(layout.numbers(end for _, end in found), found, strict=True):
            words.setdefault(number, set()).add(word)
        for number, there in words.items():
            if min(there) < 0 or self._first.suffice(there):
                begin, end = layout.span(number)
                if self.may_count(layout.texts[number], layout.chunk[begin:end]):
                    yield number

    def may_count(self, text: bytes, record: bytes) -> bool:
        """Whether the record, whose title and abstract are in `text`, may hold all it needs."""
        there = {word for word, _ in self._find_every(text)}
        if MARKED in there and ODD not in there:
            there = {word for word, _ in self._find_every(_unmarked(text))}
        if ODD in there:
            return True
        if NO_TITLE in there and text is not record:
            return self.may_count(record, record)
        return self._every.suffice(there)


@dataclass(slots=True)
class Screening:
    """What a study screens with, and how many citations it has left out.

    `keep` are PMIDs that go on whatever they say, because it matters what became of them.
    """

    screen: Screen
    keep: set[str] = field(default_factory=set)
    left_out: int = 0


class Screened:
    """The stream without the citations that hold no term; as readable as the stream itself.

    Later words on a PMID that has gone on go on too. The screening counts what is left out.
    """

    def __init__(self, stream: Readable, screening: Screening) -> None:
        self._screening = screening
        self._screen = screening.screen
        self._keep = keys_of(screening.keep)
        self._pieces = self._sift(stream)
        self._ready = b""

    def read(self, size: int, /) -> bytes:
        """At least one byte and at most `size`; none at the end. Raises `DamagedFileError`."""
        while not self._ready:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._ready = piece
        chunk, self._ready = self._ready[:size], self._ready[size:]
        return chunk

    def _sift(self, stream: Readable) -> Iterator[bytes]:
        chunks: Iterator[tuple[bytes, int]] = whole_records(stream, _CHUNK)
        head, first_end = next(chunks)
        chunks = chain([(head, first_end)], chunks)
        first = _START.search(head, 0, first_end)
        if first is None or not _is_utf8(head[: first.start()]):
            yield from (chunk[:end] for chunk, end in chunks)
            return
        begin = first.start()
        yield head[:begin]
        for chunk, end in chunks:
            for piece in self._wanted(chunk, begin, end):
                self._keep.update(keys_in(piece))
                yield piece
            begin = 0

    def _wanted(self, chunk: bytes, begin: int, end: int) -> Iterator[bytes]:
        layout = layout_of(chunk, begin, end, self._keep) if chunk.endswith(END, 0, end) else None
        if layout is None:
            yield from self._wanted_one_by_one(chunk[begin:end])
            return
        numbers = {*layout.marked, *self._screen.candidates(layout)}
        pieces = [chunk[a:b] for a, b in sorted({layout.span(number) for number in numbers})]
        self._screening.left_out += layout.records - sum(count(piece, BEGIN) for piece in pieces)
        yield from pieces

    def _wanted_one_by_one(self, chunk: bytes) -> Iterator[bytes]:
        starts = [match.start() for match in _START.finditer(chunk)]
        yield chunk[: starts[0] if starts else None]
        for begin, end in pairwise([*starts, len(chunk)]):
            record = chunk[begin:end]
            if self._is_wanted(record):
                yield record
            else:
                self._screening.left_out += 1

    def _is_wanted(self, record: bytes) -> bool:
        """Whether it goes on; also where it is no usual citation from end to end."""
        usual = record.startswith(BEGIN + b">") and record.rstrip().endswith(END)
        known = not self._keep.isdisjoint(keys_in(record))
        return not usual or known or self._screen.may_count(record, record)


def _is_utf8(head: bytes) -> bool:
    return bool(_UTF8.search(head)) or not (_ENCODING.search(head) or b"\0" in head)


def _unmarked(text: bytes) -> bytes:
    """The text without markup inside titles and abstracts, nor what no reader sees."""
    for disguise, letter in _DISGUISES.items():
        text = text.replace(disguise, letter)
    return _INSIDE.sub(b"", text)
