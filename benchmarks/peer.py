"""medspaCy in an environment of its own, for its pins and ours do not agree.

`python -m benchmarks.peer` makes it, once, in the user's cache folder (some 500 MB).
"""

import os
import subprocess
import sys
from pathlib import Path

REQUIREMENT = "medspacy==1.3.1"
MISSING = "medspaCy has an environment of its own; make it with: python -m benchmarks.peer"


def interpreter() -> Path:
    """Its Python, there or not."""
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
    return cache / "casesweep" / REQUIREMENT.replace("==", "-") / "bin" / "python"


def make() -> None:
    """Make the environment anew."""
    python = interpreter()
    subprocess.run([sys.executable, "-m", "venv", "--clear", python.parent.parent], check=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", REQUIREMENT], check=True)


if __name__ == "__main__":
    make()
