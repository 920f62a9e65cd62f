"""Whether memory stays flat over a million citations: a plot. On request, some minutes.

`python -m benchmarks.memory docs/memory.svg` reads PubMed's own files again and again, up to a
million citations, with every field, and then screened, each way in a process of its own, and draws
what is resident of these processes, in megabytes.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path

import psutil

from corpus.pubmed.byte_stream import ByteStream, Limits, Readable, unpacked
from corpus.pubmed.records import read_pubmed

CITATIONS = 1_000_000
FILES = (
    "pubmed20n0014.xml.gz",
    "pubmed21n1298_first4000.xml.gz",
    "pubmed21n1298_case_reports_443.xml.gz",
)
WAYS = {"every field": "#06c", "screened": "#c50"}

_EVERY = 10_000
_GOAL = 60
_WIDTH, _HEIGHT, _EDGE = 720, 300, 48
_ROOT = Path(__file__).parent.parent

Points = Sequence[tuple[int, float]]
"""Citations so far, and megabytes then."""


def measured(way: str, citations: int = CITATIONS) -> Points:
    """What a process of its own measures, which has loaded nothing but what that way needs."""
    command = [sys.executable, "-m", "benchmarks.memory", "--points", way, str(citations)]
    done = subprocess.run(command, cwd=_ROOT, check=True, stdout=subprocess.PIPE)
    return [(number, megabytes) for number, megabytes in json.loads(done.stdout)]


def points(folder: Path, way: str, citations: int) -> Iterator[tuple[int, float]]:
    """At least so many citations apart as `_EVERY` says; screened ones are told when one passes."""
    process, due, before = psutil.Process(), _EVERY, 0
    for path in (folder / FILES[turn % len(FILES)] for turn in count()):
        number = before
        for read in _read(path, way):
            number = before + read
            if number >= due:
                due = number + _EVERY
                yield number, process.memory_info().rss / 1e6
            if number >= citations:
                return
        before = number


def _read(path: Path, way: str) -> Iterator[int]:
    """How many citations of the file were read or left out, after each that is parsed."""
    with path.open("rb") as file:
        stream: Readable = unpacked(ByteStream(file), Limits())
        yield from (_screened if way == "screened" else _parsed)(stream, path.name)


def _parsed(stream: Readable, name: str) -> Iterator[int]:
    return (number for number, _ in enumerate(read_pubmed(stream, name=name), 1))


def _screened(stream: Readable, name: str) -> Iterator[int]:
    from casesweep.screening import screening_of  # noqa: PLC0415 - loads what parsing does without
    from corpus.pubmed.screen import Screened  # noqa: PLC0415
    from studies.study import load_study  # noqa: PLC0415

    screening, read = screening_of(load_study("spinal_emh"), set()), 0
    for read, _ in enumerate(read_pubmed(Screened(stream, screening), name=name), 1):
        yield read + screening.left_out
    yield read + screening.left_out


def plot(lines: Mapping[str, Points]) -> str:
    """The points as SVG, from zero, one line a way."""
    most = max(megabytes for each in lines.values() for _, megabytes in each) * 1.25
    drawn = "".join(_line(way, each, most) for way, each in lines.items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'font-family="sans-serif" font-size="12"><title>Memory over {CITATIONS:,} citations'
        f'</title><path d="M{_EDGE},{_EDGE}V{_HEIGHT - _EDGE}H{_WIDTH - _EDGE}" fill="none" '
        f'stroke="#888"/><text x="{_EDGE}" y="{_HEIGHT - _EDGE + 20}">0</text>'
        f'<text x="{_WIDTH - _EDGE}" y="{_HEIGHT - _EDGE + 20}" text-anchor="end">'
        f"{CITATIONS:,} citations</text>{_scale(most)}{drawn}</svg>\n"
    )


def _scale(most: float) -> str:
    """A mark at what full reading is meant to stay below."""
    y = _HEIGHT - _EDGE - _GOAL / most * (_HEIGHT - 2 * _EDGE)
    return (
        f'<path d="M{_EDGE},{y:.1f}H{_WIDTH - _EDGE}" stroke="#888" stroke-dasharray="4"/>'
        f'<text x="{_EDGE - 4}" y="{y + 4:.1f}" text-anchor="end">{_GOAL} MB</text>'
    )


def _line(way: str, each: Points, most: float) -> str:
    places = [
        (
            _EDGE + number / CITATIONS * (_WIDTH - 2 * _EDGE),
            _HEIGHT - _EDGE - megabytes / most * (_HEIGHT - 2 * _EDGE),
        )
        for number, megabytes in each
    ]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    said = (
        f"{way}: {each[0][1]:.0f} MB after {each[0][0]:,}, "
        f"{each[-1][1]:.0f} MB after {each[-1][0]:,}, at most {max(mb for _, mb in each):.0f} MB"
    )
    return (
        f'<polyline points="{path}" fill="none" stroke="{WAYS[way]}" stroke-width="2"/>'
        f'<text x="{_EDGE + 8}" y="{places[0][1] - 10:.1f}" fill="{WAYS[way]}">{said}</text>'
    )


def _folder() -> Path:
    beside = _ROOT.parent / "shared" / "data"
    return Path(os.environ.get("CASESWEEP_BENCHMARK_DATA", beside)) / "pubmed_bulk"


def main() -> None:
    """Draw, or (`--points`) say what this process measures."""
    if sys.argv[1] == "--points":
        print(json.dumps(list(points(_folder(), sys.argv[2], int(sys.argv[3])))))  # noqa: T201
        return
    found = {way: measured(way) for way in WAYS}
    Path(sys.argv[1]).write_text(plot(found), encoding="utf-8")
    for way, each in found.items():
        megabytes = [mb for _, mb in each]
        print(f"{way}: {each[0]} {each[-1]}, {min(megabytes):.1f} to {max(megabytes):.1f} MB")  # noqa: T201


if __name__ == "__main__":
    main()
