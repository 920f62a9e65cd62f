"""The fake servers as the program sees them: with a clock of their own and little patience."""

import random
from dataclasses import replace
from pathlib import Path

from corpus.sources.entrez import Entrez
from corpus.sources.pacing import Pace
from corpus.sources.transport import Patience, Transport
from tests.fakes.clock import FakeClock

EMAIL = "librarian@clinic.example"
KEY = "0123456789abcdef0123456789abcdef0123"
IMPATIENT = Patience(tries=4, step=60.0, whole=600.0, pause=0.01)
"""Few tries; but no test may fail because the machine is slow."""
SHORT_OF_HEARING = replace(IMPATIENT, step=2.0)
"""For a server that is silent: the only fault that is told by waiting."""


def transport(
    folder: Path,
    clock: FakeClock | None = None,
    *,
    seed: int = 1,
    patience: Patience = IMPATIENT,
) -> Transport:
    """A transport that never really waits."""
    clock = clock or FakeClock()
    return Transport(
        pace=Pace("fake", 3, folder, clock),
        setting="CASESWEEP_EUTILS_URL",
        patience=patience,
        clock=clock,
        chance=random.Random(seed),  # noqa: S311 - no secret
    )


def entrez(
    address: str,
    folder: Path,
    clock: FakeClock | None = None,
    *,
    seed: int = 1,
    patience: Patience = IMPATIENT,
) -> Entrez:
    """NCBI at the fake server."""
    wire = transport(folder, clock, seed=seed, patience=patience)
    return Entrez(wire, f"{address}/entrez/eutils", EMAIL, KEY)
