"""A release: the same bytes for the same day, whole by its own checksums, what the database holds."""

import csv
import io
import json
import subprocess
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest

from cases.codebook import codebook
from cases.db.database import open_database
from cases.db.kept_records import kept_records
from cases.db.review import Review, save_review
from cases.db.typed_rows import typed_rows
from casesweep.run import run_study
from casesweep.settings import Settings
from casesweep.showing.release import release_database
from corpus.errors import WrongUse
from studies.study import load_study
from tests.conftest import new_postgresql_url

BOOK = codebook(load_study("spinal_emh"))
DAY = date(2026, 11, 21)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A database of the sample, with a person's value."""
    url = f"sqlite:///{tmp_path_factory.mktemp('release')}/cases.sqlite"
    if request.param == "postgresql":
        url = new_postgresql_url(request.getfixturevalue("postgresql_server"))
    made = Settings(db=url)
    assert run_study(made, []) == 0
    save_review(open_database(made.db), Review("90000001-1", "anna", {"sex": "male"}))
    return made


@pytest.fixture(scope="module")
def released(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in the archive, unpacked."""
    folder = tmp_path_factory.mktemp("unpacked")
    release_database(settings, folder / "r.zip", DAY)
    with zipfile.ZipFile(folder / "r.zip") as packed:
        assert packed.testzip() is None
        packed.extractall(folder)
    return folder / "spinal_emh-2026-11-21"


def table_of(settings: Settings) -> list[dict[str, Any]]:
    """The case table with its types."""
    with open_database(settings.db).reading() as session:
        return list(typed_rows(session, BOOK))


def test_the_same_day_makes_the_same_bytes(settings: Settings, tmp_path: Path) -> None:
    """Whenever it is made; another day or another database makes another release."""
    for name, day in (("a", DAY), ("b", DAY), ("c", date(2026, 11, 22))):
        release_database(settings, tmp_path / name, day)
    first, again, later = ((tmp_path / name).read_bytes() for name in "abc")
    assert first == again
    assert first != later


def test_a_release_is_never_changed(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same one may be made again; another is refused, and the first stays."""
    path = tmp_path / "r.zip"
    for _ in range(2):
        assert release_database(settings, path, DAY) == 0
    before = path.read_bytes()
    with pytest.raises(WrongUse, match="a release is never changed"):
        release_database(settings, path, date(2026, 11, 22))
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["r.zip"]
    first, second = capsys.readouterr().out.splitlines()
    assert first == second


def test_its_checksums_hold(released: Path) -> None:
    """By the tool that everybody has; every file but the list itself is in it."""
    done = subprocess.run(
        ["sha256sum", "--strict", "-c", "SHA256SUMS"],
        cwd=released,
        check=True,
        capture_output=True,
        text=True,
    )
    names = {line.partition(":")[0] for line in done.stdout.splitlines()}
    assert names == {path.name for path in released.iterdir()} - {"SHA256SUMS"}


def test_its_tables_are_the_case_table(settings: Settings, released: Path) -> None:
    """Each opened by its own reader."""
    table = table_of(settings)
    assert pq.read_table(released / "cases.parquet").to_pylist() == table
    sheet = openpyxl.load_workbook(released / "cases.xlsx")["Cases"]
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == [
        row["case_id"] for row in table
    ]
    told = json.loads((released / "release.json").read_text("utf-8"))
    assert told["counts"]["cases"] == len(table)
    assert told["counts"]["stated"]["sex"] == sum(row["sex"] is not None for row in table)
    assert told["query"]["pubmed"] in (released / "query.txt").read_text("utf-8")
    with (released / "codebook.csv").open(encoding="utf-8", newline="") as lines:
        assert [row["column"] for row in csv.DictReader(lines)] == [each.name for each in BOOK]


def test_every_value_stands_with_its_words(settings: Settings, released: Path) -> None:
    """Those of the records, a person's own without words; each piece of evidence once."""
    text = (released / "evidence.csv").read_text("utf-8")
    lines = list(csv.DictReader(io.StringIO(text)))
    with open_database(settings.db).reading() as session:
        cases = [
            (case_id, case)
            for record in kept_records(session)
            for case_id, case in zip(record.case_ids, record.data["cases"], strict=True)
        ]
    expected = {
        (case_id, field, str(words["start"]), str(words["end"]))
        for case_id, case in cases
        for field, each in case["evidence"].items()
        for words in each
    }
    found = {(row["case_id"], row["field"], row["start"], row["end"]) for row in lines}
    assert found - expected == {("90000001-1", "sex", "", "")}
    assert expected <= found
    [person] = [row for row in lines if row["origin"] == "human"]
    assert (person["value"], person["source"]) == ("male", "human:anna")
