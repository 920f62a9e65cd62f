"""The case record of the contract: what one document gives, as typed records and as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cases.finding import Finding
from corpus.article import DocumentId


class Kind(StrEnum):
    """What kind of paper it is, judged on form."""

    CASE_REPORT = "case_report"
    CASE_SERIES = "case_series"
    COHORT = "cohort"
    REVIEW = "review"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Case:
    """One patient. None, or an empty tuple, means that the text does not state it.

    Ages in years, doses in gray, follow-up in months. `findings` holds, by key of the record,
    every finding that the value rests on; `review` names the fields a person should look at,
    each with the reason.
    """

    age_years: float | None = None
    age_low: float | None = None
    age_high: float | None = None
    sex: str | None = None
    levels: tuple[str, ...] = ()
    level_basis: str | None = None
    regions: tuple[str, ...] = ()
    compartments: tuple[str, ...] = ()
    disorders: tuple[str, ...] = ()
    no_known_disorder: bool = False
    treatments: tuple[str, ...] = ()
    treatments_prior: tuple[str, ...] = ()
    treatments_not_given: tuple[str, ...] = ()
    radiotherapy_dose_gy: float | None = None
    radiotherapy_fractions: int | None = None
    outcome_clinical: str | None = None
    outcome_imaging: str | None = None
    recurrence: bool | None = None
    follow_up_months: float | None = None
    findings: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    review: Mapping[str, str] = field(default_factory=dict)
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Cohort:
    """Aggregate figures of a group; None where the text does not give them. Ages in years."""

    n: int | None = None
    age_mean: float | None = None
    age_median: float | None = None
    age_low: float | None = None
    age_high: float | None = None
    male: int | None = None
    female: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """One document: what it is, whether it counts, its patients, its group.

    `flags` are sentences for the reviewer about the whole document (a number of patients
    announced that is not the number found, abstract against body). `findings` are those that
    kind and relevance rest on.
    """

    doc: DocumentId
    title: str
    year: int | None
    kind: Kind
    relevant: bool
    cases: tuple[Case, ...] = ()
    cohort: Cohort | None = None
    literature_cases: tuple[Case, ...] = ()
    flags: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
