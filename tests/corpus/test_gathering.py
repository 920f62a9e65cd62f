"""Sweeps into the store: nothing missed, nothing twice, and the truth about what is lacking."""

import random
import zlib
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, repeat
from pathlib import Path

import pytest
from sqlalchemy import select

from corpus.article import Article
from corpus.sources.search import Span
from corpus.store.schema import ReplyRow, WindowRow
from tests.corpus.europepmc_records import europepmc_record
from tests.corpus.gatherings import QUERY, CrashError, content, gather, opened
from tests.corpus.pubmed_records import record
from tests.corpus.sources import EMAIL, KEY
from tests.fakes.library import Library
from tests.fakes.literature_server import Fault, World

DAY = date(2026, 1, 1)


def text(pmid: int, words: str = "A man had a mass.") -> str:
    """A citation whose abstract has these words."""
    return record(
        pmid, abstract=f"<Abstract><AbstractText>{words} {pmid}</AbstractText></Abstract>"
    )


def world(number: int) -> World:
    """So many citations, one a day up to 1 January 2026."""
    library = Library()
    for each in range(1, number + 1):
        library.add(each, text(each), DAY - timedelta(days=number - each))
    return World(library)


def test_a_first_sweep_brings_everything(tmp_path: Path) -> None:
    """And says that it is complete."""
    store, _ = opened(tmp_path)
    gathered = gather(world(450), store, tmp_path)
    assert gathered.complete
    assert (gathered.new, gathered.count, gathered.listed, gathered.held) == (450, 450, 450, 450)
    assert gathered.replies == 3
    assert len(content(store)) == 450


def test_a_second_sweep_asks_for_little_and_fetches_nothing_old(tmp_path: Path) -> None:
    """Two windows and the list of all ids; papers that were modified within the overlap come again."""
    store, _ = opened(tmp_path)
    there = world(100)
    gather(there, store, tmp_path)
    there.asked.clear()
    gathered = gather(there, store, tmp_path)
    assert gathered.complete
    assert gathered.new == 0
    terms = [asked.parameters["term"] for asked in there.asked if asked.tool == "esearch.fcgi"]
    assert [("EDAT" in term, "MDAT" in term) for term in terms] == [
        (True, False),
        (False, True),
        (False, False),
    ]
    assert '"2025/12/11"[EDAT] : "2026/01/11"[EDAT]' in terms[0]


def test_a_new_paper_is_found_and_so_is_one_that_was_entered_late(tmp_path: Path) -> None:
    """With an entry date that had passed, within the overlap and before it."""
    store, _ = opened(tmp_path)
    there = world(10)
    gather(there, store, tmp_path)
    there.library.add(11, text(11), DAY + timedelta(days=12))
    there.library.add(12, text(12), DAY - timedelta(days=5))
    there.library.add(13, text(13), DAY - timedelta(days=500))
    gathered = gather(there, store, tmp_path, today=DAY + timedelta(days=14))
    assert gathered.new == 3
    assert gathered.complete


def test_a_paper_that_comes_to_match_when_it_is_indexed_is_found(tmp_path: Path) -> None:
    """Entered a year ago, given its MeSH terms today: the pass by modification date has it."""
    store, _ = opened(tmp_path)
    there = world(10)
    there.library.only[QUERY.pubmed] = frozenset(map(str, range(1, 10)))
    gather(there, store, tmp_path)
    there.library.only[QUERY.pubmed] = frozenset(map(str, range(1, 11)))
    old = there.library.citations["10"]
    there.library.citations["10"] = replace(
        old, entered=DAY - timedelta(days=365), modified=DAY + timedelta(days=20)
    )
    gathered = gather(there, store, tmp_path, today=DAY + timedelta(days=21))
    assert gathered.new == 1
    entered, modified, *_ = gathered.windows
    assert "10" not in entered.pmids
    assert "10" in modified.pmids


def test_a_revised_abstract_comes_in_the_place_of_the_old_one(tmp_path: Path) -> None:
    """The reply that held the old one is kept."""
    store, database = opened(tmp_path)
    there = world(3)
    gather(there, store, tmp_path)
    before = content(store)
    there.library.add(2, text(2, "A woman had a mass."), DAY, DAY + timedelta(days=8))
    gather(there, store, tmp_path)
    after = content(store)
    assert {doc for doc in after if after[doc] != before[doc]} == {"pmid:2"}
    with database.reading() as session:
        kept = [zlib.decompress(row.body) for row in session.scalars(select(ReplyRow))]
    assert sum(b"A man had a mass. 2" in body for body in kept) == 1


def test_a_citation_that_was_deleted_is_withdrawn_and_still_there(tmp_path: Path) -> None:
    """Neither listed nor given: its article says so, and no sweep is incomplete for it."""
    store, _ = opened(tmp_path)
    there = world(5)
    gather(there, store, tmp_path)
    del there.library.citations["4"]
    gathered = gather(there, store, tmp_path)
    assert gathered.complete
    assert gathered.withdrawn == {"4"}
    assert content(store)["pmid:4"][1]
    again = gather(there, store, tmp_path)
    assert (again.withdrawn, again.complete) == (set(), True)


def test_a_citation_that_comes_back_is_no_longer_withdrawn(tmp_path: Path) -> None:
    """NLM does restore citations."""
    store, _ = opened(tmp_path)
    there = world(5)
    gather(there, store, tmp_path)
    kept = there.library.citations.pop("4")
    gather(there, store, tmp_path)
    there.library.citations["4"] = kept
    assert gather(there, store, tmp_path).complete
    assert not content(store)["pmid:4"][1]


def test_a_paper_that_no_longer_matches_is_kept_and_not_withdrawn(tmp_path: Path) -> None:
    """Its indexing was changed; PubMed still gives it."""
    store, _ = opened(tmp_path)
    there = world(5)
    gather(there, store, tmp_path)
    there.library.only[QUERY.pubmed] = frozenset("1235")
    gathered = gather(there, store, tmp_path)
    assert gathered.complete
    assert gathered.withdrawn == set()
    assert "pmid:4" in content(store)


def test_a_changed_query_is_asked_over_all_years_and_what_it_drops_is_named(
    tmp_path: Path,
) -> None:
    """The papers that the earlier query found stay."""
    store, _ = opened(tmp_path)
    there = world(5)
    gather(there, store, tmp_path)
    narrower = replace(QUERY, version="2", pubmed="marrow")
    there.library.only["marrow"] = frozenset("123")
    gathered = gather(there, store, tmp_path, query=narrower)
    assert gathered.dropped == {"4", "5"}
    assert [listing.window.span for listing in gathered.windows] == [Span.WHOLE]
    assert len(content(store)) == 5


def test_what_never_comes_is_named_and_asked_for_again(tmp_path: Path) -> None:
    """Listed, but not given: the sweep is incomplete, and the next one that gets it is not."""
    store, _ = opened(tmp_path)
    there = world(5)
    kept = there.library.citations["2"]
    there.library.citations["2"] = replace(kept, xml="")
    gathered = gather(there, store, tmp_path)
    assert not gathered.complete
    assert list(gathered.missing) == ["2"]
    assert "left it out" in gathered.missing["2"]
    there.library.citations["2"] = kept
    assert gather(there, store, tmp_path).complete


def test_verifying_asks_for_the_whole_list(tmp_path: Path) -> None:
    """Whatever is known."""
    store, _ = opened(tmp_path)
    there = world(5)
    gather(there, store, tmp_path)
    gathered = gather(there, store, tmp_path, verify=True)
    assert [listing.window.span for listing in gathered.windows] == [Span.WHOLE]
    assert (gathered.count, gathered.listed, gathered.held) == (5, 5, 5)


def test_no_key_and_no_address_of_a_person_is_kept(tmp_path: Path) -> None:
    """Neither in the database nor beside it."""
    store, _ = opened(tmp_path)
    gather(world(5), store, tmp_path)
    for path in tmp_path.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert KEY.encode() not in data
            assert EMAIL.encode() not in data
            assert EMAIL.replace("@", "%40").encode() not in data


def test_windows_that_fell_short_are_not_behind_us(tmp_path: Path) -> None:
    """The ids that came are stored all the same."""
    store, database = opened(tmp_path)
    there = world(5)
    there.fault = lambda _: Fault.DUPLICATE_IDS
    gathered = gather(there, store, tmp_path)
    assert not gathered.complete
    assert "lists 4" in gathered.failures[0]
    with database.reading() as session:
        assert not any(session.scalars(select(WindowRow.complete)))
    assert store.searched_until(QUERY, Span.ENTERED) is None
    assert len(content(store)) == 4


def faulty(there: World, seed: int, share: float) -> None:
    """From now on that share of the answers goes wrong, in any of the ways (quick ones)."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    quick = sorted(set(Fault) - {Fault.SILENCE, Fault.DRIP})
    there.fault = lambda _: chance.choice(quick) if chance.random() < share else None


def known_to_both(there: World) -> World:
    """With what Europe PMC holds: PubMed's papers, one that PubMed's query misses, two of its own."""
    library = there.library
    library.only[QUERY.pubmed] = frozenset(library.citations) | {"301"}
    library.add(999, text(999), DAY)
    for pmid in library.citations:
        library.europepmc[f"MED/{pmid}"] = europepmc_record(pmid, source="MED", pmid=pmid)
    for name in ("PPR1", "PPR2"):
        library.europepmc[f"PPR/{name}"] = europepmc_record(name)
    return there


def changed(there: World) -> None:
    """What may become of a library in a week."""
    library = there.library
    library.add(2, text(2, "A woman had a mass."), DAY, DAY + timedelta(days=8))
    library.add(301, text(301), DAY + timedelta(days=8))
    library.citations.pop("3")
    library.europepmc.pop("MED/3")
    library.only[QUERY.pubmed] -= {"3"}
    library.europepmc["PPR/PPR2"] = europepmc_record("PPR2", abstractText="A woman had a mass.")
    library.europepmc["PPR/PPR3"] = europepmc_record("PPR3")


def tell_truth_and_converge(
    folder: Path, seed: int, reference: dict[str, tuple[str, bool]]
) -> None:
    """Sweep with faults until one says complete; the store is then the one without faults."""
    store, _ = opened(folder, str(seed))
    there = known_to_both(world(12))
    for step in (lambda _: None, changed):
        step(there)
        for share in chain((0.5, 0.5, 0.3), repeat(0.0, 2)):
            faulty(there, seed, share)
            gathered = gather(there, store, folder)
            every = set(there.library.citations)
            listed = every & there.library.only[QUERY.pubmed]
            assert gathered.complete <= (every <= store.held() and gathered.count == len(listed))
            if gathered.complete:
                break
        assert gathered.complete
    assert content(store) == reference


@pytest.fixture(scope="module")
def without_faults(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, bool]]:
    """The store after both sweeps in a world where nothing goes wrong."""
    folder = tmp_path_factory.mktemp("reference")
    store, _ = opened(folder)
    there = known_to_both(world(12))
    gather(there, store, folder)
    changed(there)
    gather(there, store, folder)
    return content(store)


@pytest.mark.parametrize("seed", range(40))
def test_faults_delay_but_change_nothing(
    seed: int, tmp_path: Path, without_faults: dict[str, tuple[str, bool]]
) -> None:
    """Whatever goes wrong, complete is only said of what is complete, and repeating gets there."""
    tell_truth_and_converge(tmp_path, seed, without_faults)


@pytest.mark.soak
@pytest.mark.parametrize("hundred", range(10, 20))
def test_a_thousand_fault_schedules(
    hundred: int, tmp_path: Path, without_faults: dict[str, tuple[str, bool]]
) -> None:
    """As above, from other seeds."""
    for seed in range(hundred * 100, hundred * 100 + 100):
        tell_truth_and_converge(tmp_path, seed, without_faults)


@pytest.mark.parametrize("commit", range(14))
def test_a_sweep_that_dies_before_any_commit_goes_on_where_it_was(
    commit: int, tmp_path: Path
) -> None:
    """The next sweep reaches the same store."""
    there = known_to_both(world(450))
    store, database = opened(tmp_path)
    database.crash_at = commit
    with suppress(CrashError):
        gather(there, store, tmp_path)
    database.crash_at = None
    assert gather(there, store, tmp_path).complete
    expected = {f"pmid:{pmid}" for pmid in there.library.citations}
    assert set(content(store)) == expected | {"epmc:PPR/PPR1", "epmc:PPR/PPR2"}
    assert all(isinstance(each, Article) for each in store.articles())
    assert len(list(store.articles())) == 451
