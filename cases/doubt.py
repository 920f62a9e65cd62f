"""A case to the reasons for which a person should look at it, by key of the record.

Reasons are contradictions inside the case, values that the text gives differently as surely, and
values that rest on weak words alone. A field may be in doubt that has no value.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from cases.confidence import combined, is_human
from cases.finding import Field, Finding, Status, Value
from cases.record import Case
from cases.spine import regions

WEAK = 0.6
"""A value less sure than this is looked at by a person."""

_CLOSE = 0.1
_ADULT_YEARS = 20
_CHILD_YEARS = 13
_CHILD = re.compile(r"\b(?:boy|girl|child|infant|baby|toddler|newborn|neonate)", re.IGNORECASE)
_ADULT = re.compile(r"\b(?:man|woman|gentleman|lady|housewife|mother|father)\b", re.IGNORECASE)
_GOOD = {Field.OUTCOME_CLINICAL: "resolved", Field.OUTCOME_IMAGING: "resolved"}
_BAD = {Field.OUTCOME_CLINICAL: "worsened", Field.OUTCOME_IMAGING: "progressed"}
SCALARS = (
    Field.SEX,
    Field.RADIOTHERAPY_DOSE_GY,
    Field.RADIOTHERAPY_FRACTIONS,
    Field.OUTCOME_CLINICAL,
    Field.OUTCOME_IMAGING,
    Field.RECURRENCE,
    Field.FOLLOW_UP_MONTHS,
)
"""Fields with one value that nothing else decides."""

Doubt = tuple[str, str]
"""The key in doubt, and why."""


def doubts(case: Case, findings: Sequence[Finding]) -> Mapping[str, str]:
    """The reasons by key, joined by `; `.

    `findings` are all of the patient's, in order of the text, whole numbers as `int`.
    """
    reasons: dict[str, list[str]] = {}
    for check in (_disputed, _age_words, _level_regions, _recurrence, _treatments, _weak):
        for key, reason in check(case, findings):
            reasons.setdefault(key, []).append(reason)
    return {key: "; ".join(dict.fromkeys(each)) for key, each in reasons.items()}


def _disputed(case: Case, findings: Sequence[Finding]) -> Iterator[Doubt]:
    """Another value, as sure and not of a later or earlier state; a person's word ends it."""
    for field in (Field.AGE_YEARS, *SCALARS):
        winner = next(iter(case.findings.get(field, ())), None)
        if winner is None or is_human(winner):
            continue
        for other in findings:
            close = other.confidence >= winner.confidence - _CLOSE and other.rank == winner.rank
            if other.field is field and close and other.value != winner.value:
                yield field, f"the text says {_said(winner)} and also {_said(other)}"


def _age_words(case: Case, _: Sequence[Finding]) -> Iterator[Doubt]:
    """`A 45-year-old boy`, `a 3-year-old man`."""
    if case.age_years is None:
        return
    rests = (*case.findings.get("sex", ()), *case.findings.get("age_years", ()))
    for finding in rests:
        words = " ".join(evidence.text for evidence in finding.evidence)
        grown = case.age_years >= _ADULT_YEARS and _CHILD.search(words)
        young = case.age_years < _CHILD_YEARS and _ADULT.search(words)
        if grown or young:
            yield "age_years", f"{case.age_years:g} years against the words “{words}”"


def _level_regions(case: Case, findings: Sequence[Finding]) -> Iterator[Doubt]:
    """`A lumbar mass … T4-T6`: a level none of whose regions the words name."""
    stated = {str(f.value) for f in findings if f.field is Field.REGIONS}
    for level in case.levels:
        covered = regions(level)
        if stated and covered and not stated.intersection(covered):
            yield "levels", f"{level} is {' and '.join(covered)}, the text says {_list(stated)}"


def _recurrence(case: Case, findings: Sequence[Finding]) -> Iterator[Doubt]:
    """A good result told before a recurrence; a bad one beside "no recurrence"."""
    for field, good in _GOOD.items():
        value = getattr(case, field)
        if case.recurrence is True and value == good:
            last = _last(findings, field, good)
            if last < _last(findings, Field.RECURRENCE, value=True):
                yield field, f"{good}, and the text tells of a recurrence later"
        if case.recurrence is False and value == _BAD[field]:
            yield field, f"{value}, and the text says that nothing recurred"


def _treatments(case: Case, findings: Sequence[Finding]) -> Iterator[Doubt]:
    """Given and, told later, not given; a dose without radiotherapy; half a fraction."""
    for treatment in case.treatments:
        given = _last(findings, Field.TREATMENTS, treatment, Status.GIVEN)
        refused = _last(findings, Field.TREATMENTS, treatment, Status.NOT_GIVEN)
        if refused > given:
            yield "treatments", f"{treatment} is given and later not{_words(findings[refused])}"
    for finding in findings:
        if finding.field is Field.RADIOTHERAPY_FRACTIONS and isinstance(finding.value, float):
            yield "radiotherapy_fractions", f"{finding.value} is no number of fractions"
    if case.radiotherapy_dose_gy is not None and "radiotherapy" not in case.treatments:
        yield "radiotherapy_dose_gy", "a dose, and no radiotherapy among the treatments"


def _weak(case: Case, _: Sequence[Finding]) -> Iterator[Doubt]:
    for key, rests in case.findings.items():
        for value in dict.fromkeys(finding.value for finding in rests):
            sure = combined(finding for finding in rests if finding.value == value)
            if sure < WEAK:
                yield key, f"{value} rests on weak words (confidence {sure:.2f})"


def _last(
    findings: Sequence[Finding],
    field: Field,
    value: Value,
    status: Status | None = None,
) -> int:
    """The place of the last finding of that value; -1 where there is none."""
    return max(
        (
            place
            for place, f in enumerate(findings)
            if f.field is field and f.value == value and status in {None, f.status}
        ),
        default=-1,
    )


def _said(finding: Finding) -> str:
    return f"{finding.value}{_words(finding)}"


def _words(finding: Finding) -> str:
    return f" (“{finding.evidence[0].text}”)" if finding.evidence else ""


def _list(names: set[str]) -> str:
    return " and ".join(sorted(names))
