"""What every test may use: where the repository is, material beside it, and both databases."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

from tests.fakes.postgresql import REQUIRED, binaries, server

ROOT = Path(__file__).parent.parent

_numbers = count(1)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared material beside the repository; tests that need it skip without it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"the shared material is not here ({folder})")
    return folder


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The socket folder of a PostgreSQL server that lives as long as the tests."""
    programs = binaries()
    if programs is None:
        why = "PostgreSQL is not installed: apt-get install postgresql"
        if REQUIRED:
            pytest.fail(why)
        pytest.skip(why)
    with server(programs) as folder:
        yield folder


def new_postgresql_url(postgresql_server: str) -> str:
    """The URL of a new database on the server."""
    name = f"cases_{next(_numbers)}"
    with psycopg.connect(host=postgresql_server, user="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return f"postgresql+psycopg://postgres@/{name}?host={postgresql_server}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database, on each of the two that casesweep keeps cases in."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'cases.sqlite'}"
    return new_postgresql_url(request.getfixturevalue("postgresql_server"))
