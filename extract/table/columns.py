"""The heading of a table's column to what its cells tell: `Age (yr)/Sex`, `F/U (mo)`, `Tx`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from extract.grammar.pattern import Pattern
from extract.grammar.vocabulary import MASK, NEEDS_CUE, Vocabulary


class Topic(StrEnum):
    """What the cells of a column are about."""

    LABEL = "label"
    AGE_SEX = "age_sex"
    AGE = "age"
    SEX = "sex"
    COUNT = "count"
    REFERENCE = "reference"
    RECURRENCE = "recurrence"
    FOLLOW_UP = "follow_up"
    FRACTIONS = "fractions"
    DOSE = "dose"
    IMAGING_OUTCOME = "imaging_outcome"
    OUTCOME = "outcome"
    PRIOR = "prior"
    TREATMENT = "treatment"
    DISORDER = "disorder"
    SITE = "site"
    DIAGNOSIS = "diagnosis"
    IMAGING = "imaging"
    """`MRI` alone: where the mass was, or what became of it; its cells tell."""
    NAMED = "named"
    """One treatment, which the heading names."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that tells something. `unit` is the heading's, lower case (`mo`, `cgy`), or empty.

    `treatment` is the key of the one that the heading names.
    """

    place: int
    topic: Topic
    heading: str
    unit: str = ""
    treatment: str = ""


_AT = (
    r"(?: (?:at|on|of|in|when) (?!(?:\w+ )*(?:splenectomy|death|transfusion|chelation|menarche"
    r"|diagnosis of (?!(?:emh|the mass|mass|spinal)\b)))(?:the )?[\w -]{2,40})?"
)
"""`Age at RT`, `age when treated`; not the age at an event of the blood disease."""
_OF_OURS = (
    r"(?:(?:initial|primary|type of|mode of|emh|main|first|definitive|medical|surgical|other"
    r"|additional|adjuvant|concomitant|concurrent|combined|further|second(?:ary)?|subsequent|final"
    r"|local|systemic|specific|received|all) )*"
)
_TOPICS = {
    Topic.AGE_SEX: rf"ages?{_AT}\W+(?:and )?(?:sex|gender)|(?:sex|gender)\W+(?:and )?ages?{_AT}",
    Topic.AGE: rf"(?:patients?['’]?s? )?ages?{_AT}",
    Topic.SEX: r"(?:patients?['’]?s? )?(?:sex|gender)|[mf]\s?/\s?[mf]",
    Topic.COUNT: r"(?:no\.?|number|n)\.? of (?:cases|patients|pts?\.?)|cases \(?n\)?"
    r"|patients \(?n\)?",
    Topic.REFERENCE: r"(?:first )?authors?(?: ?['’]?s?)?(?: name)?s?\b.*|ref(?:erences?"
    r"|s)?\.?(?: no\.?)?"
    r"|stud(?:y|ies)|source|citation|publi(?:cation|shed).*|series|reported by|reports?|journal.*"
    r"|year(?: of (?:publication|report))?|authors?.*year.*|stud(?:y|ies)\W+(?:and )?year",
    Topic.RECURRENCE: r"(?:local )?(?:recurrence|relapse)s?",
    Topic.FOLLOW_UP: r"(?:length|duration|period|time)? ?(?:of )?(?:last )?(?:follow[- ]?ups?"
    r"|f\s?/?-?\s?u)"
    r"(?: (?:period|time|duration|length|interval|after (?:treatment|surgery)))?",
    Topic.FRACTIONS: r"(?:(?:no\.?|number) (?:of )?)?(?:fractions?|fx|frs?|fractionation)",
    Topic.DOSE: r"(?:(?:total|rt|xrt|radiation|radiotherapy|irradiation|tumou?r|ebrt|prescribed) )*"
    r"doses?(?: of (?:rt|radiotherapy|radiation))?"
    r"(?:\W+(?:no\.? of |number of )?(?:fractions?|fx|frs?))?",
    Topic.IMAGING_OUTCOME: r"(?:imaging|radiolog\w*|radiograph\w*|mri?|mr/ct|ct/mr|ct|mass|lesion"
    r"|tumou?r)"
    r"(?:/ct|/mri?)? (?:outcomes?|responses?|results?|follow[- ]?up|regression|changes?|control"
    r"|course)"
    r"|(?:outcomes?|responses?|results?|changes?)\W+(?:(?:of|on|in) )?(?:the )?"
    r"(?:imaging|radiolog\w*|mri?|ct|mass(?:es)?|lesions?|tumou?rs?)(?: size)?"
    r"|(?:control|follow[- ]?up|post\w*|repeat) (?:mri?|ct|imaging|scan)(?:/ct"
    r"|/mri?)?(?: findings)?",
    Topic.OUTCOME: r"(?:(?:clinical|neurologic(?:al)?|functional|final|treatment|patient|symptom\w*"
    r"|motor|post-?(?:operative|treatment|irradiation|radiotherapy|rt)) )*"
    r"(?:outcomes?|results?|responses?|recovery|answer|improvement|status|course|prognosis)"
    r"(?:\W+(?:clinical|neurologic(?:al)?|functional))?"
    r"(?: (?:at|after|of|to|on) (?!(?:the |initial |first |time |of )*(?:presentation|admission"
    r"|referral|diagnosis|onset|baseline|arrival)).*)?",
    Topic.PRIOR: r"(?:previous|prior|past|earlier|preceding) (?:\w+ ){0,2}"
    r"(?:treatments?|therap\w+|tx|management|history)",
    Topic.TREATMENT: _OF_OURS
    + r"(?:treatments?|therap(?:y|ies)|tx|rx|managements?|interventions?|procedures?|modalit(?:y"
    r"|ies))"
    r"(?: (?:of|for|given|modality|received|administered|approach|strategy)\b.*)?",
    Topic.DISORDER: r"(?:underlying|primary|predisposing|associated|ha?ematolog\w+|blood|causative"
    r"|main|basic)"
    r"\W.*|(?:an)?a?emia|ha?ematolog\w+|disorders?|diseases?|disease type|a?etiolog(?:y|ies)"
    r"|causes?"
    r"|conditions?|ha?emoglobinopathy|thalass?a?emia.*|comorbidit(?:y|ies)",
    Topic.SITE: r"(?:(?:spinal|vertebral|lesion|mass|emh|tumou?r|affected|involved|cord|mri?"
    r"|imaging|ct) )*"
    r"(?:levels?|locations?|sites?|locali[sz]ations?|segments?|regions?|extents?|extension"
    r"|vertebra[el]?"
    r"|position|compartments?|distribution|spine)(?: (?:of|on|in|involved|affected|at)\b.*)?"
    r"|(?:mri?|ct|imaging|radiolog\w*|neuroimaging) (?:findings?|features)",
    Topic.DIAGNOSIS: r"diagnos[ie]s",
    Topic.IMAGING: r"mri?|mri?/ct|ct/mri?|ct|imaging|radiology|radiological(?:ly)?|mass|lesion"
    r"|(?:mass(?:es)?|lesions?|tumou?rs?) (?:on|at|by) (?:imaging|mri?|ct|follow[- ]?up)",
}
_PATTERNS = {topic: Pattern(words, re.IGNORECASE) for topic, words in _TOPICS.items()}
_LABEL = Pattern(
    r"(?:(?:case|patient|pt|subject|serial|s|sr|sl)\.?\s?)?(?:no|nos|nr|number|#|id|n°)?\.?|case"
    r"|patient|pt"
    r"|patients|cases|initials|patient name",
    re.IGNORECASE,
)
_UNIT = Pattern(
    r"\s*(?:[\[(]\s*(?:in )?|,\s*|\bin )(?P<unit>years?|yrs?|y|months?|mos?|mths?|m|weeks?|wks?"
    r"|days?"
    r"|c?gy|rads?|gray)\.?\s*(?:[/,]\s*(?:no\. of )?(?:fractions?|fx|frs?)\.?\s*)?(?:[)\]]|$)"
    r"|^(?P<first>months?|years?|yrs?|mos?) (?:of )?(?=f)"
    r"|,?\s+(?P<bare>years?|yrs?|months?|mos?|c?gy)\s*(?:[\[(/]\s*(?:fractions?|fx|frs?)\s*[)\]]?)?$",
    re.IGNORECASE,
)
_BRACKET = Pattern(r"\s*[\[(][^\])]*[\])]\s*$")
_NOTE = Pattern(r"(?:\^\w|[*†‡§¶#])+$")


def columns_of(header: Sequence[str], treatments: Vocabulary) -> list[Column]:
    """The columns that tell something, from left to right; at most one is the label's.

    A column may bear the name of a treatment (`Surgery`, `RT (Gy)`): `treatments` are the study's.
    """
    found = [c for place, words in enumerate(header) if (c := _column(place, words, treatments))]
    labels = [column for column in found if column.topic is Topic.LABEL]
    ages = [column for column in found if column.topic is Topic.AGE]
    earlier = [column for column in ages if _OF_DIAGNOSIS.search(column.heading)]
    has_disorder = any(column.topic is Topic.DISORDER for column in found)
    return [
        replace(c, topic=Topic.DISORDER) if c.topic is Topic.DIAGNOSIS and not has_disorder else c
        for c in found
        if c not in labels[1:] and not (c in earlier and len(ages) > 1)
    ]


_OF_DIAGNOSIS = Pattern(r"\b(?:diagnosis|onset)\b", re.IGNORECASE)
"""`Age at diagnosis` is that of the blood disease where another age stands beside it."""


def _column(place: int, heading: str, treatments: Vocabulary) -> Column | None:
    """What the column tells, or None. Of `Outcome / Clinical` both lines are looked at."""
    bare = _NOTE.sub("", " ".join(heading.split())) or heading
    units = [
        (match["unit"] or match["bare"] or match["first"]).lower() for match in _UNIT.finditer(bare)
    ]
    words = " ".join(_UNIT.sub(" ", bare).split())
    unit = units[0] if units else ""
    topic = _topic(words)
    if topic is None or topic is Topic.TREATMENT:
        named = (treatments.key_of(phrase) for phrase in _names(words))
        key = next((key for key in named if key and key != MASK), None)
        if key:
            return Column(place, Topic.NAMED, words, unit, key.removesuffix(NEEDS_CUE))
    return Column(place, topic, words, unit) if topic else None


def _names(words: str) -> Iterator[str]:
    """What may name a treatment in a heading: all of it, or the lower line of `Therapy / RT`."""
    for phrase in (words, words.rsplit(" / ", maxsplit=1)[-1]):
        yield _BRACKET.sub("", phrase).strip(" .:,")


def _topic(words: str) -> Topic | None:
    lines = [line.strip() for line in words.split(" / ")]
    for phrase in (words, lines[-1], " ".join(reversed(lines)), lines[0]):
        bare = _BRACKET.sub("", phrase).strip(" .:,/")
        if bare and _LABEL.fullmatch(bare):
            return Topic.LABEL
        for topic, pattern in _PATTERNS.items():
            if topic is Topic.IMAGING and phrase != words:
                continue
            if pattern.fullmatch(bare):
                return topic
    return None
