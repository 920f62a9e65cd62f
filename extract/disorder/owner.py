"""Of which patients a disorder named in a sentence is said."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from cases.finding import NOBODY, SOMEONE_ELSE, PatientId
from extract.disorder.family import are_sisters
from extract.disorder.kin import shared
from extract.grammar.phrase import compiled
from extract.grammar.vocabulary import Mention
from extract.people.patients import Patients
from extract.text.reading import Sentence
from studies.study import Study

_IN_TURN = compiled(
    r"\brespectively\b|\bin (?:the same|that|this) (?:order|sequence)\b|\bin turn\b"
)
_LINK = compiled(
    r"\s*(?:\([^()]{0,60}\)\s*)?(?:,|and|, and|or|&|/)(?: (?:in|with|of|the other|one))?\s*"
)
"""Between names that are dealt out: `major and haemoglobin H disease`."""

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
    [^.;]{0,60}? (?:is|was|were|are|seems? to be|appears? to be
    |(?:must|may|might|could) (?:be|have been)) (?:(?:the|a|probably|presumably
    |likely|most|undoubtedly|his|her) )*(?:\w+ )?(?:causes?|reasons?
    |explanation) (?:of|for|behind) (?:the|these|this|his|her|our)\b
""")
"""`Iron deficiency is the likely cause of the masses`."""


def owners(patients: Patients, sentence: Sentence, start: int, end: int) -> tuple[PatientId, ...]:
    """The patients of whom the words are said; none where it is nobody or someone else.

    Where a paper has one patient, what it says of its case is said of him.
    """
    who = patients.experiencers(sentence, start)
    if who == (NOBODY,) and len(patients.all) == 1:
        before = sentence.text[max(0, start - _REACH) : start]
        his = _OF_THE_CASE.search(before) or _CAUSE_OF_THE_MASS.match(sentence.text, end)
        return (patients.all[0].id,) if his else ()
    if who == (SOMEONE_ELSE,) and len(patients.all) == 1:
        return (patients.all[0].id,) if shared(sentence.text, start, end) else ()
    return tuple(patient for patient in who if patient not in {SOMEONE_ELSE, NOBODY})


def shared_out(
    sentence: Sentence, mentions: Sequence[Mention], patients: Patients, study: Study
) -> Iterator[tuple[Mention, tuple[PatientId, ...]]]:
    """Each name with the patients it is said of: of one each where they are told in turn.

    Or where as many as there are patients are listed that nobody has together: `Two patients with
    thalassaemia major and haemoglobin H disease`.
    """
    who = [owners(patients, sentence, one.start, one.end) for one in mentions]
    together = len(set(who)) == 1 and len(who) == len(who[0]) > 1
    if together and (_IN_TURN.search(sentence.text) or are_dealt_out(sentence, mentions, study)):
        who = [(patient,) for patient in who[0]]
    yield from zip(mentions, who, strict=True)


def are_dealt_out(sentence: Sentence, mentions: Sequence[Mention], study: Study) -> bool:
    """Whether the names stand in one list and exclude each other."""
    listed = all(
        _LINK.fullmatch(sentence.text, one.end, other.start) for one, other in pairwise(mentions)
    )
    return listed and all(
        are_sisters(one.key, other.key, study) for one, other in combinations(mentions, 2)
    )
