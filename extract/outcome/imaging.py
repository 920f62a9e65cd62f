"""A clause to the states of the mass that it tells, and those to the last one that scans showed.

Contract, "Outcome": a compression that has vanished is `reduced`, a rest too; "removed completely"
and "no recurrence" say nothing of imaging; any growing deposit is `progressed`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.grammar.pattern import Pattern, lacking_in
from extract.outcome.course import Clause
from extract.outcome.fact import is_fact
from extract.outcome.imaging_table import TABLE
from extract.outcome.picture import Imaging, Picture
from extract.outcome.told import Told, best


def pictures(clause: Clause) -> Iterator[Picture]:
    """The states of the mass that a clause tells, in order of the words."""
    lacking = lacking_in(clause.text)
    found = [
        picture
        for pattern, reader in TABLE
        if not lacking & pattern.needs
        for match in pattern.finditer(clause.text)
        if is_fact(clause, *match.span()) and (picture := reader(clause, match)) is not None
    ]
    yield from sorted(found, key=lambda picture: picture.start)


def final_picture(course: Sequence[Told[Picture]]) -> Told[Picture] | None:
    """The last state on scans; of several in one sentence growth first, then what is left."""
    told = best(course)
    together = [t for t in told if t.sentence.index == told[-1].sentence.index]
    told_as = {(t.what.value, t.what.name == "more") for t in together}
    if told_as == {(Imaging.RESOLVED, False), (Imaging.UNCHANGED, False)}:
        last = together[-1]  # one mass gone, another as before
        return replace(last, what=replace(last.what, value=Imaging.REDUCED))
    if together and _is_gone_later(together):
        return together[-1]
    for value in (Imaging.PROGRESSED, Imaging.REDUCED, Imaging.RESOLVED, Imaging.UNCHANGED):
        found = [t for t in together if t.what.value is value]
        if found:
            return found[-1]
    return None


def _is_gone_later(together: Sequence[Told[Picture]]) -> bool:
    """`Smaller at 6 months, and at 24 months no longer seen`."""
    last = together[-1]
    first = [t for t in together if t.what.value is not Imaging.RESOLVED]
    if last.what.value is not Imaging.RESOLVED or not first:
        return False
    return _THEN.search(last.sentence.text, first[-1].end, last.start) is not None


_THEN = Pattern(
    r"\b(?:at|after|by) (?:the )?(?:[\w.-]+ )?(?:months?|years?|weeks?)\b|\b(?:later|finally"
    r"|eventually|subsequently)\b",
    re.IGNORECASE,
)
