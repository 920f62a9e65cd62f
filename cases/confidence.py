"""Findings that agree, to how sure we are of the value they share."""

import math
from collections.abc import Iterable

from cases.finding import Finding

MACHINE_MOST = 0.99
"""No machine is surer than this, however many rules agree."""


def is_human(finding: Finding) -> bool:
    """Whether a person says so."""
    return finding.source.startswith("human:")


def is_recogniser(finding: Finding) -> bool:
    """Whether a trained recogniser says so."""
    return finding.source.startswith("ner:")


def combined(findings: Iterable[Finding]) -> float:
    """0 to 1, a noisy-or: wrong only if every source is wrong. 1 where a person says so.

    Each source counts once, with its surest finding: a rule that finds the same words in title
    and text has not been confirmed by anybody. Two sources at 0.8 -> 0.96.
    """
    surest: dict[str, float] = {}
    for finding in findings:
        if is_human(finding):
            return 1.0
        surest[finding.source] = max(finding.confidence, surest.get(finding.source, 0.0))
    doubt = math.prod(1 - confidence for confidence in surest.values())
    return round(min(MACHINE_MOST, 1 - doubt), 4)
