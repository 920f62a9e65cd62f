"""All ids of a question, also past what PubMed lists, and never a WebEnv."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from corpus.sources.entrez import LIST_LIMIT, Entrez
from corpus.sources.search import Span, Window, list_window, whole
from corpus.sources.source import RefusedError
from tests.corpus.sources import entrez
from tests.fakes.library import Library
from tests.fakes.literature_server import Fault, World, serving

DAY = date(2026, 1, 1)


def world(days: dict[date, int]) -> World:
    """So many citations on each day, without any text."""
    library = Library()
    for day, number in days.items():
        for _ in range(number):
            library.add(len(library.citations) + 1, "", day)
    return World(library)


def listed(there: World, folder: Path, window: Window) -> tuple[int, int, bool]:
    """Count, how many different ids, and whether that is all."""
    with serving(there) as address:
        listing = list_window(entrez(address, folder), "marrow", window)
    return listing.count, len(set(listing.pmids)), listing.complete


def test_what_fits_is_one_request(tmp_path: Path) -> None:
    """9,999 ids are listed at once."""
    there = world({DAY: LIST_LIMIT})
    assert listed(there, tmp_path, whole(DAY)) == (9_999, 9_999, True)
    assert [asked.parameters["term"] for asked in there.asked] == ["marrow"]


def test_one_more_is_split_by_entry_date_and_none_is_lost(tmp_path: Path) -> None:
    """At the edge the real one loses a citation silently."""
    there = world({DAY: 5_000, DAY + timedelta(days=1): 5_000})
    assert listed(there, tmp_path, whole(DAY)) == (10_000, 10_000, True)


def test_a_long_list_over_decades_is_tiled_exactly(tmp_path: Path) -> None:
    """25,000 citations, most of them on few days; no part overlaps another."""
    days = {date(1950 + year, 1 + year % 12, 1): 300 for year in range(70)}
    days |= {DAY: 2_000, DAY + timedelta(days=1): 2_000}
    there = world(days)
    assert listed(there, tmp_path, whole(DAY)) == (25_000, 25_000, True)
    assert not any("WebEnv" in asked.path for asked in there.asked)


def test_a_day_too_full_to_list_is_told(tmp_path: Path) -> None:
    """It cannot be halved."""
    with serving(world({DAY: 10_000})) as address, pytest.raises(RefusedError, match="2026-01-01"):
        list_window(entrez(address, tmp_path), "marrow", whole(DAY))


def test_a_window_holds_both_its_days(tmp_path: Path) -> None:
    """And not the one before or after."""
    there = world({DAY + timedelta(days=day): 1 for day in range(10)})
    window = Window(Span.ENTERED, DAY + timedelta(days=2), DAY + timedelta(days=5))
    assert listed(there, tmp_path, window) == (4, 4, True)


def test_the_words_of_a_window() -> None:
    """The question in brackets, then the days."""
    window = Window(Span.MODIFIED, DAY, date(2026, 2, 3))
    assert window.term("a OR b") == '(a OR b) AND ("2026/01/01"[MDAT] : "2026/02/03"[MDAT])'
    assert whole(DAY).term("a OR b") == "a OR b"


def test_a_list_that_does_not_agree_with_its_count_is_asked_for_again_then_told(
    tmp_path: Path,
) -> None:
    """Three times; the ids that came are not thrown away."""
    there = world({DAY: 5})
    there.fault = lambda _: Fault.DUPLICATE_IDS
    assert listed(there, tmp_path, whole(DAY)) == (5, 4, False)
    assert len(there.asked) == 3


def test_ids_that_move_while_parts_are_asked_for_are_found(tmp_path: Path) -> None:
    """A citation that is entered between two requests: the second round has it."""
    there = world({DAY: 6_000, DAY + timedelta(days=1): 6_000})

    def enter(number: int) -> None:
        if number == 10:
            there.library.add(99_999, "", DAY)

    there.fault = enter
    assert listed(there, tmp_path, whole(DAY)) == (12_001, 12_001, True)


def test_entrez_is_asked_for_no_more_than_it_lists() -> None:
    """A larger number is cut without an error."""
    assert Entrez.search.__kwdefaults__ == {"at_most": 9_999}
