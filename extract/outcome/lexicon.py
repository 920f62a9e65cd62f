"""Words of change (`change.tsv`) to one pattern a class, for the readers of clinical and imaging.

`gone`, `less`, `mended`, `better`, `back`, `same`, `steady`, `worse`, `more`, `stays`; of a mass
alone `smaller` and `larger`. A word is looked up here; what it tells hangs on what it is said of.
"""

from collections import defaultdict
from functools import cache

from extract.grammar.pattern import Pattern
from extract.grammar.subject import any_term
from studies.table import packaged_rows


@cache
def _terms() -> dict[str, list[str]]:
    terms: defaultdict[str, list[str]] = defaultdict(list)
    for row in packaged_rows("extract.outcome", "change"):
        terms[row["class"]].append(row["word"])
    return dict(terms)


def change(*classes: str) -> Pattern:
    """A pattern for any word of these classes, as whole words."""
    return any_term([term for name in classes for term in _terms()[name]])
