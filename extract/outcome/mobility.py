"""From one rung of mobility to another: `from a stick to a wheelchair`, `the cane gave way to it`.

From lying in bed over chair, frame, crutches and stick to walking alone; higher is better.
"""

import re

from extract.outcome.course import Clause
from extract.outcome.state import Clinical, State, Table, tell, words

_IN_BED = (
    r"bed-?ridden|bed-?bound|bed-?fast|(?:his |her |a )?bed|stretcher"
    r"|(?:para|tetra|quadri)plegi[ac]\w*|no movement|immobility"
)
_IN_A_CHAIR = (
    r"wheel-?chair(?:-bound)?|chair(?:-bound)?|(?:being )?non-?ambula\w+"
    r"|unable to (?:walk|stand)|sitting"
)
_IN_A_FRAME = (
    r"(?:walking |zimmer )?frames?|walkers?|rollator|parallel bars|standing|(?:being )?carried"
)
_ON_CRUTCHES = (
    r"(?:(?:two|elbow|axillary) )?crutch(?:es)?|two (?:sticks|canes)"
    r"|walking with (?:aid|help|support)"
)
_ON_A_STICK = r"(?:(?:one|single|walking) )?(?:stick|cane|crutch)"
_WALKING = (
    r"walking|walks|(?:full |independent )?(?:ambulation|mobility|ambulant|ambulatory)"
    r"|no (?:aid|support)"
)
_RUNNING = r"running|sports?|football|dancing|jogging"
_RUNGS = (_IN_BED, _IN_A_CHAIR, _IN_A_FRAME, _ON_CRUTCHES, _ON_A_STICK, _WALKING, _RUNNING)
_RUNG = "|".join(_RUNGS)
_LEAN = (
    r"(?:(?:an?|the|his|her|being|using|use of|walking (?=with|on)|(?<=walking )with|on|dependence"
    r"|dependent|confined|confinement|bound|to|needing|only|in|of|complete|total"
    r"|independent|unaided) )*"
)
_LADDER = words(
    rf"from {_LEAN}(?P<was>{_RUNG})(?! to walk)(?:[ ,-]+(?!and\b)[\w-]+){{0,5}}? (?:in)?to"
    rf" {_LEAN}(?P<now>{_RUNG})",
    rf"(?:exchang|swapp|trad|replac)ed {_LEAN}(?P<old>{_RUNG}) (?:for|by)"
    rf" {_LEAN}(?P<new>{_RUNG})",
    rf"(?P<left>{_RUNG}) (?:gave (?:way|place)|has given way|was reduced) to"
    rf" {_LEAN}(?P<got>{_RUNG})",
)
_ALONE = 5


def _moved(_: Clause, match: re.Match[str]) -> State | None:
    """`from a cane to a wheelchair`: worse; to a stick, better and not well."""
    was = _rung(match["was"] or match["old"] or match["left"])
    now = _rung(match["now"] or match["new"] or match["got"])
    if now == was:
        return None
    if now < was:
        return tell(match, Clinical.WORSENED, "worse")
    return tell(match, Clinical.IMPROVED, "walks", residue=now < _ALONE)


def _rung(named: str) -> int:
    """How high it stands on the ladder; of `walking with support` the longer name counts."""
    named = named.lower()
    return next(rank for rank, rung in enumerate(_RUNGS) if re.fullmatch(rung, named))


MOBILITY: Table = ((_LADDER, _moved),)
