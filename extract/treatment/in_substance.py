"""A sentence to treatments told by what was given: rays, blood let, a brother's marrow."""

from collections.abc import Iterator

from extract.grammar.phrase import compiled, phrase
from extract.grammar.vocabulary import Mention
from extract.text.clause import around
from extract.treatment.keys import RADIOTHERAPY, TRANSFUSION, TRANSPLANT

_NEAR = 60
_RAYS = phrase(r"""
    (?:(?:deep |roentgen |gamma |x[- ]?|cobalt |radium |high[- ]voltage |fractionated )*rays?
    |x[- ]?rays?|protons?|photons|electrons|carbon ions|radium)
""")
_BY_RAYS = compiled(rf"""
    \b(?:treat(?:ed|ing|ment)|cur(?:ed|ing|e)|relie(?:ved|f|ving)|heal(?:ed|ing)|manag(?:ed|ement)
    |improv(?:ed|ement|ing)|respon(?:se|ded|ds|ding|sive)|yield(?:ed|ing)|sensitiv\w+|melt(?:ed|ing)
    |shr[aiu]nk\w*|expos(?:ed|ure|ing)|appli(?:ed|cation)|administ\w+|dissol\w+|disappear\w*
    |subject(?:ed|ing)|course|doses?|action|effects?|influence|use|therapy|regress\w*|series
    |submitted) (?:\w+ ){{0,2}}?(?:by|with|to|of|under|after|from|through|following)\s
    (?:\w+ ){{0,2}}?(?P<rays>{_RAYS})\b(?! ?(?:film|plate|examination|picture|photograph|stud(?:y
    |ies)|diagnos|show|reveal|finding|control|density|pump|image|screen))
    |\b(?P<given>{_RAYS}) (?:was|were|had been) (?:then |next |also |\w+ly )?(?:applied|given
    |administered|delivered|employed(?! to (?:see|show|look|locate))|directed|tried|resorted to)\b
""")
_GRAFT = phrase(r"""
    (?:(?:bone[- ])?marrow|stem[- ]cells?|progenitors?(?: cells?)?|(?:cord )?blood cells?|cord blood
    |graft|cells)
""")
_DONOR = phrase(r"""
    (?:brothers?|sisters?|twin|siblings?|father|mother|son|daughter|donors?|parents?|cousin|uncle
    |aunt|sib)
""")
_GIVEN_MARROW = compiled(rf"""
    \b{_GRAFT} (?:(?:was |were )?(?:of|from|donated by|given by|taken from|harvested from
    |obtained from|provided by)) (?:his|her|an?|the|its) (?:[\w/-]+ ){{0,4}}?{_DONOR}\b
    |\b(?:his|her|an?) (?:[\w-]+ ){{0,2}}?{_DONOR}['’]s? {_GRAFT}\b
    |\bmarrow (?:was|were|had been) (?:\w+ly )?(?:infused|transplanted|grafted|reinfused)\b
    |\bgrafted from (?:his|her|an?) (?:[\w-]+ ){{0,3}}?(?!donor){_DONOR}\b
""")
_KEPT_UP = compiled(r"""
    \b(?:ha?emoglobin|Hb|ha?ematocrit)(?: (?:level|concentration|value)s?)? (?:was|were|being
    |is) (?:\w+ )?
    (?:kept|maintained|held) (?:at|above|over|between|near|around|to|up)\b
    |\b(?:keep|keeping|maintain|maintaining|hold|holding)
    (?: (?:the|his|her|a))?(?: pre-?transfusion)? (?:ha?emoglobin|Hb|ha?ematocrit)
    (?: (?:level|concentration|value)s?)? (?:at|above|over|between|near|around)\b
""")
"""`Haemoglobin was kept above 10 g/dl`: with blood, where nothing else is named."""
_GRAFTED = compiled(r"""
    \b(?:receiv\w*|infus\w*|transplant\w*|graft(?:ed|ing)|reinfus\w*|got|administ\w*|given|giving
    |gave|implant\w*|transfer(?:red|ring)|conditioning)(?=\W|$)
""")
_BLED = compiled(r"""
    \b(?:was|were|been|being|be) bled (?:[\w.]+ ){0,4}?(?:weekly|fortnightly|monthly|regularly
    |repeatedly|periodically|yearly|every|times|at intervals|of \d+ ml
    |(?:from|since|until) (?:19|20)\d\d)\b
""")


def in_substance(text: str) -> Iterator[Mention]:
    """Each treatment that the sentence tells so."""
    yield from (Mention("other:phlebotomy", *match.span()) for match in _BLED.finditer(text))
    yield from (Mention(TRANSFUSION, *match.span()) for match in _KEPT_UP.finditer(text))
    for match in _BY_RAYS.finditer(text):
        yield Mention(RADIOTHERAPY, *match.span("rays" if match["rays"] else "given"))
    for match in _GIVEN_MARROW.finditer(text):
        before, after = around(text, match.start(), match.end(), reach=_NEAR)
        if _GRAFTED.search(before) or _GRAFTED.search(after):
            yield Mention(TRANSPLANT, *match.span())
