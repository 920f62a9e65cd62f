"""Where the clauses of a sentence part: at a connective, or where a new subject or verb begins.

The words that part them are in none of the clauses, so that no predicate may need one of them.
"""

import re

from extract.grammar.pattern import Pattern

_STARTS = (
    r"(?:the|his|her|its|he|she|it|there|no|mri|mr|ct|imaging|repeat|control|follow|subsequent|an?"
    r"|all|both|at|could|can|was|were|is|are|had|has|have|remain\w*|regain\w*|walk\w*|then|now"
    r"|later|after|within|by|died|radiologically|neurologically|neurological exam\w*"
    r"|recover\w*|improv\w*|on)"
)
_CAME = (
    r"(?:responded|resolved|disappeared|vanished|subsided|regressed|derived|became|made|showed)\b"
)
_TAKES_WITH = (
    r"left|left\shim|left\sher|leaving\shim|leaving\sher|compared|comparison|comparable|identical"
    r"|contrast|dispense|dispense[sd]|dispensing|parted|company|continue[sd]|walking|gait"
    r"|(?:a|our|this|old)\spatient|old\schild|man|woman|male|female|boy|girl|lady|gentleman|youth|adolescent"
)
_WITH = r"with(?!\sthe\sexception\b)" + "".join(
    rf"(?<!\b{words}\swith)" for words in _TAKES_WITH.split("|")
)
"""`With`, but where somebody was left with, or parted with, something, or it is compared."""
_ON_SCANS = (
    r"(?<=\bclinically\sand\s)(?:radiolog\w+|on\s(?:the\s)?(?:MRI?|CT|imaging|scans?|films?))"
    r"(?=\s?[.,;)]|\s(?:after|at|within|by|with|over|in|during|following)\b|\s?$)"
)
"""`Improved clinically and on MRI`."""
LIMITED = (
    r"(?:incomplete|partial|transient|temporary|slow|limited|modest|moderate|brief|short-lived"
    r"|delayed|gradual|late|slight|subtotal|variable)"
)
"""`A good though incomplete response` is one thing."""
SPLIT = Pattern(
    r"[;:]\s{1,3}|\s[–—-]{1,2}\s|—|,?\s(?:(?<!all )(?<!nothing )but(?! for)|although|though)\b"
    rf"(?!\s{LIMITED}\s(?:response|result|effect|outcome|benefit|success|control|progress)s?\b)"
    r"[\s,]?|,?\s(?:while|whilst|whereas|however|despite|except\s(?:that|when|where|in|on|at|during))\b"
    rf"[\s,]?|,\syet\s|,?\s(?:{_WITH}"
    r"(?!\s(?:(?!and\b|but\b)[\w/-]+\s){1,4}?(?:was|were|is|are|has|had|who)\b)|followed\sby"
    r"|resulting\sin|leading\sto|after\swhich|whereupon)\s"
    rf"|,\s(?={_CAME})|,\s(?:and\s|which\s|who\s|so\sthat\s)?(?={_STARTS}\b)|\sand\s(?!{_ON_SCANS})(?={_STARTS}\b)",
    re.IGNORECASE,
)
GOT_WELL = Pattern(_CAME, re.IGNORECASE)
"""Opens a clause with the verb of a subject that was named before an aside."""
JOINS = Pattern(r"\s+and\s", re.IGNORECASE)
VERB = Pattern(
    r"\b(?:is|are|was|were|be|been|has|have|had|could|can|did|does|[a-z]{3,}ed|made"
    r"|underwent|became|felt|got|went|began|gave|led|took|found|fell|rose|grew|shrank|kept|left"
    r"|lost)\b",
    re.IGNORECASE,
)
"""A clause that is joined by `and` needs a verb: `both the symptoms and the mass resolved`."""
