"""The case table to what a report tells: Table 1, vertebrae, treatment against outcome, PRISMA."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cases.codebook import Column, Form
from cases.codes import vertebra_set
from cases.schema import Document, Record, RecordCase, RejectRow

Row = Mapping[str, Any]
"""A typed row of the case table."""

_NOT_A_VALUE = frozenset({"case_id", "doc", "title", "kind", "doubts"})
_MANY = 12
"""Values of a field that Table 1 names; the rarer ones are counted together."""


@dataclass(frozen=True, slots=True)
class Line:
    """A field in Table 1. `values` is what its cases say: counts, or a median with its range."""

    label: str
    reported: int
    missing: int
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """A PRISMA 2020 flow, counted from what the database holds now."""

    screened: int
    excluded: int
    included: int
    without_cases: int
    cases: int
    rejected: int


def flow(session: Session) -> Flow:
    """Papers screened, excluded, included, and what could not be read."""
    holds = Record.closed_run_id.is_(None)
    screened, included = (
        session.scalar(select(func.count()).select_from(Record).where(holds, *more)) or 0
        for more in ((), (Record.relevant,))
    )
    found = select(RecordCase.record_id).where(RecordCase.record_id == Record.id).exists()
    empty = select(func.count()).select_from(Record).where(holds, Record.relevant, ~found)
    cases = (
        select(func.count())
        .select_from(RecordCase)
        .join(Record, Record.id == RecordCase.record_id)
        .where(holds)
    )
    rejected = select(func.count(func.distinct(RejectRow.source + RejectRow.subject)))
    rejected = rejected.where(
        ~select(Document.id).where(Document.doc == RejectRow.subject).exists()
    )
    return Flow(
        screened=screened,
        excluded=screened - included,
        included=included,
        without_cases=session.scalar(empty) or 0,
        cases=session.scalar(cases) or 0,
        rejected=session.scalar(rejected) or 0,
    )


def table_one(columns: Sequence[Column], table: Sequence[Row]) -> list[Line]:
    """A line for each field: in how many cases it is reported, in how many missing, and what."""
    return [_line(column, table) for column in columns if column.name not in _NOT_A_VALUE]


def by_vertebra(table: Iterable[Row]) -> Mapping[str, Counter[str]]:
    """For each vertebra with lesions, the cases by sex (`male`, `female`, `unknown`)."""
    found: dict[str, Counter[str]] = {}
    for row in table:
        for bone in vertebra_set(row["levels"]):
            found.setdefault(bone, Counter())[row["sex"] or "unknown"] += 1
    return found


def by_treatment(table: Iterable[Row], outcome: str) -> Mapping[str, Counter[str]]:
    """For each treatment, the most frequent first, the cases by outcome; `""` where none is told.

    A case with several treatments counts for each of them.
    """
    found: dict[str, Counter[str]] = {}
    for row in table:
        for treatment in row["treatments"]:
            name = treatment.partition(":")[0]
            found.setdefault(name, Counter())[row[outcome] or ""] += 1
    return dict(sorted(found.items(), key=lambda item: (-item[1].total(), item[0])))


def by_year(table: Iterable[Row]) -> Mapping[int, Counter[str]]:
    """Cases by year of publication."""
    counted = Counter(row["year"] for row in table if row["year"] is not None)
    return {year: Counter({"cases": counted[year]}) for year in sorted(counted)}


def _line(column: Column, table: Sequence[Row]) -> Line:
    said = [row[column.name] for row in table if row[column.name] not in (None, [])]
    if column.form in {Form.NUMBER, Form.WHOLE}:
        values = _spread(column, said)
    else:
        values = _counted(column, said)
    return Line(column.label, len(said), len(table) - len(said), values)


def _spread(column: Column, said: Sequence[float]) -> tuple[str, ...]:
    if not said:
        return ()
    low, middle, high = (f"{value:.4g}" for value in (min(said), median(said), max(said)))
    unit = f" {column.unit}" if column.unit else ""
    return (f"median {middle}{unit} (range {low} to {high})",)


def _counted(column: Column, said: Sequence[Any]) -> tuple[str, ...]:
    each = (value if isinstance(value, list) else [value] for value in said)
    counts = Counter(_name(column, value) for values in each for value in dict.fromkeys(values))
    most = counts.most_common(_MANY)
    told = [f"{name}: {n} ({100 * n / len(said):.0f} %)" for name, n in most]
    rest = len(counts) - len(most)
    return (*told, f"and {rest} more") if rest > 0 else tuple(told)


def _name(column: Column, value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return (column.choices or {}).get(str(value), str(value).replace("_", " ").replace(":", ": "))
