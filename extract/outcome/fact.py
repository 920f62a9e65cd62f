"""A predicate in its clause to whether it is told as a fact, and not as hoped, feared or unreal."""

import re

from extract.grammar.pattern import Pattern
from extract.outcome.course import Clause
from extract.outcome.degree import denied_after

_REACH, _BEHIND = 70, 40


def is_fact(clause: Clause, start: int, end: int) -> bool:
    """Whether what is told between the offsets has come about, or has not, as the text says."""
    text = clause.text
    if _MEASURED.search(clause.sentence.text, 0, clause.start + start):
        return False
    if _is_purpose(text, start, end) or _IF.match(text, end, end + _BEHIND):
        return False
    before = text[max(0, start - _REACH) : start]
    return not (
        _UNREAL.search(before)
        or _PROSPECT.search(before)
        or (_ONLY_POSSIBLE.search(before) and not denied_after(text, end))
        or _TO_HELP.search(before)
        or _is_looked_for(before)
        or _is_served(before)
    )


_MEASURED = Pattern(
    r"\b(?:outcome (?:measures?|parameters?)|objectives?|aims?|end-?points?|purpose|goals?)"
    r"(?:\(s\))?(?::| (?:was|were|is|included?):?) (?:\w+ ){0,2}$",
    re.IGNORECASE,
)
"""`Main outcome measures: resolution of pain`."""
_UNREAL = Pattern(
    r"\b(?:(?:might|may|would|should|could|must) (?:not |\w+ly |well )?have (?:been )?"
    r"|(?:might|may|should|ought to|would) (?:not )?(?:be )?)(?:\w+ ){0,2}$",
    re.IGNORECASE,
)
"""`Things might have gone otherwise`."""
_IF = Pattern(
    r"[^.;,]{0,25}\b(?:unless|if (?:not|un\w+|left|treat\w*|the|this|it|he|she|treatment"
    r"|surgery|diagnos\w+))\b",
    re.IGNORECASE,
)
_PROSPECT = Pattern(
    r"\b(?:chances?|hopes?|prospects?|possibilit(?:y|ies)|probabilit(?:y|ies)|likelihood|risks?"
    r"|danger|threat|fear|expectation|promise|rates?|odds|means|potential) "
    r"(?:of|for) (?:(?!which|whom|\w*ing\b)\w+ ){0,4}$",
    re.IGNORECASE,
)
_ONLY_POSSIBLE = Pattern(
    r"\b(?:possible|potential|expected|desired|hoped-for|anticipated|conceivable) (?:\w+ ){0,2}$",
    re.IGNORECASE,
)
"""`The only chance for survival and cure`."""
_TO_HELP = Pattern(
    r"\b(?:beg[au]n|started|given|prescribed|in order|instituted|arranged|aimed|hope[ds]?|hoping"
    r"|wish\w*|plan\w*|undertaken|intended|meant|designed|so as|advised|recommended|is needed"
    r"|are needed) to (?:help|enable|allow|teach|get|let|make)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
"""`Physiotherapy was begun to help him to walk`."""
_TO_SEE = Pattern(
    r"(?:(?P<told>\b(?:able|enough|helped|served|allowed|enabled|possible|us|managed|came"
    r"|failed))|\w+)"
    r" to (?:assess|evaluate|document|monitor|check|verify|determine|detect|exclude|look for"
    r"|measure|see|watch for|ascertain|judge|ensure|follow)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)


def _is_looked_for(before: str) -> bool:
    """`MRI is planned to assess regression of the mass`."""
    return _is_aim(_TO_SEE, before)


_SERVES = Pattern(
    r"(?:(?P<told>\b(?:able|enough|suffic\w*|adequate|helped|served|managed|failed|began|begun"
    r"|started|continu\w+|came|went on|allow\w*|enabl\w*|him|her|patient|seen|found|noted"
    r"|said|seem\w*|appear\w*|due|led|likely))|\w+|^),? to (?:\w+ly |help )?(?:maintain|preserve"
    r"|restore|achieve|obtain|gain|secure|ensure|allow|facilitate|attain|provide|bring|avoid"
    r"|prevent|promote|hasten|assist|guarantee|increase|favou?r|permit)(?: \w+){0,4} $",
    re.IGNORECASE,
)


def _is_served(before: str) -> bool:
    """`The use of irradiation to maintain ambulation`: what it is for, not what it did."""
    return _is_aim(_SERVES, before)


def _is_aim(aim: Pattern, before: str) -> bool:
    """Whether the words before name an aim, and no verb that tells that it was reached."""
    found = aim.search(before)
    return found is not None and not found["told"]


def _is_purpose(text: str, start: int, end: int) -> bool:
    """Whether it is what was hoped for: `removal for pain relief`, `given to reduce the mass`."""
    before = text[max(0, start - _REACH) : start]
    if _FOR_A_NOUN.match(text[start:end]) or _CONTROL_OF.match(text[start:end]):
        return _PURPOSE.search(before) is not None
    return _VERB_FORM.match(text[start:end]) is not None and _is_aim(_INFINITIVE, before)


_TO = (
    r"(?:(?:(?<!sufficient )(?<!enough )(?<!adequate )(?<!sufficient therapy )(?<!sufficient "
    r"treatment )(?<!responsible )(?<!hoped-)for|essential (?:to|for)|necessary (?:to|for)"
    r"|important (?:to|for)|required (?:to|for)|needed (?:to|for)|aim\w* at|aim of|view to|hope of"
    r"|attempt(?:s|ed)? at|goal of|need for|promise of|bridge to)(?: (?!months?|years?|weeks?"
    r"|days?|which|whom|and)[\w-]+){0,3} $)"
)
_PURPOSE = Pattern(rf"\b{_TO}", re.IGNORECASE)
_INFINITIVE = Pattern(
    r"(?:(?P<told>\b(?:beg[aiu]n|start\w*|continu\w*|fail\w*|seem\w*|appear\w*|came|come|able"
    r"|enough|suffic\w*|adequate|helped|served|managed|proceed\w*|went on|tend\w*|noted|found"
    r"|shown|observed|known|reported|seen|unable|him|her|allow\w*|enabl\w*|caus\w*|slow|ceased"
    r"|likely|said|first|last|patient|lead|led|due|not))|\w+|^)[,]? to (?:\w+ly )?$",
    re.IGNORECASE,
)
_VERB_FORM = Pattern(
    r"(?:improve|relieve|reduce|decrease|resolve|recover|regain|restore|alleviate|ease|diminish"
    r"|palliate|eliminate|eradicate|ameliorate|cure|lessen|shrink|control|mitigate|stabili[sz]e"
    r"|worsen|progress|deteriorate|grow|enlarge|increase|minimi[sz]e)$",
    re.IGNORECASE,
)
_CONTROL_OF = Pattern(r"(?:pain |symptom\w* )?control\b", re.IGNORECASE)
_FOR_A_NOUN = Pattern(
    r"(?:relief|control|improvement|resolution|recovery|reduction|restoration|alleviation|cure"
    r"|palliation|amelioration|stabili[sz]ation|shrinkage|eradication|regression)s?$",
    re.IGNORECASE,
)
