"""A table of terms to a matcher: text in, mentions out, whatever the spelling.

A term is written once, in plain form. It is found with British or American spelling, with
hyphen, space or nothing between its parts, in the plural or the possessive, with Greek letters,
broken over a line by the scan, or with `1` for `l` and `rn` for `m` where that leaves one reading.
Words are folded to a common form and compared without the gaps between them: `β⁰-thalassaemia`,
`beta thalassemia` and `betathalas- semia` are all `betathalassemia`.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from studies.study import Study

NEEDS_CUE = "?"
"""At the end of a key: a mention only where its neighbours say so; the caller looks at them."""

MASK = "-"
"""The key of terms that are no mention and hide the shorter ones inside: `RT-PCR`, for `RT`."""

_LEAST_OCR_LETTERS = 5
_LEAST_PIECE = 4
"""Letters of a word's beginning that a hyphen or a line break may part from the rest."""

_MOST_KNOWN_WORDS = 200_000
_WORD = re.compile(
    r"[^\W_]+(?:['’`´ʼ]s(?![^\W_])|\([0oO+⁰⁺]\)"
    r"|(?:-\s{1,2}|\u00ad\s{0,2})(?!(?:and|or|to|nor)\b)[a-z]{2,})?"
)
_INSIDE = re.compile(r"[-\u00ad]\s*|\(.\)$")
_GAP_NOTHING = re.compile(r"[\s\-‐‑‒–−/'’`´ʼ+⁺°·^\u00ad]")
_GAP_MARKS = frozenset({"", ",", "("})
_POSSESSIVE = re.compile(r"['’`´ʼ]s$")
_GREEK = {"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta"}
_LETTERS = str.maketrans({"ß": "β", "æ": "e", "œ": "e", "ı": "i", "ł": "l"})
_SPELLINGS = (
    (re.compile(r"[αβγδεζ]"), lambda m: _GREEK[m[0]]),
    (re.compile(r"^((?:delta|s|e)?beta|alpha)(?:[0o]?\d*$|0(?=[a-z]))"), r"\1"),
    (re.compile(r"[ao]e"), "e"),
    (re.compile(r"is(?=(?:e[ds]?|ing|ations?)$)"), "iz"),
    (re.compile(r"our(?=s?$)"), "or"),
    (re.compile(r"leuc"), "leuk"),
    (re.compile(r"(?<=[a-z]{3})ies$"), "y"),
    (re.compile(r"(?<=[a-z]{3})(?<=[^siu])s$"), ""),
)
_OCR = (("rn", "m"), ("1", "l"), ("i", "l"), ("0", "o"), ("5", "s"))


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a text that stand for `key`; offsets are code points in that text."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Word:
    """A word's common form, and whether a term or an abbreviation may begin with it."""

    form: str
    begins: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Terms ready to be matched; make it with `vocabulary`.

    `terms` maps folded terms without gaps to keys, `abbreviations` does so for terms without a
    small letter (`TI`), which are matched as they are written. `prefixes` are all the beginnings
    of `terms`, `openings` their first words; `forms` maps folded words to the folded words they
    stand for (`thalassemic`).
    """

    terms: Mapping[str, str]
    abbreviations: Mapping[str, str]
    prefixes: frozenset[str]
    openings: frozenset[str]
    forms: Mapping[str, str]
    scans: Mapping[str, str]
    known: dict[str, _Word] = field(default_factory=dict)

    def mentions(self, text: str, defined: Mapping[str, str] | None = None) -> tuple[Mention, ...]:
        """The mentions in the text, leftmost and longest first; they never overlap.

        `defined` maps short forms that the paper defines to their long forms; a short form
        defined as something outside the vocabulary is no mention (`HU`, Hounsfield units).
        """
        return tuple(m for m in self._spans(text, defined or {}) if m.key != MASK)

    def key_of(self, phrase: str) -> str | None:
        """The key of a phrase that is one term from end to end, else None."""
        whole = [m for m in self._spans(phrase, {}) if m.end - m.start == len(phrase)]
        return whole[0].key if whole else None

    def _spans(self, text: str, defined: Mapping[str, str]) -> Iterator[Mention]:
        words = _words(text)
        known = self.known
        after = 0
        for at, (start, _, word) in enumerate(words):
            folded = known.get(word) or self._fold(word)
            if at < after or not (folded.begins or word in defined):
                continue
            last, key = self._longest(text, words, at)
            if key is None or (last == at and word in defined):
                key = self._short(text, word, start, defined)
            if key is not None:
                yield Mention(key, start, words[last][1])
                after = last + 1

    def _longest(
        self, text: str, words: Sequence[tuple[int, int, str]], at: int
    ) -> tuple[int, str | None]:
        """The last word and the key of the longest term that begins at word `at`."""
        joined, best, key = "", at, None
        for last in range(at, len(words)):
            if last > at:
                gap = _gap(text[words[last - 1][1] : words[last][0]])
                if gap not in _GAP_MARKS:
                    break
                joined += gap
            word = words[last][2]
            joined += (self.known.get(word) or self._fold(word)).form
            if joined in self.terms:
                best, key = last, self.terms[joined]
            if joined not in self.prefixes:
                break
        return best, key

    def _short(self, text: str, word: str, start: int, defined: Mapping[str, str]) -> str | None:
        """The key of an abbreviation: the paper's meaning, else ours; a unit (`48 HU`) has none."""
        if word in defined:
            inner = self.mentions(defined[word])
            return inner[-1].key if inner else None
        letters = word if word in self.abbreviations else word.removesuffix("s")
        before = text[max(0, start - 2) : start].rstrip()
        return None if before[-1:].isdigit() else self.abbreviations.get(letters)

    def _fold(self, word: str) -> _Word:
        """The common form of a word, remembered."""
        if len(self.known) > _MOST_KNOWN_WORDS:
            self.known.clear()
        form = fold(word)
        if form not in self.forms:
            form = self._as_scanned(form)
        form = self.forms.get(form, form)
        short = word in self.abbreviations or word.removesuffix("s") in self.abbreviations
        piece = len(form) >= _LEAST_PIECE and form in self.prefixes
        begins = short or piece or form in self.openings
        self.known[word] = _Word(form, begins)
        return self.known[word]

    def _as_scanned(self, word: str) -> str:
        """`sp1enectomy` to the one word of the vocabulary that a scan may have read so."""
        if len(word) < _LEAST_OCR_LETTERS and not any(map(str.isdigit, word)):
            return word
        return self.scans.get(_scan(word)) or word


def vocabulary(
    terms: Iterable[tuple[str, str]], forms: Iterable[tuple[str, str]] = ()
) -> Vocabulary:
    """The vocabulary of (key, term) pairs; `forms` are (word, the words it stands for) pairs."""
    table = {fold(word): "".join(map(fold, other.split())) for word, other in forms}
    full: dict[str, str] = {}
    abbreviations: dict[str, str] = {}
    vocabulary_words: set[str] = set(table)
    openings: set[str] = set()
    for key, term in terms:
        if term.upper() == term and term.isalpha():
            abbreviations[term] = key
            continue
        joined, words = _joined(term, table)
        full[joined] = key
        vocabulary_words.update(words)
        openings.add(words[0])
    prefixes = frozenset(term[:end] for term in full for end in range(1, len(term)))
    return Vocabulary(
        full, abbreviations, prefixes, frozenset(openings), table, _scans(vocabulary_words)
    )


@functools.cache
def study_vocabulary(study: Study, table: str) -> Vocabulary:
    """The vocabulary of the study's `<table>.tsv`, with its `word_forms.tsv`."""
    return vocabulary(
        [(row["key"], row["term"]) for row in study.rows(table)],
        [(row["form"], row["stands_for"]) for row in study.rows("word_forms")],
    )


@functools.lru_cache(maxsize=1024)
def _words(text: str) -> tuple[tuple[int, int, str], ...]:
    """The words of a text, each with its start and end; several vocabularies read one sentence."""
    return tuple((*match.span(), match[0]) for match in _WORD.finditer(text))


def fold(word: str) -> str:
    """One word in its common form: `Thalassaemias` -> `thalassemia`, `Cooley’s` -> `cooley`."""
    word = _INSIDE.sub("", _POSSESSIVE.sub("", word)).translate(_LETTERS)
    word = unicodedata.normalize("NFKD", word).lower()
    if not word.isascii():
        word = "".join(c for c in word.translate(_LETTERS) if not unicodedata.combining(c))
    for pattern, replacement in _SPELLINGS:
        word = pattern.sub(replacement, word)
    return word


def _joined(term: str, forms: Mapping[str, str]) -> tuple[str, list[str]]:
    """The term as it is looked up, and its words in the form in which they are."""
    joined, words, end = "", [], 0
    for match in _WORD.finditer(term):
        word = fold(match[0])
        words.append(forms.get(word, word))
        joined += (_gap(term[end : match.start()]) if joined else "") + words[-1]
        end = match.end()
    return joined, words


def _gap(between: str) -> str:
    """What stands between two words, less hyphens, spaces and the like."""
    return "" if between in {" ", "-"} else _GAP_NOTHING.sub("", between)


def _scan(word: str) -> str:
    for wrong, right in _OCR:
        word = word.replace(wrong, right)
    return word


def _scans(words: Iterable[str]) -> dict[str, str]:
    """Words by what a scan makes of them, those that leave one reading only."""
    out: dict[str, str] = {}
    for word in words:
        if len(word) >= _LEAST_OCR_LETTERS - 1:
            out[_scan(word)] = "" if out.get(_scan(word), word) != word else word
    return out
