"""The rows of the case table with the types of their columns: lists, true and false, figures."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from cases.cells import SEPARATOR
from cases.codebook import Column, Form
from cases.db.case_table import rows


def typed_rows(session: Session, columns: Sequence[Column]) -> Iterator[dict[str, Any]]:
    """One dictionary a case: what is not stated is None, an empty list for a set."""
    for row in rows(session):
        yield typed(row, columns)


def typed(row: Mapping[str, Any], columns: Sequence[Column]) -> dict[str, Any]:
    """A row of the view with types: `"T5; L1"` -> `["T5", "L1"]`, `"yes"` -> True, 42.0 -> 42."""
    return {column.name: _typed(column.form, row[column.name]) for column in columns}


def _typed(form: Form, value: Any) -> object:
    if form is Form.SET:
        return value.split(SEPARATOR) if value else []
    if form is Form.YES_NO:
        return None if value is None else value == "yes"
    if form is Form.WHOLE:
        return None if value is None else int(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value
