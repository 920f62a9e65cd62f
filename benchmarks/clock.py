"""A clock that goes only while what is to be measured goes on, be it in another process."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pytest_benchmark.fixture import BenchmarkFixture


class Clock:
    """Processor seconds of what was measured, and what others reported."""

    def __init__(self) -> None:
        self.seconds = 0.0

    @contextmanager
    def going(self) -> Iterator[None]:
        """Count what this process works meanwhile."""
        begun = time.process_time()
        try:
            yield
        finally:
            self.seconds += time.process_time() - begun


def measure(
    benchmark: BenchmarkFixture, what: Callable[[Clock], int], group: str, *, rounds: int = 1
) -> int:
    """The best of some rounds by the clock; what came of the last."""
    clock = Clock()
    benchmark.group = group
    benchmark._timer = lambda: clock.seconds  # noqa: SLF001 - a mark takes only what is known before
    return int(benchmark.pedantic(what, args=(clock,), rounds=rounds))  # type: ignore[no-untyped-call]  # it is untyped
