"""A treatment given for the episode, to whether the words tell that he had had it before as well.

What is raised or taken up again had been given: "her transfusions were intensified", "hydroxyurea
was resumed". So had what a clause put in says: "prednisolone, which she had had for years, was
doubled".
"""

from collections.abc import Sequence

from extract.grammar.phrase import compiled
from extract.grammar.vocabulary import Mention
from extract.treatment.keys import LOCAL

_REACH = 40
_MORE = (
    r"(?:intensif\w+|step\w* up|escalat\w+|doubl\w+|tripl\w+|hasten\w+|reinforc\w+"
    r"|resum\w+|re-?start\w*|re-?commenc\w+|re-?institut\w+|re-?instat\w+|re-?introduc\w+"
    r"|re-?establish\w*|taken up again|put up)"
)
_RAISED = rf"(?:{_MORE}|increas\w+|rais\w+|up-?titrat\w+|optimi[sz]\w+|shorten\w+)"
_RAISING = compiled(rf"""
    \b{_RAISED} (?:\w+ ){{0,2}}?(?:(?:the|his|her|this|their) (?:[\w-]+ ){{0,4}}?(?:of )?)$
    |\b{_MORE} (?:of )?(?:(?:the|his|her|regular|blood|oral|monthly) ){{0,2}}$
    |\bmore (?:frequent|intensive|regular|vigorous|aggressive) (?:blood |red[\s-]cell )?$
    |\b(?:increases?|rise|intensification|escalation|resumption|re-?institution|doubling
    |reintroduction|optimi[sz]ation) (?:in|of)
    (?: (?!(?:after|with|by|on|upon|from|through|following|under|due|during|when|and)\b)
    [\w-]+){{0,3}}\s$
""")
_WAS_RAISED = compiled(rf"""
    (?: (?:therapy|treatment|support|regimen|regime|programme|program|schedule|scheme|dose|dosage
    |frequency|interval|protocol|requirement)s?)?(?: \([^()]{{0,40}}\))?
    (?:,? (?:which|of which|that) [^,.;]{{1,80}},)?
    (?:,? (?:was|were|being|had been|is|are) (?:then |also |therefore |promptly |again |thus
    |gradually )?{_RAISED}|(?: dose)? {_RAISED} (?:to|by|from))\b
""")
_HAD_BEEN_HIS = compiled(r"""
    (?: \([^()]{0,40}\))?,? (?:which|that|of which) (?:(?:he|she|the patient|this \w+) )?
    (?:had|was)(?: (?:already|always|long|only|previously|been|first|initially)){0,3}
    (?: (?:tak\w+|receiv\w+|having|had|given|begun|started|prescribed|used|using|on|instituted
    |introduced|commenced|abandoned|stopped|discontinued|tried))\b
    |,? (?:given|taken|begun|started|prescribed|instituted|introduced|commenced|on board)
    (?: \w+ly)? (?:since|for (?:the (?:last|past) )?(?:[\w-]+ ){1,3}(?:months|years)
    |in (?:19|20)\d\d|(?:[\w-]+ ){1,3}(?:months|years) (?:before|earlier|ago|previously))\b
    |\s\((?:on board |given |taken |started |begun )?(?:since|from|for (?:[\w-]+ ){1,3}years)\b
""")


_DOSE_RAISED = compiled(r"""
    \b(?:the|its|his|her) (?:(?:daily|weekly|oral|total) )?(?:dose|dosage) (?:was|being) (?:then
    |therefore |thus |promptly |gradually )?(?:doubled|tripled|raised|increased|escalated
    |stepped up)\b
""")


def dose_raised(text: str, named: Sequence[Mention], last: Mention | None) -> Mention | None:
    """`The dose was doubled`: of the drug `named` before it, or of the last one named before."""
    raised = _DOSE_RAISED.search(text)
    before = [one for one in named if raised and one.end <= raised.start()]
    drug = before[-1] if before else last
    if raised is None or drug is None or drug.key in LOCAL:
        return None
    return Mention(drug.key, raised.start(), raised.end())


def had_been_his(text: str, mention: Mention) -> bool:
    """`Transfusions, which had been given since infancy, were refused`: whatever is done now."""
    return _HAD_BEEN_HIS.match(text, mention.end) is not None


def is_raised(text: str, mention: Mention) -> bool:
    """`More frequent transfusions`, `hydroxyurea was resumed`: given now, and before."""
    before = text[max(0, mention.start - 2 * _REACH) : mention.start]
    return bool(_WAS_RAISED.match(text, mention.end) or _RAISING.search(before))
