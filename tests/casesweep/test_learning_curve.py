"""`casesweep model curve`: what more corrected documents give; and its figure."""

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from typer.testing import CliRunner

from cases.measure.evaluation import Interval
from casesweep.cli import app
from casesweep.learning.figure import Curve, curve_svg
from tests.casesweep.test_train import document


def gold_document(age: int, split: str) -> dict[str, Any]:
    """One with values and record, as the study's own."""
    made: dict[str, Any] = json.loads(document(age))
    spans = [{**span, "value": "x", "case": 1} for span in made["spans"]]
    return {**made, "spans": spans, "record": {"doc": made["doc"]}, "split": split}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Twelve gold documents in two files, as a study has them."""
    for name, ages in (("train", range(20, 30)), ("test", range(60, 62))):
        text = "\n".join(json.dumps(gold_document(age, name)) for age in ages)
        (tmp_path / f"{name}.jsonl").write_text(text, encoding="utf-8")
    return tmp_path


def curve(gold: Path, *more: str) -> tuple[int, str]:
    """Exit status and output of the command on these documents."""
    files = ("--gold", str(gold / "train.jsonl"), "--frozen", str(gold / "test.jsonl"))
    done = CliRunner().invoke(app, ["model", "curve", *files, *more])
    return done.exit_code, done.output


@pytest.mark.slow
def test_a_recogniser_is_trained_for_each_size_and_for_silver(gold: Path) -> None:
    """Two sizes, silver alone, and the greater size with silver; one page needs no network."""
    page = gold / "curve.html"
    status, output = curve(gold, "--sizes", "4,8", "--steps", "1", "-o", str(page))
    assert status == 0, output
    rows = [re.split(r" \| ", line.strip("| ")) for line in output.splitlines() if line[:2] == "| "]
    assert rows[0][:3] == ["corrected", "silver", "F1"]
    assert [row[:2] for row in rows[2:]] == [["4", "0"], ["8", "0"], ["0", "10"], ["8", "2"]]
    assert "10% of the marks" in output
    assert "same 2 frozen documents" in output
    text = page.read_text(encoding="utf-8")
    assert "<svg" in text
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("sizes", ["", "3,x", "0", "11", "-1"])
def test_sizes_that_cannot_be_are_named(gold: Path, sizes: str) -> None:
    """Before anything is trained."""
    status, output = curve(gold, f"--sizes={sizes}")
    assert status == 2
    assert "write numbers from 1 to 10, with commas between" in output


def test_the_figure_tells_every_share_and_is_whole() -> None:
    """A circle with its words for each size and line; names at the ends keep apart."""
    drawn = curve_svg(
        Curve(
            title="F1 & size",
            description="d",
            unit="documents",
            sizes=[5, 50],
            lines={"all": [0.5, 0.7], "AGE": [0.4, 0.71]},
            intervals=[Interval(0.4, 0.6), Interval(0.65, 0.75)],
        )
    )
    root = ET.fromstring(drawn)  # noqa: S314 - made here
    space = "{http://www.w3.org/2000/svg}"
    circles = root.findall(f"{space}circle")
    assert {circle.findtext(f"{space}title") for circle in circles} == {
        "all, 5: 0.500",
        "all, 50: 0.700",
        "AGE, 5: 0.400",
        "AGE, 50: 0.710",
    }
    ends = {
        t.text: float(t.attrib["y"])
        for t in root.findall(f"{space}text")
        if t.text in {"all", "AGE"}
    }
    assert abs(ends["all"] - ends["AGE"]) >= 14
    assert float(circles[1].attrib["cy"]) < float(circles[0].attrib["cy"])
