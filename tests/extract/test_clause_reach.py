"""Expressions that are asked of one clause: none needs a word at which sentences are split."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from re import _constants as op  # type: ignore[attr-defined]  # the parser of `re` itself,
from re import _parser  # type: ignore[attr-defined]  # so that nothing is read otherwise than it does
from typing import Any

import pytest

from corpus.article import Article, DocumentId, Section
from extract.grammar.pattern import Pattern
from extract.outcome.clinical import PREDICATES
from extract.outcome.course import clauses, words_of
from extract.outcome.imaging_table import TABLE
from extract.text.reading import read
from studies.study import load_study

ALONE = read(Article(DocumentId("t"), "A patient", (Section("Case report", "He was."),))).sentences[
    -1
]
AROUND = ("{}", "Since then {} again.", "Now {}")
WORDS = words_of(load_study("spinal_emh"))


def sequences(nodes: Iterable[tuple[Any, Any]]) -> list[str]:
    """Texts that the nodes match one behind the other; each variant of each of them once."""
    parts = [variants(*node) for node in nodes]
    plain = [part[0] for part in parts]
    others = [
        "".join([*plain[:place], variant, *plain[place + 1 :]])
        for place, part in enumerate(parts)
        for variant in part[1:]
    ]
    return ["".join(plain), *others]


def variants(kind: Any, what: Any) -> list[str]:
    """Texts that one node of an expression matches; of an option with it and without."""
    if kind in {op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN}:
        return [character(kind, what)]
    if kind is op.BRANCH:
        return list(chain.from_iterable(sequences(branch) for branch in what[1]))
    if kind in {op.SUBPATTERN, op.ASSERT}:
        return sequences(what[-1])
    if kind in {op.MAX_REPEAT, op.MIN_REPEAT}:
        least, _, body = what
        found = sequences(body)
        if least:
            return [text * least for text in found]
        return [" ", ""] if found == [" "] else ["", *found]
    return [""]


def character(kind: Any, what: Any) -> str:
    """One that the node matches; of a class its first, and a blank for what is only shut out."""
    if kind is op.IN:
        return character(*what[0])
    if kind is op.CATEGORY:
        return {op.CATEGORY_DIGIT: "1", op.CATEGORY_WORD: "a"}.get(what, " ")
    if kind is op.RANGE:
        return chr(what[0])
    return chr(what) if kind is op.LITERAL else " "


def cut(pattern: Pattern) -> list[str]:
    """What the pattern finds in a sentence, and in none of the clauses of that sentence."""
    texts = dict.fromkeys(sequences(_parser.parse(pattern.pattern, pattern.flags)))
    return [text for text in texts if is_cut(pattern, re.sub(r" +", " ", text))]


def is_cut(pattern: Pattern, text: str) -> bool:
    """Whether the words are found where they stand in a sentence, and not in its clauses."""
    for around in AROUND:
        whole = around.format(text)
        found = {m[0] for m in pattern.finditer(whole) if 2 * len(m[0]) >= len(text)}
        if found:
            sentence = replace(ALONE, start=0, end=len(whole), text=whole)
            told = (pattern.finditer(clause.text) for clause in clauses(sentence, WORDS))
            return found.isdisjoint(m[0] for m in chain.from_iterable(told))
    return False


@pytest.mark.parametrize(
    ("pattern", "reader"),
    [
        pytest.param(*row, id=f"{row[1].__name__}-{n}")
        for n, row in enumerate((*PREDICATES, *TABLE))
    ],
)
def test_a_predicate_is_not_cut_where_clauses_part(pattern: Pattern, reader: object) -> None:
    """`Dispensed with his stick` was never found: the clause ended before `with`."""
    assert cut(pattern) == [], reader


def test_what_is_cut_is_seen() -> None:
    """The words of the splitter, in an option and behind a choice."""
    assert cut(Pattern(r"(?:well|ill) (?:although )?pale")) == ["well although pale"]
    assert cut(Pattern(r"(?<=weak )but \w+ing|free \d+")) == ["weak but aing"]
