"""What a command loads before it begins: nobody waits for the extractor who reads no text."""

import json
import subprocess
import sys
from pathlib import Path

from tests.casesweep.command import casesweep, environment

_ONE_AFTER_THE_OTHER = """
import json, sys
from casesweep.cli import app

for arguments in json.load(sys.stdin):
    try:
        app(arguments)
    except SystemExit as end:
        assert not end.code, f"{arguments} ended with {end.code}"
    loaded = {"spacy", "scispacy"} & set(sys.modules)
    assert not loaded, f"{arguments} loads {loaded}"
"""
_READ_NO_TEXT = [
    ["run"],
    ["table"],
    ["export", "--format", "jsonl", "-o", "records.jsonl"],
    ["export", "--format", "xlsx", "-o", "cases.xlsx"],
    ["report", "-o", "report.html"],
    ["release", "--date", "2026-11-21", "-o", "release.zip"],
    ["codes"],
    ["evaluate", "records.jsonl", "records.jsonl"],
    ["duplicates"],
    ["schedule", "--timer", "cron", "--at", "mon 05:17"],
    ["db", "check"],
    ["db", "backup", "cases.backup"],
    ["db", "restore", "cases.backup", "--db", "sqlite:///restored.sqlite"],
    ["db", "set", "90000001-1", "outcome_clinical", "resolved", "--by", "anna"],
    ["model", "list"],
    ["review", "guideline"],
    ["review", "adjudicate"],
]


def test_commands_that_read_no_text_never_load_spacy(tmp_path: Path) -> None:
    """A run that finds nothing new is one of them."""
    assert casesweep("run", cwd=tmp_path).returncode == 0
    done = subprocess.run(
        [sys.executable, "-c", _ONE_AFTER_THE_OTHER],
        cwd=tmp_path,
        input=json.dumps(_READ_NO_TEXT),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env=environment(),
    )
    assert done.returncode == 0, done.stderr


def test_what_serves_pages_and_asks_servers_begins_without_spacy() -> None:
    """`browse`, `sweep`, `review push` and `pull` load it with the first text, if any comes."""
    review = ("reviewing.review", "reviewing.agreement", "reviewing.server")
    modules = ("showing.browse", "showing.show", "sweeping.sweep", "sweeping.baseline", *review)
    asked = "".join(f"import casesweep.{each}\n" for each in modules)
    program = f"import sys\n{asked}sys.exit('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], check=False, env=environment())
    assert done.returncode == 0
