"""The spaCy pipeline that every text is read with: tokens, sentences, abbreviations.

No trained component: scispaCy's tokenizer, whose tokens keep `T4-T8` and `45-year-old` whole, our
sentence boundaries, and scispaCy's abbreviation search (Schwartz & Hearst, PSB 2003;8:451). The
search is called on brackets found here, because the detector component matches every `(` with
every later `)`, which takes quadratic time.
"""

import re
import sys
import warnings
from collections.abc import Iterator
from functools import cache

import numpy as np
from scispacy.abbreviation import filter_matches, find_abbreviation
from scispacy.custom_tokenizer import combined_rule_tokenizer
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span

from extract.text.sentences import sentences

_LONGEST_WORD = 200
"""More characters than this without a space are no word; the tokenizer is quadratic in them."""

_UNREADABLE = re.compile(rf"[\ud800-\udfff]|\S{{{_LONGEST_WORD},}}")
_LONGEST_BRACKET = 10
_SENTENCE_START, _INSIDE = 1, np.uint64(2**64 - 1)  # spaCy writes -1 for "not a start"
_ENDS_SHORT_FORM = frozenset({")", ";", ","})


@cache
def pipeline() -> Language:
    """The pipeline, built once."""
    nlp = English(max_length=sys.maxsize, create_tokenizer=_empty_tokenizer)
    with warnings.catch_warnings():
        # scispaCy's character classes hold "[[", which a coming version of `re` will read anew.
        warnings.simplefilter("ignore", FutureWarning)
        nlp.tokenizer = combined_rule_tokenizer(nlp)
    # Nobody asks a token for its shape or whether it is a URL.
    nlp.vocab.lex_attr_getters = {}  # type: ignore[attr-defined]
    return nlp


def _empty_tokenizer(nlp: Language) -> Tokenizer:
    """What scispaCy's takes its `token_match` from; English's own is slow to build and not used."""
    return Tokenizer(nlp.vocab, token_match=nlp.Defaults.token_match)


def tokenized(text: str) -> tuple[Doc, list[int]]:
    """The tokens, their sentence starts set, and the offsets of those starts.

    See `extract.text.sentences`. The doc itself is slow to ask for its text and its sentences.
    """
    doc = pipeline().make_doc(text)
    positions = doc.to_array("IDX")
    starts = np.array([start for start, _ in sentences(text)], dtype="uint64")
    first_tokens = np.searchsorted(positions, starts)
    marks = np.full(len(doc), _INSIDE, dtype="uint64")
    marks[first_tokens[first_tokens < len(doc)]] = _SENTENCE_START
    marks[:1] = _SENTENCE_START
    doc.from_array(["SENT_START"], marks)  # type: ignore[arg-type]  # one column is enough
    return doc, positions[marks == _SENTENCE_START].tolist()


def sentence_starts(text: str) -> list[int] | None:
    """The offsets that `tokenized` gives, without its tokens, of a text without brackets.

    None where tokens are needed: to find abbreviations, or as a sentence begins inside a word.
    """
    if not text or "(" in text:
        return None
    starts = {0, *(start for start, _ in sentences(text))}
    blank = all(text[start - 1].isspace() for start in starts if start)
    return sorted(starts) if blank else None


def readable(text: str) -> str:
    """The text with what spaCy cannot take (lone surrogates, words without end) blanked out.

    As many code points as before, so offsets hold.
    """
    return _UNREADABLE.sub(lambda found: "x" * len(found[0]), text)


def abbreviations(doc: Doc) -> Iterator[tuple[str, str]]:
    """Short and long form of each abbreviation the doc defines, in order.

    `extramedullary hematopoiesis (EMH)`, `(EMH; Fig. 1)` and `EMH (extramedullary hematopoiesis)`.
    """
    brackets = list(_brackets(doc))
    for long_form, short_form in filter_matches(brackets, doc):
        short, long = find_abbreviation(long_form, short_form)
        if long is not None and not short.text.islower():
            yield short.text, _initials(long_form, short.text) or long.text
    for _, start, end in brackets:
        if start > 1 and end - start in {2, 3} and doc[start - 2].text.isupper():
            short, long = find_abbreviation(doc[start:end], doc[start - 2 : start - 1])
            if long is not None and len(short.text) > 1:
                yield short.text, long.text


def _initials(words: Span, short: str) -> str | None:
    """The last words whose initials spell the short form; `EE` is not all of `extension`."""
    last = words[-len(short) :] if len(short) <= len(words) else words[:0]
    spelt = "".join(word.text[:1] for word in last)
    return str(last.text) if spelt.lower() == short.lower() else None


def _brackets(doc: Doc) -> Iterator[tuple[str, int, int]]:
    """First and last token inside each round bracket, up to a comma or semicolon.

    A bracket that opens a sentence numbers an item (`He improved. (II) A man of 45 …`).
    """
    opening = doc.vocab.strings["("]
    for at in np.flatnonzero(doc.to_array("ORTH") == opening).tolist():
        if doc[at].is_sent_start:
            continue
        for inside in doc[at + 1 : at + 1 + _LONGEST_BRACKET]:
            if inside.text in _ENDS_SHORT_FORM:
                if inside.i > at + 1:
                    yield "bracket", at + 1, inside.i
                break
