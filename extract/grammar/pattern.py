"""A regular expression that is tried only on texts that hold the words it cannot match without.

Rules ask some thousand expressions of each abstract, and nearly all of them find nothing. So the
words of a text are looked at once (`look`), which tells for all patterns together whether what
they need is there (`extract.grammar.necessary`); a pattern asked about a text that was looked at
answers from that. Elsewhere, and where the words are there, PCRE2 says where a match may begin.
Results are those of `re` with and without.
"""

import re
import sys
from collections.abc import Callable, Iterator
from threading import Lock
from typing import Any

from extract.grammar.familiar import is_familiar
from extract.grammar.necessary import EDGE, UNJUDGED, Pieces, common, necessary, small
from extract.grammar.scout import LONGEST_TEXT, Scout

__all__ = ["WORTH_IT", "Pattern", "lacking_in", "look"]

_WORD = re.compile(r"[a-z0-9]+")
_MOST_WORDS = 50_000
_MOST_TEXTS = 4096
WORTH_IT = 1500
"""Texts, of some fifty abstracts: who reads fewer does not wait half a second for preparation."""

_LONGEST = 60
"""Characters; no piece is longer."""

_FAMILIAR = 1
"""The lowest bit: what a text lacks whose characters not both engines may read alike."""

_LONG = 100
"""Characters; shorter expressions `re` tries at one place as fast."""

_TO_END = sys.maxsize


class _Signs:
    """What the patterns need, each choice of pieces a bit, and which bits a text lacks.

    What was found out before a pattern came says nothing against it: its bits are not among those
    that the text lacks. So nothing need be forgotten, and several threads may ask at once.
    """

    def __init__(self) -> None:
        self.lacking: dict[str, int] = {}
        self._lock = Lock()
        self._words: dict[str, int] = {}
        self._bits: dict[Pieces, int] = {}
        self._of_piece: dict[str, int] = {}
        self._all = 0
        self._waiting: list[Pattern] = []
        self._asked = 0

    def expect(self, pattern: "Pattern") -> None:
        """From the next text on, tell of this pattern too."""
        self._waiting.append(pattern)

    def look(self, text: str) -> None:
        """Remember which bits the text lacks."""
        self._asked += 1
        if self._asked >= WORTH_IT and text not in self.lacking:
            with self._lock:
                self._look(text)

    def _look(self, text: str) -> None:
        if self._waiting:
            self._take_in()
        if len(self.lacking) >= _MOST_TEXTS:
            self.lacking.clear()
        shown = _FAMILIAR if is_familiar(text) else 0
        words = self._words
        for word in _WORD.findall(small(text)):
            known = words.get(word)
            shown |= self._of_word(word) if known is None else known
        judged = _FAMILIAR if UNJUDGED in text else self._all
        self.lacking[text] = judged & ~shown

    def _take_in(self) -> None:
        """Read the patterns that came since; what was known of words does not speak of them."""
        waiting, self._waiting = self._waiting, []
        needs = [necessary(pattern.pattern, pattern.flags) for pattern in waiting]
        for pattern, choices in zip(waiting, needs, strict=True):
            pattern.needs = sum({self._bit(pieces) for pieces in choices})
        self._all = (_FAMILIAR << len(self._bits) + 1) - 1
        self._words.clear()

    def _bit(self, pieces: Pieces) -> int:
        if pieces not in self._bits:
            self._bits[pieces] = _FAMILIAR << len(self._bits) + 1
            for piece in pieces:
                self._of_piece[piece] = self._of_piece.get(piece, 0) | self._bits[pieces]
        return self._bits[pieces]

    def _of_word(self, word: str) -> int:
        """The bits that a word shows: those of every piece of it."""
        if len(self._words) >= _MOST_WORDS:
            self._words.clear()
        whole = EDGE + common(word) + EDGE
        shown = 0
        for start in range(len(whole)):
            for end in range(start + 1, min(len(whole), start + _LONGEST) + 1):
                shown |= self._of_piece.get(whole[start:end], 0)
        self._words[word] = shown
        return shown


_SIGNS = _Signs()
_LACKING = _SIGNS.lacking
look: Callable[[str], None] = _SIGNS.look
"""Look at the words of a text that many patterns are to be asked about."""


def lacking_in(text: str) -> int:
    """The bits that the text lacks: a pattern whose `needs` are among them is not there.

    None is lacking where nobody looked.
    """
    return _LACKING.get(text, 0)


class Pattern:
    """As `re.Pattern`, and quick to say no: by the words it needs, then by PCRE2's machine code.

    What is found, `re` finds. It is compiled when first needed, so that a fault in it shows then.
    """

    __slots__ = ("_anchored", "_compiled", "_scout", "flags", "needs", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags
        self.needs = 0
        self._compiled: re.Pattern[str] | None = None
        self._scout: Scout | None = None
        self._anchored: Scout | None = None
        _SIGNS.expect(self)

    def _compile(self) -> re.Pattern[str]:
        self._compiled = re.compile(self.pattern, self.flags)
        return self._compiled

    def _begin(self, text: str, lacking: int | None, start: int, end: int) -> int | None:
        """Where to begin the search; None where there is nothing to find."""
        if len(text) > LONGEST_TEXT:
            return start
        if not is_familiar(text) if lacking is None else lacking & _FAMILIAR:
            return start
        scout = self._scout
        if scout is None:
            scout = self._scout = Scout(self.pattern, self.flags)
        return scout.begin(text, start, end)

    def _is_at(self, text: str, start: int, end: int) -> bool:
        """False where no match begins at `start`: the end of a search is the end of a word."""
        lacking = _LACKING.get(text)
        if lacking is not None and lacking & self.needs and end >= len(text):
            return False
        if len(self.pattern) < _LONG or len(text) > LONGEST_TEXT:
            return True
        if not is_familiar(text) if lacking is None else lacking & _FAMILIAR:
            return True
        if self._anchored is None:
            self._anchored = Scout(self.pattern, self.flags, anchored=True)
        return self._anchored.begin(text, start, end) is not None

    def may_be_in(self, text: str) -> bool:
        """False where the text was looked at and lacks what the pattern needs."""
        lacking = _LACKING.get(text)
        return lacking is None or not lacking & self.needs

    def search(self, text: str, start: int = 0, end: int = _TO_END) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        lacking = _LACKING.get(text)
        if lacking is not None and lacking & self.needs and end >= len(text):
            return None
        begin = self._begin(text, lacking, start, end)
        if begin is None:
            return None
        return (self._compiled or self._compile()).search(text, begin, end)

    def finditer(self, text: str, start: int = 0, end: int = _TO_END) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        lacking = _LACKING.get(text)
        if lacking is not None and lacking & self.needs and end >= len(text):
            return iter(())
        begin = self._begin(text, lacking, start, end)
        if begin is None:
            return iter(())
        if len(self.pattern) < _LONG:
            return (self._compiled or self._compile()).finditer(text, begin, end)
        return self._from(begin, text, lacking, end)

    def _from(
        self, begin: int | None, text: str, lacking: int | None, end: int
    ) -> Iterator[re.Match[str]]:
        """The matches, each where the scout says that it begins."""
        compiled = self._compiled or self._compile()
        while begin is not None:
            found = compiled.search(text, begin, end)
            if not found:
                return
            begin = found.end()
            if begin == found.start():
                yield from compiled.finditer(text, begin, end)
                return
            yield found
            begin = self._begin(text, lacking, begin, end)

    def findall(self, text: str, start: int = 0, end: int = _TO_END) -> list[Any]:
        """As `re.Pattern.findall`."""
        if end >= len(text) and not self.may_be_in(text):
            return []
        return (self._compiled or self._compile()).findall(text, start, end)

    def match(self, text: str, start: int = 0, end: int = _TO_END) -> re.Match[str] | None:
        """As `re.Pattern.match`."""
        if not self._is_at(text, start, end):
            return None
        return (self._compiled or self._compile()).match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = _TO_END) -> re.Match[str] | None:
        """As `re.Pattern.fullmatch`."""
        if not self._is_at(text, start, end):
            return None
        return (self._compiled or self._compile()).fullmatch(text, start, end)

    def split(self, text: str) -> list[str | Any]:
        """As `re.Pattern.split`."""
        return (self._compiled or self._compile()).split(text)

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        """As `re.Pattern.sub`."""
        if not self.may_be_in(text):
            return text
        return (self._compiled or self._compile()).sub(by, text)
