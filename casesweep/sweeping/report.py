"""What a sweep did, as a report: what is new, changed, failed, and waits for a person.

The same report is printed, written as a page (`casesweep.sweeping.page`), mailed and posted.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from cases.counts import Counts
from cases.db.database import Database
from cases.db.duplicates import Duplicate
from cases.db.intake import Intake
from casesweep.run import summary
from casesweep.sweeping.changes import (
    changed_cases,
    gone_cases,
    included,
    new_cases,
    rejected,
    to_look_at,
)
from corpus.sources.query import Query
from corpus.store.gathering import Gathered
from studies.study import Study

_SHOWN = 20
"""More of a kind are only counted: a report is read by a person."""


@dataclass(frozen=True, slots=True)
class Part:
    """Things of one kind.

    `alert` where a person has to do something about them at once; `waits` where they are told in
    every report until somebody has looked.
    """

    title: str
    entries: tuple[str, ...]
    alert: bool = False
    waits: bool = False

    @property
    def shown(self) -> tuple[str, ...]:
        """The first twenty, and how many more there are."""
        more = len(self.entries) - _SHOWN
        return (*self.entries[:_SHOWN], f"and {more:,} more") if more > 0 else self.entries


@dataclass(frozen=True, slots=True)
class SweepReport:
    """`summary` is the one line that says it all, `facts` what was searched and counted."""

    sweep: int
    study: str
    heading: str
    summary: str
    complete: bool
    facts: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def news(self) -> bool:
        """Whether there is anything that a person would want to hear of."""
        return not self.complete or any(not part.waits for part in self.parts)

    def lines(self) -> list[str]:
        """As text, the summary last."""
        told = [self.heading, *self.facts]
        for part in self.parts:
            told.append(f"{'ALERT: ' if part.alert else ''}{part.title} ({len(part.entries):,}):")
            told += [f"  {entry}" for entry in part.shown]
        return [*told, self.summary]


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep brought into the database. `joined`: documents that are another one's paper."""

    gathered: Gathered
    intake: Intake
    joined: int
    duplicates: tuple[Duplicate, ...]
    proof: tuple[str, ...] = ()
    unproven: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether nothing lacks."""
        nothing_rejected = not self.intake.counts.rejected
        return self.gathered.complete and nothing_rejected and not self.unproven


def report(
    database: Database, swept: Swept, *, sweep: int, study: Study, query: Query
) -> SweepReport:
    """The report of a sweep that has come to its end."""
    with database.reading() as session:
        facts = (
            *_searched(swept.gathered),
            *_joined(swept),
            *summary(swept.intake.counts),
            *swept.proof,
            *to_look_at(session),
            *_dropped_before(session, swept.gathered),
        )
        parts = tuple(part for part in _parts(session, swept) if part.entries)
    return SweepReport(
        sweep,
        study.name,
        f"sweep {sweep} of {study.name}; query version {query.version} "
        f"({query.hash}; Europe PMC {query.europepmc_hash})",
        summary_line(swept.gathered, swept.intake.counts, complete=swept.complete),
        swept.complete,
        facts,
        parts,
    )


def summary_line(gathered: Gathered, counts: Counts, *, complete: bool) -> str:
    """The last line: `sweep complete: 1,204 papers listed and held, …`."""
    held = "and held" if gathered.held == gathered.listed else f"and {gathered.held:,} held"
    return (
        f"sweep {'complete' if complete else 'INCOMPLETE'}: {gathered.listed:,} papers listed "
        f"{held}, {gathered.new:,} new; cases: {counts.new:,} new, {counts.changed:,} changed, "
        f"{counts.gone:,} gone; {len(gathered.missing):,} papers missing, "
        f"{counts.rejected:,} rejected"
    )


def _parts(session: Session, swept: Swept) -> Iterator[Part]:
    gathered, run = swept.gathered, swept.intake.run_id
    dropped = _dropped(session, gathered) if gathered.query_is_new else ()
    title = "the changed query no longer finds papers of the case table; they stay in it"
    yield _part(title, dropped, alert=True)
    yield _part("failed", gathered.failures, alert=True)
    yield _part("not proven", swept.unproven, alert=True)
    yield _part("missing", _missing(gathered), alert=True)
    yield _part("rejected", rejected(session, run), alert=True)
    yield _part("new cases", new_cases(session, run))
    yield _part("changed cases", changed_cases(session, run))
    yield _part("cases that left the table", gone_cases(session, run))
    withdrawn = (f"PMID {pmid}" for pmid in _sorted(gathered.withdrawn))
    yield _part("withdrawn from PubMed", withdrawn)
    same = tuple(map(str, swept.duplicates))
    yield Part("probably the same, to be looked at (casesweep duplicates)", same, waits=True)


def _part(title: str, entries: Iterable[str], *, alert: bool = False) -> Part:
    return Part(title, tuple(entries), alert)


def _searched(gathered: Gathered) -> Iterator[str]:
    for listing in gathered.windows:
        window = listing.window
        days = "all years" if window.span == "whole" else f"{window.first} to {window.last}"
        yield (
            f"searched {window.span} ({days}): PubMed counts {listing.count:,}, "
            f"{len(listing.pmids):,} ids received"
        )
    for kind, (count, received) in gathered.europepmc.items():
        yield f"searched Europe PMC ({kind}): it counts {count:,}, {received:,} ids received"
    all_in_all = "unknown" if gathered.count is None else f"{gathered.count:,}"
    yield (
        f"whole query: PubMed counts {all_in_all}, {gathered.listed:,} ids known, "
        f"{gathered.held:,} papers held, {gathered.replies:,} replies fetched"
    )
    yield f"full texts: {gathered.full_texts:,} held of {gathered.pmcids:,} papers in PMC"


def _joined(swept: Swept) -> Iterator[str]:
    new = swept.gathered.elsewhere
    if new.pmids or new.records or swept.joined:
        yield (
            f"found by Europe PMC alone: {new.pmids:,} new PMIDs, {new.records:,} new records that "
            f"PubMed does not hold; {swept.joined:,} documents joined the paper that they are"
        )


def _dropped(session: Session, gathered: Gathered) -> list[str]:
    """Papers in the case table that a changed query would not have found: they stay in it."""
    papers = included(session)
    return [f"PMID {pmid}  {title}" for pmid, title in papers if pmid in gathered.dropped]


def _dropped_before(session: Session, gathered: Gathered) -> Iterator[str]:
    """Once a sweep has told which they are, only how many."""
    dropped = 0 if gathered.query_is_new else len(_dropped(session, gathered))
    if dropped:
        yield f"{dropped:,} papers of the case table are found by earlier queries only"


def _missing(gathered: Gathered) -> Iterator[str]:
    return (f"PMID {pmid}: {gathered.missing[pmid]}" for pmid in _sorted(gathered.missing))


def _sorted(pmids: Iterable[str]) -> list[str]:
    return sorted(pmids, key=int)
