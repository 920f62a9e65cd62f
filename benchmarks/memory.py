"""Whether memory stays flat over a million citations: a plot. On request, some minutes.

`python -m benchmarks.memory pubmed20n0014.xml.gz docs/memory.svg` reads the file again and again
with every field, as one stream, and draws resident memory in megabytes. With `screened` behind it,
the stream is screened, and only what passes is parsed.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import psutil

from casesweep.screening import screening_of
from corpus.byte_stream import ByteStream, Limits, Readable, unpacked
from corpus.pubmed_xml import read_pubmed
from corpus.screen import Screened
from studies.study import load_study

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


def measured(path: Path, *, screened: bool) -> Iterator[tuple[int, float]]:
    """How many citations were read or left out, and megabytes resident then."""
    process = psutil.Process()
    screening = screening_of(load_study("spinal_emh"), set())
    stream: Readable = unpacked(ByteStream(Again(path)), Limits())
    if screened:
        stream = Screened(stream, screening)
    due = _EVERY
    for read, _ in enumerate(read_pubmed(stream, name=path.name), 1):
        number = read + screening.left_out
        if number >= due:
            due += _EVERY
            yield number, process.memory_info().rss / 1e6
        if number >= CITATIONS:
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
    found = list(measured(Path(sys.argv[1]), screened="screened" in sys.argv[3:]))
    Path(sys.argv[2]).write_text(plot(found), encoding="utf-8")
    print(found[0], found[-1], max(found, key=lambda each: each[1]))  # noqa: T201 - a script
