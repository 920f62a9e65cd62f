"""The fake servers as the program sees them: with a clock of their own and little patience."""

import random
from pathlib import Path

from corpus.entrez import Entrez
from corpus.pacing import Pace
from corpus.transport import Patience, Transport
from tests.fakes.clock import FakeClock

EMAIL = "librarian@clinic.example"
KEY = "0123456789abcdef0123456789abcdef0123"
IMPATIENT = Patience(tries=4, step=0.3, whole=30.0, pause=0.01)


def transport(folder: Path, clock: FakeClock | None = None, *, seed: int = 1) -> Transport:
    """A transport that never really waits."""
    clock = clock or FakeClock()
    return Transport(
        pace=Pace("fake", 3, folder, clock),
        setting="CASESWEEP_EUTILS_URL",
        patience=IMPATIENT,
        clock=clock,
        chance=random.Random(seed),  # noqa: S311 - no secret
    )


def entrez(address: str, folder: Path, clock: FakeClock | None = None, *, seed: int = 1) -> Entrez:
    """NCBI at the fake server."""
    return Entrez(transport(folder, clock, seed=seed), f"{address}/entrez/eutils", EMAIL, KEY)
