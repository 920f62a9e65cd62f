"""`casesweep review agreement`: how far readers agree with each other and with the machine."""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import combinations
from typing import Any

from rich.table import Table

from annotations.pages.marked import MarkedDocument
from annotations.readers.agreement import Agreement, FieldAgreement, Records, agreement, alphas
from annotations.readers.pace import Pace, paces
from annotations.returned.kept import marked_documents
from annotations.selection.machine import machine_records
from cases.db.database import open_database
from cases.measure.evaluation import ratios
from cases.measure.scoring import MISSION
from cases.record import CaseRecord
from casesweep.settings import Settings
from casesweep.terminal import console
from corpus.errors import WrongUse

_MACHINE = {True: "the machine (blind documents)", False: "the machine (its marks shown)"}
"""Whoever is shown the machine's marks agrees with it more than he would of himself."""


def show_agreement(settings: Settings, *, as_json: bool) -> int:
    """Print a table for each pair of readers, and for each reader and the machine.

    Raises `WrongUse` where nobody has confirmed anything.
    """
    database = open_database(settings.database_url())
    documents = list(marked_documents(database))
    if not documents:
        raise WrongUse(
            "nobody has confirmed a document yet; fetch them with: casesweep review pull"
        )
    with database.reading() as session:
        machine = machine_records(session, {each.doc for each in documents})
    pairs = list(_pairs(documents, machine))
    over_all = alphas(list(_by_reader(documents).values()))
    timed = paces(documents)
    if as_json:
        print(json.dumps(_as_dict(pairs, over_all, timed)))  # noqa: T201 - what was asked for
    else:
        _print(pairs, over_all, timed)
    sys.stdout.flush()
    return 0


def _by_reader(documents: Iterable[MarkedDocument]) -> dict[str, dict[str, CaseRecord]]:
    readers: defaultdict[str, dict[str, CaseRecord]] = defaultdict(dict)
    for each in documents:
        readers[each.annotator][each.doc] = each.record
    return readers


def _pairs(documents: Sequence[MarkedDocument], machine: Records) -> Iterator[Agreement]:
    """Every two annotators who have read the same documents; then each with the machine."""
    readers = _by_reader(documents)
    for one, other in combinations(sorted(readers), 2):
        if readers[one].keys() & readers[other].keys():
            yield agreement((one, readers[one]), (other, readers[other]))
    for blind, name in _MACHINE.items():
        for reader, records in _by_reader(d for d in documents if d.blind is blind).items():
            yield agreement((reader, records), (name, machine))


def _print(
    pairs: Sequence[Agreement], over_all: Mapping[str, float | None], timed: Sequence[Pace]
) -> None:
    screen = console(sys.stdout)
    for each in pairs:
        screen.print(
            f"\n{each.first} and {each.second}: {each.documents} documents "
            f"(precision and recall of the second, the first taken as right)"
        )
        screen.print(_table(each, over_all))
    screen.print("\nMinutes per document (median)")
    screen.print(_pace_table(timed))


def _table(pair: Agreement, over_all: Mapping[str, float | None]) -> Table:
    """A row a field, those of the mission marked; alpha of all annotators at the end."""
    drawn = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    drawn.add_column("field", no_wrap=True)
    for heading in ("units", "tp", "fp", "fn", "P", "R", "F1", "kappa", "alpha", "alpha of all"):
        drawn.add_column(heading, justify="right")
    for row in pair.fields:
        mark = "*" if row.field in MISSION else " "
        shares = (*_ratios(row).values(), row.kappa, row.alpha, over_all[row.field])
        counts = map(str, (row.units, *row.tally))
        drawn.add_row(f"{mark}{row.field}", *counts, *map(_shown, shares))
    return drawn


def _pace_table(timed: Iterable[Pace]) -> Table:
    drawn = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for heading in ("annotator", "marks beforehand"):
        drawn.add_column(heading)
    for heading in ("documents", "timed", "minutes"):
        drawn.add_column(heading, justify="right")
    for each in timed:
        minutes = "" if each.minutes is None else f"{each.minutes:.1f}"
        shown = "no" if each.blind else "yes"
        counts = (str(each.documents), str(each.timed))
        drawn.add_row(each.annotator or "all", shown, *counts, minutes)
    return drawn


def _ratios(row: FieldAgreement) -> dict[str, float | None]:
    """Precision, recall and F1; None where neither has stated anything: that is no agreement."""
    told = ratios(row.tally)._asdict()
    return told if any(row.tally) else dict.fromkeys(told)


def _shown(coefficient: float | None) -> str:
    return "" if coefficient is None else f"{coefficient:.3f}"


def _as_dict(
    pairs: Iterable[Agreement], over_all: Mapping[str, float | None], timed: Iterable[Pace]
) -> dict[str, Any]:
    return {
        "pairs": [
            {
                "first": each.first,
                "second": each.second,
                "documents": each.documents,
                "fields": {row.field: _row(row) for row in each.fields},
            }
            for each in pairs
        ],
        "alpha": dict(over_all),
        "pace": [asdict(each) for each in timed],
    }


def _row(row: FieldAgreement) -> dict[str, Any]:
    return {
        "units": row.units,
        **row.tally._asdict(),
        **_ratios(row),
        "kappa": row.kappa,
        "alpha": row.alpha,
    }
