"""The case table to what a report tells: Table 1, vertebrae, treatment against outcome."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from cases.codebook import Column, Form
from cases.codes import vertebra_set

Row = Mapping[str, Any]
"""A typed row of the case table."""

_NOT_A_VALUE = frozenset({"case_id", "doc", "title", "kind", "doubts"})
_MANY = 12
"""Values of a field that Table 1 names; the rarer ones are counted together."""

_FROM_AGE = (18, 40, 60)
AGE_GROUPS = ("under 18", "18 to 39", "40 to 59", "60 and over")
"""In years, at presentation."""


@dataclass(frozen=True, slots=True)
class Line:
    """A field in Table 1. `values` is what its cases say: counts, or a median with its range."""

    label: str
    reported: int
    missing: int
    values: tuple[str, ...]


def table_one(columns: Sequence[Column], table: Sequence[Row]) -> list[Line]:
    """A line for each field: in how many cases it is reported, in how many missing, and what."""
    return [_line(column, table) for column in columns if column.name not in _NOT_A_VALUE]


def by_vertebra(table: Iterable[Row], part: Callable[[Row], str]) -> Mapping[str, Counter[str]]:
    """For each vertebra with lesions, the cases by what `part` says of them."""
    found: dict[str, Counter[str]] = {}
    for row in table:
        for bone in vertebra_set(row["levels"]):
            found.setdefault(bone, Counter())[part(row)] += 1
    return found


def sex_of(row: Row) -> str:
    """`male`, `female` or `unknown`."""
    return row["sex"] or "unknown"


def age_group_of(row: Row) -> str:
    """One of `AGE_GROUPS`; a range or decade counts by its middle."""
    age = row["age_years"]
    if age is None and None not in (row["age_low"], row["age_high"]):
        age = (row["age_low"] + row["age_high"]) / 2
    if age is None:
        return "unknown"
    return AGE_GROUPS[bisect_right(_FROM_AGE, age)]


def disorder_group(
    groups: Sequence[str], broader: Mapping[str, Collection[str]]
) -> Callable[[Row], str]:
    """What tells a case's group: the first that a disorder of it is within, `other`, `unknown`.

    `broader` has the wider names of each disorder.
    """

    def part(row: Row) -> str:
        within = {name for each in row["disorders"] for name in (each, *broader.get(each, ()))}
        known = next((group for group in groups if group in within), "other")
        return known.replace("_", " ") if within else "unknown"

    return part


def by_span(
    table: Iterable[Row], column: str, bounds: Sequence[float], outcome: str
) -> Mapping[str, Counter[str]]:
    """Cases by where a figure lies among the bounds, each span with its upper one, and outcome."""
    names = [
        f"up to {bounds[0]:g}",
        *(f"over {low:g} to {high:g}" for low, high in pairwise(bounds)),
        f"over {bounds[-1]:g}",
    ]
    found: dict[str, Counter[str]] = {name: Counter() for name in names}
    for row in table:
        if row[column] is not None:
            found[names[bisect_left(bounds, row[column])]][row[outcome] or "not told"] += 1
    return found


def by_treatment(table: Iterable[Row], outcome: str) -> Mapping[str, Counter[str]]:
    """For each treatment, the most frequent first, the cases by outcome or `not told`.

    A case with several treatments counts for each of them.
    """
    found: dict[str, Counter[str]] = {}
    for row in table:
        for treatment in row["treatments"]:
            name = treatment.partition(":")[0]
            found.setdefault(name, Counter())[row[outcome] or "not told"] += 1
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
