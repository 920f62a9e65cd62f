"""The memory of a sweep does not grow with what it fetches."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

_SWEEP = """
import sys
from datetime import date, timedelta
from pathlib import Path

from corpus.store.inbox import Inbox
from corpus.store.joining import Joining
from tests.corpus.gatherings import gather, opened
from tests.corpus.pubmed_records import record
from tests.fakes.library import Library
from tests.fakes.literature_server import World

words = "A man had a mass beside the cord. " * 200
words = f"<Abstract><AbstractText>{words}</AbstractText></Abstract>"
world, folder = World(), Path(sys.argv[1])
for number in range(int(sys.argv[2])):
    world.library.add(number + 1, "", date(2026, 1, 1) - timedelta(days=number % 9000))
# Made when asked for, so that the server in this process needs no memory for them either.
citations = lambda pmids: "".join(record(pmid, abstract=words) for pmid in pmids)
Library.fetch = lambda _, pmids: f"<PubmedArticleSet>{citations(pmids)}</PubmedArticleSet>"
store, _ = opened(folder)
gathered = gather(world, store, folder)
read = sum(1 for _ in Joining(store, Inbox()).articles())
[peak] = [line for line in Path("/proc/self/status").open() if line.startswith("VmHWM")]
print(gathered.complete, read, int(peak.split()[1]) // 1024)
"""


def swept_and_peak(folder: Path, number: int) -> tuple[str, int, int]:
    """Whether it was complete, papers read, and the peak memory in MB, of a process of its own."""
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", _SWEEP, str(folder), str(number)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    complete, read, peak = done.stdout.split()
    return complete, int(read), int(peak)


@pytest.mark.soak
def test_memory_stays_flat(tmp_path: Path) -> None:
    """Ten times the papers (180 MB of text) are not the 180 MB more: only their ids count."""
    if not Path("/proc/self/status").exists():
        pytest.skip("this system does not tell the peak memory of a process")
    complete, read, few = swept_and_peak(tmp_path / "few", 2_500)
    assert (complete, read) == ("True", 2_500)
    complete, read, many = swept_and_peak(tmp_path / "many", 25_000)
    assert (complete, read) == ("True", 25_000)
    assert many - few < 40
