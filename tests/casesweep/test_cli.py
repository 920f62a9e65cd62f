"""The help, and that it is there at once."""

import subprocess
import sys
import tomllib

import pytest
import typer
from typer.testing import CliRunner

from casesweep import __version__
from casesweep.cli import app
from tests.conftest import ROOT

WITH_COMMANDS_OF_THEIR_OWN = {"db", "model", "review"}
COMMANDS = [
    name
    for name in typer.main.get_command(app).commands  # type: ignore[attr-defined]
    if name not in WITH_COMMANDS_OF_THEIR_OWN
]
HEAVY = {"spacy", "scispacy", "sqlalchemy", "lxml", "rich", "pandas", "pypdfium2"}


def help_of(*command: str) -> str:
    """What `--help` prints."""
    done = CliRunner().invoke(app, [*command, "--help"], terminal_width=200)
    assert done.exit_code == 0
    return done.output


def test_there_are_the_commands_of_the_main_path_in_order() -> None:
    """In the order of the pipeline."""
    assert COMMANDS == [
        "extract",
        "run",
        "sweep",
        "duplicates",
        "schedule",
        "table",
        "show",
        "browse",
        "export",
        "release",
        "codes",
        "report",
        "compare",
        "evaluate",
        "train",
    ]
    text = help_of()
    assert [text.index(f"  {name} ") for name in COMMANDS] == sorted(
        text.index(f"  {name} ") for name in COMMANDS
    )


@pytest.mark.parametrize("group", [(), ("db",), ("model",), ("review",), ("review", "server")])
def test_the_list_of_commands_says_what_each_is_for_in_whole_sentences(
    group: tuple[str, ...],
) -> None:
    """On a terminal of 80 columns none is cut off."""
    done = CliRunner().invoke(app, [*group, "--help"], terminal_width=80)
    assert "..." not in done.output.partition("Commands:")[2]


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_with_an_example_that_it_understands(name: str) -> None:
    """The example's options are options of the command."""
    text = help_of(name)
    assert "Usage: casesweep" in text
    [example] = (line for line in text.splitlines() if line.startswith("  Example: casesweep "))
    words = example.split()[2:]
    assert words[0] == name
    assert all(word in text for word in words if word.startswith("-"))


def test_help_needs_none_of_the_heavy_libraries() -> None:
    """Importing the command line imports neither spaCy nor the database."""
    code = "import sys, casesweep.cli; print(*{name.split('.')[0] for name in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert not HEAVY & set(done.stdout.split())


def test_no_argument_shows_the_help() -> None:
    """And is wrong use."""
    done = CliRunner().invoke(app, [])
    assert done.exit_code == 2
    assert "evaluate" in done.output


def test_the_version_is_said() -> None:
    """The one of the package."""
    assert CliRunner().invoke(app, ["--version"]).output == f"casesweep {__version__}\n"
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["project"]["dynamic"] == ["version"]
    assert isinstance(app, typer.Typer)
