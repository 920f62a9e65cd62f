"""Words that put a treatment into the past of the patient: `ten years ago`, `Past history: …`."""

from extract.grammar.phrase import compiled
from extract.treatment.words import AGO, AT_SOME_AGE

HISTORY = compiled(
    r"\b(?:past|previous|medical|drug|medication)(?: \w+)? (?:history|treatment|therapy)\s*:[^.;]*$"
    r"|\bhistory (?:\w+ )?(?:showed|revealed|disclosed|indicated|established"
    r"|was notable) that\b[^.;]*$"
    r"|\b(?:current|home|usual|regular|baseline|present|chronic|concomitant|long-term) (?:\w+ )?"
    r"(?:treatment|therapy|medication|drug)s?\s*:[^.;]*$"
    r"|\bmedications?(?: (?:on|at|prior to|before) (?:admission|presentation))?\s*:[^.;]*$"
)
"""`Past history: …`, `Current treatment: …`"""

LONG_AGO = compiled(
    rf"\W*(?:in (?:19|20)\d\d,?\s*)?(?:(?:about|some|only|just) )?(?:{AGO}|{AT_SOME_AGE})\b"
)
AT_YEARS = compiled(r"at \d{1,2} years?(?: old)?(?=\s*[.,;)]|\s(?:and|because|for|when|but)\b)")
"""Right behind what was done: `splenectomised at 16 years`."""
LIFE_TIME = compiled(rf"\b{AT_SOME_AGE}")
BEFORE_NOW = compiled(r"""
    [^.;,]{0,30}?\b(?:in|during|for|at|with|on) (?:an?|the|his|her) (?:\w+ )?(?:prior|previous
    |earlier|former|past
    |preceding) (?:\w+ )?(?:episodes?|attacks?|relapses?|bouts?|admissions?|presentations?
    |occasions?
    |hospitali[sz]ations?|occurrences?)\b
    |[^.;]{0,70}?\b(?:(?:years?|months?|weeks?) )?(?:before|prior to|preceding)
    (?: (?:the|this|his|her))?(?: (?:present|current|index|acute))? (?:admission|presentation
    |referral|hospitali[sz]ation|episode|event|onset|deterioration)\b
""")
"""`Underwent thoracoscopy 13 months before the present admission`."""
UNTIL_THEN = compiled(r"""
    \b(?:until|till) (?:(?:about|some) )?[\w-]+ (?:years?|decades?) (?:ago|earlier|before
    |previously),? (?:when|at which)\b[^;]*$
""")
"""`Had been well until two years ago, when a mass was found, which was treated with` …"""

EARLIER_TIME = compiled(r"""
    \b(?:previous\w*|prior|earlier|former\w*|past|history|ago|before|already|first|initial\w*
    |original\w*
    |childhood|adolescence|youth|age|at \d{1,2}|(?:19|20)\d\d|decades?|elsewhere|another
    |at that time|then|recur\w*|relaps\w*|again|regrow\w*|once|last)\b
""")
"""In the sentence of an operation: that it was an earlier one."""

SHORTLY_BEFORE = compiled(r"""
    \b(?:an?|one|two|three|four|five|six|some|few|several|[1-9]|1\d|the) (?:days?|weeks?)
    (?: and \w+ \w+)? (?:earlier|ago|before|previously|prior)\b
    |\b(?:one|two|three|[1-3]|a) months? (?:earlier|ago|before|previously|prior)\b
    |\b(?:in|at) (?:(?:an?|the) (?:local|other|referring|district|regional|peripheral)|another) \w+
    (?: hospital)?\b|\bbefore (?:transfer|referral)\b|\belsewhere\b
""")
"""Of the same illness: `had been debulked three weeks earlier in another hospital`."""
_HAD = compiled(r"\bhad (?:already |also |previously |first )?(?:been|undergone|received|had)\b")
_OTHER_EPISODE = compiled(r"""
    \b(?:first|earlier|previous|former|initial|that) (?:\w+ )?(?:episode|attack|bout|event|course)\b
    |\belsewhere\b|\bpreviously\b|\b(?:years?|decades?) (?:earlier|before|ago|previously)\b
    |\bin (?:19|20)\d\d\b
""")


def is_of_old(text: str, start: int) -> bool:
    """`Who, at 33, had been treated with 20 Gy`: told at `start` of days before the episode."""
    head = text[text.rfind(";", 0, start) + 1 : start]
    had = _HAD.search(head)
    return had is not None and bool(LIFE_TIME.search(head) or _OTHER_EPISODE.search(head))
