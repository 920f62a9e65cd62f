"""Confirmed documents to how long a document takes, with what was marked beforehand and without."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from annotations.pages.marked import MarkedDocument


@dataclass(frozen=True, slots=True)
class Pace:
    """Of one annotator, or of all (`annotator` is None), for blind documents or for the others.

    `minutes` is the median over the `timed` of the documents; None where none was timed: the first
    of a sitting is not.
    """

    annotator: str | None
    blind: bool
    documents: int
    timed: int
    minutes: float | None


def paces(documents: Iterable[MarkedDocument]) -> list[Pace]:
    """A pace for each annotator and for all, with marks beforehand first."""
    seconds: defaultdict[tuple[str | None, bool], list[float | None]] = defaultdict(list)
    for document in documents:
        for annotator in (document.annotator, None):
            seconds[annotator, document.blind].append(document.seconds)
    keys = sorted(seconds, key=lambda key: (key[0] is None, key[0] or "", key[1]))
    return [_pace(*key, seconds[key]) for key in keys]


def _pace(annotator: str | None, blind: bool, seconds: list[float | None]) -> Pace:  # noqa: FBT001 - what it is of
    timed = [each for each in seconds if each is not None]
    minutes = median(timed) / 60 if timed else None
    return Pace(annotator, blind, len(seconds), len(timed), minutes)
