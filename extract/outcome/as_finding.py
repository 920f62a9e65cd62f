"""What is told last of a patient to the finding of its field."""

from cases.finding import Field, Finding, PatientId
from extract.outcome.picture import Picture
from extract.outcome.recurrence import Return
from extract.outcome.state import State
from extract.outcome.told import Told


def as_finding(
    field_: Field, patient: PatientId, told: Told[State] | Told[Picture] | Told[Return]
) -> Finding:
    """The value with its words; later ones rank above earlier ones."""
    value = told.what.value
    return Finding(
        field=field_,
        value=value if isinstance(value, bool) else str(value),
        patient=patient,
        evidence=(told.sentence.evidence(told.start, told.end),),
        source=f"rule:{field_}.{told.what.name}",
        confidence=told.surety,
        rank=float(told.sentence.index),
    )
