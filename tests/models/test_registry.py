"""Trained recognisers by version, and the way back."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.registry import PACKAGED, RegistryError, Version, next_name, open_registry, save

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def version(name: str, *, adopted: bool) -> Version:
    """One with some score."""
    return Version(name, "2026-11-21", adopted, "better", 12, "abc", {"all": 0.8})


def with_models(folder: Path, *names: str) -> None:
    """The folders of models, as far as the registry looks at them."""
    for name in names:
        (folder / name).mkdir(parents=True)
        (folder / name / "config.cfg").touch()


def test_the_packaged_model_is_in_use_until_another_is_adopted(tmp_path: Path) -> None:
    """A version that was not adopted is kept and not used."""
    registry = open_registry(tmp_path / "none")
    assert (registry.champion, registry.model) == ("packaged", PACKAGED)
    registry = registry.with_version(version("1", adopted=False))
    assert registry.champion == "packaged"
    assert registry.with_version(version("2", adopted=True)).champion == "2"


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    """With the order of champions."""
    with_models(tmp_path, "1", "2")
    registry = open_registry(tmp_path)
    for each in ("1", "2"):
        registry = registry.with_version(version(each, adopted=True))
    save(registry)
    again = open_registry(tmp_path)
    assert again == registry
    assert again.model == tmp_path / "2"


def test_rolling_back_goes_to_the_one_before_and_at_last_to_the_packaged(tmp_path: Path) -> None:
    """The versions stay listed."""
    with_models(tmp_path, "1", "2")
    registry = open_registry(tmp_path)
    for each in ("1", "2"):
        registry = registry.with_version(version(each, adopted=True))
    registry = registry.rolled_back()
    assert registry.champion == "1"
    registry = registry.rolled_back()
    assert registry.model == PACKAGED
    assert len(registry.versions) == 2
    with pytest.raises(RegistryError, match="there is none before it"):
        registry.rolled_back()


def test_a_model_whose_folder_is_gone_is_named(tmp_path: Path) -> None:
    """With what to do."""
    registry = open_registry(tmp_path).with_version(version("1", adopted=True))
    with pytest.raises(
        RegistryError, match=r"recogniser 1 is no longer .* casesweep model rollback"
    ):
        _ = registry.model


@pytest.mark.parametrize("text", ["", "[]", '{"versions": [{}], "champions": []}'])
def test_a_broken_registry_is_named(tmp_path: Path, text: str) -> None:
    """It is not taken for an empty one."""
    (tmp_path / "registry.json").write_text(text, encoding="utf-8")
    with pytest.raises(RegistryError, match=r"registry\.json cannot be read"):
        open_registry(tmp_path)


def test_a_champion_that_is_not_listed_is_named(tmp_path: Path) -> None:
    """Somebody has edited the file."""
    (tmp_path / "registry.json").write_text(
        '{"versions": [], "champions": ["7"]}', encoding="utf-8"
    )
    with pytest.raises(RegistryError, match=r"does not list: .*7"):
        open_registry(tmp_path)


def test_versions_of_one_day_are_numbered(tmp_path: Path) -> None:
    """A folder that a training which was cut off has left is passed over too."""
    registry = open_registry(tmp_path)
    assert next_name(registry, NOON) == "2026.11.21"
    registry = registry.with_version(version("2026.11.21", adopted=False))
    assert next_name(registry, NOON) == "2026.11.21-2"
    (tmp_path / "2026.11.21-2").mkdir()
    assert next_name(registry, NOON) == "2026.11.21-3"
