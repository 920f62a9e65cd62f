"""A gold record and a predicted one to what agrees: cases paired, every field compared.

The contract's scoring: cases are paired one to one so that they agree on as much as possible, and
a case left over counts as wrong in every field it states. `tp` is a value that both state, `fn`
one that gold states and the prediction does not, `fp` one that only the prediction states; two
different values are one of each. Each value of a set counts.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from cases.contract import SET_KEYS
from cases.record import Case, CaseRecord
from cases.spine import canonical, vertebrae

SCALARS = (
    "age_years",
    "sex",
    "outcome_clinical",
    "outcome_imaging",
    "recurrence",
    "follow_up_months",
    "radiotherapy_dose_gy",
    "radiotherapy_fractions",
)
MISSION = ("age_years", "sex", "levels", "disorders", "treatments", "outcome_clinical")
"""The six fields whose micro-average is the headline."""

LEVEL_OVERLAP = "level_overlap"
"""Levels compared vertebra by vertebra."""

FIELDS = (*SCALARS, *SET_KEYS, LEVEL_OVERLAP)

_MOST_PERMUTED = 7
_MONTHS_APART = 0.51
_APART = 0.05

Value = str | float | bool


class Tally(NamedTuple):
    """Values that both state, that only the prediction states, that only gold states."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def plus(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)


class Fault(StrEnum):
    """What is wrong with a value: see `faults`."""

    MISSED = "missed"
    SPURIOUS = "spurious"
    WRONG_VALUE = "wrong value"
    WRONG_PATIENT = "wrong patient"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field of one patient that gold and prediction tell differently."""

    doc: str
    field: str
    gold: object
    predicted: object
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """How one document was read. `relevant` tallies the judgement of relevance."""

    kind_right: bool
    count_right: bool
    relevant: Tally
    fields: Mapping[str, Tally]
    disagreements: tuple[Disagreement, ...]


def score(gold: CaseRecord, predicted: CaseRecord | None) -> DocumentScore:
    """One document; one that was not predicted counts as predicted empty."""
    cases = predicted.cases if predicted else ()
    relevant = predicted is not None and predicted.relevant
    fields = dict.fromkeys(FIELDS, Tally())
    wrong: list[Disagreement] = []
    for right, told in pair(gold.cases, cases):
        for field, tally in compare(right, told).items():
            fields[field] = fields[field].plus(tally)
            if (tally.fp or tally.fn) and field != LEVEL_OVERLAP:
                others = [case for case in gold.cases if case is not right]
                found = faults(field, right, told, others)
                values = getattr(right, field), getattr(told, field)
                wrong.append(Disagreement(gold.doc, field, *values, found))
    return DocumentScore(
        kind_right=predicted is not None and predicted.kind == gold.kind,
        count_right=len(cases) == len(gold.cases),
        relevant=_tally(
            frozenset({gold.doc} if gold.relevant else ()),
            frozenset({gold.doc} if relevant else ()),
        ),
        fields=fields,
        disagreements=tuple(wrong),
    )


def pair(gold: Sequence[Case], predicted: Sequence[Case]) -> list[tuple[Case, Case]]:
    """The best one-to-one pairing; a case left over meets an empty one.

    Up to seven cases every order is tried, beyond that each gold case in turn takes the best left.
    """
    if not gold or not predicted or max(len(gold), len(predicted)) > _MOST_PERMUTED:
        return _pair_greedily(gold, predicted)
    size = max(len(gold), len(predicted))
    agreed = [
        [
            _agreement(gold[row], predicted[column])
            if row < len(gold) and column < len(predicted)
            else 0.0
            for column in range(size)
        ]
        for row in range(size)
    ]
    best = max(
        itertools.permutations(range(size)),
        key=lambda order: sum(agreed[row][column] for row, column in enumerate(order)),
    )
    right = (*gold, *[Case()] * (size - len(gold)))
    told = (*predicted, *[Case()] * (size - len(predicted)))
    return [(right[row], told[column]) for row, column in enumerate(best)]


def compare(gold: Case, predicted: Case) -> dict[str, Tally]:
    """The tally of every field for one pair of cases."""
    rows = {field: _compare_scalar(field, gold, predicted) for field in SCALARS}
    rows |= {field: _tally(elements(gold, field), elements(predicted, field)) for field in SET_KEYS}
    rows[LEVEL_OVERLAP] = _tally(_vertebrae(gold.levels), _vertebrae(predicted.levels))
    return rows


def faults(field: str, gold: Case, predicted: Case, others: Iterable[Case]) -> tuple[Fault, ...]:
    """What is wrong with a field, a fault for each value.

    A value too many that another patient of the document has is the wrong patient's. Of the rest,
    a value too many beside one that is missing is a wrong value; what is left is spurious, or
    missed. `others` are the document's other gold cases.
    """
    stated, told = elements(gold, field), elements(predicted, field)
    if field in SCALARS and _compare_scalar(field, gold, predicted).tp:
        return ()
    theirs = frozenset().union(*(elements(other, field) for other in others))
    strangers = len((told - stated) & theirs)
    extra, missing = len(told - stated) - strangers, len(stated - told)
    wrong = min(extra, missing)
    return (
        *[Fault.WRONG_PATIENT] * strangers,
        *[Fault.WRONG_VALUE] * wrong,
        *[Fault.SPURIOUS] * (extra - wrong),
        *[Fault.MISSED] * (missing - wrong),
    )


def _pair_greedily(gold: Sequence[Case], predicted: Sequence[Case]) -> list[tuple[Case, Case]]:
    left = list(predicted)
    pairs = []
    for right in gold:
        agreed = [_agreement(right, told) for told in left]
        pairs.append((right, left.pop(agreed.index(max(agreed))) if left else Case()))
    return [*pairs, *((Case(), told) for told in left)]


def _agreement(gold: Case, predicted: Case) -> float:
    """Who the patient is counts most when cases are paired."""
    rows = compare(gold, predicted)
    total = sum(row.tp - 0.25 * (row.fp + row.fn) for row in rows.values())
    return total + 3 * rows["age_years"].tp + rows["sex"].tp + rows["levels"].tp


def _compare_scalar(field: str, gold: Case, predicted: Case) -> Tally:
    right, told = getattr(gold, field), getattr(predicted, field)
    hit = right is not None and told is not None and same(field, right, told)
    return Tally(int(hit), int(told is not None and not hit), int(right is not None and not hit))


def same(field: str, right: Value, told: Value) -> bool:
    """Whether two values of a field are one: numbers to 0.05, months of follow-up to 0.51."""
    if isinstance(right, str | bool) or isinstance(told, str | bool):
        return right == told
    return abs(right - told) <= (_MONTHS_APART if field == "follow_up_months" else _APART)


def _tally(gold: frozenset[str], predicted: frozenset[str]) -> Tally:
    return Tally(len(gold & predicted), len(predicted - gold), len(gold - predicted))


def elements(case: Case, field: str) -> frozenset[str]:
    """The values of a field in one form: levels normalised, words in lower case with `_`."""
    value = getattr(case, field)
    if field == "levels":
        return frozenset(map(canonical, value))
    each = value if isinstance(value, tuple) else () if value is None else (str(value),)
    return frozenset(one.strip().lower().replace(" ", "_").replace("-", "_") for one in each)


def _vertebrae(levels: Iterable[str]) -> frozenset[str]:
    return frozenset(itertools.chain.from_iterable(map(vertebrae, levels)))
