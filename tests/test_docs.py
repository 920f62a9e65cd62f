"""What README and docs show is so: commands run as shown, files and modules are there."""

import os
import re
import shlex
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import typer

from casesweep.cli import app
from tests.casesweep.command import casesweep
from tests.conftest import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
NOT_RUN = re.compile(r"```sh(?:-session)?\n(.*?)```", re.DOTALL)
NAMED = re.compile(r"`([\w./-]+)`")
PACKAGES = {path.parent.name for path in ROOT.glob("*/__init__.py")}


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


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_other_command_of_a_page_is_understood(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that want a server, a cluster or an hour are not run here, but have these options."""
    (tmp_path / "pubmed").mkdir()
    monkeypatch.chdir(tmp_path)
    text = "\n".join(NOT_RUN.findall(page.read_text(encoding="utf-8"))).replace("\\\n", " ")
    for line in re.findall(r"^(?:\$ )?casesweep (.*)$", text, re.MULTILINE):
        command: Any = typer.main.get_command(app)
        words = shlex.split(line.partition(" > ")[0], comments=True)
        while hasattr(command, "commands"):
            command = command.commands[words.pop(0)]
        command.make_context(line, words)


@pytest.mark.parametrize("page", [*PAGES, ROOT / "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_files_modules_and_targets_that_a_page_names_are_there(page: Path) -> None:
    """A name that moved is found here."""
    text = page.read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z-]+)", text, re.MULTILINE)) <= targets
    for name in NAMED.findall(text):
        first, *rest = re.split(r"[./]", name)
        if "/" in name and first in PACKAGES:
            assert (ROOT / name).exists(), name
        elif "." in name and first in PACKAGES and rest[-1] != "toml":
            assert is_there(name), name


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database of the sample."""
    folder = tmp_path_factory.mktemp("sample")
    assert casesweep("run", cwd=folder).returncode == 0
    return folder


@pytest.mark.slow
def test_the_table_in_the_readme_is_what_the_sample_gives(sample: Path) -> None:
    """Line by line."""
    [shown] = re.findall(r"```text\n(.*?)```", PAGES[0].read_text("utf-8"), re.DOTALL)
    table = casesweep("table", cwd=sample, more={"COLUMNS": "114"}).stdout
    given = [line.rstrip() for line in table.splitlines()]
    assert [line for line in shown.splitlines() if line not in given] == []


@pytest.mark.slow
def test_the_questions_of_the_database_page_are_answered(sample: Path) -> None:
    """Each finds something in the sample."""
    text = (ROOT / "docs" / "case_database.md").read_text("utf-8")
    questions = re.findall(r"```sql\n(.*?)```", text, re.DOTALL)
    assert questions
    with closing(sqlite3.connect(sample / "data" / "spinal_emh.sqlite")) as database:
        for question in questions:
            assert database.execute(question).fetchone(), question


def is_there(name: str) -> bool:
    """A module, or something in one."""
    module, _, last = name.rpartition(".")
    try:
        import_module(name)
    except ModuleNotFoundError:
        return hasattr(import_module(module), last)
    return True
