"""A sentence to whether it says of the paper's own patients that something is beside the spine."""

import re
from collections.abc import Iterator

from cases.finding import SOMEONE_ELSE
from extract.grammar.pattern import Pattern
from extract.grammar.subject import Subject
from extract.grammar.vertebra import Mention, mentions
from extract.paper.stated import any_stated, stated
from extract.people.patients import Patients
from extract.text.reading import Sentence, Zone

_NONE_THERE = Pattern(r"\bno such\b", re.IGNORECASE)
"""Said of the usual places, or of what others found there."""
_GENERAL = Pattern(
    r"\b(?:usually|commonly|typically|generally|often|rarely|frequently|mostly|known|rare|may|"
    r"can|should|must|has been|have been|is|are|unusual|uncommon|occurs?|described)\b",
    re.IGNORECASE,
)
_PARTICULAR = Pattern(
    r"\b(?:our|this|the) (?:[\w-]+ ){0,2}(?:patient|case|man|woman|boy|girl)s?\b"
    r"|\b(?:he|she|his|her|we|our|was|were|had)\b|\bthe (?:[\w-]+ ){0,3}(?:mass|lesion|tumou?r)\b"
    r"|\b(?:years?|yrs?)[\s-]old\b|\baged? \w+"
    r"|\b(?:showed|revealed|demonstrated|disclosed|presented|presenting|developed|underwent|treated|report|describe)\b"
    r"|\b(?:MRI|CT|MR|X-ray|radiographs?|myelogra\w*|biopsy|laminectomy)\b",
    re.IGNORECASE,
)
_OURS = Pattern(
    r"\b(?:we|our|authors?|this) (?:[\w-]+ ){0,3}(?:report|patient|case|describe|present)",
    re.IGNORECASE,
)
_NEAR = 40


def is_elsewhere(title: str, subject: Subject) -> bool:
    """Whether a title puts the tissue into another organ: `haematopoiesis of the kidney`.

    What lies beside the spine of such a patient may be of another kind.
    """
    named = subject.tissue.search(title)
    organ = named and subject.elsewhere.search(title, named.end(), named.end() + _NEAR)
    return organ is not None


def places_it(sentence: Sentence, patients: Patients, subject: Subject) -> bool:
    """Whether the sentence says of this paper's patients that something lies beside the spine."""
    text = sentence.text
    if sentence.zone is Zone.TITLE:
        if subject.skull.search(text) and not subject.spine.search(text):
            return False
        places = (subject.site, subject.spine, subject.sign)
        return any(
            stated(text, match) and not subject.lookalike.match(text[match.end() :].lstrip(" -"))
            for place in places
            for match in place.finditer(text)
        )
    if sentence.zone in {Zone.BACKGROUND, Zone.DISCUSSION} and not _ours(text):
        return False
    if _NONE_THERE.search(text) or (_GENERAL.search(text) and not _PARTICULAR.search(text)):
        return False
    starts = [m.start() for m in _sites(text, subject) if stated(text, m)]
    starts += [mention[0].start for mention in _levels_of_a_mass(text, subject)]
    return any(patients.experiencers(sentence, start) != (SOMEONE_ELSE,) for start in starts)


def _ours(text: str) -> bool:
    return _OURS.search(text) is not None


def _sites(text: str, subject: Subject) -> Iterator[re.Match[str]]:
    """Mentions of a spinal place in a sentence that names a mass, the tissue or what it was for."""
    named = (subject.mass, subject.presence, subject.tissue, subject.lookalike)
    if subject.skull.search(text) or not any_stated(text, named):
        return
    yield from subject.site.finditer(text)
    yield from subject.spine.finditer(text)
    if subject.tissue.search(text):
        yield from subject.sign.finditer(text)


def _levels_of_a_mass(text: str, subject: Subject) -> tuple[Mention, ...]:
    """Vertebral levels in a sentence that names a mass: `a dumbbell tumour at D8`."""
    if not any_stated(text, (subject.mass, subject.tissue)):
        return ()
    if subject.skull.search(text) or subject.elsewhere.search(text):
        return ()
    return mentions(text)
