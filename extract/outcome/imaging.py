"""A clause to the states of the mass that it tells, and those to the last one that scans showed.

Contract, "Outcome": a compression that has vanished is `reduced`, a rest too; "removed completely"
and "no recurrence" say nothing of imaging; any growing deposit is `progressed`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.grammar.pattern import lacking_in
from extract.outcome.course import Clause
from extract.outcome.fact import is_fact
from extract.outcome.imaging_part import is_outdated, of_several, together
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
    if not told:
        return None
    now = together(told)
    if is_outdated(now):
        return now[-1]
    told_as = {(t.what.value, t.what.name == "more") for t in now}
    gone_and_same = told_as == {(Imaging.RESOLVED, False), (Imaging.UNCHANGED, False)}
    if gone_and_same or (of_several(now) and len(told_as) > 1):
        return _of_all(now)  # one mass gone, another as before
    whole = [t for t in now if t.what.name == "removed" or t.what.value is not Imaging.REDUCED]
    if any(t.what.value is Imaging.RESOLVED for t in whole) and all(
        t in whole or t.what.name in _OF_THE_CORD for t in now
    ):
        now = whole  # "complete removal, with no compression of the cord"
    for value in (Imaging.PROGRESSED, Imaging.REDUCED, Imaging.RESOLVED, Imaging.UNCHANGED):
        found = [t for t in now if t.what.value is value]
        if found:
            return found[-1]
    return None


_OF_THE_CORD = {"no_compression", "compression_gone", "decompressed"}


def _of_all(told: Sequence[Told[Picture]]) -> Told[Picture]:
    """Of several deposits that fared differently: `progressed` where any grew, else `reduced`."""
    grown = [t for t in told if t.what.value is Imaging.PROGRESSED]
    last = grown[-1] if grown else told[-1]
    value = Imaging.PROGRESSED if grown else Imaging.REDUCED
    return replace(last, what=replace(last.what, value=value))
