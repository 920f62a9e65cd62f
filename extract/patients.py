"""A reading to its patients: who they are, and of whom each stretch of text speaks."""

from dataclasses import dataclass

from cases.finding import NOBODY, PatientId
from extract.reading import Reading, Sentence, Zone


@dataclass(frozen=True, slots=True)
class Patient:
    """One of the paper's own patients. `label` is what the paper calls him (`Case 2`), or empty."""

    id: PatientId
    label: str = ""


@dataclass(frozen=True, slots=True)
class Patients:
    """The paper's own patients in order of the text, and who each stretch of text speaks of."""

    reading: Reading
    all: tuple[Patient, ...]

    def experiencers(self, sentence: Sentence, offset: int) -> tuple[PatientId, ...]:
        """Of whom the words at `offset` of `sentence` are said.

        One patient, several ("both", "patients 1 and 3"), `(SOMEONE_ELSE,)` for relatives,
        quoted patients and animals, `(NOBODY,)` for a general statement.
        """
        if sentence.zone in {Zone.BACKGROUND, Zone.DISCUSSION, Zone.CONCLUSION} or not self.all:
            return (NOBODY,)
        return (self.all[0].id,)

    def sentences(self, patient: PatientId) -> tuple[Sentence, ...]:
        """The sentences in which something is said of this patient, in order of the text."""
        return tuple(
            s
            for s in self.reading.sentences
            if any(patient in self.experiencers(s, at) for at in (0, len(s.text) - 1))
        )


def find_patients(reading: Reading) -> Patients:
    """The paper's own patients."""
    return Patients(reading, (Patient(PatientId("1")),))
