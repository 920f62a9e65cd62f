"""Names of disorders that belong together: one above another, or of one close family."""

from studies.hierarchy import hierarchy
from studies.study import Study

CLOSE_FAMILY = 2
"""A name with so many broader ones is a close family: thalassaemia, but not haemolytic anaemia."""


def akin(name: str, other: str, study: Study) -> bool:
    """Whether two names may be of one disorder: the same, one broader, or of one close family.

    What lies at the top (chronic anaemia, haemolytic anaemia) makes no family.
    """
    broader = hierarchy(study).broader
    above, below = broader.get(name, frozenset()), broader.get(other, frozenset())
    family = {s for s in above & below if len(broader.get(s, ())) >= CLOSE_FAMILY}
    return name == other or other in above or name in below or bool(family)


def are_sisters(name: str, other: str, study: Study) -> bool:
    """Whether they are two kinds of one close family, which no patient has together."""
    broader = hierarchy(study).broader
    above, below = broader.get(name, frozenset()), broader.get(other, frozenset())
    apart = name != other and other not in above and name not in below
    return apart and akin(name, other, study)
