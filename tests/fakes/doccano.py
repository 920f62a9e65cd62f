"""A real Doccano for the tests, in a folder of its own, on a free port of loopback.

Its packages are installed once, into a cache folder: $XDG_CACHE_HOME, else ~/.cache.
"""

import fcntl
import hashlib
import os
import secrets
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from annotations.doccano.environment import ServerError, install, is_installed
from annotations.doccano.server import HOST, SET_UP, Server, down, prepare, up
from annotations.doccano.session import Doccano

REQUIRED = os.environ.get("CASESWEEP_TEST_DOCCANO") == "required"
"""Whether a machine on which Doccano cannot be installed fails the tests instead of skipping them."""

ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Team:
    """A running server with accounts; every account has the same password, made up for the run."""

    server: Server
    password: str = field(default_factory=lambda: secrets.token_urlsafe(12))

    def session(self, user: str = ADMIN) -> Doccano:
        """That person's session; an account is made if there is none."""
        if user != ADMIN:
            admin = Doccano(self.server.url, ADMIN, self.password)
            if not any(each["username"] == user for each in admin.get("users", q=user)):
                admin.do(lambda client: client.create_user(user, self.password))
        return Doccano(self.server.url, user, self.password)

    def start(self) -> None:
        """Start it, or start it again."""
        up(self.server, admin=ADMIN, password=self.password)


def environment() -> Path:
    """Where the packages are, or will be."""
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(cache) / "casesweep-tests" / "doccano"


def installed() -> Path:
    """The environment, installed; two test processes wait for each other. Raises `ServerError`.

    Making the tables takes longest of a first start, so an empty database is kept beside it.
    """
    folder = environment()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        fresh = not is_installed(folder)
        install(folder)
        empty = _empty()
        if fresh or not empty.database.exists():
            shutil.rmtree(empty.folder, ignore_errors=True)
            prepare(empty)
    return folder


def _empty() -> Server:
    """Where the empty database lies: made anew when it is set up in another way."""
    made_by = hashlib.sha256(SET_UP.encode()).hexdigest()[:12]
    return Server(environment().parent / f"empty-{made_by}", environment())


@contextmanager
def team(folder: Path) -> Iterator[Team]:
    """A server that lives as long as the block. Raises `ServerError`."""
    running = Team(Server(folder, installed(), _free_port()))
    running.server.database.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_empty().database, running.server.database)
    try:
        running.start()
        yield running
    finally:
        down(running.server)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


__all__ = ["ADMIN", "REQUIRED", "ServerError", "Team", "installed", "team"]
