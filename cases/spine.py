"""A level of the case record to its vertebrae and regions: `T11-L2` -> T11, T12, L1, L2."""

import re

SPINE = (
    *(f"C{n}" for n in range(1, 8)),
    *(f"T{n}" for n in range(1, 13)),
    *(f"L{n}" for n in range(1, 6)),
    *(f"S{n}" for n in range(1, 6)),
)
"""The vertebrae from the head down. A C8, T13 or L6 is none: such a level is kept as written."""

REGIONS = {"C": "cervical", "T": "thoracic", "L": "lumbar", "S": "sacral"}

_PLACE = {name: place for place, name in enumerate(SPINE)}
_NAME = re.compile(r"([CTDLS])\s*(\d{1,2})", re.IGNORECASE)


def vertebrae(level: str) -> tuple[str, ...]:
    """`T3-T5` -> `T3, T4, T5`, in that order whichever end comes first; none for no level."""
    names = _names(level)
    if not names or any(name not in _PLACE for name in names):
        return ()
    first, last = sorted((_PLACE[names[0]], _PLACE[names[-1]]))
    return SPINE[first : last + 1]


def canonical(level: str) -> str:
    """The level as the case record writes it (`D4 - D10` -> `T4-T10`); what is none stays."""
    run = vertebrae(level)
    if not run:
        return level.strip()
    return run[0] if len(run) == 1 else f"{run[0]}-{run[-1]}"


def regions(level: str) -> tuple[str, ...]:
    """The regions that a level covers, from the head down: `T11-L2` -> thoracic, lumbar."""
    return tuple(dict.fromkeys(REGIONS[name[0]] for name in vertebrae(level)))


def _names(level: str) -> list[str]:
    found = [
        (letter.upper().replace("D", "T"), int(number)) for letter, number in _NAME.findall(level)
    ]
    return [f"{letter}{number}" for letter, number in found]
