"""The command as a user calls it: another process, in a folder of his own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.conftest import ROOT

SAMPLE = ROOT / "studies" / "spinal_emh" / "sample"
COMMAND = [sys.executable, "-m", "casesweep"]


def environment(**more: str) -> dict[str, str]:
    """The environment without settings of whoever runs the tests."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("CASESWEEP_")}
    return {**ours, "PYTHONPATH": str(ROOT), "COLUMNS": "120", **more}


def casesweep(
    *arguments: str | Path,
    cwd: Path,
    stdin: str | None = None,
    more: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """The command's exit status, output and messages."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=environment(**(more or {})),
    )
