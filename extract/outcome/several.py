"""Words for some of several patients: what is said of one of them is not said of all."""

import re

from extract.grammar.pattern import Pattern

_SOME = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
ALL = Pattern(r"(?:in )?(?:all|both|each|every|the (?:two|three|four))\b", re.IGNORECASE)
SINGLED_OUT = Pattern(
    r"\b(?:one|first|second|third|fourth|other|another|former|latter|except|(?:patient"
    r"|case) \W?[\dA-Z]"
    r"|man|woman|boy|girl|brother|sister|male|female|whereas|he|she|his|her)\b",
    re.IGNORECASE,
)
SOME_OF_THEM = Pattern(
    r"(?:^|[,;]\s(?:and\s|but\s|while\s|whereas\s)?|\b(?:in|while|whereas|and|but)\s)(?:one|two"
    r"|three|four|five|another|the (?:others?|former|latter|first|second|third|fourth|elder|eldest"
    r"|younger|youngest))(?!\s(?:\w+\s){0,2}(?:days?|weeks?|months?|years?|units?|courses?|sides?"
    r"|legs?|operations?))\b",
    re.IGNORECASE,
)
ONE_OF_THEM = Pattern(
    r"(?:^|[,;]\s(?:and\s|but\s|while\s|whereas\s)?|\b(?:in|while|whereas|and|but|was)\s)(?:one|1"
    r"|a single|another|only one)(?!\s(?:(?!(?:case|patient|recurrence"
    r"|relapse)\b)[\w-]+\s){0,2}(?:days?|weeks?|months?|years?|units?|courses?|sides?|legs?"
    r"|operations?|of (?:his|her|the))\b)\b",
    re.IGNORECASE,
)
"""`One recurrence occurred`, told of all: nobody knows whose."""
BOTH = Pattern(r"\bboth\b", re.IGNORECASE)
SOMEONE = Pattern(
    r"\b(?:an?|one|the other|another) (?:[\w-]+ ){0,2}(?:man|woman|boy|girl|male|female"
    r"|patient)\b",
    re.IGNORECASE,
)
OF_MANY = Pattern(
    rf"\b(?:{_SOME}|most|all|none|many|several|one) of (?:(?:the|these|those) )?(?:other )?"
    rf"{_SOME}\b(?! (?:days?|weeks?|months?|years?))",
    re.IGNORECASE,
)
"""What is said of some of many is not said of a paper's only patient."""
MANY = Pattern(
    r"\b(?:patients|cases|series|usually|commonly|often|may|can|should|literature|reported"
    r"|described|recommended|effective|et al)\b",
    re.IGNORECASE,
)
OTHERS = Pattern(
    r"\b(?:patients|cases|series|(?<!the )others|(?:one|two|three|four|five|another) (?:of|who"
    r"|was|were|had|has|improved|recurred|died|recovered)|\w*m[ae]n|\w*wom[ae]n|boys?|girls?|theirs"
    r"|their (?:\w+ )?(?:patients?|cases?|series|experience|report))\b",
    re.IGNORECASE,
)
"""Words for somebody else than the only patient."""
