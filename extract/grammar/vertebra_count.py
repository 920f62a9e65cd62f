"""Text to runs of vertebrae told by their number: `the lower three thoracic vertebrae` -> T10-T12.

Old radiographs are described so. `several` and `a few` are no number and give none.
"""

import re
from collections.abc import Iterator

from cases.spine import SPINE
from extract.grammar.pattern import Pattern

_COUNTS = {
    word: count
    for count, words in enumerate(("two 2", "three 3", "four 4", "five 5", "six 6"), start=2)
    for word in words.split()
}
_AREAS = {"cervical": "C", "thoracic": "T", "dorsal": "T", "lumbar": "L", "sacral": "S"}
_UPPER = r"first|upper(?:most)?|top|highest|proximal|cranial"
_LOWER = r"last|lower(?:most)?|lowest|bottom|distal|caudal"
_COUNT = "|".join(_COUNTS)
_END = rf"(?:(?P<upper>{_UPPER})|(?P<lower>{_LOWER}))"
_RUN = Pattern(
    rf"\b(?:{_END}\s+(?P<count>{_COUNT})|(?P<number>{_COUNT})\s+(?P<top>{_UPPER})"
    rf"|(?P<many>{_COUNT})\s+(?P<foot>{_LOWER}))\s+(?P<area>{'|'.join(_AREAS)})\s+"
    r"(?:vertebra[es]?\b|vertebral\s+(?:bod(?:y|ies)|segments?|levels?)|bodies|segments?|levels?"
    r"|laminae|spines)",
    re.IGNORECASE,
)


def counted(text: str) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Start and end of each run in the text, with its first and last places in `SPINE`."""
    for match in _RUN.finditer(text):
        count = _COUNTS[(match["count"] or match["number"] or match["many"]).lower()]
        letter = _AREAS[match["area"].lower()]
        region = [place for place, name in enumerate(SPINE) if name.startswith(letter)]
        if count < len(region):
            run = region[:count] if match["upper"] or match["top"] else region[-count:]
            yield match.start(), match.end(), (run[0], run[-1])
