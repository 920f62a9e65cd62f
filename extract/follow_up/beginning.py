"""A time in a sentence to whether something began then: he fell ill, or again."""

import re

from extract.follow_up.stretch import surroundings, tells_result
from extract.grammar.duration import Duration
from extract.grammar.pattern import Pattern

_RECURRED = Pattern(
    r"\b(?:recur(?:red|rence|rent|s)?|relaps\w+|reappear\w*|return(?:ed)?\b(?!\s(?:to|for|home)\b)"
    r"|regrew|regrow\w*|regrown|again\s(?:felt|noticed|developed|became|present\w*|complain\w*"
    r"|admitted|weak)|(?:paraplegic|paraparetic|weak|symptomatic|ill)\sagain"
    r"|new\s(?:mass|lesion|deposit|symptoms)|deteriorat\w+|worsen\w*"
    r"|was\sback\b(?!\s(?:on|at|to|in|home|into|walking|with))|came\sback\b(?!\s(?:on|to|into"
    r"|walking|home))|readmitted|re-?presented|came\sto|noticed|complained)",
    re.IGNORECASE,
)
_ARISEN = Pattern(
    r"\b(?:(?:story|illness|troubles?|symptoms?)\s(?:begins?|began|starts?|started)|presenting|got\san?|developed|occur(?:red|ring|s)|onset|discovered|diagnosed|detected"
    r"|presented|admitted|appeared|(?:was|were)\s(?:incidentally\s)?found(?!\s(?:on\s\w+\s)?to\s(?:have|be))"
    r"|became\s(?:para\w+|weak|symptomatic))\b",
    re.IGNORECASE,
)
_DENIED = Pattern(
    r"\b(?:no|not|without|never|free|neither|nor|nothing|none|absence|nowhere)\b|n[’']t\b",
    re.IGNORECASE,
)


def has_arisen(text: str, start: int, end: int) -> bool:
    """`the mass was discovered 12 years after splenectomy`: the beginning, not the end."""
    if _PRESENTS_AGAIN.search(text, start, end):
        return True
    if _HAS_IT_THEN.search(text, start, end) and not tells_result(text[start:end]):
        return True
    arisen = _ARISEN.search(text, start, end) and not _DENIED.search(text, start, end)
    return bool(arisen) and not _RECURRED.search(text, start, end)


_HAS_IT_THEN = Pattern(
    r"\b(?:subject|patient|he|she|m[ae]n|wom[ae]n|boy|girl|child|who)\s(?:\w+ly\s)?(?:experienced|suffered"
    r"|manifested|sustained)\s(?!no\b)(?:[\w-]+\s){0,4}?(?:\w*pleg\w+|\w*paresis|weakness|pains?|numbness"
    r"|retention|incontinence|compression|difficult\w+)\b"
    r"|\b(?:reveal|show|demonstrat|disclos|detect|depict|discover|identif|document)\w*\s(?:the\s(?:presence"
    r"|appearance|existence)\sof\s)?(?:an?\s|multiple\s|several\s|bilateral\s|numerous\s|extensive\s|two\s"
    r"|(?<=of\s))(?:[\w-]+\s){0,5}?(?:mass(?:es)?|lesions?|tumou?rs?|infiltrat\w+|deposits?|nodules?|opacit\w+"
    r"|shadows?|\w+poie\w+)\b|"
    r"\blater\b[^.;]{0,100}?\b(?:who|patient|he|she)\s(?:\w+ly\s)?(?:showed|had|exhibited"
    r"|manifested|suffered|experienced)\s(?!no\b)(?:[\w-]+\s){0,4}?(?:compress\w+|\w+poie\w+|EMH"
    r"|mass(?:es)?|tumou?rs?|parapar\w+|parapleg\w+)|\bwho\b[^.;]{0,30}\blater\s(?:showed|had"
    r"|exhibited|manifested|suffered|experienced)\s(?!no\b)(?:[\w-]+\s){0,4}?(?:compress\w+"
    r"|\w+poie\w+|EMH|mass(?:es)?|tumou?rs?|parapar\w+|parapleg\w+|leuk\w+|an(?:a?e)mia|disease)"
    r"|\b(?:was|were)\s(?:\w+ly\s)?(?:noted|found|discovered)\sto\shave\s(?!(?:no|only|been)\b)",
    re.IGNORECASE,
)
"""`Anaemia in a man who one year later showed paravertebral masses`."""
_PRESENTS_AGAIN = Pattern(
    r"\bpresent(?:s|ed|ing)\swith\s(?:an?\s)?(?:\w+\s)?recurren\w+", re.IGNORECASE
)
"""The recurrence is the episode that the paper is about: the time before it is none after it."""


def is_recurrence(text: str, span: Duration) -> bool:
    """He fell ill again then: believed only where nothing later is told."""
    start, end = surroundings(text, span)
    return bool(_RECURRED.search(text, start, end)) and not _DENIED.search(text, start, end)
