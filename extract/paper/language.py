"""An article to the language its text is in, where that is not English.

The rules read English. A text in another language is not a review because no patient was found
in it: it has not been read, and a person must know.
"""

import re
from collections import Counter

from corpus.article import Article, SectionKind

_LONGEST = 1500
_ENOUGH_WORDS = 15
_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_HALF = 0.5
_FEW = 0.08
"""English prose has 25 to 40 function words in a hundred; a telegraphic report still has 10."""

_FUNCTION_WORDS = {
    "English": "the of and in was with to were by is for had at from on after who which his her",
    "French": "le la les des du une et dans est était avec pour par sur chez qui au aux ce été",
    "Spanish": "el la los las del una y en es fue con por para se que al sus como su años",
    "Italian": "il lo gli della del di una e nel è con per che da alla dei stato stata anni sono",
    "Portuguese": "o os as da do dos uma e em foi com por para que ao na no anos pelo não",
    "German": "der die das und des dem den mit von ein eine einer wurde ist im bei nach zur auf",
    "Dutch": "de het een van en met bij was werd is op voor door na aan die dat te jaar patiënte",
    "Turkish": "ve bir ile bu olan olarak için hastanın olgu hasta da de çok sonra gibi daha",
    "Polish": "i w z na do się jest po był była przez oraz u o od nie ze dla roku lat",
}
_OF = {language: frozenset(words.split()) for language, words in _FUNCTION_WORDS.items()}


def other_language(article: Article) -> str | None:
    """`French`, or `a script other than Latin`; None for English and what is too short to tell."""
    read = (s.text for s in article.sections if s.kind is not SectionKind.OTHER_ABSTRACT)
    text = " ".join(read)[:_LONGEST]
    words = Counter(word.lower() for word in _LETTERS.findall(text))
    letters = "" if text.isascii() else "".join(words.elements())
    if letters and len(_LATIN.findall(letters)) < _HALF * len(letters):
        return "a script other than Latin"
    if words.total() < _ENOUGH_WORDS or _share(words, "English") >= _FEW:
        return None
    best = max(_OF, key=lambda language: _share(words, language))
    return best if _share(words, best) > _FEW else None


def _share(words: Counter[str], language: str) -> float:
    """How many of the words are function words of that language."""
    return sum(words[word] for word in _OF[language]) / words.total()


def unread(article: Article) -> tuple[str, ...]:
    """A sentence for the reviewer where the text is not in English."""
    language = other_language(article)
    if language is None:
        return ()
    return (f"the text is in {language}, and only English is read: read its cases by hand",)
