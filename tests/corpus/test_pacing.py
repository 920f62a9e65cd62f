"""Turns to ask a server: apart as its limit says, for all processes together."""

import multiprocessing
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.sources.pacing import Pace, PaceError
from tests.fakes.clock import FakeClock


def turn(pace: Pace) -> float:
    """A turn of a request that is there at once."""
    with pace.turn() as moment:
        return moment


def test_the_pause_begins_when_the_request_is_known_to_be_there(tmp_path: Path) -> None:
    """However long it was on its way, and also where it ended in an error, which stays what it is."""
    clock = FakeClock()
    pace = Pace("server", 3, tmp_path, clock)

    def fall_silent() -> None:
        with pace.turn():
            clock.sleep(5)
            raise TimeoutError

    with pytest.raises(TimeoutError):
        fall_silent()
    assert turn(pace) == pytest.approx(1000 + 5 + 1.1 / 3)


def test_turns_are_a_little_further_apart_than_the_limit(tmp_path: Path) -> None:
    """Three a second: never a fourth within a second, with a tenth to spare for the way."""
    pace = Pace("server", 3, tmp_path, FakeClock())
    turns = [turn(pace) for _ in range(20)]
    assert all(later - earlier >= 1.09 / 3 for earlier, later in pairwise(turns))
    assert turns[-1] - turns[0] == pytest.approx(19 * 1.1 / 3)


def test_nobody_waits_when_nobody_has_asked(tmp_path: Path) -> None:
    """The first turn is at once, and so is one after a long pause."""
    clock = FakeClock()
    pace = Pace("server", 3, tmp_path, clock)
    turn(pace)
    clock.sleep(60)
    turn(pace)
    assert clock.slept == [60]


def test_another_server_has_its_own_turns(tmp_path: Path) -> None:
    """PMC's cloud does not wait for PubMed."""
    clock = FakeClock()
    turn(Pace("one", 3, tmp_path, clock))
    turn(Pace("other", 3, tmp_path, clock))
    assert clock.slept == []


def test_a_server_that_wants_to_be_left_alone_is(tmp_path: Path) -> None:
    """For all who share the pace; not for longer than ten minutes, whatever it says."""
    clock = FakeClock()
    Pace("server", 3, tmp_path, clock).hold(30)
    turn(Pace("server", 10, tmp_path, clock))
    Pace("server", 3, tmp_path, clock).hold(1e9)
    turn(Pace("server", 3, tmp_path, clock))
    assert clock.slept == [30, 600]


def test_a_shorter_hold_does_not_end_a_longer_one(tmp_path: Path) -> None:
    """Two processes were told different times."""
    clock = FakeClock()
    pace = Pace("server", 3, tmp_path, clock)
    pace.hold(30)
    pace.hold(1)
    turn(pace)
    assert clock.slept == [30]


def test_what_was_noted_before_the_machine_was_restarted_does_not_count(tmp_path: Path) -> None:
    """Its clock has begun anew; nor does a file count that holds no time."""
    turn(Pace("server", 3, tmp_path, FakeClock(1e9)))
    clock = FakeClock(5)
    pace = Pace("server", 3, tmp_path, clock)
    turn(pace)
    next(tmp_path.iterdir()).write_text("nonsense", encoding="utf-8")
    turn(pace)
    assert clock.slept == []


def test_a_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    """And what to do."""
    with pytest.raises(PaceError, match="TMPDIR"):
        turn(Pace("server", 3, tmp_path / "none", FakeClock()))


def _turns(folder: Path, queue: "multiprocessing.Queue[float]") -> None:
    pace = Pace("server", 50, folder)
    for _ in range(10):
        queue.put(turn(pace))


def test_processes_share_the_limit(tmp_path: Path) -> None:
    """The moments given to three processes at work at once are as far apart as those of one."""
    context = multiprocessing.get_context("spawn")
    queue: multiprocessing.Queue[float] = context.Queue()
    workers = [context.Process(target=_turns, args=(tmp_path, queue)) for _ in range(3)]
    for worker in workers:
        worker.start()
    turns = sorted(queue.get(timeout=60) for _ in range(30))
    for worker in workers:
        worker.join()
    assert all(later - earlier >= 1.09 / 50 for earlier, later in pairwise(turns))
