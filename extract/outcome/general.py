"""A sentence to whether it speaks of patients at large, whose outcome is nobody's."""

import re

from extract.grammar.pattern import Pattern
from extract.text.reading import Sentence


def is_general(sentence: Sentence) -> bool:
    """Whether it speaks of patients at large, or of what others have published."""
    text = sentence.text
    if _PUBLISHED.search(text):
        return not _OURS.search(text)
    if _SO_FAR.match(text) and not _HIS.search(text):
        return True
    return _GENERAL.search(text) is not None and not _PARTICULAR.search(text)


_PUBLISHED = Pattern(
    r"\b(?:an?|another) similar (?:case|patient|attempt|\w*man|\w*woman|girl|boy)\b"
    r"|\b(?:has|have) been (?:described|reported|published|documented|recorded|advocated"
    r"|recommended)|\bet al\b|\bin the (?:world |published )?literature\b|\breferences? to\b"
    r"|\bpreviously (?:reported|published|described)"
    r"(?! (?:\w+ )?(?:mass|lesion|tumou?r|finding|deposit|tissue|symptom|patient))",
    re.IGNORECASE,
)
_SO_FAR = Pattern(
    r"(?:so far|until now|up to now|thus far|hitherto|recent(?:ly)?|new)\b[^.;]{0,80}"
    r"\b(?:treatments|therapies|data|studies|reports|trials|approaches|options|agents|attempts)\b",
    re.IGNORECASE,
)
_HIS = Pattern(r"\b(?:he|she|his|her|patient|we|our)\b", re.IGNORECASE)
_OURS = Pattern(
    r"\b(?:our|this|the present|the) (?:\w+ ){0,2}(?:patients?|cases?|man|woman|boy|girl)\b"
    r"|\bwe\b",
    re.IGNORECASE,
)


_GENERAL = Pattern(
    r"\b(?:usually|commonly|typically|generally|(?<!less )often|frequently|in most"
    r"|majority(?! of (?:the|his|her|these) (?:\w+ )?(?:symptoms|signs|deficits?|complaints"
    r"|functions?))|literature|reported (?:in|to|cases)|patients with|such patients|these patients"
    r"|many|(?-i:may)|might|can|should|would|recommend\w*|is (?:an?|the(?! same)"
    r"|effective|considered|known"
    r"|recommended)|are (?:effective|considered|known)|must|et al|previous reports?"
    r"|cases (?:of|have|has|were)|case has|(?<!to )(?:leads? to|results? in|provides?|allows?)"
    r"|treatment of choice|options?|outcomes? (?:is|are|of)|prognosis"
    r"|(?:patients|cases|those) (?:treated|operated|irradiated|in whom|who))\b",
    re.IGNORECASE,
)
_PARTICULAR = Pattern(
    r"\b(?:latest|last|most recent|repeat|control) (?:MRI?|CT|scan|film|image)s?\b|\b(?:our|this"
    r"|the|these|both|all) (?:\w+ ){0,2}(?:patients?|cases?|man|woman|boy|girl)\b"
    r"|\b(?:he|she|his|her|we|was|were|had|has|led to|failed to)\b|\b\d{1,2}[- ]year[- ]old\b"
    r"|\b(?:patient|case) (?:no\.? ?)?[\dA-Z]\b|\b(?:all|only|sole|single|nothing"
    r"|alone)\b[^.;]{0,30}\b(?:remain(?:s|ed)|left|residu\w+|complaints?|sequel\w+)\b",
    re.IGNORECASE,
)
