"""A published review's figures beside those of the case table, and the papers that explain both.

A review is a TOML file; `studies/spinal_emh/reviews/` has an example that explains each key.
"""

import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from cases.checks import (
    ContractError,
    choice,
    mapping,
    number,
    objects,
    optional,
    texts,
    whole,
    word,
)
from cases.contract import KEYS
from corpus.errors import WrongUse

Row = Mapping[str, Any]
"""A typed row of the case table."""

Broader = Mapping[str, Collection[str]]
"""The wider names of each disorder."""


class Measure(StrEnum):
    """What a figure tells."""

    CASES = "cases"
    PAPERS = "papers"
    NUMBER = "number"
    SHARE = "share"
    MEAN = "mean"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a review; `theirs` is in per cent for a share, else in `unit`."""

    name: str
    theirs: float
    measure: Measure
    field: str = ""
    values: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    at_least: int = 1
    among: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """A published review. `where` has by field the values that a compared case states one of.

    `until` is the last year of publication; `papers` its own papers, empty where not known.
    """

    title: str
    figures: tuple[Figure, ...]
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    until: int | None = None
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What one case adds to a figure: `amount` of `weight`; `silent` if it states nothing."""

    doc: str
    case_id: str
    amount: float
    weight: int
    silent: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure with ours; None where no case tells it.

    `could_be` is the lowest and highest that ours would be if the silent cases had spoken (a share
    or number). `nearer_without` are papers without which ours were nearer to theirs, the one that
    matters most first, each with what ours would be then.
    """

    figure: Figure
    ours: float | None
    parts: tuple[Part, ...]
    could_be: tuple[float, float] | None
    nearer_without: tuple[tuple[str, float], ...]

    @property
    def difference(self) -> float | None:
        """Ours less theirs."""
        return None if self.ours is None else self.ours - self.figure.theirs

    @property
    def silent(self) -> tuple[str, ...]:
        """The cases that state nothing of it."""
        return tuple(part.case_id for part in self.parts if part.silent)


def read_review(path: Path) -> Review:
    """The review in the file; raises `WrongUse` that names the key that is wrong."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return _review(data)
    except OSError as error:
        raise WrongUse(f"{path} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ContractError) as error:
        raise WrongUse(f"{path}: {error}") from error


def compared_cases(review: Review, table: Iterable[Row], broader: Broader) -> list[Row]:
    """The cases that the review would have taken, as far as it tells."""
    return [
        row
        for row in table
        if (review.until is None or row["year"] is None or row["year"] <= review.until)
        and all(_said(row[key], broader) & set(values) for key, values in review.where.items())
    ]


def compare(figure: Figure, table: Sequence[Row], broader: Broader) -> Compared:
    """The figure over these cases."""
    parts = tuple(_part(figure, row, broader) for row in _counted(figure, table))
    ours = _figure(figure, parts)
    return Compared(
        figure,
        ours,
        parts,
        could_be=_could_be(figure, parts),
        nearer_without=tuple(_nearer_without(figure, parts, ours)),
    )


def _review(data: Mapping[str, Any]) -> Review:
    _only(data, {"title", "doi", "cases", "papers", "figure"}, "")
    cases = dict(mapping(data.get("cases"), "cases"))
    until = optional(whole)(cases.pop("until", None), "cases.until")
    _only(cases, set(KEYS), "cases.")
    return Review(
        title=word(data.get("title"), "title"),
        figures=tuple(_read_figure(each) for each in objects(data.get("figure"), "figure")),
        where={key: texts()(values, f"cases.{key}") for key, values in cases.items()},
        until=until,
        papers=texts()(data.get("papers"), "papers"),
    )


def _read_figure(data: Mapping[str, Any]) -> Figure:
    name = word(data.get("name"), "figure.name")
    known = {"name", "theirs", "measure", "field", "values", "except", "at_least", "among", "unit"}
    _only(data, known, f"{name}: ")
    measure = Measure(choice(set(Measure))(data.get("measure"), f"{name}: measure"))
    asked = ""
    if measure not in {Measure.CASES, Measure.PAPERS}:
        asked = choice(KEYS)(data.get("field"), f"{name}: field")
    return Figure(
        name=name,
        theirs=number(data.get("theirs"), f"{name}: theirs"),
        measure=measure,
        field=asked,
        values=texts()(data.get("values"), f"{name}: values"),
        leave_out=texts()(data.get("except"), f"{name}: except"),
        at_least=whole(data.get("at_least", 1), f"{name}: at_least"),
        among=optional(choice(KEYS))(data.get("among"), f"{name}: among") or "",
        unit="%" if measure is Measure.SHARE else word(data.get("unit", ""), f"{name}: unit"),
    )


def _only(data: Mapping[str, Any], known: Collection[str], where: str) -> None:
    for key in data:
        if key not in known:
            raise ContractError(f"{where}{key} is not known; there are {', '.join(sorted(known))}")


def _counted(figure: Figure, table: Sequence[Row]) -> list[Row]:
    """The rows that count; of each paper the first, where papers are counted."""
    if figure.measure is Measure.PAPERS:
        return list({row["doc"]: row for row in reversed(table)}.values())[::-1]
    return [row for row in table if not figure.among or row[figure.among] not in (None, [])]


def _part(figure: Figure, row: Row, broader: Broader) -> Part:
    if not figure.field:
        return Part(row["doc"], row["case_id"], 1, 1, silent=False)
    value = row[figure.field]
    silent = value in (None, [])
    if figure.measure is Measure.MEAN:
        return Part(row["doc"], row["case_id"], 0 if silent else value, int(not silent), silent)
    return Part(row["doc"], row["case_id"], int(_holds(figure, value, broader)), 1, silent)


def _holds(figure: Figure, value: Any, broader: Broader) -> bool:
    each = value if isinstance(value, list) else [value]
    stated = [one for one in each if one is not None and str(one) not in figure.leave_out]
    if figure.values:
        stated = [one for one in stated if _said(one, broader) & set(figure.values)]
    return len(stated) >= figure.at_least


def _said(value: Any, broader: Broader) -> set[str]:
    """The values that a cell states, with the wider names of each; yes and no as words."""
    if value is None:
        return set()
    each = value if isinstance(value, list) else [value]
    plain = {("yes" if one else "no") if isinstance(one, bool) else str(one) for one in each}
    return plain.union(*(broader.get(one, ()) for one in plain))


def _figure(figure: Figure, parts: Sequence[Part]) -> float | None:
    amount, weight = sum(part.amount for part in parts), sum(part.weight for part in parts)
    return _ratio(figure, amount, weight)


def _ratio(figure: Figure, amount: float, weight: int) -> float | None:
    if figure.measure not in {Measure.SHARE, Measure.MEAN}:
        return float(amount)
    if not weight:
        return None
    return amount / weight * (100 if figure.measure is Measure.SHARE else 1)


def _could_be(figure: Figure, parts: Sequence[Part]) -> tuple[float, float] | None:
    silent = sum(part.silent for part in parts)
    if not silent or figure.measure not in {Measure.SHARE, Measure.NUMBER}:
        return None
    amount, weight = sum(part.amount for part in parts), sum(part.weight for part in parts)
    low, high = (_ratio(figure, amount + more, weight) for more in (0, silent))
    return None if low is None or high is None else (low, high)


def _nearer_without(
    figure: Figure, parts: Sequence[Part], ours: float | None
) -> list[tuple[str, float]]:
    """Of a share or a mean; a count is nearer without any paper, or without none."""
    if ours is None or figure.measure not in {Measure.SHARE, Measure.MEAN}:
        return []
    totals: dict[str, tuple[float, int]] = {}
    for part in parts:
        amount, weight = totals.get(part.doc, (0.0, 0))
        totals[part.doc] = (amount + part.amount, weight + part.weight)
    amount, weight = sum(part.amount for part in parts), sum(part.weight for part in parts)
    without = (
        (doc, _ratio(figure, amount - less, weight - fewer))
        for doc, (less, fewer) in totals.items()
    )
    away = abs(ours - figure.theirs)
    nearer = [
        (doc, then)
        for doc, then in without
        if then is not None and abs(then - figure.theirs) < away
    ]
    return sorted(nearer, key=lambda item: (abs(item[1] - figure.theirs), item[0]))
