"""`casesweep table`: the case table for the screen, for a spreadsheet, or for a program."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from rich.table import Table
from rich.text import Text

from cases.cells import SEPARATOR
from cases.contract import SET_KEYS, json_line
from cases.db.case_table import CASE_TABLE, NUMBERS, rows
from cases.db.database import open_database
from casesweep.formats import Format
from casesweep.output import output
from casesweep.settings import Settings
from casesweep.terminal import console, say, shown

COLUMNS = tuple(column.name for column in CASE_TABLE.table.columns)
_YES_NO = ("no_known_disorder", "recurrence")
_FIGURES = (*NUMBERS, "year", "doubts")
_FORMULA = ("=", "+", "-", "@")
_BLANKS = str.maketrans("\t\r\n", "   ")


ON_SCREEN = (
    ("case_id", "case", 11),
    ("age_years", "age", 4),
    ("sex", "sex", 6),
    ("levels", "levels", 8),
    ("disorders", "disorders", 15),
    ("treatments", "treatments", 15),
    ("outcome_clinical", "outcome", 9),
    ("outcome_imaging", "imaging", 10),
    ("compartments", "compartment", 13),
    ("follow_up_months", "months", 6),
    ("radiotherapy_dose_gy", "Gy", 4),
    ("year", "year", 4),
    ("doubts", "doubts", 6),
    ("treatments_prior", "before", 17),
    ("regions", "regions", 9),
    ("recurrence", "again", 5),
    ("title", "title", 30),
)
"""Columns by importance, with what each is called on the screen and the least width it needs."""

_FEWEST = 4
_GAP = 2


def print_table(settings: Settings, form: Format, out: str) -> int:
    """Write the case table to `out` (`-`: standard output)."""
    with open_database(settings.database_url()).reading() as session, output(out) as lines:
        table = rows(session)
        if form is Format.CSV:
            write_csv(table, lines)
        elif form is Format.JSONL:
            write_jsonl(table, lines)
        else:
            write_screen(list(table), lines)
    return 0


def write_csv(table: Iterable[Mapping[str, Any]], lines: TextIO) -> None:
    """UTF-8, one line a case, every column of the view.

    A cell that a spreadsheet would take for a formula (it begins with `=`, `+`, `-` or `@`) gets
    an apostrophe before it, as OWASP advises; figures never do. Tabs and line ends are spaces.
    """
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in table:
        writer.writerow(csv_cell(row[name]) for name in COLUMNS)


def write_jsonl(table: Iterable[Mapping[str, Any]], lines: TextIO) -> None:
    """One object a case: lists as lists, yes and no as true and false, nothing as null."""
    for row in table:
        print(json_line({name: _json_value(name, row[name]) for name in COLUMNS}), file=lines)


def write_screen(table: Sequence[Mapping[str, Any]], lines: TextIO) -> None:
    """As many columns as fit, the most important first; long cells go on in the next line."""
    screen = console(lines)
    columns = _that_fit(screen.width)
    cells = [[_screen_cell(name, row[name]) for name, _, _ in columns] for row in table]
    drawn = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="bold")
    widths = _widths(columns, cells, screen.width)
    for (name, heading, _), width in zip(columns, widths, strict=True):
        right = name in _FIGURES
        drawn.add_column(
            heading, width=width, overflow="fold", justify="right" if right else "left"
        )
    for row in cells:
        drawn.add_row(*row)
    screen.print(drawn)
    say(f"{len(table):,} cases; {len(columns)} of {len(COLUMNS)} columns, all with --format csv")


def plain(value: object) -> str:
    """A cell as text: whole figures without a decimal point, nothing for null."""
    if isinstance(value, float):
        return f"{value:.10g}"
    return "" if value is None else str(value)


def csv_cell(value: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = plain(value).translate(_BLANKS)
    return f"'{text}" if isinstance(value, str) and text.lstrip().startswith(_FORMULA) else text


def _screen_cell(name: str, value: object) -> Text:
    """Keys as words, so that lines break between them: `beta thalassemia major`."""
    text = shown(plain(value))
    return Text(text.replace("_", " ") if name in SET_KEYS else text)


def _that_fit(width: int) -> list[tuple[str, str, int]]:
    """The first columns that have room side by side; on a very narrow screen four all the same."""
    columns: list[tuple[str, str, int]] = []
    taken = 0
    for name, heading, least in ON_SCREEN:
        taken += least + _GAP
        if taken - _GAP > width and len(columns) >= _FEWEST:
            break
        columns.append((name, heading, least))
    return columns


def _widths(
    columns: Sequence[tuple[str, str, int]], cells: Sequence[Sequence[Text]], room: int
) -> list[int]:
    """The least of each, and of what room is left what it needs, the most important first."""
    most = room // _FEWEST - _GAP
    widths = [max(len(heading), min(least, most)) for _, heading, least in columns]
    spare = room - sum(widths) - _GAP * (len(widths) - 1)
    for place, width in enumerate(widths):
        longest = max((row[place].cell_len for row in cells), default=0)
        more = max(0, min(spare, longest - width))
        widths[place] += more
        spare -= more
    return widths


def _json_value(name: str, value: Any) -> object:
    if name in SET_KEYS:
        return value.split(SEPARATOR) if value else []
    if name in _YES_NO:
        return None if value is None else value == "yes"
    return int(value) if isinstance(value, float) and value.is_integer() else value
