"""Regions of the spine in which each patient's masses lie, from words.

Regions that follow from levels are added where cases are assembled; so is the sacral one of a
presacral mass.
"""

import re
from collections.abc import Iterator

from cases.finding import Field, Finding, PatientId, Status
from extract.grammar.pattern import Pattern
from extract.lesion import level
from extract.lesion.compartment import paraspinal
from extract.lesion.level_basis import WEAK, basis_of
from extract.lesion.level_cue import cues
from extract.lesion.owner import owners
from extract.people.patients import Patients
from extract.text.context import context
from extract.text.reading import Reading, Sentence, Zone
from studies.study import Study

_REGIONS = {
    "cervic": "cervical",
    "thora": "thoracic",
    "dors": "thoracic",
    "lumb": "lumbar",
    "sacr": "sacral",
}
_AREA = r"(?:cervica[l1]|thoracic|dorsa[l1]|lumbar|sacra[l1])"
_PART = r"(?:mid(?:dle)?|upper|lower|low|high)"
_NAMED = Pattern(
    rf"(?<![A-Za-z])(?:{_PART}[\s-]*(?:(?:and|to|or)[\s-]+{_PART}[\s-]*)?)?(?P<words>"
    r"cervico-?(?:thoracic|dorsal)|(?:thoraco|dorso)-?(?:lumbo-?sacra[l1]|lumbar)|lumbo-?sacra[l1]"
    rf"|{_AREA}(?:(?:\s*,\s*(?:and\s+)?|\s+(?:and|to|or)\s+|\s*[-–/&]\s*)(?:{_PART}[\s-]+)?{_AREA}){{0,3}}"
    r"|sacrum)(?![A-Za-z])",
    re.IGNORECASE,
)
_STEM = Pattern("|".join(_REGIONS), re.IGNORECASE)
_NO_SITE = Pattern(
    r"[\s-]+(?:\w+\s+)?(?:surg(?:eon|ery|ical)\w*|oncolog\w*|department|unit|service|clinic|aorta|duct|cage|wall|outlet|drain\w*"
    r"|lymph\w*|node\w*|adenopath\w*|collar|t-scores?|scores?|bmd|density|ulcer\w*|sores?|sparing|cancer|smear|carcinoma"
    r"|pregnan\w*|curve|plexus|sympath\w*|interosse\w*|columns|horns?|roots?|radiculo\w*|reflex\w*|dermatome\w*|sensory)\b",
    re.IGNORECASE,
)
_MEANS_BACK = Pattern(r"dorsa[l1]$", re.IGNORECASE)
_OF_THE_BACK = Pattern(
    r"[\s-]+(?:spine|vertebra\w*|regions?|levels?|(?:vertebral\s+|spinal\s+)?canal|tract|segments?"
    r"|area|myelopath\w*|part|portion|zone|spinal\s+(?:column|segment\w*|level\w*|cord\s+compress\w*))",
    re.IGNORECASE,
)
_CHEST = Pattern(
    r"\b(?:chest|thorax|hemi-?thorax|thoracic\s+(?:cavity|inlet)|mediastin\w+|intra-?thoracic|retro-?cardiac)\b"
    r"(?!\s+(?:pain|tube|wall|clinic|physician|infection|drain|tightness))",
    re.IGNORECASE,
)


def find(reading: Reading, patients: Patients, study: Study) -> Iterator[Finding]:
    """Every finding of this field in the reading.

    Words about the mass itself always count (`a lumbar paraspinal mass`). A region that was only
    imaged or treated (`MRI of the thoracolumbar spine showed a mass`) counts where no level of
    the lesion is known, for then the level says where the mass lies.
    """
    told = [
        (sentence, site)
        for sentence in reading.sentences
        if sentence.zone is not Zone.TABLE
        for site in _sites(sentence, study)
    ]
    only_pictured = any(not direct for _, (*_, direct) in told)
    levels = level.find(reading, patients, study) if only_pictured else ()
    located = {finding.patient for finding in levels if finding.status is Status.LESION}
    for sentence, (start, end, names, direct) in told:
        for patient in owners(sentence, start, patients):
            if direct or patient not in located:
                yield from _findings(sentence, (start, end), names, patient)


Site = tuple[int, int, tuple[str, ...], bool]
"""Start, end, regions, and whether the words are about the mass itself."""


def _sites(sentence: Sentence, study: Study) -> Iterator[Site]:
    text = sentence.text
    matches = [match for match in _NAMED.finditer(text) if _is_region(text, match)]
    known = cues(text, study) if matches else ()
    for match in matches:
        start, end = match.span()
        basis = basis_of(text, start, end, known)
        if basis is None or basis.status is Status.NEUROLOGICAL or basis.sure <= WEAK:
            continue
        if _unreal(sentence, start, end):
            continue
        names = dict.fromkeys(_REGIONS[stem.lower()] for stem in _STEM.findall(match["words"]))
        direct = basis.status is Status.LESION and not basis.after
        yield start, end, tuple(names), direct
    for match in _CHEST.finditer(text):
        if paraspinal(text) and not _unreal(sentence, *match.span()):
            yield *match.span(), ("thoracic",), False


def _is_region(text: str, match: re.Match[str]) -> bool:
    """Whether the words name a region: `dorsal spine`, but not `dorsal to the cord`."""
    if _NO_SITE.match(text, match.end()):
        return False
    words = match["words"]
    if not _MEANS_BACK.match(words) or match.start() < match.start("words"):
        return True
    return bool(_OF_THE_BACK.match(text, match.end()))


def _unreal(sentence: Sentence, start: int, end: int) -> bool:
    meant = context(sentence, start, end)
    return meant.negated or meant.general or meant.historical or meant.hypothetical


def _findings(
    sentence: Sentence, span: tuple[int, int], names: tuple[str, ...], patient: PatientId
) -> Iterator[Finding]:
    for name in names:
        yield Finding(
            field=Field.REGIONS,
            value=name,
            patient=patient,
            evidence=(sentence.evidence(*span),),
            source="rule:region.word",
        )
