"""Where the real files are, and the ratios of what was measured side by side."""

import os
import platform
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def bulk() -> Path:
    """The folder of PubMed's own files: below CASESWEEP_BENCHMARK_DATA, else `../shared/data`."""
    named = os.environ.get("CASESWEEP_BENCHMARK_DATA", str(ROOT.parent / "shared" / "data"))
    folder = Path(named) / "pubmed_bulk"
    if not folder.is_dir():
        pytest.skip(f"no real files at {folder}; set CASESWEEP_BENCHMARK_DATA to their folder")
    return folder


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Best times of each group, as multiples of its first, and what else was measured."""
    session = getattr(config, "_benchmarksession", None)
    groups: dict[str, list[tuple[str, float, str]]] = {}
    for each in session.benchmarks if session else ():
        more = "; ".join(f"{name} {value}" for name, value in each.extra_info.items())
        groups.setdefault(each.group or "alone", []).append((each.name, each.stats.min, more))
    terminalreporter.section("ratios")
    terminalreporter.write_line(
        f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, "
        f"load now {os.getloadavg()[0]:.1f}"
    )
    for group, measured in groups.items():
        terminalreporter.write_line(group)
        for name, seconds, more in measured:
            ratio = seconds / measured[0][1]
            terminalreporter.write_line(f"  {name:58} {seconds:9.3f} s {ratio:8.2f} x  {more}")
