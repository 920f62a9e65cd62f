"""What the text says of nobody by name, in a paper whose patients stand in a table.

`Six had been splenectomised` and `one relapsed at T10-T12` are told of the group: without a name
in the sentence the rules give them to each patient. Of a series they hold for each only where the
text says so (`all were irradiated`); who the six were the table says.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from cases.finding import Evidence, Finding, PatientId
from extract.grammar.pattern import Pattern
from extract.people.patients import Patients
from extract.text.reading import Reading, Sentence

_FEWEST = 3
"""So many patients make a group of whom a sentence may tell without telling of each."""
_OF_EACH = Pattern(
    r"\b(?:all|each|every(?:one|body)?|both|none|neither|any|no patients?)\b", re.IGNORECASE
)


def told_of_each(said: Sequence[Finding], patients: Patients) -> Iterator[Finding]:
    """The findings without those that one sentence gives to the whole group unasked."""
    everyone = {patient.id for patient in patients.all}
    holders: defaultdict[Evidence, set[PatientId]] = defaultdict(set)
    for finding in said:
        holders[finding.evidence[0]].add(finding.patient)
    nobodys = {
        words
        for words, who in holders.items()
        if len(everyone) >= _FEWEST and who >= everyone
        if not _holds_for_each(patients.reading, words)
    }
    yield from (finding for finding in said if finding.evidence[0] not in nobodys)


def _holds_for_each(reading: Reading, words: Evidence) -> bool:
    sentence = _sentence_of(reading, words)
    return sentence is not None and _OF_EACH.search(sentence.text) is not None


def _sentence_of(reading: Reading, words: Evidence) -> Sentence | None:
    return next(
        (
            sentence
            for sentence in reading.sentences
            if sentence.section == words.section and sentence.start <= words.start < sentence.end
        ),
        None,
    )
