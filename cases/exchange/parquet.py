"""The case table to Parquet: typed columns, each with its meaning and unit."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from cases.codebook import Column, Form

_AT_ONCE = 10_000
_TYPES = {
    Form.TEXT: pa.string(),
    Form.CHOICE: pa.string(),
    Form.NUMBER: pa.float64(),
    Form.WHOLE: pa.int64(),
    Form.YES_NO: pa.bool_(),
    Form.SET: pa.list_(pa.string()),
}


def write_parquet(
    path: Path,
    columns: Sequence[Column],
    table: Iterable[Mapping[str, Any]],
    about: Mapping[str, str],
) -> None:
    """A file whose columns say what they mean (metadata `description`, `unit`, `values`)."""
    schema = pa.schema([_field(column) for column in columns], metadata=dict(about))
    with pq.ParquetWriter(path, schema) as out:
        for some in _batches(iter(table)):
            out.write_table(pa.Table.from_pylist(some, schema=schema))


def _field(column: Column) -> pa.Field:
    told = {"label": column.label, "description": column.meaning, "unit": column.unit}
    if column.choices:
        told["values"] = json.dumps(column.choices, ensure_ascii=False)
    return pa.field(column.name, _TYPES[column.form], metadata=told)


def _batches(table: Iterator[Mapping[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while some := [dict(row) for row in islice(table, _AT_ONCE)]:
        yield some
