"""A turn of the story to whether it is only that of a complication that came between.

"The paraplegia did not change. On the fifth day he developed sepsis. He was given meropenem and
recovered completely": what names neither symptom nor function is told of what was told last.
"""

from collections.abc import Sequence

from extract.grammar.phrase import compiled
from extract.outcome.course import Theme, Words
from extract.outcome.state import Clinical, State
from extract.outcome.told import Told
from extract.text.reading import Sentence, Zone

_BEFELL = compiled(r"""
    \b(?:develop\w*|suffer\w*|sustain\w*|experienc\w*|had|went into|got|contracted|occurr\w*
    |there (?:was|were)|appear\w*|arose|ensued|supervened|set in|complicat\w*|caused|became
    |(?:re-?)?admitted (?:with|for|because)|presented with|diagnosed|detected
    |was (?:found|noted|noticed|seen)
    |was treated|required|needed|fell ill|revealed|showed)\b
""")
_SPARED = compiled(r"\b(?:no|without|never|not|nor|free (?:of|from)|despite|in spite of)\b")
_ON_THE_WHOLE = compiled(r"""
    \b(?:neurolog\w+|otherwise|apart from|except|although|but|nevertheless|still|follow[\s-]?up
    |last seen|(?:at|after) (?:\w+ )?(?:\w+ )?(?:months?|years?)|months?|years?)\b
""")
"""What looks over the time since treatment, or sets the recovery against the complication."""

_GOOD = frozenset({Clinical.RESOLVED, Clinical.IMPROVED})
_BESIDE = 2
"""So many sentences beside the one of the complication still tell of it."""


def is_of_complication(told: Told[State], sentences: Sequence[Sentence], words: Words) -> bool:
    """Whether the patient got over a complication, or it made him worse.

    By the words of its sentence and of those that lead to it, or follow a turn for the worse.
    """
    here, good = told.sentence, told.what.value in _GOOD
    turn = good or told.what.value is Clinical.WORSENED
    if not turn or told.what.part or here.zone is not Zone.CASE or _is_of_spine(here.text, words):
        return False
    if not good:
        return _is_told_in(sentences[here.index + 1 : here.index + 1 + _BESIDE], here, words)
    if _ON_THE_WHOLE.search(here.text):
        return False
    before = sentences[max(0, here.index - _BESIDE) : here.index]
    within = _is_complication(here.text[: told.start], words)
    return within or _is_told_in(before[::-1], here, words)


def _is_told_in(others: Sequence[Sentence], here: Sentence, words: Words) -> bool:
    """Whether one of the sentences, the nearest first, tells of it before one of the spine."""
    for other in others:
        same = other.section == here.section and other.zone is Zone.CASE
        if not same or _is_of_spine(other.text, words):
            return False
        if _is_complication(other.text, words):
            return True
    return False


def _is_complication(text: str, words: Words) -> bool:
    named = words.themes[Theme.ELSEWHERE].search(text)
    return named is not None and _BEFELL.search(text) is not None and not _SPARED.search(text)


def _is_of_spine(text: str, words: Words) -> bool:
    """Whether it names what the mass does: a symptom or a function of the cord."""
    themes = words.themes
    return any(themes[theme].search(text) for theme in (Theme.SYMPTOM, Theme.FUNCTION, Theme.MASS))
