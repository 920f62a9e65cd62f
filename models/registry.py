"""The recognisers that were trained, by version, and which of them is in use.

A folder with one folder a version, and `registry.json`, which lists them with what was decided.
Nothing is deleted: rolling back means using the one before again, in the end the packaged one.
"""

import json
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from corpus.errors import CasesweepError
from corpus.files import written

FILE = "registry.json"
PACKAGED, PACKAGED_NAME = Path(__file__).parent / "default", "packaged"
"""The model that comes with the program, in use until another is adopted."""


class RegistryError(CasesweepError):
    """The registry cannot be read, or what was asked for is not in it."""


@dataclass(frozen=True, slots=True)
class Version:
    """One trained recogniser, `made` on a day. `reason` says why it was adopted, or was not.

    `corrected` is how many confirmed documents it has learnt from. `scores` are F1 by label (and
    `all`) on the frozen set, whose hash is `frozen`: those of another set compare with nothing.
    """

    name: str
    made: str
    adopted: bool
    reason: str
    corrected: int
    frozen: str
    scores: dict[str, float]


@dataclass(frozen=True, slots=True)
class Registry:
    """`champions` are the adopted ones in turn; the last is in use, the packaged one if none is."""

    folder: Path
    versions: tuple[Version, ...] = ()
    champions: tuple[str, ...] = ()

    @property
    def champion(self) -> str:
        """The version in use."""
        return self.champions[-1] if self.champions else PACKAGED_NAME

    @property
    def model(self) -> Path:
        """The folder of the recogniser in use. Raises `RegistryError` where it is gone."""
        if not self.champions:
            return PACKAGED
        folder = self.folder / self.champion
        if not (folder / "config.cfg").exists():
            raise RegistryError(
                f"the recogniser {self.champion} is no longer in {self.folder}; put its folder "
                "back, or use the one before it: casesweep model rollback"
            )
        return folder

    def with_version(self, version: Version) -> "Registry":
        """With one more version, in use if it was adopted."""
        champions = (*self.champions, version.name) if version.adopted else self.champions
        return replace(self, versions=(*self.versions, version), champions=champions)

    def rolled_back(self) -> "Registry":
        """With the one before in use again. Raises `RegistryError` where there is none."""
        if not self.champions:
            raise RegistryError(
                f"{self.folder}: the packaged recogniser is in use; there is none before it"
            )
        return replace(self, champions=self.champions[:-1])


def open_registry(folder: Path) -> Registry:
    """The registry of that folder, empty where there is none yet. Raises `RegistryError`."""
    path = folder / FILE
    if not path.exists():
        return Registry(folder)
    try:
        read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        versions = tuple(Version(**each) for each in read["versions"])
        champions = tuple(map(str, read["champions"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RegistryError(
            f"{path} cannot be read ({error}); restore it, or name another folder of models"
        ) from error
    unknown = set(champions) - {version.name for version in versions}
    if unknown:
        raise RegistryError(f"{path} names champions that it does not list: {sorted(unknown)}")
    return Registry(folder, versions, champions)


def save(registry: Registry) -> None:
    """Write the registry; readers see the old one or the new one. Raises `FileError`."""
    registry.folder.mkdir(parents=True, exist_ok=True)
    data = {
        "champions": list(registry.champions),
        "versions": [asdict(version) for version in registry.versions],
    }
    with written(registry.folder / FILE) as out:
        json.dump(data, out, ensure_ascii=False, indent=1)
        out.write("\n")


def next_name(registry: Registry, now: datetime) -> str:
    """The name of a version made now: `2026.11.21`, the second of a day `2026.11.21-2`."""
    day = f"{now.astimezone(UTC):%Y.%m.%d}"
    taken = {version.name for version in registry.versions}
    names = (day, *(f"{day}-{number}" for number in range(2, len(taken) + 3)))
    return next(n for n in names if n not in taken and not (registry.folder / n).exists())
