"""A folder to a Python environment in which Doccano runs: the pins that work, apart from ours."""

import hashlib
import json
import subprocess
import sys
import sysconfig
import venv
from importlib.resources import files
from pathlib import Path

from corpus.errors import CasesweepError

_REQUIREMENTS = "requirements.txt"
_STAMP = "casesweep-requirements.sha256"
_INSTALL_SECONDS = 1800
_CUT, _WHOLE = "maxLabelLength:12", "maxLabelLength:60"
_PAGE = {
    _CUT: _WHOLE,
    "this.maxLineWidth-this.maxLabelWidth": "this.maxLineWidth-Math.min(this.maxLabelWidth,200)",
}
"""What is changed in Doccano's page. It cuts labels (`treatment:su...`), and ends every line of the
text so far from the edge that the longest of all labels would fit: whole ones would take half."""


class ServerError(CasesweepError):
    """A Doccano server that cannot be installed, started or copied; says why, and what to do."""


def install(environment: Path) -> None:
    """Make the environment, unless it holds the same packages already. Raises `ServerError`."""
    if not is_installed(environment):
        _make(environment)
        (environment / _STAMP).write_text(_digest(), "utf-8")
    _change_pages(environment)


def is_installed(environment: Path) -> bool:
    """Whether exactly these packages were installed to the end."""
    stamp = environment / _STAMP
    return stamp.is_file() and stamp.read_text("utf-8") == _digest()


def python_of(environment: Path) -> Path:
    """The interpreter of the environment."""
    return environment / "bin" / "python"


def backend_of(environment: Path) -> Path:
    """The folder in which Doccano's own modules stand."""
    paths = sysconfig.get_paths(vars={"base": str(environment), "platbase": str(environment)})
    return Path(paths["purelib"]) / "backend"


def _make(environment: Path) -> None:
    wanted = files("annotations.doccano").joinpath(_REQUIREMENTS)
    try:
        venv.create(environment, with_pip=True, clear=environment.exists())
        listed = environment / _REQUIREMENTS
        listed.write_text(wanted.read_text("utf-8"), "utf-8")
        pip = [python_of(environment), "-m", "pip", "install", "--no-deps", "--requirement"]
        options = ["--quiet", "--disable-pip-version-check"]
        _call([*map(str, pip), str(listed), *options])
    except OSError as error:
        raise ServerError(f"{environment} cannot be made ({error.strerror})") from error


def _change_pages(environment: Path) -> None:
    """Let labels stand whole below the words, and the text have the width that there is."""
    for script in backend_of(environment).rglob("_nuxt/*.js"):
        text = before = script.read_text("utf-8")
        for theirs, ours in _PAGE.items():
            text = text.replace(theirs, ours)
        if text != before:
            script.write_text(text, "utf-8")
            script.with_name(f"{script.name}.gz").unlink(missing_ok=True)  # it would be served


def _digest() -> str:
    """Of the packages and of the Python that they were installed for."""
    wanted = files("annotations.doccano").joinpath(_REQUIREMENTS).read_text("utf-8")
    made_for = json.dumps([wanted, sys.version_info[:2], _WHOLE])
    return hashlib.sha256(made_for.encode()).hexdigest()


def _call(command: list[str]) -> None:
    try:
        done = subprocess.run(  # noqa: S603 - our own words, no shell
            command, check=False, capture_output=True, text=True, timeout=_INSTALL_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise ServerError(
            f"Doccano was not installed within {_INSTALL_SECONDS // 60} minutes; run it again "
            "where packages can be had faster"
        ) from error
    if done.returncode:
        last = next((line for line in reversed(done.stderr.splitlines()) if line.strip()), "")
        raise ServerError(f"Doccano's packages cannot be installed: {last}; run it again")
