"""Stretches of a sentence, each with the people it speaks of, in order of the text."""

from collections.abc import Sequence
from typing import NamedTuple

from extract.people.roster import Who


class Span(NamedTuple):
    """From `start` to the next span a sentence speaks of `who`."""

    start: int
    who: Who


def cut(spans: Sequence[Span], start: int, end: int, who: Who) -> list[Span]:
    """The spans with `who` from `start` to `end` wherever nobody else is named in between."""
    out = [s for s in spans if s.start < start]
    inside = [s for s in spans if start <= s.start < end]
    after = [s for s in spans if s.start >= end]
    last = (inside or out)[-1].who
    out += [Span(start, who), *(s for s in inside if s.start > start)]
    if not after or after[0].start > end:
        out.append(Span(end, last))
    return tidy([*out, *after])


def tidy(found: Sequence[Span]) -> list[Span]:
    """The spans without repetition."""
    out: list[Span] = []
    for span in found:
        if out and out[-1].start == span.start:
            out.pop()
        if not out or out[-1].who != span.who:
            out.append(span)
    return out
