"""A clock that stands still until somebody sleeps."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class FakeClock:
    """`slept` lists the pauses that were made."""

    moment: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def now(self) -> float:
        """The moment."""
        return self.moment

    def sleep(self, seconds: float) -> None:
        """Time passes at once."""
        self.slept.append(seconds)
        self.moment += seconds
