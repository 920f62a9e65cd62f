"""Versions of the recogniser and a verdict to tables and a page."""

from cases.measure.evaluation import Interval
from casesweep.learning.figure import Curve
from casesweep.learning.page import Rows, markdown, page
from casesweep.learning.versions import versions_table
from models.comparison import Verdict
from models.labels import Label
from models.registry import Registry

_NAMES = ("all", *Label)


def deltas(verdict: Verdict) -> str:
    """What the challenger gains or loses, label by label, as a table."""
    return markdown(_deltas(verdict))


def versions_page(registry: Registry, verdict: Verdict) -> str:
    """The newest version against the champion of its day, and its scores among the others'."""
    newest = registry.versions[-1]
    decided = "It is adopted" if newest.adopted else "It is not adopted"
    learnt = (
        f"{decided}: {newest.reason}. Learnt from {newest.corrected} documents that people have "
        "confirmed, and from gold, silver and corpora as the model card says."
    )
    scored = (
        f"Scored on {verdict.documents} frozen documents that no version has learnt from; the "
        "intervals are 95 %, from documents drawn 1,000 times."
    )
    tables = {"Champion and challenger": _deltas(verdict), "Versions": versions_table(registry)}
    return page(f"Recogniser {newest.name}", [learnt, scored], _curve(registry), tables)


def _deltas(verdict: Verdict) -> Rows:
    head = ("label", "marks", "F1 before", "P now", "R now", "F1 now", "difference", "95 %", "")
    body = [
        (
            str(label or "all"),
            str(each.challenger.found + each.challenger.missed),
            f"{each.champion.f1:.3f}",
            f"{each.challenger.precision:.3f}",
            f"{each.challenger.recall:.3f}",
            f"{each.challenger.f1:.3f}",
            f"{each.gain:+.3f}",
            _between(each.interval),
            "drops" if each.drops else "",
        )
        for label, each in verdict.differences.items()
    ]
    return [head, *body]


def _between(interval: Interval) -> str:
    return f"{interval.low:+.3f} to {interval.high:+.3f}"


def _curve(registry: Registry) -> Curve:
    """F1 against the number of corrected documents, of versions scored on the same documents."""
    newest = registry.versions[-1]
    same = sorted(
        (each for each in registry.versions if each.frozen == newest.frozen),
        key=lambda each: each.corrected,
    )
    return Curve(
        title="Versions by number of corrected documents",
        description="F1 on the frozen documents, over all labels and for each.",
        unit="corrected documents learnt from",
        sizes=[each.corrected for each in same],
        lines={str(name): [each.scores[name] for each in same] for name in _NAMES},
        intervals=[],
    )
