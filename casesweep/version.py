"""What made a record, the study's tables and the rules: equal versions give equal records."""

import hashlib
import json
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

from cases.db.intake import Versions
from casesweep import __version__
from studies.study import Study

_PACKAGES = ("cases", "extract", "models", "studies")
_NOT_READ = frozenset({"query", "title", "report", "codes", "code_names", "code_systems"})
"""Settings of `study.toml`, and tables, that no record depends on."""
_LENGTH = 12


def versions(study: Study) -> Versions:
    """Both as short hashes of what they are made of, the program's with its number before it.

    The study's version covers what records depend on of the tables and settings in its folder: a
    changed query, title or code makes no paper be read again. Examples and sample do not count
    either. The extractor's covers the code and the models, so that a rule changed in a checkout
    counts as a new version.
    """
    tables = sorted(path for path in study.folder.glob("*.tsv") if path.stem not in _NOT_READ)
    code = sorted(path for name in _PACKAGES for path in _code(name))
    read = {name: value for name, value in study.settings.items() if name not in _NOT_READ}
    settings = json.dumps(read, sort_keys=True, default=str)
    return Versions(_hash(tables, settings), f"{__version__}+{_hash(code)}")


def _code(package: str) -> Iterable[Path]:
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for path in Path(folder).rglob("*"):
            is_code = path.suffix == ".py" or _is_data_of_code(package, path)
            if is_code and "__pycache__" not in path.parts:
                yield path


def _is_data_of_code(package: str, path: Path) -> bool:
    """Whether a file that is no module makes records what they are: a model, a table of cues."""
    return package in {"extract", "models"} and path.is_file() and path.name != "py.typed"


def _hash(paths: Iterable[Path], more: str = "") -> str:
    digest = hashlib.sha256(more.encode())
    for path in paths:
        digest.update(path.name.encode() + b"\x00" + path.read_bytes() + b"\x00")
    return digest.hexdigest()[:_LENGTH]
