"""What is told of one patient in the course of the text; his outcome is decided at its end."""

from dataclasses import dataclass, field

from extract.outcome.after_treatment import tells_of_illness
from extract.outcome.picture import Picture
from extract.outcome.recurrence import Return
from extract.outcome.silence import tells_of_silence
from extract.outcome.state import State
from extract.outcome.told import Told


@dataclass(slots=True)
class PatientCourse:
    """What is told of one patient, in order of the text; and what is known of him so far."""

    states: list[Told[State]] = field(default_factory=list)
    pictures: list[Told[Picture]] = field(default_factory=list)
    returns: list[Told[Return]] = field(default_factory=list)
    treated: bool = False
    treated_last: int = -1
    ill: bool = False
    found_by_chance: bool = False
    silent: bool = False
    """Whether he is watched because the mass gives no symptoms, and none have come since."""

    def hear_of_symptoms(self, text: str) -> None:
        """Symptoms told before the mass is said to give none are of another illness."""
        silent, ill = tells_of_silence(text, treated=self.treated), tells_of_illness(text)
        if silent:
            self.states.clear()
        self.silent = silent or (self.silent and not ill)
        self.ill = (self.ill or ill) and not silent
