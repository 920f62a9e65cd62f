"""`casesweep review server`: Doccano for one team, started, stopped and copied."""

from pathlib import Path

from annotations.doccano.environment import is_installed
from annotations.doccano.server import Server, back_up, down, up
from casesweep.reviewing.review import password_of
from casesweep.settings import Settings
from casesweep.terminal import say


def start(settings: Settings, server: Server) -> int:
    """Install if needed, start, wait until it is healthy, and say how to go on."""
    server.folder.mkdir(parents=True, exist_ok=True)
    password = password_of(settings.doccano_user)
    if not is_installed(server.environment):
        say(f"installing Doccano into {server.environment}; this takes a minute or two")
    started = up(server, admin=settings.doccano_user, password=password)
    print(  # noqa: T201 - a command speaks
        f"Doccano {'runs' if started else 'ran before'} at {server.url}, on this machine only",
        f"data: {server.folder}",
        f"accounts for annotators: casesweep review server user NAME --server {server.url}",
        sep="\n",
        flush=True,
    )
    return 0


def stop(server: Server) -> int:
    """Stop it; what people have done stays."""
    stopped = down(server)
    print("Doccano was stopped" if stopped else "no Doccano of this folder was running", flush=True)  # noqa: T201 - a command speaks
    return 0


def copy(server: Server, file: Path) -> int:
    """Write the backup and say where."""
    back_up(server, file)
    print(f"backup: {file}", flush=True)  # noqa: T201 - a command speaks
    return 0
