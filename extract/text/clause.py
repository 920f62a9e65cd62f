"""A sentence and a place in it to the clause around that place: where a cue's reach ends."""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

_BREAK = re.compile(
    r"[;:](?=\s)|\.\s|\s[–—-]{1,2}\s|—"
    r"|,?\s(?:but|whereas|whilst|while|although|though|however|yet|after\s+which|until)\s"
    r"|,\s(?:who|whose|which|where|when|so\s+that|with\s+the)\s"
    r"|,\s(?:and\s+)?(?=(?:he|she|it|they|we|his|her|the\s+patient)\s)"
    r"|\sand\s(?=(?:he|she|it|they|we)\s)",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def _breaks(text: str) -> tuple[int, ...]:
    """The offsets at which clauses end and begin, with 0 and the end of the text."""
    return (0, *(match.start() for match in _BREAK.finditer(text)), len(text))


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause that holds the words from `start` to `end`: its own start and end."""
    places = _breaks(text)
    first = places[bisect_right(places, start) - 1]
    last = places[min(bisect_left(places, end), len(places) - 1)]
    return min(first, start), max(last, end)


def around(text: str, start: int, end: int, *, reach: int) -> tuple[str, str]:
    """The words before and behind, in the clause and no more than `reach` characters each."""
    first, last = clause(text, start, end)
    return text[max(first, start - reach) : start], text[end : min(last, end + reach)]
