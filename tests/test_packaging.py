"""The packages stand where they are seen, and the wheel holds everything a study needs."""

import importlib
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGES = ["casesweep", "corpus", "cases", "models", "extract", "annotations", "studies"]


@pytest.mark.parametrize("name", PACKAGES)
def test_each_package_resolves_inside_the_repository(name: str) -> None:
    """No package of the same name in site-packages hides ours."""
    module = importlib.import_module(name)
    assert module.__file__ is not None
    assert Path(module.__file__).parent == ROOT / name


@pytest.mark.slow
def test_the_wheel_holds_every_file_of_the_packages(tmp_path: Path) -> None:
    """Vocabularies, samples, models and migrations travel with the code."""
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-qw"]
    subprocess.run([*command, str(tmp_path), str(ROOT)], check=True, timeout=300)
    (wheel,) = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    tracked = subprocess.run(
        ["git", "ls-files", *PACKAGES], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split("\n")
    assert {name for name in tracked if name} <= held
    assert (
        not {name.split("/")[0] for name in held}
        - {*PACKAGES}
        - {name.split("/")[0] for name in held if ".dist-info/" in name}
    )


def test_gitignore_leaves_the_models_in() -> None:
    """`/data/` is the user's; `models/` is ours."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert "/data/" in lines
    assert not any("models" in line for line in lines)
