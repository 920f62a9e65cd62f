"""Footnotes of a table to the abbreviations they explain: `RT, radiotherapy; NR: not reported`."""

import re
from collections.abc import Iterator, Mapping, Sequence

from corpus.article import Table
from extract.grammar.pattern import Pattern
from studies.study import Study

_SHORT = r"[A-Za-zα-ωΑ-Ω0-9][\w/+α-ω-]{0,9}"
_PAIR = Pattern(
    rf"\s*(?:\^\w\s)?(?P<short>{_SHORT})\s*(?:[:=,–—]|-\s|\s)\s*(?P<long>[^;:=]{{3,80}})"
)
_PARTS = Pattern(r"[;.]\s+|;|(?<=[a-z]),\s+(?=[A-Zα-ω][\w/+-]{0,9}[\s:=,–—]+[a-z])")
_LEAD = Pattern(r"^\W*(?:abbreviations?|key|legend|note)s?\s*[:.]?\s*", re.IGNORECASE)


def abbreviations_of(
    tables: Sequence[Table], known: Mapping[str, str], study: Study
) -> Mapping[str, str]:
    """Short to long forms: the study's usual ones in tables, the paper's, those of footnotes."""
    usual = {row["short"]: row["long"] for row in study.rows("table_abbreviations")}
    explained = dict(pair for table in tables for note in table.footnotes for pair in _pairs(note))
    return {**usual, **known, **explained}


def _pairs(note: str) -> Iterator[tuple[str, str]]:
    for part in _PARTS.split(_LEAD.sub("", note)):
        found = _PAIR.fullmatch(part.strip(" .,"))
        if found and _stands_for(found["short"], found["long"]):
            yield found["short"], found["long"].strip()


def _stands_for(short: str, long: str) -> bool:
    """`HU` stands for whatever follows, `Lam` and `E` for what begins so; `a`, `*` are marks."""
    capitals = sum(map(str.isupper, short))
    begins_so = long[:1].lower() == short[:1].lower()
    return capitals > 1 or (begins_so and (len(short) > 1 or capitals == 1))
