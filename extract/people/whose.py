"""Words in a sentence to the paper's own patients of whom they are said."""

import re

from cases.finding import NOBODY, SOMEONE_ELSE, PatientId
from extract.grammar.pattern import Pattern
from extract.people.literature import introduces
from extract.people.patients import Patients
from extract.text.reading import Sentence

_TWO = 2


_SEVERAL = Pattern(
    r"\b(?:both|all|each|neither|either|respectively|patients|cases|brothers|sisters|siblings|twins"
    r"|others?|latter|former|(?:two|three|four|five) (?:of|men|women|boys|girls|children))\b",
    re.IGNORECASE,
)
_THEY = Pattern(r"\b(?:they|them|these|those|their)\b", re.IGNORECASE)


def said_of(sentence: Sentence, offset: int, patients: Patients) -> tuple[PatientId, ...]:
    """Of whom the words at `offset` are said, where `they` are one patient's masses.

    `In a man of 33 the masses enhanced, and they have been stable since` is of the man alone.
    """
    people = patients.experiencers(sentence, offset)
    first = patients.experiencers(sentence, 0)
    if len(people) < _TWO or len(first) != 1 or first[0] in {NOBODY, SOMEONE_ELSE}:
        return people
    before = sentence.text[:offset]
    return people if _SEVERAL.search(before) or not _THEY.search(before) else first


def whose(sentence: Sentence, offset: int, patients: Patients) -> tuple[PatientId, ...]:
    """The own patients of whom the words at `offset` are said; none for others and for nobody.

    A sentence that presents a case (`"A case is reported in a man of 36"`) speaks of the only
    patient, whoever else it seems to speak of.
    """
    people = said_of(sentence, offset, patients)
    if not set(people) & {SOMEONE_ELSE, NOBODY}:
        return people
    alone = len(patients.all) == 1 and introduces(sentence.text)
    return (patients.all[0].id,) if alone else ()
