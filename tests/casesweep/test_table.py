"""The case table on screens of any width, in spreadsheets and in programs."""

import csv
import io
import json
from itertools import pairwise
from typing import Any

import pytest

from casesweep.showing.table import COLUMNS, ON_SCREEN, write_csv, write_jsonl, write_screen
from casesweep.terminal import shown


def row(**values: Any) -> dict[str, Any]:
    """A row of the view that states only these values."""
    return {**dict.fromkeys(COLUMNS), "doubts": 0, **values}


FULL = row(
    case_id="24429645-1",
    age_years=42.0,
    sex="male",
    levels="T4-T9; L1",
    disorders="beta_thalassemia_intermedia",
    treatments="surgery; radiotherapy",
    follow_up_months=1.38,
    recurrence="no",
    title="A title",
)


def on_screen(width: int, monkeypatch: pytest.MonkeyPatch) -> str:
    """The table as it stands on a screen of that width."""
    monkeypatch.setenv("COLUMNS", str(width))
    out = io.StringIO()
    write_screen([FULL], out)
    return out.getvalue()


@pytest.mark.parametrize("width", [30, 40, 60, 80, 120, 200])
def test_a_table_fits_its_screen(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the case, its age, sex and levels are on it whatever the width."""
    lines = on_screen(width, monkeypatch).splitlines()
    assert max(map(len, lines)) <= width
    assert {"case", "age", "sex", "levels"} <= set(lines[0].split())


def test_an_ordinary_screen_shows_what_the_study_asks_of_each_patient(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A terminal opens with 80 columns."""
    heading = on_screen(80, monkeypatch).splitlines()[0]
    assert heading.split() == [
        "case", "age", "sex", "levels", "disorders", "treatments", "outcome",
    ]  # fmt: skip


def test_a_wide_screen_has_more_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys are shown as words, figures without a needless decimal point."""
    assert "disorders" not in on_screen(40, monkeypatch)
    wide = on_screen(200, monkeypatch)
    assert "beta thalassemia" in wide
    assert " 42 " in wide
    assert "1.38" in wide


CROWDED = row(
    case_id="90000101-1",
    age_years=41.0,
    sex="female",
    levels="T6-T12; L5-S1",
    disorders="hemoglobin_e_beta_thalassemia; essential_thrombocythemia",
    treatments="transfusion; hydroxyurea; other:enzyme replacement therapy; corticosteroid",
    outcome_clinical="unchanged",
    outcome_imaging="progressed",
    compartments="paraspinal; epidural",
    doubts=None,
)


@pytest.mark.parametrize("width", range(40, 200, 7))
def test_nothing_is_cut_off_the_columns_that_are_shown(
    width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Long cells go on in the next line, whatever stands beside them."""
    monkeypatch.setenv("COLUMNS", str(width))
    out = io.StringIO()
    write_screen([CROWDED], out)
    heading, *lines = out.getvalue().splitlines()
    names = {told: name for name, told, _ in ON_SCREEN}
    starts = [heading.index(told) for told in heading.split()]
    left = [each for each in starts if heading[each:].split()[0] not in {"age", "months", "Gy"}]
    for start, end in pairwise([*left, width]):
        name = names[heading[start:].split()[0]]
        stands = "".join(line[start:end] for line in lines)
        whole = str(CROWDED[name] or "").replace("_", " ")
        assert "".join(stands.split()).startswith("".join(whole.split())), (name, stands)


def test_a_csv_has_every_column_and_is_read_back_as_it_was() -> None:
    """What the text does not state is an empty cell."""
    out = io.StringIO()
    write_csv([FULL], out)
    [read] = csv.DictReader(io.StringIO(out.getvalue()))
    assert tuple(read) == COLUMNS
    assert (read["age_years"], read["levels"], read["outcome_clinical"]) == ("42", "T4-T9; L1", "")


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@x", " =1"])
def test_no_csv_cell_is_a_formula(title: str) -> None:
    """An apostrophe stands before it; other cells stay as they are."""
    out = io.StringIO()
    write_csv([row(title=title), row(title="a=b")], out)
    titles = [each["title"] for each in csv.DictReader(io.StringIO(out.getvalue(), newline=""))]
    assert titles == [f"'{title}", "a=b"]


def test_a_csv_has_one_line_a_case() -> None:
    """Tabs and line ends in a title are spaces."""
    out = io.StringIO()
    write_csv([row(title="a\rb\nc\td")], out)
    assert out.getvalue().splitlines()[1].count("a b c d") == 1
    assert len(out.getvalue().splitlines()) == 2


def test_json_lines_have_types() -> None:
    """Lists, whole numbers, true and false, null."""
    out = io.StringIO()
    write_jsonl([FULL, row(title="a\u2028b")], out)
    first, second = map(json.loads, out.getvalue().split("\n")[:2])
    assert (first["levels"], first["regions"]) == (["T4-T9", "L1"], [])
    assert (first["age_years"], first["follow_up_months"], first["recurrence"]) == (42, 1.38, False)
    assert (second["sex"], second["recurrence"], second["title"]) == (None, None, "a\u2028b")
    assert len(out.getvalue().splitlines()) == 2


def test_a_terminal_is_given_nothing_it_obeys() -> None:
    """Escape codes and changes of direction in a title do nothing."""
    assert shown("a\x1b[2J\u202eb\x07") == "a\ufffd[2J\ufffdb\ufffd"
    assert shown("β-thalassaemia\tT4–T9\n") == "β-thalassaemia\tT4–T9\n"
