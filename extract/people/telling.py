"""Where patients are told of: in an article's abstract and again in its body, and in a sentence.

What the two count is not added up, and where they give one patient two ages, he is still one.
"""

import re

from corpus.article import Article, SectionKind
from extract.grammar.pattern import Pattern
from extract.text.context import Context
from extract.text.reading import Zone
from extract.text.statement import generality

TELLING = frozenset({Zone.TITLE, Zone.CASE})
"""The parts of a paper that tell its cases."""

_GENERAL = 0.4
_ABSTRACT = Pattern(r"\W*(?:structured\s)?(?:abstract|summary|synopsis)\b", re.IGNORECASE)


def abstract_sections(article: Article) -> frozenset[str]:
    """The labels of the sections of the abstract; empty where the article is nothing else."""
    body = [s for s in article.sections if s.kind is SectionKind.BODY]
    inside = {s.label for s in article.sections if s.kind is SectionKind.ABSTRACT}
    inside |= {s.label for s in body[:1] if _ABSTRACT.match(s.label)}
    return frozenset(inside) if any(s.label not in inside for s in body) else frozenset()


def is_particular(text: str) -> bool:
    """Whether a sentence tells of somebody, and does not speak of patients at large."""
    return generality(text) < _GENERAL


def is_fact(meant: Context) -> bool:
    """Whether words so meant state what is or was: neither denied, nor possible, nor general."""
    return not (meant.negated or meant.hypothetical or meant.general)
