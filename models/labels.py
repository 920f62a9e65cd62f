"""What the recogniser marks, and how the labels of other corpora map to ours."""

from collections.abc import Mapping
from enum import StrEnum


class Label(StrEnum):
    """A kind of mention. Values are the names of the entity labels in the trained model."""

    AGE = "AGE"
    SEX = "SEX"
    LEVEL = "LEVEL"
    DISORDER = "DISORDER"
    TREATMENT = "TREATMENT"
    OUTCOME = "OUTCOME"
    PATIENT = "PATIENT"


MACCROBAT: Mapping[str, Label] = {
    "Age": Label.AGE,
    "Sex": Label.SEX,
    "Disease_disorder": Label.DISORDER,
    "Therapeutic_procedure": Label.TREATMENT,
    "Medication": Label.TREATMENT,
    "Outcome": Label.OUTCOME,
}
"""MACCROBAT 2020 (Caufield et al., figshare 9764942, CC BY 4.0)."""

BC5CDR: Mapping[str, Label] = {"Disease": Label.DISORDER, "Chemical": Label.TREATMENT}
"""BioCreative V CDR (Li et al., Database 2016:baw068). Most of its chemicals are drugs given."""

OWN: Mapping[str, Label] = {label.value: label for label in Label}
"""Our own gold documents; their other labels (dose, region …) are left to the rules."""
