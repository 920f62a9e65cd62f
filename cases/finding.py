"""A finding: one value of one field for one patient, with the words it rests on.

Rules, the recogniser and people all speak in findings; cases are assembled from nothing else.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

PatientId = NewType("PatientId", str)
"""`1`, `2` … in order of the text for this paper's own patients; else one of the two below."""

SOMEONE_ELSE = PatientId("someone_else")
"""A relative, a patient of another paper, an animal."""

NOBODY = PatientId("nobody")
"""A general statement, or the document as a whole (kind, relevance)."""

Value = str | int | float | bool

FURTHER = 1.0
"""The rank of a refusal that is of a further treatment of a kind that was given: `surgery was done;
a second operation was declined`. Both lists name it."""


class Field(StrEnum):
    """What a finding speaks of: the keys of the case record (contract `case_record.md`)."""

    KIND = "kind"
    RELEVANT = "relevant"
    AGE_YEARS = "age_years"
    AGE_LOW = "age_low"
    AGE_HIGH = "age_high"
    SEX = "sex"
    LEVELS = "levels"
    REGIONS = "regions"
    COMPARTMENTS = "compartments"
    DISORDERS = "disorders"
    NO_KNOWN_DISORDER = "no_known_disorder"
    TREATMENTS = "treatments"
    RADIOTHERAPY_DOSE_GY = "radiotherapy_dose_gy"
    RADIOTHERAPY_FRACTIONS = "radiotherapy_fractions"
    OUTCOME_CLINICAL = "outcome_clinical"
    OUTCOME_IMAGING = "outcome_imaging"
    RECURRENCE = "recurrence"
    FOLLOW_UP_MONTHS = "follow_up_months"


class Status(StrEnum):
    """What the text says about a value.

    A treatment is `given`, `prior` or `not_given`; a level rests on the `lesion`, on what was
    `treated`, or on the `neurological` examination; everything else is `stated`.
    """

    STATED = "stated"
    GIVEN = "given"
    PRIOR = "prior"
    NOT_GIVEN = "not_given"
    LESION = "lesion"
    TREATED = "treated"
    NEUROLOGICAL = "neurological"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a value rests on: `text` is exactly `section_text[start:end]` (code points)."""

    section: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One value of one field for one patient.

    `source` names who says so: `rule:age.year_old`, `ner:<model>`, `human:<who>`.
    `confidence` is 0 to 1. `rank` orders findings where a later state replaces an earlier one
    (outcome, follow-up) or follows it (a further operation refused): the greater rank is the later;
    0 where order has no meaning. `apart`: a level of a deposit of its own, wherever it lies.
    """

    field: Field
    value: Value
    patient: PatientId
    evidence: tuple[Evidence, ...]
    source: str
    status: Status = Status.STATED
    confidence: float = 0.9
    rank: float = 0.0
    apart: bool = False
