"""A review by method to the number of patients that it pools."""

import re

from cases.record import Cohort
from extract.grammar.number import numbers
from extract.grammar.pattern import Pattern
from extract.grammar.subject import subject_of
from extract.paper.cohort import FEWEST
from extract.text.reading import Reading, Zone
from studies.study import Study


def pooled_group(reading: Reading, study: Study) -> Cohort | None:
    """The number of patients that a review by method found: `16 studies with 46 patients`.

    None where the title does not put the tissue beside the spine: those pooled may have anything.
    """
    subject, title = subject_of(study), reading.article.title
    beside = any(p.search(title) for p in (subject.site, subject.spine, subject.sign))
    if not beside or not subject.tissue.search(title):
        return None
    for sentence in reading.sentences:
        found = sentence.zone is not Zone.TITLE and _FOUND.search(sentence.text)
        for figure in numbers(sentence.text) if found else ():
            limited = _LIMITED.search(sentence.text, max(0, figure.start - 30), figure.start)
            if figure.value >= FEWEST and _POOLED.match(sentence.text, figure.end) and not limited:
                return Cohort(n=int(figure.value), note=" ".join(sentence.text.split()))
    return None


_FOUND = Pattern(
    r"\b(?:includ|met\b|meeting|total|identif|retriev|yield|found|describ|compris|encompass|involv"
    r"|contain|enrol|report|pool|analy[sz]|collected|gathered|fulfil|satisf|eligible|extract"
    r"|synthesi[sz])\w*",
    re.IGNORECASE,
)
_POOLED = Pattern(
    r"\s(?:(?!stud(?:y|ies)|reports?|articles|papers|publications|series|records|trials|case\b|of\b"
    r"|with\b|and\b)[a-zβ/-]+\s){0,3}?(?:patients|participants|cases|subjects|individuals|adults"
    r"|children|people|persons)\b(?! (?:series|reports?))",
    re.IGNORECASE,
)
_LIMITED = Pattern(
    r"\b(?:fewer|less|more|under|over|least|minimum|exceeding|up|limited)\s(?:than\s|of\s|to\s)?$",
    re.IGNORECASE,
)
