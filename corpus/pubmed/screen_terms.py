"""The terms of a study, ready to judge the bytes of citations by; no citation is left out wrongly.

Two looks: at one word of each term, a rare one, in all texts of a chunk at once; and where that
leaves a citation, at whole terms.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from functools import reduce
from operator import or_

from stringzilla import Str, split

from corpus.pubmed.screen_layout import PARTING, Layout, numbers_of
from corpus.pubmed.screen_markup import SIGNS, plain, tags_in_words
from corpus.pubmed.screen_words import Groups, finder, tester, whole, words_of

_LEARNT_FROM = 4_000_000
"""Bytes of text after which it is known which words are rare: some thousand citations."""
_A_PATTERN = 5
"""What it costs to look for one word more: as much as to find it so many times in those bytes."""

_NO_TITLE = r"<ArticleTitle>[^a-z0-9]*(?:<|not[^a-z]|in[^a-z]+proc)"
"""A title that may be empty: then another counts, which stands elsewhere in the record."""

_TITLE_END, _PART_END = b"</ArticleTitle>", b"</AbstractText>"
_BORDER = re.compile(
    rb"""</AbstractText>.*?<AbstractText(?:[^<>"']|"[^"]*"|'[^']*')*>""", re.DOTALL
)


class Screen:
    """The terms of a study, of which a text needs one of every group. Made once, for many files.

    The first texts are looked at for all words, to learn which are rare. What is found does not
    depend on it.
    """

    def __init__(self, groups: Groups) -> None:
        words = [[words_of(term) for term in group] for group in groups]
        self._words = sorted({word for group in words for term in group for word in term})
        numbers = {word: number for number, word in enumerate(self._words)}
        self._terms: dict[frozenset[int], int] = {}
        for bit, group in enumerate(words):
            for term in group:
                needed = frozenset(numbers[word] for word in term)
                self._terms[needed] = self._terms.get(needed, 0) | 1 << bit
        self._all = (1 << len(groups)) - 1
        self._untitled, self._sign = self._all + 1, 2 * (self._all + 1)
        self._find_all = finder(self._words)
        self._holds_terms = tester([[whole(term) for term in group] for group in groups])
        self._seen: Counter[int] = Counter()
        self._learnt_from = 0
        self._look_for_rare()

    def candidates(self, layout: Layout) -> Iterator[int]:
        """The numbers of the records that may hold terms of all groups."""
        joined = layout.joined()
        if self._learnt_from < _LEARNT_FROM:
            self._learn(joined)
        groups = self._groups_in(joined, layout.texts)
        disguised = {number for number, found in groups.items() if found & self._sign}
        disguised.update(numbers_of(layout.texts, tags_in_words(joined)))
        for number, found in groups.items():
            text = layout.texts[number]
            if number not in disguised and self._counts(layout.record, number, text, found):
                yield number
        if disguised:
            yield from self._disguised_candidates(layout, sorted(disguised))

    def _disguised_candidates(self, layout: Layout, numbers: Sequence[int]) -> Iterator[int]:
        """Those of the records that may, in whose bytes words are not as a reader sees them."""
        text = plain(PARTING.join([layout.texts[number] for number in numbers]))
        texts = split(text.data, PARTING)
        for place, found in self._groups_in(text.data, texts).items():
            if self._counts(layout.record, numbers[place], texts[place], found):
                yield numbers[place]
        for place in numbers_of(texts, text.odd):
            yield numbers[place]

    def _counts(
        self, record: Callable[[int], bytes], number: int, text: Str | bytes, groups: int
    ) -> bool:
        """Whether the record, in whose text a first look found those groups, may hold all."""
        if groups & self._untitled:
            return self.may_count(record(number))
        return groups & self._all == self._all and self._holds(bytes(text))

    def may_count(self, record: bytes) -> bool:
        """Whether the record, wherever title and abstract are in it, may hold all it needs."""
        text = plain(record)
        return bool(text.odd) or self._holds_words(text.data)

    def _groups_in(self, joined: bytes, texts: Sequence[Sized]) -> dict[int, int]:
        """For each text in which anything is found the groups of it, as bits."""
        found = self._find_rare(joined)
        numbers = numbers_of(texts, [end for _, end in found])
        groups: dict[int, int] = {}
        for number, (word, _) in zip(numbers, found, strict=True):
            groups[number] = groups.get(number, 0) | self._bits[word]
        return groups

    def _holds(self, text: bytes) -> bool:
        return self._holds_words(text) and self._holds_terms(_in_a_row(plain(text).data))

    def _holds_words(self, text: bytes) -> bool:
        """Whether all words of a term of each group are there, in any order."""
        there = {word for word, _ in self._find_all(text)}
        groups = 0
        for word in there:
            for term, group in self._of_rare.get(word, ()):
                if term <= there:
                    groups |= group
        return groups == self._all

    def _learn(self, joined: bytes) -> None:
        self._seen.update(word for word, _ in self._find_all(joined))
        self._learnt_from += len(joined)
        if self._learnt_from >= _LEARNT_FROM:
            self._look_for_rare()

    def _look_for_rare(self) -> None:
        """Set what is looked for in all texts: of each term a word, such that little is found."""
        self._of_rare: dict[int, list[tuple[frozenset[int], int]]] = {}
        for groups in set(self._terms.values()):
            terms = {term for term, bits in self._terms.items() if bits == groups}
            while terms:
                _, word = max((self._gain(word, terms), word) for word in set().union(*terms))
                served = {term for term in terms if word in term}
                self._of_rare.setdefault(word, []).extend((term, groups) for term in served)
                terms -= served
        rare = [self._words[word] for word in self._of_rare]
        self._find_rare = finder([*rare, _NO_TITLE], signs=[SIGNS])
        self._bits = [reduce(or_, (bits for _, bits in terms)) for terms in self._of_rare.values()]
        self._bits += [self._untitled, self._sign]

    def _gain(self, word: int, terms: Iterable[frozenset[int]]) -> float:
        """How many of the terms the word would serve, to how often it is found."""
        return sum(word in term for term in terms) / (self._seen[word] + _A_PATTERN)


def _in_a_row(text: bytes) -> bytes:
    """The text without what stands between the end of a part and the beginning of the next."""
    title, end, rest = text.partition(_TITLE_END)
    if end:
        text = title.rstrip(b" \t\r\n.]") + _PART_END + rest
    return _BORDER.sub(b" ", text)
