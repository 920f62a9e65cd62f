"""Words with which an author brings in a patient: `we report`, `the authors recently encountered`.

Pieces of patterns, for `re.IGNORECASE`; whoever asks adds what must follow (`a case of`).
"""

from extract.grammar.number import ORDINALS

AUTHOR = r"\b(?:we|I|(?:the\s)?(?:present\s)?authors?)"
_PAPER = r"(?:paper|report|article|letter|note|communication|study|case\sreport)"
HERE = (
    r"(?:here(?:in|with|by)?|now|also|below|briefly|further|recently|additionally|therefore|thus"
    rf"|in\s(?:this|the\spresent)\s{_PAPER},?)"
)
_MEANS_TO = (
    r"(?:wish|want|would\slike|intend|propose|aim(?:ed)?|were\sable|had\soccasion"
    r"|had\sthe\sopportunity)\sto"
)
_ASIDES = rf"(?:\s(?:{HERE}|{_MEANS_TO}|have|had|shall|will|can|[a-z]+ly)){{0,3}}"
NTH = rf"(?:{'|'.join(ORDINALS)}|only|\d{{1,3}}(?:st|nd|rd|th))"
"""The place of a case among those on record: `this is the tenth case in the literature`."""
TELL = (
    r"(?:report|describ|present|document|outlin|shar|relat(?=e)|recount|narrat|communicat|submit"
    r"|introduc|detail|illustrat|contribut|offer|bring|brought|publish)"
)
"""Stems of what an author does with a case in print."""
MEET = (
    r"(?:treat|saw\b|see\b|seen\b|observ|encounter|manag|operat|irradiat|decompress"
    r"|car(?:e|ed)\sfor|look(?:ed)?\safter|c[ao]me\sacross)"
)
"""Stems of what a doctor does with a patient."""
TELLS = rf"{AUTHOR}{_ASIDES}\s{TELL}\w*"
"""`We report`, `the authors recently described`."""
ANNOUNCE = rf"{AUTHOR}{_ASIDES}\s(?:{TELL}|{MEET}|add\b)\w*"
"""The same, or `we have recently seen`."""
ANNOUNCE_NOW = (
    rf"{AUTHOR}{_ASIDES}\s(?:(?:report|describe|present|document|outline|share|relate|recount"
    r"|narrate|communicate|submit|introduce|detail|contribute|offer|bring|publish|add"
    r"|saw|treated|encountered|observed|managed|operated|irradiated|decompressed|cared\sfor"
    r"|looked\safter|came\sacross)\b)"
)
"""In this paper: what `we reported` may stand in an earlier one."""
