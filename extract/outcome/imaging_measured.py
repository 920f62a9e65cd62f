"""The sizes of a mass told in two sentences to what became of it.

`A presacral mass of 5.8 cm` and, at 18 months, `the mass measured 5.7 cm`: as it was. Asked only
where no words tell it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.grammar.pattern import Pattern
from extract.outcome.after_treatment import tells_of_later
from extract.outcome.picture import Imaging, Picture
from extract.outcome.told import ASIDE, Told
from extract.text.reading import Sentence

_LENGTH = Pattern(
    r"(?<![\w.])\d+(?:\.\d+)?(?:\s?(?:mm|cm)?\s?(?:[x×]|by)\s?\d+(?:\.\d+)?){0,2}[\s-]?(?:mm|cm)"
    r"(?![\w/³3²2]|\s?Hg)",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_OF_MASS = Pattern(
    r"\b(?:mass(?:es)?|lesions?|tumou?rs?|deposits?|nodules?|tissue|EMH|shadows?|opacit\w+"
    r"|swelling|diameter|thick(?:ness)?|measur\w+)\b",
    re.IGNORECASE,
)
_NOT_OF_IT = Pattern(
    r"\b(?:spleen|liver|splenomegaly|hepatomegaly|costal margin|kidneys?|incisions?|needle|portals?"
    r"|specimens?|biops\w+|cores?|slices?|sections?|intervals?|canal|cord|margins?|drain|catheter"
    r"|stones?|below|per)\b",
    re.IGNORECASE,
)
_TAKEN_OUT = Pattern(
    r"\b(?:mass|tumou?r|lesion|nodule)\b[^.;]{0,90}\b(?:removed|excised|resected|extirpated)\b"
    r"|\b(?:removal|excision|resection|extirpation) of the (?:\w+ )?(?:mass|tumou?r|lesion|nodule)",
    re.IGNORECASE,
)
_REACH = 60
_SAME, _MM_IN_CM = 0.1, 10.0
"""A mass that differs by less than a tenth is as it was: so exact are calipers."""


@dataclass(frozen=True, slots=True)
class _Size:
    """The longest measure of the mass in a sentence, in millimetres."""

    millimetres: float
    sentence: Sentence
    start: int
    end: int


def by_size(sentences: Sequence[Sentence]) -> Told[Picture] | None:
    """What two sentences on one patient tell by figures: the first size, and a later one."""
    sizes = [size for sentence in sentences for size in _sizes(sentence)]
    later = [s for s in sizes[1:] if tells_of_later(s.sentence.text)]
    if not later or tells_of_later(sizes[0].sentence.text):
        return None
    first, last = sizes[0], later[-1]
    if any(
        _TAKEN_OUT.search(s.text)
        for s in sentences
        if first.sentence.index <= s.index <= last.sentence.index
    ):
        return None  # what is measured then is another one
    change = last.millimetres / first.millimetres - 1
    value = Imaging.PROGRESSED if change > 0 else Imaging.REDUCED
    value = Imaging.UNCHANGED if abs(change) < _SAME else value
    picture = Picture(value, "measured", last.start, last.end)
    return Told(last.sentence, last.start, last.end, picture, ASIDE)


def _sizes(sentence: Sentence) -> Iterator[_Size]:
    """The longest measure of the mass that the sentence gives, if it gives one."""
    text = sentence.text
    found = []
    for match in _LENGTH.finditer(text):
        near = text[max(0, match.start() - _REACH) : match.end() + _REACH // 2]
        if _OF_MASS.search(near) and not _NOT_OF_IT.search(near):
            found.append((_millimetres(match), match.start(), match.end()))
    if found:
        longest = max(found)
        yield _Size(longest[0], sentence, longest[1], longest[2])


def _millimetres(match: re.Match[str]) -> float:
    """The longest of length, breadth and height."""
    written = match[0].lower()
    longest = max(float(figure) for figure in _FIGURE.findall(written))
    return longest * _MM_IN_CM if "cm" in written else longest
