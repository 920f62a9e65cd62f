"""A sentence to the words that say the mass was only watched, by decision or without treatment."""

import re
from collections.abc import Iterator

from extract.grammar.pattern import Pattern
from extract.grammar.phrase import compiled, phrase

_WATCHING = (
    r"(?:observ(?:ed?|ation)|follow(?:ed)?(?:-?\s?up)?|monitor\w*|watch\w*|surveillance|wait\w*"
    r"|tempori[sz]\w*|bid(?:e|ing) (?:our|his|her|their|one's) time|hold (?:off|our hands?)"
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
_NOTHING_DONE = phrase(r"""
    (?:(?<!had\s)(?<!do\s)(?<!does\s)(?<!may\s)(?<!should\s)(?:not|never)
    |(?<!need\s)(?<!needs\s)(?<!require\s)(?<!requires\s)(?<!is\s)(?<!are\s)no|without|nor|neither
    |against
    |refrain\w*|abst(?:ain|en|in)\w+|spared|dispens\w+ with|for(?:go|went|egone))
    (?: (?:surgical|operative|medical|drug|(?:further |additional )?(?:investigations?|work-?up
    |tests?
    |biops(?:y|ies)|diagnostic \w+)) (?:or|nor|and) [\w-]+)?
    (?: (?!(?:adjuvant|postoperative|effective|established|accepted|standard|known|such|more
    |delay\w*|only|respon\w+
    |improv\w+|benefi\w+|relie\w+|effects?|change\w*|success\w*|relat\w+|due|doubt|consensus
    |history|prior|previous|earlier|after|before|following|despite|during|while|until|but|patients?
    |surgical|operative|medical|drug|radiation|toler\w+|help\w*|recurr\w+|relaps\w+|complet\w+
    |complicat\w+|undergo|finish\w*|continu\w+|stop\w*|or|and|transfus\w+|with)\b)[\w-]+){0,4}?
    (?: (?:treat(?:ments?|ed|ing)?|therap(?:y|ies)|interven(?:tions?|ed?|ing(?=[.,;]))
    |interfer(?:ences?|ed?
    |ing)|measures?|steps|actions?|medications?|meddl\w+|tamper\w+))\b
    (?![\s-](?:[\w-]+ (?:may|can|could|would|will)|is|are|can|may|should|with|by|response|consensus
    |guidelines?|options?|modalit\w+
    |failure|related|protocol|standard|of choice|alone|for(?! (?:the|his|her|this|it|two|three|four
    |five|\d|many|several|years|a))|of (?:the|her|his) (?:an|blood|disease))\b)
""")
"""A denial, some words, and doing something about it: `saw no ground for interfering`."""
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
    {_CHOSE} (?:to |for |on |upon )(?:be )?(?:\w+ ){{0,2}}?(?!conserv){_WATCHING}(?! (?:by
    |with) (?:surgery|radio))(?! for (?:the |an? )?(?:effect|respon|result))
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
    |policy|line|conduct|course|strategy|therapy|observation|stance|behaviou?r)
    |watchful (?!waiting)\w+|decision (?:\w+ )?(?:not to|against) \w+
    |(?:management|treatment|therapy|approach|care|plan|strategy|follow-?up) (?:\w+ )?(?:consisted
    (?: of| in)|was (?:limited|confined|restricted|reduced) to|comprised|amounted to|meant)
    (?: [\w-]+){{0,4}}? (?:observation|follow-?\s?up
    |surveillance|monitoring|watching|waiting|checks?|controls?|review|imaging|reassurance)
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
    |(?:conservative|non-?\s?interventional|non-?\s?aggressive) [\w-]+(?! (?:with|by|using|including
    |consisting|comprising|of)\b(?! (?:[\w-]+ ){{0,2}}?(?:follow|observ|surveill|imag|monitor|MRI)))
    |surveillance(?! (?:program|programme|study|data|cultures?|swabs?|biops\w+) (?:in|of|for)\b)
    |and was observed(?=[.;])
    |(?:during|over|throughout|after|in|for) an? (?:[\w-]+ ){{0,2}}?(?:observation(?:al)?
    |surveillance
    |watch\w*)[\s-](?:period|time|interval)
    |reassured and (?:\w+ )?(?:followed|observed|discharged)
    |(?:is|are|was|were) being (?:followed|observed|monitored)|followed only|follow-?up (?:only
    |alone)
    |observation (?:alone|only)
    |(?:under|for|with|careful|close|clinical|kept (?:under|on)) observation
    |{_NOTHING_DONE}
    |{_TREATMENT} (?:was|were|has been|is) (?:(?:not|never) (?:\w+ ){{0,3}}?|(?:\w+ ){{0,2}}?un)
    (?:necessary|needed|required|given|started|begun|undertaken|indicated|advised|recommended
    |warranted|felt|thought|instituted|offered|attempted|justified|called for|wanted|prescribed
    |initiated)
    |(?<!\w\s){_TREATMENT} was (?:\w+ )?(?:withheld|deferred|postponed|declined|refused)
    |{_TREATMENT} (?:was|were) (?:\w+ ){{0,2}}?(?:superfluous|not (?:\w+ ){{0,2}}?(?:necessary
    |needed))
    |(?:treatment|therapy|management|intervention|Tx|Rx)\s?[:=-] (?:none|nil|observation
    |conservative
    |expectant)
    |nothing (?:[\w-]+ ){{0,3}}?
    (?:done|doing|undertaken|given|offered|prescribed|attempted)
    |(?:did|do|doing|have done|had done) nothing
    |{_CHOSE} (?:\w+ )?not to (?:operate|do|take|undertake|give|start|institute|initiate|embark)
    |(?:received|given|had|took|has had|required|needed) (?:no|nothing)(?= and\b|[.,;])
    |(?:refus|declin|reject)\w+ (?:all|any|every|further) (?:[\w-]+ ){{0,3}}?{_TREATMENT}
    |(?:unnecessary|needless|superfluous|pointless|not worthwhile) to (?:treat|interven|interfer
    |operat|act)e?
    |no (?:call|occasion|cause|grounds?|justification|need) for (?:anything|more than|active|doing
    |any (?:measures?|action|step))
    |(?:advised|told|asked|instructed|invited|urged|advice|instructions?) to (?:return
    |come back|report|re-?attend
    |re-?present) (?:[\w-]+ ){{0,3}}?(?:if|should|when|in case|in the event|every|yearly|annually
    |each|at|for (?:an?|regular|annual|yearly|periodic))\b
    |(?:only|merely|just|simply|simple|mere) (?:[\w-]+ ){{0,2}}?(?:follow-?\s?up|observation
    |monitoring
    |imaging|checks?|controls?|review)(?! (?:showed|revealed|after))
    |(?:confined|limited|restricted) (?:our|them|it|him|her)sel(?:f|ves) to (?:[\w-]+ ){{0,3}}?
    (?:imaging|observ\w+|follow-?\s?up|checks?|controls?|films?|review|watching|waiting)
    |(?:no more|nothing (?:more|else)|nothing other|little more) than (?:[\w-]+ ){{0,2}}?(?:imaging
    |observation|follow-?\s?up|checks?|controls?|films?|review|watching|waiting|supervision)
    |(?:plan|decision|strategy|policy|disposition|conduct)\s?[:=-] (?:[\w-]+ ){{0,2}}?(?:observ
    |watch
    |follow|monitor|wait|repeat|surveill|expectant|conservativ|control)\w*
    |(?:content|satisfied) with (?:[\w-]+ ){{0,3}}?(?:imaging|observation|follow-?\s?up|checks?
    |controls?|films?|review|radiographs?|watching|waiting)|live with (?:it|them|(?:the|his
    |her) {_MASS})
    |(?:sees|visits|consults) (?:[\w-]+ ){{1,4}}?{_OFTEN}|(?:could|can) be dispensed with
    |(?:annual|yearly|half-yearly|six-monthly|periodic|regular|interval
    |occasional) (?:\w+ )?(?:imaging
    |films?|check-?ups?|MRIs?
    |CTs?
    |scans?|ultraso\w+|radiographs?)
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
    |(?:managed|treated|handled|dealt with) (?:by|with) (?:\w+ )?(?:observation|surveillance
    |watching)
    |(?:therapeutic )?(?:abstention|abstinence|abstaining
    |abstained) (?:from (?:any )?{_TREATMENT} )?
    (?:was|has been)
    |(?:program|programme|schedule|regime) of (?:\w+ ){{0,2}}?(?:{_IMAGING}|{_WATCHING})
    |(?:advis|recommend|arrang|propos|suggest|prescrib)\w* (?:only )?{_REGULAR} (?:\w+ )?{_IMAGING}
    |{_CHOSE} (?:\w+ )?to (?:carry on|go on|continue
    |proceed) with (?:\w+ )?{_REGULAR} (?:\w+ )?{_IMAGING}
    |the untreated {_MASS}
    |(?:yearly|annual|regular|half-yearly|six-monthly|out-?patient|clinic|close|periodic)
    (?: and \w+)? (?:review|controls?|check-?ups?|checks?)
    |(?:regular|periodic|close|clinical|radiological|imaging
    |annual)(?: and \w+)?
    (?: follow-?\s?up)(?: was)? (?:recommended|advised|planned|proposed|suggested|arranged)
    |(?:let|left) in peace|(?:regress|shrunk|shrank|resolv|disappear|diminish|vanish|improv
    |recover)\w*
    (?: (?:by (?:itself|themselves)|of (?:its|their) own accord|unaided))
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
