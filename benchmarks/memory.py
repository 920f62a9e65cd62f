"""Whether memory stays flat over a million citations: a plot. On request, some minutes.

`python -m benchmarks.memory pubmed20n0014.xml.gz docs/memory.svg` reads the file again and again
with every field, as one stream, and draws resident memory in megabytes.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import psutil

from corpus.byte_stream import ByteStream, Limits, unpacked
from corpus.pubmed_xml import read_pubmed

CITATIONS = 1_000_000
_EVERY = 10_000
_WIDTH, _HEIGHT, _EDGE = 720, 240, 40


class Again:
    """A packed file, joined to itself without end."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("rb")

    def read(self, size: int, /) -> bytes:
        """Some bytes; never none."""
        data = self._file.read(size)
        if not data:
            self._file.seek(0)
            data = self._file.read(size)
        return data


def measured(path: Path) -> Iterator[tuple[int, float]]:
    """How many citations were read, and megabytes resident then."""
    process = psutil.Process()
    records = read_pubmed(unpacked(ByteStream(Again(path)), Limits()), name=path.name)
    for number, _ in enumerate(records, 1):
        if number % _EVERY == 0:
            yield number, process.memory_info().rss / 1e6
        if number == CITATIONS:
            return


def plot(points: list[tuple[int, float]]) -> str:
    """The points as SVG, from zero."""
    most = max(megabytes for _, megabytes in points) * 1.25
    line = " ".join(
        f"{_EDGE + number / CITATIONS * (_WIDTH - 2 * _EDGE):.1f},"
        f"{_HEIGHT - _EDGE - megabytes / most * (_HEIGHT - 2 * _EDGE):.1f}"
        for number, megabytes in points
    )
    last, first = points[-1], points[0]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'font-family="sans-serif" font-size="12"><title>Memory over {last[0]:,} citations</title>'
        f'<path d="M{_EDGE},{_EDGE}V{_HEIGHT - _EDGE}H{_WIDTH - _EDGE}" fill="none" stroke="#888"/>'
        f'<polyline points="{line}" fill="none" stroke="#06c" stroke-width="2"/>'
        f'<text x="{_EDGE}" y="{_EDGE - 12}">{first[1]:.0f} MB after {first[0]:,} citations, '
        f"{last[1]:.0f} MB after {last[0]:,}</text></svg>\n"
    )


if __name__ == "__main__":
    found = list(measured(Path(sys.argv[1])))
    Path(sys.argv[2]).write_text(plot(found), encoding="utf-8")
    print(found[0], found[-1], max(found, key=lambda each: each[1]))  # noqa: T201 - a script
