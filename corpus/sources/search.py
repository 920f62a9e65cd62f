"""A question and a span of days to every id that PubMed has for it, reconciled with its own count.

PubMed lists at most 9,999 ids however one asks, also from its history. A longer list is had by
halving the span of entry dates until each part fits: every citation has one such date, so the parts
tile the whole exactly. Ids are kept, never a WebEnv, which expires.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import chain

from corpus.sources.entrez import LIST_LIMIT, Entrez
from corpus.sources.source import RefusedError

_FIRST_DAY = date(1700, 1, 1)
_LAST_DAY = date(2199, 12, 31)
"""Wider than any date of a citation, so that the parts hold what the whole holds."""
_TRIES = 3


class Span(StrEnum):
    """What the days of a window are days of."""

    WHOLE = "whole"
    ENTERED = "entered"
    MODIFIED = "modified"


_FIELDS = {Span.ENTERED: "EDAT", Span.MODIFIED: "MDAT"}


@dataclass(frozen=True, slots=True)
class Window:
    """Citations entered into PubMed, or modified there, from `first` to `last`, both included.

    `WHOLE` is everything up to `last`, the day of asking; its days narrow nothing.
    """

    span: Span
    first: date
    last: date

    def term(self, question: str) -> str:
        """The question of these days."""
        if self.span is Span.WHOLE:
            return question
        field = _FIELDS[self.span]
        days = f'"{self.first:%Y/%m/%d}"[{field}] : "{self.last:%Y/%m/%d}"[{field}]'
        return f"({question}) AND ({days})"


@dataclass(frozen=True, slots=True)
class Listing:
    """The ids that PubMed gave for a window, and how many it says there are."""

    window: Window
    count: int
    pmids: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether these are all."""
        return len(self.pmids) == self.count


def whole(last: date) -> Window:
    """Everything that matches, on that day."""
    return Window(Span.WHOLE, _FIRST_DAY, last)


def list_window(entrez: Entrez, question: str, window: Window) -> Listing:
    """All ids of the window; incomplete if they cannot be brought in line with the count.

    The count may change while parts are asked for one by one, and a reply may lack ids or repeat
    them: then all is asked again, three times at most. Raises `SourceError`.
    """
    for _ in range(_TRIES):
        found = entrez.search(window.term(question))
        pmids = found.pmids
        if found.count > LIST_LIMIT:
            pmids = tuple(dict.fromkeys(chain.from_iterable(_parts(entrez, question, window))))
        listing = Listing(window, found.count, pmids)
        if listing.complete:
            break
    return listing


def _parts(entrez: Entrez, question: str, window: Window) -> Iterator[tuple[str, ...]]:
    """The ids of each part of a window that is too full, by days of entry or of modification."""
    span = Span.ENTERED if window.span is Span.WHOLE else window.span
    last = _LAST_DAY if window.span is Span.WHOLE else window.last
    for half in _halves(Window(span, window.first, last)):
        count = entrez.search(half.term(question), at_most=0).count
        if 0 < count <= LIST_LIMIT:
            yield entrez.search(half.term(question)).pmids
        elif count and half.first == half.last:
            raise RefusedError(
                f"{count:,} citations of one day ({half.first}) match, and PubMed lists "
                f"{LIST_LIMIT:,}; make the query of the study narrower"
            )
        elif count:
            yield from _parts(entrez, question, half)


def _halves(window: Window) -> tuple[Window, Window]:
    middle = window.first + (window.last - window.first) // 2
    return (
        Window(window.span, window.first, middle),
        Window(window.span, middle + timedelta(days=1), window.last),
    )
