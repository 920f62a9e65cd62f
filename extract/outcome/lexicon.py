"""Words of change (`change.tsv`) to one pattern a class, for the readers of clinical and imaging.

`gone`, `less`, `mended`, `better`, `back`, `same`, `steady`, `worse`, `more`, `stays`; of a mass
alone `smaller` and `larger`. A word is looked up here; what it tells hangs on what it is said of.
"""

import csv
from collections import defaultdict
from functools import cache
from importlib.resources import files

from extract.grammar.pattern import Pattern
from extract.grammar.subject import any_term


@cache
def _terms() -> dict[str, list[str]]:
    lines = files("extract.outcome").joinpath("change.tsv").read_text(encoding="utf-8").splitlines()
    table = (line for line in lines if not line.startswith("#"))
    terms: defaultdict[str, list[str]] = defaultdict(list)
    for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
        terms[row["class"]].append(row["word"])
    return dict(terms)


def change(*classes: str) -> Pattern:
    """A pattern for any word of these classes, as whole words."""
    return any_term([term for name in classes for term in _terms()[name]])
