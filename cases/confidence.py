"""Findings that agree, to how sure we are of the value they share."""

import math
from collections.abc import Iterable
from functools import lru_cache

from cases.finding import Finding

_HUMAN = "human:"

MACHINE_MOST = 0.99
"""No machine is surer than this, however many rules agree."""


def is_human(finding: Finding) -> bool:
    """Whether a person says so."""
    return finding.source.startswith(_HUMAN)


def is_recogniser(finding: Finding) -> bool:
    """Whether a trained recogniser says so."""
    return finding.source.startswith("ner:")


def combined(findings: Iterable[Finding]) -> float:
    """0 to 1, a noisy-or: wrong only if every source is wrong. 1 where a person says so.

    Each source counts once, with its surest finding: a rule that finds the same words in title
    and text has not been confirmed by anybody. Two sources at 0.8 -> 0.96.
    """
    return _combined(tuple([(finding.source, finding.confidence) for finding in findings]))


@lru_cache(maxsize=10_000)
def _combined(told: tuple[tuple[str, float], ...]) -> float:
    surest: dict[str, float] = {}
    for source, confidence in told:
        if source.startswith(_HUMAN):
            return 1.0
        surest[source] = max(confidence, surest.get(source, 0.0))
    doubt = math.prod(1 - confidence for confidence in surest.values())
    return round(min(MACHINE_MOST, 1 - doubt), 4)
