"""Of which patients a disorder named in a sentence is said."""

from cases.finding import NOBODY, SOMEONE_ELSE, PatientId
from extract.grammar.phrase import compiled
from extract.grammar.vocabulary import Mention
from extract.people.patients import Patients
from extract.text.reading import Sentence

_REACH = 320
_OF_THE_CASE = compiled(r"""
    \b(?:our|this|the (?:present|reported|described)) (?:[\w-]+ )?(?:observation|case|report|patient
    |experience)\b
    (?:(?!\b(?:should|must|can|may|might|could|patients|always|often|rare|any|suspect\w*
    |consider\w*)
    \b)[^;]){0,260}? (?:in the (?:context|setting|course|presence) of|due to|secondary to|caused by
    |because of|complicating|on the basis of|resulting from|as an? (?:\w+ )?complication of)
    (?: an?| the)?(?: [\w-]+)? $
""")
"""`Our observation shows the value of irradiation for cord compression in the context of`."""
_CAUSE_OF_THE_MASS = compiled(r"""
    [^.;]{0,60}? (?:is|was|were|are|seems? to be|appears? to be|must be|must have been) (?:(?:the
    |a|probably|presumably|likely|most|undoubtedly|his|her) )*(?:\w+ )?(?:causes?|reasons?
    |explanation) (?:of|for|behind) (?:the|these|this|his|her|our)\b
""")
"""`Iron deficiency is the likely cause of the masses`."""

_IN_THE_PAST = compiled(
    r"\b(?:was|were|could|failed|did|remained|had|disclosed|revealed|in (?:this|our) (?:case"
    r"|patient|man|woman))\b"
)
_AT_LARGE = compiled(r"\b(?:patients|cases|literature|often|usually|series|reported|authors)\b")


def owners(patients: Patients, sentence: Sentence, mention: Mention) -> tuple[PatientId, ...]:
    """The patients it is said of; none where it is said of nobody or of someone else.

    Where a paper has one patient, what it says of its case is said of him.
    """
    who = patients.experiencers(sentence, mention.start)
    if who == (NOBODY,) and len(patients.all) == 1:
        before = sentence.text[max(0, mention.start - _REACH) : mention.start]
        his = _OF_THE_CASE.search(before) or _CAUSE_OF_THE_MASS.match(sentence.text, mention.end)
        return (patients.all[0].id,) if his else ()
    return tuple(patient for patient in who if patient not in {SOMEONE_ELSE, NOBODY})


def deniers(patients: Patients, sentence: Sentence, start: int, end: int) -> tuple[PatientId, ...]:
    """The patients for whom the words from `start` to `end` deny any disorder.

    What was not found, in a paper with one patient, was looked for in him.
    """
    who = patients.experiencers(sentence, start)
    told = _IN_THE_PAST.search(sentence.text, start) and not _AT_LARGE.search(sentence.text)
    if who == (NOBODY,) and len(patients.all) == 1 and told:
        return (patients.all[0].id,)
    return owners(patients, sentence, Mention("", start, end))
