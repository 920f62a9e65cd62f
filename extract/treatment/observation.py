"""A sentence to the words that say the mass was only watched, by decision or without treatment."""

import re
from collections.abc import Iterator

from extract.grammar.pattern import Pattern
from extract.grammar.phrase import phrase

_WATCHING = (
    r"(?:observ(?:ed?|ation)|follow(?:ed)?(?:-?\s?up)?|monitor\w*|watch\w*|surveillance|wait\w*"
    r"|conservative\w*|expectant\w*)"
)
_TREATMENT = r"(?:treatment|therapy|intervention|surgery or radiotherapy|measures?)"
_CHOSE = r"(?:decided|elected|opted|chose|chosen|agreed|preferred|resolved|wished|wanted)"
_MASS = r"(?:mass(?:es)?|lesions?|tumou?rs?|it|they|EMH|tissue|nodules?|deposits?)"
_REGULAR = (
    r"(?:annual|yearly|periodic(?:al)?|regular|serial|surveillance|interval|close|repeated"
    r"|six-monthly)"
)
_IMAGING = (
    r"(?:imaging|MRIs?|MR|CT|scans?|scanning|examinations?|controls?|ultraso\w+|radiographs?"
    r"|follow-?\s?up)"
)
_DECIDED = phrase(rf"""
    {_CHOSE} (?:not to (?:treat|intervene|operate|interfere|do)|against (?:{_TREATMENT}|any))|
    {_CHOSE} (?:to |for |on |upon )(?:be )?(?:\w+ ){{0,2}}?{_WATCHING}(?! (?:by
    |with) (?:surgery|radio))
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
    |policy)
    |(?:was|were|been|being|is
    |are) (?:merely |simply |only |just )?(?:kept under (?:\w+ )?(?:review|observation
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
    |(?:managed|treated|followed)(?: up)? (?:conservatively|expectantly|nonoperatively
    |non-operatively)
    |(?:conservative|non-?\s?interventional|non-?\s?aggressive) (?:management|treatment
    |approach|follow-?up
    |therapy|strategy|observation|measures?|means|care|policy|line)(?! (?:with|by|using|including
    |consisting|comprising|of)\b(?! (?:[\w-]+ ){{0,2}}?(?:follow|observ|surveill|imag|monitor|MRI)))
    |(?:simple|annual|yearly|periodic|serial|imaging|radiological|regular|close|active
    |clinical) surveillance|surveillance (?:alone|only)|under (?:[\w-]+ ){{0,3}}surveillance
    |and was observed(?=[.;])
    |(?:during|over|throughout|after|in|for) an? (?:[\w-]+ ){{0,2}}?(?:observation(?:al)?
    |surveillance
    |watch\w*)[\s-](?:period|time|interval)
    |reassured and (?:\w+ )?(?:followed|observed|discharged)
    |(?:is|are|was|were) being (?:followed|observed|monitored)|followed only|follow-?up (?:only
    |alone)
    |observation (?:alone|only)
    |(?:under|for|with|careful|close|clinical|kept (?:under|on)) observation
    |no (?:(?!other|adjuvant|postoperative|more|surgical|operative|medical|drug)
    \w+ )?{_TREATMENT} (?:other than (?:\w+ ){{1,3}}?)?(?:was|had been|has been
    |is) (?:\w+ )?(?:given|undertaken|started|performed|instituted|administered|initiated|offered
    |needed|required|necessary|done|made|attempted|advised|received|prescribed|carried out)
    |nothing (?:further |more |else )?(?:was |has been )?(?:done|undertaken)
    |(?:received|given|had|took|has had|required|needed) (?:no|nothing)(?: (?:specific|active
    |further))?
    (?: (?:treatment|therapy)(?! for)|(?= and\b|[.,;]))
    |(?:refus|declin)\w+ (?:all|any|every|further|all further|any further) (?:form of |kind of )?
    (?:treatment|therapy|intervention)
    |{_MASS}(?: (?:of|in) (?:this|the|our) [\w-]+(?: [\w-]+)?)?
    (?: (?:was|were|has been|have been)) not (?:\w+ )?(?:resected|treated|removed|operated
    |excised
    |touched|interfered with)
    |(?:stable|unchanged|well|asymptomatic|resolved|regressed|disappeared|followed)\b[^.;]{{0,40}}?
    \bwithout (?:(?:any|specific|further|active|intervening) ){{0,2}}(?:treatment|therapy
    |intervention
    |chemotherapy)
    |with no (?:specific |further |active |other )?(?:treatment|therapy|intervention)\b
    |(?:and|but) (?:(?:otherwise|then|simply|merely) )?left (?:alone|untreated|in place|in situ
    |untouched)
    |(?:and|but) the {_MASS} (?:left (?:alone|in place|in situ|untouched)|followed|observed)
    |remain\w* untreated|(?:regular|periodic|close|clinical|radiological|imaging
    |annual)(?: and \w+)?
    (?: follow-?\s?up)(?: was)? (?:recommended|advised|planned|proposed|suggested|arranged)
    |spontaneous(?:ly)? (?:regress|resol|remission|remit|disappear|involut|recover|improv)\w*
    |(?:regress|resol|disappear|involut|remitt|recover|improv)\w* spontaneously
""")
_EITHER = Pattern(rf"\b(?:(?P<decided>{_DECIDED})|{_WATCHED})\b", re.IGNORECASE)
_STEMS = (
    *("observ", "surveil", "watch", "wait", "conserv", "expectan", "untreated", "no ", "followed"),
    *("decided", "elected", "preferred", "chose", "left ", "monitor", "nothing", "under review"),
    *(
        "follow",
        "imaging",
        "resolved to",
        "spontaneous",
        " not ",
        "refus",
        "declin",
        "without",
        "with no ",
        "agreed",
    ),
)
"""Looked for first, because that is quick."""


def observations(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each such stretch."""
    low = text.lower()
    may_be = any(stem in low for stem in _STEMS)
    for match in _EITHER.finditer(text) if may_be else ():
        yield match.start(), match.end()


def is_decided(words: str) -> bool:
    """Whether the stretch tells of a decision, which stands beside a treatment that is given."""
    match = _EITHER.match(words)
    return bool(match and match["decided"])
