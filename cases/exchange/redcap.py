"""The case table to REDCap: a data dictionary to upload first, and the data to import then.

A set is a group of checkboxes, one column an option (`disorders___thalassemia`); what is none of
the options (`other:…`) ticks `other` and stands in a text field beside it. Levels are a text.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cases.cells import SEPARATOR
from cases.codebook import Column, Form

RECORD = "case_id"
"""The field that names a record; REDCap wants it first."""

_FORM = "case"
_HEADER = (
    "Variable / Field Name",
    "Form Name",
    "Section Header",
    "Field Type",
    "Field Label",
    "Choices, Calculations, OR Slider Labels",
    "Field Note",
    "Text Validation Type OR Show Slider Number",
    "Text Validation Min",
    "Text Validation Max",
    "Identifier?",
    "Branching Logic (Show field only if...)",
    "Required Field?",
    "Custom Alignment",
    "Question Number (surveys only)",
    "Matrix Group Name",
    "Matrix Ranking?",
    "Field Annotation",
)
_VALIDATION = {Form.NUMBER: "number", Form.WHOLE: "integer"}
_TYPES = {Form.YES_NO: "yesno", Form.CHOICE: "dropdown"}
_OTHER = "other"
_BLANKS = re.compile(r"[\t\r\n]+")


def dictionary(columns: Sequence[Column]) -> str:
    """The data dictionary, CSV with REDCap's eighteen columns."""
    return _csv(_HEADER, (_defined(field) for field in _fields(columns)))


def data(columns: Sequence[Column], table: Iterable[Mapping[str, Any]]) -> str:
    """The import file, CSV with one row a case; `table` holds typed rows."""
    heading = [name for column in columns for name in _names(column)]
    lines = ([cell for column in columns for cell in _cells(column, row)] for row in table)
    return _csv(heading, lines)


def _boxes(column: Column) -> bool:
    return column.form is Form.SET and bool(column.choices)


def _fields(columns: Sequence[Column]) -> Iterator[Column]:
    """The columns, with a text field after each group of boxes that has an `other`."""
    for column in columns:
        yield column
        if _boxes(column) and _OTHER in (column.choices or {}):
            label = f"{column.label}, other"
            yield Column(f"{column.name}_{_OTHER}", label, Form.TEXT, "Joined by ; where several.")


def _defined(column: Column) -> tuple[str, ...]:
    kind = "checkbox" if _boxes(column) else _TYPES.get(column.form, "text")
    choices = ""
    if kind in {"checkbox", "dropdown"}:
        pairs = (column.choices or {}).items()
        choices = " | ".join(f"{key}, {_BLANKS.sub(' ', name)}" for key, name in pairs)
    note = f"{column.meaning} ({column.unit})" if column.unit else column.meaning
    validation = _VALIDATION.get(column.form, "")
    empty = ("",) * (len(_HEADER) - 8)
    return (column.name, _FORM, "", kind, column.label, choices, note, validation, *empty)


def _names(column: Column) -> list[str]:
    if not _boxes(column):
        return [column.name]
    names = [f"{column.name}___{key}" for key in column.choices or {}]
    return [*names, f"{column.name}_{_OTHER}"] if _OTHER in (column.choices or {}) else names


def _cells(column: Column, row: Mapping[str, Any]) -> list[str]:
    value = row[column.name]
    if not _boxes(column):
        return [_cell(value)]
    choices = column.choices or {}
    others = [each for each in value if each not in choices]
    ticked = {*value, *([_OTHER] if others else [])}
    boxes = ["1" if key in ticked else "0" for key in choices]
    if _OTHER not in choices:
        return boxes
    return [*boxes, _cell([each.partition(":")[2] or each for each in others])]


def _cell(value: object) -> str:
    """Yes and no as 1 and 0, figures plain. Text stays what it is: REDCap has no formulas."""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, int | float):
        return f"{value:.10g}"
    if isinstance(value, list):
        return _BLANKS.sub(" ", SEPARATOR.join(value))
    return "" if value is None else _BLANKS.sub(" ", str(value))


def _csv(heading: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heading)
    writer.writerows(lines)
    return out.getvalue()
