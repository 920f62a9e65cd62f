"""A sentence to whether he is watched because the mass gives no symptoms.

One who was never ill of the mass has no clinical outcome (contract, "Outcome"), whatever other
illness led to its discovery.
"""

import re

from extract.grammar.pattern import Pattern

_MASS = r"(?:mass(?:es)?|lesions?|tumou?rs?|deposits?|EMH|finding)"
_NONE = (
    r"(?:a-?symptomatic|symptom-?less|symptom-?free|free (?:of|from) symptoms|well\b(?= and)"
    r"|(?:no|without|absence of|lack of|never (?:had|caused|produced)"
    r"|not (?:caus|produc|giv|hav)\w+|(?:did|does|do) not (?:have|cause|produce))(?: any)?"
    r"(?: \w+| neurologic(?:al)? or \w+)? (?:symptoms?|complaints?|deficits?|signs?))"
)
_SINCE = (
    r"(?:as|since|because(?: of)?|given(?: that)?|in view of|in (?:the )?(?=absence)|owing to"
    r"|due to|considering|on account of|but)"
)
_WATCHED = (
    r"(?:follow(?:ed|ing)?(?: ?-?up)?|observ\w+|conservativ\w+|surveillance|wait\w*|watch\w*"
    r"|monitor\w*|expectant\w*|untreated|left alone|left in place"
    r"|(?:not to|decided against|against|without|no)(?: any| (?:further|specific|active))? ?"
    r"(?:interven\w*|treat\w*|therapy|operat\w*|surg\w*|excis\w*|resect\w*|biops\w*)"
    r"|not (?:treated|operated|considered necessary|indicated|needed|required|warranted))"
)
_BECAUSE = Pattern(
    rf"\b{_SINCE}\b[^.;]{{0,60}}?\b{_NONE}\b[^.;]{{0,120}}?\b{_WATCHED}\b"
    rf"|\b{_WATCHED}\b[^.;]{{0,60}}?\b{_SINCE}\b[^.;]{{0,40}}?\b{_NONE}\b",
    re.IGNORECASE,
)
_OF_THE_MASS = Pattern(
    rf"\b(?:as|since|because)\b[^.;]{{0,30}}\b{_MASS} (?:\w+ )?(?:\w+ )?(?:not caus\w+|caus\w+ no"
    r"|gave no|produced no)\b[^.;]{0,20}\bsymptoms"
    r"|\b(?:no|without(?: any)?) (?:\w+ )?symptoms? (?:attributable|referable|related|due|owing) to"
    rf" (?:the|this|these|it|them)\b(?: (?:\w+ )?{_MASS})?",
    re.IGNORECASE,
)
_THEN_AND_NOW = Pattern(
    rf"\b{_NONE} (?:then|at (?:that|the|any) time|at (?:detection|discovery|diagnosis|presentation)"
    r"|either then|before)\b[^.;]{0,60}?\b(?:nor|and|or)\b[^.;]{0,40}?\b(?:none|no|now|since"
    r"|later|today)\b",
    re.IGNORECASE,
)
_LATER = Pattern(
    r"\b(?:any ?more|no longer|now|again|since then|residual|remaining)\b", re.IGNORECASE
)


def tells_of_silence(text: str, *, treated: bool) -> bool:
    """Whether the mass gives no symptoms; `treated`: he may have lost them by treatment."""
    if _THEN_AND_NOW.search(text):
        return True
    if _LATER.search(text):
        return False
    if _OF_THE_MASS.search(text):
        return True
    return not treated and _BECAUSE.search(text) is not None
