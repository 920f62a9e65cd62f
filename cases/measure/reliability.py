"""Gold and predicted records to a reliability table: of values at a confidence, how many are right.

After DeGroot & Fienberg (The Statistician 1983;32:12): predictions are put into bins by their
confidence; where they are calibrated, the share that is right equals the mean confidence.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from cases.confidence import combined
from cases.contract import SET_KEYS
from cases.measure.scoring import SCALARS, compare, pair
from cases.record import Case, CaseRecord

BINS = (0.0, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01)
"""Edges of the bins: from each up to, not including, the next."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Values whose confidence lies from `low` up to `high`; a share of none is None."""

    low: float
    high: float
    values: int
    right: int
    mean_confidence: float | None

    @property
    def share_right(self) -> float | None:
        """Of these values, the share that gold states too."""
        return self.right / self.values if self.values else None


def reliability(
    gold: Iterable[CaseRecord], predicted: Iterable[CaseRecord]
) -> tuple[list[Bin], float | None]:
    """The bins, and the expected calibration error (None where no value was predicted).

    The error is the difference between confidence and share right, averaged over all values.
    """
    right_records = {record.doc: record for record in gold}
    judged = [
        each
        for record in predicted
        if record.doc in right_records
        for right, told in pair(right_records[record.doc].cases, record.cases)
        for each in _judged(right, told)
    ]
    bins = [
        _bin(low, high, [each for each in judged if low <= each[0] < high])
        for low, high in pairwise(BINS)
    ]
    apart = sum(
        abs((each.share_right or 0.0) - (each.mean_confidence or 0.0)) * each.values
        for each in bins
    )
    return bins, apart / len(judged) if judged else None


def _judged(gold: Case, predicted: Case) -> Iterator[tuple[float, bool]]:
    """Confidence of every value that the prediction states, and whether gold states it too."""
    for field in SCALARS:
        if getattr(predicted, field) is not None:
            tally = compare(gold, predicted)[field]
            yield combined(predicted.findings.get(field, ())), bool(tally.tp)
    for field in SET_KEYS:
        right = set(getattr(gold, field))
        for value in getattr(predicted, field):
            said = [f for f in predicted.findings.get(field, ()) if f.value == value]
            yield combined(said), value in right


def _bin(low: float, high: float, judged: list[tuple[float, bool]]) -> Bin:
    mean = sum(confidence for confidence, _ in judged) / len(judged) if judged else None
    return Bin(low, min(high, 1.0), len(judged), sum(right for _, right in judged), mean)
