"""A real PostgreSQL server for the tests, from the distribution's packages, in a folder of its own.

It listens on a Unix socket only. It has no one else's data and need not survive a power cut.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BINARIES = Path("/usr/lib/postgresql")
REQUIRED = os.environ.get("CASESWEEP_TEST_POSTGRESQL") == "required"
"""Whether a machine without PostgreSQL fails the tests instead of skipping them."""

_USER = "postgres"
_SETTINGS = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c max_connections=300"


def binaries() -> Path | None:
    """The folder of the newest version's programs; None where PostgreSQL is not installed."""
    found = sorted(BINARIES.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


@contextmanager
def server(programs: Path) -> Iterator[str]:
    """A server; yields the folder of its socket. It runs as another user where we are root."""
    folder = Path(tempfile.mkdtemp(prefix="casesweep-pg-", dir="/tmp"))
    user = _USER if os.geteuid() == 0 else None
    if user:
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    control = [str(programs / "pg_ctl"), "-s", "-w", "-D", str(folder / "data")]
    options = f"{_SETTINGS} -k {folder}"

    def call(*command: str) -> None:
        subprocess.run(
            command, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL, timeout=60
        )

    try:
        initdb = str(programs / "initdb")
        call(initdb, "-D", str(folder / "data"), "-U", _USER, "-A", "trust", "-E", "UTF8", "-N")
        call(*control, "-o", options, "-l", str(folder / "log"), "start")
        try:
            yield str(folder)
        finally:
            call(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
