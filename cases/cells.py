"""A case to the cells of its row: what the database keeps of each value, and what has changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from cases.confidence import combined
from cases.contract import KEYS, SET_KEYS, values_to_dict
from cases.db.schema.patients import CaseValue, EvidenceRow
from cases.db.schema.storable import storable
from cases.finding import Finding, Value
from cases.record import Case

SEPARATOR = "; "
"""Between the values of a set, in the text of a cell; a value that holds it is shown with `, `."""


class Words(NamedTuple):
    """What a value rests on; the columns of `EvidenceRow`, in its order."""

    element: str | None
    section: str
    start_offset: int
    end_offset: int
    text: str
    source: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Cell:
    """One stated value of a case. `value` is as JSON has it, so that it compares with the past."""

    field: str
    value: Any
    confidence: float
    words: tuple[Words, ...]

    @property
    def text(self) -> str:
        """What the case table shows: `yes`, `42`, `T3-T10; L5`."""
        if isinstance(self.value, bool):
            return "yes" if self.value else "no"
        if isinstance(self.value, list):
            return SEPARATOR.join(each.replace(SEPARATOR, ", ") for each in self.value)
        return str(self.value)

    @property
    def number(self) -> float | None:
        """The figure, where the value is one."""
        plain = isinstance(self.value, int | float) and not isinstance(self.value, bool)
        return float(self.value) if plain else None


def cells_of(case: Case) -> dict[str, Cell]:
    """The cells of every value that the case states, by field; `no_known_disorder` if true."""
    values = values_to_dict(case)
    return {
        key: Cell(key, values[key], _sure(case.findings.get(key, ())), _words(case, key))
        for key in KEYS
        if values[key] not in (None, []) and (key != "no_known_disorder" or values[key])
    }


def cell_of(row: CaseValue) -> Cell:
    """The cell that the database keeps."""
    words = tuple(
        Words(*(getattr(piece, name) for name in Words._fields)) for piece in row.evidence
    )
    return Cell(row.field, row.value, row.confidence, words)


def evidence_rows(cell: Cell) -> list[EvidenceRow]:
    """The words of a cell as the database keeps them."""
    return [EvidenceRow(position=at, **words._asdict()) for at, words in enumerate(cell.words, 1)]


def values_of(cells: Iterable[Cell]) -> dict[str, Any]:
    """The bare values, by field."""
    return {cell.field: cell.value for cell in cells}


def _sure(findings: tuple[Finding, ...]) -> float:
    """As sure as the least sure of its values: a set is right only if every one of them is."""
    if len(findings) == 1:  # most values rest on one finding
        return combined(findings)
    by_value: dict[Value, list[Finding]] = {}
    for finding in findings:
        by_value.setdefault(finding.value, []).append(finding)
    return min(map(combined, by_value.values()), default=0.0)


def _words(case: Case, key: str) -> tuple[Words, ...]:
    several = key in SET_KEYS
    return tuple(
        [
            Words(
                storable(str(finding.value)) if several else None,
                storable(words.section),
                words.start,
                words.end,
                storable(words.text),
                finding.source,
                finding.confidence,
            )
            for finding in case.findings.get(key, ())
            for words in finding.evidence
        ]
    )
