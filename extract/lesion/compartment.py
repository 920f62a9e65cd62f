"""Compartments of each patient's masses: epidural, paraspinal, intradural, presacral, in bone."""

import re
from collections.abc import Iterator

from cases.finding import Field, Finding, PatientId
from extract.grammar.pattern import Pattern
from extract.lesion.level_basis import denied
from extract.lesion.owner import owners, sharers
from extract.people.patients import Patients
from extract.text.context import context
from extract.text.reading import Reading, Sentence, Zone
from studies.study import Study

_SPINE = (
    r"(?:(?:the|his|her)\s+)?(?:\w+\s+){0,2}?(?:spine|vertebra[el]?|(?:spinal|vertebral)\s+column)"
)
_WORDS = {
    "epidural": (
        r"(?:epi|extra|peri)-?\s?dura[l1]\w*",
        r"out(?:side|with)\s+(?:of\s+)?(?:the\s+)?dura(?:\s+mater)?",
    ),
    "paraspinal": (
        r"para-?\s?(?:vertebra[l1]|spina[l1]|spinous)\w*|peri-?vertebral",
        rf"(?:either|both|each)\s+sides?\s+of\s+{_SPINE}|(?:beside|alongside|flanking)\s+{_SPINE}",
    ),
    "intradural": (r"(?:intra|sub)-?\s?dura[l1]\w*|(?:inside|within)\s+the\s+dura",),
    "presacral": (
        r"pre-?\s?sacra[l1]\w*|retro-?rectal|sacrum\s+and\s+(?:the\s+)?rectum",
        r"(?:front\s+of|anterior\s+to|ventral\s+to|rectum\s+and)\s+(?:the\s+)?sacrum",
    ),
    "intraosseous": (r"intra-?\s?osseous",),
}
_NAMED = Pattern(
    r"(?<![A-Za-z])(?:"
    + "|".join(f"(?P<{name}>{'|'.join(words)})" for name, words in _WORDS.items())
    + r")(?![A-Za-z])",
    re.IGNORECASE,
)
_SOMETHING_ELSE = Pattern(
    r"(?:[\s-]+(?:lumbar|thoracic|cervical|spinal|continuous|and\s+\w+|or\s+\w+|lower|upper|soft)){0,2}[\s,-]+(?:"
    r"an(?:a?e)?sth\w*|analges\w*|steroids?|inject\w*|infusion\w*|catheter\w*|abscess\w*|empyema\w*"
    r"|ha?ematom\w*|ha?emorrhag\w*|effusion\w*|hygroma\w*|fat\b|lipomatos\w*|veins?\b|venous|vessels?"
    r"|plexus|blood|block(?:s|ade)?\s+(?:for|with|was\s+(?:given|performed))|needle|opioid\w*|muscl\w*|tender\w*|spasm\w*|pain\b|o?edema|nerves?\b"
    r"|ulcer\w*|sores?\b|fascia|an?algesi\w*|phlegmon\w*)",
    re.IGNORECASE,
)
_ABSENT = Pattern(
    r"(?:\s+(?:space|extension|component|involvement|spread|mass|lesion|compartment|invasion|growth)s?){0,2}"
    r"\s+(?:was|were|is|are)\s+(?:free|clear|normal|absent|not|excluded|spared|ruled\s+out|patent)\b",
    re.IGNORECASE,
)


def find(reading: Reading, patients: Patients, study: Study) -> Iterator[Finding]:
    """Every finding of this field in the reading.

    Only words for a place count: `behind the cord` and `through the foramina` are none. The title
    of several patients counts for those of whom the text says nothing.
    """
    found = list(_told(reading, patients))
    several = len(patients.all) > 1
    told = {finding.patient for zone, finding in found if zone is not Zone.TITLE}
    for zone, finding in found:
        if not (several and zone is Zone.TITLE and finding.patient in told):
            yield finding


def _told(reading: Reading, patients: Patients) -> Iterator[tuple[Zone, Finding]]:
    for sentence in reading.sentences:
        if sentence.zone is Zone.TABLE:
            continue
        named = [m for m in _NAMED.finditer(sentence.text) if not _elsewhere(sentence, m)]
        of_all = len({match.lastgroup for match in named}) == 1
        for match in named:
            who = (sharers if of_all else owners)(sentence, match.start(), patients)
            yield from ((sentence.zone, one) for one in _findings(sentence, match, who))


def paraspinal(text: str) -> bool:
    """Whether the text tells of something beside the spine."""
    return any(
        match.lastgroup == "paraspinal"
        and not _SOMETHING_ELSE.match(text, match.end())
        and not denied(text, match.start())
        for match in _NAMED.finditer(text)
    )


def _elsewhere(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the words name something else (`epidural anaesthesia`), or are denied or general."""
    text, (start, end) = sentence.text, match.span()
    if _SOMETHING_ELSE.match(text, end) or _ABSENT.match(text, end) or denied(text, start):
        return True
    meant = context(sentence, start, end)
    return meant.negated or meant.general


def _findings(
    sentence: Sentence, match: re.Match[str], who: tuple[PatientId, ...]
) -> Iterator[Finding]:
    for patient in who:
        yield Finding(
            field=Field.COMPARTMENTS,
            value=str(match.lastgroup),
            patient=patient,
            evidence=(sentence.evidence(*match.span()),),
            source=f"rule:compartment.{match.lastgroup}",
        )
