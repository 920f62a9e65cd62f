"""Stretches of texts, to ask which of them others meet."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from cases.finding import Finding


class Places:
    """Stretches of sections; asking takes no longer where they are many."""

    def __init__(self, places: Iterable[tuple[str, int, int]]) -> None:
        self._by_section: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for section, start, end in places:
            self._by_section[section].append((start, end))
        for stretches in self._by_section.values():
            stretches.sort()
            furthest = 0  # a long stretch reaches over the starts of later ones
            for number, (start, end) in enumerate(stretches):
                furthest = max(furthest, end)
                stretches[number] = start, furthest

    def meet(self, section: str, start: int, end: int) -> bool:
        """Whether one of them has a character in common with this stretch."""
        stretches = self._by_section[section]
        before = bisect_left(stretches, (end, 0))
        return before > 0 and stretches[before - 1][1] > start


def places_of(findings: Iterable[Finding]) -> Places:
    """The words that the findings rest on."""
    return Places((e.section, e.start, e.end) for finding in findings for e in finding.evidence)
