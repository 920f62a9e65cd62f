"""Case records to and from the JSON Lines of the contract."""

import json
from typing import Any

from cases.finding import Finding
from cases.record import Case, CaseRecord


def to_json(record: CaseRecord) -> str:
    """One line of contract JSON."""
    return json.dumps(to_dict(record), ensure_ascii=False)


def to_dict(record: CaseRecord) -> dict[str, Any]:
    """The record with the contract's keys."""
    out: dict[str, Any] = {
        "doc": record.doc,
        "title": record.title,
        "year": record.year,
        "kind": str(record.kind),
        "relevant": record.relevant,
        "cases": [case_to_dict(case) for case in record.cases],
        "cohort": None,
    }
    return out


def case_to_dict(case: Case) -> dict[str, Any]:
    """A case with the contract's keys."""
    names = [n for n in Case.__slots__ if n not in {"findings", "review", "reference"}]
    out: dict[str, Any] = {n: getattr(case, n) for n in names}
    out = {n: list(v) if isinstance(v, tuple) else v for n, v in out.items()}
    out["evidence"] = {n: [_evidence(f) for f in fs] for n, fs in case.findings.items()}
    return out


def _evidence(finding: Finding) -> dict[str, Any]:
    words = finding.evidence[0]
    return {
        "section": words.section,
        "start": words.start,
        "end": words.end,
        "text": words.text,
        "by": finding.source,
        "confidence": finding.confidence,
    }
