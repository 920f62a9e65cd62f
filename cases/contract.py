"""Case records to the JSON Lines of the contract (`docs/case_record.md`); what its keys may hold.

Keys are added to the contract's, none renamed: `flags` and `evidence` of a document, `review` of
a case, `value` of a piece of evidence (which of several values it is for).
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from cases.checks import (
    Check,
    choice,
    flag,
    number,
    optional,
    texts,
    whole,
)
from cases.finding import Finding
from cases.record import Case, CaseRecord, Cohort

SEXES = frozenset({"male", "female"})
BASES = frozenset({"lesion", "treated", "neurological"})
REGIONS = frozenset({"cervical", "thoracic", "lumbar", "sacral"})
COMPARTMENTS = frozenset({"epidural", "paraspinal", "intradural", "presacral", "intraosseous"})
CLINICAL = frozenset({"resolved", "improved", "unchanged", "worsened", "died"})
IMAGING = frozenset({"resolved", "reduced", "unchanged", "progressed"})

CHECKS: Mapping[str, Check[Any]] = {
    "age_years": optional(number),
    "age_low": optional(number),
    "age_high": optional(number),
    "sex": optional(choice(SEXES)),
    "levels": texts(),
    "level_basis": optional(choice(BASES)),
    "regions": texts(REGIONS),
    "compartments": texts(COMPARTMENTS),
    "disorders": texts(),
    "no_known_disorder": flag,
    "treatments": texts(),
    "treatments_prior": texts(),
    "treatments_not_given": texts(),
    "radiotherapy_dose_gy": optional(number),
    "radiotherapy_fractions": optional(whole),
    "outcome_clinical": optional(choice(CLINICAL)),
    "outcome_imaging": optional(choice(IMAGING)),
    "recurrence": optional(flag),
    "follow_up_months": optional(number),
}
"""What each key of a case may hold, in the contract's order."""

KEYS = tuple(CHECKS)
IS_CASE = "is_case"
"""Beside the contract's keys: a person says `false` of what the machine took for a patient."""

SET_KEYS = tuple(key for key in KEYS if isinstance(getattr(Case(), key), tuple))

COHORT_CHECKS: Mapping[str, Check[Any]] = {
    "n": optional(whole),
    "age_mean": optional(number),
    "age_median": optional(number),
    "age_low": optional(number),
    "age_high": optional(number),
    "male": optional(whole),
    "female": optional(whole),
}
"""What each figure of a cohort may hold."""

_UNSAFE_IN_A_LINE = re.compile("[\u0085\u2028\u2029\ud800-\udfff]")


def to_json(record: CaseRecord) -> str:
    """One line of contract JSON, without line end."""
    return json_line(to_dict(record))


def json_line(data: Mapping[str, Any]) -> str:
    """One line of JSON, without line end.

    Characters that some readers take for a line end, and lone surrogates, which no UTF-8 file can
    hold, are written as JSON escapes.
    """
    line = json.dumps(data, ensure_ascii=False)
    return _UNSAFE_IN_A_LINE.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def to_dict(record: CaseRecord) -> dict[str, Any]:
    """The record with the contract's keys; `literature_cases` only where there are some."""
    out: dict[str, Any] = {
        "doc": record.doc,
        "title": record.title,
        "year": record.year,
        "kind": str(record.kind),
        "relevant": record.relevant,
        "cases": [case_to_dict(case) for case in record.cases],
        "cohort": _cohort_to_dict(record.cohort) if record.cohort else None,
    }
    if record.literature_cases:
        out["literature_cases"] = [case_to_dict(case) for case in record.literature_cases]
    if record.flags:
        out["flags"] = list(record.flags)
    if record.findings:
        out["evidence"] = _evidence_to_dict(_by_field(record.findings))
    return out


def case_to_dict(case: Case) -> dict[str, Any]:
    """A case with the contract's keys; `reference` and `review` only where there is something."""
    out = values_to_dict(case)
    if case.reference:
        out["reference"] = case.reference
    out["evidence"] = _evidence_to_dict(case.findings)
    if case.review:
        out["review"] = dict(case.review)
    return out


def values_to_dict(case: Case) -> dict[str, Any]:
    """The bare values of a case, with all of the contract's keys."""
    return {key: _plain(getattr(case, key)) for key in KEYS}


def _cohort_to_dict(cohort: Cohort) -> dict[str, Any]:
    out = {key: _plain(getattr(cohort, key)) for key in COHORT_CHECKS}
    return out | ({"note": cohort.note} if cohort.note else {})


def _plain(value: object) -> object:
    """A value as JSON has it: lists for tuples, whole numbers without a decimal point."""
    if isinstance(value, tuple):
        return list(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _by_field(findings: tuple[Finding, ...]) -> dict[str, tuple[Finding, ...]]:
    keys = dict.fromkeys(str(finding.field) for finding in findings)
    return {key: tuple(f for f in findings if f.field == key) for key in keys}


def _evidence_to_dict(findings: Mapping[str, tuple[Finding, ...]]) -> dict[str, Any]:
    """One object a stretch of words; those of a set say for which of its values they stand."""
    return {
        key: [
            {
                "section": words.section,
                "start": words.start,
                "end": words.end,
                "text": words.text,
                "by": finding.source,
                "confidence": finding.confidence,
                **({"value": finding.value} if key in SET_KEYS else {}),
            }
            for finding in each
            for words in finding.evidence
        ]
        for key, each in findings.items()
    }
