"""A year of weekly sweeps, with all that happens in a year: no gap, no double."""

import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.store.documents import DocumentStore
from tests.corpus.gatherings import QUERY, gather, opened
from tests.corpus.pubmed_records import record
from tests.fakes.library import Citation, Library
from tests.fakes.literature_server import Fault, World

START = date(2025, 1, 6)
WEEK = timedelta(days=7)


def text(pmid: str, words: str) -> str:
    """A citation whose abstract has these words."""
    abstract = f"<Abstract><AbstractText>{words} in {pmid}.</AbstractText></Abstract>"
    return record(pmid, abstract=abstract)


@dataclass(slots=True)
class PubMed:
    """A library that lives. `matching` are the PMIDs that the query finds at the moment."""

    chance: random.Random
    world: World = field(default_factory=World)
    matching: set[str] = field(default_factory=set)
    words: dict[str, str] = field(default_factory=dict)

    @property
    def library(self) -> Library:
        """Its citations."""
        return self.world.library

    def enter(self, entered: date, modified: date, *, matches: bool) -> str:
        """A new citation."""
        pmid = str(91_000_000 + len(self.words))
        self.write(pmid, "A mass", entered, modified)
        if matches:
            self.matching.add(pmid)
        return pmid

    def write(self, pmid: str, words: str, entered: date, modified: date) -> None:
        """The text of a citation from now on."""
        self.words[pmid] = words
        self.library.citations[pmid] = Citation(pmid, text(pmid, words), entered, modified)

    def pass_a_week(self, today: date) -> None:
        """New papers, some entered with a past date; late indexing, revisions, a deletion."""
        for _ in range(3):
            late = timedelta(days=self.chance.choice((0, 1, 6, 20)))
            self.enter(today - late, today - late, matches=self.chance.random() < 0.7)
        self.enter(today - timedelta(days=400), today - timedelta(days=400), matches=True)
        others = sorted(self.library.citations.keys() - self.matching)
        if others:
            indexed = self.chance.choice(others)
            self.matching.add(indexed)
            self._touch(indexed, today)
        revised = self.chance.choice(sorted(self.matching & self.library.citations.keys()))
        self.words[revised] = f"A mass seen anew on {today}"
        self._touch(revised, today)
        if self.chance.random() < 0.2:
            gone = self.chance.choice(sorted(self.matching))
            self.matching.discard(gone)
            self.library.citations.pop(gone, None)
        self.library.only[QUERY.pubmed] = frozenset(self.matching)

    def _touch(self, pmid: str, today: date) -> None:
        before = self.library.citations[pmid]
        now = text(pmid, self.words[pmid])
        self.library.citations[pmid] = replace(before, xml=now, modified=today)


def assert_no_gap_and_no_double(store: DocumentStore, pubmed: PubMed) -> None:
    """Every paper that matches is held once, in its last text; what was deleted is withdrawn."""
    articles = list(store.articles())
    held = {each.pmid: each for each in articles if isinstance(each, Article)}
    assert len(held) == len(articles)
    assert store.listed(QUERY) == pubmed.matching
    for pmid in pubmed.matching:
        assert f"{pubmed.words[pmid]} in {pmid}." in held[pmid].sections[0].text
    for each, article in held.items():
        assert bool(article.links) == (each not in pubmed.library.citations)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_year_of_weekly_sweeps_has_no_gap_and_no_double(seed: int, tmp_path: Path) -> None:
    """Every fifth sweep meets faults, some weeks none is run; each that ends is right."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    pubmed = PubMed(chance)
    store, _ = opened(tmp_path)
    for _ in range(60):
        pubmed.enter(START - timedelta(days=chance.randrange(3000)), START, matches=True)
    for week in range(52):
        today = START + week * WEEK
        pubmed.pass_a_week(today)
        if chance.random() < 0.1:
            continue
        faulty = week % 5 == 4
        pubmed.world.fault = lambda number, faulty=faulty: (  # type: ignore[misc]
            Fault.BAD_GATEWAY if faulty and number % 3 else None
        )
        gathered = gather(pubmed.world, store, tmp_path, today=today)
        if gathered.complete:
            assert_no_gap_and_no_double(store, pubmed)
        assert gathered.complete or faulty
    pubmed.world.fault = lambda _: None
    last = gather(pubmed.world, store, tmp_path, today=START + 52 * WEEK, verify=True)
    assert last.complete
    assert_no_gap_and_no_double(store, pubmed)


@pytest.mark.soak
def test_a_year_of_weekly_sweeps_of_a_query_of_25_000_hits(tmp_path: Path) -> None:
    """More than PubMed lists: whole at first and every four weeks, between these in windows."""
    pubmed = PubMed(random.Random(3))  # noqa: S311 - no secret
    for day in range(25_000):
        entered = START - timedelta(days=day % 9_000 + 60)
        pubmed.enter(entered, entered, matches=True)
    store, _ = opened(tmp_path)
    first = gather(pubmed.world, store, tmp_path, today=START - WEEK)
    assert first.complete
    assert (first.new, first.held) == (25_000, 25_000)
    for week in range(52):
        today = START + week * WEEK
        pubmed.pass_a_week(today)
        swept = gather(pubmed.world, store, tmp_path, today=today)
        assert swept.complete
        assert swept.replies <= 2
        assert store.listed(QUERY) == pubmed.matching
        if week % 13 == 12:
            assert_no_gap_and_no_double(store, pubmed)
