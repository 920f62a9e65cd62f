"""A sentence without a dose to the number of fractions it tells: `10 sessions of radiotherapy`."""

import re

from extract.grammar.dose_mention import Count, counts
from extract.grammar.pattern import Pattern
from extract.text.clause import clause
from extract.text.reading import Sentence
from extract.treatment.dose_given import is_given

_RADIATION = Pattern(
    r"\b(?:radio-?\s?therap\w+|(?:ir)?radiat\w+|x-?ray (?:treatment|therapy)|telecobalt"
    r"|cobalt|tele-?therapy|(?-i:EBRT|XRT|DXT|RT|IMRT|VMAT|SBRT)|tomotherapy"
    r"|roentgen (?:treatment|therapy)"
    r"|roentgenotherapy|linear accelerator|linac|fractions)\b",
    re.IGNORECASE,
)
_OTHER_SESSIONS = Pattern(
    r"\b(?:physio\w*|plasma\w*|pheresis|dialysis|chemo\w*|transfus\w*|infus\w*|acupuncture"
    r"|exercise|rehabilit\w*|cycles|units|exchange|apheresis|aspirat\w*|embol\w*|blood|serum|hyperbaric|oxygen|psycho\w*"
    r"|counsel\w*|massage|laser|training|phototherapy|traction)\b",
    re.IGNORECASE,
)
_ONLY_THOUGHT_OF = Pattern(
    r"\b(?:recommend\w*|advis\w*|refus\w*|declin\w*|plan(?:ned|s)|propos\w*|offered|consider\w*"
    r"|usual\w*|most|centres|centers|authors|should|would|might|may|could|other\w*)\b",
    re.IGNORECASE,
)


_COUNTED = Pattern(
    r"(?:fraction|session|sitting|treatment|application|exposure|attendance|fx|frs?\b|#)",
    re.IGNORECASE,
)


def speaks_of_fractions(text: str) -> bool:
    """Whether radiation is spoken of at all where fractions may be counted."""
    return _RADIATION.search(text) is not None


def fractions_alone(sentence: Sentence) -> Count | None:
    """The number of fractions that were given, of a course whose dose is not told there."""
    if _ONLY_THOUGHT_OF.search(sentence.text):
        return None
    return next((count for count in counts(sentence.text) if _is_of_course(sentence, count)), None)


def _is_of_course(sentence: Sentence, count: Count) -> bool:
    """Whether fractions of radiation are counted, and not `leukocytes 2.1 × 10^9/l`."""
    text = sentence.text
    if not count.sure or not _COUNTED.search(text[count.start : count.end]):
        return False
    start, end = clause(text, count.start, count.end)
    said = text[start:end]
    of_rays = _RADIATION.search(said) is not None and _OTHER_SESSIONS.search(said) is None
    return of_rays and is_given(sentence, count)
