"""JSON Lines of the contract to case records; what breaks the contract is named.

Keys that we do not know are left out.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from cases.checks import (
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
from cases.contract import CHECKS, COHORT_CHECKS
from cases.finding import FURTHER, NOBODY, Evidence, Field, Finding, PatientId, Status, Value
from cases.record import Case, CaseRecord, Cohort, Kind
from corpus.article import DocumentId

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
    """The record of one line; a gold document, text and all, holds it under `record`.

    Raises `ContractError` for what is no JSON or breaks the contract.
    """
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ContractError(f"this is not JSON: {error}") from error
    line_held = mapping(data, "the line")
    return from_dict(mapping(line_held.get("record", line_held), "record"))


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
    values = {key: check(data.get(key), f"{where}.{key}") for key, check in CHECKS.items()}
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
    figures = {key: check(given.get(key), f"cohort.{key}") for key, check in COHORT_CHECKS.items()}
    return Cohort(**figures, note=word(given.get("note") or "", "cohort.note"))


def _findings(
    data: Mapping[str, Any], where: str, values: Mapping[str, Any], patient: PatientId
) -> dict[str, tuple[Finding, ...]]:
    """The evidence of a case as findings, keyed as the contract keys it."""
    out: dict[str, tuple[Finding, ...]] = {}
    for key, given in mapping(data.get("evidence"), f"{where}.evidence").items():
        at = f"{where}.evidence.{key}"
        if key not in CHECKS:
            raise ContractError(f"{at}: {key} is no key of a case")
        pieces = objects(given, at)
        status = _STATUS.get(key, Status.STATED)
        if _FIELDS[key] is Field.LEVELS:
            status = Status(values["level_basis"] or Status.STATED)
        findings = (
            _finding(piece, f"{at}[{place}]", key, values[key], patient=patient, status=status)
            for place, piece in enumerate(pieces)
        )
        out[key] = tuple(_ranked(finding, values) for finding in findings)
    return out


def _ranked(finding: Finding, values: Mapping[str, Any]) -> Finding:
    """With the rank, which JSON has not: a refusal that both lists name is of a further treatment.

    Of fields with one value only those findings are kept that give it; their order needs no rank.
    """
    in_both = finding.status is Status.NOT_GIVEN and finding.value in values["treatments"]
    return replace(finding, rank=FURTHER) if in_both else finding


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
