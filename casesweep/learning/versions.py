"""`casesweep model list` and `rollback`: the registry of trained recognisers, shown and turned."""

from pathlib import Path

from casesweep.learning.page import Rows, markdown
from casesweep.settings import Settings
from casesweep.terminal import say
from corpus.sole import sole
from models.registry import Registry, open_registry, save


def list_versions(settings: Settings) -> int:
    """Print every version, newest first; say which is in use."""
    registry = open_registry(Path(settings.models))
    if registry.versions:
        print(markdown(versions_table(registry)))  # noqa: T201 - what was asked for
    say(f"in use: {registry.champion}; kept in {registry.folder}")
    return 0


def roll_back(settings: Settings) -> int:
    """Use the one before. Raises `RegistryError` where the packaged one is in use.

    Raises `AtWorkError` while a training is at work, which would not know of it.
    """
    with sole(lock_of(settings), what="training"):
        registry = open_registry(Path(settings.models))
        before = registry.rolled_back()
        save(before)
    say(f"in use: {before.champion} (was {registry.champion}, which is kept)")
    return 0


def lock_of(settings: Settings) -> Path:
    """Held by whoever changes the registry."""
    return Path(settings.models) / "lock"


def versions_table(registry: Registry) -> Rows:
    """Every version, newest first; the one in use is marked."""
    head = ("version", "made", "corrected documents", "F1", "adopted", "")
    body = [
        (
            each.name,
            each.made,
            str(each.corrected),
            f"{each.scores['all']:.3f}",
            "yes" if each.adopted else "no",
            "in use" if each.name == registry.champion else "",
        )
        for each in reversed(registry.versions)
    ]
    return [head, *body]
