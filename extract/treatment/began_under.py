"""A drug under which the complaint began, to that: it was given before the mass was known.

"He developed paraparesis two months after starting etoposide", "during transfusion he became
paraplegic". What complicates a treatment of the mass (a fever, a rash) is no complaint.
"""

from extract.grammar.phrase import compiled
from extract.grammar.vocabulary import Mention
from extract.treatment.flashback import SPINAL

_REACH = 240
_BEGAN = (
    r"(?:develop\w*|appear(?:ed|ance)|occurr(?:ed|ing)|began|set in|arose|presented|experienced"
    r"|suffered|noticed|noted|emerged|became|complained|onset|manifested)"
)
_STARTING = (
    r"(?:(?:the|a|an|his|her|of|with|to|in|on|first|second|third|few|single|minimal|low|high|oral|dose"
    r"|doses|course|courses|cycles?|weeks?|months?|days?|hours?|years?|start\w*|begin\w*|initiat\w+"
    r"|introduc\w+|commenc\w+|addi\w+|administration|exposure|prolonged|long-term|therapy|treatment|chemotherapy"
    r"|receiving|taking|using|use|being|put|placed|given|escalating|increasing|intravenous|combined"
    r"|\d[\d.,]*|mg|one|two|three|four|five|six|seven|eight|nine|ten|\w+al|\w+ic|\w+ive) ){0,9}"
)
_SINCE = r"(?:after|following|during|under|while|whilst|upon|since|within)"
_BEGAN_UNDER = compiled(rf"""
    \b{_BEGAN}\b(?:(?!\b(?:improv\w*|resol\w*|recover\w*|disappear\w*|relie\w*|underwent|received
    |treated|he|she|despite|again|recurr\w*)\b)[^.;]){{0,180}}? {_SINCE} {_STARTING}$
""")
_UNDER = compiled(rf"""
    \W*(?:{_SINCE}|(?:[\w-]+ ){{1,3}}(?:days?|weeks?|months?|years?) {_SINCE}) {_STARTING}
""")
_IT_BEGAN = compiled(rf"""
    (?: [^.;,]{{1,60}}?| \([^()]{{1,60}}\))?,? (?:he|she|the patient|this \w+|there)(?: \w+)?
    \s{_BEGAN}\b[^.;]{{0,90}}
""")


def began_under(text: str, mention: Mention) -> bool:
    """Whether the sentence says that the complaint began under or after the treatment."""
    if _BEGAN_UNDER.search(text, max(0, mention.start - _REACH), mention.start):
        began = text[max(0, mention.start - _REACH) : mention.start]
        return SPINAL.search(began) is not None
    if not _UNDER.fullmatch(text, 0, mention.start):
        return False
    behind = _IT_BEGAN.match(text, mention.end)
    return behind is not None and SPINAL.search(behind[0]) is not None
