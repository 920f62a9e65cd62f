"""A clause to whether it tells of another matter than the mass: a cancer, the blood count."""

import re

from extract.follow_up.stretch import tells_result
from extract.grammar.pattern import Pattern

_CANCER = Pattern(
    r"\b(?:colon|prostate|breast|lung|bladder|renal|rectal)?\s?(?:cancer|carcinoma|melanoma"
    r"|seminoma)\b",
    re.IGNORECASE,
)
_OURS = Pattern(
    r"\b(?:spinal|epidural|paraspinal|paravertebral|mass\w*|EMH|weakness|parapares\w*|neurolog\w*"
    r"|walk\w*)\b",
    re.IGNORECASE,
)
_BLOOD = Pattern(
    r"\b(?:ha?emoglobin|h[bg]b?|platelets?|leu[ck]ocytes?|ferritin|ha?ematocrit|white\scells?"
    r"|reticulocytes?|bilirubin|blasts?|counts?|jaundice|spleen|liver)\b",
    re.IGNORECASE,
)
_FELL = Pattern(
    r"\b(?:fell|dropp?\w*|decreas\w*|reduc\w*|diminish\w*|normal\w*|return\w*|recover\w*"
    r"|improv\w*|remain\w*)\b",
    re.IGNORECASE,
)


def is_of_a_cancer(text: str, start: int, end: int) -> bool:
    """`no recurrence of his colon cancer for 7 years`."""
    return _CANCER.search(text, start, end) is not None and not _OURS.search(text, start, end)


def is_of_the_blood(text: str, start: int, end: int) -> bool:
    """`The haemoglobin fell two weeks after operation`, where nothing else is told."""
    if not _BLOOD.search(text, start, end):
        return False
    told = _BLOOD.sub("", _FELL.sub("", text[start:end]))
    return not tells_result(told) and not _OURS.search(told)
