"""Words in a sentence to the paper's own patients of whom they are said."""

from cases.finding import NOBODY, SOMEONE_ELSE, PatientId
from extract.people.literature import introduces
from extract.people.patients import Patients
from extract.text.reading import Sentence


def whose(sentence: Sentence, offset: int, patients: Patients) -> tuple[PatientId, ...]:
    """The own patients of whom the words at `offset` are said; none for others and for nobody.

    A sentence that presents a case (`"A case is reported in a man of 36"`) speaks of the only
    patient, whoever else it seems to speak of.
    """
    people = patients.experiencers(sentence, offset)
    if not set(people) & {SOMEONE_ELSE, NOBODY}:
        return people
    alone = len(patients.all) == 1 and introduces(sentence.text)
    return (patients.all[0].id,) if alone else ()
