"""The report: counted as the database has it, one file, well formed, the same on every figure."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree, html

from cases.codebook import codebook
from cases.database import open_database
from cases.summary import by_treatment, by_vertebra, flow, table_one
from cases.typed_rows import typed_rows
from casesweep.report import write_report
from casesweep.run import run_study
from casesweep.settings import Settings
from studies.study import load_study

STUDY = load_study("spinal_emh")
BOOK = codebook(STUDY)


def row(**values: object) -> dict[str, object]:
    """A typed row that states only these values."""
    empty: dict[str, object] = {
        column.name: [] if column.form == "any of" else None for column in BOOK
    }
    return {**empty, **values}


TABLE = [
    row(age_years=40, sex="male", levels=["T3-T5", "T4"], treatments=["surgery", "other:x"]),
    row(age_years=30, levels=["T5"], treatments=["surgery"], outcome_clinical="resolved"),
    row(sex="male"),
]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A database of the sample."""
    made = Settings(db=f"sqlite:///{tmp_path_factory.mktemp('report')}/cases.sqlite")
    assert run_study(made, []) == 0
    return made


def test_table_one_tells_what_is_missing() -> None:
    """Of every field: in how many cases it is reported and in how many not, and what it says."""
    lines = {line.label: line for line in table_one(BOOK, TABLE)}
    age, sex = lines["Age"], lines["Sex"]
    assert (age.reported, age.missing) == (2, 1)
    assert age.values == ("median 35 years (range 30 to 40)",)
    assert (sex.reported, sex.missing, sex.values) == (2, 1, ("male: 2 (100 %)",))
    assert lines["Follow-up"].values == ()
    assert lines["Treatments"].values == ("surgery: 2 (100 %)", "other: x: 1 (50 %)")


def test_a_vertebra_counts_once_a_case() -> None:
    """However many of the case's levels cover it."""
    bones = by_vertebra(TABLE)
    assert {bone: dict(counts) for bone, counts in bones.items()} == {
        "T3": {"male": 1},
        "T4": {"male": 1},
        "T5": {"male": 1, "unknown": 1},
    }


def test_a_case_counts_for_each_of_its_treatments() -> None:
    """Also where no outcome is told."""
    assert by_treatment(TABLE, "outcome_clinical") == {
        "surgery": {"": 1, "resolved": 1},
        "other": {"": 1},
    }


def test_the_page_tells_what_the_database_holds(settings: Settings, tmp_path: Path) -> None:
    """Flow, Table 1 and the tables below the figures; nothing is fetched from elsewhere."""
    out = tmp_path / "report.html"
    assert write_report(settings, str(out), tmp_path / "figures") == 0
    text = out.read_text("utf-8")
    page = html.fromstring(text)
    with open_database(settings.db).reading() as session:
        table, counted = list(typed_rows(session, BOOK)), flow(session)
    numbers = [int(each.text or "") for each in page.iter("b")]
    assert numbers[:3] == [counted.screened, counted.excluded, counted.included]
    assert counted.screened == counted.excluded + counted.included
    assert numbers[4] == len(table)
    [one] = (each for each in page.iter("table") if each.get("class") == "one")
    lines = [
        [cell.text for cell in line.iter("td") if cell.get("class")] for line in one.iter("tr")
    ]
    assert all(int(line[0] or "") + int(line[1] or "") == len(table) for line in lines[1:])
    assert len(lines) == len(table_one(BOOK, table)) + 1
    assert not re.search(r'(?:src|href)="', text)
    assert "<script" not in text
    assert [each.stem for each in sorted((tmp_path / "figures").iterdir())] == [
        "outcome_clinical",
        "outcome_imaging",
        "spine",
        "years",
    ]


def test_every_figure_is_well_formed_and_can_be_read_aloud(
    settings: Settings, tmp_path: Path
) -> None:
    """A title, a description, and a label for each of the vertebrae from C1 to S5."""
    write_report(settings, str(tmp_path / "report.html"), tmp_path)
    for path in tmp_path.glob("*.svg"):
        drawn = etree.fromstring(path.read_bytes())
        assert drawn.get("role") == "img"
        assert {each.tag.partition("}")[2] for each in list(drawn)[:2]} == {"title", "desc"}
    labels = re.findall(r">([CTLS]\d+)</text>", (tmp_path / "spine.svg").read_text("utf-8"))
    assert (labels[0], labels[-1], len(labels)) == ("C1", "S5", 29)


@pytest.mark.slow
@pytest.mark.parametrize("width", [500, 1280])
def test_nothing_is_wider_than_the_screen(settings: Settings, tmp_path: Path, width: int) -> None:
    """In a real browser, where there is one: the page itself never scrolls sideways."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    out = tmp_path / "report.html"
    write_report(settings, str(out), None)
    probe = "<script>document.title='w'+document.documentElement.scrollWidth</script></body>"
    out.write_text(out.read_text("utf-8").replace("</body>", probe), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}/chrome"]
    done = subprocess.run(
        [browser, *options, f"--window-size={width},900", "--dump-dom", out.as_uri()],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    found = re.search(r"<title>w(\d+)</title>", done.stdout)
    assert found is not None
    assert int(found[1]) <= width
