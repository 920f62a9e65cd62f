"""Gold and predicted records to figures: precision, recall, F1, their intervals, the faults."""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from cases.checks import ContractError
from cases.contract_reading import read_records
from cases.measure.scoring import FIELDS, MISSION, Disagreement, DocumentScore, Fault, Tally, score
from cases.record import CaseRecord

_SEED = 1847
_TAIL = 0.025
_OVERALL = ("kind_accuracy", "case_count_exact")


Figured = Callable[[Sequence[int], int], Mapping[str, float]]
"""Sums over documents, and how many there are, to figures by name."""


class Ratios(NamedTuple):
    """Precision, recall and their harmonic mean; 1 where there was nothing to find or to say."""

    precision: float
    recall: float
    f1: float


class Interval(NamedTuple):
    """Where 95 % of the figures of resampled documents lie."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Figures:
    """Of a set of documents. `missing` of them were not predicted.

    `tallies` has a row a field, `mission` (the six fields of the headline) and `relevant`. The
    keys of `intervals` are those of `tallies` (for F1), `kind_accuracy` and `case_count_exact`;
    it is empty unless intervals were asked for.
    """

    documents: int
    missing: int
    kind_accuracy: float
    case_count_exact: float
    tallies: Mapping[str, Tally]
    faults: Mapping[str, Mapping[Fault, int]]
    disagreements: tuple[Disagreement, ...]
    intervals: Mapping[str, Interval]


def evaluate(gold: Path, predicted: Path, *, bootstrap: int = 0) -> Figures:
    """The figures of a file of predictions against a file of gold records, paired by `doc`.

    Predictions for documents that gold does not hold are passed over. `bootstrap` is how often
    the documents are resampled for the intervals, always in the same way; 0 makes none.
    Raises `ContractError` for a file that breaks the contract or holds a document twice.
    """
    right, told = _by_doc(gold), _by_doc(predicted)
    scores = [score(record, told.get(doc)) for doc, record in right.items()]
    counted = [_counted(each) for each in scores]
    wrong = tuple(each for document in scores for each in document.disagreements)
    tallies = _tallies(_sum(counted))
    overall = _f1s(_sum(counted), len(scores))
    return Figures(
        documents=len(right),
        missing=sum(doc not in told for doc in right),
        kind_accuracy=overall["kind_accuracy"],
        case_count_exact=overall["case_count_exact"],
        tallies=tallies,
        faults={field: _faults(wrong, field) for field in tallies},
        disagreements=wrong,
        intervals=intervals(counted, _f1s, bootstrap),
    )


def ratios(tally: Tally) -> Ratios:
    """Precision, recall and F1 of a tally."""
    tp, fp, fn = tally
    precision = tp / (tp + fp) if tp + fp else 1.0
    recall = tp / (tp + fn) if tp + fn else 1.0
    both = precision + recall
    return Ratios(precision, recall, 2 * precision * recall / both if both else 0.0)


def _by_doc(path: Path) -> dict[str, CaseRecord]:
    records: dict[str, CaseRecord] = {}
    for record in read_records(path):
        if record.doc in records:
            raise ContractError(f"{path} holds {record.doc} twice; keep one of its records")
        records[record.doc] = record
    return records


def _counted(document: DocumentScore) -> tuple[int, ...]:
    """A document as a row of numbers that can be summed; `_tallies` and `_f1s` know its order."""
    tallies = (document.relevant, *(document.fields[field] for field in FIELDS))
    return (
        int(document.kind_right),
        int(document.count_right),
        *(number for tally in tallies for number in tally),
    )


def _sum(counted: Iterable[tuple[int, ...]]) -> list[int]:
    width = len(_OVERALL) + 3 * (1 + len(FIELDS))
    return [sum(column) for column in zip(*counted, strict=True)] or [0] * width


def _tallies(sums: Sequence[int]) -> dict[str, Tally]:
    at = range(len(_OVERALL), len(sums), 3)
    names = ("relevant", *FIELDS)
    out = {name: Tally(*sums[i : i + 3]) for name, i in zip(names, at, strict=True)}
    mission = Tally()
    for field in MISSION:
        mission = mission.plus(out[field])
    return out | {"mission": mission}


def _f1s(sums: Sequence[int], documents: int) -> dict[str, float]:
    shares = {name: sums[at] / max(1, documents) for at, name in enumerate(_OVERALL)}
    return shares | {name: ratios(tally).f1 for name, tally in _tallies(sums).items()}


def _faults(wrong: Iterable[Disagreement], field: str) -> Mapping[Fault, int]:
    return Counter(fault for each in wrong if each.field == field for fault in each.faults)


def intervals(
    counted: Sequence[tuple[int, ...]], figures: Figured, times: int
) -> dict[str, Interval]:
    """Where 95 % of the figures lie when documents are drawn `times` over; none for no documents.

    `counted` holds a row of numbers for each document, `figures` makes figures of their sums and
    the number of documents. They are drawn with replacement, always in the same way; a document
    is drawn as a whole, as patients of one paper are not independent.
    """
    if not counted or not times:
        return {}
    chance = random.Random(_SEED)  # noqa: S311 - for statistics
    size = len(counted)
    drawn = [figures(_sum(chance.choices(counted, k=size)), size) for _ in range(times)]
    low, high = round(_TAIL * (times - 1)), round((1 - _TAIL) * (times - 1))
    ordered = {name: sorted(each[name] for each in drawn) for name in drawn[0]}
    return {name: Interval(values[low], values[high]) for name, values in ordered.items()}
