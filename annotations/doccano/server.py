"""A folder to a running Doccano for one team: on loopback, with its own key; up, down, backup.

Two processes, the web server and the worker of imports, share an SQLite file in the folder; no
other service is needed. They know nothing of our environment variables, so no password of ours.
"""

import os
import secrets
import signal
import socket
import sqlite3
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import requests

from annotations.doccano.environment import (
    ServerError,
    backend_of,
    install,
    python_of,
)
from corpus.errors import WrongUse
from corpus.files import drafted

HOST = "127.0.0.1"
PAGE_SIZE = 100
"""Doccano's own is 5, which makes twenty times as many requests of a list."""

_WORKERS = 2
_REQUEST_SECONDS = 120
_START_SECONDS = 120
_WORDLESS_SECONDS = 5.0
_STOP_SECONDS = 15
_DATABASE = "db.sqlite3"
_PASSED_ON = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT")
SET_UP = """
import sys, django
django.setup()
from django.contrib.auth import get_user_model
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("create_roles", verbosity=0)
name, password = sys.stdin.read().split("\\n", 1)
if name and not get_user_model().objects.filter(username=name).exists():
    get_user_model().objects.create_superuser(name, "", password)
from config.celery import app
with app.connection_for_write() as line:
    app.amqp.queues["celery"](line.default_channel).declare()
"""
"""The password comes by standard input: arguments of a process can be seen by everybody.

The queue of tasks is made here: where web server and worker both find none, both make it, and the
second dies of its name's being taken.
"""


@dataclass(frozen=True, slots=True)
class Server:
    """`folder` holds the data, the logs and the process ids; `environment` the packages."""

    folder: Path
    environment: Path
    port: int = 8000

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://{HOST}:{self.port}"

    @property
    def database(self) -> Path:
        """The file that holds users, projects, texts and annotations."""
        return self.folder / "home" / _DATABASE


def at(folder: Path, environment: Path | None = None, port: int = 8000) -> Server:
    """The server of a folder; its packages stand in the folder too if nothing else is said.

    Doccano changes its working folder, so all paths are made absolute.
    """
    home = folder.resolve()
    return Server(home, (environment or home / "environment").absolute(), port)


def up(server: Server, *, admin: str, password: str) -> bool:
    """Install what is missing, start, and wait until web server and worker both answer.

    Makes the account of the administrator if there is none of that name; an existing one keeps its
    password. False if it was running before. Raises `ServerError`.
    """
    running = [name for name in _PROCESSES if _pid(server, name) is not None]
    if len(running) == len(_PROCESSES) and is_healthy(server):
        return False
    down(server)
    install(server.environment)
    _refuse_taken(server)
    prepare(server, admin, password)
    for name, command in _PROCESSES.items():
        _start(server, name, command)
    _await(server)
    return True


def down(server: Server) -> bool:
    """Stop both processes; data stay. False if none ran."""
    pids = {name: pid for name in _PROCESSES if (pid := _pid(server, name)) is not None}
    for pid in pids.values():
        _send(pid, signal.SIGTERM)
    end = time.monotonic() + _STOP_SECONDS
    while any(_lives(pid) for pid in pids.values()) and time.monotonic() < end:
        time.sleep(0.1)
    for pid in pids.values():
        _send(pid, signal.SIGKILL)
    for name in _PROCESSES:
        _pid_file(server, name).unlink(missing_ok=True)
    return bool(pids)


def back_up(server: Server, path: Path) -> None:
    """Write all that people have done to one file; the server may run meanwhile.

    To go back: stop it, and put the file in the place of `home/db.sqlite3`. Raises `WrongUse`.
    """
    if not server.database.is_file():
        raise WrongUse(f"there is no Doccano in {server.folder}; start one: review server up")
    with drafted(path) as draft:
        source, target = sqlite3.connect(server.database), sqlite3.connect(draft)
        try:
            source.backup(target)
            [(said,)] = target.execute("PRAGMA integrity_check")
        finally:
            source.close()
            target.close()
        if said != "ok":
            raise ServerError(f"{server.database} is damaged: {said}; restore the last backup")


def is_healthy(server: Server) -> bool:
    """Whether the web server answers, its tables are made, and the worker takes a task."""
    try:
        told = requests.get(f"{server.url}/v1/health/?format=json", timeout=10).json()
    except (requests.RequestException, ValueError):
        return False
    return all(state in {"OK", "working"} for state in told.values())


_PROCESSES = {
    "web": (
        "-m", "gunicorn", "--chdir", "{backend}", "--bind", "{address}",
        "--workers", str(_WORKERS), "--timeout", str(_REQUEST_SECONDS), "config.wsgi",
    ),
    "worker": (
        "-m", "celery", "--app=config", "--workdir={backend}", "worker",
        "--loglevel=info", "--concurrency=1",
    ),
}  # fmt: skip
"""Doccano's own command would listen on every interface, and give up a request after 30 s."""


def prepare(server: Server, admin: str = "", password: str = "") -> None:
    """Tables, roles, the queue of tasks, and the account of the administrator, if one is named."""
    done = subprocess.run(  # noqa: S603 - our own words, no shell
        [python_of(server.environment), "-c", SET_UP],
        check=False,
        input=f"{admin}\n{password}",
        capture_output=True,
        text=True,
        env=_environment(server),
        cwd=backend_of(server.environment),
        timeout=_START_SECONDS,
    )
    if done.returncode:
        last = next((line for line in reversed(done.stderr.splitlines()) if line.strip()), "")
        raise ServerError(f"Doccano cannot be set up in {server.folder}: {last}")


def _start(server: Server, name: str, command: tuple[str, ...]) -> None:
    places = {
        "backend": str(backend_of(server.environment)),
        "address": f"{HOST}:{server.port}",
    }
    with (server.folder / f"{name}.log").open("ab") as log:
        process = subprocess.Popen(  # noqa: S603 - our own words, no shell
            [python_of(server.environment), *(each.format(**places) for each in command)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=_environment(server),
            cwd=backend_of(server.environment),
            start_new_session=True,
        )
    _pid_file(server, name).write_text(str(process.pid), "utf-8")
    process.returncode = 0  # it is to outlive us: nobody waits for it here


def _environment(server: Server) -> dict[str, str]:
    home = server.folder / "home"
    home.mkdir(parents=True, exist_ok=True)
    passed = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    backend = backend_of(server.environment)
    return passed | {
        "DOCCANO_HOME": str(home),
        "DATABASE_URL": f"sqlite:///{server.database}",
        "MEDIA_ROOT": str(home / "media"),
        "SECRET_KEY": _secret_key(home),
        "DOCCANO_PAGE_SIZE": str(PAGE_SIZE),
        "ALLOW_SIGNUP": "False",
        "STANDALONE": "True",
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "PYTHONPATH": str(backend),
        "PYTHONWARNINGS": "ignore",
    }


def _secret_key(home: Path) -> str:
    """Of this server alone (Doccano's default is public); kept, so that sessions outlive a stop."""
    path = home / "secret_key"
    if not path.exists():
        with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(40))
    return path.read_text("utf-8")


def _await(server: Server) -> None:
    end = time.monotonic() + _START_SECONDS
    while not is_healthy(server):
        stopped = [name for name in _PROCESSES if _pid(server, name) is None]
        if stopped or time.monotonic() > end:
            down(server)
            log = server.folder / f"{(stopped or ['web'])[0]}.log"
            raise ServerError(f"Doccano did not start; the reason stands at the end of {log}")
        time.sleep(0.2)


def _refuse_taken(server: Server) -> None:
    """Somebody else's server at the port would look like ours, ready."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, server.port))
        except OSError as error:
            raise ServerError(f"port {server.port} is taken; name another with --port") from error


def _pid_file(server: Server, name: str) -> Path:
    return server.folder / f"{name}.pid"


def _pid(server: Server, name: str) -> int | None:
    """The process, if it lives and is ours: numbers of processes are used again."""
    try:
        pid = int(_pid_file(server, name).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return pid if str(server.environment) in _command_of(pid) else None


def _command_of(pid: int) -> str:
    """The words that a process was started with; empty for one that is gone, or a zombie."""
    if Path("/proc/self/cmdline").exists():
        return _command_in_proc(pid)
    asked = ["ps", "-o", "command=", "-p", str(pid)]
    return subprocess.run(asked, check=False, capture_output=True, text=True).stdout  # noqa: S603 - our own words, no shell


def _command_in_proc(pid: int) -> str:
    """As Linux tells it; a process that is only just being started has no words for a moment."""
    end = time.monotonic() + _WORDLESS_SECONDS
    while True:
        try:
            words = Path(f"/proc/{pid}/cmdline").read_text("utf-8", "replace")
            state = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2]
        except OSError:
            return ""
        if words or state.split()[:1] == ["Z"] or time.monotonic() > end:
            return words
        time.sleep(0.01)


def _lives(pid: int) -> bool:
    with suppress(ChildProcessError):  # a child of ours that has ended would stay as a zombie
        os.waitpid(pid, os.WNOHANG)
    try:
        os.killpg(pid, 0)
    except ProcessLookupError:
        return False
    return True


def _send(pid: int, sign: signal.Signals) -> None:
    try:
        os.killpg(pid, sign)  # each was started as the head of a group of its own
    except ProcessLookupError:
        return
