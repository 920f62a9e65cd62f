"""A sentence to the people it mentions: `a 42-year-old man`, `Case 2`, `her brother`, `both`.

Who they are is settled in `discourse.py`; here is only what the words show. The words by which an
author turns to other papers (`Chen et al. described`, `in the literature`) are mentions as well:
the speech has left the patient there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from extract.grammar.age_form import AgeMention, Form
from extract.grammar.age_mention import age_mentions
from extract.grammar.pattern import Pattern
from extract.grammar.quoted import quotations
from extract.grammar.scan import mended
from extract.people.age_holder import held_by_age
from extract.people.kin_of_another import kin_of_others
from extract.people.mention import Mention, Role
from extract.people.ordinal import ordinals
from extract.people.people_count import counted, labelled
from extract.people.people_together import grouped
from extract.people.person_phrase import coded, ours, phrases, pronouns, titled
from extract.people.token import tokens_of

_LONGEST = 6000
"""People are looked for in this many characters; no sentence of an author is longer."""

_AGES_OF_PERSONS = frozenset(
    {
        Form.YEAR_OLD,
        Form.CODE,
        Form.AGED,
        Form.NOUN_OF,
        Form.BESIDE,
        Form.AT_PRESENTATION,
        Form.WAS,
    }
)
_AGELESS = frozenset({Role.OTHERS, Role.GROUP, Role.COUNT, Role.REST, Role.PRONOUN})
_APPOSED = Pattern(
    r"[\s,(]*(?:(?:described|reported|presented)\s(?:here|below|in this \w+)[\s,]*)?"
    r"(?:of|aged|age)?\s*$",
    re.IGNORECASE,
)
_NEAR = 28
"""An age stands within this many characters behind the person it is of."""


@lru_cache(maxsize=4096)
def mentions(text: str) -> tuple[Mention, ...]:
    """The people mentioned, in order; of two that overlap, the one named below first is kept."""
    text = mended(text[:_LONGEST])
    tokens = tokens_of(text)
    found: list[Mention] = []
    for mention in chain(
        labelled(text),
        (Mention(Role.OTHERS, start, end) for start, end in quotations(text)),
        kin_of_others(text),
        counted(tokens),
        ordinals(tokens),
        grouped(tokens),
        titled(text),
        ours(text),
        phrases(text, tokens),
        coded(text),
        held_by_age(text, tokens),
        pronouns(tokens),
    ):
        if not any(m.start < mention.end and mention.start < m.end for m in found):
            found.append(mention)
    found.sort(key=lambda m: m.start)
    return tuple(_aged(text, found))


def _aged(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions with the ages that stand in them or right behind them."""
    ages = [a for a in age_mentions(text) if a.form in _AGES_OF_PERSONS and a.size == 1]
    for number, mention in enumerate(found):
        limit = found[number + 1].start if number + 1 < len(found) else len(text)
        age = next((a for a in ages if _belongs(text, a, mention, limit)), None)
        if age is None:
            yield mention
        else:
            yield replace(mention, age=age.low, end=max(mention.end, age.end))


def _belongs(text: str, age: AgeMention, mention: Mention, limit: int) -> bool:
    if mention.role in _AGELESS:
        return False
    if mention.start <= age.start < mention.end:
        return True
    if age.end <= mention.start:  # "41 y. o. electrician", "30 yrs old man"
        between = text[age.end : mention.start]
        return mention.role is Role.SOME and len(between) <= _NEAR and not between.strip(" .")
    between = text[mention.end : age.start]
    if mention.role is Role.THE and not _APPOSED.match(between):
        return False  # "the patient is now 12" tells the time, not who he is
    return age.start < limit and len(between) <= _NEAR and ";" not in between
