"""What each column of the case table is: type, unit, allowed values, meaning. One place for all.

Excel, Parquet, REDCap and the release take their types and explanations from here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from cases.contract import BASES, CLINICAL, COMPARTMENTS, IMAGING, REGIONS, SEXES
from cases.record import Kind
from studies.study import Study

OTHER = "other:<name>"
"""The key of a study's table that stands for every value that is none of the others."""


class Form(StrEnum):
    """How the values of a column are written."""

    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole number"
    YES_NO = "yes or no"
    CHOICE = "one of"
    SET = "any of"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `choices` holds what each allowed value stands for, empty where any is allowed."""

    name: str
    label: str
    form: Form
    meaning: str
    unit: str = ""
    choices: Mapping[str, str] | None = None


def _named(*names: str) -> dict[str, str]:
    return {name: name.replace("_", " ") for name in names}


_TEXT = "From the paper; empty where it does not say."
_STUDY_TABLES = {
    "disorders": "disorders",
    "treatments": "treatments",
    "treatments_prior": "treatments",
    "treatments_not_given": "treatments",
}
_COLUMNS = (
    Column("case_id", "Case", Form.TEXT, "The patient's id, which stays: PMID and number."),
    Column("doc", "Paper", Form.TEXT, "The paper's id, pmid: or another."),
    Column("title", "Title", Form.TEXT, "The paper's title."),
    Column("year", "Year", Form.WHOLE, "Year of publication."),
    Column("kind", "Kind of paper", Form.CHOICE, "Judged on its form.", "", _named(*Kind)),
    Column("age_years", "Age", Form.NUMBER, "At presentation with the disease.", "years"),
    Column("age_low", "Age from", Form.NUMBER, "Where only a range or decade is given.", "years"),
    Column("age_high", "Age to", Form.NUMBER, "Where only a range or decade is given.", "years"),
    Column("sex", "Sex", Form.CHOICE, _TEXT, "", _named(*sorted(SEXES))),
    Column("levels", "Vertebral levels", Form.SET, "From the head down, T for dorsal: T3-T10."),
    Column(
        "level_basis",
        "Levels rest on",
        Form.CHOICE,
        "The lesion, else the treated levels, else the neurological level.",
        "",
        _named(*sorted(BASES)),
    ),
    Column(
        "regions",
        "Regions of the spine",
        Form.SET,
        "From the levels and from words.",
        "",
        _named(*sorted(REGIONS)),
    ),
    Column("compartments", "Compartments", Form.SET, _TEXT, "", _named(*sorted(COMPARTMENTS))),
    Column("disorders", "Predisposing disorders", Form.SET, "The most specific names given."),
    Column(
        "no_known_disorder", "No known disorder", Form.YES_NO, "Yes only where the paper says so."
    ),
    Column("treatments", "Treatments", Form.SET, "Given for the episode, failed ones included."),
    Column("treatments_prior", "Treatments before", Form.SET, "Given before the episode."),
    Column("treatments_not_given", "Treatments not given", Form.SET, "Considered, not done."),
    Column(
        "radiotherapy_dose_gy", "Radiotherapy dose", Form.NUMBER, "Total dose, first course.", "Gy"
    ),
    Column(
        "radiotherapy_fractions", "Radiotherapy fractions", Form.WHOLE, "Of that dose.", "fractions"
    ),
    Column(
        "outcome_clinical",
        "Clinical outcome",
        Form.CHOICE,
        "After treatment of the episode, at the last mention.",
        "",
        _named(*sorted(CLINICAL)),
    ),
    Column(
        "outcome_imaging",
        "Imaging outcome",
        Form.CHOICE,
        "Of the mass, apart from the clinical one.",
        "",
        _named(*sorted(IMAGING)),
    ),
    Column("recurrence", "Recurrence", Form.YES_NO, "Only where the paper speaks of it."),
    Column(
        "follow_up_months", "Follow-up", Form.NUMBER, "Last reported, after treatment.", "months"
    ),
    Column("doubts", "Doubts", Form.WHOLE, "Fields that a person should look at.", "fields"),
)


def codebook(study: Study) -> tuple[Column, ...]:
    """The columns in the order of the case table, with the study's disorders and treatments."""
    return tuple(
        replace(column, choices=_choices(study, _STUDY_TABLES[column.name]))
        if column.name in _STUDY_TABLES
        else column
        for column in _COLUMNS
    )


def _choices(study: Study, table: str) -> dict[str, str]:
    """By key what it stands for; `other:<name>` as `other`."""
    names = {row["key"].partition(":")[0]: row.get("name", "") for row in study.rows(table)}
    return {key: name or key.replace("_", " ") for key, name in names.items()}
