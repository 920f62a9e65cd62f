"""Text to the vertebral levels written in it: `fifth to tenth dorsal vertebrae` -> `T5-T10`.

Pure grammar: it knows how levels are written, also by a bad scan, and leaves out what is only
written like one (see `homonym`). Whose level it is and why it is told is `level`'s affair.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from cases.spine import SPINE
from extract.grammar.homonym import is_other, is_vertebra
from extract.grammar.pattern import Pattern
from extract.grammar.vertebra_count import counted
from extract.grammar.vertebra_name import DASH, VERTEBRA, Unit, next_unit, partner

Span = tuple[int, int]
"""First and last vertebra as places in `SPINE`; equal for a single one."""


@dataclass(frozen=True, slots=True)
class Level:
    """A vertebra or an unbroken run of them. `start` and `end` are code points in the text."""

    start: int
    end: int
    span: Span

    def __str__(self) -> str:
        """As the case record writes it: `T3-T10`, `C2`."""
        first, last = (SPINE[place] for place in self.span)
        return first if first == last else f"{first}-{last}"


Mention = tuple[Level, ...]
"""Levels written together, each as it stands: `T4-T6, T8 and T9` are three. See `joined`."""


def levels(text: str) -> tuple[str, ...]:
    """The levels in the text as the case record writes them, neighbours of a list as one."""
    return tuple(str(level) for mention in mentions(text) for level in joined(mention))


def joined(mention: Iterable[Level]) -> Iterator[Level]:
    """A list of levels with neighbours as one: `T5, T6 and T7` is T5-T7, `T5 and T9` stay two."""
    current: Level | None = None
    listed = False
    for level in mention:
        if current and _touches(current.span, level.span, listed=listed):
            span = (current.span[0], level.span[1])
            current = Level(current.start, level.end, span)
            continue
        if current:
            yield current
        current, listed = level, level.span[0] == level.span[1]
    if current:
        yield current


def _touches(one: Span, other: Span, *, listed: bool) -> bool:
    """Whether a list means one run: `T5, T6` and `T4-T6, T6-T8`, but not `T4-T6, T7`."""
    return other[0] == one[1] or (listed and other[0] == other[1] == one[1] + 1)


@lru_cache(maxsize=1024)
def mentions(text: str) -> tuple[Mention, ...]:
    """What is written of levels in the text, from left to right, without overlap."""
    found = tuple(_mentions(text))
    runs = [Level(*run) for run in counted(text)]
    if not runs:
        return found
    free = [m for m in found if all(m[-1].end <= r.start or m[0].start >= r.end for r in runs)]
    return tuple(sorted([*free, *((run,) for run in runs)], key=lambda one: one[0].start))


def _mentions(text: str) -> Iterator[Mention]:
    at = 0
    while found := next_unit(text, at):
        unit, at = found
        if unit:
            chain = _chain(text, unit)
            at = max(at, chain[-1].end)
            mention = _mention(text, chain)
            if mention:
                yield mention


_ASIDE = (
    r"(?:\s*\(?(?:superiorly|inferiorly|cranially|caudally|rostrally|above|below|proximally|"
    r"distally)\)?)?"
)
_BEHIND = rf"(?:\s+{VERTEBRA}){{0,2}}{_ASIDE}"
_BEFORE = (
    r"(?:the\s+)?(?:(?:right|left)\s+)?(?:(?:upper|lower|mid|middle|superior|inferior|top|bottom|cranial|caudal|rostral)[\s-]*"
    r"(?:(?:border|margin|end[\s-]?plate|aspect|half|third|part|portion|edge|limit|pole|level)s?\s+"
    r"(?:of|at)\s+)?)?(?:the\s+)?(?:(?:levels?|that|those)\s+of\s+)?(?:the\s+)?"
    r"(?:(?:vertebral\s+)?bod(?:y|ies)\s+of\s+)?(?:the\s+)?(?:vertebrae?\s+)?"
)
_MOTION = (
    r"(?:extend(?:ing|ed|s)|extension|reach(?:ing|ed)|stretch(?:ing|ed)|continu(?:ing|ed)|running|"
    r"down(?:wards?)?|up(?:wards?)?|caudally|inferiorly|distally|cranially|superiorly|right|"
    r"all\s+the\s+way)"
)
_LOWER_END = (
    r"\s*,?\s*(?:(?:and|with|while|but)\s+)?(?:(?:its|the|his|her)\s+(?:lower|inferior|caudal|distal|bottom)\s+"
    r"(?:(?:pole|limit|end|extent|border|boundary|margin|edge|extremity|level|one)\s+)?"
    r"(?:(?:was|is|being|lay|lying|reach(?:ed|ing)|situated|located|ended|ending)\s+)*(?:(?:at|to|of|in)\s+)?"
    r"|(?:end|terminat|finish|stopp?)(?:ed|ing|s)\s+(?:at|in|with|above|below)\s+)"
)
_TO = Pattern(
    rf"{_BEHIND}(?:{_LOWER_END}|\s*(?:{DASH}{{1,2}}|…|\.{{2,3}})\s*(?:to\s*{DASH}?\s*)?"
    rf"|\s*,?\s+(?:(?:and|with)\s+)?(?:{_MOTION}\s+){{0,3}}"
    r"(?:(?:up)?to(?:\s+and\s+including|\s+include)?|thr(?:ough|u)(?:\s+to)?|until|till?|as\s+far\s+(?:down\s+)?as(?:\s+to)?|ending\s+at)\s+"
    rf"){_BEFORE}",
    re.IGNORECASE,
)
_AND = Pattern(
    rf"{_BEHIND}(?:\s*,\s*(?:(?:and|or|&)\s+)?|\s+(?:and|&|as\s+well\s+as|plus|or)\s+|\s*[&+]\s*)"
    rf"(?:also\s+|again\s+|then\s+)?{_BEFORE}",
    re.IGNORECASE,
)
_BETWEEN = Pattern(rf"\bbetween\s+{_BEFORE}$", re.IGNORECASE)
_NOUN_AFTER = Pattern(
    rf"[\s-]+(?:{VERTEBRA}|spinous|neural\s+arch|lamina\w*|pedicles?|interspaces?|intervertebral|"
    r"dis[ck]s?|dermatomes?)\b",
    re.IGNORECASE,
)
_LOCATOR = Pattern(
    r"(?:\b(?:at|levels?|opposite|vertebra[el]?|bod(?:y|ies)|above|below|behind|between|from|to|over|of|in|"
    r"involving|spanning|along|near|about|around|under|beneath|through|laminectom\w+|decompression|"
    r"dermatomes?)\s+|[(\[:,;]\s*)(?:the\s+|both\s+|approximately\s+|about\s+|mid[\s-]*)?$",
    re.IGNORECASE,
)
_WORD_AFTER = Pattern(r"[\s-]+(?!(?:and|to|with|was|were)\b)[A-Za-z]")
_NO_BONE_AFTER = Pattern(
    r"[\s-]*(?:(?:left|right|posterior|anterior|bilateral)\s+)?(?:ribs?|intercostal|costal|puncture)\b"
    rf"|{DASH}\d",
    re.IGNORECASE,
)
_INTO_FORAMEN = Pattern(rf"\s*(?:{DASH}\s?[A-Z]?\d+\s*)?(?:neural\s+|neuro)?foram", re.IGNORECASE)
_LOOK = 60


def _chain(text: str, unit: Unit) -> list[Unit]:
    """The vertebrae that hang together, beginning with `unit`."""
    chain = [unit]
    between = bool(_BETWEEN.search(text[max(0, unit.start - _LOOK) : unit.start]))
    while following := _following(text, chain[-1], between=between):
        chain.append(following)
    return chain


def _following(text: str, unit: Unit, *, between: bool) -> Unit | None:
    for join, pattern in (("to", _TO), ("and", _AND)):
        gap = pattern.match(text, unit.end)
        if gap:
            ranged = join == "to" or (between and "and" in gap[0].lower())
            other = partner(text, gap.end(), unit, "to" if ranged else "and")
            if other and not ("th" in gap[0].lower() and _INTO_FORAMEN.match(text, other.end)):
                return other
    return None


def _mention(text: str, chain: list[Unit]) -> Mention:
    """The levels of a chain; none where it is not certain that vertebrae are meant."""
    chain = _lent(chain)
    if not chain or _NO_BONE_AFTER.match(text, chain[-1].end) or not _certain(text, chain):
        return ()
    if is_other(text, chain[0].start, chain[-1].end):
        return ()
    found: list[Level] = []
    for unit in chain:
        place = unit.place
        if place is None:
            return ()
        if unit.join == "to" and found:
            first, last = found[-1].span
            span = (min(first, place), max(last, place))
            found[-1] = Level(found[-1].start, unit.end, span)
        else:
            found.append(Level(unit.start, unit.end, (place, place)))
    return tuple(found)


def _lent(chain: list[Unit]) -> list[Unit]:
    """The chain with the region of `fourth` taken from `eighth thoracic`; cut where none lends."""
    lent: list[Unit] = []
    region = ""
    for unit in reversed(chain):
        if unit.region:
            region = unit.region if unit.form == "ordinal" else ""
            lent.append(unit)
        elif region:
            lent.append(replace(unit, region=region))
        elif lent:
            break  # of `in the first, T3-T5 in the second` the ordinals count people
    return lent[::-1]


def _certain(text: str, chain: list[Unit]) -> bool:
    """Whether the chain, by itself or by the words around it, must mean vertebrae."""
    start, end = chain[0].start, chain[-1].end
    forms = {unit.form for unit in chain}
    if forms == {"weighting"}:
        return is_vertebra(text, start, end)
    if "plain" in forms or any(unit.join == "to" for unit in chain):
        return True
    if "partner" in forms and "loose" not in forms:
        return False
    if _NOUN_AFTER.match(text, end):
        return True
    located = _LOCATOR.search(text[max(0, start - _LOOK) : start])
    return bool(located) and (forms != {"ordinal"} or not _WORD_AFTER.match(text, end))
