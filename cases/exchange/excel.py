"""The case table to an Excel workbook: typed cells, a codebook, and what it was made of."""

import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from cases.cells import SEPARATOR
from cases.codebook import Column, Form

_FORMULA = ("=", "+", "-", "@")
_MOST_CHARACTERS = 32_767
"""A cell of Excel holds no more."""

_CUT = " [cut]"
_WIDTHS = {Form.TEXT: 24, Form.SET: 28, Form.CHOICE: 14}
_NARROW = 11
_PROPERTIES = "docProps/core.xml"
_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def write_excel(
    path: Path,
    columns: Sequence[Column],
    table: Iterable[Mapping[str, Any]],
    about: Mapping[str, str],
    *,
    created: datetime,
) -> None:
    """A workbook with the sheets Cases, Codebook and About. `table` holds typed rows.

    Text is text whatever it begins with: no cell is a formula. Sets are joined by `; `. A text
    that is longer than Excel's 32,767 characters ends with `[cut]`. Equal tables of the same
    moment make equal bytes.
    """
    book = Workbook(write_only=True)
    _cases(book.create_sheet("Cases"), columns, table)
    heading = ("column", "label", "type", "unit", "values", "meaning")
    _listing(book.create_sheet("Codebook"), heading, [_described(column) for column in columns])
    _listing(book.create_sheet("About"), ("what", "value"), list(about.items()))
    book.properties.created = created
    book.save(path)
    _settle(path, created)


def _settle(path: Path, created: datetime) -> None:
    """Write the archive anew without the time of writing, which openpyxl puts into each file."""
    moment = created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(path) as book:
        files = {name: book.read(name) for name in book.namelist()}
    files[_PROPERTIES] = _MOMENT.sub(moment, files[_PROPERTIES])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in files.items():
            told = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            told.compress_type = zipfile.ZIP_DEFLATED
            book.writestr(told, data)


def _cases(
    sheet: WriteOnlyWorksheet, columns: Sequence[Column], table: Iterable[Mapping[str, Any]]
) -> None:
    sheet.freeze_panes = "B2"
    for number, column in enumerate(columns, 1):
        width = _WIDTHS.get(column.form, _NARROW)
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([_heading(sheet, column.name) for column in columns])
    last = 1
    for last, row in enumerate(table, 2):  # noqa: B007 - the number of the last row is needed
        sheet.append([_cell(sheet, row[column.name]) for column in columns])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"


def _listing(
    sheet: WriteOnlyWorksheet, heading: Sequence[str], lines: Sequence[Sequence[str]]
) -> None:
    sheet.freeze_panes = "A2"
    for number in range(1, len(heading) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = 24
    sheet.append([_heading(sheet, each) for each in heading])
    for line in lines:
        sheet.append([_cell(sheet, each, wrap=True) for each in line])


def _described(column: Column) -> tuple[str, ...]:
    choices = column.choices or {}
    values = SEPARATOR.join(
        key if name in {key, key.replace("_", " ")} else f"{key} = {name}"
        for key, name in choices.items()
    )
    return (column.name, column.label, str(column.form), column.unit, values, column.meaning)


def _heading(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, text)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: object, *, wrap: bool = False) -> object:
    """Figures, true and false as they are; text marked as text where Excel might doubt it."""
    if isinstance(value, list):
        value = SEPARATOR.join(value)
    if not isinstance(value, str):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)
    if len(text) > _MOST_CHARACTERS:
        text = text[: _MOST_CHARACTERS - len(_CUT)] + _CUT
    doubtful = text.lstrip().startswith(_FORMULA)
    if not text or not (doubtful or wrap):
        return text or None
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    cell.quotePrefix = doubtful
    cell.alignment = Alignment(wrap_text=wrap, vertical="top")
    return cell
