"""How much faster the rules of one checkout are than those of another, whatever else goes on.

`python -m benchmarks.turns OLD NEW` (folders) reads half of the gold set to warm up, and the
documents of the other half, which no cache has seen, one by one: each by both programs in turn,
first by the one, next time by the other; then the halves change places. Of each document it takes
the ratio of their processor times; the ratio of the sums and the median of the ratios are printed.
The same folder given twice says how much is noise. Both need the packages of this interpreter.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median


def read_in_turn(half: int) -> None:
    """In the folder of one program: read the documents whose numbers come in, say the seconds.

    They are of that half of the gold set, 0 or 1.
    """
    from benchmarks.extraction import articles, seconds  # noqa: PLC0415 - those of the folder
    from extract.extract import extract  # noqa: PLC0415
    from studies.study import load_study  # noqa: PLC0415

    study, found = load_study("spinal_emh"), articles()
    seconds(found[1 - half :: 2], study)
    new = found[half::2]
    print(len(new), flush=True)  # noqa: T201 - a script
    for line in sys.stdin:
        start = time.thread_time()
        extract(new[int(line)], study)
        print(time.thread_time() - start, flush=True)  # noqa: T201


class Reader:
    """The program of a folder, in a process of its own."""

    def __init__(self, folder: Path, half: int) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", __file__, "--half", str(half)],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(folder.resolve())},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.documents = int(self._line())

    def seconds(self, number: int) -> float:
        """Processor time that one document takes."""
        assert self._process.stdin
        print(number, file=self._process.stdin, flush=True)
        return float(self._line())

    def end(self) -> None:
        """Let the process end."""
        self._process.communicate()

    def _line(self) -> str:
        assert self._process.stdout
        return self._process.stdout.readline()


def in_turns(old: Path, new: Path, half: int) -> Iterator[tuple[float, float]]:
    """The seconds that both take for each document of a half."""
    readers = (Reader(old, half), Reader(new, half))
    for number in range(readers[0].documents):
        order = readers[:: -1 if number % 2 else 1]
        taken = [reader.seconds(number) for reader in order]
        first, second = taken[:: -1 if number % 2 else 1]
        yield first, second
    for reader in readers:
        reader.end()


def main(old: Path, new: Path) -> None:
    """Let both read in turns, and print how much faster the new one is."""
    times = [both for half in (0, 1) for both in in_turns(old, new, half)]
    before, after = (sum(column) for column in zip(*times, strict=True))
    middle = median(first / second for first, second in times)
    print(f"{before / after:.3f} times as fast, median of documents {middle:.3f}")  # noqa: T201


if __name__ == "__main__":
    if sys.argv[1] == "--half":
        read_in_turn(int(sys.argv[2]))
    else:
        main(*map(Path, sys.argv[1:]))
