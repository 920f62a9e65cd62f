"""A text to the ages in figures written in it, whoever's they are: `"A 14-year-old boy"` -> 14.

Whose age it is, and at which time of his life, is judged in `extract.demographics.age_context`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from extract.grammar.age_code import after_sex, before_sex
from extract.grammar.age_figure import WINDOW, Quantity, lists_of, mention_of, quantities_in
from extract.grammar.age_form import AgeMention, Form
from extract.grammar.age_with_noun import aged, beside, noun_of
from extract.grammar.age_with_verb import was
from extract.grammar.number import Number
from extract.grammar.pattern import Pattern


@lru_cache(maxsize=1024)
def age_mentions(text: str) -> tuple[AgeMention, ...]:
    """Every age in `text`, in order; spans of time and counts are not ages."""
    return tuple(sorted(_ages(text), key=lambda m: m.start))


def _ages(text: str) -> Iterator[AgeMention]:
    quantities = quantities_in(text)
    for chain in lists_of(text, quantities):
        found = [_mention(text, quantity) for quantity in chain]
        form = next((m.form for m in found if m and m.form in _LISTED_FORMS), None)
        if len(chain) > 1 and form:
            for index, (quantity, m) in enumerate(zip(chain, found, strict=True)):
                mention = m or mention_of(quantity, form)
                yield replace(mention, form=form, index=index, size=len(chain))
        else:
            yield from (m for m in found if m)


_LISTED_FORMS = {Form.YEAR_OLD, Form.AGED, Form.NOUN_OF}
_OLD = Pattern(r"(?:['’]s?)?\.?[\s\-‐‑–−]{0,3}(?:o[l1I]d(?!\w)|of\s(?:age|life)\b)", re.IGNORECASE)
_Y_O = Pattern(r"\.?\s?[/-]?\s?o(?![\w/])\.?", re.IGNORECASE)
_YO = Pattern(r"[\s\-‐‑–]{0,2}y\.?\s?[/-]?\s?o(?![\w/])\.?", re.IGNORECASE)
_WHEN = Pattern(
    r"\b(?:when|while|since|from|until|till|by|before|after|at|under|over|below|above|as)"
    r"(?:\s(?:he|she|the\s(?:patient|boy|girl|child)|only|just|about|around)){0,2}"
    r"(?:\s(?:was|is|turned|became))?\s(?:about\s|only\s|just\s|around\s|approximately\s)?$",
    re.IGNORECASE,
)
_TIED = Pattern(
    r"(?:^\W*|[,()\[/.:;=♂♀–-]|(?:^|\W)(?:aged?|ages|(?:ae|æ)t(?:at(?:is)?)?|of|was|is|were|at|as|and|but|when|now|then"
    r"|about|just|only|some|nearly|almost|barely|being|turned|reached|still|already|around|perhaps"
    r"|(?:fe)?male|(?:wo)?man|boy|girl|former|latter|other|second|third|elder|older|younger|brother"
    r"|sister|mother|father|son|daughter|husband|wife|[MF])\.?)[\s~]*$",
    re.IGNORECASE,
)


def _mention(text: str, quantity: Quantity) -> AgeMention | None:
    before = text[max(0, quantity.start - WINDOW) : quantity.start]
    old = _old(text, quantity)
    if old:
        form = Form.AT_AGE if _WHEN.search(before) else Form.YEAR_OLD
        return replace(mention_of(quantity, form), end=old.end())
    code = before_sex(text, before, quantity)
    if code:
        return code
    if not _TIED.search(before[-11:]):
        return None
    ties = (tie(text, before, quantity) for tie in (aged, after_sex, noun_of, beside, was))
    return next((mention for mention in ties if mention), None)


def _old(text: str, quantity: Quantity) -> re.Match[str] | None:
    if isinstance(quantity, Number):
        return _YO.match(text, quantity.end)
    short = _Y_O.match(text, quantity.end) if text[quantity.end - 1] in "yY" else None
    return short or _OLD.match(text, quantity.end)
