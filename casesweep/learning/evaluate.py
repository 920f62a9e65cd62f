"""`casesweep evaluate`: predictions against gold, as a table for people or as JSON."""

import csv
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rich.table import Table

from cases.contract_reading import read_records
from cases.measure.evaluation import Figures, evaluate, ratios
from cases.measure.reliability import Bin, reliability
from cases.measure.scoring import MISSION, Fault
from casesweep.terminal import console, shown
from corpus.files import written


def evaluate_files(
    gold: Path,
    predicted: Path,
    *,
    bootstrap: int,
    details: Path | None,
    as_json: bool,
    with_reliability: bool,
) -> int:
    """Print the figures, and write every disagreement to `details` as TSV if it is given."""
    figures = evaluate(gold, predicted, bootstrap=bootstrap)
    if details is not None:
        _write_details(figures, details)
    if as_json:
        print(json.dumps(as_dict(figures)))  # noqa: T201 - the output that was asked for
    else:
        _print(figures)
        if with_reliability:
            _print_reliability(*reliability(read_records(gold), read_records(predicted)))
    sys.stdout.flush()
    return 0


def as_dict(figures: Figures) -> dict[str, Any]:
    """The figures under the names that the contract's own scorer gives them, and the rest."""
    mission = ratios(figures.tallies["mission"])
    return {
        "documents": figures.documents,
        "missing": figures.missing,
        "kind_accuracy": figures.kind_accuracy,
        "case_count_exact": figures.case_count_exact,
        "relevant_f1": ratios(figures.tallies["relevant"]).f1,
        "mission_f1": mission.f1,
        "mission_precision": mission.precision,
        "mission_recall": mission.recall,
        "fields": {
            name: {**tally._asdict(), **ratios(tally)._asdict()}
            for name, tally in figures.tallies.items()
            if name not in {"mission", "relevant"}
        },
        "errors": {name: faults for name, faults in figures.faults.items() if faults},
        "intervals": {name: list(interval) for name, interval in figures.intervals.items()},
    }


def _print(figures: Figures) -> None:
    screen = console(sys.stdout)
    screen.print(_table(figures))
    screen.print(
        f"{figures.documents} documents ({figures.missing} not predicted); "
        f"kind right in {_share(figures, 'kind_accuracy')}, "
        f"number of cases in {_share(figures, 'case_count_exact')}"
    )


def _print_reliability(bins: Iterable[Bin], error: float | None) -> None:
    """How far a confidence can be taken at its word."""
    drawn = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for heading in ("confidence", "values", "right", "share right", "mean confidence"):
        drawn.add_column(heading, justify="right")
    for each in bins:
        shares = [
            f"{x:.3f}" if x is not None else "" for x in (each.share_right, each.mean_confidence)
        ]
        drawn.add_row(f"{each.low:.2f}-{each.high:.2f}", str(each.values), str(each.right), *shares)
    screen = console(sys.stdout)
    screen.print(drawn)
    if error is not None:
        screen.print(f"expected calibration error {error:.3f}")


def _share(figures: Figures, name: str) -> str:
    interval = figures.intervals.get(name)
    between = f" [{interval.low:.3f} to {interval.high:.3f}]" if interval else ""
    return f"{getattr(figures, name):.3f}{between}"


def _table(figures: Figures) -> Table:
    """A row a field, those of the mission marked; the faults only where there are some."""
    drawn = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    drawn.add_column("field", no_wrap=True)
    headings = ["tp", "fp", "fn", "P", "R", "F1", *(["95 %"] if figures.intervals else [])]
    for heading in (*headings, *(str(fault) for fault in Fault)):
        drawn.add_column(heading, justify="right")
    for name, tally in figures.tallies.items():
        figure = ratios(tally)
        interval = figures.intervals.get(name)
        row = [str(count) for count in tally] + [f"{share:.3f}" for share in figure]
        row += [f"{interval.low:.3f}–{interval.high:.3f}"] if interval else []
        row += [str(figures.faults[name].get(fault) or "") for fault in Fault]
        mark = "*" if name in MISSION else " "
        drawn.add_row(f"{mark}{name}", *row, style="bold" if name == "mission" else None)
    return drawn


def _write_details(figures: Figures, path: Path) -> None:
    """Document, field, both values and what is wrong, tab between; no tab or line end inside."""
    with written(path) as out:
        writer = csv.writer(out, delimiter="\t", lineterminator="\n")
        writer.writerow(["doc", "field", "gold", "predicted", "errors"])
        for each in figures.disagreements:
            values = (_cell(each.gold), _cell(each.predicted))
            writer.writerow([each.doc, each.field, *values, ", ".join(each.faults)])


def _cell(value: object) -> str:
    text = "; ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
    return shown(text)
