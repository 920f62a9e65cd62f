"""A mass that nothing was done for, where no word says so: watched by what the story tells.

`Irradiation was offered and refused. Over the next four months she declined`; `without any
intervention it is the same size 18 months on`, in a closing sentence that names nobody.
"""

from collections.abc import Iterator, Sequence

from cases.finding import PatientId
from extract.grammar.phrase import compiled
from extract.grammar.vocabulary import Mention
from extract.people.patients import Patients
from extract.text.context import context
from extract.text.reading import Sentence, Zone
from extract.treatment.cue import Said
from extract.treatment.keys import OBSERVATION
from extract.treatment.treatment_time import Told

_OF_HIM = compiled(r"""
    \b(?:was|were|has|have|had|remain(?:s|ed)|is (?:still|now|the same|unchanged|stable))\b
""")
_AT_LARGE = compiled(r"""
    \b(?:patients|cases|literature|authors?|series|should|may|might|can|could|must|would
    |recommend\w*|often|usually|always|never|rare(?:ly)?|indicated|options?|seldom|natural)\b
""")
_DIED = compiled(r"\b(?:died|dead|death|fatal|succumbed|expired|autopsy|necropsy|passed away)\b")
_LATER = compiled(r"""
    \b(?:(?:after|for|in|at|over|during|within|throughout) (?:[\w-]+ ){0,3}?[\w.,-]+[\s-](?:months?
    |years?)(?![\s-]old)|(?:months?|years?) (?:later|on|after(?:wards)?|thereafter))\b
""")
_EARLIER = compiled(r"\b(?:ago|before|earlier|previous(?:ly)?|history|had|since)\b")


def of_nobody_but_him(sentence: Sentence, start: int, patients: Patients) -> PatientId | None:
    """The patient told of last, of whom words about the mass alone are said; None if of none."""
    last = [
        patient.id
        for patient in patients.all
        if len(patients.all) == 1
        or any(one.index == sentence.index - 1 for one in patients.sentences(patient.id))
    ]
    told = _OF_HIM.search(sentence.text) and not _AT_LARGE.search(sentence.text)
    general = context(sentence, start, start + 1).general
    return last[0] if told and len(last) == 1 and not general else None


def left_alone(story: Sequence[Told], his: Sequence[Sentence]) -> Iterator[Told]:
    """The time for which he was seen after every treatment told of had been turned down."""
    refused = [told for told in story if told.said is Said.NOT_GIVEN and not told.is_a_further_one]
    if not refused or any(told.mention.key == OBSERVATION for told in story):
        return
    last = max(told.place for told in refused)
    after = [one for one in his if one.index >= last[0]]
    if any(_DIED.search(one.text) for one in after):
        return
    for one in after:
        found = _LATER.search(one.text, last[1] if one.index == last[0] else 0)
        if found and one.zone is Zone.CASE and not _EARLIER.search(one.text):
            yield Told(refused[0].patient, Said.GIVEN, one, Mention(OBSERVATION, *found.span()))
            return
