"""What stands of two disorders named for one patient, after the study's table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from cases.finding import Finding
from studies.study import Study

_ANY_OTHER = "*"


@dataclass(frozen=True, slots=True)
class _Relation:
    """What stands (`results`) where `first` and `second` are named for one patient."""

    first: str
    second: str
    results: tuple[str, ...]


@cache
def _relations(study: Study) -> tuple[_Relation, ...]:
    rows = study.rows("disorder_relations")
    return tuple(
        _Relation(row["first"], row["second"], tuple(row["result"].split(","))) for row in rows
    )


def related(findings: list[Finding], study: Study) -> list[Finding]:
    """One patient's findings after the study's `disorder_relations.tsv`, in their order."""
    for relation in _relations(study):
        names = {str(finding.value) for finding in findings}
        if relation.first not in names:
            continue
        if relation.second == _ANY_OTHER and names - {relation.first}:
            findings = [f for f in findings if f.value != relation.first]
        elif relation.second in names:
            findings = list(_renamed(findings, relation))
    return findings


def _renamed(findings: Iterable[Finding], relation: _Relation) -> Iterator[Finding]:
    """The two names of a relation give way to its results; the rest stays."""
    new = [name for name in relation.results if name not in {relation.first, relation.second}]
    for finding in findings:
        if finding.value not in {relation.first, relation.second} - set(relation.results):
            yield finding
        else:
            yield from (replace(finding, value=name) for name in new)
