"""A study folder to a `Study`: what it is called and the tables that a clinician edits."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from studies.table import rows_of

HERE = Path(__file__).parent


class StudyError(Exception):
    """A study folder that cannot be used; the message says which file and why."""


@dataclass(frozen=True, slots=True)
class Study:
    """One study. `settings` is `study.toml`; tables are read by `rows`.

    It can be the key of a cache, for what is made of its tables once.
    """

    name: str
    folder: Path
    settings: dict[str, Any] = field(hash=False)

    def rows(self, table: str) -> tuple[dict[str, str], ...]:
        """The rows of `<table>.tsv` in the study folder, keyed by its header.

        Lines that begin with `#` are comments. Raises `StudyError` where the file is missing.
        """
        path = self.folder / f"{table}.tsv"
        try:
            return rows_of(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise StudyError(f"{path}: {error.strerror}; every study needs this table") from error


def load_study(name: str) -> Study:
    """The study of that name, or in that folder. Raises `StudyError` if there is none."""
    folder = Path(name) if Path(name).is_dir() else HERE / name
    path = folder / "study.toml"
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        known = ", ".join(sorted(p.parent.name for p in HERE.glob("*/study.toml")))
        message = f"no study {name!r} ({path}: {error.strerror}); known: {known}"
        raise StudyError(message) from error
    except tomllib.TOMLDecodeError as error:
        raise StudyError(f"{path}: {error}") from error
    return Study(settings.get("name", folder.name), folder, settings)
