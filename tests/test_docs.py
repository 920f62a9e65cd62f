"""The commands that README and docs show are run as shown."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def commands(page: Path) -> list[str]:
    """The lines after `$ ` of the page's console blocks, without what `make` does itself."""
    text = "\n".join(BLOCK.findall(page.read_text(encoding="utf-8")))
    lines = [line[2:] for line in text.replace("\\\n", " ").splitlines() if line.startswith("$ ")]
    return [line for line in lines if not line.startswith(("make ", "git ", "cd ", "pip "))]


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_a_page_shows_runs_as_shown(page: Path, tmp_path: Path) -> None:
    """One page's commands run in order in an empty folder, and each ends with status 0."""
    (tmp_path / "studies").symlink_to(ROOT / "studies")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for command in commands(page):
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
            env={**os.environ, "PATH": path},
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
