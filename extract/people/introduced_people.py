"""A sentence to the own patients it introduces together, and to which of them each member is."""

from collections.abc import Iterator
from typing import NamedTuple

from cases.finding import PatientId
from extract.people.group_introduction import introduced, introduction, presented
from extract.people.group_member import Introduction, Member
from extract.people.patients import Patients
from extract.text.reading import Sentence


class Introduced(NamedTuple):
    """People introduced together, and the patients they are, in the same order."""

    group: Introduction
    who: tuple[PatientId, ...]

    def holds(self, offset: int) -> bool:
        """Whether the words that introduce them reach over that place of their sentence."""
        return self.group.start <= offset < self.group.end

    def each(self) -> Iterator[tuple[PatientId, Member]]:
        """Each patient with what is told of him in the introduction."""
        return zip(self.who, self.group.members, strict=True)


def introductions(patients: Patients) -> dict[int, Introduced]:
    """The introductions by the index of their sentence: of all patients, or of some of a series."""
    everyone = tuple(patient.id for patient in patients.all)
    if len(everyone) < 2:  # noqa: PLR2004 - one patient is introduced alone
        return {}
    found_by = introduced if patients.labelled else presented
    whole = found_by(patients.reading, len(everyone))
    if whole:
        return {whole[0].index: Introduced(whole[1], everyone)}
    found = ((s.index, _partial(s, patients)) for s in patients.reading.sentences)
    return {index: some for index, some in found if some}


def _partial(sentence: Sentence, patients: Patients) -> Introduced | None:
    """`Two sisters (23 and 27 years)` in a series of six."""
    group = introduction(sentence.text)
    if group is None or group.summed:
        return None
    who = patients.experiencers(sentence, group.start)
    fits = len(who) == len(group.members) and set(who) <= patients.ids
    return Introduced(group, who) if fits else None
