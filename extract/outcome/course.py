"""A reading to the course of its patients: the clauses that tell how things went, in order.

An outcome is said of something (a symptom, a function, the mass, a scan, the blood), at a time
(before treatment or after it) and of someone (this paper's patient, or patients at large).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from extract.grammar.pattern import Pattern, look
from extract.grammar.subject import any_term
from extract.outcome.clause_break import GOT_WELL, JOINS, SPLIT, VERB
from extract.text.reading import Sentence
from studies.study import Study


class Theme(StrEnum):
    """What an outcome is said of; all but the person are roles of `outcome.tsv`."""

    SYMPTOM = "symptom"
    FUNCTION = "function"
    PERSON = "person"
    MASS = "mass"
    SCAN = "scan"
    COMPRESSION = "compression"
    LABORATORY = "laboratory"
    ELSEWHERE = "elsewhere"


CLINICAL = frozenset({Theme.SYMPTOM, Theme.FUNCTION, Theme.PERSON})
IMAGING = frozenset({Theme.MASS, Theme.SCAN, Theme.COMPRESSION})
NOT_OURS = frozenset({Theme.LABORATORY, Theme.ELSEWHERE})


@dataclass(frozen=True, slots=True)
class Words:
    """The patterns of a study's `outcome.tsv`."""

    themes: Mapping[Theme, Pattern]
    treatment: Pattern


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence with one predicate or so; `start` is its offset in the sentence.

    `themes` are where in the clause something is named that an outcome may be said of;
    `inherited` are those of the clause before, for a clause that names none.
    """

    sentence: Sentence
    start: int
    text: str
    themes: tuple[tuple[int, int, Theme], ...]
    inherited: frozenset[Theme]

    def themes_of_verb(self, start: int, end: int) -> frozenset[Theme]:
        """What a verb or an adjective at these offsets of the clause is said of.

        What it acts on (`has improved the detection rate`: nothing of ours); else the nearest
        thing before it, with what is joined to that by "and"; else the first after it; else what
        the clause before spoke of.
        """
        acted_on = self._object(start, end)
        if acted_on is not None:
            return acted_on
        before = [t for t in self.themes if t[1] <= start and not self._means(t)]
        before = before or [t for t in self.themes if t[1] <= start]
        if before and self._means(before[-1]) and self.inherited == {Theme.MASS}:
            return self.inherited  # "a mass, which on MRI was no longer visible"
        if before:
            return frozenset(self._joined(_bearers(self.text, before, start)))
        if self.inherited & IMAGING and _ELIDED.match(self.text):
            return self.inherited  # "the masses, on myelography, had spread to the muscles"
        after = [t for t in self.themes if t[0] >= end and t[0] - end < _NEAR]
        return frozenset({after[0][2]}) if after else self.inherited

    def _object(self, start: int, end: int) -> frozenset[Theme] | None:
        """What an active verb acts on, or a participle stands before; None where it is neither."""
        said = self.text[start:end].endswith("ed") and _ATTRIBUTE.search(self.text, 0, start)
        if said and self.themes:
            beside = [t[2] for t in self.themes if 0 < t[0] - end <= _ADJOINS]
            if beside and not _PREPOSITION.match(self.text, end):
                return frozenset(beside[:1])
        taken = _TAKES.match(self.text, end)
        if (
            not taken
            or not self.text[start:end].endswith("ed")
            or _PASSIVE.search(self.text, 0, start)
        ):
            return None
        if _ABSTRACT.match(self.text, taken.start()):
            return frozenset({Theme.ELSEWHERE})
        named = [t for t in self.themes if taken.start() <= t[0] < taken.end() + _FAR]
        if named and named[0][2] is Theme.SYMPTOM and named[0][0] - end < _NEAR:
            return frozenset({Theme.SYMPTOM})
        return None if named else frozenset({Theme.ELSEWHERE})

    def themes_of_noun(self, start: int, end: int) -> frozenset[Theme]:
        """What a noun ("resolution", "improvement") at these offsets is said of.

        What follows `of` or `in`; else what qualifies it (`tumor regression`); else as for a verb.
        """
        found: list[Theme] = []
        said_of = _OF.match(self.text, end)
        if said_of:
            found += [t[2] for t in self.themes if end <= t[0] < end + _FAR]
        before = [t for t in self.themes if t[1] <= start]
        if before and start - before[-1][1] <= _BESIDE:
            found += self._joined(before)
        if found or (said_of and said_of[1].lower() == "of"):
            return frozenset(found)
        return self.themes_of_verb(start, end)

    def is_elided(self) -> bool:
        """Whether it goes on about what the clause before named: `eased and then vanished`."""
        return not self.themes and _GOES_ON.search(self.sentence.text, 0, self.start) is not None

    def _means(self, theme: tuple[int, int, Theme]) -> bool:
        """Whether a scan is only how the thing was seen: `the lesion on MRI`."""
        how = _ON.search(self.text, 0, theme[0]) or self.text[: theme[1]].endswith("ally")
        return theme[2] is Theme.SCAN and bool(how)

    def _joined(self, before: list[tuple[int, int, Theme]]) -> Iterator[Theme]:
        last = _head(self.text, before)
        before = before[: before.index(last) + 1]
        yield last[2]
        for theme in reversed(before[:-1]):
            between = self.text[theme[1] : last[0]]
            if not _AND.fullmatch(between) or (between[0] == "," and _ADVERBIAL.match(self.text)):
                return
            yield theme[2]
            last = theme


_GOES_ON = Pattern(r"\band\s+$", re.IGNORECASE)
_NEAR, _FAR, _BESIDE, _ADJOINS = 45, 80, 2, 12
_TAKES = Pattern(
    r"\s+(?:the(?! (?:following|next|same|first|second|third|day|morning|week|more|most))|our"
    r"|an?(?! (?:week|month|year|day|little|bit|lot|great deal|few))|its|their|detection"
    r"|recognition|diagnos\w+|survival|understanding|prognosis|preventive|awareness|outcomes?"
    r"|results|safety)\b(?! (?:ability|use|control|capacity|power|situation|course))",
    re.IGNORECASE,
)
_ATTRIBUTE = Pattern(
    r"(?:\b(?:and|with|show\w*|reveal\w*|demonstrat\w*|disclos\w*|by)|^|,)\s*$", re.IGNORECASE
)
_PREPOSITION = Pattern(
    r"\s+(?:in|of|by|to|from|and|with|at|on|after|over|during|within|for|as|until|but|or|the|his"
    r"|her|its|when)\b",
    re.IGNORECASE,
)
_ABSTRACT = Pattern(
    r"\W*(?:[\w-]+\W+){0,3}(?:detection|recogni\w+|diagnos\w+|survival|understanding|prognos\w+"
    r"|rates?|knowledge|awareness|management|care|accuracy|visuali[sz]ation|identification"
    r"|measures?|techniques?|outcomes|demarcation|delineation|need|risk|number of|chance|incidence"
    r"|cost\w*|time)\b",
    re.IGNORECASE,
)
_ELIDED = Pattern(r"\W*(?:had|has|have|was|were|is|are|did)\b", re.IGNORECASE)
_TREATED_FOR = Pattern(
    r"\b(?:transfus\w+|\w*therapy|treatment|irradiation|surgery|laminectomy|operation|urea|steroids?)"
    r" for (?:the |his |her |an? )?(?:\w+ )?$",
    re.IGNORECASE,
)
_PASSIVE = Pattern(r"\b(?:is|are|was|were|be|been|being)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_OF = Pattern(r"\s+(of|in|on|for|from|to)\b", re.IGNORECASE)
_ON = Pattern(r"\b(?:on|by|in|at)\s+(?:the |a |his |her )?(?:[\w-]+ )?$", re.IGNORECASE)
_BELONGS = Pattern(
    r"\s+(?:of|due to|from|caused by|related to|attributable to|secondary to|in)"
    r"\s+(?:(?!had\b|has\b|was\b|were\b|is\b|are\b|and\b)[\w-]+\s+){0,3}",
    re.IGNORECASE,
)
_ADVERBIAL = Pattern(
    r"\s*(?:after|following|despite|on|upon|under|since|during|because of|before|by)\b",
    re.IGNORECASE,
)
"""`After excision of the mass, gait improved`: what follows the comma is no list."""
_AND = Pattern(
    r"(?:\s+\w+|\s+\([^()]*\))?(?:,|\s+and|,\s+and|\s+n?or|/)\s*(?:(?!whose|in whom)\w+\s+){0,3}",
    re.IGNORECASE,
)
_PERSON = Pattern(
    r"\b(?:he|she|him|they|patients?|pt|m[ae]n|wom[ae]n|boys?|girls?|lady|gentleman|child(?:ren)?"
    r"|infants?)\b|\b(?:both|all|neither|none|each|one|others|two|three|four|five"
    r"|the (?:other|former|latter|first|second|third|fourth|elder|eldest|younger|youngest|last)"
    r"(?: (?:two|three|four))?)"
    r"(?= (?:\w+ly )?(?:ha(?:ve|s|d)|were|was|did|is|are|improved|recovered|deteriorated|worsened"
    r"|progressed|regained|became|made|remained|responded|got|fared|showed)\b)",
    re.IGNORECASE,
)
_OF_HIM = Pattern(
    r"(?:\w+ly )?(?:improved|recovered|worsened|unchanged|stable|better|worse|responded)"
    r"(?= (?:at|after|by|in|on|over|to|with|and|but|under|until)\b|[,.;]|$)",
    re.IGNORECASE,
)
"""`Unchanged at discharge`: a telegraphic sentence is of the patient."""


@lru_cache(maxsize=8)
def words_of(study: Study) -> Words:
    """The outcome words of the study."""
    terms: dict[str, list[str]] = {}
    for row in study.rows("outcome"):
        terms.setdefault(row["role"], []).append(row["term"])
    treatment = any_term(terms.pop("treatment"))
    themes = {Theme(role): any_term(words) for role, words in terms.items()}
    return Words({**themes, Theme.PERSON: _PERSON}, treatment)


def clauses(sentence: Sentence, words: Words) -> Iterator[Clause]:
    """The clauses of a sentence; together they cover it but for the words that part them."""
    inherited = frozenset({Theme.PERSON} if _OF_HIM.match(sentence.text) else ())
    start, subject = 0, frozenset[Theme]()
    for split in [*SPLIT.finditer(sentence.text), None]:
        end = split.start() if split else len(sentence.text)
        text = sentence.text[start:end]
        if split and JOINS.match(split[0]) and not VERB.search(text):
            continue  # "both the symptoms and the mass resolved"
        if text.strip():
            look(text)
            themes = tuple(_themes(text, words))
            if not themes and GOT_WELL.match(text):
                inherited = subject or inherited  # "The pain of a man with a mass, …, vanished"
            yield Clause(sentence, start, text, themes, inherited)
            if themes and not subject:
                named = [t for t in themes if "," not in text[: t[0]]] or list(themes)
                subject = frozenset({_head(text, _bearers(text, named, len(text)))[2]})
            inherited = _last_named(text, themes, inherited) or inherited
            if split and ";" in split[0]:
                inherited -= NOT_OURS  # "Hb 7 g/dl; irradiated, full recovery"
        start = split.end() if split else end


_NO = Pattern(r"\b(?:no|without(?: any)?|free of)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
_DISORDER = Pattern(
    r"\bha?emoglobin\s(?-i:[CDEHOS]|SC|SS|Bart\S*|Lepore)\b"
    r"|\b(?:sickle[\s-]cell|aplastic|ha?emolytic|dyserythropoietic|(?:cooley|fanconi)['’]?s?"
    r"|megaloblastic|sideroblastic|refractory|mediterranean|pernicious)\san(?:a|)emia\b",
    re.IGNORECASE,
)
"""Names of disorders that are made of a laboratory value's."""


def _head(text: str, named: Sequence[tuple[int, int, Theme]]) -> tuple[int, int, Theme]:
    """What the last thing named belongs to: `signs of cord compression` are signs."""
    last = named[-1]
    for theme in reversed(named[:-1]):
        if last[2] in NOT_OURS and text[theme[1] : last[0]] == " of ":
            return last  # "episodes of diarrhoea"
        if text[theme[1] : last[0]] == " " and theme[2] is last[2] is Theme.MASS:
            last = theme  # "haemopoietic tissue" is one thing
            continue
        if theme[2] is Theme.PERSON or not _BELONGS.fullmatch(text[theme[1] : last[0]]):
            return last
        last = theme
    return last


def _bearers(
    text: str, named: list[tuple[int, int, Theme]], verb: int
) -> list[tuple[int, int, Theme]]:
    """Without what somebody is only described by: `a man with a mass` improved, he and not it."""
    if _RELATIVE.search(text, named[-1][1], verb):
        return named  # "a man with a mass that regressed"
    for at in range(len(named) - 1, 0, -1):
        holder = named[at - 1]
        if holder[2] is Theme.PERSON and _HAVING.fullmatch(text, holder[1], named[at][0]):
            of = at > 1 and _BELONGS.fullmatch(text, named[at - 2][1], holder[0])
            return named[: at - 1] if of else named[:at]
    return named


_RELATIVE = Pattern(r"\b(?:that|which|who|and|,)\b", re.IGNORECASE)
_HAVING = Pattern(
    r"\s+(?:with|suffering from|affected by|known for)\s+"
    r"(?:(?!(?:had|has|have|was|were|is|are|who|whose|that|which)\b)[\w/-]+,?\s+){0,9}",
    re.IGNORECASE,
)


def _last_named(
    text: str, themes: tuple[tuple[int, int, Theme], ...], before: frozenset[Theme]
) -> frozenset[Theme]:
    """What a clause spoke of last; a scan that only showed it, and why one was treated, is not."""
    last = themes[-1] if themes and (before or len(themes) > 1) else None
    how = last and last[2] is Theme.SCAN and _ON.search(text, 0, last[0])
    if last and (how or _TREATED_FOR.search(text, 0, last[0])):
        themes = themes[:-1]
    if not themes:
        return frozenset()
    head = _head(text, themes)
    first = themes.index(head)
    beside = first and head[2] in NOT_OURS and _AND.fullmatch(text, themes[first - 1][1], head[0])
    return frozenset({head[2], themes[first - 1][2]} if beside else {head[2]})


def _themes(text: str, words: Words) -> Iterator[tuple[int, int, Theme]]:
    """Where themes stand; of two at one place the longer, so that `leg ulcers` are no legs."""
    named = [match.span() for match in _DISORDER.finditer(text)]
    found = [
        (match.start(), match.end(), theme)
        for theme, pattern in words.themes.items()
        for match in pattern.finditer(text)
        if theme is not Theme.LABORATORY
        or not any(start <= match.start() < end for start, end in named)
        if not (match[0].startswith("complic") and _NO.search(text, 0, match.start()))
    ]
    end = 0
    for start, stop, theme in sorted(found, key=lambda f: (f[0], -f[1])):
        if start >= end:
            yield start, stop, theme
            end = stop
