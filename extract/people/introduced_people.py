"""A sentence to the own patients it introduces together, and to which of them each member is."""

from collections.abc import Iterator
from typing import NamedTuple

from cases.finding import PatientId
from extract.people.group_introduction import introduced, introduction
from extract.people.group_member import Introduction, Member
from extract.people.pair_introduction import presented_two
from extract.people.patients import Patients
from extract.text.reading import Sentence

_PAIR = 2


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
    whole = introduced(patients.reading, len(everyone))
    if whole:
        return {whole[0].index: Introduced(whole[1], everyone)}
    two = presented_two(patients.reading) if len(everyone) == _PAIR else None
    if two and not patients.labelled:
        sentence, members = two
        start, end = members[0].sex_span[0], members[-1].sex_span[1]
        group = Introduction(members, start, end, summed=False, apart=False)
        return {sentence.index: Introduced(group, everyone)}
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
