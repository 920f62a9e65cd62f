"""A sentence to the words that say the mass was only watched, by decision or without treatment."""

import re
from collections.abc import Iterator

from extract.grammar.phrase import phrase

_DECIDED = phrase(r"""
    (?:decided|elected|preferred|chose) (?:not to (?:treat|intervene|operate)|against (?:treatment
    |intervention|any))|
    (?:decided|elected|opted|chose|chosen|agreed|preferred) (?:to |for )(?:\w+ )?(?:observe
    |observation|follow(?:-?up)?|monitor\w*|watch|surveillance)|watchful waiting
    |wait[\s-]and[\s-](?:see|watch|scan)|watch[\s-]and[\s-]wait
    |(?:annual|yearly|periodic|regular|serial|surveillance) (?:imaging|MRI|CT|scans?|follow-?up)
    (?: was| were) (?:agreed|chosen|elected|preferred|decided)
    |(?:observation|surveillance) (?:alone |only )?was (?:chosen|decided|elected|recommended
    |preferred|agreed)
""")
_WATCHED = phrase(r"""
    expectant(?:ly)? (?:management|treatment|manner|approach|followed|managed|treated|attitude)
    |(?:was|were|been|being) (?:merely |simply |only |just )?(?:kept under (?:review|observation
    |surveillance|watch)|watched|left (?:alone|untreated|in place|in situ|to itself|undisturbed)
    |(?:followed|monitored)(?: up)? (?:\w+ ){0,6}?(?:without (?:any |specific )?(?:treatment
    |therapy|intervention)|conservatively|expectantly|only))
    |(?:patient|he|she|mass(?:es)?|lesions?|it) (?:was|were) (?:\w+ )?observed(?=[.,;]|\s+(?:for
    |with|without|only|closely|over))|(?:managed|treated|followed)(?: up)? (?:conservatively
    |expectantly)|conservative (?:management|treatment|approach|follow-?up|therapy|strategy
    |observation)|(?:simple|annual|yearly|periodic|serial|imaging|radiological|regular|close
    |active) surveillance|surveillance (?:alone|only)|under (?:[\w-]+ ){0,3}surveillance
    |and was observed(?=[.;])
    |(?:is|are) being (?:followed|observed|monitored)|followed only|follow-?up (?:only|alone)
    |observation (?:alone|only)
    |(?:under|for|with|careful|close|clinical|kept (?:under|on)) observation
    |no (?:(?!further|additional|other|adjuvant|postoperative|more|surgical|operative|medical|drug)
    \w+ )?(?:treatment|therapy|intervention) (?:other than (?:\w+ ){1,3}?)?(?:was|had been|has been
    |is) (?:\w+ )?(?:given|undertaken|started|performed|instituted|administered|initiated|offered
    |needed|required|necessary|done)
    |nothing (?:further |more )?(?:was )?(?:done|undertaken)
    |(?:received|given|had) no (?:specific |active )?(?:treatment|therapy)(?! for)
    |remained untreated|(?:regular|periodic|close|clinical|radiological|imaging|annual)(?: and \w+)?
    (?: follow-?up)(?: was)? (?:recommended|advised|planned|proposed|suggested)
""")
_EITHER = re.compile(rf"\b(?:(?P<decided>{_DECIDED})|{_WATCHED})\b", re.IGNORECASE)
_STEMS = (
    *("observ", "surveil", "watch", "wait", "conserv", "expectan", "untreated", "no ", "followed"),
    *("decided", "elected", "preferred", "chose", "left ", "monitor", "nothing", "under review"),
    *("follow-up", "imaging"),
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
