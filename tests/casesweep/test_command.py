"""The main path, as a user walks it: extract, run, table, show, evaluate."""

import csv
import io
import json
import os
import pty
import re
import sqlite3
import subprocess
from pathlib import Path

import pytest

from cases.contract_reading import read_records
from tests.casesweep.command import COMMAND, SAMPLE, casesweep, environment
from tests.conftest import ROOT

pytestmark = pytest.mark.slow  # each call of the command takes a second or two

REPORT = (
    "A 42-year-old man with beta-thalassemia intermedia presented with progressive paraparesis. "
    "MRI showed an epidural mass of extramedullary hematopoiesis from T4 to T9. He underwent "
    "decompressive laminectomy followed by radiotherapy (20 Gy in 10 fractions) with complete "
    "neurological recovery at 12-month follow-up."
)
DOCUMENT = json.dumps(
    {"doc": "pmid:1", "title": "Spinal extramedullary hematopoiesis", "text": REPORT}
)


@pytest.fixture(scope="module")
def swept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the sample has been swept once."""
    folder = tmp_path_factory.mktemp("swept")
    done = casesweep("run", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_the_sample_becomes_a_case_table(swept: Path) -> None:
    """No input, no network, no database before: about forty cases."""
    assert (swept / "data" / "spinal_emh.sqlite").exists()
    rows = casesweep("table", "--format", "jsonl", cwd=swept).stdout.splitlines()
    assert len(rows) >= 30
    assert len({json.loads(row)["case_id"] for row in rows}) == len(rows)


def test_running_again_changes_nothing_and_says_so(swept: Path) -> None:
    """Every document is skipped, the table is the same."""
    before = casesweep("table", "--format", "csv", cwd=swept).stdout
    done = casesweep("run", "--study", "spinal_emh", SAMPLE, cwd=swept)
    assert done.returncode == 0
    assert " 0 new, 0 changed, " in done.stdout
    assert "nothing changed" in done.stdout
    assert casesweep("table", "--format", "csv", cwd=swept).stdout == before


def test_all_evidence_is_a_true_slice_of_its_text(swept: Path) -> None:
    """What the database says a value rests on stands in the stored text at these offsets."""
    database = sqlite3.connect(swept / "data" / "spinal_emh.sqlite")
    rows = database.execute(
        """SELECT sections, section, start_offset, end_offset, evidence.text FROM evidence
        JOIN case_values ON case_values.id = value_id JOIN texts ON hash = text_hash"""
    ).fetchall()
    database.close()
    assert len(rows) > 300
    for sections, section, start, end, text in rows:
        [stored] = (each["text"] for each in json.loads(sections) if each["label"] == section)
        assert stored[start:end] == text


def test_the_queries_of_the_documentation_can_be_asked(swept: Path) -> None:
    """Each SQL example of the page on the database gives rows."""
    page = (ROOT / "docs" / "case_database.md").read_text(encoding="utf-8")
    database = sqlite3.connect(swept / "data" / "spinal_emh.sqlite")
    for query in re.findall(r"```sql\n(.*?)```", page, re.DOTALL):
        assert database.execute(query).fetchall(), query
    database.close()


def test_the_table_as_csv_goes_to_a_file(swept: Path) -> None:
    """Which has a line a case and every column, and nothing is printed."""
    done = casesweep("table", "--format", "csv", "-o", "cases.csv", cwd=swept)
    assert (done.returncode, done.stdout) == (0, "")
    rows = list(csv.DictReader(io.StringIO((swept / "cases.csv").read_text(encoding="utf-8"))))
    assert rows
    assert {"case_id", "age_years", "levels", "treatments_prior", "doubts"} <= rows[0].keys()


def test_a_case_is_shown_with_its_sentences(tmp_path: Path) -> None:
    """Each value with the words it rests on; without colours they stand in « »."""
    (tmp_path / "report.jsonl").write_text(DOCUMENT, encoding="utf-8")
    done = casesweep("run", "report.jsonl", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    shown = casesweep("show", "1-1", cwd=tmp_path).stdout
    assert "age_years: 42" in shown
    assert "«42-year-old»" in shown
    assert "levels: T4-T9" in shown
    assert "«T4 to T9»" in shown


def test_an_unknown_case_is_wrong_use(swept: Path) -> None:
    """With the ids that are like it."""
    done = casesweep("show", "90000001-9", cwd=swept)
    assert (done.returncode, done.stdout) == (2, "")
    assert "no case 90000001-9" in done.stderr
    assert "90000001-1" in done.stderr


@pytest.mark.parametrize("paper", ["90000025", "pmid:90000025"])
def test_who_asks_for_a_paper_is_given_its_cases(swept: Path, paper: str) -> None:
    """The number at hand is often the PMID."""
    done = casesweep("show", paper, cwd=swept)
    assert (done.returncode, done.stdout) == (2, "")
    told = "is a paper; show one of its cases: 90000025-1, 90000025-2, 90000025-3"
    assert told in " ".join(done.stderr.split())


def test_extract_reads_standard_input_and_writes_standard_output(tmp_path: Path) -> None:
    """The contract's JSON Lines, no database."""
    done = casesweep("extract", "-", cwd=tmp_path, stdin=DOCUMENT)
    assert done.returncode == 0, done.stderr
    record = json.loads(done.stdout)
    assert record["doc"] == "pmid:1"
    assert record["cases"][0]["age_years"] == 42
    assert not list(tmp_path.iterdir())


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    """Exit status 1; the good documents are in the output."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a_empty.xml").write_bytes(b"")
    (folder / "b_good.jsonl").write_text(DOCUMENT, encoding="utf-8")
    (folder / "c_cut.xml.gz").write_bytes(b"\x1f\x8b\x08\x00")
    done = casesweep("extract", "in", "-o", "out.jsonl", cwd=tmp_path)
    assert done.returncode == 1
    assert [record.doc for record in read_records(tmp_path / "out.jsonl")] == ["pmid:1"]
    for name in ("a_empty.xml", "c_cut.xml.gz"):
        assert sum(name in line for line in done.stderr.splitlines()) == 1
    assert "2 rejected" in done.stderr
    again = casesweep("run", "in", cwd=tmp_path)
    assert again.returncode == 1
    assert "2 rejected" in again.stdout


def test_predictions_are_scored(swept: Path, tmp_path: Path) -> None:
    """As a table, as JSON, with every disagreement in a file."""
    records = tmp_path / "records.jsonl"
    casesweep("extract", SAMPLE, "-o", records, cwd=tmp_path)
    gold = SAMPLE.parent / "sample_gold.jsonl"
    done = casesweep(
        "evaluate", gold, records, "--bootstrap", "50", "--details", "d.tsv", cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert "*age_years" in done.stdout
    figures = json.loads(casesweep("evaluate", gold, records, "--json", cwd=tmp_path).stdout)
    assert figures["documents"] == 43
    details = (tmp_path / "d.tsv").read_text(encoding="utf-8").splitlines()
    assert details[0].split("\t") == ["doc", "field", "gold", "predicted", "errors"]
    wrong = sum(1 for line in details if "\tage_years\t" in line)
    assert wrong <= figures["fields"]["age_years"]["fp"] + figures["fields"]["age_years"]["fn"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["extract", "nowhere.xml"], "there is no file or folder nowhere.xml"),
        (["run", "nowhere.xml"], "there is no file or folder nowhere.xml"),
        (["run", "--study", "no_such"], "no study 'no_such'"),
        (["run", "--db", "no url"], "sqlite:///FILE"),
        (["table"], "casesweep run"),
        (["table", "--format", "xlsx"], "'xlsx' is not one of"),
        (["evaluate", "a.jsonl", "b.jsonl"], "a.jsonl"),
        (["extract"], "Missing argument"),
        (["sweeping"], "No such command"),
    ],
)
def test_wrong_use_ends_with_2_and_one_sentence(
    arguments: list[str], sentence: str, tmp_path: Path
) -> None:
    """Nothing is begun: no file is left behind."""
    done = casesweep(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.rglob("*.sqlite"))


def test_a_file_that_breaks_the_contract_is_an_error_not_a_crash(tmp_path: Path) -> None:
    """Exit status 1, the line and the key named."""
    (tmp_path / "a.jsonl").write_text('{"doc": "x", "cases": [{"sex": "M"}]}', encoding="utf-8")
    done = casesweep("evaluate", "a.jsonl", "a.jsonl", cwd=tmp_path)
    assert done.returncode == 1
    assert "a.jsonl, line 1: cases[0].sex: 'M' is not one of female, male" in done.stderr


def test_an_output_that_cannot_be_written_is_an_error_not_a_crash(tmp_path: Path) -> None:
    """With the path."""
    done = casesweep("extract", "-", "-o", "no/out.jsonl", cwd=tmp_path, stdin=DOCUMENT)
    assert done.returncode == 1
    assert "no/out.jsonl cannot be written: No such file or directory" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_stops_early_ends_the_command_quietly(tmp_path: Path) -> None:
    """`casesweep extract … | head -1`: status 141, as of any filter, and not a word."""
    many = "".join(DOCUMENT.replace("pmid:1", f"pmid:{n}") + "\n" for n in range(1, 150))
    (tmp_path / "many.jsonl").write_text(many, encoding="utf-8")
    with subprocess.Popen(
        [*COMMAND, "extract", "many.jsonl"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        messages = process.stderr.read()
        assert process.wait(timeout=60) == 141
    assert messages == b""


def test_progress_is_shown_on_a_terminal_only(tmp_path: Path) -> None:
    """A pseudo-terminal gets a counting line, a pipe gets none of it."""
    (tmp_path / "one.jsonl").write_text(DOCUMENT, encoding="utf-8")
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, "extract", "one.jsonl", "-o", "out.jsonl"],
        cwd=tmp_path,
        stderr=theirs,
        env=environment(TERM="xterm"),
    ) as process:
        os.close(theirs)
        seen = b""
        while chunk := _read(ours):
            seen += chunk
        assert process.wait(timeout=60) == 0
    os.close(ours)
    assert b"Reading: 1 documents" in seen
    assert b"\x1b[" in seen
    piped = casesweep("extract", "one.jsonl", "-o", "out.jsonl", cwd=tmp_path).stderr
    assert piped == "1 documents read, 1 relevant, 1 cases; 0 rejected\n"


def _read(terminal: int) -> bytes:
    """What stands on the terminal; nothing once the other end is closed."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


def test_settings_come_from_the_environment_and_a_file(tmp_path: Path) -> None:
    """The flag first, then the environment, then `casesweep.toml`."""
    (tmp_path / "one.jsonl").write_text(DOCUMENT, encoding="utf-8")
    (tmp_path / "casesweep.toml").write_text('db = "sqlite:///file.sqlite"', encoding="utf-8")
    casesweep("run", "one.jsonl", cwd=tmp_path)
    more = {"CASESWEEP_DB": "sqlite:///environment.sqlite"}
    casesweep("run", "one.jsonl", cwd=tmp_path, more=more)
    casesweep("run", "one.jsonl", "--db", "sqlite:///flag.sqlite", cwd=tmp_path, more=more)
    made = sorted(path.name for path in tmp_path.glob("*.sqlite"))
    assert made == ["environment.sqlite", "file.sqlite", "flag.sqlite"]
