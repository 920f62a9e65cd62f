"""A sentence to the words that say the mass was only watched, by decision or without treatment."""

import re
from collections.abc import Iterator

from extract.grammar.pattern import Pattern
from extract.grammar.phrase import compiled, phrase

_WATCHING = (
    r"(?:observ(?:ed?|ation)|follow(?:ed)?(?:-?\s?up)?|monitor\w*|watch\w*|surveillance|wait\w*"
    r"|expectant\w*)"
)
_TREATMENT = (
    r"(?:(?:therapeutic|treatment|specific|active|definite|curative|other|particular)\s+)*"
    r"(?:treatments?|therap(?:y|ies)|interventions?|surgery\s+or\s+radiotherapy|measures?"
    r"|actions?|steps?"
    r"|medications?|interference)"
)
_CHOSE = r"(?:decided|elected|opted|chose|chosen|agreed|preferred|resolved|wished|wanted|settled)"
_POLICY = (
    r"(?:polic(?:y|ies)|courses?|lines?|attitude|approach|conduct|management|strateg(?:y|ies)"
    r"|treatment|plan"
    r"|stance|decision)"
)
_STANCE = (
    r"(?:(?:expectan|conservativ|watchful|wait(?:ing)?\b|watch(?:ing)?\b|observ|surveillan"
    r"|non-?intervention"
    r"|inaction|abstention|abstain|follow-?\s?up\s+only|masterly\s+inactiv)\w*)"
)
_MASS = r"(?:mass(?:es)?|lesions?|tumou?rs?|it|they|EMH|tissue|nodules?|deposits?)"
_REGULAR = (
    r"(?:annual|yearly|periodic(?:al)?|regular|serial|surveillance|interval|close|repeated"
    r"|six-monthly)"
)
_OFTEN = (
    r"(?:yearly|annually|half-yearly|quarterly|regularly|periodically|biannually|monthly"
    r"|six-monthly"
    r"|at\s+(?:\w+\s+)?intervals|(?:once|twice)\s+(?:a|per|every)\s+year"
    r"|every\s+(?:\w+\s+)?(?:months?|years?)"
    r"|each\s+year|year\s+by\s+year|from\s+time\s+to\s+time)"
)
_IMAGING = (
    r"(?:imaging|MRIs?|MR|CT|scans?|scanning|examinations?|controls?|ultraso\w+|radiographs?"
    r"|follow-?\s?up)"
)
_DECIDED = phrase(rf"""
    {_CHOSE} (?:to |for |on |upon )(?:be )?(?:\w+ ){{0,2}}?{_WATCHING}(?! (?:by
    |with) (?:surgery|radio))
    |{_CHOSE} (?:\w+ )?to (?:repeat|re-?examine|re-?image|re-?scan|review|see|recall|check
    |control) (?:[\w-]+ ){{1,6}}?{_OFTEN}
    |watchful waiting|wait[\s-]and[\s-](?:see|watch|scan)|watch[\s-]and[\s-]wait
    |{_REGULAR} {_IMAGING}(?: without (?:any )?{_TREATMENT})?
    (?: was| were) (?:agreed|chosen|elected|preferred|decided)
    |{_IMAGING} (?:at|every|once) (?:\w+ ){{1,3}}?(?:was|were) (?:agreed|chosen|elected|preferred
    |decided)
    |(?:observation|surveillance|watching) (?:alone |only )?was (?:chosen|decided|elected
    |recommended
    |preferred|agreed|adopted|advised)
""")
_WATCHED = phrase(rf"""
    expectant(?:ly)? (?:management|treatment|manner|approach|followed|managed|treated|attitude
    |policy|line|conduct|course|strategy|therapy|observation)
    |{_POLICY} (?:\w+ )?(?:was|is|of|has been|adopted was|chosen was|taken was|followed was)
    (?: (?:one of|that of|to|then|therefore|purely|only|simply|merely|just|an?|active|strict|mere
    |masterly|careful))* {_STANCE}
    |(?:was|were|been|being|is
    |are|to be) (?:merely |simply |only |just |now |currently |still )*(?:kept
    (?: under) (?:\w+ )?(?:review|observation
    |surveillance|watch|follow-?\s?up)|watched|left (?:alone|untreated|in place|in situ
    |to itself|undisturbed
    |untouched|as it was|where it was)
    |(?:followed|monitored)(?: up)?(?=[;.])
    |(?:followed|monitored)(?: up)? (?:\w+ ){{0,6}}?(?:without (?:any |specific )?(?:treatment
    |therapy|intervention)|conservatively|expectantly|only|closely|regularly|clinically
    |radiologically)
    |(?:followed|monitored)(?: up)? (?:with|by) (?:\w+ ){{0,2}}?{_IMAGING})
    |(?:patient|he|she|{_MASS}) (?:was|were|has been|is) (?:\w+ )?observed(?=[.,;]|\s+(?:for
    |with|without|only|closely|over))
    |(?:conservative|non-?\s?interventional|non-?\s?aggressive) (?:management|treatment
    |approach|follow-?up
    |therapy|strategy|observation|measures?|means|care|policy|line)(?! (?:with|by|using|including
    |consisting|comprising|of)\b(?! (?:[\w-]+ ){{0,2}}?(?:follow|observ|surveill|imag|monitor|MRI)))
    |(?:simple|annual|yearly|periodic|serial|imaging|radiological|regular|close|active
    |clinical) surveillance|surveillance (?:alone|only)|(?:under|on) (?:[\w-]+ ){{0,3}}surveillance
    |and was observed(?=[.;])
    |(?:during|over|throughout|after|in|for) an? (?:[\w-]+ ){{0,2}}?(?:observation(?:al)?
    |surveillance
    |watch\w*)[\s-](?:period|time|interval)
    |reassured and (?:\w+ )?(?:followed|observed|discharged)
    |(?:is|are|was|were) being (?:followed|observed|monitored)|followed only|follow-?up (?:only
    |alone)
    |observation (?:alone|only)
    |(?:under|for|with|careful|close|clinical|kept (?:under|on)) observation
    |(?<!need\s)(?<!needs\s)(?<!require\s)(?<!requires\s)no (?:(?!adjuvant|postoperative|more
    |surgical|operative|medical|drug|known|such)
    \w+ |(?:surgical|operative|medical|drug) (?:or
    |nor) \w+ )?{_TREATMENT}(?: other than (?:\w+ ){{1,3}}?)?(?= (?:was|were|had been|has been
    |have been
    |is being|for|and|since|from|during|at|taken|given|necessary|needed)\b|[.,;:])
    |{_TREATMENT} (?:was|were|has been|is) (?:(?:not|never) (?:\w+ ){{0,3}}?|(?:\w+ ){{0,2}}?un)
    (?:necessary|needed|required|given|started|begun|undertaken|indicated|advised|recommended
    |warranted|felt|thought|instituted|offered|attempted|justified|called for|wanted|prescribed
    |initiated)
    |(?<!\w\s){_TREATMENT} was (?:\w+ )?(?:withheld|deferred|postponed|declined|refused)
    |{_TREATMENT} (?:was|were) (?:\w+ ){{0,2}}?(?:superfluous|not (?:\w+ ){{0,2}}?(?:necessary
    |needed))
    |no (?:attempts?|indications?|need|call|reason|necessity|case) (?:\w+ )?(?:at|for|to) (?:\w+ )?
    (?:{_TREATMENT}|treat|interfere|intervene)
    |(?:treatment|therapy|management|intervention)\s?[:=-] (?:none|nil|observation|conservative
    |expectant)
    |nothing (?:further |more |else |active )?(?:was |has been |had been |needed |need )?(?:to be )?
    (?:done|doing|undertaken|given|offered|prescribed|attempted)
    |(?:did|do|doing|have done|had done) nothing
    |(?:no|without|not (?:to )?(?:\w+ )?any) (?:\w+ )?{_TREATMENT} (?:was|being) (?:\w+ )?taken
    |{_CHOSE} (?:\w+ )?(?:not to (?:treat|operate|intervene|interfere|do|take|undertake|give|start
    |institute
    |initiate|embark)|against (?:{_TREATMENT}|any))
    |(?:advis|recommend|suggest|propos|counsel)\w* (?:no|against(?: any)?) {_TREATMENT}
    |(?:received|given|had|took|has had|required|needed) (?:no|nothing)(?: (?:specific|active
    |further))?
    (?: (?:treatment|therapy)(?! for)|(?= and\b|[.,;]))
    |(?:refus|declin)\w+ (?:all|any|every|further|all further|any further) (?:form of |kind of )?
    {_TREATMENT}
    |without (?:(?:any|further|other|intervening|surgical or \w+) ){{0,2}}{_TREATMENT}\b
    |(?:patient|he|she|{_MASS})(?: (?:of|in) (?:this|the|our) [\w-]+(?: [\w-]+)?)?
    (?: (?:was|were|has been|have been)) not (?:\w+ )?(?:treated(?! (?:with|by))|touched
    |interfered with)
    |(?:still|remain\w*|was|were|left|is|been|and|but) (?:\w+ )?untreated
    |(?:manag|treat|follow|handl|dealt)\w* (?:[\w-]+ ){{0,3}}?(?:conservative|expectant
    |non-?operative)ly
    |(?:wise|wiser|best|better|prudent|reasonable|preferable|safe|safer|right|sufficient|enough
    |opinion
    |content|justified) (?:\w+ )?to (?:wait|watch|observe|follow|tempori[sz]e|monitor|let|leave)
    |{_MASS}(?: (?:of|in) (?:this|the|our) [\w-]+(?: [\w-]+)?)?
    (?: (?:was|were|has been|have been)) not (?:\w+ )?(?:resected|treated|removed|operated
    |excised
    |touched|interfered with)
    |without chemotherapy
    |with no (?:specific |further |active |other )?(?:treatment|therapy|intervention)\b
    |(?:and|but) the {_MASS} (?:left (?:alone|in place|in situ|untouched)|followed|observed)
    |(?:and|but|,|was|were|been|be|being)
    (?: (?:otherwise|then|simply|merely|just|only))? (?:let|left) (?:well )?(?:alone|be\b
    |to itself|untreated|untouched|in place|in situ
    |as (?:it|they) (?:was|were)|where (?:it|they) (?:was|were))|to leave (?:it|them|things|well
    |(?:the|this|these) {_MASS}) (?:alone|be\b|in place|in situ|untouched|untreated|as)
    |(?:is|was|are|were|has been|have been|being|and|be) (?:being )?(?:now )?
    (?:(?:followed(?: up)?|reviewed|checked|monitored|controlled) (?:\w+ly )?
    (?:with|by) (?:\w+ ){{0,3}}?{_IMAGING}
    |(?:followed(?: up)?|seen|scanned|reviewed|imaged|checked|(?:re-?)?examined|monitored|controlled
    |re-?imaged|rescanned|X-rayed) (?:\w+ly )?(?:[\w-]+ ){{0,3}}?{_OFTEN})
    |(?:attends?|comes|returns|reports) (?:[\w-]+ ){{0,6}}?{_OFTEN}
    |(?:kept|keep|keeping) (?:an |a close )eye on|kept an eye on|(?:was|were|been) reassured
    |(?:did|do|have|had) not (?:treat(?:ed)?|interfered?|intervened?)
    |(?:managed|treated|handled|dealt with) (?:by|with) (?:\w+ )?(?:observation|surveillance
    |watching)
    |(?:therapeutic )?(?:abstention|abstinence|abstaining
    |abstained) (?:from (?:any )?{_TREATMENT} )?
    (?:was|has been)
    |(?:program|programme|schedule|regime) of (?:\w+ ){{0,2}}?(?:{_IMAGING}|{_WATCHING})
    |(?:advis|recommend|arrang|propos|suggest|prescrib)\w* (?:only )?{_REGULAR} (?:\w+ )?{_IMAGING}
    |{_CHOSE} (?:\w+ )?to (?:carry on|go on|continue
    |proceed) with (?:\w+ )?{_REGULAR} (?:\w+ )?{_IMAGING}
    |surveillance (?:has|had) |the untreated {_MASS}
    |(?:yearly|annual|regular|half-yearly|six-monthly|out-?patient|clinic|close|periodic)
    (?: and \w+)? (?:review|controls?|check-?ups?|check)
    |(?:regular|periodic|close|clinical|radiological|imaging
    |annual)(?: and \w+)?
    (?: follow-?\s?up)(?: was)? (?:recommended|advised|planned|proposed|suggested|arranged)
    |spontaneous(?:ly)? (?:regress|resol|remission|remit|disappear|involut|recover|improv)\w*
    |(?:regress|resol|disappear|involut|remitt|recover|improv)\w* spontaneously
""")
_EITHER = Pattern(rf"\b(?:(?P<decided>{_DECIDED})|{_WATCHED})\b", re.IGNORECASE)
_THE_SAME = compiled(r"""
    \b(?<!had\s)(?:stable|stability|stationary|static|unchanged|unaltered|unmodified|identical
    |superimposable
    |(?:(?:the )?same (?:size|dimensions)|the same)(?! (?:levels?|time|sides?|sites?|year|day
    |night|week|month|way|segments?|place|region))|(?:no|little|hardly any|scarcely any|minimal
    |slight) (?:\w+ )?(?:different|larger|bigger|change|changes|growth
    |increase|progression|enlargement|alteration|difference|evolution)
    |(?:not|never|without) (?:\w+ )?(?:grown?|growing|changed?|changing|altered|alteration
    |increased?
    |increasing|enlarged?|progressed?|progression|growth|evolv\w+)
    |(?:altered|changed|grown|enlarged) (?:very |but )?(?:little|hardly|slightly)
    |(?:persist|remain)\w* (?:as (?:it|they) (?:was|were)|as before|without change))\b
""")
_OF_THE_MASS = compiled(rf"""
    \b(?:{_MASS}|shadows?|swellings?|opacit(?:y|ies)|appearances?|size|images?|{_IMAGING}|films?
    |findings
    |radiologically|picture)\b
""")
_AFTER_A_TIME = compiled(r"""
    \b(?:(?:after|for|in|at|over|during|within
    |throughout) (?:[\w,-]+ ){0,5}?[\w.,-]+[\s-](?:months?|years?)
    |(?:months?|years?) (?:later|on|after(?:wards)?|since|thereafter|follow-?\s?up)
    |months?,? (?:and|or|to) [\w-]+ months|follow-?\s?up)\b
""")


def _unchanged(text: str) -> Iterator[tuple[int, int]]:
    """`The shadow looks no different four years later`: of a mass that nobody treats.

    What is the same, that it is, and after how long may stand in any order.
    """
    same = _THE_SAME.search(text)
    if same and _OF_THE_MASS.search(text) and _AFTER_A_TIME.search(text):
        yield same.span()


def observations(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each such stretch."""
    found = [match.span() for match in _EITHER.finditer(text)]
    yield from found or _unchanged(text)


def is_decided(words: str) -> bool:
    """Whether the stretch tells of a decision, which stands beside a treatment that is given."""
    match = _EITHER.match(words)
    return bool(match and match["decided"])
