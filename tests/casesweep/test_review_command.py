"""The help of `casesweep review`, and the commands that its page shows."""

import re
import shlex

import pytest
from typer.testing import CliRunner

from cases.finding import Field
from casesweep.cli import app
from casesweep.reviewing.words import read_words
from tests.conftest import ROOT

SHOWN = re.findall(
    r"^\$ casesweep (review .*)$", (ROOT / "docs/annotating.md").read_text(), re.MULTILINE
)
HELP = re.compile(r"^  Example: casesweep (review .*)$", re.MULTILINE)


def help_of(*command: str) -> str:
    """What `--help` prints."""
    done = CliRunner().invoke(app, [*command, "--help"], terminal_width=200)
    assert done.exit_code == 0, done.output
    return done.output


def split(line: str) -> tuple[list[str], list[str]]:
    """The subcommands of a line, and its options."""
    words = shlex.split(line)
    deep = 3 if words[1] == "server" else 2
    return words[:deep], [word for word in words[deep:] if word.startswith("--")]


@pytest.mark.parametrize("line", SHOWN)
def test_every_command_on_the_page_is_one(line: str) -> None:
    """With options that it has, and an example in its help that it understands."""
    command, options = split(line)
    text = help_of(*command)
    assert all(option in text for option in options)
    [example] = HELP.findall(text)
    assert split(example)[0] == command
    assert all(option in text for option in split(example)[1])


def test_the_page_shows_every_command_of_the_circle() -> None:
    """So that none of them goes untested here."""
    shown = {" ".join(split(line)[0]) for line in SHOWN}
    circle = {f"review {name}" for name in ("push", "pull", "status", "agreement")}
    server = {f"review server {name}" for name in ("up", "down", "backup", "user")}
    assert shown >= circle | server


def test_without_a_password_nobody_is_asked_in_a_pipe(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A timer would wait for ever."""
    monkeypatch.delenv("CASESWEEP_DOCCANO_PASSWORD", raising=False)
    arguments = ["review", "pull", "--db", f"sqlite:///{tmp_path}/cases.sqlite"]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 2
    assert "the password of admin is not known; put it into CASESWEEP_DOCCANO" in done.output


@pytest.mark.parametrize(
    ("field", "words", "values"),
    [
        (Field.AGE_YEARS, "31-year-old", [31]),
        (Field.AGE_YEARS, "18 months", [1.5]),
        (Field.AGE_YEARS, "61", [61]),
        (Field.AGE_LOW, "in his 60s", [60]),
        (Field.AGE_HIGH, "in his 60s", [69]),
        (Field.LEVELS, "T5 to T9 and L1", ["T5-T9", "L1"]),
        (Field.RADIOTHERAPY_DOSE_GY, "2000 cGy", [20]),
        (Field.RADIOTHERAPY_FRACTIONS, "ten fractions", [10]),
        (Field.FOLLOW_UP_MONTHS, "two years", [24]),
        (Field.FOLLOW_UP_MONTHS, "2 weeks, then 3 years", []),
        (Field.AGE_YEARS, "a mass", []),
        (Field.SEX, "man", []),
    ],
)
def test_words_that_an_annotator_marks_are_read(
    field: Field, words: str, values: list[object]
) -> None:
    """One value for a figure, or none."""
    assert list(read_words(field, words)) == values
