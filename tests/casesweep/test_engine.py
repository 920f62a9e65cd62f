"""Workers give what one process gives, whatever happens to them. Real schedulers and workers."""

import io
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from cases.db.intake import Versions
from casesweep import engine
from casesweep.parts import Part, Work, documents_of, parts_of, read_part
from casesweep.settings import Settings
from casesweep.version import versions
from corpus.errors import WrongUse
from corpus.input_files import InputFile
from studies.study import load_study
from tests.casesweep.command import environment
from tests.conftest import ROOT
from tests.corpus.pubmed_records import file_of, record

UNRULY = ROOT / "tests" / "fakes" / "unruly_extractor.py"
COMMAND = [
    sys.executable,
    "-c",
    "import tests.fakes.unruly_extractor; from casesweep.cli import main; main()",
]
FILES, CITATIONS = 8, 5
POISONED = "pmid:305"


def citation(pmid: int) -> str:
    """A case of its own."""
    words = (
        f"A {20 + pmid % 60}-year-old {'wo' * (pmid % 2)}man with thalassaemia intermedia had "
        f"extramedullary haematopoiesis compressing the cord at T{1 + pmid % 11}. "
        "After radiotherapy the patient recovered."
    )
    return record(pmid, abstract=f"<Abstract><AbstractText>{words}</AbstractText></Abstract>")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder of PubMed files."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(1, FILES + 1):
        pmids = range(number * 100 + 1, number * 100 + 1 + CITATIONS)
        (folder / f"{number}.xml").write_bytes(file_of(*map(citation, pmids)))
    return folder


def start(papers: Path, name: str, *options: str, **more: str) -> subprocess.Popen[str]:
    """The command at work on the papers into a database of that name."""
    db = f"sqlite:///{papers.parent / name}.sqlite"
    return subprocess.Popen(
        [*COMMAND, "run", str(papers), "--db", db, *options],
        cwd=papers.parent,
        env=environment(**more),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def finished(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Exit status and output."""
    output, _ = process.communicate(timeout=240)
    return process.returncode, output


def contents(papers: Path, name: str) -> list[str]:
    """Records, cases, values and rejects of the database, sorted: all but numbers of rows."""
    queries = (
        (
            "SELECT doc, kind, relevant, text_hash, evidence FROM records JOIN documents"
            " ON documents.id = document_id WHERE closed_run_id IS NULL"
        ),
        "SELECT subject, reason FROM rejects",
    )
    with sqlite3.connect(papers.parent / f"{name}.sqlite") as connection:
        rows = [repr(row) for query in queries for row in connection.execute(query)]
    table = subprocess.run(
        [
            *COMMAND,
            "table",
            "--format",
            "jsonl",
            "--db",
            f"sqlite:///{papers.parent / name}.sqlite",
        ],
        cwd=papers.parent,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted([*rows, *table.stdout.splitlines()])


class Cluster:
    """A scheduler at a port, and two workers, as processes."""

    def __init__(self, port: int, **more: str) -> None:
        self.address = f"tcp://127.0.0.1:{port}"
        self._port = port
        self._environment = environment(**more)
        self._processes: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        """Start the scheduler and the workers."""
        self._begin("dask_scheduler", "--port", str(self._port))
        workers = ["--nworkers", "2", "--nthreads", "1", "--preload", str(UNRULY)]
        self._begin("dask_worker", self.address, *workers)

    def _begin(self, program: str, *arguments: str) -> None:
        common = ["--host", "127.0.0.1", "--no-dashboard"]
        command = [sys.executable, "-m", f"distributed.cli.{program}", *arguments, *common]
        self._processes.append(
            subprocess.Popen(
                command,
                env=self._environment,
                cwd=ROOT,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        )

    def kill_a_worker(self) -> None:
        """End one worker at once; its nanny starts another."""
        nannies = psutil.Process(self._processes[1].pid)
        workers = [each for each in nannies.children() if "spawn_main" in " ".join(each.cmdline())]
        workers[0].kill()

    def stop(self) -> None:
        """End every process at once."""
        for process in self._processes:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self._processes.clear()


@contextmanager
def cluster(**more: str) -> Iterator[Cluster]:
    """A cluster at work."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = Cluster(port, **more)
    running.start()
    try:
        yield running
    finally:
        running.stop()


def wait_for_the_middle(told: Path) -> None:
    """Until a quarter of the documents is begun."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        if len(list(told.iterdir())) >= FILES * CITATIONS // 4:
            return
        time.sleep(0.1)
    pytest.fail("hardly anything was begun in two minutes")


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """Where workers tell what they begin."""
    folder = tmp_path / "told"
    folder.mkdir()
    return folder


@pytest.mark.slow
def test_workers_started_here_give_what_one_process_gives(papers: Path) -> None:
    """And a second run finds that nothing has changed."""
    status, output = finished(start(papers, "alone"))
    assert status == 0, output
    status, output = finished(start(papers, "local", "--engine", "dask"))
    assert status == 0, output
    assert contents(papers, "local") == contents(papers, "alone")
    assert any('"age_years"' in line for line in contents(papers, "alone"))
    status, output = finished(start(papers, "local", "--engine", "dask", "--screen"))
    assert "nothing changed" in output, output


@pytest.mark.slow
def test_a_worker_killed_in_the_middle_changes_nothing(papers: Path, told: Path) -> None:
    """What it had is done by others."""
    finished(start(papers, "alone"))
    with cluster(SLOW="0.2", TOLD=str(told)) as running:
        process = start(papers, "cluster", "--engine", "dask", "--scheduler", running.address)
        wait_for_the_middle(told)
        running.kill_a_worker()
        status, output = finished(process)
    assert status == 0, output
    assert contents(papers, "cluster") == contents(papers, "alone")


@pytest.mark.slow
def test_a_scheduler_that_is_started_anew_changes_nothing(papers: Path, told: Path) -> None:
    """It knows nothing of the work any more, and is told again."""
    finished(start(papers, "alone"))
    with cluster(SLOW="0.2", TOLD=str(told)) as running:
        process = start(papers, "cluster", "--engine", "dask", "--scheduler", running.address)
        wait_for_the_middle(told)
        running.stop()
        running.start()
        status, output = finished(process)
    assert status == 0, output
    assert "the scheduler is away" in output
    assert contents(papers, "cluster") == contents(papers, "alone")


@pytest.mark.slow
def test_a_document_that_the_extractor_fails_on_is_rejected(papers: Path) -> None:
    """With the same words as in one process; the others are read."""
    status, output = finished(start(papers, "alone", FAILS_ON=POISONED))
    assert status == 1, output
    with cluster(FAILS_ON=POISONED) as running:
        status, output = finished(
            start(papers, "cluster", "--engine", "dask", "--scheduler", running.address)
        )
    assert status == 1, output
    assert contents(papers, "cluster") == contents(papers, "alone")
    assert any(POISONED in line for line in contents(papers, "cluster"))


@pytest.mark.slow
def test_a_document_that_ends_processes_is_rejected(papers: Path) -> None:
    """It alone: all others give what they give in one process that never sees it."""
    with cluster(DIES_ON=POISONED) as running:
        status, output = finished(
            start(papers, "cluster", "--engine", "dask", "--scheduler", running.address)
        )
    assert status == 1, output
    assert f"{POISONED} ended every process that read it" in output
    finished(start(papers, "alone", FAILS_ON=POISONED))
    assert _but_rejects(papers, "cluster") == _but_rejects(papers, "alone")


def _but_rejects(papers: Path, name: str) -> list[str]:
    return [line for line in contents(papers, name) if "the other documents" not in line]


def test_no_scheduler_is_one_sentence(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says what to do."""
    monkeypatch.setattr(engine, "_AT_FIRST", 1)
    work = Work(Settings(), Versions("1", "1"))
    with pytest.raises(engine.EngineError, match="start them and run this again"):
        engine.Engine("tcp://127.0.0.1:1", work)


def test_a_file_dealt_out_gives_every_document_once_and_in_order(papers: Path) -> None:
    """Read here or by the worker."""
    file = InputFile(papers / "1.xml", "1.xml", "1.xml")
    study = load_study("spinal_emh")
    work = Work(Settings(), versions(study))
    whole, _ = documents_of(Part(file), work, study)
    reads = [read_part(part, work) for part in parts_of(file, screened=False)]
    assert [document for read in reads for document, _ in read.items] == whole


@pytest.mark.parametrize(
    ("data", "sizes"),
    [
        (b'{"doc": "%d", "text": "A man."}\n', [50, 50, 20]),
        (record("%d", abstract="").encode(), [50, 50, 20]),
        (b"PMID- %d\nTI  - A title\n\n", [50, 50, 20]),
        (b'{"doc": "%d", "text": "' + b"A man. " * 60_000 + b'"}\n', [2] * 60),
    ],
)
def test_a_file_of_many_documents_is_dealt_out_by_some_at_a_time(
    tmp_path: Path, data: bytes, sizes: list[int]
) -> None:
    """Fifty, or fewer where they are long; a file that is screened goes out whole."""
    path = tmp_path / "papers"
    many = b"".join(data.replace(b"%d", str(10_000 + number).encode()) for number in range(120))
    path.write_bytes(file_of(many.decode()) if many.startswith(b"<") else many)
    given = InputFile(path, "papers", "papers")
    parts = list(parts_of(given, screened=False))
    assert [len(part.documents or ()) for part in parts] == sizes
    assert list(parts_of(given, screened=True)) == [Part(given)]


@pytest.mark.parametrize("begins", [b"%PDF-1.7", b"<html>", b"<article>", b"A man of 40."])
def test_a_paper_in_a_file_of_its_own_is_read_by_a_worker(tmp_path: Path, begins: bytes) -> None:
    """And once, however large it is."""
    path = tmp_path / "paper"
    path.write_bytes(begins + b" " * 5_000_000)
    given = InputFile(path, "paper", "paper")
    assert list(parts_of(given, screened=False)) == [Part(given)]


def test_standard_input_is_read_here_and_not_screened(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers have none."""
    given = InputFile(None, "standard input", "stdin")
    data = io.BytesIO(b'{"doc": "1", "text": "A man."}\n' * 60)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(data))
    assert [len(part.documents or ()) for part in parts_of(given, screened=False)] == [50, 10]
    with pytest.raises(WrongUse, match="cannot screen standard input"):
        list(parts_of(given, screened=True))
