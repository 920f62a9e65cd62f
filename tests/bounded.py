"""A bound on what a call may cost, far above its cost and far below that of squared time."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Fail if the block takes more than so many seconds of the processor.

    Time on the wall would measure what else the machine does. The bound is wide, for machines
    differ; what it is there to catch takes a hundred times as long.
    """
    start = time.process_time()
    yield
    spent = time.process_time() - start
    assert spent < seconds, f"{spent:.0f} s of the processor; {seconds:.0f} allowed"
