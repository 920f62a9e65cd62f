"""Words about a mass to the patients whose mass it is."""

import re

from cases.finding import NOBODY, PatientId
from extract.grammar.pattern import Pattern
from extract.grammar.vertebra import mentions
from extract.people.patients import Patients
from extract.people.respective import deals
from extract.text.reading import Sentence, Zone
from extract.text.statement import generality

_IN_EACH = Pattern(
    r"\bin\s(?:patient|case)s?\s\d[^.;]*\bin\s(?:patient|case)?s?\s?\d"
    r"|\bin\sthe\s(?:former|first|elder|older|one)\b[^.;]*\bin\sthe\s(?:latter|second|younger|other)\b",
    re.IGNORECASE,
)
"""`The mass lay at T3-T8 in patient 1, T5-T7 in patient 2`."""

_GENERAL = 0.9


def owners(sentence: Sentence, offset: int, patients: Patients) -> tuple[PatientId, ...]:
    """Of whom the words at `offset` are said.

    Where the case is told, a finding of nobody (`Figure 1 depicts epidural tissue from T5 to T10`)
    is the only patient's.
    """
    who = patients.experiencers(sentence, offset)
    if who == (NOBODY,) and len(patients.all) == 1 and _is_a_finding(sentence):
        return (patients.all[0].id,)
    return who


def _is_a_finding(sentence: Sentence) -> bool:
    """Whether it tells a place in the spine where the case is told."""
    told = sentence.zone is Zone.CASE and generality(sentence.text) < _GENERAL
    return told and bool(mentions(sentence.text))


def sharers(sentence: Sentence, offset: int, patients: Patients) -> tuple[PatientId, ...]:
    """Of whom a word is said that opens a list: `epidural masses at T4-T8 and T6-T9, respectively`.

    The list gives one level to each patient; what stands before it is said of all of them.
    """
    if not (deals(sentence.text) or _IN_EACH.search(sentence.text)):
        return owners(sentence, offset, patients)
    named = (one for _, _, who in patients.stretches(sentence) for one in who)
    everyone = tuple(dict.fromkeys(one for one in named if one in patients.ids))
    return everyone or owners(sentence, offset, patients)
