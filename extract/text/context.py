"""Words in a sentence to how they are meant: denied, in the past, only possible (ConText).

The cues stand in `context.tsv`. A cue reaches over some words in its direction, and not across a
border: a semicolon, `but`, `which`, `and he`. `No increase` and `not only` are no cues.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.grammar.pattern import Pattern, lacking_in, look
from extract.text.reading import Sentence
from extract.text.statement import generality
from studies.table import packaged_rows

_GENERAL = 0.93
_LONGEST = 6000
_WORD = Pattern(r"\S+")
_OPENING = Pattern(
    r"\W*(?:as|since|because|although|though|when|while|once|after|whereas)\b[^,;.()]{3,140}(,)"
    r"(?=(?:(?!\b(?:n?or|and)\b)[^,;.]){3,120}?\b(?:was|were|had|received|underwent|started|began)\b)"
    r"|\W*(?:an?|the|this|our)\b[^,;.]{0,80}?\bwith(?:out|\sno)\b[^,;.]{3,80}?\s(had|has)\s(?=an?\b|bilateral|multiple)"
)
"""`As the power did not change,` irradiation was given: no denial reaches over that comma.

Nor over the verb of `a woman with no history of anaemia had a mass`.
"""
_END, _PSEUDO = "end", "pseudo"
_CATEGORIES = ("negated", "historical", "hypothetical")


@dataclass(frozen=True, slots=True)
class Context:
    """How a mention is meant, after ConText (Harkema et al., J Biomed Inform 2009;42:839).

    `negated`: said not to be so. `historical`: before this episode. `hypothetical`: an option,
    a plan, a recommendation. `general`: true of patients at large.
    """

    negated: bool = False
    historical: bool = False
    hypothetical: bool = False
    general: bool = False


@dataclass(frozen=True, slots=True)
class _Scope:
    """From `start` to `end` everything is `category`."""

    category: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Rule:
    category: str
    direction: str
    reach: int
    pattern: Pattern


def context(sentence: Sentence, start: int, end: int) -> Context:
    """How the words from `start` to `end` of `sentence` are meant.

    `No mass was seen, but` -> `mass` is negated; `surgery was considered` -> hypothetical.
    """
    found = {s.category for s in _scopes(sentence.text) if s.start <= start and end <= s.end}
    return Context(
        negated="negated" in found,
        historical="historical" in found,
        hypothetical="hypothetical" in found,
        general=generality(sentence.text) > _GENERAL,
    )


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(row["category"], row["direction"], int(row["reach"] or 0), _pattern(row))
        for row in packaged_rows("extract.text", "context")
    )


def _pattern(row: dict[str, str]) -> Pattern:
    if row["category"] == _END:
        return Pattern(row["cue"])
    return Pattern(rf"(?<!\w)(?:{row['cue']})(?!\w)")


@lru_cache(maxsize=4096)
def _scopes(text: str) -> tuple[_Scope, ...]:
    """Every stretch of the sentence over which a cue reaches."""
    text = text[:_LONGEST].lower()
    look(text)
    lacking = lacking_in(text)
    rules = [rule for rule in _rules() if not lacking & rule.pattern.needs]
    ends = [span for rule in rules if rule.category == _END for span in _spans(rule, text)]
    opening = _OPENING.match(text)
    borders = sorted([*ends, opening.span(opening.lastindex or 0)] if opening else ends)
    masks = [span for rule in rules if rule.category == _PSEUDO for span in _spans(rule, text)]
    scopes: list[_Scope] = []
    for rule in rules:
        if rule.category in _CATEGORIES:
            for start, end in _spans(rule, text):
                if not any(a <= start < b for a, b in masks):
                    scopes += _reach(rule, text, (start, end), borders)
    return tuple(scopes)


def _spans(rule: _Rule, text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in rule.pattern.finditer(text))


def _reach(
    rule: _Rule, text: str, cue: tuple[int, int], borders: list[tuple[int, int]]
) -> Iterator[_Scope]:
    if rule.direction in {"forward", "both"}:
        limit = min((start for start, _ in borders if start >= cue[1]), default=len(text))
        yield _Scope(rule.category, cue[1], _words_on(text, cue[1], limit, rule.reach))
    if rule.direction in {"backward", "both"}:
        limit = max((end for _, end in borders if end <= cue[0]), default=0)
        yield _Scope(rule.category, _words_back(text, cue[0], limit, rule.reach), cue[0])


def _words_on(text: str, start: int, limit: int, reach: int) -> int:
    """Where the reach ends: after so many words, at the border, or with the bracket it is in."""
    depth = 0
    end = start
    for number, word in enumerate(_WORD.finditer(text, start, limit), 1):
        depth += word[0].count("(") - word[0].count(")")
        end = word.end()
        if number >= reach or depth < 0:
            break
    return end


def _words_back(text: str, end: int, limit: int, reach: int) -> int:
    words = [match.start() for match in _WORD.finditer(text, limit, end)]
    return words[-reach] if len(words) >= reach else limit
