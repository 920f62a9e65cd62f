"""`casesweep sweep` against a server of its own: from PubMed to the case table, whatever happens."""

import csv
import io
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from lxml import etree
from typer.testing import CliRunner, Result

from casesweep.cli import app
from casesweep.settings import Settings
from tests.casesweep.command import COMMAND, SAMPLE, environment
from tests.conftest import new_postgresql_url
from tests.corpus.europepmc_records import europepmc_record
from tests.fakes.literature_server import Fault, World, serving

TODAY = datetime.now(UTC).date()
KEY = "0123456789abcdef0123456789abcdef0123"
_REQUESTS = 4
"""That a sweep of the sample makes."""
RETRACTION = (
    '<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"><RefSource>Spine</RefSource>'
    "<PMID>90000999</PMID></CommentsCorrections></CommentsCorrectionsList>"
)


@dataclass(frozen=True, slots=True)
class Desk:
    """A user's folder and the server that his settings name."""

    world: World
    folder: Path
    address: str

    @property
    def settings(self) -> dict[str, str]:
        """As environment. The pace file is the test's own."""
        return {
            "CASESWEEP_EUTILS_URL": f"{self.address}/entrez/eutils",
            "CASESWEEP_PMC_CLOUD_URL": f"{self.address}/cloud",
            "CASESWEEP_EUROPEPMC_URL": f"{self.address}/europepmc/webservices/rest",
            "NCBI_EMAIL": "librarian@clinic.example",
            "NCBI_API_KEY": KEY,
            "CASESWEEP_DB": f"sqlite:///{self.folder / 'data' / 'cases.sqlite'}",
            "TMPDIR": str(self.folder),
        }

    def casesweep(self, *arguments: str, **settings: str) -> Result:
        """The command in this process, where everything is loaded already."""
        return CliRunner().invoke(app, arguments, env={**self.settings, **settings})

    def sweep(self, *options: str) -> Result:
        """Run to its end."""
        return self.casesweep("sweep", *options)

    def table(self) -> list[dict[str, str]]:
        """The case table, in an order of its own."""
        text = self.casesweep("table", "--format", "csv").stdout
        return sorted(csv.DictReader(io.StringIO(text)), key=lambda row: row["case_id"])

    def show(self, case_id: str) -> str:
        """What is shown of a case, on one line."""
        return self.casesweep("show", case_id).stdout.replace("\n", " ")

    def modify(self, pmid: str, old: str, new: str) -> None:
        """A new text of a citation, today."""
        before = self.world.library.citations[pmid]
        assert old in before.xml
        xml = before.xml.replace(old, new, 1)
        self.world.library.citations[pmid] = replace(before, xml=xml, modified=TODAY)


@contextmanager
def desk_in(folder: Path) -> Iterator[Desk]:
    """The papers of the sample, entered long ago."""
    world = World()
    tempfile.tempdir = str(folder)
    files = [path for path in SAMPLE.glob("*.xml*") if path.is_file()]
    world.library.add_files(sorted(files), TODAY - timedelta(days=400))
    with serving(world) as address:
        yield Desk(world, folder, address)
    tempfile.tempdir = None


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """One for each test."""
    with desk_in(tmp_path) as made:
        yield made


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    """The case table of a sweep without faults."""
    with desk_in(tmp_path_factory.mktemp("reference")) as made:
        assert made.sweep().exit_code == 0
        return made.table()


def test_a_sweep_makes_the_table_that_reading_the_files_makes(
    desk: Desk, reference: list[dict[str, str]], tmp_path: Path
) -> None:
    """Its last line says so, and nothing that is secret."""
    done = desk.sweep()
    assert done.exit_code == 0, done.stderr
    last = done.stdout.splitlines()[-1]
    number = len(desk.world.library.citations)
    assert last.startswith(f"sweep complete: {number} papers listed and held, {number} new")
    assert KEY not in done.stdout + done.stderr
    by_run = replace(desk, folder=tmp_path / "by_run")
    by_run.casesweep("run", str(SAMPLE / "pubmed.xml"))
    assert desk.table() == by_run.table() == reference
    assert reference


@pytest.mark.slow
def test_a_sweep_into_postgresql_makes_the_same_table(
    desk: Desk, reference: list[dict[str, str]], postgresql_server: str
) -> None:
    """With what Europe PMC alone has, duplicates looked for, and the proof at the end."""
    server = {"CASESWEEP_DB": new_postgresql_url(postgresql_server)}
    desk.world.library.europepmc["PPR/PPR1"] = europepmc_record("PPR1", doi="10.1101/9")
    first = desk.casesweep("sweep", **server)
    assert first.exit_code == 0, first.output
    second = desk.casesweep("sweep", "--verify", **server)
    assert second.exit_code == 0, second.output
    assert "nothing changed" in second.stdout
    text = desk.casesweep("table", "--format", "csv", **server).stdout
    rows = sorted(csv.DictReader(io.StringIO(text)), key=lambda row: row["case_id"])
    assert [row for row in rows if row["doc"] != "doi:10.1101/9"] == reference
    assert len(rows) == len(reference) + 1
    assert desk.casesweep("duplicates", **server).exit_code == 0


def test_a_second_sweep_changes_nothing(desk: Desk) -> None:
    """And says that too."""
    desk.sweep()
    done = desk.sweep("--verify")
    assert done.exit_code == 0
    assert "nothing changed" in done.stdout
    assert "searched whole (all years)" in done.stdout


def test_a_retracted_paper_leaves_the_table_and_stays_in_the_database(desk: Desk) -> None:
    """Its case can still be shown, with the reason."""
    desk.sweep()
    case_id = desk.table()[0]["case_id"]
    pmid = case_id.partition("-")[0]
    desk.modify(pmid, "</MedlineCitation>", f"{RETRACTION}</MedlineCitation>")
    done = desk.sweep()
    assert done.exit_code == 0
    assert "cases that left the table" in done.stdout
    assert case_id in done.stdout
    assert case_id not in {row["case_id"] for row in desk.table()}
    assert "this paper was retracted (PMID 90000999)" in desk.show(case_id)


def test_a_withdrawn_citation_leaves_the_table(desk: Desk) -> None:
    """PubMed neither lists nor gives it; the report names it."""
    desk.sweep()
    case_id = desk.table()[0]["case_id"]
    pmid = case_id.partition("-")[0]
    del desk.world.library.citations[pmid]
    done = desk.sweep()
    assert done.exit_code == 0
    assert f"PMID {pmid}" in done.stdout
    assert case_id not in {row["case_id"] for row in desk.table()}


def test_an_erratum_is_a_reason_to_look(desk: Desk) -> None:
    """The case stays."""
    desk.sweep()
    before = desk.table()
    pmid = before[0]["case_id"].partition("-")[0]
    erratum = RETRACTION.replace("RetractionIn", "ErratumIn")
    desk.modify(pmid, "</MedlineCitation>", f"{erratum}</MedlineCitation>")
    assert desk.sweep().exit_code == 0
    assert [row["case_id"] for row in desk.table()] == [row["case_id"] for row in before]
    assert "corrected by an erratum" in desk.show(before[0]["case_id"])


def test_a_paper_in_the_inbox_is_the_full_text_of_its_citation(desk: Desk) -> None:
    """Known by its title; no document is counted twice."""
    study = desk.folder / "spinal_emh"
    shutil.copytree(SAMPLE.parent, study)
    pmid, citation = next(iter(desk.world.library.citations.items()))
    title = etree.fromstring(citation.xml).findtext("MedlineCitation/Article/ArticleTitle")
    (study / "inbox").mkdir()
    (study / "inbox" / "scan.txt").write_text(
        f"{title}\n\nA 33-year-old woman with beta-thalassaemia major had paraparesis. MRI showed an "
        "epidural mass from C3 to T9. Biopsy proved extramedullary haematopoiesis.\n",
        encoding="utf-8",
    )
    done = desk.sweep("--study", str(study))
    assert done.exit_code == 0, done.output
    assert f"documents: {len(desk.world.library.citations)} screened" in done.stdout
    [row] = [row for row in desk.table() if row["doc"] == f"pmid:{pmid}"]
    assert (row["age_years"], row["levels"]) == ("33", "C3-T9")


def test_what_is_missing_is_named_and_comes_next_time(
    desk: Desk, reference: list[dict[str, str]]
) -> None:
    """Exit status 1 until all is there."""
    pmid, citation = desk.world.library.citations.popitem()
    desk.world.library.citations[pmid] = replace(citation, xml="")
    done = desk.sweep()
    assert done.exit_code == 1
    assert done.stdout.splitlines()[-1].startswith("sweep INCOMPLETE")
    assert f"PMID {pmid}" in done.stdout
    desk.world.library.citations[pmid] = citation
    assert desk.sweep().exit_code == 0
    assert desk.table() == reference


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"NCBI_EMAIL": ""}, "set NCBI_EMAIL"),
        ({"CASESWEEP_EUTILS_URL": "http://eutils.ncbi.nlm.nih.gov"}, "CASESWEEP_EUTILS_URL"),
    ],
)
def test_a_setting_that_is_missing_or_wrong_is_named(
    settings: dict[str, str], words: str, desk: Desk
) -> None:
    """Exit status 2: nothing was begun."""
    done = desk.casesweep("sweep", **settings)
    assert done.exit_code == 2
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert desk.world.asked == []


def test_a_wrong_key_is_one_sentence(desk: Desk) -> None:
    """Without the key."""
    desk.world.key = "another"
    done = desk.sweep()
    assert done.exit_code == 1
    assert "check NCBI_API_KEY" in done.stdout
    assert KEY not in done.stdout + done.stderr


def test_a_folder_that_cannot_be_written_to_is_one_sentence(desk: Desk) -> None:
    """Here a file stands where the folder should be."""
    (desk.folder / "data").write_text("", encoding="utf-8")
    done = desk.sweep()
    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 1
    assert "data" in done.stderr


def test_of_two_sweeps_at_once_one_leaves(desk: Desk, reference: list[dict[str, str]]) -> None:
    """It says who is at work; nothing is doubled."""
    desk.world.fault = lambda number: Fault.SILENCE if number == 0 else None
    with _started(desk) as first:
        _wait_for(lambda: bool(desk.world.asked))
        second = desk.sweep()
        assert second.exit_code == 1
        assert f"another sweep of spinal_emh is at work (process {first.pid}" in second.stderr
        first.communicate(timeout=120)
    assert first.returncode == 0
    assert desk.table() == reference


@contextmanager
def _started(desk: Desk, **settings: str) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        [*COMMAND, "sweep"],
        cwd=desk.folder,
        env=environment(**{**desk.settings, **settings}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()


def _wait_for(condition: object) -> None:
    latest = time.monotonic() + 60
    while not condition() and time.monotonic() < latest:  # type: ignore[operator]
        time.sleep(0.01)


def kill_and_repeat(desk: Desk, chance: random.Random, reference: list[dict[str, str]]) -> bool:
    """Kill a sweep at some point; the next one reaches the same table. Whether it was at work.

    The point is a request that comes in, or some time after the last of them, when papers are read.
    """
    point = chance.randrange(2 * _REQUESTS)
    with _started(desk) as process:
        before = min(point + 1, _REQUESTS)
        _wait_for(lambda: len(desk.world.asked) >= before or process.poll() is not None)
        if point >= _REQUESTS:
            time.sleep(chance.uniform(0, 2))
        process.send_signal(signal.SIGKILL)
        process.communicate()
    done = desk.sweep()
    assert done.exit_code == 0, done.stdout
    assert desk.table() == reference
    with sqlite3.connect(desk.folder / "data" / "cases.sqlite") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return process.returncode == -signal.SIGKILL


def test_a_sweep_that_is_killed_goes_on(desk: Desk, reference: list[dict[str, str]]) -> None:
    """Once, at a point that differs each time."""
    kill_and_repeat(desk, random.Random(os.getpid()), reference)  # noqa: S311 - no secret


@pytest.mark.soak
@pytest.mark.parametrize("ten", range(10))
def test_a_hundred_sweeps_are_killed(
    ten: int, tmp_path_factory: pytest.TempPathFactory, reference: list[dict[str, str]]
) -> None:
    """At a hundred random points; hardly any had ended by itself."""
    chance = random.Random(ten)  # noqa: S311 - no secret
    killed = 0
    for _ in range(10):
        with desk_in(tmp_path_factory.mktemp("killed")) as made:
            killed += kill_and_repeat(made, chance, reference)
    assert killed >= 8


@pytest.mark.slow
def test_sweeps_together_keep_to_the_limit_as_the_server_sees_it(desk: Desk) -> None:
    """Two processes without a key, two databases: never more than three requests in a second."""
    for number, pmid in enumerate(list(desk.world.library.citations)[:6]):
        named = f'<ArticleId IdType="pmc">PMC{number}</ArticleId></ArticleIdList>'
        desk.modify(pmid, "</ArticleIdList>", named)
    other = replace(desk, folder=desk.folder / "other")
    other.folder.mkdir()
    pace = {"TMPDIR": str(desk.folder), "NCBI_API_KEY": ""}
    with _started(desk, **pace) as first, _started(other, **pace) as second:
        for process in (first, second):
            process.communicate(timeout=120)
    ncbi = [asked.moment for asked in desk.world.asked if asked.path.startswith("/entrez")]
    assert len(ncbi) == 2 * (2 + 6)
    assert all(later - earlier > 1 for earlier, later in zip(ncbi, ncbi[3:], strict=False))
    assert first.returncode == second.returncode == 0


def test_the_key_is_not_shown_with_the_settings() -> None:
    """In a traceback, say."""
    assert KEY not in repr(Settings(ncbi_api_key=KEY))
