"""What a sweep says when the machine lets it down: one sentence that says what to do."""

import ctypes
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.casesweep.command import COMMAND, environment
from tests.casesweep.test_sweep import Desk, desk_in

_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH, _PR_CAPBSET_DROP = 1, 2, 24


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A user's folder; the pace file lies elsewhere, where there is room."""
    with desk_in(tmp_path) as made:
        yield made


def sweep(
    desk: Desk,
    *,
    before: Callable[[], None] | None = None,
    command: tuple[str, ...] = (),
    stdout: int = subprocess.PIPE,
    **settings: str,
) -> "subprocess.CompletedProcess[str]":
    """`casesweep sweep` as a process that is short of something."""
    return subprocess.run(
        [*command, *COMMAND, "sweep"],
        cwd=desk.folder,
        env=environment(**{**desk.settings, **settings}),
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        timeout=120,
        check=False,
        preexec_fn=before,
    )


def assert_one_sentence(done: "subprocess.CompletedProcess[str]", *words: str) -> None:
    """Exit status 1 and one line with these words."""
    assert done.returncode == 1, done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    for each in words:
        assert each in done.stderr


def no_file_larger_than(size: int) -> Callable[[], None]:
    """Writing beyond fails as it does on a disk without room; needs no rights and no mount."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.slow
@pytest.mark.parametrize("size", [0, 30_000, 200_000, 330_000])
def test_a_disk_without_room_is_one_sentence(desk: Desk, size: int) -> None:
    """Wherever it fills up; with room again, the next sweep goes on."""
    done = sweep(desk, before=no_file_larger_than(size))
    assert_one_sentence(done, "free some space")
    assert desk.sweep().exit_code == 0


@pytest.mark.slow
def test_a_full_file_system_is_one_sentence(desk: Desk) -> None:
    """A real one, of half a megabyte, in a name space of the test's own."""
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-rm", "true"], check=False).returncode:
        pytest.skip("this machine gives its users no name spaces (unshare -rm)")
    data = desk.folder / "data"
    data.mkdir()
    mount = f"mount -t tmpfs -o size=512k none {data} && exec " + '"$@"'
    done = sweep(desk, command=(unshare, "-rm", "sh", "-c", mount, "sh"))
    assert_one_sentence(done, "free some space", "cases.sqlite")
    assert desk.sweep().exit_code == 0


def test_an_output_without_room_is_one_sentence(desk: Desk) -> None:
    """The log of the timer lies on a full disk; the database is up to date."""
    with Path("/dev/full").open("wb") as full:
        done = sweep(desk, stdout=full.fileno())
    assert_one_sentence(done, "the output", "free some space")
    assert desk.table()


def without_the_rights_of_root() -> None:
    """From the next program on: no mode of a folder holds for root as long as it has these."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for right in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
            if libc.prctl(_PR_CAPBSET_DROP, right, 0, 0, 0):
                sys.exit("cannot give up the rights of root")


@pytest.mark.parametrize("there", [False, True])
def test_a_read_only_folder_is_one_sentence(desk: Desk, there: bool) -> None:  # noqa: FBT001 - a case
    """Whether or not the database is there already."""
    data = desk.folder / "data"
    data.mkdir()
    if there:
        assert desk.sweep().exit_code == 0
        for path in data.iterdir():
            path.chmod(0o444)
    data.chmod(0o555)
    try:
        done = sweep(desk, before=without_the_rights_of_root)
    finally:
        data.chmod(0o755)
    assert_one_sentence(done, "let it be written to, or name another place", str(data))


@pytest.mark.slow  # it is patient
def test_no_network_is_one_sentence(desk: Desk) -> None:
    """A name that nobody knows."""
    done = sweep(desk, CASESWEEP_EUTILS_URL="https://eutils.invalid/entrez/eutils")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    [line] = [line for line in done.stdout.splitlines() if "cannot be reached" in line]
    assert "check the network, or CASESWEEP_EUTILS_URL" in line
