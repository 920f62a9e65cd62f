"""Comments to the values that they state: what stands in no words that could be marked.

`1: age_years 42`, `2: levels T5-T9; L1`, `1: outcome_clinical none` (the text does not say). A
comment that does not begin with a number and a colon is a note for people.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from cases.checks import ContractError
from cases.contract import CHECKS, SET_KEYS
from cases.finding import FURTHER, Field, Finding, PatientId, Status
from cases.spine import canonical, vertebrae

_FORM = re.compile(
    r"\s*(?:patient\s*)?(\d+)\s*:\s*(\w+)\s*[:=]?\s*(.*?)\s*", re.IGNORECASE | re.DOTALL
)
_NONE = "none"
_STATUSES = {
    "treatments": Status.GIVEN,
    "treatments_prior": Status.PRIOR,
    "treatments_not_given": Status.NOT_GIVEN,
    "levels": Status.LESION,
}
_KEYS = tuple(key for key in CHECKS if key != "level_basis")


@dataclass(frozen=True, slots=True)
class Statement:
    """One value of a patient, said without words: `value` is the contract's, or one of a set."""

    patient: str
    key: str
    value: Any

    @property
    def field(self) -> Field:
        """What it speaks of."""
        return Field.TREATMENTS if self.key.startswith("treatments") else Field(self.key)

    @property
    def is_none(self) -> bool:
        """Whether it says that the text does not state the field."""
        return self.value is None

    def finding(self, person: str) -> Finding:
        """As a person's finding without words; a refusal stays beside the same treatment given."""
        status = _STATUSES.get(self.key, Status.STATED)
        patient, source = PatientId(self.patient), f"human:{person}"
        rank = FURTHER if status is Status.NOT_GIVEN else 0.0
        return Finding(self.field, self.value, patient, (), source, status, 1.0, rank=rank)


def key_of(field: Field, status: Status) -> str:
    """The key of the case record for a finding's field."""
    if field is not Field.TREATMENTS:
        return str(field)
    return next(key for key, of in _STATUSES.items() if of is status)


def read_statements(
    comments: Sequence[str], patients: Collection[str]
) -> tuple[list[Statement], list[str]]:
    """The statements, and a sentence for each comment that looks like one and cannot be read."""
    statements: list[Statement] = []
    problems: list[str] = []
    for comment in comments:
        form = _FORM.fullmatch(comment)
        if form is None:
            continue
        patient, key, given = form[1], form[2].lower(), form[3]
        try:
            statements += _read(patient, key, given, patients)
        except ContractError as error:
            problems.append(f"the comment “{comment.strip()}” cannot be read: {error}")
    return statements, problems


def _read(patient: str, key: str, given: str, patients: Collection[str]) -> list[Statement]:
    if patient not in patients:
        raise ContractError(f"there is no patient {patient}")
    if key not in _KEYS:
        raise ContractError(f"{key} is no field; there are {', '.join(_KEYS)}")
    if given.lower() == _NONE:
        return [Statement(patient, key, None)]
    if key in SET_KEYS:
        elements = [each.strip() for each in given.split(";") if each.strip()]
        checked = CHECKS[key](elements, key)
        if key == "levels":
            checked = [_level(each) for each in checked]
        return [Statement(patient, key, element) for element in checked]
    value = CHECKS[key](_plain(given), key)
    told = None if key == Field.NO_KNOWN_DISORDER and not value else value
    return [Statement(patient, key, told)]


def _level(given: str) -> str:
    if not vertebrae(given):
        raise ContractError(f"{given} is no level such as T5-T9")
    return canonical(given)


def _plain(given: str) -> object:
    """A number or a truth, where it looks like one."""
    if given.lower() in {"yes", "true"}:
        return True
    if given.lower() in {"no", "false"}:
        return False
    try:
        return float(given) if "." in given else int(given)
    except ValueError:
        return given
