"""`casesweep compare`: what a person reads, and the details of every figure."""

import csv
from pathlib import Path

import pytest

from cases.codebook import codebook
from cases.db.database import open_database
from cases.db.typed_rows import typed_rows
from casesweep.run import run_study
from casesweep.settings import Settings
from casesweep.showing.compare import compare_review
from studies.study import HERE, load_study

EXAMPLE = HERE / "spinal_emh" / "reviews" / "lam_2024.toml"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A database of the sample."""
    made = Settings(db=f"sqlite:///{tmp_path_factory.mktemp('compare')}/cases.sqlite")
    assert run_study(made, []) == 0
    return made


def test_both_figures_stand_side_by_side(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ours are counted from the case table; the details add up to them."""
    details = tmp_path / "details.tsv"
    assert compare_review(settings, EXAMPLE, details) == 0
    printed = capsys.readouterr().out
    with open_database(settings.db).reading() as session:
        table = list(typed_rows(session, codebook(load_study("spinal_emh"))))
    ours = [row for row in table if "epidural" in row["compartments"] and row["year"] <= 2024]
    male = 100 * sum(row["sex"] == "male" for row in ours) / len(ours)
    assert f"{len(ours)} of our {len(table)} cases compared" in printed
    [line] = (line for line in printed.splitlines() if line.startswith("male, %"))
    assert line.split()[2:5] == ["83.3", f"{male:.1f}", f"{male - 83.3:+.1f}"]
    with details.open(encoding="utf-8", newline="") as lines:
        told = [row for row in csv.DictReader(lines, delimiter="\t") if row["figure"] == "male"]
    assert {row["case"] for row in told} == {row["case_id"] for row in ours}
    assert sum(row["adds"] == "1" for row in told) == sum(row["sex"] == "male" for row in ours)
    assert float(told[0]["ours"]) == pytest.approx(male)


def test_each_paper_that_we_lack_has_its_reason(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the file lists the review's papers, both sides' surplus is told."""
    review = tmp_path / "review.toml"
    text = EXAMPLE.read_text(encoding="utf-8")
    listed = '"pmid:90000001", "pmid:90000009", "pmid:1", "pmid:90000010"'
    review.write_text(f"papers = [{listed}]\n{text}", encoding="utf-8")
    assert compare_review(settings, review, None) == 0
    printed = capsys.readouterr().out
    assert "pmid:90000001:" not in printed
    assert "  pmid:90000009: its cases do not meet what is compared" in printed
    assert "  pmid:1: not in the database" in printed
    assert "papers of ours that the review lacks: " in printed
