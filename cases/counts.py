"""What one run did, counted as a PRISMA 2020 flow needs it."""

from dataclasses import asdict, dataclass
from operator import add, attrgetter


@dataclass(frozen=True, slots=True)
class Counts:
    """Documents `read` are `repeated` (seen before in this run) or screened.

    Those screened are `excluded` (not relevant) or relevant; `skipped` ones of either kind have
    been extracted before by the same versions. Cases are new, changed, unchanged, or `gone`: in
    the table before and no longer.
    """

    read: int = 0
    repeated: int = 0
    skipped: int = 0
    excluded: int = 0
    relevant: int = 0
    rejected: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        """Both together."""
        return Counts(*map(add, _FIGURES(self), _FIGURES(other)))

    @property
    def changed_nothing(self) -> bool:
        """Whether the case table is what it was."""
        return not (self.new or self.changed or self.gone)

    def as_dict(self) -> dict[str, int]:
        """For the database and for JSON."""
        return asdict(self)


_FIGURES = attrgetter(*Counts.__slots__)
