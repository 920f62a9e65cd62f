"""Case records to and from the JSON Lines of the contract (`docs/case_record.md`).

Keys are added to the contract's, none renamed: `flags` and `evidence` of a document, `review` of
a case, `value` of a piece of evidence (which of several values it is for). Keys that we do not
know are left out when a file is read.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cases.checks import (
    Check,
    ContractError,
    choice,
    flag,
    mapping,
    number,
    objects,
    optional,
    texts,
    whole,
    word,
)
from cases.finding import NOBODY, Evidence, Field, Finding, PatientId, Status, Value
from cases.record import Case, CaseRecord, Cohort, Kind
from corpus.article import DocumentId

SEXES = frozenset({"male", "female"})
BASES = frozenset({"lesion", "treated", "neurological"})
REGIONS = frozenset({"cervical", "thoracic", "lumbar", "sacral"})
COMPARTMENTS = frozenset({"epidural", "paraspinal", "intradural", "presacral", "intraosseous"})
CLINICAL = frozenset({"resolved", "improved", "unchanged", "worsened", "died"})
IMAGING = frozenset({"resolved", "reduced", "unchanged", "progressed"})

_CHECKS: Mapping[str, Check[Any]] = {
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

KEYS = tuple(_CHECKS)
SET_KEYS = tuple(key for key in KEYS if isinstance(getattr(Case(), key), tuple))

_STATUS = {
    "treatments": Status.GIVEN,
    "treatments_prior": Status.PRIOR,
    "treatments_not_given": Status.NOT_GIVEN,
}
_FIELDS = {
    **{str(field): field for field in Field},
    "level_basis": Field.LEVELS,
    "treatments_prior": Field.TREATMENTS,
    "treatments_not_given": Field.TREATMENTS,
}
_COHORT_CHECKS: Mapping[str, Check[Any]] = {
    "n": optional(whole),
    "age_mean": optional(number),
    "age_median": optional(number),
    "age_low": optional(number),
    "age_high": optional(number),
    "male": optional(whole),
    "female": optional(whole),
}
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
    out: dict[str, Any] = {key: _plain(getattr(case, key)) for key in KEYS}
    if case.reference:
        out["reference"] = case.reference
    out["evidence"] = _evidence_to_dict(case.findings)
    if case.review:
        out["review"] = dict(case.review)
    return out


def read_records(path: Path) -> Iterator[CaseRecord]:
    """The records of a JSON Lines file, one at a time; empty lines are passed over.

    Raises `ContractError` naming the file, the line and the key.
    """
    try:
        with path.open(encoding="utf-8") as lines:
            for line_number, line in enumerate(lines, 1):
                if line.strip():
                    yield _line(line, f"{path}, line {line_number}")
    except OSError as error:
        raise ContractError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ContractError(f"{path} is not UTF-8 text: {error}") from error


def from_json(line: str) -> CaseRecord:
    """The record of one line. Raises `ContractError` for what is no JSON or breaks the contract."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ContractError(f"this is not JSON: {error}") from error
    return from_dict(mapping(data, "the line"))


def from_dict(data: Mapping[str, Any]) -> CaseRecord:
    """The record of a JSON object; a key left out means "not stated".

    Raises `ContractError` naming the key (`cases[0].sex`) and what it may hold.
    """
    doc = word(data.get("doc") or "", "doc")
    if not doc:
        raise ContractError("doc: is missing or empty; every record names its document")
    return CaseRecord(
        doc=DocumentId(doc),
        title=word(data.get("title") or "", "title"),
        year=optional(whole)(data.get("year"), "year"),
        kind=Kind(choice(frozenset(Kind))(data.get("kind", Kind.OTHER), "kind")),
        relevant=flag(data.get("relevant", False), "relevant"),
        cases=_cases(data, "cases"),
        cohort=_cohort(data.get("cohort")),
        literature_cases=_cases(data, "literature_cases"),
        flags=texts()(data.get("flags"), "flags"),
        findings=_document_findings(data),
    )


def case_from_dict(data: Mapping[str, Any], where: str, patient: PatientId) -> Case:
    """One case; `where` is its place in the record (`cases[0]`), for the error's sentence."""
    values = {key: check(data.get(key), f"{where}.{key}") for key, check in _CHECKS.items()}
    review = mapping(data.get("review"), f"{where}.review")
    return Case(
        **values,
        findings=_findings(data, where, values, patient),
        review={key: word(why, f"{where}.review.{key}") for key, why in review.items()},
        reference=word(data.get("reference") or "", f"{where}.reference"),
    )


def _line(line: str, where: str) -> CaseRecord:
    try:
        return from_json(line)
    except ContractError as error:
        raise ContractError(f"{where}: {error}") from error


def _cases(data: Mapping[str, Any], key: str) -> tuple[Case, ...]:
    return tuple(
        case_from_dict(each, f"{key}[{place}]", PatientId(str(place + 1)))
        for place, each in enumerate(objects(data.get(key), key))
    )


def _cohort(data: object) -> Cohort | None:
    if data is None:
        return None
    given = mapping(data, "cohort")
    figures = {key: check(given.get(key), f"cohort.{key}") for key, check in _COHORT_CHECKS.items()}
    return Cohort(**figures, note=word(given.get("note") or "", "cohort.note"))


def _cohort_to_dict(cohort: Cohort) -> dict[str, Any]:
    out = {key: _plain(getattr(cohort, key)) for key in _COHORT_CHECKS}
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


def _findings(
    data: Mapping[str, Any], where: str, values: Mapping[str, Any], patient: PatientId
) -> dict[str, tuple[Finding, ...]]:
    """The evidence of a case as findings, keyed as the contract keys it."""
    out: dict[str, tuple[Finding, ...]] = {}
    for key, given in mapping(data.get("evidence"), f"{where}.evidence").items():
        at = f"{where}.evidence.{key}"
        if key not in _CHECKS:
            raise ContractError(f"{at}: {key} is no key of a case")
        pieces = objects(given, at)
        status = _STATUS.get(key, Status.STATED)
        if _FIELDS[key] is Field.LEVELS:
            status = Status(values["level_basis"] or Status.STATED)
        out[key] = tuple(
            _finding(piece, f"{at}[{place}]", key, values[key], patient=patient, status=status)
            for place, piece in enumerate(pieces)
        )
    return out


def _finding(
    piece: Mapping[str, Any],
    where: str,
    key: str,
    value: Value | tuple[str, ...] | None,
    *,
    patient: PatientId,
    status: Status,
) -> Finding:
    """One piece of evidence; in a set without `value` it stands for the whole set."""
    if value is None or isinstance(value, tuple):
        value = word(piece.get("value") or "; ".join(value or ()), f"{where}.value")
    words = Evidence(
        section=word(piece.get("section"), f"{where}.section"),
        start=whole(piece.get("start"), f"{where}.start"),
        end=whole(piece.get("end"), f"{where}.end"),
        text=word(piece.get("text"), f"{where}.text"),
    )
    return Finding(
        field=_FIELDS[key],
        value=value,
        patient=patient,
        evidence=(words,),
        source=word(piece.get("by"), f"{where}.by"),
        status=status,
        confidence=number(piece.get("confidence"), f"{where}.confidence"),
    )


def _document_findings(data: Mapping[str, Any]) -> tuple[Finding, ...]:
    given = mapping(data.get("evidence"), "evidence")
    return tuple(
        _finding(
            piece,
            f"evidence.{key}[{place}]",
            key,
            data.get(key),
            patient=NOBODY,
            status=Status.STATED,
        )
        for key in ("kind", "relevant")
        for place, piece in enumerate(objects(given.get(key), f"evidence.{key}"))
    )
